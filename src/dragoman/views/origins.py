"""Commitments or demands, found by what later statements and events say, when, and of whom.

They are numbered by their days, so that those of some days have numbers in a row, and a set of them
is a whole number of one bit each.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import count, islice

from dragoman.record.contents import Content, Sides
from dragoman.views.linking import Rule, Side, Towards, Unit


class Origins:
    """Those whose days are known; to others nothing is linked."""

    def __init__(self, units: Sequence[Unit]) -> None:
        dated = [(days, place, unit) for place, unit in enumerate(units) if (days := unit.days())]
        dated.sort(key=lambda one: one[:2])
        self.units = [unit for _, _, unit in dated]
        self.places = [place for _, place, _ in dated]
        """Where each stands among the ``units`` given."""
        self._days = [(first.toordinal(), last.toordinal()) for (first, last), _, _ in dated]
        self._starts = [first for first, _ in self._days]
        self._longest = max((last - first for first, last in self._days), default=0)
        self._having: defaultdict[str, int] = defaultdict(int)
        self._of_length: defaultdict[int, int] = defaultdict(int)
        self._by_sides: defaultdict[Sides, list[int]] = defaultdict(list)
        self._by_document: defaultdict[str, list[int]] = defaultdict(list)
        self._needed: dict[tuple[int, float, int], Mapping[int, int]] = {}
        self._before: dict[tuple[date, int, bool], range] = {}
        self._of_sides: dict[tuple[str, Sides], list[int]] = {}
        for number, unit in enumerate(self.units):
            self._by_sides[unit.sides].append(number)
            self._by_document[unit.document].append(number)
            self._of_length[len(unit.stems)] |= 1 << number
            for word in unit.stems:
                self._having[word] |= 1 << number

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last of their days."""
        first, last = min(self._starts), max(last for _, last in self._days)
        return date.fromordinal(first), date.fromordinal(last)

    def before(self, rule: Rule, unit: Content) -> range:
        """Numbers of all to which a unit may be linked by its day, and maybe of some others."""
        key = (unit.day, rule.days, rule.same_day)
        if key not in self._before:
            day = unit.day.toordinal()
            end = bisect_right if rule.same_day else bisect_left
            first = bisect_left(self._starts, day - rule.days - self._longest)
            self._before[key] = range(first, end(self._starts, day, first))
        return self._before[key]

    def alike(self, rule: Rule, stems: frozenset[str], among: range) -> list[tuple[int, float]]:
        """Numbers of those whose content is as like one as the rule asks, and how like it is.

        That is the share of the shorter content's stems that the other has too.
        """
        first, all_of_them = among.start, (1 << len(among)) - 1
        having = [
            them for word in stems if (them := self._having.get(word, 0) >> first & all_of_them)
        ]
        needed = self._shared(len(stems), rule)
        if len(having) < min(needed, default=len(stems) + 1):
            return []
        at_least = _at_least(having, all_of_them)
        found = 0
        for number, them in needed.items():
            found |= at_least[number] & them >> first if number < len(at_least) else 0
        return [(number, self._likeness(number, stems)) for number in _bits(found, first)]

    def fits(self, number: int, rule: Rule, unit: Content, sides: Sides) -> bool:
        """Whether parties and time are as the rule asks."""
        return _sides_fit(rule, self.units[number].sides, sides) and self._is_after(
            number, rule, unit
        )

    def meant(self, rule: Rule, unit: Content, sides: Sides) -> int | None:
        """What "the request" stands for: the last before it in its document, or the only one."""
        near = [
            number
            for number in self._by_document.get(unit.document, ())
            if self.fits(number, rule, unit, sides) or self._is_quoted(number, rule, unit, sides)
        ]
        if near:
            return max(near, key=lambda number: (self.units[number].place, -self.places[number]))
        among, theirs = self.before(rule, unit), self._with_sides(rule, sides)
        start, end = bisect_left(theirs, among.start), bisect_left(theirs, among.stop)
        possible = (
            theirs[place]
            for place in range(end - 1, start - 1, -1)
            if self._is_after(theirs[place], rule, unit)
        )
        first_two = list(islice(possible, 2))
        return first_two[0] if len(first_two) == 1 else None

    def _is_quoted(self, number: int, rule: Rule, unit: Content, sides: Sides) -> bool:
        """``rejected a demand for an apology``: whether what is answered stands in the answer."""
        origin = self.units[number]
        inside = any(start <= origin.place < end for start, end in unit.content)
        return inside and rule.same_day and _sides_fit(rule, origin.sides, sides)

    def _shared(self, length: int, rule: Rule) -> Mapping[int, int]:
        """How many stems must be shared with a content of ``length`` stems, and by which."""
        key = (length, rule.likeness, rule.least_shared)
        if key not in self._needed:
            by_number: defaultdict[int, int] = defaultdict(int)
            for own, them in self._of_length.items():
                if shorter := min(own, length):
                    by_number[_least(shorter, rule)] |= them
            self._needed[key] = by_number
        return self._needed[key]

    def _likeness(self, number: int, stems: frozenset[str]) -> float:
        own = self.units[number].stems
        return len(own & stems) / min(len(own), len(stems))

    def _with_sides(self, rule: Rule, sides: Sides) -> list[int]:
        """Numbers of those whose parties are as the rule asks."""
        key = (rule.id, sides)
        if key not in self._of_sides:
            fitting = [
                numbers for own, numbers in self._by_sides.items() if _sides_fit(rule, own, sides)
            ]
            self._of_sides[key] = sorted(number for numbers in fitting for number in numbers)
        return self._of_sides[key]

    def _is_after(self, number: int, rule: Rule, unit: Content) -> bool:
        origin, (first, last) = self.units[number], self._days[number]
        day = unit.day.toordinal()
        if day - last > rule.days:
            return False
        if origin.document == unit.document and unit.place < origin.ends:
            return False
        return day >= first if rule.same_day else day > last


def _least(shorter: int, rule: Rule) -> int:
    """The least number of shared stems that is such a share of the shorter content."""
    return next(n for n in count(rule.least_shared) if n / shorter >= rule.likeness)


def _at_least(having: Sequence[int], all_of_them: int) -> list[int]:
    """By a number from 0: who has at least so many of some stems, given who has each."""
    reached = [all_of_them] + [0] * len(having)
    for done, them in enumerate(having, start=1):
        for number in range(done, 0, -1):
            reached[number] |= reached[number - 1] & them
    return reached


def _bits(them: int, first: int) -> Iterator[int]:
    while them:
        lowest = them & -them
        yield first + lowest.bit_length() - 1
        them ^= lowest


def _sides_fit(rule: Rule, origin: Sides, unit: Sides) -> bool:
    maker = rule.by is Side.MAKER
    ours, theirs = (origin.by, origin.to) if maker else (origin.to, origin.by)
    if not maker and not ours:
        return bool(unit.by - theirs) and (rule.to is Towards.ANYONE or bool(unit.to & theirs))
    if not unit.by & ours:
        return False
    if rule.to is Towards.OTHER_SIDE:
        return bool(unit.to & theirs)
    return not (unit.to and theirs) or bool(unit.to & (theirs | ours))
