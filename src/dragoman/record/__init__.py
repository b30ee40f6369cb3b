"""The record: readings kept in a database file, and the questions asked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import islice
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Concatenate, ParamSpec, Self, TypeVar

import sqlalchemy as sa
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from dragoman.errors import RecordError
from dragoman.model import Reading
from dragoman.record import filters, fulltext, queries, schema, writing
from dragoman.record.engine import (
    BUSY_SECONDS,
    explain,
    for_writing,
    insert_missing,
    open_engine,
    prepare_new,
)
from dragoman.table import Table

__all__ = ["Record", "Table"]

P = ParamSpec("P")
T = TypeVar("T")

_BATCH = 100


class Record:
    """A database file of readings, which several programs may have open at once.

    Every method raises :class:`RecordError`, and no error of the database's own. In filters an
    actor is a country or organisation (``CHN``) or a full code (``CHN GOV``); of several parties
    one must match. ``since`` and ``until`` are dates or ISO strings, both included; a unit counts
    if its interval overlaps theirs. A unit without a date of its own counts on its document's day
    of publication, which its column ``date_from`` then says; one without either has no date.
    """

    def __init__(
        self,
        path: str | PathLike[str],
        *,
        create: bool = True,
        busy_seconds: float = BUSY_SECONDS,
    ) -> None:
        """Open the record at ``path``, and make it where there is none unless ``create`` is false.

        ``busy_seconds`` is how long writing waits for another program that is writing.
        """
        self.path = Path(path)
        self._look(create)
        self._busy_seconds = busy_seconds
        self._engine: sa.Engine | None = open_engine(self.path, busy_seconds)
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
        """Let go of the file; closing twice does nothing."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def add(self, reading: Reading) -> bool:
        """Write a reading down, all of it or, whatever happens, nothing.

        True if its document is new, or was read with other versions, whose reading it replaces;
        False, with nothing written, if the same versions have read the document before.
        """
        return self.add_many([reading]) == 1

    def add_many(self, readings: Iterable[Reading]) -> int:
        """Write many readings down as :meth:`add` does, and far faster; how many it added.

        They are written a hundred at a time, and of each hundred all or nothing.
        """
        added = 0
        waiting = iter(readings)
        while batch := list(islice(waiting, _BATCH)):
            with self._transaction(write=True) as connection:
                added += writing.add(connection, batch)
        return added

    def reading(self, document: str) -> Reading:
        """The reading of a document, as it was added.

        ``document`` is an id, at least four digits that begin one id only, or a name.
        """
        with self._transaction() as connection:
            document_id = self._document_id(connection, document)
            stored = queries.reading_json(connection, document_id)
        try:
            return Reading.from_json(stored)
        except ValidationError as error:
            raise RecordError(
                f"{self.path}: the reading of {document_id} has a form this version does not know; "
                "read the document again"
            ) from error

    def documents(self) -> Table:
        """One row a document, with its numbers of units, by day of publication."""
        with self._transaction() as connection:
            return queries.documents(connection)

    def events(
        self,
        actor: str | None = None,
        recipient: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        type: str | None = None,
        document: str | None = None,
        status: str | None = None,
        issue: str | None = None,
    ) -> Table:
        """Events of a type, by publication, document and place in the text.

        ``type`` is one of PLOVER's, or one of a user's own that the record has events of.
        Where an event has no recipients, as a meeting of equals has none, each of its actors is
        a recipient to the other parties among them.
        ``document`` as in :meth:`reading`.
        """
        wanted = queries.Filter(
            *filters.sides(actor, recipient),
            *filters.days(since, until),
            types=filters.event_types(type, self._event_types),
            status=filters.status(status),
            issue=issue,
        )
        return self._ask(queries.events, wanted, document)

    def statements(
        self,
        actor: str | None = None,
        recipient: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        type: str | None = None,
        document: str | None = None,
        issue: str | None = None,
    ) -> Table:
        """Statements by ``actor`` to ``recipient``, ordered as events are.

        ``type`` is a speech act, or the PLOVER type of one (``REQUEST`` for ``demand``).
        """
        wanted = queries.Filter(
            *filters.sides(actor, recipient),
            *filters.days(since, until),
            types=filters.acts(type),
            issue=issue,
        )
        return self._ask(queries.statements, wanted, document)

    def commitments(
        self,
        actor: str | None = None,
        recipient: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        type: str | None = None,
        document: str | None = None,
    ) -> Table:
        """Commitments of ``actor`` towards ``recipient``, ordered as events are.

        ``type`` is ``promise``, ``agreement`` or ``plan``; ``since`` and ``until`` ask when it
        was made.
        """
        wanted = queries.Filter(
            *filters.sides(actor, recipient),
            *filters.days(since, until),
            types=filters.commitment_kinds(type),
        )
        return self._ask(queries.commitments, wanted, document)

    def _look(self, create: bool) -> None:
        try:
            folder, there = self.path.is_dir(), self.path.exists()
        except OSError as error:
            raise RecordError(f"{self.path}: {error.strerror}") from error
        if folder:
            raise RecordError(f"{self.path}: a folder, not a record")
        if not there and not create:
            raise RecordError(f"{self.path}: no such record")

    def _open(self, create: bool) -> None:
        with self._transaction() as connection:
            version = self._version(connection)
        if version is None and create:
            version = self._create()
        if version is None:
            raise RecordError(f"{self.path}: not a Dragoman record")
        if version < schema.VERSION:
            raise RecordError(
                f"{self.path}: written by an older Dragoman (schema {version}, "
                f"this one knows {schema.VERSION}); read its documents into a new record"
            )
        if version > schema.VERSION:
            raise RecordError(
                f"{self.path}: written by a newer Dragoman (schema {version}, "
                f"this one knows {schema.VERSION}); upgrade the package"
            )

    def _version(self, connection: sa.Connection) -> int | None:
        """Schema version of the record; None in an empty database."""
        tables = set(sa.inspect(connection).get_table_names())
        if not tables:
            return None
        if not {schema.meta.name, schema.documents.name} <= tables:
            raise RecordError(f"{self.path}: a database, but not a Dragoman record")
        query = sa.select(schema.meta.c.value).where(schema.meta.c.key == schema.VERSION_KEY)
        return int(connection.execute(query).scalar_one())

    def _create(self) -> int | None:
        with self._guarded() as engine:
            prepare_new(engine, self._busy_seconds)
        with self._transaction(write=True) as connection:
            schema.metadata.create_all(connection)
            fulltext.create(connection)
            row = {"key": schema.VERSION_KEY, "value": str(schema.VERSION)}
            connection.execute(insert_missing(schema.meta), row)
            return self._version(connection)

    def _event_types(self) -> list[str]:
        with self._transaction() as connection:
            return queries.event_types(connection)

    def ask(
        self, question: Callable[Concatenate[sa.Connection, P], T], *args: P.args, **named: P.kwargs
    ) -> T:
        """The answer of a function that takes a connection first, as those of this package do."""
        with self._transaction() as connection:
            return question(connection, *args, **named)

    def _ask(
        self,
        question: Callable[[sa.Connection, queries.Filter], Table],
        wanted: queries.Filter,
        document: str | None,
    ) -> Table:
        with self._transaction() as connection:
            if document is not None:
                wanted = replace(wanted, document=self._document_id(connection, document))
            return question(connection, wanted)

    def _document_id(self, connection: sa.Connection, wanted: str) -> str:
        found = queries.document_ids(connection, wanted)
        if not found:
            raise RecordError(f"{self.path}: no document {wanted!r}")
        if len(found) > 1:
            listed = ", ".join(found[:5]) + (" …" if len(found) > 5 else "")
            raise RecordError(f"{self.path}: {wanted!r} is any of {len(found)} documents: {listed}")
        return found[0]

    @contextmanager
    def _transaction(self, *, write: bool = False) -> Iterator[sa.Connection]:
        """One view of the record; what is written in it is kept whole or not at all."""
        with (
            self._guarded() as engine,
            (for_writing(engine) if write else engine).begin() as connection,
        ):
            yield connection

    @contextmanager
    def _guarded(self) -> Iterator[sa.Engine]:
        """The engine of the open record, its errors made into ours."""
        if self._engine is None:
            raise RecordError(f"{self.path}: the record has been closed")
        try:
            yield self._engine
        except (SQLAlchemyError, ValueError) as error:
            raise RecordError(f"{self.path}: {explain(error)}") from error
