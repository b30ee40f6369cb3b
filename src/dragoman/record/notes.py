"""What other tables hold about units: parties, sources, issues and the words of their documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from dragoman.record import schema, wanted
from dragoman.record.conditions import Kind
from dragoman.record.schema import Role
from dragoman.record.wanted import Key

Found = sa.RowMapping
"""A row of a table of units."""

_Lists = defaultdict[tuple[str, ...], list[str]]


@dataclass(frozen=True)
class Notes:
    """What other tables hold about some units."""

    party_codes: _Lists
    chains: _Lists
    disputes: _Lists
    texts: Mapping[str, str]

    def parties(self, key: Key, role: Role) -> str:
        """Codes of the parties in a role, each once, in the order of the reading."""
        return "; ".join(dict.fromkeys(self.party_codes[*key, role]))

    def chain(self, key: Key) -> str:
        """Source chain, outermost first."""
        return " > ".join(self.chains[key])

    def issues(self, key: Key) -> str:
        """Ids of issues, in the order of the reading."""
        return "; ".join(self.disputes[key])

    def words(self, found: Found, name: str) -> str | None:
        """The words of the document under the offsets ``NAME_start`` and ``NAME_end``."""
        start, end = found[f"{name}_start"], found[f"{name}_end"]
        return None if start is None else self.texts[found["document"]][start:end]


def on(connection: sa.Connection, kind: Kind, units: Sequence[Found]) -> Notes:
    """Notes on all the units: some queries for them together, not some a unit."""
    parts, actors = schema.participants, schema.actors
    issues, sources = schema.issues, schema.sources
    code = actors.c.country + " " + actors.c.sector
    roles = (kind.actor, kind.recipient)

    def listed(table: sa.Table, *columns: sa.ColumnElement[Any]) -> _Lists:
        found: _Lists = defaultdict(list)
        own = parts.c.role.in_(roles) if table is parts else table.c.unit == kind.unit
        for row in _attached(connection, table, columns, own):
            found[tuple(row[:-2])].append(row[-2])
        return found

    wanted.put(connection, [(unit["document"], unit["id"]) for unit in units])
    return Notes(
        party_codes=listed(parts, parts.c.role, code),
        chains=listed(sources, sources.c.name),
        disputes=listed(issues, issues.c.issue),
        texts=_texts(connection),
    )


def _attached(
    connection: sa.Connection,
    table: sa.Table,
    columns: Iterable[sa.ColumnElement[Any]],
    is_of_kind: sa.ColumnElement[bool],
) -> list[tuple[Any, ...]]:
    """Document, unit, ``columns`` and position of the rows that belong to the wanted units.

    Joins are outer joins and the order is made here, since SQLite, which does not know how large
    the tables are, would else walk through whole ones.
    """
    same = (table.c.document == wanted.table.c.document) & (table.c.unit_id == wanted.table.c.id)
    origin = wanted.table.outerjoin(table, same & is_of_kind)
    if table is schema.participants:
        origin = origin.outerjoin(schema.actors, table.c.actor == schema.actors.c.id)
    query = sa.select(wanted.table.c.document, wanted.table.c.id, *columns, table.c.position)
    rows = map(tuple, connection.execute(query.select_from(origin)))
    return sorted((row for row in rows if row[-1] is not None), key=itemgetter(-1))


def _texts(connection: sa.Connection) -> Mapping[str, str]:
    origin = schema.documents
    among = sa.select(wanted.table.c.document)
    query = sa.select(origin.c.id, origin.c.text).where(origin.c.id.in_(among))
    return {row.id: row.text for row in connection.execute(query)}
