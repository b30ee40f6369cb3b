"""A record in a SQLite file, kept in WAL mode: readers never wait for a writer, a second waits."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from time import monotonic, sleep

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from dragoman.errors import RecordError
from dragoman.record.store import Store

_RETRY_SECONDS = 0.02
_CACHE_KIB = 64 * 1024

_BEGIN = "dragoman_begin"
"""Execution option: the SQL that opens a transaction."""

_MEANINGS = {
    "SQLITE_BUSY": "locked: another program is writing to it; try again when that is done",
    "SQLITE_LOCKED": "locked: another program is writing to it; try again when that is done",
    "SQLITE_NOTADB": "not a database",
    "SQLITE_CORRUPT": "the database is damaged; restore a copy",
    "SQLITE_CANTOPEN": "cannot be opened: no such folder, or no permission to read and write",
    "SQLITE_READONLY": "the file or its folder may not be written, which even reading needs",
    "SQLITE_PERM": "cannot be opened: no permission",
    "SQLITE_FULL": "the disk is full",
    "SQLITE_IOERR": "the disk reports an error",
}


class File(Store):
    """A file, which SQLite makes on first use if it is missing."""

    def __init__(self, path: str | PathLike[str], busy_seconds: float) -> None:
        self.path = Path(path)
        self.name = str(path)
        self._busy_seconds = busy_seconds
        # An absolute path keeps names such as ":memory:" ordinary file names.
        url = sa.URL.create("sqlite", database=str(self.path.absolute()))
        self.engine = sa.create_engine(url, connect_args={"timeout": busy_seconds})
        sa.event.listen(self.engine, "connect", _on_connect)
        sa.event.listen(self.engine, "begin", _on_begin)

    def look(self, *, create: bool) -> None:
        """Raises :class:`RecordError` for a folder, and for no file unless it can be created."""
        try:
            folder, there = self.path.is_dir(), self.path.exists()
        except OSError as error:
            raise RecordError(f"{self.path}: {error.strerror}") from error
        if folder:
            raise RecordError(f"{self.path}: a folder, not a record")
        if not there and not create:
            raise RecordError(f"{self.path}: no such record")

    def writing(self) -> sa.Engine:
        """The engine, whose transactions hold the write lock from their beginning."""
        # A transaction that reads first and writes later cannot wait for the lock in SQLite.
        return self.engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})

    def prepare(self) -> None:
        """Put a new, empty database into WAL mode; the file remembers it."""
        deadline = monotonic() + self._busy_seconds
        while True:
            try:
                return self._enter_wal()
            except OperationalError as error:
                # Of two programs that do this at the same moment, SQLite refuses one at once.
                if _code(error) != "SQLITE_BUSY" or monotonic() >= deadline:
                    raise
            sleep(_RETRY_SECONDS)

    def meaning(self, error: SQLAlchemyError) -> str | None:
        """By SQLite's own name of the error."""
        code = _code(error)
        return next((said for prefix, said in _MEANINGS.items() if code.startswith(prefix)), None)

    def _enter_wal(self) -> None:
        # The mode cannot be changed inside a transaction.
        with self.engine.execution_options(**{_BEGIN: ""}).connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def _code(error: SQLAlchemyError) -> str:
    """SQLite's name of the error, empty for errors that are not SQLite's."""
    return getattr(getattr(error, "orig", None), "sqlite_errorname", "")


def _on_connect(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # Python's driver would open transactions by its own rules; ours open them in _on_begin.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    # In WAL mode this keeps every commit whole through a crash; a power cut may take the last.
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    cursor.close()


def _on_begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))
