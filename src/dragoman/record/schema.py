"""The tables of a record.

Ids of statements, events, commitments and wording are unique in their document only. All
``*_start`` and ``*_end`` columns that are whole numbers are half-open character offsets into
``documents.text``, in code points; ``start_date`` and ``end_date`` are calendar days, both
included. ``date_from`` says how they are known, as :class:`dragoman.model.Dating` has it, or
``corrected`` where a person gave them.

``stories``, ``kin``, ``reports`` and ``links`` hold what :mod:`dragoman.record.clustering` makes of
the readings, and can be made again at any time. ``decisions`` hold what people decided; no document
takes them with it. An event that people added stands there as well, and its row in ``events`` is
made from it.

The whole reading is kept as JSON beside the rows that are made from it: the rows answer
questions, the JSON, with the text, gives the reading back unchanged. What no question asks for, as
mentions of actors and dates, is in the JSON only. Rows of units that people corrected have the
corrected coding.

The row of a unit holds all that is shown of it, so that nothing is looked up for each of many: the
codes of its parties, each once, and its issues, in the order of the reading, with "; " between
them; its sources, outermost first, with " > "; and its words, which stand in the text as well.

Units have numbers, by which ``parties``, ``dyads`` and ``issues`` name those of a party, a pair or
an issue (:mod:`dragoman.record.finding`). These three are kept in the order of their keys. Besides
can be found quickly a document, and events by their days; for other questions a table is read
through.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from dragoman.model import (
    Act,
    CommitmentKind,
    Dating,
    Direction,
    Form,
    Modality,
    Polarity,
    Status,
    Strength,
)
from dragoman.record.columns import Bytes, Choice, Day, Fingerprint, Packed, Spans, Text

VERSION = 8
"""Schema version that this package writes; raised with every change to the tables."""

VERSION_KEY = "schema"

RULE_KEY = "coreference"
"""Under which the fingerprint of the rule stands that made stories, kin, reports and links."""

CORRECTED, REJECTED, CONFIRMED = "corrected", "rejected", "confirmed"
"""What was decided by hand about a unit; its row has the corrected coding."""

ADDED = "added"
"""What an event is that no reading has, but a person."""


BETWEEN = "; "
"""Stands between the parties of a unit, and between its issues."""

CHAINED = " > "
"""Stands between its sources."""


class Unit(StrEnum):
    """What a row of ``issues`` or ``decisions`` belongs to."""

    STATEMENT = "statement"
    EVENT = "event"
    COMMITMENT = "commitment"
    WORDING = "wording"
    SENTENCE = "sentence"
    """Named by the characters of its document; only links by hand belong to it."""


class Kind(StrEnum):
    """What was decided: a row of ``decisions``."""

    MERGE = "merge"
    SPLIT = "split"
    CORRECT = "correct"
    REJECT = "reject"
    CONFIRM = "confirm"
    LINK = "link"
    UNLINK = "unlink"
    ADD = "add"


class Role(StrEnum):
    """What a party is to a unit; each role is one of one kind of unit."""

    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    ACTOR = "actor"
    RECIPIENT = "recipient"
    OBLIGOR = "obligor"
    BENEFICIARY = "beneficiary"
    TARGET = "target"


metadata = sa.MetaData()

_BY_KEY: dict[str, Any] = {"sqlite_with_rowid": False}


def _document(name: str = "document") -> sa.Column[str]:
    target = sa.ForeignKey("documents.id", ondelete="CASCADE")
    return sa.Column(name, Fingerprint, target, primary_key=True)


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
        sa.Column("date_from", Choice((*Dating, CORRECTED))),
    )


def _decided() -> sa.Column[Any]:
    return sa.Column("decided", Choice((CORRECTED, REJECTED, CONFIRMED, ADDED)))


def _listed(name: str) -> sa.Column[Any]:
    """Words with something between them, '' for none."""
    return sa.Column(name, Text, nullable=False)


def _unit_key() -> tuple[Any, ...]:
    """Number of a unit in its table, and its id in its document, by which people name it."""
    target = sa.ForeignKey("documents.id", ondelete="CASCADE")
    return (
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("document", Fingerprint, target, nullable=False),
        sa.Column("id", Text, nullable=False),
        sa.UniqueConstraint("document", "id"),
    )


meta = sa.Table(
    "meta",
    metadata,
    sa.Column("key", Text, primary_key=True),
    sa.Column("value", Text, nullable=False),
)

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", Fingerprint, nullable=False, unique=True),
    sa.Column("name", Text, nullable=False, index=True),
    sa.Column("title", Text),
    sa.Column("outlet", Text, index=True),
    sa.Column("outlet_country", Text),
    sa.Column("published", Day, index=True),
    sa.Column("url", Text),
    sa.Column("language", Text, nullable=False),
    sa.Column("package", Text, nullable=False),
    sa.Column("codebook", Text, nullable=False),
    sa.Column("knowledge", Text, nullable=False),
    sa.Column("model", Text, nullable=False),
    # The long columns stand last: SQLite reads a row from its beginning.
    sa.Column("text", Text, nullable=False),
    # Without the text and what is as :mod:`dragoman.model` has it unless said.
    sa.Column("reading", Packed, nullable=False),
)

places = sa.Table(
    "places",
    metadata,
    _document(),
    _position(),
    sa.Column("name", Text, nullable=False),
    sa.Column("words", Text, nullable=False),
    *_offsets("evidence"),
    **_BY_KEY,
)

statements = sa.Table(
    "statements",
    metadata,
    *_unit_key(),
    _listed("speakers"),
    _listed("addressees"),
    sa.Column("act", Choice(Act), nullable=False),
    sa.Column("form", Choice(Form), nullable=False),
    sa.Column("polarity", Choice(Polarity), nullable=False),
    sa.Column("modality", Choice(Modality), nullable=False),
    sa.Column("strength", Choice(Strength), nullable=False),
    *_dates(),
    sa.Column("confidence", sa.Float, nullable=False),
    *_offsets("evidence"),
    *_offsets("cue"),
    sa.Column("spans", Spans, nullable=False),
    _decided(),
    _listed("chain"),
    _listed("issues"),
    sa.Column("cue", Text, nullable=False),
    _listed("content"),
)
"""``spans`` are the places of the content, which has " … " between them."""

events = sa.Table(
    "events",
    metadata,
    *_unit_key(),
    _listed("actors"),
    _listed("recipients"),
    sa.Column("type", Text, nullable=False),
    sa.Column("mode", Text),
    sa.Column("quad", sa.Integer, nullable=False),
    sa.Column("intensity", sa.Float, nullable=False),
    sa.Column("cameo", Text, nullable=False),
    sa.Column("goldstein", sa.Float, nullable=False),
    sa.Column("status", Choice(Status), nullable=False),
    *_dates(),
    sa.Column("place", Text),
    *_offsets("evidence"),
    _listed("contexts"),
    sa.Column("frame", Text, nullable=False),
    sa.Column("statement", Text),
    sa.Column("confidence", sa.Float, nullable=False),
    _decided(),
    _listed("chain"),
    _listed("issues"),
    sa.Column("evidence", Text, nullable=False),
    sa.Index("events_by_date", "start_date", "end_date"),
)

commitments = sa.Table(
    "commitments",
    metadata,
    *_unit_key(),
    _listed("obligors"),
    _listed("beneficiaries"),
    sa.Column("kind", Choice(CommitmentKind), nullable=False),
    *_dates(),
    sa.Column("due_start", Day),
    sa.Column("due_end", Day),
    *_offsets("evidence"),
    sa.Column("statement", Text),
    sa.Column("event", Text),
    _decided(),
    sa.Column("content", Text, nullable=False),
    sa.Column("condition", Text),
)

wording = sa.Table(
    "wording",
    metadata,
    *_unit_key(),
    _listed("targets"),
    sa.Column("direction", Choice(Direction), nullable=False),
    sa.Column("entry", Text, nullable=False),
    sa.Column("neutral", Text),
    *_dates(),
    *_offsets("evidence"),
    sa.Column("evidence", Text, nullable=False),
)


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, primary_key=True, autoincrement=False)


parties = sa.Table(
    "parties",
    metadata,
    sa.Column("country", Text, primary_key=True),
    sa.Column("role", Choice(Role), primary_key=True),
    _number(),
    **_BY_KEY,
)

issues = sa.Table(
    "issues",
    metadata,
    sa.Column("issue", Text, primary_key=True),
    sa.Column("unit", Choice(Unit), primary_key=True),
    _number(),
    **_BY_KEY,
)

dyads = sa.Table(
    "dyads",
    metadata,
    sa.Column("source", Text, primary_key=True),
    sa.Column("target", Text, primary_key=True),
    _number(),
    sa.Column("start_date", Day),
    sa.Column("end_date", Day),
    sa.Column("quad", sa.Integer),
    sa.Column("intensity", sa.Float),
    **_BY_KEY,
)
"""Which countries or organisations an event joins: ``source`` acts on ``target`` or, where the
event has no recipients, with it, and then there is a second row with the two exchanged. The other
columns are the event's, and NULL where it is not counted."""

words = sa.Table(
    "words",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("word", Text, nullable=False, unique=True),
)
"""Words in small letters, types and countries, each with a number that it keeps."""

gists = sa.Table(
    "gists",
    metadata,
    sa.Column("country", Text, primary_key=True),
    sa.Column("role", Choice(Role), primary_key=True),
    _document(),
    sa.Column("units", Bytes, nullable=False),
    sa.Column("words", Bytes, nullable=False),
    sa.Index("gists_by_document", "document"),
    **_BY_KEY,
)
"""What a country says (as speaker), does (as actor) and undertakes (as obligor) in a document, in
short:
:mod:`dragoman.record.gists`."""

stories = sa.Table(
    "stories",
    metadata,
    _document(),
    # The first document of the story, and the first that this one is a copy of, maybe itself.
    sa.Column("story", Fingerprint, nullable=False, index=True),
    sa.Column("copy_of", Fingerprint, nullable=False),
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
    sa.Column("event", Text, primary_key=True),
    sa.Column("headline", sa.Boolean, nullable=False),
    *_offsets("evidence"),
    # Document and id of the first report: of the event as its story tells it, and of all stories.
    sa.Column("told", Text, nullable=False, index=True),
    sa.Column("happening", Text, index=True),
)

links = sa.Table(
    "links",
    metadata,
    _document(),
    sa.Column("event", Text, primary_key=True),
    _document("other_document"),
    sa.Column("other_event", Text, primary_key=True),
    sa.Index("links_by_other", "other_document", "other_event"),
)

# ``unit_id`` is the id in the present reading: '' for what the document leads with, NULL where
# nothing in the reading answers to the evidence any more. ``type`` is that of an event, the act
# of a statement or the kind of a commitment, as it was read.
decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("decision", sa.Integer, nullable=False),
    sa.Column("kind", Text, nullable=False),
    sa.Column("document", Fingerprint, nullable=False, index=True),
    sa.Column("unit", Choice(Unit), nullable=False),
    sa.Column("unit_id", Text),
    sa.Column("type", Text),
    *_offsets("evidence", nullable=True),
    # The fields that a correction changes or an added event has, or what a link makes of a unit,
    # as a JSON object.
    sa.Column("coding", Text),
    sa.Column("by", Text, nullable=False),
    sa.Column("at", Text, nullable=False),
)
