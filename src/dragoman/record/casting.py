"""Who takes part in the units of a reading, and in which role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import sqlalchemy as sa

from dragoman.model import Actor, Reading
from dragoman.record import schema, units
from dragoman.record.graph import batched
from dragoman.record.schema import Role, Unit
from dragoman.record.store import insert_missing
from dragoman.record.units import AnyUnit

_KEY = ("country", "sector", "name", "office", "country_class")

ActorKey = tuple[str, ...]
"""An actor as its row in ``actors`` has it, without the number."""


class Part(NamedTuple):
    """An actor taking part in a unit; ``position`` counts within the role."""

    unit_id: str
    role: Role
    position: int
    actor: ActorKey

    def row(self, document: str, ids: Mapping[ActorKey, int]) -> dict[str, Any]:
        """Of ``participants``, given the numbers of actors."""
        return {
            "document": document,
            "unit_id": self.unit_id,
            "role": self.role,
            "position": self.position,
            "actor": ids[self.actor],
        }


def parts(reading: Reading) -> Iterator[Part]:
    """All who take part in the units of a reading."""
    for unit in units.FIELDS:
        for one in units.of(reading, unit):
            yield from of_unit(unit, one)
    for mark in reading.wording:
        yield from _cast(mark.id, Role.TARGET, mark.targets)


def of_unit(unit: Unit, one: AnyUnit) -> Iterator[Part]:
    """Those on both sides of a unit."""
    for role, actors in units.sides(unit, one):
        yield from _cast(one.id, role, actors)


def _cast(unit_id: str, role: Role, actors: Iterable[Actor]) -> Iterator[Part]:
    """Those of one role in a unit."""
    for position, actor in enumerate(actors):
        key = tuple([getattr(actor, name) or "" for name in _KEY])
        yield Part(unit_id, role, position, key)


def store_actors(connection: sa.Connection, actors: set[ActorKey]) -> Mapping[ActorKey, int]:
    """The numbers of actors, of whom those that the record has not are written down."""
    ids: dict[ActorKey, int] = {}
    columns = [schema.actors.c[name] for name in _KEY]
    for some in batched(sorted(actors)):
        rows = [dict(zip(_KEY, key, strict=True)) for key in some]
        connection.execute(insert_missing(connection, schema.actors), rows)
        wanted = sa.tuple_(*columns).in_(some)
        found = connection.execute(sa.select(schema.actors.c.id, *columns).where(wanted))
        ids |= {tuple(key): number for number, *key in found}
    return ids
