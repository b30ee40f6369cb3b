"""Dates: TIMEX3 expressions and their values, as TempEval-3 scores them (UzZaman et al. 2013).

``strict`` asks for the same offsets, ``relaxed`` for an overlap, ``value`` for an overlap and the
right value; each expression is matched at most once. Types DATE and TIME only. A value is right
when it is written alike or denotes the same days: our intervals count days, so a clock time is
right with its day. ``value_string`` asks for the same string, as the published figures do.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dragoman.bench.files import Gold, Marked, check_spans, read_lines
from dragoman.bench.metrics import Counts, closeness, f1_intervals, match, totals
from dragoman.bench.report import Item, Result, counts_table, misses
from dragoman.model import DateMention, Document, Interval, Reading, Span

_SCORED = ("DATE", "TIME")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_MONTHS = re.compile(r"(\d{4})-(\w\w)")
_YEARS = re.compile(r"\d{2,4}")
_PARTS_OF_YEAR = {
    **{f"{month:02}": (month, 1) for month in range(1, 13)},
    **{f"Q{quarter}": (3 * quarter - 2, 3) for quarter in range(1, 5)},
    **{f"H{half}": (6 * half - 5, 6) for half in range(1, 3)},
    **{"SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3)},
}
"""First month, and number of months, of each part of a year (codebook section 5)."""


class _Timex(Marked):
    type: str
    value: str | None = None


class _Row(Gold):
    id: str
    published: date
    text: str
    timex: tuple[_Timex, ...]


@dataclass(frozen=True)
class _Date:
    """One expression of gold or of a reading, and the days it denotes."""

    span: Span
    value: str | None
    days: Interval | None
    text: str

    @property
    def item(self) -> Item:
        """How a list of errors shows it."""
        days = f"{self.days.start}..{self.days.end}" if self.days else "no days"
        return Item(self.span, f"{self.span.of(self.text)} = {self.value or '–'} ({days})")


def score(path: Path, read: Callable[[Document], Reading]) -> Result:
    """Scores the dates that ``read`` finds in the documents of ``path``."""
    rows, errors = [], []
    for where, row in read_lines(path, _Row):
        check_spans([timex.span for timex in row.timex], row.text, where)
        gold = _gold(row)
        reading = read(Document(text=row.text, name=row.id, published=row.published))
        predicted = [_predicted(mention, row) for mention in reading.dates]
        pairs = match(gold, predicted, _overlap)
        rows.append(_counts(gold, predicted, pairs))
        right = [(i, j) for i, j in pairs if _right(gold[i], predicted[j])]
        errors += misses(
            row.id,
            "date",
            row.text,
            [entry.item for entry in gold],
            [entry.item for entry in predicted],
            right,
            near=0,
        )
    counts, intervals = totals(rows), f1_intervals(rows)
    return Result(
        name="dates",
        figures={f"{name}_f1": count.f1 for name, count in counts.items()},
        intervals={f"{name}_f1": value for name, value in intervals.items()},
        tables=(counts_table(f"dates: {len(rows)} documents", counts, intervals),),
        errors=tuple(errors),
    )


def days_of(value: str, published: date) -> Interval | None:
    """The days that a TIMEX3 value denotes; None where it denotes none.

    ``PRESENT_REF`` is the day of publication; ``PAST_REF`` and ``FUTURE_REF`` have no bounds,
    durations and values with ``X`` no place in the calendar.
    """
    if value == "PRESENT_REF":
        return Interval(start=published, end=published)
    for pattern, days in (
        (_DAY, _day),
        (_WEEK, _week),
        (_MONTHS, _months),
        (_YEARS, _years),
    ):
        found = pattern.fullmatch(value)
        if found:
            return _or_none(days, found)
    return None


def _or_none(
    days: Callable[[re.Match[str]], Interval | None], found: re.Match[str]
) -> Interval | None:
    try:
        return days(found)
    except ValueError:  # of the calendar: there is no such day, week or year
        return None


def _day(found: re.Match[str]) -> Interval:
    day = date(*(int(part) for part in found.groups()))
    return Interval(start=day, end=day)


def _week(found: re.Match[str]) -> Interval:
    monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    start = monday + timedelta(days=5) if found[3] else monday
    return Interval(start=start, end=monday + timedelta(days=6))


def _months(found: re.Match[str]) -> Interval | None:
    if found[2] not in _PARTS_OF_YEAR:
        return None
    year = int(found[1])
    first, count = _PARTS_OF_YEAR[found[2]]
    more, last = divmod(first + count - 2, 12)
    end = date(year + more, last + 1, monthrange(year + more, last + 1)[1])
    return Interval(start=date(year, first, 1), end=end)


def _years(found: re.Match[str]) -> Interval:
    digits = found[0]
    return Interval(
        start=date(int(digits.ljust(4, "0")), 1, 1), end=date(int(digits.ljust(4, "9")), 12, 31)
    )


def _gold(row: _Row) -> list[_Date]:
    return [
        _Date(
            timex.span,
            timex.value,
            days_of(timex.value, row.published) if timex.value else None,
            row.text,
        )
        for timex in row.timex
        if timex.type in _SCORED
    ]


def _predicted(mention: DateMention, row: _Row) -> _Date:
    days = days_of(mention.value, row.published) if mention.value else mention.interval
    return _Date(mention.span, mention.value, days, row.text)


def _overlap(gold: _Date, predicted: _Date) -> float:
    """As many overlapping pairs as can be, and among these the closest."""
    if not gold.span.overlaps(predicted.span):
        return 0.0
    return 1 + 1e-3 * closeness(gold.span, predicted.span)


def _right(gold: _Date, predicted: _Date) -> bool:
    if gold.value == predicted.value:
        return True
    return gold.days is not None and gold.days == predicted.days


def _counts(
    gold: Sequence[_Date],
    predicted: Sequence[_Date],
    pairs: Sequence[tuple[int, int]],
) -> dict[str, Counts]:
    matched = [(gold[i], predicted[j]) for i, j in pairs]
    right = {
        "strict": sum(a.span == b.span for a, b in matched),
        "relaxed": len(matched),
        "value": sum(_right(a, b) for a, b in matched),
        "value_string": sum(a.value == b.value for a, b in matched),
    }
    return {name: Counts(count, len(predicted), len(gold)) for name, count in right.items()}
