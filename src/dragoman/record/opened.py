"""An open record: its database, its form, and one view of it at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from os import PathLike
from types import TracebackType
from typing import Concatenate, ParamSpec, Self, TypeVar

import sqlalchemy as sa

from dragoman.errors import RecordError
from dragoman.record import fulltext, queries, schema, store
from dragoman.record.conditions import Filter
from dragoman.record.damage import DamagedError

P = ParamSpec("P")
T = TypeVar("T")


class Opened:
    """What :class:`~dragoman.record.Record` does whatever is asked of it."""

    def __init__(
        self,
        path: str | PathLike[str],
        *,
        create: bool = True,
        busy_seconds: float = store.BUSY_SECONDS,
    ) -> None:
        """Open the record at ``path``, and make it where there is none unless ``create`` is false.

        ``path`` is a file, or the address of a PostgreSQL database
        (``postgresql://user@host/database``), which must exist. ``busy_seconds`` is how long
        writing waits for another program that is writing.
        """
        self._store = store.at(path, busy_seconds)
        self._is_open = True
        self.name = self._store.name
        self._store.look(create=create)
        try:
            self._open(create)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; closing twice does nothing."""
        if self._is_open:
            self._is_open = False
            self._store.engine.dispose()

    def ask(
        self, question: Callable[Concatenate[sa.Connection, P], T], *args: P.args, **named: P.kwargs
    ) -> T:
        """The answer of a function that takes a connection first, as those of this package do."""
        with self._transaction() as connection:
            return question(connection, *args, **named)

    def _open(self, create: bool) -> None:
        version = self.ask(self._version)
        if version is None and create:
            version = self._create()
        if version is None:
            raise RecordError(f"{self.name}: not a Dragoman record")
        if version < schema.VERSION:
            raise RecordError(
                f"{self.name}: written by an older Dragoman (schema {version}, "
                f"this one knows {schema.VERSION}); read its documents into a new record"
            )
        if version > schema.VERSION:
            raise RecordError(
                f"{self.name}: written by a newer Dragoman (schema {version}, "
                f"this one knows {schema.VERSION}); upgrade the package"
            )

    def _version(self, connection: sa.Connection) -> int | None:
        """Schema version of the record; None in an empty database."""
        tables = set(sa.inspect(connection).get_table_names())
        if not tables:
            return None
        if not {schema.meta.name, schema.documents.name} <= tables:
            raise RecordError(f"{self.name}: a database, but not a Dragoman record")
        query = sa.select(schema.meta.c.value).where(schema.meta.c.key == schema.VERSION_KEY)
        version = connection.execute(query).scalar_one()
        if not version.isdecimal():
            raise DamagedError(f"{version!r} is no version of a schema")
        return int(version)

    def _create(self) -> int | None:
        with self._explained():
            self._store.prepare()
        with self._transaction(write=True) as connection:
            schema.metadata.create_all(connection)
            fulltext.create(connection)
            row = {"key": schema.VERSION_KEY, "value": str(schema.VERSION)}
            connection.execute(store.insert_missing(connection, schema.meta), row)
            return self._version(connection)

    def _event_types(self) -> list[str]:
        return self.ask(queries.event_types)

    def _within(self, connection: sa.Connection, wanted: Filter, document: str | None) -> Filter:
        """What is wanted, of one document where one is named."""
        if document is None:
            return wanted
        return replace(wanted, document=self._document_id(connection, document))

    def _document_id(self, connection: sa.Connection, wanted: str) -> str:
        found = queries.document_ids(connection, wanted)
        if not found:
            raise RecordError(f"{self.name}: no document {wanted!r}")
        if len(found) > 1:
            listed = ", ".join(found[:5]) + (" …" if len(found) > 5 else "")
            raise RecordError(f"{self.name}: {wanted!r} is any of {len(found)} documents: {listed}")
        return found[0]

    @contextmanager
    def _transaction(self, *, write: bool = False) -> Iterator[sa.Connection]:
        """One view of the record; what is written in it is kept whole or not at all."""
        if not self._is_open:
            raise RecordError(f"{self.name}: the record has been closed")
        with self._explained(), self._store.transaction(write=write) as connection:
            yield connection

    @contextmanager
    def _updating(self) -> Iterator[sa.Connection]:
        """One view in which what follows from the record may be brought up to date."""
        with self._explained(), self._store.updating() as connection:
            yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Has the database's errors be ours."""
        try:
            yield
        except store.UNREADABLE as error:
            raise RecordError(f"{self.name}: {self._store.explain(error)}") from error
