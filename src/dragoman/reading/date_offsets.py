"""Offsets: "a day later", "two days before the fair", "the eve of the vote"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dragoman.reading import calendar
from dragoman.reading.calendar import When
from dragoman.reading.date_account import UNRESOLVED, Account, Answer, Base, Found
from dragoman.reading.date_context import (
    akin,
    anchor_event,
    content_words,
    event_words,
    governor,
)
from dragoman.reading.date_grammar import Hit, words
from dragoman.reading.language import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

WITHOUT_PHRASE = frozenset(
    (
        "ago",
        "from now",
        "earlier",
        "later",
        "afterward",
        "afterwards",
        "previously",
        "beforehand",
        "thereafter",
    )
)
"""Directions behind which no phrase to count from can stand."""
_BACKWARD = frozenset(
    ("ago", "before", "earlier", "prior to", "ahead of", "previously", "beforehand")
)
_LONG = ("month", "quarter", "year", "decade")
_SAME_DAY_HOURS = 12
"""Up to so many hours an offset stays on the day it is counted from."""


def is_from_publication(hit: Hit) -> bool:
    """Whether an offset counts from publication ("two days ago")."""
    return hit.part("dir") in ("ago", "from now")


def offset(account: Account, found: Found) -> Answer:
    """A number of units before or after something."""
    direction, unit = found.hit.part("dir"), found.hit.part("unit")
    number, sign = _number(found.hit), _sign(direction)
    if is_from_publication(found.hit):
        return _counted(account.today(), sign, unit, number)
    if found.counted_from is None:
        return _counted(account.narrated(found, fine=unit not in _LONG), sign, unit, number)
    return _from_phrase(account, found, sign, unit, number)


def eve(account: Account, found: Found) -> Answer:
    """The day, night, week … before, after or of something."""
    direction, unit = found.hit.part("dir") or "before", found.hit.part("unit") or "day"
    part = words()["dayparts"].get(unit)
    unit = "day" if part else unit
    sign = 0 if direction == "of" else _sign(direction)
    if found.counted_from is None:
        answer = _counted(account.narrated(found, fine=unit not in _LONG), sign, unit, 1)
    else:
        answer = _from_phrase(account, found, sign, unit, 1)
    if part and answer.when:
        return replace(answer, when=calendar.at(answer.when, part))
    return answer


def _number(hit: Hit) -> int | None:
    written = hit.part("n")
    if not written:
        return None
    return int(written) if written.isdigit() else int(words()["numbers"][written])


def _sign(direction: str) -> int:
    return -1 if direction in _BACKWARD else 1


def _counted(base: Base | None, sign: int, unit: str, number: int | None) -> Answer:
    if base is None:
        return UNRESOLVED
    when, anchor = base
    of: date = when.first
    if unit == "hour" and number and number % 24 == 0:
        unit, number = "day", number // 24
    if unit in ("second", "minute", "hour"):
        same_day = number is None or number <= _SAME_DAY_HOURS or unit != "hour"
        return Answer(calendar.day(of), anchor) if same_day else UNRESOLVED
    if number is None:
        return UNRESOLVED
    if unit == "fortnight":
        unit, number = "week", 2 * number
    return Answer(calendar.unit(unit, calendar.shifted(of, unit, sign * number)), anchor)


def _from_phrase(
    account: Account, found: Found, sign: int, unit: str, number: int | None
) -> Answer:
    assert found.counted_from is not None
    if found.counted_from.text.lower() in ("that", "this", "then", "which"):
        return _counted(account.narrated(found), sign, unit, number)
    if found.inner is not None:
        inner = found.inner.when
        return _counted((inner, "date") if inner else None, sign, unit, number)
    beside = _beside(account, found)
    if beside is not None:
        return Answer(beside, "date")
    base = _event_date(account, found)
    if base is None:
        return _when_told(account, found)
    return _counted(base, sign, unit, number)


def _beside(account: Account, found: Found) -> When | None:
    """The day that an offset set off by a comma explains: "on Tuesday, a day after …"."""
    before = next(account.before(found), None)
    if before is None or before.day is None or before.words.sent != found.words.sent:
        return None
    between = account.text[before.hit.end : found.hit.start].strip()
    for adverb in ("just", "only", "barely"):
        between = between.removesuffix(adverb).rstrip()
    if between in (",", "—"):
        return before.day
    same_clause = governor(before.words)[0] == governor(found.words)[0]
    return before.day if between.endswith(",") and same_clause else None


def _event_date(account: Account, found: Found) -> Base | None:
    """The date told elsewhere in the text with the event that a phrase names.

    Where several are told, the sentence that shares most words with the phrase decides, then the
    nearest one before.
    """
    assert found.counted_from is not None
    event, asked = anchor_event(found.counted_from), content_words(found.counted_from)
    scored: list[tuple[tuple[int, bool, int], When]] = []
    for other in account.found:
        if other.dateline or other.day is None or _same_clause(other, found):
            continue
        named = event_words(other.words)
        if any(akin(event, word) for word in named):
            shared = len(asked & content_words(other.words.sent)) + (event in named)
            distance = abs(other.place - found.place)
            scored.append(((shared, other.place < found.place, -distance), other.day))
    return (max(scored, key=lambda entry: entry[0])[1], "event") if scored else None


def _same_clause(other: Found, found: Found) -> bool:
    predicate = governor(found.words)[0]
    return other is found or (predicate is not None and governor(other.words)[0] == predicate)


def _when_told(account: Account, found: Found) -> Answer:
    """The date just told, where the sentence says when that came: "The verdict came …".

    Publication will do only in the present tense ("The verdict comes …").
    """
    predicate, nominal = governor(found.words)
    told = account.narrated(found)
    if predicate is None or nominal or told is None:
        return UNRESOLVED
    definite = any(child.dep_ == "nsubj" and _is_definite(child) for child in predicate.children)
    timely = told[1] == "date" or predicate.tag_ == "VBZ"
    if definite and timely and lemma(predicate) in words()["events"]["copulas"]:
        return Answer(calendar.day(told[0].last), told[1])
    return UNRESOLVED


def _is_definite(subject: Token) -> bool:
    return subject.pos_ == "PRON" or any(
        child.lower_ in ("the", "that", "this", "its", "their") for child in subject.children
    )
