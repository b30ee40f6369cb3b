"""The part of a record that tells one event from another, by rule and by hand."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Concatenate

import sqlalchemy as sa

from dragoman.errors import QuestionError, RecordError
from dragoman.model import Reading
from dragoman.record import (
    clustering,
    corrections,
    decisions,
    filters,
    happenings,
    numbering,
    queries,
)
from dragoman.record.conditions import Filter
from dragoman.record.decisions import Key, Kind
from dragoman.record.opened import Opened, P, T
from dragoman.table import Table


class Judged(Opened):
    """What :class:`~dragoman.record.Record` says of events told in many documents.

    An event is named ``DOCUMENT:EVENT``, a document's id or the digits that begin it, or its name,
    and the event's id: ``3f2a:e4``. ``DOCUMENT`` alone is the event that the document leads with,
    coded or not. ``by`` is who decides, the login name unless it is given.
    """

    def happenings(
        self,
        actor: str | None = None,
        recipient: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        type: str | None = None,
        document: str | None = None,
    ) -> Table:
        """One row an event of the world, whoever reports it, by its first report.

        Asked for are those that an event as in :meth:`Record.events` is a report of. ``type`` to
        ``status`` are what most independent reports have; ``disagreements`` says what others have,
        and who denies it; ``outlets`` counts copies of one text once.
        """
        wanted = filters.events(actor, recipient, since, until, type, None, None, self._event_types)
        with self._up_to_date() as connection:
            within = self._within(connection, wanted, document)
            return happenings.happenings(connection, within)

    def ask_told(
        self, question: Callable[Concatenate[sa.Connection, P], T], *args: P.args, **named: P.kwargs
    ) -> T:
        """As :meth:`ask`, where the question is what happenings events are reports of."""
        with self._up_to_date() as connection:
            return question(connection, *args, **named)

    def reports(self, event: str | None = None) -> Table:
        """One row a report of each happening, or of the one that ``event`` is a report of.

        ``headline`` is 1 where the document leads with it, ``type`` None where it was not coded.
        """
        with self._up_to_date() as connection:
            if event is None:
                return happenings.reports(connection, None)
            key = self._report(connection, event)
            return _reports_with(connection, key)

    def merge(self, *events: str, by: str | None = None) -> Table:
        """Decide that events are one; gives the reports of that one.

        What the rule takes to be the same as any of them comes along.
        """
        if len(events) < 2:
            raise QuestionError("merge: give two events or more, as DOCUMENT:EVENT")
        return self._decide(Kind.MERGE, events, by)

    def split(self, event: str, *, by: str | None = None) -> Table:
        """Decide that a report is not of the event it is counted to; gives what it is alone.

        Earlier decisions to merge it lose their force; a later one gives it a new place.
        """
        return self._decide(Kind.SPLIT, [event], by)

    def correct(
        self,
        event: str,
        *,
        type: str | None = None,
        mode: str | None = None,
        actors: Sequence[str] | None = None,
        recipients: Sequence[str] | None = None,
        start: date | str | None = None,
        end: date | str | None = None,
        by: str | None = None,
    ) -> Table:
        """Decide how a coded event is to be coded; gives it as it now is.

        What is None stays as it was, but a new type takes the mode away; ``recipients=[]`` says
        that there are none. Parties are codes (``CHN GOV``), a country alone is its government.
        ``start`` and ``end`` are its first and last day; one of them is both.
        """
        days = filters.interval(start, end)
        found = corrections.coding(type, mode, actors, recipients, days, self._event_types)
        return self._judge(Kind.CORRECT, event, by, found)

    def reject(self, event: str, *, by: str | None = None) -> Table:
        """Decide that what was coded is no event; it stays in the table and counts no more."""
        return self._judge(Kind.REJECT, event, by)

    def confirm(self, event: str, *, by: str | None = None) -> Table:
        """Decide that an event is right as it stands, with what was corrected."""
        return self._judge(Kind.CONFIRM, event, by)

    def corrected(self, document: str) -> Reading:
        """The reading of a document with its events as corrected, without those rejected."""
        with self._transaction() as connection:
            document_id = self._document_id(connection, document)
            return corrections.corrected(connection, self._reading(connection, document_id))

    def decisions(self) -> Table:
        """All that was decided by hand, in order; ``event`` is None where it is no longer found."""
        with self._transaction() as connection:
            return decisions.decided(connection)

    def _decide(self, kind: Kind, events: Sequence[str], by: str | None) -> Table:
        with self._transaction(write=True) as connection:
            clustering.update(connection)
            keys = [self._report(connection, event) for event in events]
            if len(set(keys)) < len(keys):
                raise QuestionError(f"{kind}: one event is given twice")
            decisions.note(connection, kind, keys, by or _me())
            numbering.reopen(connection, [document for document, _ in keys])
            clustering.update(connection)
            return _reports_with(connection, keys[0])

    def _judge(
        self, kind: Kind, event: str, by: str | None, coding: corrections.Coding | None = None
    ) -> Table:
        with self._transaction(write=True) as connection:
            key = self._coded(connection, event)
            if coding is not None:
                coding = corrections.scored(connection, coding, key)
            decisions.note(connection, kind, [key], by or _me(), coding)
            corrections.apply(connection, self._reading(connection, key[0]))
            clustering.forget(connection, key[0])
            found = queries.events(connection, Filter(document=key[0]))
            return replace(found, rows=[row for row in found if row["id"] == key[1]])

    def _coded(self, connection: sa.Connection, event: str) -> Key:
        """The coded event that ``DOCUMENT:EVENT`` names."""
        document, _, number = event.rpartition(":")
        if not document:
            raise QuestionError(f"{event!r} names no event: give DOCUMENT:EVENT, such as 3f2a:e4")
        document_id = self._document_id(connection, document)
        if not queries.has_event(connection, document_id, number):
            raise RecordError(f"{self.name}: document {document_id} has no event {number!r}")
        return document_id, number

    @contextmanager
    def _up_to_date(self) -> Iterator[sa.Connection]:
        """One view of the record in which every document has been taken in."""
        with self._transaction() as connection:
            if clustering.is_current(connection):
                yield connection
                return
        with self._transaction(write=True) as connection:
            clustering.update(connection)
            yield connection

    def _report(self, connection: sa.Connection, event: str) -> Key:
        """The report that ``DOCUMENT:EVENT`` names, or the first that ``DOCUMENT`` leads with."""
        document, colon, number = event.rpartition(":")
        document_id = self._document_id(connection, document if colon else event)
        key = (document_id, number if colon else decisions.headline(connection, document_id))
        if numbering.happening(connection, key) is None:
            raise RecordError(f"{self.name}: document {document_id} has no event {number!r}")
        return key


def _me() -> str:
    """The login name, where the system knows one."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def _reports_with(connection: sa.Connection, key: Key) -> Table:
    """The reports of the happening that one of them is of."""
    return happenings.reports(connection, [str(numbering.happening(connection, key))])
