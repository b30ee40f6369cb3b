"""Which date of the text belongs to the event that an expression is counted from.

"Two days before the raid" counts from the day on which the text tells of the raid, under that
word or another: words for one kind of event are families in ``codebook/dates.toml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading import calendar
from dragoman.reading.calendar import When
from dragoman.reading.date_account import Account, Base, Found, Telling
from dragoman.reading.date_context import (
    akin,
    anchor_event,
    content_words,
    event_words,
    governor,
    is_family_word,
    narrates,
    reports,
)

if TYPE_CHECKING:
    from spacy.tokens import Span as Words

LONG = ("month", "quarter", "year", "decade")
"""Units of which any date can be the base; smaller ones are counted from a day."""
_LONGEST = 31
"""Most days of an event that is counted from by its first or last day."""
_REACH = 1_000
"""Dates before and behind among which that of an event is looked for: more than most texts have."""
_EVENT, _TOPIC, _SENTENCE = 3, 2, 1
"""How plainly a date is the event's: told of the event itself, of something else that the phrase
names, or in a sentence that names the event."""

_Rank = tuple[int, int, bool, int]


def event_date(account: Account, found: Found, phrase: Words, sign: int, unit: str) -> Base | None:
    """The date told elsewhere in the text with the event of the phrase that an expression is
    counted from.

    Of several the one told most plainly of the event counts, then the one whose sentence shares
    most words with the phrase, then the nearest before. A definite event of which no date is told
    is what the sentence before has told.
    """
    event, asked = anchor_event(phrase), content_words(phrase)
    predicate = governor(found.words)[0]
    best: tuple[_Rank, Base] | None = None
    for other in account.found[max(0, found.place - _REACH) : found.place + _REACH]:
        base = _base(other, sign, unit)
        if base is None or other is found or not _fits(other, found):
            continue
        telling = _telling(account, other)
        if predicate is not None and telling.predicate == predicate.i:
            continue
        rank = _rank(other, found, telling, event, asked)
        if rank is not None and (best is None or rank > best[0]):
            best = rank, base
    return best[1] if best else _just_told(account, found, phrase, sign, unit)


def _base(other: Found, sign: int, unit: str) -> Base | None:
    """A date to count from: a day; of a stretch of days its last, or backwards its first."""
    when = other.when
    if when is None or other.dateline:
        return None
    if when.first != when.last and unit not in LONG:
        if other.hit.upto is None and not other.hit.has("day2"):
            return None
        if (when.last - when.first).days > _LONGEST:
            return None
        when = calendar.day(when.last if sign > 0 else when.first)
    return Base(when, "event", other.span)


def _fits(other: Found, found: Found) -> bool:
    """Whether a date lies in the month or year that the phrase itself names: "the June summit"."""
    limit = found.inner.when if found.inner else None
    return limit is None or _lies_in(other.when, limit)


def _lies_in(when: When | None, limit: When) -> bool:
    return when is not None and when != limit and limit.first <= when.first <= limit.last


def _telling(account: Account, other: Found) -> Telling:
    """Found out once for each date: a long text asks it of all dates for each that is counted."""
    words = other.words
    key = (words.start, words.end)
    if key not in account.tellings:
        predicate = governor(words)[0]
        account.tellings[key] = Telling(
            predicate.i if predicate is not None else None,
            event_words(words),
            content_words(words.sent),
            reports(words),
        )
    return account.tellings[key]


def _rank(
    other: Found, found: Found, telling: Telling, event: str, asked: frozenset[str]
) -> _Rank | None:
    told, around = telling.told, telling.around
    if any(akin(event, word) for word in told):
        plainly = _EVENT
    elif any(akin(one, word) for one in asked if is_family_word(one) for word in told):
        plainly = _TOPIC
    elif event in around and not telling.reports:
        plainly = _SENTENCE
    else:
        return None
    shared = len(asked & around) + (event in told)
    return plainly, shared, other.place < found.place, -abs(other.place - found.place)


def _just_told(account: Account, found: Found, phrase: Words, sign: int, unit: str) -> Base | None:
    if phrase.root.pos_ != "NOUN" or phrase[0].lower_ not in ("the", "that", "this"):
        return None
    for other in account.before(found):
        if other.words.sent.end == found.words.sent.start:
            told = narrates(other.words) and not reports(other.words)
            return _base(other, sign, unit) if told else None
    return None
