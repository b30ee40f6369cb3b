"""The later statements and events that belong to commitments or demands by the rules.

Most of what the parties say later belongs to none of them. So only days and contents are read of
all, parties of what a rule may link by its words, and whole rows of what is linked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import sqlalchemy as sa

from dragoman.model import Status
from dragoman.record import Record, conditions, contents, filters, queries
from dragoman.record.conditions import Filter
from dragoman.record.contents import Content, Sides
from dragoman.record.wanted import Key
from dragoman.views import linking
from dragoman.views.likeness import says, stem, stems, words
from dragoman.views.linking import Link, Rule, Side, Towards, Unit, UnitKind
from dragoman.views.origins import Origins

_KINDS = {UnitKind.STATEMENT: conditions.STATEMENTS, UnitKind.EVENT: conditions.EVENTS}


class _Candidate(NamedTuple):
    """A unit that a rule may link, if parties and days are as it asks."""

    rule: Rule
    unit: Content
    alike: Sequence[tuple[int, float]]
    """Numbers of the commitments or demands that its words are like, and how like."""
    refers: bool
    """Whether a word in it may stand for one of them."""


_Possible = list[tuple[Rule, range]]
"""Rules that may link a unit, each with the numbers of what it may be linked to by its day."""


class _Found(NamedTuple):
    """A unit that a rule links to the commitment or demand of a number."""

    rule: Rule
    unit: Content
    origin: int
    likeness: float


def links(
    record: Record,
    made: Sequence[Unit],
    rules: Sequence[Rule],
    maker: str | None,
    other: str | None,
) -> list[Link]:
    """The links of commitments or demands of ``maker``, by the day and document of the unit."""
    origins = Origins(made)
    found: list[tuple[_Found, Unit]] = []
    for alike in _asked_together(rules) if origins.units else ():
        found += record.ask(_linked, _wanted(alike, origins, maker, other), alike, origins)

    def order(pair: tuple[_Found, Unit]) -> tuple[date, str, int, int, str, int]:
        one, unit = pair[0], pair[0].unit
        within = (unit.place, unit.id, origins.places[one.origin])
        return (unit.day, unit.document, rules.index(one.rule), *within)

    return linking.best(
        Link(origins.units[one.origin], unit, one.rule.link, one.rule.id, one.likeness)
        for one, unit in sorted(found, key=order)
    )


def _asked_together(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that look at units of the same kind and parties."""
    together: defaultdict[tuple[UnitKind, Side, Towards], list[Rule]] = defaultdict(list)
    for rule in rules:
        together[rule.unit, rule.by, rule.to].append(rule)
    return list(together.values())


def _wanted(
    rules: Sequence[Rule], origins: Origins, maker: str | None, other: str | None
) -> Filter:
    rule = rules[0]
    own, others = (maker, other) if rule.by is Side.MAKER else (other, maker)
    to = _country(others) if rule.to is Towards.OTHER_SIDE else None
    first, last = origins.days
    longest = timedelta(days=max(rule.days for rule in rules))
    return Filter(
        *filters.sides(_country(own), to),
        since=first,
        until=last + longest,
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


def _linked(
    connection: sa.Connection, wanted: Filter, rules: Sequence[Rule], origins: Origins
) -> list[tuple[_Found, Unit]]:
    """What rules that look at the same kind of unit and parties link, with the whole units."""
    kind = rules[0].unit
    candidates = list(_candidates(connection, wanted, rules, origins))
    keys = list(dict.fromkeys(one.unit.key for one in candidates))
    sides = contents.sides(connection, _KINDS[kind], keys)
    found = [
        linked
        for one in candidates
        for linked in _links(one, sides.get(one.unit.key, contents.NOBODY), origins)
    ]
    whole = units(connection, kind, {one.unit.key for one in found})
    return [(one, whole[one.unit.key]) for one in found]


def _candidates(
    connection: sa.Connection, wanted: Filter, rules: Sequence[Rule], origins: Origins
) -> Iterator[_Candidate]:
    told = rules[0].unit is UnitKind.STATEMENT
    by_document: defaultdict[str, list[tuple[Content, _Possible]]] = defaultdict(list)
    for unit in (contents.statements if told else contents.events)(connection, wanted):
        own = [(rule, origins.before(rule, unit)) for rule in rules if unit.kind in rule.kinds]
        if possible := [(rule, before) for rule, before in own if before]:
            by_document[unit.document].append((unit, possible))
    for document, text in contents.texts(connection, by_document):
        for unit, possible in by_document[document]:
            yield from _by_words(unit, text, possible, origins)


def _by_words(
    unit: Content, text: str, possible: _Possible, origins: Origins
) -> Iterator[_Candidate]:
    content = [word for start, end in unit.content for word in words(text[start:end])]
    cue = [word for start, end in unit.cue for word in words(text[start:end])]
    said = list(map(stem, cue + content))
    if possible := [(rule, before) for rule, before in possible if says(said, rule.words)]:
        own = stems(content, linking.rules().likeness)
        for rule, before in possible:
            alike = origins.alike(rule, own, before)
            refers = bool(rule.refers) and says(said, rule.refers)
            if alike or refers:
                yield _Candidate(rule, unit, alike, refers)


def _links(one: _Candidate, sides: Sides, origins: Origins) -> Iterator[_Found]:
    """By likeness or, where nothing is alike enough, by a word that stands for one of them."""
    rule, unit = one.rule, one.unit
    found = [
        _Found(rule, unit, number, likeness)
        for number, likeness in one.alike
        if origins.fits(number, rule, unit, sides)
    ]
    if not found and one.refers:
        meant = origins.meant(rule, unit, sides)
        found = [] if meant is None else [_Found(rule, unit, meant, 0.0)]
    yield from found


def units(connection: sa.Connection, kind: UnitKind, keys: Collection[Key]) -> dict[Key, Unit]:
    """Whole statements or events, by document and id."""
    told = kind is UnitKind.STATEMENT
    found = (queries.statements if told else queries.events)(connection, Filter(units=keys))
    make = linking.statement if told else linking.event
    return {(str(row["document"]), str(row["id"])): make(row) for row in found}
