"""A record in a PostgreSQL database, which many programs may read and one at a time write."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from dragoman.errors import RecordError
from dragoman.record.store import Store

LOCK = 0x64726167
"""Key of the advisory lock that writers of a record hold while they write."""

_CONNECT_SECONDS = 10

_WRITES = "dragoman_writes"
"""Execution option: whether the transactions of an engine write."""

_MEANINGS = {
    "08": "the connection to the server was lost",
    "28": "the server refuses this user or password",
    "3D": "the server has no such database; create it first",
    "42501": "this user may not do that in the database",
    "53": "the server is out of disk, memory or connections",
    "55P03": "locked: another program is writing to it; try again when that is done",
    "57P": "the server is shutting down or starting",
}


class Server(Store):
    """The database that an address ``postgresql://user@host/database`` means."""

    def __init__(self, address: str, busy_seconds: float) -> None:
        try:
            import psycopg  # noqa: F401
        except ImportError as error:
            raise RecordError(
                "PostgreSQL needs the extra 'postgres': pip install 'dragoman[postgres]'"
            ) from error
        try:
            url = sa.make_url(address).set(drivername="postgresql+psycopg")
        except (SQLAlchemyError, ValueError) as error:
            raise RecordError(f"not an address of a database: {error}") from error
        self.name = url.set(drivername="postgresql").render_as_string(hide_password=True)
        self._busy_seconds = busy_seconds
        self.engine = sa.create_engine(
            url,
            isolation_level="REPEATABLE READ",
            connect_args={"connect_timeout": _CONNECT_SECONDS},
        )
        sa.event.listen(self.engine, "begin", self._on_begin)

    def look(self, *, create: bool) -> None:
        """The database must be there already, whether a record is in it or not."""

    def prepare(self) -> None:
        """Nothing to do."""

    def writing(self) -> sa.Engine:
        """The engine, whose transactions wait for each other."""
        # Each statement must see what the last writer left, which a view of its own would hide.
        return self.engine.execution_options(isolation_level="READ COMMITTED", **{_WRITES: True})

    def meaning(self, error: SQLAlchemyError) -> str | None:
        """By the SQLSTATE, or the class that its first two characters name."""
        code = getattr(getattr(error, "orig", None), "sqlstate", None) or ""
        return next((said for prefix, said in _MEANINGS.items() if code.startswith(prefix)), None)

    def _on_begin(self, connection: sa.Connection) -> None:
        if connection.get_execution_options().get(_WRITES):
            wait = round(self._busy_seconds * 1000)
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {wait}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
