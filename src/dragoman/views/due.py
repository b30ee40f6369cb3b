"""Deeds of the days on which commitments fall due: they were to meet in May, and met in May."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dragoman.record.contents import Content
from dragoman.record.gists import Flags, Ints
from dragoman.views import fitting
from dragoman.views.chosen import Chosen
from dragoman.views.linking import Rule
from dragoman.views.origins import Origins


class _Days(NamedTuple):
    """Commitments with a day on which they are due, by the first one."""

    numbers: Ints
    first: Ints
    last: Ints


class Due:
    """The commitments that say when they are due."""

    def __init__(self, origins: Origins) -> None:
        self._origins = origins
        self._days: dict[str, _Days] = {}
        """Of those that are about what a rule says."""

    def met(self, rule: Rule, unit: Content) -> list[int]:
        """Those that a deed of their days may be."""
        days = self._of(rule)
        overlaps = (days.first <= unit.last.toordinal()) & (unit.day.toordinal() <= days.last)
        units = self._origins.units
        return [
            number
            for number in sorted(days.numbers[overlaps].tolist())
            if not units[number].sides.to.isdisjoint(unit.sides.by | unit.sides.to)
            and fitting.fits(self._origins, number, rule, unit)
        ]

    def are_due(self, rule: Rule, chosen: Chosen, first: Ints, last: Ints) -> Flags:
        """Which units, of which the first and last day are given, are of days when one of those
        chosen is due."""
        none = np.zeros(len(first), dtype=np.bool_)
        if not rule.when_due:
            return none
        days = self._of(rule)
        own = chosen.are_among(days.numbers)
        if not own.any():
            return none
        begun = np.searchsorted(days.first[own], last, side="right")
        latest = np.maximum.accumulate(days.last[own])
        return (begun > 0) & (latest[np.maximum(begun - 1, 0)] >= first)

    def _of(self, rule: Rule) -> _Days:
        if rule.id not in self._days:
            found = sorted(
                (*days, number)
                for number, days in self._origins.due.items()
                if self._origins.is_about(number, rule)
            )
            first, last, numbers = np.array(found, dtype=np.int64).reshape(-1, 3).T
            self._days[rule.id] = _Days(numbers, first, last)
        return self._days[rule.id]
