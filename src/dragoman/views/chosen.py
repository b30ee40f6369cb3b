"""Those commitments or demands, among all, of which links are asked for."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from dragoman.record.gists import Flags, Ints
from dragoman.views.linking import Rule, Unit
from dragoman.views.origins import Origins


class Chosen:
    """Some of the origins, by number."""

    def __init__(self, origins: Origins, units: Iterable[Unit]) -> None:
        chosen = {unit.subject for unit in units}
        self._is_chosen = np.array([unit.subject in chosen for unit in origins.units], np.bool_)
        self._numbers = np.flatnonzero(self._is_chosen)
        self.origins = origins
        days = (origins.days[number] for number in self._numbers.tolist())
        self._last = max((last for _, last in days), default=0)

    @property
    def makers(self) -> tuple[frozenset[str], frozenset[str]]:
        """All that made one of them, and those that made one with each other."""
        own = [self.origins.units[number].sides for number in self._numbers.tolist()]
        none = frozenset[str]()
        together = (by for by, to in own if by == to)
        return none.union(*(by for by, _ in own)), none.union(*together)

    def documents(self) -> frozenset[str]:
        """Where they stand."""
        return frozenset(self.origins.units[number].document for number in self._numbers.tolist())

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, number: int) -> bool:
        return bool(self._is_chosen[number])

    def are_among(self, numbers: Ints) -> Flags:
        """Which of some origins are among them."""
        return self._is_chosen[numbers]

    def are_before(self, rule: Rule, first: Ints, last: Ints) -> Flags:
        """Which units, of which the first and last day are given, may be linked to one of them."""
        begins, ends = self.origins.before(rule, first, last)
        are_there = np.searchsorted(self._numbers, begins) < np.searchsorted(self._numbers, ends)
        return are_there & (first <= self._last + rule.days)
