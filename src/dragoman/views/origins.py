"""Commitments or demands, found by what later statements and events say, when, and of whom.

They are numbered by their days, so that those of some days have numbers in a row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from scipy import sparse

from dragoman.record.contents import Sides
from dragoman.record.gists import Ints
from dragoman.record.likeness import says, stem
from dragoman.record.vocabulary import words
from dragoman.views import alike
from dragoman.views.alike import Contents, Likes
from dragoman.views.linking import Alike, Rule, Same, Unit

_KEPT = 1 << 14
"""Cues kept in memory: most are of many."""


class Origins:
    """Those whose days are known; to others nothing is linked."""

    def __init__(self, units: Sequence[Unit]) -> None:
        dated = [(days, place, unit) for place, unit in enumerate(units) if (days := unit.days())]
        dated.sort(key=lambda one: one[:2])
        self.units = [unit for _, _, unit in dated]
        self.places = [place for _, place, _ in dated]
        """Where each stands among the ``units`` given."""
        self.undated = [unit for unit in units if not unit.days()]
        self.days = [(first.toordinal(), last.toordinal()) for (first, last), _, _ in dated]
        """First and last day of each, as ``date.toordinal`` counts them."""
        self._starts = np.array([first for first, _ in self.days], dtype=np.int64)
        self._longest = max((last - first for first, last in self.days), default=0)
        self.by_sides: defaultdict[Sides, list[int]] = defaultdict(list)
        """Numbers by the parties."""
        self._by_document: defaultdict[str, list[int]] = defaultdict(list)
        self._about: dict[str, frozenset[int]] = {}
        self.due = {
            number: (days[0].toordinal(), days[1].toordinal())
            for number, unit in enumerate(self.units)
            if (days := unit.due()) is not None
        }
        """First and last day on which each is due that says it."""
        for number, unit in enumerate(self.units):
            self.by_sides[unit.sides].append(number)
            self._by_document[unit.document].append(number)
        self.columns: dict[str, int] = {}
        """A number for each sense of their contents."""
        self.contents = self._contents()

    def _contents(self) -> Contents:
        found = [
            (number, self.columns.setdefault(one, len(self.columns)))
            for number, unit in enumerate(self.units)
            for one in unit.senses
        ]
        ones, shape = np.ones(len(found), dtype=np.int32), (len(self.units), len(self.columns))
        places = np.array(found, dtype=np.int64).reshape(-1, 2).T
        lengths = np.array([len(unit.senses) for unit in self.units], dtype=np.int64)
        return Contents(sparse.csr_array((ones, tuple(places)), shape=shape), lengths)

    def before(self, rule: Alike, first: Ints, last: Ints) -> tuple[Ints, Ints]:
        """Numbers of all to which units may be linked by their days, and maybe of some others: for
        each unit, of which first and last day are given, the first and the one behind the last."""
        ahead = rule.as_promised if isinstance(rule, Rule) else 0
        begins = np.searchsorted(self._starts, first - rule.days - self._longest)
        ends = np.searchsorted(self._starts, last + ahead, side="right")
        return begins, np.maximum(begins, ends)

    def around(self, days: int, number: int) -> range:
        """Numbers of those that begin at most so many days before or after one of them."""
        [begin], [end] = self._around(days, [number])
        return range(begin, end)

    def alike(self, rule: Same, numbers: Sequence[int]) -> Likes:
        """For some of them, those around them whose contents are as like as a rule asks."""
        own = np.array(numbers, dtype=np.int64)
        among = self._around(rule.days, own)
        found = alike.pairs(rule, self.contents.only(own), among, self.contents).by_one()
        return {numbers[place]: likes for place, likes in found.items()}

    def _around(self, days: int, numbers: Ints | Sequence[int]) -> tuple[Ints, Ints]:
        starts = self._starts[numbers]
        begins = np.searchsorted(self._starts, starts - days)
        return begins, np.searchsorted(self._starts, starts + days, side="right")

    def of_document(self, document: str) -> Sequence[int]:
        """Numbers of those that stand in a document."""
        return self._by_document.get(document, ())

    def place(self, number: int) -> tuple[int, int]:
        """Where it stands in its document, and among those given."""
        return self.units[number].place, -self.places[number]

    def says(self, number: int, wanted: tuple[str, ...]) -> bool:
        """Whether it says one of some words itself."""
        return says(self.units[number].said, wanted)

    def is_about(self, number: int, rule: Rule) -> bool:
        """Whether it is about what a rule says."""
        if not rule.about:
            return True
        if rule.id not in self._about:
            self._about[rule.id] = frozenset(
                number for number, unit in enumerate(self.units) if says(unit.said, rule.about)
            )
        return number in self._about[rule.id]

    def is_of(self, number: int, rule: Rule) -> bool:
        """Whether its own words are as a rule asks."""
        if not self.is_about(number, rule):
            return False
        by, to = self.units[number].sides
        return not rule.of or (by != to and _says(self.units[number].cue, rule.of))


@lru_cache(_KEPT)
def _says(cue: str, wanted: tuple[str, ...]) -> bool:
    return says(list(map(stem, words(cue))), wanted)
