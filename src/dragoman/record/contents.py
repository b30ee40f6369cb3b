"""What statements and events say, in few columns: to choose from many before rows are made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import repeat
from typing import NamedTuple

import sqlalchemy as sa

from dragoman.record import schema, wanted
from dragoman.record.conditions import EVENTS, STATEMENTS, Filter, Kind, counts_still, of_kind
from dragoman.record.graph import batched
from dragoman.record.store import select_columns
from dragoman.record.wanted import Key

Spans = tuple[tuple[int, int], ...]


class Content(NamedTuple):
    """A dated statement or event, and where its words stand."""

    document: str
    id: str
    kind: str
    """Speech act, or type of event."""
    day: date
    """The first one."""
    last: date
    place: int
    """Where its evidence begins."""
    content: Spans
    cue: Spans
    """Empty for events."""
    published: date | None = None
    """Of its document, where that was looked up."""

    @property
    def key(self) -> Key:
        return self.document, self.id


class Sides(NamedTuple):
    """The countries and organisations of a unit, without sectors."""

    by: frozenset[str]
    to: frozenset[str]


NOBODY = Sides(frozenset(), frozenset())


def statements(connection: sa.Connection, asked: Filter) -> list[Content]:
    """The dated statements asked for that were not rejected, in no particular order."""
    column = STATEMENTS.table.c
    query = sa.select(
        *(column.document, column.id, column.act, column.start_date, column.end_date),
        *(column.evidence_start, column.content, column.cue_start, column.cue_end),
    ).where(*_counted(STATEMENTS, asked))
    *known, starts, ends = select_columns(connection, query)
    cues = zip(zip(starts, ends, strict=True), strict=True)
    return list(map(Content, *known, cues))


def events(connection: sa.Connection, asked: Filter) -> list[Content]:
    """The dated events asked for that were not rejected, in no particular order."""
    column = EVENTS.table.c
    query = sa.select(
        *(column.document, column.id, column.type, column.start_date, column.end_date),
        *(column.evidence_start, column.evidence_end),
    ).where(*_counted(EVENTS, asked))
    *known, starts, ends = select_columns(connection, query)
    contents = zip(zip(starts, ends, strict=True), strict=True)
    return list(map(Content, *known, starts, contents, repeat(())))


def _counted(kind: Kind, asked: Filter) -> list[sa.ColumnElement[bool]]:
    dated = kind.table.c.start_date.is_not(None)
    return [*of_kind(kind, asked), dated, counts_still(kind)]


def texts(
    connection: sa.Connection, documents: Collection[str]
) -> Iterator[tuple[str, date | None, str]]:
    """Documents with the day of their publication and their texts, some in memory at a time."""
    column = schema.documents.c
    for some in batched(documents):
        query = sa.select(column.id, column.published, column.text).where(column.id.in_(some))
        yield from zip(*select_columns(connection, query), strict=True)


def sides(connection: sa.Connection, kind: Kind, units: Sequence[Key]) -> Mapping[Key, Sides]:
    """The sides of units; those with nobody on either are left out."""
    wanted.put(connection, units)
    parts, keys = schema.participants.c, wanted.table
    same = (parts.document == keys.c.document) & (parts.unit_id == keys.c.id)
    role = parts.role.in_((kind.actor, kind.recipient))
    query = (
        sa.select(keys.c.number, parts.role, schema.actors.c.country)
        .select_from(keys.outerjoin(schema.participants, same & role).outerjoin(schema.actors))
        .where(sa.func.coalesce(parts.position, -1) >= 0)
    )
    by: defaultdict[int, set[str]] = defaultdict(set)
    to: defaultdict[int, set[str]] = defaultdict(set)
    found = {kind.actor: by, kind.recipient: to}
    for number, role, country in zip(*select_columns(connection, query), strict=True):
        found[role][number].add(country)
    return {
        units[number]: Sides(frozenset(by[number]), frozenset(to[number])) for number in {*by, *to}
    }
