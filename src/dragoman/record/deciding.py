"""The part of a record in which people have the last word: on codings, links and documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from dragoman.errors import QuestionError, RecordError
from dragoman.model import Reading
from dragoman.record import (
    adding,
    clustering,
    codings,
    corrections,
    decisions,
    filters,
    linked,
    missed,
    queries,
    units,
)
from dragoman.record.codings import Right
from dragoman.record.decisions import Subject
from dragoman.record.judged import Judged
from dragoman.record.schema import Kind, Unit
from dragoman.table import Table


class Deciding(Judged):
    """What :class:`~dragoman.record.Record` takes from people.

    A statement, event or commitment is named ``DOCUMENT:UNIT``, a document's id or the digits that
    begin it, or its name, and the unit's id: ``3f2a:s2``, ``3f2a:e4``, ``3f2a:c1``. ``by`` is who
    decides, the login name unless it is given.
    """

    def correct(
        self,
        unit: str,
        *,
        type: str | None = None,
        mode: str | None = None,
        actors: Sequence[str] | None = None,
        recipients: Sequence[str] | None = None,
        start: date | str | None = None,
        end: date | str | None = None,
        due_start: date | str | None = None,
        due_end: date | str | None = None,
        by: str | None = None,
    ) -> Table:
        """Decide how a unit is to be coded; gives it as it now is.

        ``type`` is the act of a statement, the kind of a commitment; ``actors`` are its speakers
        or obligors, ``recipients`` its addressees or beneficiaries. What is None stays as it was,
        but a new type takes an event's mode away; ``recipients=[]`` says that there are none.
        Parties are codes (``CHN GOV``), a country alone is its government. ``start`` and ``end``
        are its first and last day, of a commitment when it was made; one of them is both.
        """
        days = filters.interval("date", start, end)
        due = filters.interval("due", due_start, due_end)
        right = Right(type, mode, actors, recipients, days, due)
        return self._judge(Kind.CORRECT, unit, by, right)

    def add_event(
        self,
        document: str,
        quote: str,
        *,
        type: str,
        actors: Sequence[str],
        mode: str | None = None,
        recipients: Sequence[str] = (),
        start: date | str | None = None,
        end: date | str | None = None,
        issues: Sequence[str] = (),
        which: int | None = None,
        note: str | None = None,
        by: str | None = None,
    ) -> Table:
        """Write down an event that the reading of a document missed; gives it as it now is.

        ``quote`` are the words of the text that tell of it; ``which`` says which of them, from 1,
        where they stand there several times. The coding is given as to :meth:`correct`; without
        days the event counts on the day of publication. ``note`` is kept with the decision.
        """
        right = Right(type, mode, actors, recipients, filters.interval("date", start, end))
        with self._transaction(write=True) as connection:
            reading = queries.reading(connection, self._document_id(connection, document))
            evidence = missed.evidence(reading.document.text, quote, which)
            id = missed.add(connection, reading, evidence, right, issues, note, by)
            return self._decided(connection, Subject(Unit.EVENT, reading.document.id, id))

    def reject(self, unit: str, *, by: str | None = None) -> Table:
        """Decide that what was coded is none; it stays in its table and counts no more."""
        return self._judge(Kind.REJECT, unit, by)

    def confirm(self, unit: str, *, by: str | None = None) -> Table:
        """Decide that a unit is right as it stands, with what was corrected."""
        return self._judge(Kind.CONFIRM, unit, by)

    def link(self, of: str, unit: str, link: str, *, by: str | None = None) -> Table:
        """Decide what a statement, event or sentence makes of a commitment or demand; gives the
        decision.

        A sentence is named by its characters: ``3f2a:150-230``.

        A commitment is ``reaffirmed``, ``postponed``, ``declined``, ``fulfilled`` or ``called
        broken``, a demand ``accepted``, ``rejected`` or ``under study``.
        """
        return self._pair(Kind.LINK, of, unit, by, link)

    def unlink(self, of: str, unit: str, *, by: str | None = None) -> Table:
        """Decide that a statement, event or sentence, named as in :meth:`link`, has nothing to do
        with a commitment or demand."""
        return self._pair(Kind.UNLINK, of, unit, by)

    def remove(self, *documents: str) -> Table:
        """Take documents out with all that was read from them; gives what they were.

        They are named as in :meth:`Record.reading`. What was decided about them is kept, and holds
        again once they are added again.
        """
        with self._transaction(write=True) as connection:
            ids = [self._document_id(connection, document) for document in documents]
            found = queries.documents(connection, ids)
            adding.remove(connection, dict.fromkeys(ids))
            return found

    def corrected(self, document: str) -> Reading:
        """The reading of a document with its units as corrected, with the events that people
        added and without what they rejected."""
        with self._transaction() as connection:
            document_id = self._document_id(connection, document)
            return corrections.corrected(connection, queries.reading(connection, document_id))

    def decisions(self) -> Table:
        """All that was decided by hand, in order; ``id`` is None where it is no longer found."""
        with self._transaction() as connection:
            return decisions.decided(connection)

    def _judge(self, kind: Kind, unit: str, by: str | None, right: Right | None = None) -> Table:
        with self._transaction(write=True) as connection:
            subject = self._subject(connection, unit)
            coding = None if right is None else codings.coding(connection, subject, right)
            decisions.note(connection, kind, [subject], by, coding)
            return self._decided(connection, subject)

    def _decided(self, connection: sa.Connection, subject: Subject) -> Table:
        """A unit with what was decided about it."""
        corrections.apply(connection, queries.reading(connection, subject.document))
        if subject.unit is Unit.EVENT:
            clustering.forget(connection, subject.document)
        return queries.one(connection, subject.unit, subject.key)

    def _pair(
        self, kind: Kind, of: str, unit: str, by: str | None, link: str | None = None
    ) -> Table:
        with self._transaction(write=True) as connection:
            pair = self._subject(connection, of), self._linked(connection, unit)
            linked.check(connection, *pair)
            if link is None:
                coding = linked.undone(connection, *pair)
            else:
                coding = {"link": linked.link(pair[0], link)}
            return decisions.decided(connection, decisions.note(connection, kind, pair, by, coding))

    def _linked(self, connection: sa.Connection, named: str) -> Subject:
        """The statement or event, or the sentence, that ``DOCUMENT:UNIT`` names."""
        document, _, place = named.rpartition(":")
        if not document or not linked.is_sentence(place):
            return self._subject(connection, named)
        document_id = self._document_id(connection, document)
        linked.check_sentence(connection, document_id, place)
        return Subject(Unit.SENTENCE, document_id, place)

    def _subject(self, connection: sa.Connection, named: str) -> Subject:
        """The statement, event or commitment that ``DOCUMENT:UNIT`` names."""
        document, _, number = named.rpartition(":")
        if not document:
            raise QuestionError(f"{named!r} names no unit: give DOCUMENT:UNIT, such as 3f2a:e4")
        document_id = self._document_id(connection, document)
        for unit in units.FIELDS:
            if len(queries.one(connection, unit, (document_id, number))):
                return Subject(unit, document_id, number)
        raise RecordError(
            f"{self.name}: document {document_id} has no statement, event or commitment {number!r}"
        )
