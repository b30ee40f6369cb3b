"""The issues that a record's statements and events are about."""

from __future__ import annotations

import sqlalchemy as sa

from dragoman.record import schema
from dragoman.record.schema import Unit
from dragoman.table import Table

COLUMNS = ("issue", "statements", "events")


def ids(connection: sa.Connection) -> list[str]:
    """Their ids, in order."""
    column = schema.issues.c.issue
    return list(connection.scalars(sa.select(column).distinct().order_by(column)))


def counted(connection: sa.Connection) -> Table:
    """How many statements and events are about each, the most frequent first."""
    column = schema.issues.c
    said, done = (
        sa.func.count(sa.case((column.unit == unit, 1))).label(name)
        for unit, name in ((Unit.STATEMENT, "statements"), (Unit.EVENT, "events"))
    )
    query = sa.select(column.issue, said, done).group_by(column.issue)
    found = connection.execute(query.order_by(said.desc(), done.desc(), column.issue))
    return Table(COLUMNS, [dict(row) for row in found.mappings()])
