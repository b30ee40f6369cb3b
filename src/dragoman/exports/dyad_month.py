"""The dyad-month panel: counts of events of one country or organisation towards another.

Directed dyads of countries, sectors together; an event counts once a dyad. Every dyad of the
export has a row for every month from its first to its last, zeros included. Negated
events, events without a second party, and events whose days lie in several months
have no place in it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from dragoman.exports import who
from dragoman.exports.coded import Coded
from dragoman.exports.dyads import pairs
from dragoman.table import Row

_QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
_MONTHS = 12
_Dyad = tuple[str, str]


@dataclass
class _Cell:
    """What is counted of one dyad in one month."""

    events: int = 0
    quads: Counter[int] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    intensity: float = 0.0
    goldstein: float = 0.0

    def add(self, row: Row) -> None:
        self.events += 1
        self.quads[int(str(row["quad"]))] += 1
        self.types[str(row["type"])] += 1
        self.intensity += float(str(row["intensity"]))
        self.goldstein += float(str(row["goldstein"]))


class Panel:
    """Counts events; holds one cell for each dyad and month that has some."""

    def __init__(self) -> None:
        self._cells: defaultdict[_Dyad, dict[int, _Cell]] = defaultdict(dict)

    def add(self, coded: Coded) -> str | None:
        """Counts an event; what it lacks where it cannot be counted."""
        if coded.month is None:
            return "in no single month"
        year, month = coded.month
        found = pairs(
            [party.country for party in coded.actors],
            [party.country for party in coded.recipients],
        )
        dyads = [(actor, recipient) for actor, recipient in found if recipient is not None]
        for dyad in dyads:
            cells = self._cells[dyad]
            cells.setdefault(year * _MONTHS + month - 1, _Cell()).add(coded.row)
        return None if dyads else "without a second party"

    def rows(self) -> Iterator[Row]:
        """By actor, recipient and month."""
        seen = [month for cells in self._cells.values() for month in cells]
        months = range(min(seen), max(seen) + 1) if seen else range(0)
        for dyad, cells in sorted(self._cells.items()):
            for month in months:
                yield _row(dyad, month, cells.get(month, _Cell()))


def _row(dyad: _Dyad, month: int, cell: _Cell) -> Row:
    year, number = divmod(month, _MONTHS)
    return {
        "actor": dyad[0],
        "recipient": dyad[1],
        "month": date(year, number + 1, 1),
        "year": year,
        **_codes("actor", dyad[0]),
        **_codes("recipient", dyad[1]),
        "events": cell.events,
        **{name: cell.quads[quad] for quad, name in enumerate(_QUADS, start=1)},
        **{name.lower(): cell.types[name] for name in _types()},
        "intensity_mean": _mean(cell.intensity, cell.events),
        "goldstein_mean": _mean(cell.goldstein, cell.events),
    }


def _types() -> list[str]:
    from dragoman import codebook

    return list(codebook.load().types)


def _codes(side: str, country: str) -> Row:
    state = who.state(country)
    return {
        f"{side}_iso3": state.id if state else None,
        f"{side}_cow": state.cow if state else None,
        f"{side}_gw": state.gw if state else None,
    }


def _mean(total: float, count: int) -> float | None:
    return round(total / count, 4) if count else None
