"""Units put down for the next queries of a connection, in a table that no other one sees."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.schema import CreateTable

from dragoman.record.columns import Fingerprint
from dragoman.record.store import insert_all, insert_columns

Key = tuple[str, str]
"""Document and id of a unit."""

table = sa.Table(
    "wanted",
    sa.MetaData(),
    sa.Column("number", sa.Integer),
    sa.Column("document", Fingerprint),
    sa.Column("id", sa.Text),
    prefixes=["TEMPORARY"],
)


def put(connection: sa.Connection, units: Collection[Key]) -> None:
    """Have the table hold these units, numbered from 0, and no others."""
    _clear(connection)
    if units:
        rows = [
            {"number": number, "document": document, "id": unit}
            for number, (document, unit) in enumerate(units)
        ]
        insert_all(connection, table, rows)


def put_numbers(connection: sa.Connection, numbers: Collection[int]) -> None:
    """Have the table hold units by their numbers in a table of units, and no others."""
    _clear(connection)
    if numbers:
        insert_columns(connection, table, {"number": list(numbers)})


def _clear(connection: sa.Connection) -> None:
    connection.execute(CreateTable(table, if_not_exists=True))
    connection.execute(sa.delete(table))
