"""The record: readings kept in a database, and the questions asked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice

import sqlalchemy as sa

from dragoman.model import Reading
from dragoman.record import adding, collector, corrections, filters, queries, stories
from dragoman.record.conditions import Filter
from dragoman.record.deciding import Deciding
from dragoman.record.stories import Story
from dragoman.table import Table

__all__ = ["Record", "Story", "Table"]

_BATCH = 500


class Record(Deciding):
    """A database of readings, which several programs may have open at once.

    Every method raises :class:`RecordError`, and no error of the database's own. In filters an
    actor is a country or organisation (``CHN``) or a full code (``CHN GOV``); of several parties
    one must match. ``since`` and ``until`` are dates or ISO strings, both included; a unit counts
    if its interval overlaps theirs. A unit without a date of its own counts on its document's day
    of publication, which its column ``date_from`` then says; one without either has no date.
    """

    def add(self, reading: Reading) -> bool:
        """Write a reading down, all of it or, whatever happens, nothing.

        True if its document is new, or was read with other versions, whose reading it replaces;
        False, with nothing written, if the same versions have read the document before.
        """
        return self.add_many([reading]) == 1

    def add_many(self, readings: Iterable[Reading]) -> int:
        """Write many readings down as :meth:`add` does, and far faster; how many it added.

        They are written five hundred at a time, and of each five hundred all or nothing.
        """
        added = 0
        waiting = iter(readings)
        while batch := list(islice(waiting, _BATCH)):
            with collector.paused(), self._transaction(write=True) as connection:
                added += adding.add(connection, batch)
        return added

    def reading(self, document: str) -> Reading:
        """The reading of a document, as it was added.

        ``document`` is an id, at least four digits that begin one id only, a name, or what
        only one file's name begins with.
        """
        with self._transaction() as connection:
            return queries.reading(connection, self._document_id(connection, document))

    def documents(self) -> Table:
        """One row a document, with its numbers of units, by day of publication and name."""
        return self.ask(queries.documents)

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
        a recipient to the other parties among them. ``decided`` says what was decided by hand:
        ``corrected``, ``rejected`` or ``confirmed``, or ``added`` of what no reading has.
        ``document`` as in :meth:`reading`.
        """
        wanted = filters.events(
            actor, recipient, since, until, type, status, issue, self._event_types
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

        ``type`` is a speech act, or the PLOVER type of one (``REQUEST`` for ``demand``);
        ``decided`` as in :meth:`events`.
        """
        wanted = filters.statements(actor, recipient, since, until, type, issue)
        return self._ask(queries.statements, wanted, document)

    def event_stories(
        self,
        actor: str | None = None,
        recipient: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        type: str | None = None,
        document: str | None = None,
        status: str | None = None,
    ) -> Iterator[Story]:
        """The rows of :meth:`events`, each document's with its reading, some documents at a time.

        The record is seen as it was at the first one, whatever is written meanwhile.
        """
        wanted = filters.events(
            actor, recipient, since, until, type, status, None, self._event_types
        )
        return self._tell(stories.events, wanted, document)

    def statement_stories(
        self,
        actor: str | None = None,
        recipient: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        type: str | None = None,
        document: str | None = None,
        issue: str | None = None,
    ) -> Iterator[Story]:
        """The rows of :meth:`statements`, as :meth:`event_stories` has those of events."""
        wanted = filters.statements(actor, recipient, since, until, type, issue)
        return self._tell(stories.statements, wanted, document)

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
        was made; ``decided`` as in :meth:`events`.
        """
        wanted = Filter(
            *filters.sides(actor, recipient),
            *filters.days(since, until),
            types=filters.commitment_kinds(type),
        )
        return self._ask(queries.commitments, wanted, document)

    def wording(
        self,
        target: str | None = None,
        outlet: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        direction: str | None = None,
        document: str | None = None,
    ) -> Table:
        """Loaded wording by which an outlet judges ``target``, ordered as events are.

        ``outlet`` is its name as it was given; ``direction`` is ``against``, ``for`` or
        ``distance``; ``since`` and ``until`` ask when it was published.
        """
        first, last = filters.days(since, until)
        wanted = Filter(
            recipient=filters.target(target),
            outlet=outlet,
            since=first,
            until=last,
            types=filters.directions(direction),
        )
        return self._ask(queries.wording, wanted, document)

    def _ask(
        self,
        question: Callable[[sa.Connection, Filter], Table],
        wanted: Filter,
        document: str | None,
    ) -> Table:
        with self._transaction() as connection:
            return question(connection, self._within(connection, wanted, document))

    def _tell(
        self,
        tell: Callable[[sa.Connection, Filter], Iterator[stories.Stored]],
        wanted: Filter,
        document: str | None,
    ) -> Iterator[Story]:
        with self._transaction() as connection:
            for stored in tell(connection, self._within(connection, wanted, document)):
                reading = queries.parsed(stored.document, stored.reading)
                yield Story(corrections.corrected(connection, reading), stored.rows)
