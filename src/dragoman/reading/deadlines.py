"""By when something is to be done that is promised ``within a year``.

Such words name no day of the calendar, and so are no date mentions; counted from the day of a
promise they say when it is due.
"""

from __future__ import annotations

import re

from dragoman.model import Interval
from dragoman.reading import calendar
from dragoman.reading.date_grammar import number

_WITHIN = re.compile(
    r"\b(?:within|(?:in|over) the (?:next|coming)) (?:the (?:next|coming) )?"
    r"(?P<n>\d{1,3}|[a-z]+)[ -](?P<unit>day|week|fortnight|month|quarter|year|decade)s?\b"
    r"(?! (?:of|after|from)\b)",
    re.IGNORECASE,
)


def deadline(content: str, made: Interval) -> Interval | None:
    """The days from a promise on within which its content is to be done; None where it does not
    say so, counts from something else (``within a month of the vote``) or ends after all years of
    the calendar."""
    for found in _WITHIN.finditer(content):
        count = number(found["n"])
        if count is not None:
            try:
                last = calendar.shifted(made.end, found["unit"].lower(), count)
            except (ValueError, OverflowError):
                return None
            return Interval(start=made.start, end=last)
    return None
