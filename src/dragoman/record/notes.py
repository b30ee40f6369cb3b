"""What other tables hold about units: parties, sources, issues and the words of their documents.

Units are known by their number among those asked about, and answers are columns: one value a unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from dragoman.record import schema, wanted
from dragoman.record.conditions import Kind
from dragoman.record.schema import Role
from dragoman.record.store import select_columns

Columns = Mapping[str, Sequence[Any]]
"""Columns of a table of units, by name."""


@dataclass(frozen=True)
class Notes:
    """What other tables hold about some units."""

    units: Columns
    parties: Mapping[Role, Sequence[str]]
    """By role: codes of the parties, each once, in the order of the reading."""
    chain: Sequence[str]
    """Source chains, outermost first."""
    issues: Sequence[str]
    """Ids of issues, in the order of the reading."""
    texts: Sequence[str]
    """Of the document of each unit."""

    def words(self, name: str) -> list[str | None]:
        """The words of the document under the offsets ``NAME_start`` and ``NAME_end``."""
        places = zip(
            self.texts, self.units[f"{name}_start"], self.units[f"{name}_end"], strict=True
        )
        return [None if start is None else text[start:end] for text, start, end in places]


def on(connection: sa.Connection, kind: Kind, units: Columns) -> Notes:
    """Notes on all the units: some queries for them together, not some a unit."""
    wanted.put(connection, list(zip(units["document"], units["id"], strict=True)))
    texts = _texts(connection)
    return Notes(
        units=units,
        parties=_parties(connection, kind, len(units["id"])),
        chain=_listed(connection, kind, schema.sources.c.name, " > ", len(units["id"])),
        issues=_listed(connection, kind, schema.issues.c.issue, "; ", len(units["id"])),
        texts=[texts[document] for document in units["document"]],
    )


def _parties(connection: sa.Connection, kind: Kind, units: int) -> dict[Role, list[str]]:
    parts, actors = schema.participants, schema.actors.c
    columns = (parts.c.role, actors.country + " " + actors.sector)
    roles = {role: [""] * units for role in (kind.actor, kind.recipient)}
    for number, role, code, _ in _attached(connection, parts, columns, parts.c.role.in_(roles)):
        codes = roles[role]
        if not codes[number]:
            codes[number] = code
        elif code not in codes[number].split("; "):
            codes[number] += f"; {code}"
    return roles


def _listed(
    connection: sa.Connection, kind: Kind, column: sa.Column[str], between: str, units: int
) -> list[str]:
    lists = [""] * units
    for number, value, _ in _attached(
        connection, column.table, [column], column.table.c.unit == kind.unit
    ):
        lists[number] += f"{between}{value}" if lists[number] else value
    return lists


def _attached(
    connection: sa.Connection,
    table: sa.Table,
    columns: Iterable[sa.ColumnElement[Any]],
    is_of_kind: sa.ColumnElement[bool],
) -> list[tuple[Any, ...]]:
    """Number of the unit, ``columns`` and position of the rows that belong to the wanted units.

    Joins are outer joins and the order is made here, since SQLite, which does not know how large
    the tables are, would else walk through whole ones; nor would it keep an outer join before a
    plain ``IS NOT NULL``.
    """
    same = (table.c.document == wanted.table.c.document) & (table.c.unit_id == wanted.table.c.id)
    origin = wanted.table.outerjoin(table, same & is_of_kind)
    if table is schema.participants:
        origin = origin.outerjoin(schema.actors, table.c.actor == schema.actors.c.id)
    query = (
        sa.select(wanted.table.c.number, *columns, table.c.position)
        .select_from(origin)
        .where(sa.func.coalesce(table.c.position, -1) >= 0)
    )
    return sorted(zip(*select_columns(connection, query), strict=True), key=itemgetter(-1))


def _texts(connection: sa.Connection) -> Mapping[str, str]:
    origin = schema.documents
    among = sa.select(wanted.table.c.document)
    query = sa.select(origin.c.id, origin.c.text).where(origin.c.id.in_(among))
    return dict(zip(*select_columns(connection, query), strict=True))
