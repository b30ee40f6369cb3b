"""Questions to the tables, each answered with rows in a fixed order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.schema import CreateTable

from dragoman.record import schema
from dragoman.record.columns import Fingerprint
from dragoman.record.fulltext import INDEX
from dragoman.record.schema import Role, Unit
from dragoman.table import Row, Table

_LEAST_PREFIX = 4
_DIGITS = 16
_HEXADECIMAL = re.compile("[0-9a-fA-F]+")
_Conditions = list[sa.ColumnElement[bool]]
_Key = tuple[str, str]
_Found = sa.RowMapping
_WANTED = sa.Table(
    "wanted",
    sa.MetaData(),
    sa.Column("document", Fingerprint),
    sa.Column("id", sa.Text),
    prefixes=["TEMPORARY"],
)
_Lists = defaultdict[tuple[str, ...], list[str]]

_DOCUMENT_COLUMNS = tuple(
    column.name for column in schema.documents.c if column.name not in ("number", "text", "reading")
)
_COUNTED = (schema.statements, schema.events, schema.commitments)

EVENT_COLUMNS = (
    *("id", "document", "outlet", "published"),
    *("type", "mode", "quad", "intensity", "cameo", "goldstein", "actors", "recipients"),
    *("start", "end", "date_from", "place", "status", "chain", "contexts", "issues"),
    *("evidence", "evidence_start", "evidence_end", "frame", "statement", "confidence"),
)
STATEMENT_COLUMNS = (
    *("id", "document", "outlet", "published"),
    *("speakers", "addressees", "act", "cue", "content", "form", "chain"),
    *("polarity", "modality", "start", "end", "date_from", "issues"),
    *("evidence_start", "evidence_end", "cue_start", "cue_end", "content_start", "content_end"),
    "confidence",
)
COMMITMENT_COLUMNS = (
    *("id", "document", "outlet", "published"),
    *("obligors", "beneficiaries", "kind", "content", "condition"),
    *("start", "end", "date_from", "due_start", "due_end"),
    *("evidence_start", "evidence_end", "statement", "event"),
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
    status: str | None = None
    issue: str | None = None
    towards: Collection[str] | None = None
    """Countries: aimed at one of them, or at nobody."""
    words: str | None = None
    """What a query of the full-text index finds in the document."""
    units: Collection[_Key] | None = None
    """Documents and ids."""


def documents(connection: sa.Connection) -> Table:
    """One row a document, with the numbers of its statements, events and commitments."""
    table = schema.documents
    counts = [
        sa.select(sa.func.count())
        .where(unit.c.document == table.c.id)
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
    meanings = [schema.documents.c.name == wanted]
    if len(wanted) == _DIGITS and _HEXADECIMAL.fullmatch(wanted):
        meanings.insert(0, column == wanted)
    if _LEAST_PREFIX <= len(wanted) <= _DIGITS and _HEXADECIMAL.fullmatch(wanted):
        first, last = (wanted.ljust(_DIGITS, digit) for digit in "0f")
        meanings.append(column.between(first, last))
    for condition in meanings:
        found = connection.scalars(sa.select(column).where(condition).order_by(column)).all()
        if found:
            return list(found)
    return []


def event_types(connection: sa.Connection) -> list[str]:
    """The types of the events that the record holds, by name."""
    column = schema.events.c.type
    return list(connection.scalars(sa.select(column).distinct().order_by(column)))


def reading_json(connection: sa.Connection, document_id: str) -> str:
    """The stored reading of a document that is in the record."""
    table = schema.documents
    query = sa.select(table.c.reading).where(table.c.id == document_id)
    return str(connection.execute(query).scalar_one())


def events(connection: sa.Connection, wanted: Filter) -> Table:
    """Events by publication, document and place in the text."""
    units = _units(connection, _EVENTS, wanted)
    notes = _notes(connection, _EVENTS, units)
    rows: list[Row] = []
    for found in units:
        key = (found["document"], found["id"])
        row = {
            **_common(found),
            "actors": notes.parties(key, Role.ACTOR),
            "recipients": notes.parties(key, Role.RECIPIENT),
            "chain": notes.chain(key),
            "issues": notes.issues(key),
            "evidence": notes.words(found, "evidence"),
        }
        rows.append({name: row[name] for name in EVENT_COLUMNS})
    return Table(EVENT_COLUMNS, rows)


def statements(connection: sa.Connection, wanted: Filter) -> Table:
    """Statements by publication, document and place in the text."""
    units = _units(connection, _STATEMENTS, wanted)
    notes = _notes(connection, _STATEMENTS, units)
    fragments = _fragments(connection)
    rows: list[Row] = []
    for found in units:
        key = (found["document"], found["id"])
        spans = fragments[key]
        row = {
            **_common(found),
            "speakers": notes.parties(key, Role.SPEAKER),
            "addressees": notes.parties(key, Role.ADDRESSEE),
            "cue": notes.words(found, "cue"),
            "content": " … ".join(notes.texts[key[0]][start:end] for start, end in spans),
            "content_start": min((start for start, _ in spans), default=None),
            "content_end": max((end for _, end in spans), default=None),
            "chain": notes.chain(key),
            "issues": notes.issues(key),
        }
        rows.append({name: row[name] for name in STATEMENT_COLUMNS})
    return Table(STATEMENT_COLUMNS, rows)


def commitments(connection: sa.Connection, wanted: Filter) -> Table:
    """Commitments by publication, document and place in the text."""
    units = _units(connection, _COMMITMENTS, wanted)
    notes = _notes(connection, _COMMITMENTS, units)
    rows: list[Row] = []
    for found in units:
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


def unit_conditions(kind: str, wanted: Filter) -> tuple[sa.Table, _Conditions]:
    """The table of ``events``, ``statements`` or ``commitments``, and what is asked of its rows."""
    found = next(one for one in (_EVENTS, _STATEMENTS, _COMMITMENTS) if one.table.name == kind)
    return found.table, _conditions(found, wanted)


def _conditions(kind: _Kind, wanted: Filter) -> _Conditions:
    columns = kind.table.c
    where = _on_both_sides(kind, wanted.actor, wanted.recipient)
    if wanted.units is not None:
        where.append(_among(kind, sa.select(_WANTED.c.document, _WANTED.c.id)))
    if wanted.issue is not None:
        where.append(_is_about(kind, wanted.issue))
    if wanted.document:
        where.append(columns.document == wanted.document)
    seek = bool(where)
    if wanted.since:
        where.append(_column(columns.end_date, seek) >= wanted.since)
    if wanted.until:
        where.append(_column(columns.start_date, seek) <= wanted.until)
    if wanted.types is not None:
        where.append(_column(columns[kind.type], seek).in_(sorted(wanted.types)))
    if wanted.status:
        where.append(columns.status == wanted.status)
    if wanted.towards is not None:
        where.append(_is_aimed_at(kind, wanted.towards))
    if wanted.words is not None:
        where.append(_column(columns.document, seek).in_(_holding(wanted.words)))
    return where


def _column(column: sa.Column[Any], seek: bool) -> sa.ColumnElement[Any]:
    """The column, in a form that no index serves where rows are sought by a better one.

    SQLite, which does not know how many rows a party or an issue has, would take that of the type
    or the day.
    """
    return sa.func.coalesce(column, column) if seek else column


def _on_both_sides(kind: _Kind, actor: Party | None, recipient: Party | None) -> _Conditions:
    where: _Conditions = []
    if kind.unit == Unit.EVENT and actor and recipient and actor.country != recipient.country:
        where.append(_joins(actor.country, recipient.country))
        if not actor.sector and not recipient.sector:
            return where
    if actor:
        where.append(_takes_part(kind, kind.actor, actor))
    if recipient:
        where.append(_is_done_to(kind, actor, recipient))
    return where


def _joins(source: str, target: str) -> sa.ColumnElement[bool]:
    """Whether an event is of a dyad: the quick way to those of a pair of countries."""
    dyads = schema.dyads
    query = sa.select(dyads.c.document, dyads.c.event).where(
        dyads.c.source == source, dyads.c.target == target
    )
    return _among(_EVENTS, query)


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


def _is_aimed_at(kind: _Kind, countries: Collection[str]) -> sa.ColumnElement[bool]:
    """Asked row by row: to list all that is aimed at anybody would take long."""
    parts, actors = schema.participants, schema.actors
    theirs = (
        sa.select(parts.c.document)
        .join(actors)
        .where(
            parts.c.document == kind.table.c.document,
            parts.c.unit == kind.unit,
            parts.c.unit_id == kind.table.c.id,
            parts.c.role == kind.recipient,
        )
    )
    one_of_them = theirs.where(actors.c.country.in_(sorted(countries)))
    return ~theirs.exists() | one_of_them.exists()


def _holding(words: str) -> sa.Select[Any]:
    """Ids of the documents in which a full-text query finds its words."""
    index = sa.table(INDEX, sa.column("rowid"))
    matching = sa.text(f"{INDEX} MATCH :words").bindparams(words=words)
    found = sa.select(index.c.rowid).where(matching)
    return sa.select(schema.documents.c.id).where(schema.documents.c.number.in_(found))


def _is(actors: sa.FromClause, party: Party) -> _Conditions:
    conditions = [actors.c.country == party.country]
    if party.sector:
        conditions.append(actors.c.sector == party.sector)
    return conditions


def _among(kind: _Kind, units: sa.Select[Any]) -> sa.ColumnElement[bool]:
    """Whether a unit is one of those whose document and id ``units`` selects."""
    return sa.tuple_(kind.table.c.document, kind.table.c.id).in_(units.correlate(None))


def _is_about(kind: _Kind, issue: str) -> sa.ColumnElement[bool]:
    issues = schema.issues
    query = sa.select(issues.c.document, issues.c.unit_id).where(
        issues.c.unit == kind.unit, issues.c.issue == issue
    )
    return _among(kind, query)


def _units(connection: sa.Connection, kind: _Kind, wanted: Filter) -> Sequence[_Found]:
    table, origin = kind.table, schema.documents
    if wanted.units is not None:
        _want(connection, wanted.units)
    query = (
        sa.select(table, origin.c.outlet, origin.c.published)
        .join(origin)
        .where(*_conditions(kind, wanted))
        .order_by(
            origin.c.published.nulls_last(), table.c.document, table.c.evidence_start, table.c.id
        )
    )
    return connection.execute(query).mappings().all()


def _common(found: _Found) -> dict[str, Any]:
    return {**found, "start": found["start_date"], "end": found["end_date"]}


def _fragments(connection: sa.Connection) -> Mapping[_Key, list[tuple[int, int]]]:
    """Where the contents of the wanted statements stand."""
    table = schema.fragments
    columns = (table.c.evidence_start, table.c.evidence_end)
    found: defaultdict[_Key, list[tuple[int, int]]] = defaultdict(list)
    for document, unit, start, end, _ in _attached(connection, table, table.c.statement, columns):
        found[document, unit].append((start, end))
    return found


@dataclass(frozen=True)
class _Notes:
    """What other tables hold about the wanted units."""

    party_codes: _Lists
    chains: _Lists
    disputes: _Lists
    texts: Mapping[str, str]

    def parties(self, key: _Key, role: Role) -> str:
        """Codes of the parties in a role, each once, in the order of the reading."""
        return "; ".join(dict.fromkeys(self.party_codes[*key, role]))

    def chain(self, key: _Key) -> str:
        """Source chain, outermost first."""
        return " > ".join(self.chains[key])

    def issues(self, key: _Key) -> str:
        """Ids of issues, in the order of the reading."""
        return "; ".join(self.disputes[key])

    def words(self, found: _Found, name: str) -> str | None:
        """The words of the document under the offsets ``NAME_start`` and ``NAME_end``."""
        start, end = found[f"{name}_start"], found[f"{name}_end"]
        return None if start is None else self.texts[found["document"]][start:end]


def _notes(connection: sa.Connection, kind: _Kind, units: Sequence[_Found]) -> _Notes:
    """Notes on all the units: some queries a batch of them, not some a unit."""
    parts, actors = schema.participants, schema.actors
    issues, sources = schema.issues, schema.sources
    code = actors.c.country + " " + actors.c.sector

    def listed(table: sa.Table, *columns: sa.ColumnElement[Any]) -> _Lists:
        found: _Lists = defaultdict(list)
        for row in _attached(connection, table, table.c.unit_id, columns, kind.unit):
            found[tuple(row[:-2])].append(row[-2])
        return found

    _want(connection, [(unit["document"], unit["id"]) for unit in units])
    return _Notes(
        party_codes=listed(parts, parts.c.role, code),
        chains=listed(sources, sources.c.name),
        disputes=listed(issues, issues.c.issue),
        texts=_texts(connection),
    )


def _want(connection: sa.Connection, units: Collection[_Key]) -> None:
    """Put down, for this connection only, which units the next queries are about."""
    connection.execute(CreateTable(_WANTED, if_not_exists=True))
    connection.execute(sa.delete(_WANTED))
    if units:
        keys = [{"document": document, "id": unit} for document, unit in units]
        connection.execute(sa.insert(_WANTED), keys)


def _attached(
    connection: sa.Connection,
    table: sa.Table,
    unit_id: sa.Column[str],
    columns: Iterable[sa.ColumnElement[Any]],
    unit: Unit | None = None,
) -> list[tuple[Any, ...]]:
    """Document, unit, ``columns`` and position of the rows that belong to the wanted units.

    Joins are outer joins and the order is made here, since SQLite, which does not know how large
    the tables are, would else walk through whole ones.
    """
    same = (table.c.document == _WANTED.c.document) & (unit_id == _WANTED.c.id)
    origin = _WANTED.outerjoin(table, same if unit is None else same & (table.c.unit == unit))
    if table is schema.participants:
        origin = origin.outerjoin(schema.actors, table.c.actor == schema.actors.c.id)
    query = sa.select(_WANTED.c.document, _WANTED.c.id, *columns, table.c.position)
    rows = map(tuple, connection.execute(query.select_from(origin)))
    return sorted((row for row in rows if row[-1] is not None), key=itemgetter(-1))


def _texts(connection: sa.Connection) -> Mapping[str, str]:
    origin = schema.documents
    query = sa.select(origin.c.id, origin.c.text).where(
        origin.c.id.in_(sa.select(_WANTED.c.document))
    )
    return {row.id: row.text for row in connection.execute(query)}
