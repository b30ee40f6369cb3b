"""Stretches of calendar time and their TIMEX3 values: plain arithmetic, no text.

Weeks begin on Monday (ISO 8601). "Early", "mid" and "late" are thirds of a month (days 1-10,
11-20, 21-end) or of a year (four months each), as codebook section 5 rules. Values follow
TimeML's TIMEX3. Days outside years 1 to 9999 raise ``ValueError`` or ``OverflowError``.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.model import Granularity, Interval

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season, by TIMEX3 code."""
THIRDS = ("early", "mid", "late")
"""What :func:`third` gives, in order."""


@dataclass(frozen=True, slots=True)
class When:
    """Days ``first`` to ``last``, both included, with granularity and TIMEX3 value."""

    first: date
    last: date
    granularity: Granularity
    value: str
    type: str = "DATE"

    @property
    def interval(self) -> Interval:
        """The same days as a model noun."""
        return Interval(start=self.first, end=self.last)

    @property
    def middle(self) -> date:
        """The day halfway, earlier one of two."""
        return self.first + (self.last - self.first) // 2


def day(of: date) -> When:
    """One day."""
    return When(of, of, Granularity.DAY, of.isoformat())


def at(when: When, time: str) -> When:
    """The same day(s) as a TIMEX3 TIME of the first, ``time`` being ``TMO``, ``T15:05`` …"""
    return replace(when, value=when.first.isoformat() + time, type="TIME")


def week(of: date) -> When:
    """The week, Monday to Sunday, that holds a day."""
    first = of - timedelta(days=of.weekday())
    return When(first, first + timedelta(days=6), Granularity.WEEK, _iso_week(of))


def weekend(of: date) -> When:
    """Saturday and Sunday of the week that holds a day."""
    last = week(of).last
    return When(last - timedelta(days=1), last, Granularity.RANGE, f"{_iso_week(of)}-WE")


def _iso_week(of: date) -> str:
    year_, week_, _ = of.isocalendar()
    return f"{year_:04}-W{week_:02}"


def months(year_: int, month_: int, count: int) -> tuple[date, date]:
    """First and last day of ``count`` months from a month on; ``month_`` may leave 1 to 12."""
    first = _month_start(year_, month_)
    last_month = _month_start(year_, month_ + count - 1)
    return first, last_month.replace(day=monthrange(last_month.year, last_month.month)[1])


def _month_start(year_: int, month_: int) -> date:
    return date(year_ + (month_ - 1) // 12, (month_ - 1) % 12 + 1, 1)


def month(year_: int, month_: int) -> When:
    """A calendar month; ``month_`` may leave 1 to 12."""
    first, last = months(year_, month_, 1)
    return When(first, last, Granularity.MONTH, first.isoformat()[:7])


def quarter(year_: int, number: int) -> When:
    """A quarter of a calendar year; ``number`` may leave 1 to 4."""
    first, last = months(year_, 3 * number - 2, 3)
    return When(first, last, Granularity.QUARTER, f"{first.year:04}-Q{(first.month + 2) // 3}")


def half(year_: int, number: int) -> When:
    """First or second half of a calendar year."""
    first, last = months(year_, 6 * number - 5, 6)
    return When(first, last, Granularity.RANGE, f"{year_:04}-H{number}")


def half_month(of: When, number: int) -> When:
    """Days 1 to 15 of a month, or the others."""
    middle = of.first.replace(day=15)
    if number == 1:
        return clipped(of, of.first, middle)
    return clipped(of, middle + timedelta(days=1), of.last)


def season(year_: int, code: str) -> When:
    """A season of the northern year; winter is named after the year in which it begins."""
    first, last = months(year_, SEASONS[code], 3)
    return When(first, last, Granularity.RANGE, f"{year_:04}-{code}")


def year(number: int) -> When:
    """A calendar year."""
    return When(date(number, 1, 1), date(number, 12, 31), Granularity.YEAR, f"{number:04}")


def decade(number: int) -> When:
    """The ten years from ``number``'s, e.g. 1990 to 1999 for 1995."""
    start = number - number % 10
    return When(date(start, 1, 1), date(start + 9, 12, 31), Granularity.DECADE, f"{start // 10:03}")


def split_year(number: int, start_month: int) -> When:
    """Twelve months from ``start_month`` of a year on, written ``2024-25``."""
    first, last = months(number, start_month, 12)
    return When(first, last, Granularity.YEAR, f"{first.isoformat()}/{last.isoformat()}")


def through(start: When, end: When) -> When:
    """From the first day of ``start`` to the last of ``end``; ``ValueError`` where it is before."""
    if end.last < start.first:
        raise ValueError(f"a range must not end before it starts: {start.value}/{end.value}")
    value = f"{start.value}/{end.value}"
    return When(start.first, end.last, Granularity.RANGE, value)


def clipped(when: When, first: date, last: date) -> When:
    """The part of ``when`` from ``first`` to ``last``; the value stays that of the whole."""
    first, last = max(when.first, first), min(when.last, last)
    if first > last:
        return when
    return replace(when, first=first, last=last, granularity=Granularity.RANGE)


def third(when: When, which: int) -> When:
    """First, second or last third (0, 1, 2) of a month or year; other stretches stay whole."""
    if when.granularity is Granularity.MONTH:
        start = when.first + timedelta(days=10 * which)
        end = when.last if which == 2 else start + timedelta(days=9)
    elif when.granularity is Granularity.YEAR:
        start, end = months(when.first.year, when.first.month + 4 * which, 4)
    elif when.granularity is Granularity.DECADE:
        start = date(when.first.year + (0, 3, 7)[which], 1, 1)
        end = date(when.first.year + (2, 6, 9)[which], 12, 31)
    else:
        return when
    return replace(when, first=start, last=end, granularity=Granularity.RANGE)


def edge(when: When, *, last: bool) -> When:
    """First or last day of a stretch; the value stays that of the whole."""
    of = when.last if last else when.first
    return replace(when, first=of, last=of, granularity=Granularity.DAY)


def part(when: When, number: int, name: str) -> When:
    """The ``number``-th day, week or weekend, counted from 1, -1 for the last, of a stretch.

    The first week is the one that holds the fourth day, as in ISO 8601, the last week the last
    one that lies wholly in the stretch; both are cut to the stretch.
    """
    back = number < 0
    if name == "day":
        return day(when.last if back else when.first + timedelta(days=number - 1))
    if name == "weekend":
        saturday = nearest_weekday(when.last if back else when.first, 5, future=not back)
        return weekend(saturday + timedelta(days=0 if back else 7 * (number - 1)))
    anchor = when.last - timedelta(days=6) if back else when.first + timedelta(days=7 * number - 4)
    return replace(clipped(week(anchor), when.first, when.last), granularity=Granularity.WEEK)


def unit(name: str, of: date) -> When:
    """The day, week, weekend, month, quarter, year or decade that holds a day."""
    if name == "month":
        return month(of.year, of.month)
    if name == "quarter":
        return quarter(of.year, (of.month + 2) // 3)
    simple = {"day": day, "week": week, "weekend": weekend}
    if name in simple:
        return simple[name](of)
    return decade(of.year) if name == "decade" else year(of.year)


_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


def shifted(of: date, name: str, count: int) -> date:
    """A day moved by ``count`` units; the day of the month is cut to the month's length."""
    if name in _DAYS:
        return of + timedelta(days=_DAYS[name] * count)
    start = _month_start(of.year, of.month + _MONTHS[name] * count)
    return start.replace(day=min(of.day, monthrange(start.year, start.month)[1]))


def years_on(when: When, count: int) -> When:
    """The same day, month or year ``count`` years later; 28 for 29 February where need be."""
    if when.granularity is Granularity.YEAR:
        return year(when.first.year + count)
    if when.granularity is Granularity.MONTH:
        return month(when.first.year + count, when.first.month)
    return day(shifted(when.first, "year", count))


def nearest_weekday(of: date, weekday: int, *, future: bool, strict: bool = False) -> date:
    """The nearest ``weekday`` (Monday 0) on or before a day, or on or after it.

    ``strict`` leaves the day itself out.
    """
    step = (weekday - of.weekday()) % 7 if future else -((of.weekday() - weekday) % 7)
    if strict and step == 0:
        step = 7 if future else -7
    return of + timedelta(days=step)
