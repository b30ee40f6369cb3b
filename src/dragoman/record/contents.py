"""What statements and events say, in few columns: to choose from many before rows are made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import sqlalchemy as sa

from dragoman.record import schema
from dragoman.record.conditions import EVENTS, STATEMENTS, Filter, Kind, of_kind

_AT_A_TIME = 1000


class Content(NamedTuple):
    """A statement or an event and its words."""

    document: str
    id: str
    kind: str
    """Speech act, or type of event."""
    content: str
    cue: str
    """Empty for events."""


def statements(connection: sa.Connection, wanted: Filter) -> Iterator[Content]:
    """The statements that meet the conditions, in no particular order."""
    column = STATEMENTS.table.c
    for document, id, act, text, spans, start, end in _found(
        connection, STATEMENTS, wanted, column.content, column.cue_start, column.cue_end
    ):
        content = " … ".join([text[first:last] for first, last in spans])
        yield Content(document, id, act, content, text[start:end])


def events(connection: sa.Connection, wanted: Filter) -> Iterator[Content]:
    """The events that meet the conditions, in no particular order."""
    column = EVENTS.table.c
    for document, id, type_, text, start, end in _found(
        connection, EVENTS, wanted, column.evidence_start, column.evidence_end
    ):
        yield Content(document, id, type_, text[start:end], "")


def _found(
    connection: sa.Connection, kind: Kind, wanted: Filter, *columns: sa.ColumnElement[Any]
) -> Iterator[Any]:
    unit, origin = kind.table, schema.documents
    # An outer join, so that SQLite looks for units first.
    query = (
        sa.select(unit.c.document, unit.c.id, unit.c[kind.type], origin.c.text, *columns)
        .select_from(unit.outerjoin(origin, unit.c.document == origin.c.id))
        .where(*of_kind(kind, wanted))
    )
    return iter(connection.execute(query.execution_options(yield_per=_AT_A_TIME)))
