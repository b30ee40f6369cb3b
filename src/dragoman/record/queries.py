"""Questions to the tables, each answered with rows in a fixed order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from dragoman.record import schema
from dragoman.record.schema import Label, Role, Unit
from dragoman.table import Row, Table

_LEAST_PREFIX = 4
_AT_A_TIME = 1000
_Conditions = list[sa.ColumnElement[bool]]
_Key = tuple[str, str]
_Found = sa.RowMapping
_Lists = defaultdict[tuple[str, ...], list[str]]

_DOCUMENT_COLUMNS = tuple(
    column.name for column in schema.documents.c if column.name not in ("text", "reading")
)
_COUNTED = (schema.statements, schema.events, schema.commitments, schema.wording)

EVENT_COLUMNS = (
    *("id", "document", "outlet", "published"),
    *("type", "mode", "quad", "intensity", "cameo", "goldstein", "actors", "recipients"),
    *("start", "end", "date_from", "place", "status", "chain", "contexts", "issues"),
    *("evidence", "evidence_start", "evidence_end", "frame", "statement", "confidence", "decided"),
)
STATEMENT_COLUMNS = (
    *("id", "document", "outlet", "published"),
    *("speakers", "addressees", "act", "cue", "content", "form", "chain"),
    *("polarity", "modality", "strength", "start", "end", "date_from", "issues"),
    *("evidence_start", "evidence_end", "cue_start", "cue_end", "content_start", "content_end"),
    "confidence",
)
COMMITMENT_COLUMNS = (
    *("id", "document", "outlet", "published"),
    *("obligors", "beneficiaries", "kind", "content", "condition"),
    *("start", "end", "date_from", "due_start", "due_end"),
    *("evidence_start", "evidence_end", "statement", "event"),
)
WORDING_COLUMNS = (
    *("id", "document", "outlet", "published"),
    *("evidence", "direction", "targets", "entry", "neutral"),
    *("evidence_start", "evidence_end"),
)


@dataclass(frozen=True)
class Party:
    """A country or organisation, with a sector or with all of them."""

    country: str
    sector: str | None = None


@dataclass(frozen=True)
class Filter:
    """What units must be like to be wanted; None asks for nothing."""

    actor: Party | None = None
    recipient: Party | None = None
    since: date | None = None
    until: date | None = None
    types: Collection[str] | None = None
    document: str | None = None
    documents: Collection[str] | None = None
    status: str | None = None
    issue: str | None = None
    outlet: str | None = None
    frames: Collection[str] | None = None
    happenings: Collection[str] | None = None


def documents(connection: sa.Connection) -> Table:
    """One row a document, with the numbers of its units."""
    table = schema.documents
    counts = [
        sa.select(sa.func.count())
        .where(unit.c.document == table.c.id, *([counts_still()] if unit is schema.events else []))
        .scalar_subquery()
        .label(unit.name)
        for unit in _COUNTED
    ]
    columns = [table.c[name] for name in _DOCUMENT_COLUMNS]
    query = sa.select(*columns, *counts).order_by(table.c.published.nulls_last(), table.c.id)
    names = (*_DOCUMENT_COLUMNS, *(unit.name for unit in _COUNTED))
    return Table(names, [dict(row) for row in connection.execute(query).mappings()])


def document_ids(connection: sa.Connection, wanted: str) -> list[str]:
    """Documents meant by an id, a name, or the first digits (four at least) of an id."""
    column = schema.documents.c.id
    meanings = [column == wanted, schema.documents.c.name == wanted]
    if len(wanted) >= _LEAST_PREFIX:
        meanings.append(column.startswith(wanted.lower(), autoescape=True))
    for condition in meanings:
        found = connection.scalars(sa.select(column).where(condition).order_by(column)).all()
        if found:
            return list(found)
    return []


def counts_still() -> sa.ColumnElement[bool]:
    """Whether an event counts: it was not rejected by hand."""
    return schema.events.c.decided.is_distinct_from("rejected")


def has_event(connection: sa.Connection, document: str, event: str) -> bool:
    """Whether an event was coded in a document."""
    table = schema.events
    query = sa.select(table.c.id).where(table.c.document == document, table.c.id == event)
    return connection.execute(query).first() is not None


def event_types(connection: sa.Connection) -> list[str]:
    """The types of the events that the record holds, by name."""
    column = schema.events.c.type
    return list(connection.scalars(sa.select(column).distinct().order_by(column)))


def happenings(connection: sa.Connection, wanted: Filter) -> list[str]:
    """The happenings of which a wanted event is a report."""
    events, reports = schema.events, schema.reports
    query = (
        sa.select(reports.c.happening)
        .distinct()
        .join(events, (events.c.document == reports.c.document) & (events.c.id == reports.c.event))
        .where(*_conditions(_EVENTS, wanted))
    )
    return list(connection.scalars(query))


def reading_json(connection: sa.Connection, document_id: str) -> str:
    """The stored reading of a document that is in the record."""
    table = schema.documents
    query = sa.select(table.c.reading).where(table.c.id == document_id)
    return str(connection.execute(query).scalar_one())


def events(connection: sa.Connection, wanted: Filter) -> Table:
    """Events by publication, document and place in the text."""
    table = schema.events
    where = _conditions(_EVENTS, wanted)
    notes = _notes(connection, _EVENTS, where)
    rows: list[Row] = []
    for found in _units(connection, table, where):
        key = (found["document"], found["id"])
        row = {
            **_common(found),
            "actors": notes.parties(key, Role.ACTOR),
            "recipients": notes.parties(key, Role.RECIPIENT),
            "chain": notes.chain(key),
            "contexts": notes.labels(key, Label.CONTEXT),
            "issues": notes.labels(key, Label.ISSUE),
            "evidence": notes.words(found, "evidence"),
        }
        rows.append({name: row[name] for name in EVENT_COLUMNS})
    return Table(EVENT_COLUMNS, rows)


def statements(connection: sa.Connection, wanted: Filter) -> Table:
    """Statements by publication, document and place in the text."""
    table = schema.statements
    where = _conditions(_STATEMENTS, wanted)
    notes = _notes(connection, _STATEMENTS, where)
    fragments = _fragments(connection, where)
    rows: list[Row] = []
    for found in _units(connection, table, where):
        key = (found["document"], found["id"])
        spans = fragments[key]
        row = {
            **_common(found),
            "speakers": notes.parties(key, Role.SPEAKER),
            "addressees": notes.parties(key, Role.ADDRESSEE),
            "cue": notes.words(found, "cue"),
            "content": " … ".join(notes.words(span, "evidence") or "" for span in spans),
            "content_start": min((span["evidence_start"] for span in spans), default=None),
            "content_end": max((span["evidence_end"] for span in spans), default=None),
            "chain": notes.chain(key),
            "issues": notes.labels(key, Label.ISSUE),
        }
        rows.append({name: row[name] for name in STATEMENT_COLUMNS})
    return Table(STATEMENT_COLUMNS, rows)


def commitments(connection: sa.Connection, wanted: Filter) -> Table:
    """Commitments by publication, document and place in the text."""
    table = schema.commitments
    where = _conditions(_COMMITMENTS, wanted)
    notes = _notes(connection, _COMMITMENTS, where)
    rows: list[Row] = []
    for found in _units(connection, table, where):
        key = (found["document"], found["id"])
        row = {
            **_common(found),
            "obligors": notes.parties(key, Role.OBLIGOR),
            "beneficiaries": notes.parties(key, Role.BENEFICIARY),
            "content": notes.words(found, "evidence"),
            "condition": notes.words(found, "condition"),
        }
        rows.append({name: row[name] for name in COMMITMENT_COLUMNS})
    return Table(COMMITMENT_COLUMNS, rows)


def event_keys(connection: sa.Connection, wanted: Filter) -> Iterator[_Key]:
    """Document and id of the wanted events, one by one, in the order of :func:`events`."""
    return _keys(connection, _EVENTS, wanted)


def statement_keys(connection: sa.Connection, wanted: Filter) -> Iterator[_Key]:
    """Document and id of the wanted statements, in the order of :func:`statements`."""
    return _keys(connection, _STATEMENTS, wanted)


def readings_json(connection: sa.Connection, documents: Collection[str]) -> Mapping[str, str]:
    """The stored readings of documents, by id."""
    table = schema.documents
    query = sa.select(table.c.id, table.c.reading).where(table.c.id.in_(sorted(documents)))
    return {row.id: row.reading for row in connection.execute(query)}


def wording(connection: sa.Connection, wanted: Filter) -> Table:
    """Loaded wording by publication, document and place in the text."""
    table = schema.wording
    where = _conditions(_WORDING, wanted)
    notes = _notes(connection, _WORDING, where)
    rows: list[Row] = []
    for found in _units(connection, table, where):
        row = {
            **found,
            "targets": notes.parties((found["document"], found["id"]), Role.TARGET),
            "evidence": notes.words(found, "evidence"),
        }
        rows.append({name: row[name] for name in WORDING_COLUMNS})
    return Table(WORDING_COLUMNS, rows)


@dataclass(frozen=True)
class _Kind:
    """Where a kind of unit is kept, and in which roles its two sides stand."""

    unit: Unit
    table: sa.Table
    actor: Role
    recipient: Role
    type: str


_EVENTS = _Kind(Unit.EVENT, schema.events, Role.ACTOR, Role.RECIPIENT, "type")
_STATEMENTS = _Kind(Unit.STATEMENT, schema.statements, Role.SPEAKER, Role.ADDRESSEE, "act")
_COMMITMENTS = _Kind(Unit.COMMITMENT, schema.commitments, Role.OBLIGOR, Role.BENEFICIARY, "kind")
_WORDING = _Kind(Unit.WORDING, schema.wording, Role.TARGET, Role.TARGET, "direction")


def _conditions(kind: _Kind, wanted: Filter) -> _Conditions:
    columns = kind.table.c
    where: _Conditions = []
    if wanted.actor:
        where.append(_takes_part(kind, kind.actor, wanted.actor))
    if wanted.recipient:
        where.append(_is_done_to(kind, wanted.actor, wanted.recipient))
    if wanted.since:
        where.append(columns.end_date >= wanted.since)
    if wanted.until:
        where.append(columns.start_date <= wanted.until)
    if wanted.types is not None:
        where.append(columns[kind.type].in_(sorted(wanted.types)))
    if wanted.document:
        where.append(columns.document == wanted.document)
    if wanted.documents is not None:
        where.append(columns.document.in_(sorted(wanted.documents)))
    if wanted.frames is not None:
        where.append(columns.frame.in_(sorted(wanted.frames)))
    if wanted.status:
        where.append(columns.status == wanted.status)
    if wanted.issue is not None:
        where.append(_is_about(kind, wanted.issue))
    if wanted.outlet is not None:
        where.append(_is_published_by(kind, wanted.outlet))
    if wanted.happenings is not None:
        where.append(_is_told_in(kind, wanted.happenings))
    return where


def _is_published_by(kind: _Kind, outlet: str) -> sa.ColumnElement[bool]:
    origin = schema.documents
    published = sa.select(origin.c.id).where(origin.c.outlet == outlet)
    return kind.table.c.document.in_(published.correlate(None))


def _takes_part(kind: _Kind, role: Role, party: Party) -> sa.ColumnElement[bool]:
    parts, actors = schema.participants, schema.actors
    query = (
        sa.select(parts.c.document, parts.c.unit_id)
        .join(actors)
        .where(parts.c.unit == kind.unit, parts.c.role == role, *_is(actors, party))
    )
    return _among(kind, query)


def _is_done_to(kind: _Kind, actor: Party | None, party: Party) -> sa.ColumnElement[bool]:
    received = _takes_part(kind, kind.recipient, party)
    if kind.unit != Unit.EVENT:
        return received
    parts = schema.participants
    directed = sa.select(parts.c.document, parts.c.unit_id).where(
        parts.c.unit == kind.unit, parts.c.role == kind.recipient
    )
    return received | (~_among(kind, directed) & _is_done_with(kind, actor, party))


def _is_done_with(kind: _Kind, actor: Party | None, party: Party) -> sa.ColumnElement[bool]:
    """``party`` and a second one, ``actor`` if given, act together: in a meeting, an agreement."""
    one, other = schema.participants.alias(), schema.participants.alias()
    first, second = schema.actors.alias(), schema.actors.alias()
    same_unit = [one.c[name] == other.c[name] for name in ("document", "unit", "unit_id", "role")]
    query = (
        sa.select(one.c.document, one.c.unit_id)
        .join(other, sa.and_(*same_unit))
        .join(first, one.c.actor == first.c.id)
        .join(second, other.c.actor == second.c.id)
        .where(one.c.unit == kind.unit, one.c.role == kind.actor, *_is(second, party))
        .where((first.c.country != second.c.country) | (first.c.sector != second.c.sector))
    )
    return _among(kind, query.where(*_is(first, actor)) if actor else query)


def _is(actors: sa.FromClause, party: Party) -> _Conditions:
    conditions = [actors.c.country == party.country]
    if party.sector:
        conditions.append(actors.c.sector == party.sector)
    return conditions


def _among(kind: _Kind, units: sa.Select[Any]) -> sa.ColumnElement[bool]:
    """Whether a unit is one of those whose document and id ``units`` selects."""
    return sa.tuple_(kind.table.c.document, kind.table.c.id).in_(units.correlate(None))


def _is_about(kind: _Kind, issue: str) -> sa.ColumnElement[bool]:
    labels = schema.labels
    query = sa.select(labels.c.document, labels.c.unit_id).where(
        labels.c.unit == kind.unit, labels.c.kind == Label.ISSUE, labels.c.label == issue
    )
    return _among(kind, query)


def _is_told_in(kind: _Kind, happenings: Collection[str]) -> sa.ColumnElement[bool]:
    reports = schema.reports
    query = sa.select(reports.c.document, reports.c.event)
    return _among(kind, query.where(reports.c.happening.in_(sorted(happenings))))


def _units(connection: sa.Connection, table: sa.Table, where: _Conditions) -> Iterable[_Found]:
    origin = schema.documents
    query = _ordered(sa.select(table, origin.c.outlet, origin.c.published), table, where)
    return connection.execute(query).mappings()


def _keys(connection: sa.Connection, kind: _Kind, wanted: Filter) -> Iterator[_Key]:
    table = kind.table
    query = _ordered(sa.select(table.c.document, table.c.id), table, _conditions(kind, wanted))
    found = connection.execute(query.execution_options(yield_per=_AT_A_TIME))
    return ((row.document, row.id) for row in found)


def _ordered(query: sa.Select[Any], table: sa.Table, where: _Conditions) -> sa.Select[Any]:
    """By publication, document and place in the text."""
    origin = schema.documents
    place = (table.c.document, table.c.evidence_start, table.c.id)
    return query.join(origin).where(*where).order_by(origin.c.published.nulls_last(), *place)


def _common(found: _Found) -> dict[str, Any]:
    return {**found, "start": found["start_date"], "end": found["end_date"]}


def _fragments(connection: sa.Connection, where: _Conditions) -> Mapping[_Key, list[_Found]]:
    table, unit = schema.fragments, schema.statements
    query = (
        sa.select(table)
        .join(unit, (unit.c.document == table.c.document) & (unit.c.id == table.c.statement))
        .where(*where)
        .order_by(table.c.document, table.c.statement, table.c.position)
    )
    found: defaultdict[_Key, list[_Found]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[row["document"], row["statement"]].append(row)
    return found


@dataclass(frozen=True)
class _Notes:
    """What other tables hold about the wanted units."""

    party_codes: _Lists
    chains: _Lists
    labelled: _Lists
    texts: Mapping[str, str]

    def parties(self, key: _Key, role: Role) -> str:
        """Codes of the parties in a role, each once, in the order of the reading."""
        return "; ".join(dict.fromkeys(self.party_codes[*key, role]))

    def chain(self, key: _Key) -> str:
        """Source chain, outermost first."""
        return " > ".join(self.chains[key])

    def labels(self, key: _Key, kind: Label) -> str:
        """Issues or contexts, in the order of the reading."""
        return "; ".join(self.labelled[*key, kind])

    def words(self, found: _Found, name: str) -> str | None:
        """The words of the document under the offsets ``NAME_start`` and ``NAME_end``."""
        start, end = found[f"{name}_start"], found[f"{name}_end"]
        return None if start is None else self.texts[found["document"]][start:end]


def _notes(connection: sa.Connection, kind: _Kind, where: _Conditions) -> _Notes:
    """Notes on all units that meet the conditions: one query a table, not one a unit."""
    parts, actors = schema.participants, schema.actors
    code = actors.c.country + " " + actors.c.sector
    cast = _attached(kind, where, parts, parts.c.role, code)
    labels, sources = schema.labels, schema.sources
    return _Notes(
        party_codes=_listed(connection, cast.join(actors, parts.c.actor == actors.c.id)),
        chains=_listed(connection, _attached(kind, where, sources, sources.c.name)),
        labelled=_listed(connection, _attached(kind, where, labels, labels.c.kind, labels.c.label)),
        texts=_texts(connection, kind, where),
    )


def _attached(
    kind: _Kind, where: _Conditions, table: sa.Table, *columns: sa.ColumnElement[str]
) -> sa.Select[Any]:
    unit = kind.table.c
    same = (table.c.document == unit.document) & (table.c.unit_id == unit.id)
    return (
        sa.select(table.c.document, table.c.unit_id, *columns)
        .select_from(table)
        .join(kind.table, same)
        .where(table.c.unit == kind.unit, *where)
        .order_by(table.c.document, table.c.unit_id, table.c.position)
    )


def _listed(connection: sa.Connection, query: sa.Select[Any]) -> _Lists:
    """The last column's values under the columns before it."""
    found: _Lists = defaultdict(list)
    for row in connection.execute(query):
        found[tuple(row[:-1])].append(row[-1])
    return found


def _texts(connection: sa.Connection, kind: _Kind, where: _Conditions) -> Mapping[str, str]:
    origin = schema.documents
    among = sa.select(kind.table.c.document).where(*where)
    query = sa.select(origin.c.id, origin.c.text).where(origin.c.id.in_(among))
    return {row.id: row.text for row in connection.execute(query)}
