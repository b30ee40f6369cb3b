"""What the words for a day mean, one rule a kind; a day's parts and the clock among them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from dragoman.model import Granularity
from dragoman.reading import calendar
from dragoman.reading.calendar import When
from dragoman.reading.date_account import UNRESOLVED, Account, Answer, Found, is_narrated
from dragoman.reading.date_choices import century, chosen, steps
from dragoman.reading.date_context import Outlook, outlook
from dragoman.reading.date_grammar import (
    Hit,
    candidates,
    clock_value,
    month_number,
    weekday_number,
    words,
)

_DEICTIC_DAYS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}


def iso(_account: Account, found: Found) -> Answer:
    """``2024-05-14``."""
    year, month, day = (int(found.hit.parts[part]) for part in ("year", "m", "d"))
    return Answer(calendar.day(date(year, month, day)), "absolute")


def numeric(account: Account, found: Found) -> Answer:
    """Day and month in figures, where only one order is possible."""
    hit = found.hit
    first, second = int(hit.parts["a"]), int(hit.part("b") or hit.part("b2"))
    written = hit.part("y") or hit.part("y2")
    year = int(written) if len(written) == 4 else century(account, int(written))
    options = {
        date(year, month, day)
        for month, day in ((first, second), (second, first))
        if _exists(year, month, day)
    }
    if len(options) != 1:
        return replace(UNRESOLVED, granularity=Granularity.DAY)
    return Answer(calendar.day(options.pop()), "absolute")


def month_day(account: Account, found: Found) -> Answer:
    """``May 14``, ``14 to 16 May 2024``: without a year, the one that the tense asks for."""
    hit = found.hit
    month, day = month_number(hit.parts["month"]), int(hit.parts["day"])
    if hit.has("year"):
        return Answer(_days(date(int(hit.parts["year"]), month, day), hit), "absolute")
    if account.published is None:
        return replace(UNRESOLVED, granularity=Granularity.DAY)
    near = range(account.published.year - 4, account.published.year + 5)
    options = [_days(date(year, month, day), hit) for year in near if _exists(year, month, day)]
    return Answer(chosen(account.published, found, options), "published")


def _days(first: date, hit: Hit) -> When:
    """The day, or the days up to the second one of "July 4 to 9"."""
    if not hit.has("day2"):
        return calendar.day(first)
    last = first.replace(day=int(hit.parts["day2"]))
    return calendar.through(calendar.day(first), calendar.day(last))


def _exists(year: int, month: int, day: int) -> bool:
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return False
    return 1 <= day <= monthrange(year, month)[1]


def bracketed(account: Account, found: Found) -> Answer:
    """``Tuesday (May 14)``: the date in brackets tells."""
    (inner,) = candidates(found.hit.parts["inner"])[:1]
    return month_day(account, replace(found, hit=inner))


def weekday(account: Account, found: Found) -> Answer:
    """``on Tuesday``, ``last Tuesday``, ``Tuesday of next week``."""
    hit = found.hit
    number, which = weekday_number(hit.parts["weekday"]), hit.part("which")
    base = account.base(found, which, fine=True)
    if base is None:
        return UNRESOLVED
    of = base.when.first
    if hit.has("week"):
        day = calendar.week(of).first + timedelta(days=number + 7 * steps(hit.part("week")))
    elif which == "that":
        day = calendar.week(of).first + timedelta(days=number)
    elif is_narrated(which):
        ahead = steps(which) > 0
        strict = steps(which) != 0
        day = calendar.nearest_weekday(of, number, future=ahead, strict=strict)
    elif which in ("last", "this past", "next"):
        day = calendar.nearest_weekday(of, number, future=which == "next", strict=True)
    else:
        ahead = which == "this coming" or outlook(found.words) is Outlook.FUTURE
        day = calendar.nearest_weekday(of, number, future=ahead)
    return base.gives(_at_part(calendar.day(day), hit))


def deictic(account: Account, found: Found) -> Answer:
    """``yesterday``, ``tonight``: counted from publication."""
    if account.published is None:
        return UNRESOLVED
    word = found.hit.part("word")
    when = calendar.day(account.published + timedelta(days=_DEICTIC_DAYS[word]))
    if word == "tonight":
        return Answer(calendar.at(when, "TNI"), "published")
    return Answer(_at_part(when, found.hit), "published")


def _at_part(when: When, hit: Hit) -> When:
    part = hit.part("part")
    return calendar.at(when, words()["dayparts"][part]) if part else when


def overnight(account: Account, _found: Found) -> Answer:
    """From the evening before publication."""
    if account.published is None:
        return UNRESOLVED
    night = calendar.at(calendar.day(account.published), "TNI")
    evening = account.published - timedelta(days=1)
    return Answer(replace(night, first=evening, granularity=Granularity.RANGE), "published")


def clock(account: Account, found: Found) -> Answer:
    """A time of day takes the day of its sentence, the one before it rather than behind."""
    behind = account.found[found.place + 1 :]
    for other in (*account.before(found), *behind):
        if other.day is not None and other.words.sent == found.words.sent:
            value = clock_value(account.text[found.hit.start : found.hit.end])
            return Answer(
                calendar.at(calendar.day(other.day.first), value), "date", origin=other.span
            )
    return UNRESOLVED
