"""A record in a SQLite file, kept in WAL mode: readers never wait for a writer, a second waits.

A file that may only be read is read as it lies: in WAL mode SQLite would else want to make files
beside it, and where it can, would leave there what its owner cannot write to.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
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
_BESIDE = ("-wal", "-shm")
"""What stands beside a file of which a program may have written what the file has not yet."""

_BEGIN = "dragoman_begin"
"""Execution option: the SQL that opens a transaction."""

_MEANINGS = {
    "SQLITE_BUSY": "locked: another program is writing to it; try again when that is done",
    "SQLITE_LOCKED": "locked: another program is writing to it; try again when that is done",
    "SQLITE_NOTADB": "not a database",
    "SQLITE_CORRUPT": "the database is damaged; restore a copy",
    "SQLITE_CANTOPEN": "cannot be opened: no such folder, or no permission to read and write",
    "SQLITE_READONLY": "can only be read: the file or its folder may not be written",
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
        self._is_for_reading = _may_only_be_read(self.path)
        if self._is_for_reading:
            # Each transaction opens the file anew: its owner may have written meanwhile.
            self.engine = _engine(self._open_to_read, sa.NullPool)
        else:
            self.engine = _engine(self._open, sa.QueuePool)

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

    @contextmanager
    def transaction(self, *, write: bool) -> Iterator[sa.Connection]:
        """As of any store; raises :class:`RecordError` for a file that changed while read."""
        before = self._state()
        with super().transaction(write=write) as connection:
            yield connection
        if self._is_for_reading and before != self._state():
            raise RecordError(f"{self.path}: was written to while it was read; ask again")

    @contextmanager
    def updating(self) -> Iterator[sa.Connection]:
        """As of any store; a file that may only be read is copied."""
        if not self._is_for_reading:
            with super().updating() as connection:
                yield connection
            return
        # A database without a name is in memory or, where it is large, in a temporary file.
        with closing(sqlite3.connect("", check_same_thread=False)) as copy:
            with self.transaction(write=False) as connection:
                _copy(connection, copy)
            with _engine(lambda: copy, sa.StaticPool).begin() as connection:
                yield connection

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

    def _open(self) -> sqlite3.Connection:
        # An absolute path keeps names such as ":memory:" ordinary file names.
        return self._connect(str(self.path.absolute()))

    def _open_to_read(self) -> sqlite3.Connection:
        real = self.path.resolve()
        is_in_use = any(Path(f"{real}{suffix}").exists() for suffix in _BESIDE)
        how = "mode=ro" if is_in_use else "immutable=1"
        return self._connect(f"{real.as_uri()}?{how}", uri=True)

    def _connect(self, database: str, *, uri: bool = False) -> sqlite3.Connection:
        return sqlite3.connect(
            database, timeout=self._busy_seconds, check_same_thread=False, uri=uri
        )

    def _state(self) -> tuple[int, int] | None:
        """What of a file that may only be read changes when its owner writes to it."""
        if not self._is_for_reading:
            return None
        about = self.path.stat()
        return about.st_size, about.st_mtime_ns

    def _enter_wal(self) -> None:
        # The mode cannot be changed inside a transaction.
        with self.engine.execution_options(**{_BEGIN: ""}).connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def _code(error: SQLAlchemyError) -> str:
    """SQLite's name of the error, empty for errors that are not SQLite's."""
    return getattr(getattr(error, "orig", None), "sqlite_errorname", "")


def _may_only_be_read(path: Path) -> bool:
    """Whether there is a file that may not be written, or whose folder may not be."""
    if not os.path.isfile(path):  # noqa: PTH113 - no error for a name too long
        return False
    real = path.resolve()
    asked = {"effective_ids": True} if os.access in os.supports_effective_ids else {}
    return not all(os.access(each, os.W_OK, **asked) for each in (real, real.parent))


def _engine(connect: Callable[[], sqlite3.Connection], pool: type[sa.Pool]) -> sa.Engine:
    engine = sa.create_engine("sqlite://", creator=connect, poolclass=pool)
    sa.event.listen(engine, "connect", _on_connect)
    sa.event.listen(engine, "begin", _on_begin)
    return engine


def _copy(connection: sa.Connection, copy: sqlite3.Connection) -> None:
    original = connection.connection.driver_connection
    assert isinstance(original, sqlite3.Connection)
    try:
        original.backup(copy)
    except sqlite3.Error as error:
        raise OperationalError("copy", None, error) from error


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
