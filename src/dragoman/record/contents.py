"""What is to be known of statements and events to say to what they belong."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import sqlalchemy as sa

from dragoman.record import conditions, schema
from dragoman.record.conditions import Filter, Kind
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
    cue: str
    """Of a statement."""
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
        column.cue if is_said else sa.literal("").label("cue"),
        *(column[side.column] for side in kind.sides),
        origin.c.published,
    ).join_from(kind.table, origin)
    put_numbers(connection, numbers)
    query = query.where(column.number.in_(sa.select(put_down.c.number)))
    found: dict[int, Content] = {}
    for number, document, unit, first, last, place, where, cue, by, to, published in zip(
        *select_columns(connection, query), strict=True
    ):
        spans = where if is_said else ((place, where),)
        parties = sides(by, to)
        found[number] = Content(
            document, unit, first, last, place, spans, cue, by, parties, published
        )
    return found


def cues(connection: sa.Connection, wanted: Filter) -> dict[Key, str]:
    """The cues of the statements by which commitments are made, by the key of the commitment."""
    made, said = schema.commitments.c, schema.statements.c
    query = (
        sa.select(made.document, made.id, said.cue)
        .join(schema.statements, (said.document == made.document) & (said.id == made.statement))
        .where(*conditions.of_kind(conditions.COMMITMENTS, wanted))
    )
    documents, ids, found = select_columns(connection, query)
    return dict(zip(zip(documents, ids, strict=True), found, strict=True))


def told_by_others(connection: sa.Connection, numbers: Collection[int]) -> set[int]:
    """Those of some statements, by number, that stand in what somebody else says."""
    own, around = schema.statements.alias("own").c, schema.statements.alias("around").c
    query = sa.select(own.number, own.speakers, around.speakers.label("others")).where(
        own.number.in_(sa.select(put_down.c.number)),
        *(around.document == own.document, around.number != own.number),
        *(around.evidence_start <= own.evidence_start, own.evidence_end <= around.evidence_end),
    )
    put_numbers(connection, numbers)
    found = zip(*select_columns(connection, query), strict=True)
    return {number for number, by, others in found if not {*countries(by)} & {*countries(others)}}


@lru_cache(_KEPT)
def sides(by: str, to: str) -> Sides:
    """Whose codes these are."""
    return Sides(frozenset(countries(by)), frozenset(countries(to)))
