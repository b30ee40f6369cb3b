"""The later statements and events that may belong to commitments or demands.

Most of what the parties say later belongs to none of them. So whole rows are read only of what a
rule may link by its words, which the contents alone tell; :mod:`dragoman.views.linking` then looks
at parties and days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import count

import sqlalchemy as sa

from dragoman.model import Status
from dragoman.record import Record, contents, filters, queries
from dragoman.record.conditions import Filter
from dragoman.record.contents import Content
from dragoman.record.wanted import Key
from dragoman.views import linking
from dragoman.views.likeness import stems
from dragoman.views.linking import Rule, Side, Towards, Unit, UnitKind


def followers(
    record: Record,
    origins: Sequence[Unit],
    rules: Sequence[Rule],
    maker: str | None,
    other: str | None,
) -> Iterator[tuple[Rule, Unit]]:
    """The statements and events that a rule may link to commitments or demands of ``maker``."""
    days = [span for span in (origin.days() for origin in origins) if span]
    if not days:
        return
    shared = _Shared(origins)
    chosen: dict[str, set[Key]] = {}
    for alike in _asked_together(rules):
        wanted = _wanted(alike, days, maker, other)
        chosen |= record.ask(_chosen, wanted, alike, shared)
    units = {kind: _units(record, kind, rules, chosen) for kind in UnitKind}
    for rule in rules:
        own = units[rule.unit]
        yield from ((rule, unit) for key, unit in own.items() if key in chosen[rule.id])


def _asked_together(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that look at units of the same kind and parties."""
    together: defaultdict[tuple[UnitKind, Side, Towards], list[Rule]] = defaultdict(list)
    for rule in rules:
        together[rule.unit, rule.by, rule.to].append(rule)
    return list(together.values())


def _wanted(
    rules: Sequence[Rule], days: Sequence[tuple[date, date]], maker: str | None, other: str | None
) -> Filter:
    rule = rules[0]
    own, others = (maker, other) if rule.by is Side.MAKER else (other, maker)
    to = _country(others) if rule.to is Towards.OTHER_SIDE else None
    longest = timedelta(days=max(rule.days for rule in rules))
    return Filter(
        *filters.sides(_country(own), to),
        since=min(first for first, _ in days),
        until=max(last for _, last in days) + longest,
        types=frozenset[str]().union(*(rule.kinds for rule in rules)),
        status=None if rule.unit is UnitKind.STATEMENT else Status.REALISED,
        towards=_towards(own, others),
    )


def _towards(own: str | None, others: str | None) -> tuple[str, ...] | None:
    """With both sides named: what is aimed at a third party is not looked at."""
    return (own.split()[0].upper(), others.split()[0].upper()) if own and others else None


def _country(code: str | None) -> str | None:
    """Links go by country: the ministry promises, the navy breaks."""
    return code.split()[0] if code else None


def _chosen(
    connection: sa.Connection, wanted: Filter, rules: Sequence[Rule], shared: _Shared
) -> Mapping[str, set[Key]]:
    """By the id of the rule, the units that may be linked by it."""
    told = rules[0].unit is UnitKind.STATEMENT
    read = contents.statements if told else contents.events
    chosen: dict[str, set[Key]] = {rule.id: set() for rule in rules}
    for one in read(connection, wanted):
        for rule in _rules_for(one, rules, shared):
            chosen[rule.id].add((one.document, one.id))
    return chosen


def _rules_for(one: Content, rules: Sequence[Rule], shared: _Shared) -> Iterator[Rule]:
    own = [rule for rule in rules if one.kind in rule.kinds]
    stemmed = linking.stemmed(f"{one.cue} {one.content}")
    own = [rule for rule in own if linking.says(stemmed, rule.words)]
    reached = shared.reached(one.content) if own else None
    for rule in own:
        if (reached and reached.enough(rule.likeness)) or (
            rule.refers and linking.says(stemmed, rule.refers)
        ):
            yield rule


def _units(
    record: Record, kind: UnitKind, rules: Sequence[Rule], chosen: Mapping[str, Collection[Key]]
) -> dict[Key, Unit]:
    keys = {key for rule in rules if rule.unit is kind for key in chosen[rule.id]}
    if not keys:
        return {}
    told = kind is UnitKind.STATEMENT
    found = record.ask(queries.statements if told else queries.events, Filter(units=keys))
    make = linking.statement if told else linking.event
    return {(str(row["document"]), str(row["id"])): make(row) for row in found}


class _Shared:
    """Which word stems some contents have; sets of contents are bits of whole numbers."""

    def __init__(self, origins: Sequence[Unit]) -> None:
        self._having: defaultdict[str, int] = defaultdict(int)
        self._of_length: defaultdict[int, int] = defaultdict(int)
        self._needed: dict[tuple[int, float], Mapping[int, int]] = {}
        for number, origin in enumerate(origins):
            self._of_length[len(origin.stems)] |= 1 << number
            for word in origin.stems:
                self._having[word] |= 1 << number

    def reached(self, content: str) -> _Reached | None:
        """How many stems the contents share with another; None where none shares enough."""
        own = stems(content, linking.rules().likeness)
        having = [self._having[word] for word in own if word in self._having]
        if len(having) < linking.rules().likeness.least_shared:
            return None
        return _Reached(self, len(own), having)

    def needed(self, length: int, likeness: float) -> Mapping[int, int]:
        """How many stems must be shared with a content of ``length`` stems, and by which."""
        key = (length, likeness)
        if key not in self._needed:
            by_number: defaultdict[int, int] = defaultdict(int)
            for own, them in self._of_length.items():
                if shorter := min(own, length):
                    by_number[_least(shorter, likeness)] |= them
            self._needed[key] = by_number
        return self._needed[key]


def _least(shorter: int, likeness: float) -> int:
    """The least number of shared stems that is such a share of the shorter content."""
    least = linking.rules().likeness.least_shared
    return next(number for number in count(least) if number / shorter >= likeness)


class _Reached:
    """Which contents share at least so many stems with one that is asked about."""

    def __init__(self, shared: _Shared, length: int, having: Sequence[int]) -> None:
        self._shared, self._length = shared, length
        self._at_least = [0] * (len(having) + 1)
        self._at_least[0] = -1
        for done, them in enumerate(having, start=1):
            for number in range(done, 0, -1):
                self._at_least[number] |= self._at_least[number - 1] & them

    def enough(self, likeness: float) -> bool:
        """Whether one is as alike as that."""
        needed = self._shared.needed(self._length, likeness)
        return any(
            number < len(self._at_least) and self._at_least[number] & them
            for number, them in needed.items()
        )
