"""Events that a reading missed, written down by people."""

from __future__ import annotations

import re
from collections.abc import Sequence

import sqlalchemy as sa

from dragoman.errors import QuestionError
from dragoman.model import Event, Reading, Span
from dragoman.record import added, codings, corrections, decisions, issues, writing
from dragoman.record.codings import Right
from dragoman.record.decisions import Subject, name
from dragoman.record.schema import Unit


def add(
    connection: sa.Connection,
    reading: Reading,
    evidence: Span,
    right: Right,
    about: Sequence[str],
    note: str | None,
    by: str | None,
) -> str:
    """Note an event with its issues, and write its row; gives its id.

    Raises :class:`QuestionError` for a coding that cannot be, or an event that is there already.
    """
    document = reading.document.id
    coding = dict(codings.coding(connection, Subject(Unit.EVENT, document, ""), right))
    if about:
        coding["issues"] = [issues.issue(connection, one) for one in about]
    if note is not None:
        coding["note"] = note
    number = len(added.of(connection, reading)) + 1
    event = added.event(number, coding, evidence, reading)
    _check_new(connection, reading, event)
    decisions.note_added(connection, document, event, by, coding)
    writing.insert_event(connection, event, reading)
    return event.id


def write(connection: sa.Connection, reading: Reading) -> None:
    """Write the rows of what people added to the document of a new reading, which lacks it."""
    for one in added.of(connection, reading):
        if added.is_own(one.id):
            writing.insert_event(connection, one.event, reading)


def evidence(text: str, quote: str, which: int | None) -> Span:
    """Where some words stand in a text, whatever white space is between them.

    ``which`` says which one is meant, from 1, where they stand there several times; raises
    :class:`QuestionError`.
    """
    words = [re.escape(word) for word in quote.split()]
    if not words:
        raise QuestionError("quote: give the words of the text that tell of the event")
    found = [match.span() for match in re.finditer(_whole(r"\s+".join(words)), text)]
    if not found:
        raise QuestionError(f"quote: {quote!r} does not stand in the document")
    if which is None and len(found) > 1:
        raise QuestionError(
            f"quote: {quote!r} stands {len(found)} times in the document; quote more of it, or say "
            "which is meant (--which 1 for the first)"
        )
    if which is not None and not 1 <= which <= len(found):
        raise QuestionError(f"which: {quote!r} stands {len(found)} times, there is no {which}")
    start, end = found[(which or 1) - 1]
    return Span(start=start, end=end)


def _whole(pattern: str) -> str:
    """The pattern where it neither begins nor ends within a word."""
    return rf"(?:\b|(?!\w)){pattern}(?:\b|(?<!\w))"


def _check_new(connection: sa.Connection, reading: Reading, event: Event) -> None:
    """Raises :class:`QuestionError` for what is read already or was added and not rejected."""
    for one in (*corrections.corrected(connection, reading).events, *reading.events):
        if added.is_same(one, event):
            named = name((reading.document.id, one.id))
            raise QuestionError(f"{named} is that event already: correct or confirm it")
