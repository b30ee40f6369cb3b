"""All that is particular to SQLite; another database needs another file like this one.

The record is kept in WAL mode: readers never wait for a writer, a second writer waits its turn.
"""

from __future__ import annotations

from pathlib import Path
from time import monotonic, sleep

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import NoResultFound, OperationalError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS = 10.0
"""How long a writer waits for another one before it gives up."""

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


def open_engine(path: Path, busy_seconds: float) -> sa.Engine:
    """An engine on the SQLite file ``path``, which SQLite makes on first use if it is missing."""
    # An absolute path keeps names such as ":memory:" ordinary file names.
    url = sa.URL.create("sqlite", database=str(path.absolute()))
    engine = sa.create_engine(url, connect_args={"timeout": busy_seconds})
    sa.event.listen(engine, "connect", _on_connect)
    sa.event.listen(engine, "begin", _on_begin)
    return engine


def for_writing(engine: sa.Engine) -> sa.Engine:
    """The same engine, whose transactions hold the write lock from their beginning."""
    # A transaction that reads first and writes later cannot wait for the lock in SQLite.
    return engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})


def prepare_new(engine: sa.Engine, busy_seconds: float) -> None:
    """Put a new, empty database into WAL mode; the file remembers it."""
    deadline = monotonic() + busy_seconds
    while True:
        try:
            return _enter_wal(engine)
        except OperationalError as error:
            # Of two programs that do this at the same moment, SQLite refuses one at once.
            if _code(error) != "SQLITE_BUSY" or monotonic() >= deadline:
                raise
        sleep(_RETRY_SECONDS)


def _enter_wal(engine: sa.Engine) -> None:
    # The mode cannot be changed inside a transaction.
    with engine.execution_options(**{_BEGIN: ""}).connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def insert_missing(table: sa.Table) -> sa.Insert:
    """An insert that passes over rows which a unique key already holds."""
    return sqlite.insert(table).on_conflict_do_nothing()


def explain(error: SQLAlchemyError | ValueError) -> str:
    """What went wrong, in one line a user can act on."""
    match error:
        case UnicodeEncodeError():
            return "asked for words that are no Unicode text"
        case ValueError() | NoResultFound():
            return f"the database is damaged ({error}); restore a copy"
    code = _code(error)
    for prefix, meaning in _MEANINGS.items():
        if code.startswith(prefix):
            return meaning
    return " ".join(str(getattr(error, "orig", error)).split())


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
