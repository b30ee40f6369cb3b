"""Which commitments or demands are tellings of one, by ``[[same]]`` in ``links.toml``.

Each is compared with the first tellings only, so that no row is made of a chain of which the ends
have nothing in common. Those that say to whom come first, and those that only take up what was said
before ("the demand for …") or are aimed at nobody find theirs among them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from dragoman.record.likeness import says
from dragoman.record.vocabulary import words
from dragoman.views import linking
from dragoman.views.alike import Likes
from dragoman.views.linking import Link, Same, Unit
from dragoman.views.origins import Origins

TOLD = "told"
"""Stands in the place of a link."""

_NEVER = (date.min, date.min)


@dataclass(frozen=True)
class Told:
    """A commitment or demand: its first telling, and the others."""

    first: Unit
    again: list[Link] = field(default_factory=list)

    @property
    def tellings(self) -> list[Unit]:
        """All of them, the first one first."""
        return [self.first, *(link.unit for link in self.again)]

    def due(self) -> tuple[date, date] | None:
        """When it is due, as the last telling says that says it."""
        told = [one for one in self.tellings if not _is_a_year_on(self.first, one)]
        return max(told, key=lambda one: (one.due() is not None, one.days() or _NEVER)).due()


class _Firsts(NamedTuple):
    """What a commitment or demand tells again."""

    rule: Same
    likeness: Mapping[int, float]
    """By number of a first telling: one, or one of each other side that it may have."""


class Tellings:
    """The commitments or demands of a record, each once, whatever tells them again."""

    def __init__(self, origins: Origins) -> None:
        self._origins = origins
        self._units = origins.units
        self._told: dict[int, Told] = {}
        """By number of the first telling."""
        self.first_of: dict[int, int] = {}
        """By number of a telling; mere words for something unknown are left out."""
        self._likes = {rule.id: self._alike_by(rule) for rule in linking.rules().same}
        self.told = self._find()
        """Each with its tellings; those without days are told once."""

    def _find(self) -> list[Told]:
        alone = [Told(unit) for unit in self._origins.undated]
        for number in sorted(range(len(self._units)), key=lambda one: (self._is_vague(one), one)):
            unit, firsts = self._units[number], self._firsts(number)
            if firsts is not None:
                self.first_of[number] = min(firsts.likeness)
                for first, likeness in firsts.likeness.items():
                    of = self._told[first]
                    of.again.append(Link(of.first, unit, TOLD, firsts.rule.id, likeness))
            elif _is_a_word(unit):
                alone.append(Told(unit))
            else:
                self.first_of[number] = number
                self._told[number] = Told(unit)
        return [*self._told.values(), *alone]

    def _is_vague(self, number: int) -> bool:
        unit = self._units[number]
        return not unit.sides.to or not linking.nouns().isdisjoint(unit.opening)

    def _alike_by(self, rule: Same) -> Likes:
        """What those that a rule concerns are alike."""
        units = enumerate(self._units)
        concerned = [
            number
            for number, unit in units
            if (not rule.words or _takes_up(unit, rule))
            and (not rule.due or number in self._origins.due)
        ]
        return self._origins.alike(rule, concerned)

    def _firsts(self, number: int) -> _Firsts | None:
        unit = self._units[number]
        for rule in linking.rules().same:
            if rule.words and not _takes_up(unit, rule):
                continue
            if rule.words and _says_nothing_else(unit, rule):
                meant = self._meant(number, self._origins.around(rule.days, number))
                found = {} if meant is None else {meant: 0.0}
            else:
                found = self._alike(number, rule)
            if found:
                return _Firsts(rule, found)
        return None

    def _alike(self, number: int, rule: Same) -> dict[int, float]:
        unit = self._units[number]
        possible = [
            (first, likeness)
            for first, likeness in self._likes[rule.id].get(number, ())
            if first in self._told
            and _may_be_one(self._units[first], unit)
            and (not rule.due or _are_due_alike(self._units[first], unit))
        ]
        if rule.only:
            return dict(possible) if len(possible) == 1 and possible[0][0] < number else {}
        best: dict[frozenset[str], tuple[float, int]] = {}
        for first, likeness in possible:
            to = unit.sides.to or self._units[first].sides.to
            best[to] = max(best.get(to, (0.0, 0)), (likeness, -first))
        return {-first: likeness for likeness, first in best.values()}

    def _meant(self, number: int, among: range) -> int | None:
        """What "the promise" is: the last told before it in its document, or the only one."""
        unit = self._units[number]
        possible = [
            one for one in among if one in self.first_of and _may_be_one(self._units[one], unit)
        ]
        near = [
            (self._units[one].place, one)
            for one in possible
            if self._units[one].document == unit.document and self._units[one].ends <= unit.place
        ]
        if near:
            return self.first_of[max(near)[1]]
        firsts = {self.first_of[one] for one in possible if one < number}
        return firsts.pop() if len(firsts) == 1 and unit.sides.to else None


def _takes_up(unit: Unit, rule: Same) -> bool:
    return not rule.words.isdisjoint(unit.opening)


def _is_a_word(unit: Unit) -> bool:
    """Whether it is only a word for something: nothing else is a telling of that."""
    rules = linking.rules().same
    return any(_takes_up(unit, rule) and _says_nothing_else(unit, rule) for rule in rules)


def _says_nothing_else(unit: Unit, rule: Same) -> bool:
    """Whether behind the word for it nothing says what was promised or asked."""
    opening = words(unit.content)
    at = next(
        (at for at, word in enumerate(opening[: linking.OPENING]) if word in rule.words), None
    )
    return at is not None and rule.before_content.isdisjoint(opening[at + 1 : at + 2])


def _may_be_one(first: Unit, unit: Unit) -> bool:
    """Whether parties, numbers and days that something is due exclude each other."""
    if first.sides.by != unit.sides.by:
        return False
    if first.sides.to and unit.sides.to and first.sides.to != unit.sides.to:
        return False
    agree = _due_agree(first, unit) or _is_a_year_on(first, unit) or _is_put_off(unit)
    return agree and _numbers_agree(first, unit)


def _numbers_agree(first: Unit, unit: Unit) -> bool:
    """``300 million`` is not ``350 million``, but may be ``the money``."""
    one, other = (_numbers(own) for own in (first, unit))
    return one <= other or other <= one


def _numbers(unit: Unit) -> set[str]:
    """Those in its words that are not those of the day when it is due."""
    due = {str(number) for day in unit.due() or () for number in (day.day, day.year)}
    return {word for word in unit.senses if word.isdigit()} - due


def _due_agree(first: Unit, unit: Unit) -> bool:
    one, other = first.due(), unit.due()
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def _are_due_alike(first: Unit, unit: Unit) -> bool:
    one, other = first.due(), unit.due()
    elsewhere = first.document != unit.document
    return elsewhere and one is not None and other is not None and one[1] == other[1]


def _is_a_year_on(first: Unit, unit: Unit) -> bool:
    """``broke its promise to open it by May 15``, told in July: a day that is over, and that is
    read as one to come because no year stands there."""
    one, other, told = first.due(), unit.due(), unit.days()
    if one is None or other is None or told is None or one[1] >= told[0]:
        return False
    day, later = one[1], other[1]
    return later.year == day.year + 1 and (later.month, later.day) == (day.month, day.day)


def _is_put_off(unit: Unit) -> bool:
    rules = linking.rules().commitment
    return any(says(unit.said, rule.words) for rule in rules if rule.link == "postponed")
