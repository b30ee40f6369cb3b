"""What each kind of time expression means: one rule a kind, from a candidate to days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dragoman.model import Granularity
from dragoman.reading import calendar
from dragoman.reading.calendar import When
from dragoman.reading.date_account import UNRESOLVED, Account, Answer, Base, Found, is_narrated
from dragoman.reading.date_context import Outlook, outlook
from dragoman.reading.date_grammar import (
    Hit,
    candidates,
    clock_value,
    month_number,
    weekday_number,
    words,
)
from dragoman.reading.date_offsets import anniversary, eve, event_weekday, offset

Rule = Callable[[Account, Found], Answer]

_THIRDS = ("early", "mid", "late")
_STEPS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1}
_STEPS |= {"next": 1, "following": 1, "coming": 1}
_DEICTIC_DAYS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
_YOUNGEST = 2029
"""A text without a publication date means by '82 a year not after this."""


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
    if modifier in _THIRDS:
        return calendar.third(when, _THIRDS.index(modifier))
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


# -- days ---------------------------------------------------------------------------------------


def _deictic(account: Account, found: Found) -> Answer:
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


def _overnight(account: Account, _found: Found) -> Answer:
    if account.published is None:
        return UNRESOLVED
    night = calendar.at(calendar.day(account.published), "TNI")
    evening = account.published - timedelta(days=1)
    return Answer(replace(night, first=evening, granularity=Granularity.RANGE), "published")


def _weekday(account: Account, found: Found) -> Answer:
    hit = found.hit
    number, which = weekday_number(hit.parts["weekday"]), hit.part("which")
    base = account.base(found, which, fine=True)
    if base is None:
        return UNRESOLVED
    of = base.when.first
    if hit.has("week"):
        day = calendar.week(of).first + timedelta(days=number + 7 * _step(hit.part("week")))
    elif which == "that":
        day = calendar.week(of).first + timedelta(days=number)
    elif is_narrated(which):
        ahead = _step(which) > 0
        strict = _step(which) != 0
        day = calendar.nearest_weekday(of, number, future=ahead, strict=strict)
    elif which in ("last", "this past", "next"):
        day = calendar.nearest_weekday(of, number, future=which == "next", strict=True)
    else:
        ahead = which == "this coming" or outlook(found.words) is Outlook.FUTURE
        day = calendar.nearest_weekday(of, number, future=ahead)
    return base.gives(_at_part(calendar.day(day), hit))


def _step(which: str) -> int:
    return _STEPS.get(which.split()[-1], 0) if which else 0


def _iso(_account: Account, found: Found) -> Answer:
    year, month, day = (int(found.hit.parts[part]) for part in ("year", "m", "d"))
    return Answer(calendar.day(date(year, month, day)), "absolute")


def _numeric(account: Account, found: Found) -> Answer:
    """Day and month in figures, where only one order is possible."""
    hit = found.hit
    first, second = int(hit.parts["a"]), int(hit.part("b") or hit.part("b2"))
    written = hit.part("y") or hit.part("y2")
    year = int(written) if len(written) == 4 else _century(account, int(written))
    options = {
        date(year, month, day)
        for month, day in ((first, second), (second, first))
        if _exists(year, month, day)
    }
    if len(options) != 1:
        return replace(UNRESOLVED, granularity=Granularity.DAY)
    return Answer(calendar.day(options.pop()), "absolute")


def _exists(year: int, month: int, day: int) -> bool:
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return False
    return 1 <= day <= monthrange(year, month)[1]


def _century(account: Account, two_digits: int) -> int:
    """The latest year ending in two digits that is not after publication."""
    latest = account.published.year if account.published else _YOUNGEST
    year = latest - latest % 100 + two_digits
    return year if year <= latest else year - 100


def _month_day(account: Account, found: Found) -> Answer:
    hit = found.hit
    month, day = month_number(hit.parts["month"]), int(hit.parts["day"])
    if hit.has("year"):
        return Answer(_days(date(int(hit.parts["year"]), month, day), hit), "absolute")
    if account.published is None:
        return replace(UNRESOLVED, granularity=Granularity.DAY)
    near = range(account.published.year - 4, account.published.year + 5)
    options = [_days(date(year, month, day), hit) for year in near if _exists(year, month, day)]
    return Answer(_chosen(account.published, found, options), "published")


def _days(first: date, hit: Hit) -> When:
    """The day, or the days up to the second one of "July 4 to 9"."""
    if not hit.has("day2"):
        return calendar.day(first)
    last = first.replace(day=int(hit.parts["day2"]))
    return calendar.through(calendar.day(first), calendar.day(last))


def _bracketed(account: Account, found: Found) -> Answer:
    (inner,) = candidates(found.hit.parts["inner"])[:1]
    return _month_day(account, replace(found, hit=inner))


def _clock(account: Account, found: Found) -> Answer:
    """A time of day takes the day of its sentence, the one before it rather than behind."""
    behind = account.found[found.place + 1 :]
    for other in (*account.before(found), *behind):
        if other.day is not None and other.words.sent == found.words.sent:
            value = clock_value(account.text[found.hit.start : found.hit.end])
            return Answer(
                calendar.at(calendar.day(other.day.first), value), "date", origin=other.span
            )
    return UNRESOLVED


# -- stretches that come once a year ------------------------------------------------------------


def _yearly(account: Account, found: Found, make: Callable[[int], When]) -> Answer:
    """A month, season or quarter: of the year written or pointed to, else by the tense."""
    hit = found.hit
    written = hit.part("year") or hit.part("year2")
    if written:
        return Answer(make(int(written)), "absolute")
    if hit.has("yearword"):
        which = hit.part("yearword")
        base = account.base(found, which)
        return base.gives(make(base.when.first.year + _step(which))) if base else UNRESOLVED
    if account.published is None:
        return UNRESOLVED
    options = [make(account.published.year + step) for step in (-2, -1, 0, 1)]
    return Answer(_chosen(account.published, found, options), "published")


def _chosen(published: date, found: Found, options: list[When]) -> When:
    """The option that the tense asks for, else the nearest to publication."""
    side = Outlook.OPEN if found.dateline else outlook(found.words)
    before = [option for option in options if option.first <= published]
    after = [option for option in options if option.last >= published]
    if side is Outlook.PAST and before:
        return before[-1]
    if side is Outlook.FUTURE and after:
        return after[0]
    return min(options, key=lambda option: abs((option.middle - published).days))


def _month(account: Account, found: Found) -> Answer:
    number = month_number(found.hit.parts["month"])
    return _yearly(account, found, lambda year: calendar.month(year, number))


def _season(account: Account, found: Found) -> Answer:
    code = words()["seasons"][found.hit.part("season")]["code"]
    return _yearly(account, found, lambda year: calendar.season(year, code))


def _quarter(account: Account, found: Found) -> Answer:
    code, kind = found.hit.part("code"), found.hit.part("kind")
    number = int(code[1]) if code else words()["ordinals"][found.hit.part("nth")]
    half = code.startswith("h") or kind == "half"
    make = calendar.half if half else calendar.quarter
    return _yearly(account, found, lambda year: make(year, number))


def _which_month(account: Account, found: Found) -> Answer:
    number = month_number(found.hit.parts["month"])
    return _pointed(account, found, lambda year: calendar.month(year, number))


def _pointed(account: Account, found: Found, make: Callable[[int], When]) -> Answer:
    """The one that "last", "this", "next" … picks of what comes once a year."""
    which = found.hit.part("which")
    base = account.base(found, which)
    if base is None:
        return UNRESOLVED
    of = base.when.first
    options = [make(of.year + step) for step in (-2, -1, 0, 1, 2)]
    if _step(which) < 0:
        return base.gives([option for option in options if option.last < of][-1])
    if _step(which) > 0:
        return base.gives(next(option for option in options if option.first > of))
    return base.gives(options[2])


# -- weeks, months, years counted from publication or from the account ---------------------------


def _relative(account: Account, found: Found) -> Answer:
    which, unit = found.hit.part("which"), found.hit.part("unit")
    if unit in words()["seasons"]:
        code = words()["seasons"][unit]["code"]
        return _pointed(account, found, lambda year: calendar.season(year, code))
    part = words()["dayparts"].get(unit)
    unit = "day" if part or unit == "date" else unit
    base = account.base(found, which, fine=unit in ("day", "week", "weekend"))
    if base is None:
        return UNRESOLVED
    of = base.when.last
    if unit == "weekend":
        return base.gives(_weekend(found, of, which))
    when = calendar.unit(unit, calendar.shifted(of, unit, _step(which)))
    return base.gives(calendar.at(when, part) if part else when)


def _weekend(found: Found, of: date, which: str) -> When:
    coming = calendar.weekend(of)
    before = calendar.weekend(of - timedelta(days=7))
    past = coming if coming.first <= of else before
    if which == "next":
        return calendar.weekend(of + timedelta(days=7))
    if _step(which):
        return coming if _step(which) > 0 else past if past.last < of else before
    side = outlook(found.words)
    ahead = side is Outlook.FUTURE or (which == "this" and side is Outlook.OPEN)
    return coming if ahead else past


def _unit(account: Account, found: Found) -> Answer:
    unit = found.hit.part("unit")
    base = account.narrated(found) if unit == "day" else account.today()
    if base is None:
        return UNRESOLVED
    of = base.when.last
    when = _weekend(found, of, "") if unit == "weekend" else calendar.unit(unit, of)
    return base.gives(when)


def _vague(_account: Account, found: Found) -> Answer:
    recent = found.hit.part("ref") == "recent"
    return replace(UNRESOLVED, value="PAST_REF" if recent else "FUTURE_REF")


# -- years --------------------------------------------------------------------------------------


def _year(_account: Account, found: Found) -> Answer:
    return Answer(calendar.year(int(found.hit.parts["year"])), "absolute")


def _short_year(account: Account, found: Found) -> Answer:
    return Answer(calendar.year(_century(account, int(found.hit.parts["yy"]))), "absolute")


def _years(account: Account, found: Found) -> Answer:
    """Years from one to another; "2023/24" and "the year 2023-24" are one year of two parts."""
    hit = found.hit
    start, end = int(hit.parts["year"]), hit.parts["to"]
    last = int(end) if len(end) == 4 else start - start % 100 + int(end)
    single = hit.parts["dash"] == "/" or account.text[hit.core :].lower().startswith("the year ")
    if single and last == start + 1:
        return Answer(calendar.split_year(start, words()["split_year"]["month"]), "absolute")
    return Answer(calendar.through(calendar.year(start), calendar.year(last)), "absolute")


def _decade(account: Account, found: Found) -> Answer:
    digits = found.hit.parts["decade"].strip("'")
    year = int(digits) if len(digits) == 4 else _century(account, int(digits))
    when = calendar.decade(year)
    part = found.hit.part("third")
    return Answer(calendar.third(when, _THIRDS.index(part)) if part else when, "absolute")


def _fiscal(_account: Account, found: Found) -> Answer:
    """Fiscal years begin in different months in different states: no days are given."""
    written = found.hit.part("year") or found.hit.part("fy")
    value = f"FY{'20' if len(written) == 2 else ''}{written}" if written else None
    return Answer(None, "unresolved", Granularity.YEAR, value)


_RULES: dict[str, Rule] = {
    "iso": _iso,
    "numeric": _numeric,
    "bracketed": _bracketed,
    "bracketed_2": _bracketed,
    "month_day": _month_day,
    "day_month": _month_day,
    "between_days": _month_day,
    "between_month_days": _month_day,
    "which_month": _which_month,
    "month": _month,
    "which_weekday": _weekday,
    "weekday": _weekday,
    "event_weekday": event_weekday,
    "anniversary": anniversary,
    "deictic": _deictic,
    "overnight": _overnight,
    "offset": offset,
    "eve": eve,
    "fiscal": _fiscal,
    "quarter": _quarter,
    "relative": _relative,
    "vague": _vague,
    "season": _season,
    "decade": _decade,
    "years": _years,
    "year": _year,
    "short_year": _short_year,
    "unit": _unit,
    "clock": _clock,
}
