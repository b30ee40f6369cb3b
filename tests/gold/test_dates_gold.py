"""Dates counted from events and from what the text has told, written apart from the code."""

from __future__ import annotations

from datetime import date
from typing import Any

from gold import cases, place

from dragoman.reading.dates import find_dates
from dragoman.reading.parsing import parse

CASES = cases("dates.jsonl")
COUNTED = ("event", "told", "date", "anniversary", "unresolvable")
FLOOR = 0.9


def is_right(case: dict[str, Any]) -> bool:
    """Whether the mention that shares most characters with the phrase means the right days."""
    start, end = place(case["text"], case["phrase"], case["nth"])
    found = find_dates(parse(case["text"]), date.fromisoformat(case["published"]))
    best = max(
        (m for m in found if m.span.start < end and start < m.span.end),
        key=lambda m: min(m.span.end, end) - max(m.span.start, start),
        default=None,
    )
    days = best.interval if best else None
    wanted = (case["from"], case["to"])
    return wanted == ((str(days.start), str(days.end)) if days else (None, None))


def test_nearly_all_are_right() -> None:
    counted = [case for case in CASES if case["kind"] in COUNTED]
    assert len(counted) >= 120
    assert sum(map(is_right, counted)) >= FLOOR * len(counted)


def test_dates_by_publication_are_right() -> None:
    others = [case for case in CASES if case["kind"] not in COUNTED]
    assert sum(map(is_right, others)) >= FLOOR * len(others)
