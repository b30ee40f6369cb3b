"""Where a record is kept, and all that its database does in a way of its own."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import repeat
from os import PathLike, fspath
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import Compiled
from sqlalchemy.exc import NoResultFound, SQLAlchemyError

from dragoman.record.damage import DamagedError, UnknownFormError

UNREADABLE = (SQLAlchemyError, UnicodeEncodeError, DamagedError, UnknownFormError)
"""What goes wrong with a database, and not in what is asked of it."""

BUSY_SECONDS = 30.0
"""How long a writer waits for another one before it gives up."""

_Row = dict[str, Any]
_Columns = Mapping[str, Sequence[Any]]
_SERVER = re.compile(r"(postgres|postgresql)://")
_INSERT: dict[str, Callable[[sa.Table], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


class Store(ABC):
    """A database that holds a record, or can hold one."""

    name: str
    """What messages call it; no password is in it."""

    engine: sa.Engine

    @abstractmethod
    def look(self, *, create: bool) -> None:
        """Raises :class:`RecordError` where there is nothing to open, unless it can be created."""

    @abstractmethod
    def prepare(self) -> None:
        """Make a new, empty database ready for tables."""

    @abstractmethod
    def writing(self) -> sa.Engine:
        """The engine, whose transactions are one after another from their beginning."""

    @abstractmethod
    def meaning(self, error: SQLAlchemyError) -> str | None:
        """What an error of the database means, in words a user can act on, where it is known."""

    @contextmanager
    def transaction(self, *, write: bool) -> Iterator[sa.Connection]:
        """One view of the database; what is written in it is kept whole or not at all."""
        with (self.writing() if write else self.engine).begin() as connection:
            yield connection

    @contextmanager
    def updating(self) -> Iterator[sa.Connection]:
        """One view of the database in which what follows from its content is brought up to date.

        That is kept or, where the database may only be read, done in a copy and forgotten.
        """
        with self.transaction(write=True) as connection:
            yield connection

    def explain(self, error: SQLAlchemyError | ValueError) -> str:
        """What went wrong, in one line."""
        match error:
            case UnicodeEncodeError():
                return "asked for words that are no Unicode text"
            case DamagedError() | NoResultFound():
                return f"the database is damaged ({error}); restore a copy"
            case ValueError():
                return str(error)
        return self.meaning(error) or " ".join(str(getattr(error, "orig", error)).split())


def at(where: str | PathLike[str], busy_seconds: float) -> Store:
    """The store that a file name or an address ``postgresql://…`` means."""
    if _SERVER.match(fspath(where)):
        from dragoman.record.postgres import Server

        return Server(fspath(where), busy_seconds)
    from dragoman.record.sqlite import File

    return File(where, busy_seconds)


def insert_missing(connection: sa.Connection, table: sa.Table) -> sa.Insert:
    """An insert that passes over rows which a unique key already holds."""
    return _INSERT[connection.dialect.name](table).on_conflict_do_nothing()


def insert_all(connection: sa.Connection, table: sa.Table, rows: Sequence[_Row]) -> None:
    """Insert one row or more, all of the same columns: without SQLAlchemy's work for each row."""
    insert_columns(connection, table, _columns(rows))


def insert_columns(connection: sa.Connection, table: sa.Table, columns: _Columns) -> None:
    """Insert rows, given a list of values for each column, as quickly as :func:`insert_all`."""
    insert = sa.insert(table).inline()
    compiled = insert.compile(dialect=connection.dialect, column_keys=list(columns))
    _execute_all(connection, table, compiled, columns)


def delete_all(connection: sa.Connection, table: sa.Table, rows: Sequence[_Row]) -> None:
    """Delete rows that have these values in all of the same columns."""
    is_it = [table.c[name] == sa.bindparam(name) for name in rows[0]]
    delete = sa.delete(table).where(*is_it)
    _execute_all(connection, table, delete.compile(dialect=connection.dialect), _columns(rows))


def _columns(rows: Sequence[_Row]) -> _Columns:
    return {name: [row[name] for row in rows] for name in rows[0]}


def _execute_all(
    connection: sa.Connection, table: sa.Table, compiled: Compiled, columns: _Columns
) -> None:
    """Have a statement with a parameter for each column done for each row."""
    dialect = connection.dialect
    names = list(compiled.params)
    kinds = [table.c[name].type.dialect_impl(dialect) for name in names]
    kept = [
        _converted(columns[name], kind.bind_processor(dialect))
        for name, kind in zip(names, kinds, strict=True)
    ]
    values: list[Any] = list(zip(*kept, strict=True))
    if not dialect.positional:
        values = [dict(zip(names, row, strict=True)) for row in values]
    connection.exec_driver_sql(str(compiled), values)


def select_columns(connection: sa.Connection, query: sa.Select[Any]) -> list[Sequence[Any]]:
    """The answer of a query, a list of values for each column: quick like :func:`insert_all`."""
    dialect = connection.dialect
    with connection.execute(query) as result:
        described, rows = result.cursor.description, result.cursor.fetchall()
    processes = [
        column.type.dialect_impl(dialect).result_processor(dialect, about[1])
        for column, about in zip(query.selected_columns, described, strict=True)
    ]
    columns = zip(*rows, strict=True) if rows else repeat((), len(processes))
    return list(map(_converted, columns, processes))


def _converted(values: Sequence[Any], process: Callable[[Any], Any] | None) -> Sequence[Any]:
    return values if process is None else list(map(process, values))
