"""The rows of units that people corrected, written anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from dragoman.model import Reading
from dragoman.record import casting, schema, units, writing
from dragoman.record.schema import Unit
from dragoman.record.units import AnyUnit


def replace(
    connection: sa.Connection,
    reading: Reading,
    unit: Unit,
    one: AnyUnit,
    decided: Mapping[str, Any],
) -> None:
    """Have the rows of a unit of a stored reading say what ``one`` says, and ``decided``.

    What no correction changes, its sources and issues, stays as it is.
    """
    table, document = units.FIELDS[unit].kind.table, reading.document.id
    (_, row), *others = writing.rows_of(one, reading)
    is_it = (table.c.document == document) & (table.c.id == one.id)
    connection.execute(sa.update(table).where(is_it).values({**row, **decided}))
    _recast(connection, document, unit, one)
    if unit is Unit.EVENT:
        joined = [{"document": document, **values} for of, values in others if of is schema.dyads]
        _join_anew(connection, document, one.id, joined)


def _recast(connection: sa.Connection, document: str, unit: Unit, one: AnyUnit) -> None:
    """Write who takes part in a unit anew."""
    parts, kind = schema.participants, units.FIELDS[unit].kind
    is_side = (parts.c.document == document) & (parts.c.unit_id == one.id)
    is_side &= parts.c.role.in_((kind.actor, kind.recipient))
    connection.execute(sa.delete(parts).where(is_side))
    cast = list(casting.of_unit(unit, one))
    ids = casting.store_actors(connection, {part.actor for part in cast})
    if cast:
        connection.execute(sa.insert(parts), [part.row(document, ids) for part in cast])


def _join_anew(
    connection: sa.Connection, document: str, event: str, joined: list[dict[str, Any]]
) -> None:
    """Write which countries an event joins anew."""
    dyads = schema.dyads
    is_dyad = (dyads.c.document == document) & (dyads.c.event == event)
    connection.execute(sa.delete(dyads).where(is_dyad))
    if joined:
        connection.execute(sa.insert(dyads), joined)
