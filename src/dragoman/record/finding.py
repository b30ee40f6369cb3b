"""By what units are found: their parties, the pairs that events join, and issues.

All of it follows from the row of a unit, and is written and taken out with that row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import permutations, product
from typing import Any

import sqlalchemy as sa

from dragoman.record import schema
from dragoman.record.conditions import EVENTS, UNCOUNTED, Kind
from dragoman.record.schema import BETWEEN, REJECTED, Unit
from dragoman.record.store import delete_all, insert_columns

_Row = Mapping[str, Any]
_Key = tuple[Any, ...]
_KEPT = 1 << 14
"""Lists of parties of which the countries are kept in memory: most are of many units."""

_HAVE_ISSUES = (Unit.STATEMENT, Unit.EVENT)
_FIGURES = ("start_date", "end_date", "quad", "intensity")


@lru_cache(_KEPT)
def countries(parties: str) -> tuple[str, ...]:
    """The countries and organisations of some parties, each once and in order."""
    codes = parties.split(BETWEEN) if parties else ()
    return tuple(dict.fromkeys([code.split(" ")[0] for code in codes]))


@lru_cache(_KEPT)
def dyads(actors: str, recipients: str) -> frozenset[tuple[str, str]]:
    """Countries and organisations that act on each other or, without recipients, together.

    Two sectors of one country make a dyad of it with itself only where nobody else takes part.
    """
    acting = countries(actors)
    if not recipients:
        return frozenset(permutations(acting, 2))
    pairs = frozenset(product(acting, countries(recipients)))
    return frozenset(pair for pair in pairs if pair[0] != pair[1]) or pairs


def put(connection: sa.Connection, kind: Kind, rows: Iterable[_Row]) -> None:
    """Have units be found, given their rows.

    What stands side by side is written together, which is much quicker in a large record.
    """
    found: defaultdict[sa.Table, list[_Key]] = defaultdict(list)
    for row in rows:
        for table, key in _keys(kind, row):
            found[table].append((*key, *_figures(row)) if table is schema.dyads else key)
    for table, entries in found.items():
        columns = zip(*sorted(entries), strict=True)
        insert_columns(connection, table, dict(zip(table.c.keys(), columns, strict=True)))


def drop(connection: sa.Connection, kind: Kind, where: sa.ColumnElement[bool]) -> None:
    """Have units not be found any more, as long as their rows are still there."""
    names = ["number", *(side.column for side in kind.sides)]
    names += ["issues"] if kind.unit in _HAVE_ISSUES else []
    query = sa.select(*(kind.table.c[name] for name in names)).where(where)
    found: defaultdict[sa.Table, list[dict[str, Any]]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        for table, key in _keys(kind, row):
            found[table].append(dict(zip(table.primary_key.columns.keys(), key, strict=True)))
    for table, keys in found.items():
        delete_all(connection, table, keys)


def _keys(kind: Kind, row: Mapping[Any, Any]) -> Iterator[tuple[sa.Table, _Key]]:
    """In which tables a unit is found, and by which keys."""
    number = row["number"]
    for side in kind.sides:
        for country in countries(row[side.column]):
            yield schema.parties, (country, side.role, number)
    if kind is EVENTS:
        for dyad in dyads(row["actors"], row["recipients"]):
            yield schema.dyads, (*dyad, number)
    if kind.unit in _HAVE_ISSUES:
        for issue in dict.fromkeys(filter(None, row["issues"].split(BETWEEN))):
            yield schema.issues, (issue, kind.unit, number)


def _figures(row: _Row) -> tuple[Any, ...]:
    """What is counted of an event; each None where it is not counted."""
    if row["status"] in UNCOUNTED or row.get("decided") == REJECTED:
        return (None,) * len(_FIGURES)
    return tuple([row[name] for name in _FIGURES])
