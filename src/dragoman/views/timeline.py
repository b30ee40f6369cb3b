"""What happened between two parties, event by event or counted by period."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from dragoman.errors import QuestionError
from dragoman.record import Record, collector, figures, filters, queries
from dragoman.record.conditions import Filter
from dragoman.record.figures import Figure
from dragoman.record.queries import EVENT_COLUMNS
from dragoman.record.wanted import Key
from dragoman.table import ByColumn, Row, Table
from dragoman.views import asked

T = TypeVar("T")

TOGETHER = "together"
TIMELINE = ("direction", *EVENT_COLUMNS)
PERIODS = (
    *("period", "start", "end", "events", "forth", "back", TOGETHER, "mean_intensity"),
    *("cooperation", "conflict", "verbal_cooperation", "material_cooperation"),
    *("verbal_conflict", "material_conflict"),
)
_QUADS = PERIODS[-4:]
_ONE_DAY = timedelta(days=1)


class By(StrEnum):
    """Periods to count by."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@collector.paused()
def timeline(
    record: Record,
    one: str,
    other: str,
    *,
    since: date | str | None = None,
    until: date | str | None = None,
    type: str | None = None,
    status: str | None = None,
    issue: str | None = None,
    once: bool = False,
) -> Table:
    """Events of ``one`` on ``other`` and the reverse, by first day; those without a day last.

    Those rejected by hand are left out.

    The columns of :meth:`Record.events` after ``direction``: ``CHN → JPN``, ``JPN → CHN``, or
    ``together`` for what both do with each other. With ``once`` an event of the world that many
    documents report is there by its first report among them only (:meth:`Record.happenings`).
    """
    one, other = _pair(record, one, other)
    about = asked.issue(record, issue)

    forth, back = (
        filters.events(
            *pair, since, until, type, status, about, lambda: record.ask(queries.event_types)
        )
        for pair in ((one, other), (other, one))
    )
    found = record.ask(queries.exchanged, forth, back)
    sides = zip(found["forth"], found["back"], strict=True)
    directions = [_direction(one, other, *side) for side in sides]
    rows = ByColumn({"direction": directions, **{name: found[name] for name in EVENT_COLUMNS}})
    return Table(TIMELINE, _reported_first(record, rows) if once else rows)


@collector.paused()
def periods(
    record: Record,
    one: str,
    other: str,
    *,
    by: str = By.MONTH,
    since: date | str | None = None,
    until: date | str | None = None,
    type: str | None = None,
    issue: str | None = None,
    once: bool = False,
) -> Table:
    """Counts of the events of a pair by period, from the first period with one to the last.

    ``forth`` are events of ``one`` on ``other``, ``back`` the reverse, ``together`` what both do
    with each other; ``mean_intensity`` is PLOVER's, from -10 to 10. Negated events
    are left out, and those rejected by hand; ``once`` is as in :func:`timeline`. Events
    whose days lie in no single period, or are not known, are counted in a last row without a
    period.
    """
    if by not in set(By):
        raise QuestionError(f"by: {by!r} is none of {', '.join(By)}")
    one, other = _pair(record, one, other)
    days, about = filters.days(since, until), asked.issue(record, issue)
    types = filters.event_types(type, lambda: record.ask(queries.event_types))
    forth, back = (
        _figures(record, Filter(*filters.sides(*pair), *days, types=types, issue=about))
        for pair in ((one, other), (other, one))
    )
    cells: defaultdict[date | None, _Cell] = defaultdict(_Cell)
    counted = _told_once(record, {**forth, **back}) if once else {**forth, **back}
    for key, figure in counted.items():
        side = TOGETHER if key in forth and key in back else "forth" if key in forth else "back"
        cells[_period_of(figure, By(by))].add(figure, side)
    return Table(PERIODS, list(_rows(cells, By(by))))


def start_of(day: date, by: By) -> date:
    """The first day of the period that a day lies in; weeks begin on Monday."""
    match by:
        case By.DAY:
            return day
        case By.WEEK:
            return day - timedelta(days=day.weekday())
        case By.MONTH:
            return day.replace(day=1)
        case By.YEAR:
            return day.replace(month=1, day=1)


def _next(start: date, by: By) -> date:
    """The first day of the period after the one that starts on ``start``."""
    longest = {By.DAY: 1, By.WEEK: 7, By.MONTH: 31, By.YEAR: 366}[by]
    return start_of(start + timedelta(days=longest), by)


def _called(start: date, by: By) -> str:
    """A period in ISO 8601: 2024-02-09, 2024-W06, 2024-02, 2024."""
    match by:
        case By.DAY:
            return start.isoformat()
        case By.WEEK:
            year, week, _ = start.isocalendar()
            return f"{year:04}-W{week:02}"
        case By.MONTH:
            return start.isoformat()[:7]
        case By.YEAR:
            return start.isoformat()[:4]


def _period_of(figure: Figure, by: By) -> date | None:
    if figure.start is None or figure.end is None:
        return None
    first, last = start_of(figure.start, by), start_of(figure.end, by)
    return first if first == last else None


class _Cell:
    """What is counted of one period."""

    def __init__(self) -> None:
        self.sides: Counter[str] = Counter()
        self.quads: Counter[int] = Counter()
        self.intensity = 0.0

    def add(self, figure: Figure, side: str) -> None:
        self.sides[side] += 1
        self.quads[figure.quad] += 1
        self.intensity += figure.intensity

    def row(self) -> Row:
        events = self.sides.total()
        return {
            "events": events,
            **{side: self.sides[side] for side in ("forth", "back", TOGETHER)},
            "mean_intensity": round(self.intensity / events, 4) if events else None,
            "cooperation": self.quads[1] + self.quads[2],
            "conflict": self.quads[3] + self.quads[4],
            **{name: self.quads[quad] for quad, name in enumerate(_QUADS, start=1)},
        }


def _rows(cells: Mapping[date | None, _Cell], by: By) -> Iterator[Row]:
    known = sorted(start for start in cells if start is not None)
    start = known[0] if known else date.max
    while known and start <= known[-1]:
        after = _next(start, by)
        named: Row = {"period": _called(start, by), "start": start, "end": after - _ONE_DAY}
        yield {**named, **cells.get(start, _Cell()).row()}
        start = after
    if None in cells:
        yield {"period": None, "start": None, "end": None, **cells[None].row()}


def _pair(record: Record, one: str, other: str) -> tuple[str, str]:
    checked = [
        " ".join(str(asked.party(record, name, code)).upper().split())
        for name, code in (("one", one), ("other", other))
    ]
    if checked[0] == checked[1]:
        raise QuestionError(f"a timeline is of two parties, not of {checked[0]} with itself")
    return checked[0], checked[1]


def _figures(record: Record, wanted: Filter) -> dict[Key, Figure]:
    return {(one.document, one.id): one for one in record.ask(figures.events, wanted)}


def _reported_first(record: Record, rows: Sequence[Row]) -> list[Row]:
    """The first report of each event."""
    by_key = {(str(row["document"]), str(row["id"])): row for row in rows}
    return list(_told_once(record, by_key).values())


def _told_once(record: Record, found: Mapping[Key, T]) -> dict[Key, T]:
    first = record.ask_told(figures.first_reports, found)
    return {key: one for key, one in found.items() if key in first}


def _direction(one: str, other: str, forth: bool, back: bool) -> str:
    if forth and back:
        return TOGETHER
    return f"{one} → {other}" if forth else f"{other} → {one}"
