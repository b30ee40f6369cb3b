"""The tables of a record.

Ids of statements, events and commitments are unique in their document only, so their keys are
``(document, id)``. All ``*_start`` and ``*_end`` columns that are whole numbers are half-open
character offsets into ``documents.text``, in code points; ``start_date`` and ``end_date`` are
calendar days, both included, and NULL where nothing says which. ``date_from`` says how they are
known, as :class:`dragoman.model.Dating` has it.

The whole reading is kept as JSON beside the rows that are made from it: the rows answer
questions, the JSON gives the reading back unchanged. What no question asks for, as mentions of
actors and dates, is in the JSON only.

Tables whose rows are found by a key of several columns are kept in the order of that key.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from dragoman.model import (
    Act,
    CommitmentKind,
    Dating,
    Form,
    Modality,
    Polarity,
    SourceKind,
    Status,
)
from dragoman.record.columns import Choice, Day, Fingerprint, Packed

VERSION = 3
"""Schema version that this package writes; raised with every change to the tables."""

VERSION_KEY = "schema"


class Unit(StrEnum):
    """What a row of ``participants``, ``sources`` or ``issues`` belongs to."""

    STATEMENT = "statement"
    EVENT = "event"
    COMMITMENT = "commitment"


class Role(StrEnum):
    """What an actor is to a unit."""

    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    ACTOR = "actor"
    RECIPIENT = "recipient"
    OBLIGOR = "obligor"
    BENEFICIARY = "beneficiary"
    SOURCE = "source"
    """On whose word it stands: an actor of the source chain."""


metadata = sa.MetaData()

_BY_KEY: dict[str, Any] = {"sqlite_with_rowid": False}


def _document() -> sa.Column[str]:
    target = sa.ForeignKey("documents.id", ondelete="CASCADE")
    return sa.Column("document", Fingerprint, target, primary_key=True)


def _position() -> sa.Column[int]:
    return sa.Column("position", sa.Integer, primary_key=True, autoincrement=False)


def _offsets(name: str, *, nullable: bool = False) -> tuple[sa.Column[Any], sa.Column[Any]]:
    return (
        sa.Column(f"{name}_start", sa.Integer, nullable=nullable),
        sa.Column(f"{name}_end", sa.Integer, nullable=nullable),
    )


def _dates() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("start_date", Day),
        sa.Column("end_date", Day),
        sa.Column("date_from", Choice(Dating)),
    )


def _unit_key() -> tuple[sa.Column[str], sa.Column[str]]:
    return (
        sa.Column("unit", Choice(Unit), primary_key=True),
        sa.Column("unit_id", sa.Text, primary_key=True),
    )


meta = sa.Table(
    "meta",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", Fingerprint, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False, index=True),
    sa.Column("title", sa.Text),
    sa.Column("outlet", sa.Text, index=True),
    sa.Column("outlet_country", sa.Text),
    sa.Column("published", Day, index=True),
    sa.Column("url", sa.Text),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("package", sa.Text, nullable=False),
    sa.Column("codebook", sa.Text, nullable=False),
    sa.Column("knowledge", sa.Text, nullable=False),
    sa.Column("model", sa.Text, nullable=False),
    # The long columns stand last: SQLite reads a row from its beginning.
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("reading", Packed, nullable=False),
)

# Absent names are '' and not NULL: a unique key holds NULLs to be all different.
actors = sa.Table(
    "actors",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("country", sa.Text, nullable=False),
    sa.Column("sector", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("office", sa.Text, nullable=False),
    sa.Column("country_class", sa.Text, nullable=False),
    sa.UniqueConstraint("country", "sector", "name", "office", "country_class"),
)

places = sa.Table(
    "places",
    metadata,
    _document(),
    _position(),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    *_offsets("evidence"),
    **_BY_KEY,
)

statements = sa.Table(
    "statements",
    metadata,
    _document(),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("act", Choice(Act), nullable=False),
    sa.Column("form", Choice(Form), nullable=False),
    sa.Column("polarity", Choice(Polarity), nullable=False),
    sa.Column("modality", Choice(Modality), nullable=False),
    *_dates(),
    sa.Column("confidence", sa.Float, nullable=False),
    *_offsets("evidence"),
    *_offsets("cue"),
    *_offsets("speaker", nullable=True),
    sa.Index("statements_by_act_and_date", "act", "start_date"),
    sa.Index("statements_by_date", "start_date", "end_date"),
    **_BY_KEY,
)

fragments = sa.Table(
    "fragments",
    metadata,
    _document(),
    sa.Column("statement", sa.Text, primary_key=True),
    _position(),
    *_offsets("evidence"),
    **_BY_KEY,
)

events = sa.Table(
    "events",
    metadata,
    _document(),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("mode", sa.Text),
    sa.Column("quad", sa.Integer, nullable=False),
    sa.Column("intensity", sa.Float, nullable=False),
    sa.Column("cameo", sa.Text, nullable=False),
    sa.Column("goldstein", sa.Float, nullable=False),
    sa.Column("status", Choice(Status), nullable=False),
    *_dates(),
    sa.Column("place", sa.Text),
    sa.Column("place_country", sa.Text),
    *_offsets("place", nullable=True),
    *_offsets("evidence"),
    sa.Column("contexts", sa.Text, nullable=False),
    sa.Column("frame", sa.Text, nullable=False),
    sa.Column("statement", sa.Text),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Index("events_by_type_and_date", "type", "start_date"),
    sa.Index("events_by_date", "start_date", "end_date"),
    **_BY_KEY,
)

commitments = sa.Table(
    "commitments",
    metadata,
    _document(),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("kind", Choice(CommitmentKind), nullable=False),
    *_dates(),
    sa.Column("due_start", Day),
    sa.Column("due_end", Day),
    *_offsets("evidence"),
    *_offsets("condition", nullable=True),
    sa.Column("statement", sa.Text),
    sa.Column("event", sa.Text),
    sa.Index("commitments_by_kind_and_date", "kind", "start_date"),
    **_BY_KEY,
)

participants = sa.Table(
    "participants",
    metadata,
    _document(),
    *_unit_key(),
    sa.Column("role", Choice(Role), primary_key=True),
    _position(),
    sa.Column("actor", sa.ForeignKey("actors.id"), nullable=False),
    sa.Index("participants_by_actor", "actor", "unit", "role", "document", "unit_id"),
    **_BY_KEY,
)

sources = sa.Table(
    "sources",
    metadata,
    _document(),
    *_unit_key(),
    _position(),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("kind", Choice(SourceKind), nullable=False),
    *_offsets("evidence", nullable=True),
    **_BY_KEY,
)

issues = sa.Table(
    "issues",
    metadata,
    _document(),
    *_unit_key(),
    _position(),
    sa.Column("issue", sa.Text, nullable=False),
    sa.Index("issues_by_issue", "issue", "unit", "document", "unit_id"),
    **_BY_KEY,
)

dyads = sa.Table(
    "dyads",
    metadata,
    _document(),
    sa.Column("event", sa.Text, primary_key=True),
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("target", sa.Text, primary_key=True),
    sa.Index("dyads_by_pair", "source", "target", "document", "event"),
    **_BY_KEY,
)
"""Which countries or organisations an event joins: ``source`` acts on ``target`` or, where the
event has no recipients, with it, and then there is a second row with the two exchanged."""
