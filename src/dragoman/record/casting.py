"""Who takes part in the units of a reading, and in which role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import sqlalchemy as sa

from dragoman.model import Actor, Reading
from dragoman.record import schema
from dragoman.record.graph import batched
from dragoman.record.schema import Role
from dragoman.record.store import insert_missing

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
    for said in reading.statements:
        yield from cast(said.id, Role.SPEAKER, said.speakers)
        yield from cast(said.id, Role.ADDRESSEE, said.addressees)
    for event in reading.events:
        yield from cast(event.id, Role.ACTOR, event.actors)
        yield from cast(event.id, Role.RECIPIENT, event.recipients)
    for bond in reading.commitments:
        yield from cast(bond.id, Role.OBLIGOR, bond.obligor)
        yield from cast(bond.id, Role.BENEFICIARY, bond.beneficiary)
    for mark in reading.wording:
        yield from cast(mark.id, Role.TARGET, mark.targets)


def cast(unit_id: str, role: Role, actors: Iterable[Actor]) -> Iterator[Part]:
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
