"""What a date says of a deed beyond its own days: since when, or how long after another deed."""

from __future__ import annotations

import re
from datetime import timedelta

from dragoman.model import DateMention, Interval
from dragoman.reading.date_grammar import words

_OFFSET = re.compile(
    r"(?:just |only |barely )?([\w-]+) (hour|day|week)s? (after|before) ", re.IGNORECASE
)
_DAYS = {"hour": 0, "day": 1, "week": 7}


def until_now(mention: DateMention, text: str, published: Interval | None) -> Interval | None:
    """The days of what has gone on ``since May``: until publication."""
    days = mention.interval
    before = text[max(0, mention.span.start - 6) : mention.span.start].lower()
    if days is None or published is None or before != "since ":
        return days
    return Interval(start=days.start, end=max(days.start, published.end))


def counted_from(mention: DateMention, text: str) -> Interval | None:
    """The day of the deed that an offset is counted from: of the signing in ``three days after
    they signed``; None where the words do not tell the day."""
    days = mention.interval
    found = _OFFSET.match(text, mention.span.start, mention.span.end)
    if days is None or days.start != days.end or found is None:
        return None
    number, unit, direction = (part.lower() for part in found.groups())
    count = int(number) if number.isdigit() else words()["numbers"].get(number, "")
    if unit != "hour" and count == "":
        return None
    shift = timedelta(days=_DAYS[unit] * int(count or 0))
    day = days.start - shift if direction == "after" else days.start + shift
    return Interval(start=day, end=day)
