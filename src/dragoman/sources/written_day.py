"""A full date in words, as datelines and headings write it."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_MONTH = (
    r"(?P<{0}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"

WRITTEN_DAY = (
    rf"{_WEEKDAY}(?:{_MONTH.format('month')} {_DAY.format('day')}"
    rf"|{_DAY.format('day_first')} {_MONTH.format('month_last')}),? (?P<year>\d{{4}})"
)
"""Regular expression of a day with its year, the weekday before it or not."""


def day_of(found: re.Match[str]) -> date | None:
    """The day that ``WRITTEN_DAY`` found; None for one that no calendar has."""
    month = found["month"] or found["month_last"]
    day = found["day"] or found["day_first"]
    try:
        return date(int(found["year"]), _MONTHS.index(month[:3].lower()) + 1, int(day))
    except ValueError:
        return None
