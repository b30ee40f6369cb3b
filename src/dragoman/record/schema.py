"""The tables of a record.

Ids of statements, events, commitments and wording are unique in their document only, so their
keys are ``(document, id)``. All ``*_start`` and ``*_end`` columns that are whole numbers are
half-open character offsets into ``documents.text``, in code points; ``start_date`` and
``end_date`` are calendar days, both included. ``date_from`` says how they are known, as
:class:`dragoman.model.Dating` has it, or ``corrected`` where a person gave them.

``stories``, ``kin``, ``reports`` and ``links`` hold what :mod:`dragoman.record.clustering` makes of
the readings, and can be made again at any time. ``decisions`` hold what people decided; no document
takes them with it.

The whole reading is kept as JSON beside the rows that are made from it: the rows answer
questions, the JSON gives the reading back unchanged. Rows of events that people corrected have the
corrected coding.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import sqlalchemy as sa

VERSION = 3
"""Schema version that this package writes; raised with every change to the tables."""

VERSION_KEY = "schema"

RULE_KEY = "coreference"
"""Under which the fingerprint of the rule stands that made stories, kin, reports and links."""


class Unit(StrEnum):
    """What a row of ``participants``, ``sources`` or ``labels`` belongs to."""

    MENTION = "mention"
    STATEMENT = "statement"
    EVENT = "event"
    COMMITMENT = "commitment"
    WORDING = "wording"


class Role(StrEnum):
    """What an actor is to a unit."""

    REFERENT = "referent"
    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    ACTOR = "actor"
    RECIPIENT = "recipient"
    OBLIGOR = "obligor"
    BENEFICIARY = "beneficiary"
    TARGET = "target"
    SOURCE = "source"
    """On whose word it stands: an actor of the source chain."""


class Label(StrEnum):
    """Kind of a row of ``labels``."""

    ISSUE = "issue"
    CONTEXT = "context"


metadata = sa.MetaData()


def _document(name: str = "document") -> sa.Column[str]:
    target = sa.ForeignKey("documents.id", ondelete="CASCADE")
    return sa.Column(name, sa.String(16), target, primary_key=True)


def _position() -> sa.Column[int]:
    return sa.Column("position", sa.Integer, primary_key=True, autoincrement=False)


def _offsets(name: str, *, nullable: bool = False) -> tuple[sa.Column[Any], sa.Column[Any]]:
    return (
        sa.Column(f"{name}_start", sa.Integer, nullable=nullable),
        sa.Column(f"{name}_end", sa.Integer, nullable=nullable),
    )


def _dates() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("start_date", sa.Date),
        sa.Column("end_date", sa.Date),
        sa.Column("date_from", sa.Text),
    )


def _unit_key() -> tuple[sa.Column[str], sa.Column[str]]:
    return (
        sa.Column("unit", sa.Text, primary_key=True),
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
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("name", sa.Text, nullable=False, index=True),
    sa.Column("title", sa.Text),
    sa.Column("outlet", sa.Text),
    sa.Column("outlet_country", sa.Text),
    sa.Column("published", sa.Date, index=True),
    sa.Column("url", sa.Text),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("package", sa.Text, nullable=False),
    sa.Column("codebook", sa.Text, nullable=False),
    sa.Column("knowledge", sa.Text, nullable=False),
    sa.Column("model", sa.Text, nullable=False),
    # The long columns stand last: SQLite reads a row from its beginning.
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("reading", sa.Text, nullable=False),
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

mentions = sa.Table(
    "mentions",
    metadata,
    _document(),
    _position(),
    sa.Column("how", sa.Text, nullable=False),
    sa.Column("doubtful", sa.Boolean, nullable=False),
    *_offsets("evidence"),
)

dates = sa.Table(
    "dates",
    metadata,
    _document(),
    _position(),
    sa.Column("start_date", sa.Date),
    sa.Column("end_date", sa.Date),
    sa.Column("granularity", sa.Text, nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("value", sa.Text),
    sa.Column("anchor", sa.Text, nullable=False),
    *_offsets("evidence"),
    *_offsets("origin", nullable=True),
)

places = sa.Table(
    "places",
    metadata,
    _document(),
    _position(),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("country", sa.Text),
    sa.Column("latitude", sa.Float),
    sa.Column("longitude", sa.Float),
    sa.Column("doubtful", sa.Boolean, nullable=False),
    *_offsets("evidence"),
)

statements = sa.Table(
    "statements",
    metadata,
    _document(),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("form", sa.Text, nullable=False),
    sa.Column("polarity", sa.Text, nullable=False),
    sa.Column("modality", sa.Text, nullable=False),
    sa.Column("strength", sa.Text, nullable=False),
    *_dates(),
    sa.Column("confidence", sa.Float, nullable=False),
    *_offsets("evidence"),
    *_offsets("cue"),
    *_offsets("speaker", nullable=True),
    sa.Index("statements_by_act_and_date", "act", "start_date", "end_date"),
    sa.Index("statements_by_date", "start_date", "end_date"),
)

fragments = sa.Table(
    "fragments",
    metadata,
    _document(),
    sa.Column("statement", sa.Text, primary_key=True),
    _position(),
    *_offsets("evidence"),
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
    sa.Column("status", sa.Text, nullable=False),
    *_dates(),
    sa.Column("place", sa.Text),
    sa.Column("place_country", sa.Text),
    *_offsets("place", nullable=True),
    *_offsets("evidence"),
    sa.Column("frame", sa.Text, nullable=False),
    sa.Column("statement", sa.Text),
    sa.Column("confidence", sa.Float, nullable=False),
    # What was decided by hand: corrected, rejected or confirmed. The row has the corrected coding.
    sa.Column("decided", sa.Text),
    sa.Index("events_by_type_and_date", "type", "start_date", "end_date"),
    sa.Index("events_by_date", "start_date", "end_date"),
)

commitments = sa.Table(
    "commitments",
    metadata,
    _document(),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    *_dates(),
    sa.Column("due_start", sa.Date),
    sa.Column("due_end", sa.Date),
    *_offsets("evidence"),
    *_offsets("condition", nullable=True),
    sa.Column("statement", sa.Text),
    sa.Column("event", sa.Text),
    sa.Index("commitments_by_kind_and_date", "kind", "start_date", "end_date"),
)

wording = sa.Table(
    "wording",
    metadata,
    _document(),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("direction", sa.Text, nullable=False),
    sa.Column("entry", sa.Text, nullable=False),
    sa.Column("neutral", sa.Text),
    *_dates(),
    *_offsets("evidence"),
    sa.Index("wording_by_direction_and_date", "direction", "start_date", "end_date"),
)

participants = sa.Table(
    "participants",
    metadata,
    _document(),
    *_unit_key(),
    sa.Column("role", sa.Text, primary_key=True),
    _position(),
    sa.Column("actor", sa.ForeignKey("actors.id"), nullable=False),
    sa.Index("participants_by_actor", "actor", "unit", "role", "document", "unit_id"),
)

sources = sa.Table(
    "sources",
    metadata,
    _document(),
    *_unit_key(),
    _position(),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    *_offsets("evidence", nullable=True),
)

labels = sa.Table(
    "labels",
    metadata,
    _document(),
    *_unit_key(),
    sa.Column("kind", sa.Text, primary_key=True),
    _position(),
    sa.Column("label", sa.Text, nullable=False),
    sa.Index("labels_by_label", "label", "kind", "unit", "document", "unit_id"),
)

stories = sa.Table(
    "stories",
    metadata,
    _document(),
    # The first document of the story, and the first that this one is a copy of, maybe itself.
    sa.Column("story", sa.String(16), nullable=False, index=True),
    sa.Column("copy_of", sa.String(16), nullable=False),
    # Whether something near it has changed, so that it may belong to another story now.
    sa.Column("stale", sa.Boolean, nullable=False, index=True),
)

kin = sa.Table(
    "kin",
    metadata,
    _document(),
    _document("other"),
    sa.Index("kin_by_other", "other"),
)

# An event that was not coded has the id ''; a report whose happening is not known yet has NULL.
reports = sa.Table(
    "reports",
    metadata,
    _document(),
    sa.Column("event", sa.Text, primary_key=True),
    sa.Column("headline", sa.Boolean, nullable=False),
    *_offsets("evidence"),
    # Document and id of the first report: of the event as its story tells it, and of all stories.
    sa.Column("told", sa.Text, nullable=False, index=True),
    sa.Column("happening", sa.Text, index=True),
)

links = sa.Table(
    "links",
    metadata,
    _document(),
    sa.Column("event", sa.Text, primary_key=True),
    _document("other_document"),
    sa.Column("other_event", sa.Text, primary_key=True),
    sa.Index("links_by_other", "other_document", "other_event"),
)

# ``event`` is the id in the present reading: '' for what the document leads with, NULL where
# nothing in the reading answers to the evidence any more.
decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("decision", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("document", sa.String(16), nullable=False, index=True),
    sa.Column("event", sa.Text),
    sa.Column("type", sa.Text),
    *_offsets("evidence", nullable=True),
    # The fields that a correction changes, as a JSON object.
    sa.Column("coding", sa.Text),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
)
