"""What a date says of a deed beyond its own days: since when, or how long after another deed."""

from __future__ import annotations

import re

from dragoman.model import DateMention, Interval
from dragoman.reading import calendar
from dragoman.reading.date_grammar import number, words

_OFFSET = re.compile(
    r"(?:just |only |barely )?([\w-]+) (hour|day|week|month|year)s? (after|before) ", re.IGNORECASE
)
_LASTING = re.compile(r"\b([a-z]+|\d+)(?:-day\b| days of\b)", re.IGNORECASE)
_MOST_DAYS = 31
"""Days over which something lasts that is dated by its first or last one."""


def lasting(days: Interval | None, told: str, verbs: frozenset[str]) -> Interval | None:
    """All days of what the words ``told`` say lasts several, and of which ``verbs`` date the end or
    the beginning: ``ended a three-day visit on Friday``."""
    found = _LASTING.search(told)
    count = (number(found[1]) if found else None) or 0
    if days is None or days.start != days.end or not 1 < count <= _MOST_DAYS:
        return days
    around = words()["lasting"]
    if not verbs.isdisjoint(around["ends"]):
        return Interval(start=calendar.shifted(days.end, "day", 1 - count), end=days.end)
    if not verbs.isdisjoint(around["begins"]):
        return Interval(start=days.start, end=calendar.shifted(days.start, "day", count - 1))
    return days


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
    written, unit, direction = (part.lower() for part in found.groups())
    count = number(written)
    if unit == "hour":
        unit, count = "day", (count or 0) // 24
    if count is None:
        return None
    day = calendar.shifted(days.start, unit, -count if direction == "after" else count)
    if unit in ("month", "year"):
        whole = calendar.unit(unit, day)
        return Interval(start=whole.first, end=whole.last)
    return Interval(start=day, end=day)
