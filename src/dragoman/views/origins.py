"""Commitments or demands, found by what later statements and events say, when, and of whom.

They are numbered by their days, so that those of some days have numbers in a row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

import numpy as np
from scipy import sparse

from dragoman.record.contents import Content, Sides
from dragoman.record.gists import Flags, Ints
from dragoman.record.likeness import says, sense, senses, shared_by_shorter, stem
from dragoman.record.vocabulary import words
from dragoman.views import alike
from dragoman.views.alike import Contents, Likes
from dragoman.views.linking import Alike, Rule, Same, Side, Towards, Unit
from dragoman.views.things import things

_NOBODY = ""
"""In the place of a country."""
_MAIN = 2
"""Of so many senses at its beginning one says what a content is about: ``to pay compensation``."""
_BEGINNING = 4
"""Words of one sense that begin with the same letters are one: ``an apology``, ``apologised``."""
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
        self._by_sides: defaultdict[Sides, list[int]] = defaultdict(list)
        self._by_document: defaultdict[str, list[int]] = defaultdict(list)
        self._of_sides: dict[tuple[str, Sides], list[int]] = {}
        self._about: dict[str, frozenset[int]] = {}
        self.due = {
            number: (days[0].toordinal(), days[1].toordinal())
            for number, unit in enumerate(self.units)
            if (days := unit.due()) is not None
        }
        """First and last day on which each is due that says it."""
        for number, unit in enumerate(self.units):
            self._by_sides[unit.sides].append(number)
            self._by_document[unit.document].append(number)
        self._sides_of: defaultdict[tuple[Side, str], list[Sides]] = defaultdict(list)
        """By who is on which side of them."""
        for sides in self._by_sides:
            for side, countries in ((Side.MAKER, sides.by), (Side.OTHER, sides.to)):
                for country in countries or (_NOBODY,):
                    self._sides_of[side, country].append(sides)
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

    def fits(self, number: int, rule: Rule, unit: Content) -> bool:
        """Whether parties, time and its own words are as the rule asks."""
        if not _is_as_asked(rule, unit) or not _sides_fit(
            rule, self.units[number].sides, unit.sides
        ):
            return False
        is_late = self._is_after(number, rule, unit) or self._is_as_promised(number, rule, unit)
        return is_late and self._is_of(number, rule)

    def is_of_main_words(self, number: int, rule: Rule, unit: Content) -> bool:
        """Whether more is shared than one word, or the same one of the main words of both: who
        agrees ``to set up a commission on compensation`` does not agree to ``compensation``."""
        if rule.least_shared > 1:
            return True
        of_both = (self.units[number].content, unit.words)
        shared = self.units[number].senses & frozenset(senses(words(unit.words)))
        if len(shared) > 1:
            return True
        is_main = all(_is_main(shared, content) for content in of_both)
        one, other = (_beginnings(shared, content) for content in of_both)
        return is_main and not one.isdisjoint(other)

    def are_near(self, document: str, place: int, farthest: int) -> bool:
        """Whether one stands at most so many characters before a place of a document."""
        ends = (self.units[number].ends for number in self._by_document.get(document, ()))
        return any(0 <= place - end <= farthest for end in ends)

    def replied(self, rule: Rule, unit: Content) -> tuple[int, float] | None:
        """The last one near before a unit, and how alike, if its words answer it."""
        near = [
            number
            for number in self._by_document.get(unit.document, ())
            if 0 <= unit.place - self.units[number].ends <= rule.near
            and _sides_fit(rule, self.units[number].sides, unit.sides)
        ]
        if not near or not _is_as_asked(rule, unit):
            return None
        last = max(near, key=self._place)
        said = [stem(word) for word in words(f"{unit.cue} {unit.words}")]
        if rule.unless and says(said, rule.unless) and not self.says(last, rule.unless):
            return None
        if rule.words and not says(said, rule.words):
            return None
        content = frozenset(senses(words(unit.words)))
        likeness = shared_by_shorter(self.units[last].senses, content)
        if likeness >= rule.near_likeness:
            return last, likeness
        points_back = bool(rule.near_words) and says(said, rule.near_words)
        says_no_more = len(content) <= (1 if rule.words else 0)
        return (last, 0.0) if points_back or says_no_more else None

    def when_due(self, rule: Rule, unit: Content) -> list[int]:
        """Those that a deed of their days does: they were to meet in May, and met in May."""
        return [
            number
            for number in self.due_of(rule)
            if _overlap(self.due[number], (unit.day.toordinal(), unit.last.toordinal()))
            and not self.units[number].sides.to.isdisjoint(unit.sides.by | unit.sides.to)
            and self.fits(number, rule, unit)
        ]

    def due_of(self, rule: Rule) -> list[int]:
        """Numbers of those with a day that are about what a rule says."""
        return [number for number in self.due if self._is_about(number, rule)]

    def _is_about(self, number: int, rule: Rule) -> bool:
        if not rule.about:
            return True
        if rule.id not in self._about:
            self._about[rule.id] = frozenset(
                number for number, unit in enumerate(self.units) if says(unit.said, rule.about)
            )
        return number in self._about[rule.id]

    def quoted(self, rule: Rule, unit: Content) -> int | None:
        """The last that stands in the words of the answer: ``rejected a demand for an apology``."""
        found = [
            number
            for number in self._by_document.get(unit.document, ())
            if rule.quoted and self._is_quoted(number, rule, unit)
        ]
        return max(found, key=self._place, default=None)

    def meant(
        self,
        rule: Rule,
        unit: Content,
        alike: Sequence[tuple[int, float]],
        first_of: Mapping[int, int],
    ) -> int | None:
        """What "the request" stands for: the one most alike, the last before it in its document,
        the one that fell due last or the only one.

        The only one is looked for where both parties are named: whoever says nothing of the other
        side may mean what was promised to a third. ``alike`` are those that share words with the
        unit, ``first_of`` says by number which are tellings of one.
        """
        named = [pair for pair in alike if self.fits(pair[0], rule, unit)]
        if named:
            return max(named, key=lambda pair: (pair[1], pair[0]))[0]
        near = [
            number
            for number in self._by_document.get(unit.document, ())
            if self.fits(number, rule, unit)
        ]
        if near:
            return max(near, key=self._place)
        if not unit.sides.by or not unit.sides.to:
            return None
        theirs = self._with_sides(rule, unit.sides)
        days = (np.array([day.toordinal()]) for day in (unit.day, unit.last))
        [start], [end] = (np.searchsorted(theirs, place) for place in self.before(rule, *days))
        possible: Iterable[int] = (
            theirs[place]
            for place in range(end - 1, start - 1, -1)
            if theirs[place] in first_of and self._is_after(theirs[place], rule, unit)
        )
        if rule.fell_due:
            possible = self._fell_due_last(list(possible), unit)
        firsts = (first_of[number] for number in possible)
        only = next(firsts, None)
        return only if all(other == only for other in firsts) else None

    def _fell_due_last(self, numbers: list[int], unit: Content) -> list[int]:
        """Those due on the last day that was over, or all where none was."""
        over = {n: self.due[n][1] for n in numbers if n in self.due}
        last = max((day for day in over.values() if day <= unit.last.toordinal()), default=None)
        return numbers if last is None else [n for n, day in over.items() if day == last]

    def _place(self, number: int) -> tuple[int, int]:
        return self.units[number].place, -self.places[number]

    def _is_quoted(self, number: int, rule: Rule, unit: Content) -> bool:
        origin = self.units[number]
        inside = any(start <= origin.place < end for start, end in unit.spans)
        fits = inside and _sides_fit(rule, origin.sides, unit.sides)
        return fits and self._is_of(number, rule)

    def _is_of(self, number: int, rule: Rule) -> bool:
        if not self._is_about(number, rule):
            return False
        by, to = self.units[number].sides
        return not rule.of or (by != to and _says(self.units[number].cue, rule.of))

    def says(self, number: int, wanted: tuple[str, ...]) -> bool:
        """Whether it says one of some words itself."""
        return says(self.units[number].said, wanted)

    def _is_as_promised(self, number: int, rule: Rule, unit: Content) -> bool:
        """``handed over the papers, as it had promised``: whether the deed is told in its words."""
        origin = self.units[number]
        if origin.document != unit.document or not origin.place <= unit.place < origin.ends:
            return False
        return self.days[number][0] - unit.last.toordinal() <= rule.as_promised > 0

    def _with_sides(self, rule: Rule, sides: Sides) -> list[int]:
        """Numbers of those whose parties and own words are as the rule asks."""
        key = (rule.id, sides)
        if key not in self._of_sides:
            near = {own for one in (*sides.by, _NOBODY) for own in self._sides_of[rule.by, one]}
            fitting = (self._by_sides[own] for own in near if _sides_are_meant(rule, own, sides))
            found = (number for numbers in fitting for number in numbers)
            self._of_sides[key] = sorted(one for one in found if self._is_of(one, rule))
        return self._of_sides[key]

    def _is_after(self, number: int, rule: Rule, unit: Content) -> bool:
        origin, (first, last) = self.units[number], self.days[number]
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
        self._is_wanted = np.array([unit.subject in wanted for unit in origins.units], np.bool_)
        self._numbers = np.flatnonzero(self._is_wanted)
        self._origins = origins
        days = (origins.days[number] for number in self._numbers.tolist())
        self._last = max((last for _, last in days), default=0)

    @property
    def makers(self) -> tuple[frozenset[str], frozenset[str]]:
        """All that made one of them, and those that made one with each other."""
        own = [self._origins.units[number].sides for number in self._numbers.tolist()]
        none = frozenset[str]()
        together = (by for by, to in own if by == to)
        return none.union(*(by for by, _ in own)), none.union(*together)

    def documents(self) -> frozenset[str]:
        """Where they stand."""
        return frozenset(self._origins.units[number].document for number in self._numbers.tolist())

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, number: int) -> bool:
        return bool(self._is_wanted[number])

    def are_wanted(self, numbers: Ints) -> Flags:
        """Which of some origins are among them."""
        return self._is_wanted[numbers]

    def are_due(self, rule: Rule, first: Ints, last: Ints) -> Flags:
        """Which units, of which the first and last day are given, are of days when one is due."""
        none = np.zeros(len(first), dtype=np.bool_)
        if not rule.when_due:
            return none
        due = sorted(self._origins.due[n] for n in self._origins.due_of(rule) if n in self)
        if not due:
            return none
        starts, ends = np.array(due, dtype=np.int64).T
        begun = np.searchsorted(starts, last, side="right")
        latest = np.maximum.accumulate(ends)
        return (begun > 0) & (latest[np.maximum(begun - 1, 0)] >= first)

    def are_before(self, rule: Rule, first: Ints, last: Ints) -> Flags:
        """Which units, of which the first and last day are given, may be linked to one of them."""
        begins, ends = self._origins.before(rule, first, last)
        are_there = np.searchsorted(self._numbers, begins) < np.searchsorted(self._numbers, ends)
        return are_there & (first <= self._last + rule.days)


@lru_cache(_KEPT)
def _says(cue: str, wanted: tuple[str, ...]) -> bool:
    return says(list(map(stem, words(cue))), wanted)


def _is_main(shared: frozenset[str], content: str) -> bool:
    """Whether what is shared says what a thing in a content is about."""
    return any(shared <= {*thing[:_MAIN]} for thing in things(content))


def _beginnings(shared: frozenset[str], content: str) -> set[str]:
    """How the words begin that have a sense that is shared."""
    return {word[:_BEGINNING] for word in words(content) if sense(word) in shared}


def _is_as_asked(rule: Rule, unit: Content) -> bool:
    is_deed = unit.statement is None or not rule.deed
    return is_deed and (not rule.modality or unit.modality in rule.modality)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _is_published_after(origin: Unit, rule: Rule, unit: Content) -> bool:
    """Of days that overlap and are not known exactly, the order of publication decides."""
    published = origin.row["published"]
    if not isinstance(published, date) or unit.published is None:
        return False
    return unit.published >= published if rule.same_day else unit.published > published


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


def _sides_are_meant(rule: Rule, origin: Sides, unit: Sides) -> bool:
    """Of a word that stands for something in another document: also whether it is said to the side
    with which the word says that there is something."""
    aimed_at = origin.to if rule.by is Side.MAKER else origin.by
    return _sides_fit(rule, origin, unit) and not (aimed_at and unit.to.isdisjoint(aimed_at))
