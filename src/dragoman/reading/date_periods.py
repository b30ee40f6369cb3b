"""What the words for a week, month, season or year mean, one rule a kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dragoman.model import Granularity
from dragoman.reading import calendar
from dragoman.reading.calendar import When
from dragoman.reading.date_account import UNRESOLVED, Account, Answer, Found
from dragoman.reading.date_choices import century, chosen, steps
from dragoman.reading.date_context import Outlook, outlook
from dragoman.reading.date_grammar import month_number, words


def month(account: Account, found: Found) -> Answer:
    """``May``, ``May of last year``."""
    number = month_number(found.hit.parts["month"])
    return _yearly(account, found, lambda year: calendar.month(year, number))


def season(account: Account, found: Found) -> Answer:
    """``spring 2024``, ``autumn``."""
    code = words()["seasons"][found.hit.part("season")]["code"]
    return _yearly(account, found, lambda year: calendar.season(year, code))


def quarter(account: Account, found: Found) -> Answer:
    """``the second quarter of 2024``, ``the first half``."""
    code, kind = found.hit.part("code"), found.hit.part("kind")
    number = int(code[1]) if code else words()["ordinals"][found.hit.part("nth")]
    half = code.startswith("h") or kind == "half"
    make = calendar.half if half else calendar.quarter
    return _yearly(account, found, lambda year: make(year, number))


def _yearly(account: Account, found: Found, make: Callable[[int], When]) -> Answer:
    """A month, season or quarter: of the year written or pointed to, else by the tense."""
    hit = found.hit
    written = hit.part("year") or hit.part("year2")
    if written:
        return Answer(make(int(written)), "absolute")
    if hit.has("yearword"):
        which = hit.part("yearword")
        base = account.base(found, which)
        return base.gives(make(base.when.first.year + steps(which))) if base else UNRESOLVED
    if account.published is None:
        return UNRESOLVED
    options = [make(account.published.year + step) for step in (-2, -1, 0, 1)]
    return Answer(chosen(account.published, found, options), "published")


def which_month(account: Account, found: Found) -> Answer:
    """``last May``."""
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
    if steps(which) < 0:
        return base.gives([option for option in options if option.last < of][-1])
    if steps(which) > 0:
        return base.gives(next(option for option in options if option.first > of))
    lately, own = options[1:3]
    over = own.first > of and outlook(found.words) is Outlook.PAST
    begun = lately.first <= of <= lately.last
    return base.gives(lately if which == "this" and (over or begun) else own)


def relative(account: Account, found: Found) -> Answer:
    """``last week``, ``this spring``, ``the same day``."""
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
    when = calendar.unit(unit, calendar.shifted(of, unit, steps(which)))
    return base.gives(calendar.at(when, part) if part else when)


def _weekend(found: Found, of: date, which: str) -> When:
    coming = calendar.weekend(of)
    before = calendar.weekend(of - timedelta(days=7))
    past = coming if coming.first <= of else before
    if which == "next":
        return calendar.weekend(of + timedelta(days=7))
    if steps(which):
        return coming if steps(which) > 0 else past if past.last < of else before
    side = outlook(found.words)
    ahead = side is Outlook.FUTURE or (which == "this" and side is Outlook.OPEN)
    return coming if ahead else past


def bare_unit(account: Account, found: Found) -> Answer:
    """``the day``, ``the weekend``."""
    unit = found.hit.part("unit")
    base = account.narrated(found) if unit == "day" else account.today()
    if base is None:
        return UNRESOLVED
    of = base.when.last
    when = _weekend(found, of, "") if unit == "weekend" else calendar.unit(unit, of)
    return base.gives(when)


def vague(_account: Account, found: Found) -> Answer:
    """``recent weeks``, ``the coming days``: no days can be given."""
    recent = found.hit.part("ref") == "recent"
    return replace(UNRESOLVED, value="PAST_REF" if recent else "FUTURE_REF")


def year(_account: Account, found: Found) -> Answer:
    """``2024``."""
    return Answer(calendar.year(int(found.hit.parts["year"])), "absolute")


def short_year(account: Account, found: Found) -> Answer:
    """``'82``."""
    return Answer(calendar.year(century(account, int(found.hit.parts["yy"]))), "absolute")


def years(account: Account, found: Found) -> Answer:
    """Years from one to another; "2023/24" and "the year 2023-24" are one year of two parts."""
    hit = found.hit
    start, end = int(hit.parts["year"]), hit.parts["to"]
    last = int(end) if len(end) == 4 else start - start % 100 + int(end)
    single = hit.parts["dash"] == "/" or account.text[hit.core :].lower().startswith("the year ")
    if single and last == start + 1:
        return Answer(calendar.split_year(start, words()["split_year"]["month"]), "absolute")
    return Answer(calendar.through(calendar.year(start), calendar.year(last)), "absolute")


def decade(account: Account, found: Found) -> Answer:
    """``the early 1990s``."""
    digits = found.hit.parts["decade"].strip("'")
    year = int(digits) if len(digits) == 4 else century(account, int(digits))
    when = calendar.decade(year)
    part = found.hit.part("third")
    return Answer(calendar.third(when, calendar.THIRDS.index(part)) if part else when, "absolute")


def fiscal(_account: Account, found: Found) -> Answer:
    """Fiscal years begin in different months in different states: no days are given."""
    written = found.hit.part("year") or found.hit.part("fy")
    value = f"FY{'20' if len(written) == 2 else ''}{written}" if written else None
    return Answer(None, "unresolved", Granularity.YEAR, value)
