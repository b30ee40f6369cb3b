"""The rows of units that people corrected, written anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from dragoman.model import Reading
from dragoman.record import finding, units, writing
from dragoman.record.schema import Unit
from dragoman.record.units import AnyUnit


def replace(
    connection: sa.Connection,
    reading: Reading,
    unit: Unit,
    one: AnyUnit,
    decided: Mapping[str, Any],
) -> None:
    """Have the row of a unit of a stored reading say what ``one`` says, and ``decided``."""
    kind = units.FIELDS[unit].kind
    column = kind.table.c
    is_it = (column.document == reading.document.id) & (column.id == one.id)
    finding.drop(connection, kind, is_it)
    row = {**writing.row_of(unit, one, reading), **decided}
    connection.execute(sa.update(kind.table).where(is_it).values(row))
    number = connection.scalars(sa.select(column.number).where(is_it)).one()
    finding.put(connection, kind, [{"number": number, **row}])
