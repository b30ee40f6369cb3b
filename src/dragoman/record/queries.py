"""Questions to the tables, each answered with rows in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError

from dragoman.model import Reading
from dragoman.record import conditions, schema
from dragoman.record.conditions import Filter, Kind
from dragoman.record.damage import UnknownFormError
from dragoman.record.schema import Unit
from dragoman.record.store import select_columns
from dragoman.record.stored import with_text
from dragoman.record.wanted import Key, put, put_numbers
from dragoman.record.wanted import table as put_down
from dragoman.table import ByColumn, Row, Table

_Columns = dict[str, Sequence[Any]]

_LEAST_PREFIX = 4
_DIGITS = 16
_HEXADECIMAL = re.compile("[0-9a-fA-F]+")
_AT_A_TIME = 1000

_DOCUMENT_COLUMNS = tuple(
    column.name for column in schema.documents.c if column.name not in ("number", "text", "reading")
)
_JUDGED = (conditions.STATEMENTS, conditions.EVENTS, conditions.COMMITMENTS)

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
    *("confidence", "decided"),
)
COMMITMENT_COLUMNS = (
    *("id", "document", "outlet", "published"),
    *("obligors", "beneficiaries", "kind", "content", "condition"),
    *("start", "end", "date_from", "due_start", "due_end"),
    *("evidence_start", "evidence_end", "statement", "event", "decided"),
)
WORDING_COLUMNS = (
    *("id", "document", "outlet", "published"),
    *("evidence", "direction", "targets", "entry", "neutral"),
    *("evidence_start", "evidence_end"),
)


def documents(connection: sa.Connection, among: Collection[str] | None = None) -> Table:
    """One row a document, of all or of some ids, with the numbers of its units that count."""
    table = schema.documents
    counts = [_count(kind.table, conditions.counts_still(kind)) for kind in _JUDGED]
    columns = [*(table.c[name] for name in _DOCUMENT_COLUMNS), *counts, _count(schema.wording)]
    query = sa.select(*columns)
    if among is not None:
        put(connection, [(document, "") for document in among])
        query = query.where(table.c.id.in_(sa.select(put_down.c.document)))
    names = tuple(column.name for column in columns)
    # Sorted here, as databases do not agree on the order of names.
    rows = sorted(map(dict, connection.execute(query).mappings()), key=_by_day_and_name)
    return Table(names, rows)


def _by_day_and_name(document: Row) -> tuple[str, str, str]:
    """Undated documents come last."""
    return str(document["published"] or "~"), str(document["name"]), str(document["id"])


def _count(units: sa.Table, *where: sa.ColumnElement[bool]) -> sa.Label[int]:
    of_document = sa.select(sa.func.count()).where(units.c.document == schema.documents.c.id)
    return of_document.where(*where).scalar_subquery().label(units.name)


def document_ids(connection: sa.Connection, wanted: str) -> list[str]:
    """Documents meant by an id, a name, or the first digits (four at least) of an id.

    What is none of these may be the name of a file without its folder, or the start of that.
    """
    column = schema.documents.c.id
    meanings = [schema.documents.c.name == wanted]
    if _HEXADECIMAL.fullmatch(wanted) and _LEAST_PREFIX <= len(wanted) <= _DIGITS:
        first, last = (wanted.ljust(_DIGITS, digit) for digit in "0f")
        begins = column.between(first, last)
        meanings.insert(0 if len(wanted) == _DIGITS else 1, begins)
    for condition in meanings:
        found = connection.scalars(sa.select(column).where(condition).order_by(column)).all()
        if found:
            return list(found)
    return _of_files(connection, wanted)


def _of_files(connection: sa.Connection, wanted: str) -> list[str]:
    name = schema.documents.c.name
    if not wanted:
        return []
    query = sa.select(schema.documents.c.id, name).where(name.contains(wanted, autoescape=True))
    files = {row.id: PurePath(row.name).name for row in connection.execute(query)}
    whole = [id for id, file in files.items() if file == wanted]
    return sorted(whole or [id for id, file in files.items() if file.startswith(wanted)])


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
        .where(*conditions.of_kind(conditions.EVENTS, wanted))
    )
    return list(connection.scalars(query))


def reading_json(connection: sa.Connection, document_id: str) -> str:
    """The stored reading of a document that is in the record."""
    table = schema.documents
    query = sa.select(table.c.reading, table.c.text).where(table.c.id == document_id)
    return with_text(*connection.execute(query).one())


def reading(connection: sa.Connection, document_id: str) -> Reading:
    """The stored reading of a document that is in the record."""
    return parsed(document_id, reading_json(connection, document_id))


def parsed(document_id: str, stored: str) -> Reading:
    """A document's stored reading; raises UnknownFormError."""
    try:
        return Reading.from_json(stored)
    except ValidationError as error:
        raise UnknownFormError(
            f"the reading of {document_id} has a form this version does not know; "
            "read the document again"
        ) from error


def readings_json(connection: sa.Connection, documents: Collection[str]) -> Mapping[str, str]:
    """The stored readings of documents, by id."""
    table = schema.documents
    columns = (table.c.id, table.c.reading, table.c.text)
    query = sa.select(*columns).where(table.c.id.in_(sorted(documents)))
    return {row.id: with_text(row.reading, row.text) for row in connection.execute(query)}


def event_keys(connection: sa.Connection, wanted: Filter) -> Iterator[Key]:
    """Document and id of the wanted events, one by one, in the order of :func:`events`."""
    return _keys(connection, conditions.EVENTS, wanted)


def statement_keys(connection: sa.Connection, wanted: Filter) -> Iterator[Key]:
    """Document and id of the wanted statements, in the order of :func:`statements`."""
    return _keys(connection, conditions.STATEMENTS, wanted)


def events(connection: sa.Connection, wanted: Filter) -> Table:
    """Events by publication, document and place in the text."""
    columns = _units(connection, conditions.EVENTS, wanted, EVENT_COLUMNS)
    return _table(EVENT_COLUMNS, columns)


def statements(connection: sa.Connection, wanted: Filter) -> Table:
    """Statements by publication, document and place in the text."""
    return _table(STATEMENT_COLUMNS, _statements(connection, wanted))


def statements_by_number(connection: sa.Connection, numbers: Collection[int]) -> dict[int, Row]:
    """Statements by their numbers."""
    columns = _statements(connection, Filter(numbers=numbers))
    return dict(zip(columns["number"], _table(STATEMENT_COLUMNS, columns), strict=True))


def _statements(connection: sa.Connection, wanted: Filter) -> _Columns:
    asked = [name for name in STATEMENT_COLUMNS if name not in ("content_start", "content_end")]
    columns = _units(connection, conditions.STATEMENTS, wanted, ("number", *asked, "spans"))
    spans = columns["spans"]
    starts = [min([start for start, _ in places], default=None) for places in spans]
    ends = [max([end for _, end in places], default=None) for places in spans]
    return {**columns, "content_start": starts, "content_end": ends}


def commitments(connection: sa.Connection, wanted: Filter) -> Table:
    """Commitments by publication, document and place in the text."""
    columns = _units(connection, conditions.COMMITMENTS, wanted, COMMITMENT_COLUMNS)
    return _table(COMMITMENT_COLUMNS, columns)


def wording(connection: sa.Connection, wanted: Filter) -> Table:
    """Loaded wording by publication, document and place in the text."""
    columns = _units(connection, conditions.WORDING, wanted, WORDING_COLUMNS)
    return _table(WORDING_COLUMNS, columns)


_BY_UNIT = {Unit.STATEMENT: statements, Unit.EVENT: events, Unit.COMMITMENT: commitments}


def one(connection: sa.Connection, unit: Unit, key: Key) -> Table:
    """The row of a statement, event or commitment; none where there is no such unit."""
    return _BY_UNIT[unit](connection, Filter(units=[key]))


def exchanged(connection: sa.Connection, forth: Filter, back: Filter) -> _Columns:
    """Columns of the events that one of two filters asks for and that were not rejected, by days.

    Those of :func:`events`, after ``forth`` and ``back``: whether the filter asks for the event.
    What has no day comes last.
    """
    table = schema.events
    asked = [
        sa.select(table.c.number).where(*conditions.of_kind(conditions.EVENTS, wanted))
        for wanted in (forth, back)
    ]
    is_forth, is_back = (table.c.number.in_(numbers) for numbers in asked)
    published = schema.documents.c.published.nulls_last()
    days = (table.c.start_date.nulls_last(), table.c.end_date.nulls_first(), published)
    query = (
        sa.select(is_forth, is_back, *_named(conditions.EVENTS, EVENT_COLUMNS))
        .join_from(table, schema.documents)
        .where(table.c.number.in_(sa.union(*asked)), conditions.counts_still(conditions.EVENTS))
        .order_by(*days, table.c.document, table.c.evidence_start, is_back, table.c.id)
    )
    columns = select_columns(connection, query)
    return dict(zip(("forth", "back", *EVENT_COLUMNS), columns, strict=True))


def _table(names: tuple[str, ...], columns: _Columns) -> Table:
    return Table(names, ByColumn({name: columns[name] for name in names}))


def _units(connection: sa.Connection, kind: Kind, wanted: Filter, names: Sequence[str]) -> _Columns:
    """Columns of a table of units, by name."""
    if wanted.units is not None:
        put(connection, wanted.units)
    if wanted.numbers is not None:
        put_numbers(connection, wanted.numbers)
    query = sa.select(*_named(kind, names))
    columns = select_columns(connection, _ordered(query, kind, wanted))
    return dict(zip(names, columns, strict=True))


def _named(kind: Kind, names: Iterable[str]) -> Iterator[sa.Column[Any]]:
    """Columns of units and their documents; days are called ``start`` and ``end``."""
    days = {"start": kind.table.c.start_date, "end": kind.table.c.end_date}
    known = {**schema.documents.c, **kind.table.c, **days}
    return (known[name] for name in names)


def _keys(connection: sa.Connection, kind: Kind, wanted: Filter) -> Iterator[Key]:
    query = _ordered(sa.select(kind.table.c.document, kind.table.c.id), kind, wanted)
    found = connection.execute(query.execution_options(yield_per=_AT_A_TIME))
    return ((row.document, row.id) for row in found)


def _ordered(query: sa.Select[Any], kind: Kind, wanted: Filter) -> sa.Select[Any]:
    """By publication, document and place in the text."""
    origin, table = schema.documents, kind.table
    place = (table.c.document, table.c.evidence_start, table.c.id)
    return (
        query.join_from(table, origin)
        .where(*conditions.of_kind(kind, wanted))
        .order_by(origin.c.published.nulls_last(), *place)
    )
