"""Offsets: "a day later", "two days before the fair", "the eve of the vote"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.reading import calendar
from dragoman.reading.date_account import UNRESOLVED, Account, Answer, Base, Found
from dragoman.reading.date_context import Outlook, governor, outlook
from dragoman.reading.date_events import LONG, event_date
from dragoman.reading.date_grammar import Hit, number, weekday_number, words
from dragoman.reading.syntax import first_conjunct

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

FROM_EVENTS = frozenset(("offset", "eve", "event_weekday", "anniversary"))
"""Rules of expressions that may be counted from an event of the text."""
WITHOUT_PHRASE = frozenset(
    (
        "ago",
        "on",
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
_SAME_DAY_HOURS = 12
"""Up to so many hours an offset stays on the day it is counted from."""


def is_from_publication(hit: Hit) -> bool:
    """Whether an offset counts from publication ("two days ago")."""
    return hit.part("dir") in ("ago", "from now")


def offset(account: Account, found: Found) -> Answer:
    """A number of units before or after something."""
    direction, unit = found.hit.part("dir"), found.hit.part("unit")
    count, sign = number(found.hit.part("n")), _sign(direction)
    if is_from_publication(found.hit):
        base = account.today()
    elif (phrase := found.counted_from) is not None:
        return _from_phrase(account, found, phrase, sign, unit, count)
    else:
        base = account.narrated(found, fine=unit not in LONG)
    return _counted(base, sign, unit, count, exact=_is_exact(found.hit))


def _is_exact(hit: Hit) -> bool:
    """Whether a day is meant however long the unit: "exactly a month after"."""
    return hit.has("exact", "to_the_day")


def event_weekday(account: Account, found: Found) -> Answer:
    """The weekday before or after an event: "the Monday after the vote"."""
    phrase = found.counted_from
    if phrase is None:
        return UNRESOLVED
    sign = _sign(found.hit.part("dir"))
    base = _dated_inside(found, "day") or event_date(account, found, phrase, sign, "day")
    if base is None:
        return UNRESOLVED
    number = weekday_number(found.hit.parts["weekday"])
    of = calendar.nearest_weekday(base.when.first, number, future=sign > 0, strict=True)
    return base.gives(calendar.day(of))


def anniversary(account: Account, found: Found) -> Answer:
    """As many years after an event as the ordinal says, to the event's own precision; without an
    ordinal the anniversary nearest to publication."""
    phrase = found.counted_from
    if phrase is None:
        return UNRESOLVED
    base = _dated_inside(found, "year") or event_date(account, found, phrase, 1, "year")
    rank = _rank(found.hit)
    if base is not None and rank is None and account.published is not None:
        rank = account.published.year - base.when.first.year
    if base is None or rank is None:
        return UNRESOLVED
    return base.gives(calendar.years_on(base.when, rank))


def _rank(hit: Hit) -> int | None:
    written = hit.part("nth")
    if not written:
        return None
    return int(words()["ranks"].get(written) or "".join(filter(str.isdigit, written)))


def eve(account: Account, found: Found) -> Answer:
    """The day, night, week … before, after or of something."""
    direction, unit = found.hit.part("dir") or "before", found.hit.part("unit") or "day"
    part = words()["dayparts"].get(unit)
    unit = "day" if part else unit
    sign = 0 if direction == "of" else _sign(direction)
    if (phrase := found.counted_from) is not None:
        answer = _from_phrase(account, found, phrase, sign, unit, 1)
    else:
        answer = _counted(account.narrated(found, fine=unit not in LONG), sign, unit, 1)
    if part and answer.when:
        return replace(answer, when=calendar.at(answer.when, part))
    return answer


def _sign(direction: str) -> int:
    return -1 if direction in _BACKWARD else 1


def _counted(
    base: Base | None, sign: int, unit: str, number: int | None, *, exact: bool = False
) -> Answer:
    if base is None:
        return UNRESOLVED
    of = base.when.first
    if unit == "hour" and number and number % 24 == 0:
        unit, number = "day", number // 24
    if unit in ("second", "minute", "hour"):
        same_day = number is None or number <= _SAME_DAY_HOURS or unit != "hour"
        return base.gives(calendar.day(of)) if same_day else UNRESOLVED
    if number is None:
        return UNRESOLVED
    if unit == "fortnight":
        unit, number = "week", 2 * number
    counted = calendar.shifted(of, unit, sign * number)
    return base.gives(calendar.day(counted) if exact else calendar.unit(unit, counted))


def _from_phrase(
    account: Account, found: Found, phrase: Words, sign: int, unit: str, number: int | None
) -> Answer:
    if phrase.text.lower() in ("that", "this", "then", "which"):
        return _counted(account.narrated(found), sign, unit, number)
    exact = _is_exact(found.hit)
    inside = _dated_inside(found, unit)
    if inside is not None:
        return _counted(inside, sign, unit, number, exact=exact)
    beside = _beside(account, found)
    if beside is not None:
        return beside.gives(beside.when)
    base = event_date(account, found, phrase, sign, unit)
    counted = _counted(base, sign, unit, number, exact=exact)
    if base is None or _is_too_late(account, found, counted):
        return _when_told(account, found)
    return counted


def _is_too_late(account: Account, found: Found, counted: Answer) -> bool:
    """Whether that is after publication, though it is told as past: not the event that is meant."""
    if account.published is None or counted.when is None:
        return False
    return counted.when.first > account.published and outlook(found.words) is Outlook.PAST


def _dated_inside(found: Found, unit: str) -> Base | None:
    """The date that the phrase itself gives: "the 5 March vote"."""
    inner = found.inner
    if inner is None or inner.when is None or (inner.day is None and unit not in LONG):
        return None
    return Base(inner.when, "date", inner.span)


def _beside(account: Account, found: Found) -> Base | None:
    """The day that an offset set off by a comma explains: "on Tuesday, a day after …"."""
    before = next(account.before(found), None)
    if before is None or before.day is None or before.words.sent != found.words.sent:
        return None
    between = account.text[before.hit.end : found.hit.start].strip()
    for adverb in ("just", "only", "barely"):
        between = between.removesuffix(adverb).rstrip()
    if between in (",", "—") or (between.endswith(",") and _hang_together(before, found)):
        return Base(before.day, "date", before.span)
    return None


def _hang_together(one: Found, other: Found) -> bool:
    """Whether two expressions hang on one predicate or on one joined to it, or the second on one
    above the first's."""
    first, second = governor(one.words)[0], governor(other.words)[0]
    if first is None or second is None:
        return first is second
    return first in (second, first_conjunct(second)) or bool(second.is_ancestor(first))


def _when_told(account: Account, found: Found) -> Answer:
    """The date just told, where the sentence says when that came: "The verdict came …".

    Publication will do only in the present tense ("The verdict comes …").
    """
    predicate, nominal = governor(found.words)
    told = account.narrated(found)
    if predicate is None or nominal or told is None:
        return UNRESOLVED
    definite = any(child.dep_ == "nsubj" and _is_definite(child) for child in predicate.children)
    timely = told.anchor == "date" or predicate.tag_ == "VBZ"
    if definite and timely and predicate.lemma_ in words()["events"]["copulas"]:
        return told.gives(calendar.day(told.when.last))
    return UNRESOLVED


def _is_definite(subject: Token) -> bool:
    return subject.pos_ == "PRON" or any(
        child.lower_ in ("the", "that", "this", "its", "their") for child in subject.children
    )
