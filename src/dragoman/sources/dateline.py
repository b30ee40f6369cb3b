"""The publication date in a text's own dateline."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_LINES = 6
"""Non-blank lines at the head of a text in which a dateline is looked for."""

_LOOKED_AT = 2_000
"""Characters at the head of a text in which those lines are looked for."""

_MONTH = (
    r"(?P<{0}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_WORD = r"(?:[^\W\d_a-z][\w.'’-]*)"
_PLACE = rf"(?!(?:On|In|By|Since|Until)\b){_WORD}(?:,? (?:{_WORD}|de|of|la|el|al))*"

_DATELINE = re.compile(
    rf"{_PLACE}(?:,| --?| [–—])? {_WEEKDAY}"
    rf"(?:{_MONTH.format('month')} {_DAY.format('day')}"
    rf"|{_DAY.format('day_first')} {_MONTH.format('month_last')}),? (?P<year>\d{{4}})"
    r" ?(?:\([^()]{1,40}\) ?)?(?:--?|[–—:/]|$)"
)


def date_of(text: str) -> date | None:
    """The full date of a dateline such as ``ACCRA, May 9, 2024 (Agency) --``.

    None where there is no dateline, or where it leaves out the year and so dates nothing.
    """
    head = [line.strip() for line in text[:_LOOKED_AT].split("\n") if line.strip()]
    found = next(filter(None, map(_DATELINE.match, head[:_LINES])), None)
    return _date(found) if found else None


def _date(found: re.Match[str]) -> date | None:
    month = found["month"] or found["month_last"]
    day = found["day"] or found["day_first"]
    try:
        return date(int(found["year"]), _MONTHS.index(month[:3].lower()) + 1, int(day))
    except ValueError:
        return None
