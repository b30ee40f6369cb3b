"""What a time expression means: its rule, its modifiers, range and clock time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from dragoman.model import Granularity
from dragoman.reading import calendar, date_days, date_offsets, date_periods
from dragoman.reading.calendar import When
from dragoman.reading.date_account import UNRESOLVED, Account, Answer, Base, Found
from dragoman.reading.date_grammar import Hit, clock_value, words

Rule = Callable[[Account, Found], Answer]


def answer(account: Account, found: Found) -> Answer:
    """What an expression means, its modifiers, range and clock time included."""
    try:
        return _modified(account, found, _core(account, found))
    except (ValueError, OverflowError):  # days that datetime does not know
        return UNRESOLVED


def _core(account: Account, found: Found) -> Answer:
    start = _RULES[found.hit.rule](account, found)
    until = found.hit.upto
    if start.when is None or until is None:
        return start
    second = replace(found, hit=until, words=account.words(until))
    end = _RULES[until.rule](account, second).when
    if end is None:
        return UNRESOLVED
    first = _before(start.when, end, found.hit, until)
    return replace(start, when=calendar.through(first, end))


def _before(start: When, end: When, hit: Hit, until: Hit) -> When:
    """The start of a range, given the year of its end or moved back until it precedes it."""
    if hit.rule == "weekday":
        late = start.first > end.last
        return calendar.day(start.first - timedelta(days=7)) if late else start
    if until.has("year") and not hit.has("year"):
        start = _in_year(start, end.first.year)
    return _in_year(start, start.first.year - 1) if start.first > end.last else start


def _in_year(when: When, year: int) -> When:
    if when.granularity is Granularity.MONTH:
        return calendar.month(year, when.first.month)
    return calendar.day(when.first.replace(year=year))


def _modified(account: Account, found: Found, core: Answer) -> Answer:
    hit = found.hit
    when = core.when
    if when is None:
        return core
    told = account.narrated(found) if core.anchor == "date" else account.today()
    for kind, modifier in hit.modifiers:
        when = _MODIFIERS[kind](told, when, modifier)
    if hit.clock:
        when = calendar.at(calendar.day(when.first), clock_value(hit.clock))
    return replace(core, when=when)


def _edge(_told: Base | None, when: When, modifier: str) -> When:
    if modifier.endswith("middle"):
        return calendar.third(when, 1)
    return calendar.edge(when, last=modifier.endswith(("end", "close")))


def _nth(_told: Base | None, when: When, modifier: str) -> When:
    ordinal, unit = modifier.split()[-2:]
    number = words()["ordinals"].get(ordinal, -1)
    if unit in ("day", "week", "weekend"):
        return calendar.part(when, number, unit)
    if when.granularity is Granularity.MONTH and unit == "half":
        return calendar.half_month(when, number)
    make, count = (calendar.quarter, 4) if unit == "quarter" else (calendar.half, 2)
    return make(when.first.year, count if number < 0 else number)


def _part_of(_told: Base | None, when: When, modifier: str) -> When:
    parts = words()["dayparts"]
    longest = max((name for name in parts if modifier.endswith(name)), key=len)
    return calendar.at(when, parts[longest])


def _adverb(told: Base | None, when: When, modifier: str) -> When:
    """Thirds; "earlier" and "later" run up to, and from, the day told or published."""
    if modifier in calendar.THIRDS:
        return calendar.third(when, calendar.THIRDS.index(modifier))
    if told is None or when.first == when.last:
        return when
    if modifier == "earlier":
        return calendar.clipped(when, when.first, told.when.last)
    return calendar.clipped(when, told.when.first, when.last)


_MODIFIERS: dict[str, Callable[[Base | None, When, str], When]] = {
    "edge": _edge,
    "nth": _nth,
    "part": _part_of,
    "mod": _adverb,
}
_RULES: dict[str, Rule] = {
    "iso": date_days.iso,
    "numeric": date_days.numeric,
    "bracketed": date_days.bracketed,
    "bracketed_2": date_days.bracketed,
    "month_day": date_days.month_day,
    "day_month": date_days.month_day,
    "between_days": date_days.month_day,
    "between_month_days": date_days.month_day,
    "which_month": date_periods.which_month,
    "month": date_periods.month,
    "which_weekday": date_days.weekday,
    "weekday": date_days.weekday,
    "event_weekday": date_offsets.event_weekday,
    "anniversary": date_offsets.anniversary,
    "deictic": date_days.deictic,
    "overnight": date_days.overnight,
    "offset": date_offsets.offset,
    "eve": date_offsets.eve,
    "fiscal": date_periods.fiscal,
    "quarter": date_periods.quarter,
    "relative": date_periods.relative,
    "vague": date_periods.vague,
    "season": date_periods.season,
    "decade": date_periods.decade,
    "years": date_periods.years,
    "year": date_periods.year,
    "short_year": date_periods.short_year,
    "unit": date_periods.bare_unit,
    "clock": date_days.clock,
}
