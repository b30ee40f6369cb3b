"""The part of a record that tells one event from another, by rule and by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Concatenate

import sqlalchemy as sa

from dragoman.errors import QuestionError, RecordError
from dragoman.record import clustering, decisions, filters, happenings, numbering
from dragoman.record.decisions import Key, Subject
from dragoman.record.opened import Opened, P, T
from dragoman.record.schema import Kind, Unit
from dragoman.table import Table

_NAMED = 3


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

    def _decide(self, kind: Kind, events: Sequence[str], by: str | None) -> Table:
        with self._transaction(write=True) as connection:
            clustering.update(connection)
            keys = [self._report(connection, event) for event in events]
            if len(set(keys)) < len(keys):
                raise QuestionError(f"{kind}: one event is given twice")
            subjects = [Subject(Unit.EVENT, *key) for key in keys]
            undone = _others(connection, keys[0]) if kind is Kind.SPLIT else None
            decisions.note(connection, kind, subjects, by, undone)
            numbering.reopen(connection, [document for document, _ in keys])
            clustering.update(connection)
            return _reports_with(connection, keys[0])

    @contextmanager
    def _up_to_date(self) -> Iterator[sa.Connection]:
        """One view of the record in which every document has been taken in."""
        with self._transaction() as connection:
            if clustering.is_current(connection):
                yield connection
                return
        with self._updating() as connection:
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


def _others(connection: sa.Connection, key: Key) -> dict[str, list[str]]:
    """The other reports of the happening that one is of, the first ones by name, as a split is
    noted with them."""
    reports = [str(row["id"]) for row in _reports_with(connection, key)]
    others = [report for report in reports if report != decisions.name(key)]
    more = len(others) - _NAMED
    return {decisions.APART: [*others[:_NAMED], *([f"{more} more"] if more > 0 else [])]}


def _reports_with(connection: sa.Connection, key: Key) -> Table:
    """The reports of the happening that one of them is of."""
    return happenings.reports(connection, [str(numbering.happening(connection, key))])
