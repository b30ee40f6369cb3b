"""Commitments or demands, found by what later statements and events say, when, and of whom.

They are numbered by their days, so that those of some days have numbers in a row, and a set of them
is a whole number of one bit each.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count

from dragoman.record.contents import Content, Sides
from dragoman.views.linking import Alike, Rule, Side, Towards, Unit


class Origins:
    """Those whose days are known; to others nothing is linked."""

    def __init__(self, units: Sequence[Unit]) -> None:
        dated = [(days, place, unit) for place, unit in enumerate(units) if (days := unit.days())]
        dated.sort(key=lambda one: one[:2])
        self.units = [unit for _, _, unit in dated]
        self.places = [place for _, place, _ in dated]
        """Where each stands among the ``units`` given."""
        self.undated = [unit for unit in units if not unit.days()]
        self._days = [(first.toordinal(), last.toordinal()) for (first, last), _, _ in dated]
        self._starts = [first for first, _ in self._days]
        self._longest = max((last - first for first, last in self._days), default=0)
        self._having: defaultdict[str, int] = defaultdict(int)
        self._of_length: defaultdict[int, int] = defaultdict(int)
        self._by_sides: defaultdict[Sides, list[int]] = defaultdict(list)
        self._by_document: defaultdict[str, list[int]] = defaultdict(list)
        self._needed: dict[tuple[int, float, int], Mapping[int, int]] = {}
        self._before: dict[tuple[date, date, int], range] = {}
        self._of_sides: dict[tuple[str, Sides], list[int]] = {}
        for number, unit in enumerate(self.units):
            self._by_sides[unit.sides].append(number)
            self._by_document[unit.document].append(number)
            self._of_length[len(unit.stems)] |= 1 << number
            for word in unit.stems:
                self._having[word] |= 1 << number

    def before(self, rule: Rule, unit: Content) -> range:
        """Numbers of all to which a unit may be linked by its day, and maybe of some others."""
        key = (unit.day, unit.last, rule.days)
        if key not in self._before:
            first = bisect_left(self._starts, unit.day.toordinal() - rule.days - self._longest)
            end = bisect_right(self._starts, unit.last.toordinal(), first)
            self._before[key] = range(first, end)
        return self._before[key]

    def around(self, number: int, days: int) -> range:
        """Numbers of those that begin at most so many days before or after one of them."""
        day = self._starts[number]
        return range(bisect_left(self._starts, day - days), bisect_right(self._starts, day + days))

    def alike(self, rule: Alike, stems: frozenset[str], among: range) -> list[tuple[int, float]]:
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

    def meant(
        self, rule: Rule, unit: Content, sides: Sides, first_of: Mapping[int, int]
    ) -> int | None:
        """What "the request" stands for: the last before it in its document, or the only one.

        The only one is looked for where both parties are named: whoever says nothing of the other
        side may mean what was promised to a third. ``first_of`` says by number which are tellings
        of one.
        """
        near = [
            number
            for number in self._by_document.get(unit.document, ())
            if self.fits(number, rule, unit, sides) or self._is_quoted(number, rule, unit, sides)
        ]
        if near:
            return max(near, key=lambda number: (self.units[number].place, -self.places[number]))
        if not sides.by or not sides.to:
            return None
        among, theirs = self.before(rule, unit), self._with_sides(rule, sides)
        start, end = bisect_left(theirs, among.start), bisect_left(theirs, among.stop)
        possible = (
            first_of[theirs[place]]
            for place in range(end - 1, start - 1, -1)
            if theirs[place] in first_of and self._is_after(theirs[place], rule, unit)
        )
        only = next(possible, None)
        return only if all(other == only for other in possible) else None

    def _is_quoted(self, number: int, rule: Rule, unit: Content, sides: Sides) -> bool:
        """``rejected a demand for an apology``: whether what is answered stands in the answer."""
        origin = self.units[number]
        inside = any(start <= origin.place < end for start, end in unit.content)
        return inside and rule.same_day and _sides_fit(rule, origin.sides, sides)

    def _shared(self, length: int, rule: Alike) -> Mapping[int, int]:
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
        start, end = unit.day.toordinal(), unit.last.toordinal()
        if start - last > rule.days:
            return False
        if origin.document == unit.document and unit.place < origin.ends:
            return False
        if first < last and start < end and start <= last and first <= end:
            return _is_published_after(origin, rule, unit)
        return start >= first if rule.same_day else start > last


class Asked:
    """Those among the origins of which links are asked for."""

    def __init__(
        self, origins: Origins, units: Iterable[Unit], first_of: Mapping[int, int]
    ) -> None:
        self.first_of = first_of
        """By number of each origin, that of its first telling."""
        wanted = {unit.subject for unit in units}
        own = enumerate(origins.units)
        self._numbers = [number for number, unit in own if unit.subject in wanted]
        self._wanted = frozenset(self._numbers)
        self._origins = origins
        days = [days for number in self._numbers if (days := origins.units[number].days())]
        self.first = min((first for first, _ in days), default=None)
        self.last = max((last for _, last in days), default=None)

    def __contains__(self, number: int) -> bool:
        return number in self._wanted

    def are_before(self, rule: Rule, unit: Content) -> bool:
        """Whether a unit may be linked to one of them by its day."""
        among = self._origins.before(rule, unit)
        place = bisect_left(self._numbers, among.start)
        return place < len(self._numbers) and self._numbers[place] < among.stop


def _is_published_after(origin: Unit, rule: Rule, unit: Content) -> bool:
    """Of days that overlap and are not known exactly, the order of publication decides."""
    published = origin.row["published"]
    if not isinstance(published, date) or unit.published is None:
        return False
    return unit.published >= published if rule.same_day else unit.published > published


def _least(shorter: int, rule: Alike) -> int:
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
