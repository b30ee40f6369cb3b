"""Which commitment or demand a word such as "the request" stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from dragoman.record.contents import Content, Sides
from dragoman.views import fitting
from dragoman.views.linking import Rule, Side
from dragoman.views.origins import Origins

_NOBODY = ""
"""In the place of a country."""


class Meant:
    """Those that may be meant; ``first_of`` says by number which are tellings of one."""

    def __init__(self, origins: Origins, first_of: Mapping[int, int]) -> None:
        self._origins = origins
        self._first_of = first_of
        self._of_sides: dict[tuple[str, Sides], list[int]] = {}
        self._sides_of: defaultdict[tuple[Side, str], list[Sides]] = defaultdict(list)
        """By who is on which side of them."""
        for sides in origins.by_sides:
            for side, countries in ((Side.MAKER, sides.by), (Side.OTHER, sides.to)):
                for country in countries or (_NOBODY,):
                    self._sides_of[side, country].append(sides)

    def quoted(self, rule: Rule, unit: Content) -> int | None:
        """The last that stands in the words of the answer: ``rejected a demand for an apology``."""
        if not rule.quoted:
            return None
        in_document = self._origins.of_document(unit.document)
        found = [number for number in in_document if self._is_quoted(number, rule, unit)]
        return max(found, key=self._origins.place, default=None)

    def _is_quoted(self, number: int, rule: Rule, unit: Content) -> bool:
        origin = self._origins.units[number]
        inside = any(start <= origin.place < end for start, end in unit.spans)
        fits = inside and fitting.sides_fit(rule, origin.sides, unit.sides)
        return fits and self._origins.is_of(number, rule)

    def by_word(self, rule: Rule, unit: Content, alike: Sequence[tuple[int, float]]) -> int | None:
        """The one most alike, the last before it in its document, or the only one.

        The only one is looked for where both parties are named: whoever says nothing of the other
        side may mean what was promised to a third. ``alike`` are those that share words with the
        unit.
        """
        named = [pair for pair in alike if fitting.fits(self._origins, pair[0], rule, unit)]
        if named:
            return max(named, key=lambda pair: (pair[1], pair[0]))[0]
        in_document = self._origins.of_document(unit.document)
        near = [one for one in in_document if fitting.fits(self._origins, one, rule, unit)]
        if near:
            return max(near, key=self._origins.place)
        return self._only(rule, unit) if unit.sides.by and unit.sides.to else None

    def _only(self, rule: Rule, unit: Content) -> int | None:
        """The only one, or the one that fell due last."""
        theirs = self._with_sides(rule, unit.sides)
        days = (np.array([day.toordinal()]) for day in (unit.day, unit.last))
        before = self._origins.before(rule, *days)
        [start], [end] = (np.searchsorted(theirs, place) for place in before)
        possible: Iterable[int] = (
            theirs[place]
            for place in range(end - 1, start - 1, -1)
            if theirs[place] in self._first_of
            and fitting.is_after(self._origins, theirs[place], rule, unit)
        )
        if rule.fell_due:
            possible = self._fell_due_last(list(possible), unit)
        firsts = (self._first_of[number] for number in possible)
        only = next(firsts, None)
        return only if all(other == only for other in firsts) else None

    def _fell_due_last(self, numbers: list[int], unit: Content) -> list[int]:
        """Those due on the last day that was over, or all where none was."""
        due = self._origins.due
        over = {number: due[number][1] for number in numbers if number in due}
        last = max((day for day in over.values() if day <= unit.last.toordinal()), default=None)
        return numbers if last is None else [n for n, day in over.items() if day == last]

    def _with_sides(self, rule: Rule, sides: Sides) -> list[int]:
        """Numbers of those whose parties and own words are as the rule asks."""
        key = (rule.id, sides)
        if key not in self._of_sides:
            near = {own for one in (*sides.by, _NOBODY) for own in self._sides_of[rule.by, one]}
            fitting_ones = (own for own in near if _may_mean(rule, own, sides))
            found = (number for own in fitting_ones for number in self._origins.by_sides[own])
            self._of_sides[key] = sorted(one for one in found if self._origins.is_of(one, rule))
        return self._of_sides[key]


def _may_mean(rule: Rule, origin: Sides, unit: Sides) -> bool:
    """Of a word that stands for something in another document: also whether it is said to the side
    with which the word says that there is something."""
    aimed_at = origin.to if rule.by is Side.MAKER else origin.by
    fits = fitting.sides_fit(rule, origin, unit)
    return fits and not (aimed_at and unit.to.isdisjoint(aimed_at))
