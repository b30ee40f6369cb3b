"""What is to be known of statements, events and commitments to say to what they belong."""

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
    """A dated statement, event or commitment, and where its words stand."""

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
    words: str
    """Of its content, or of an event's evidence."""
    type: str
    """The act of a statement, the type of an event, or the kind of a commitment."""
    date_from: str
    modality: str
    """Of a statement."""
    statement: str | None
    """Of an event, the statement that it consists in."""
    by: str
    """The codes of who says or does it."""
    sides: Sides
    published: date | None
    """Of its document."""

    @property
    def key(self) -> Key:
        return self.document, self.id

    @property
    def ends(self) -> int:
        """Where its content ends."""
        return max([end for _, end in self.spans], default=self.place)


def contents(connection: sa.Connection, kind: Kind, numbers: Collection[int]) -> dict[int, Content]:
    """Statements, events or commitments by number."""
    column, origin = kind.table.c, schema.documents
    is_said, is_done = kind is conditions.STATEMENTS, kind is conditions.EVENTS
    none = sa.literal("")
    own = (
        column.spans if is_said else column.evidence_end,
        column.cue if is_said else none,
        column.evidence if is_done else column.content,
        column[kind.type],
        column.modality if is_said else none,
        column.statement if is_done else none,
    )
    query = sa.select(
        *(column.number, column.document, column.id, column.start_date, column.end_date),
        *(column.evidence_start, column.date_from),
        *(one.label(f"own_{place}") for place, one in enumerate(own)),
        *(column[side.column] for side in kind.sides),
        origin.c.published,
    ).join_from(kind.table, origin)
    put_numbers(connection, numbers)
    query = query.where(column.number.in_(sa.select(put_down.c.number)))
    found: dict[int, Content] = {}
    for number, *known, where, cue, words, type_, modality, statement, by, to, published in zip(
        *select_columns(connection, query), strict=True
    ):
        document, unit, first, last, place, date_from = known
        found[number] = Content(
            document=document,
            id=unit,
            day=first,
            last=last,
            place=place,
            spans=where if is_said else ((place, where),),
            cue=cue,
            words=words,
            type=type_,
            date_from=date_from,
            modality=modality,
            statement=statement or None,
            by=by,
            sides=sides(by, to),
            published=published,
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
