"""What is to be known of statements and events to say to what they belong."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import sqlalchemy as sa

from dragoman.record import conditions, schema
from dragoman.record.conditions import Kind
from dragoman.record.finding import countries
from dragoman.record.store import select_columns
from dragoman.record.wanted import Key, put_numbers
from dragoman.record.wanted import table as put_down

_KEPT = 1 << 14
"""Pairs of sides kept in memory: most are of many units."""

Spans = tuple[tuple[int, int], ...]


class Sides(NamedTuple):
    """The countries and organisations of a unit, without sectors."""

    by: frozenset[str]
    to: frozenset[str]


class Content(NamedTuple):
    """A dated statement or event, and where its words stand."""

    document: str
    id: str
    day: date
    """The first one."""
    last: date
    place: int
    """Where its evidence begins."""
    spans: Spans
    """Of its content."""
    by: str
    """The codes of who says or does it."""
    sides: Sides
    published: date | None
    """Of its document."""

    @property
    def key(self) -> Key:
        return self.document, self.id


def contents(connection: sa.Connection, kind: Kind, numbers: Collection[int]) -> dict[int, Content]:
    """Statements or events by number."""
    column, origin = kind.table.c, schema.documents
    is_said = kind is conditions.STATEMENTS
    query = sa.select(
        *(column.number, column.document, column.id, column.start_date, column.end_date),
        *(column.evidence_start, column.spans if is_said else column.evidence_end),
        *(column[side.column] for side in kind.sides),
        origin.c.published,
    ).join_from(kind.table, origin)
    put_numbers(connection, numbers)
    query = query.where(column.number.in_(sa.select(put_down.c.number)))
    found: dict[int, Content] = {}
    for number, document, unit, first, last, place, where, by, to, published in zip(
        *select_columns(connection, query), strict=True
    ):
        spans = where if is_said else ((place, where),)
        content = Content(document, unit, first, last, place, spans, by, sides(by, to), published)
        found[number] = content
    return found


@lru_cache(_KEPT)
def sides(by: str, to: str) -> Sides:
    """Whose codes these are."""
    return Sides(frozenset(countries(by)), frozenset(countries(to)))
