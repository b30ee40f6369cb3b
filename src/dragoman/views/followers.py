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
from dragoman.views.origins import Asked, Origins

_KINDS = {UnitKind.STATEMENT: conditions.STATEMENTS, UnitKind.EVENT: conditions.EVENTS}


class _Candidate(NamedTuple):
    """A unit that a rule may link, if parties and days are as it asks."""

    rule: Rule
    unit: Content
    alike: Sequence[tuple[int, float]]
    """Numbers of the commitments or demands that its words are like, and how like."""
    refers: bool
    """Whether a word in it may stand for one of them."""


class _Found(NamedTuple):
    """A unit that a rule links to the commitment or demand of a number."""

    rule: Rule
    unit: Content
    origin: int
    likeness: float


def links(
    record: Record,
    origins: Origins,
    asked: Asked,
    rules: Sequence[Rule],
    maker: str | None,
    other: str | None,
) -> list[Link]:
    """The links of commitments or demands that are asked for, by the day and document of the unit.

    ``origins`` are all those of ``maker`` that a unit may be about instead.
    """
    found: list[tuple[_Found, Unit]] = []
    for alike in _asked_together(rules):
        wanted = _wanted(alike, asked, maker, other)
        if wanted is not None:
            found += record.ask(_linked, wanted, alike, origins, asked)

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
    rules: Sequence[Rule], asked: Asked, maker: str | None, other: str | None
) -> Filter | None:
    if asked.first is None or asked.last is None:
        return None
    rule = rules[0]
    own, others = (maker, other) if rule.by is Side.MAKER else (other, maker)
    to = _country(others) if rule.to is Towards.OTHER_SIDE else None
    return Filter(
        *filters.sides(_country(own), to),
        since=asked.first,
        until=asked.last + timedelta(days=_longest(rules).days),
        types=frozenset[str]().union(*(rule.kinds for rule in rules)),
        status=None if rule.unit is UnitKind.STATEMENT else Status.REALISED,
        towards=_towards(own, others),
    )


def _longest(rules: Sequence[Rule]) -> Rule:
    return max(rules, key=lambda rule: rule.days)


def _towards(own: str | None, others: str | None) -> tuple[str, ...] | None:
    """With both sides named: what is aimed at a third party is not looked at."""
    return (own.split()[0].upper(), others.split()[0].upper()) if own and others else None


def _country(code: str | None) -> str | None:
    """Links go by country: the ministry promises, the navy breaks."""
    return code.split()[0] if code else None


def _linked(
    connection: sa.Connection,
    wanted: Filter,
    rules: Sequence[Rule],
    origins: Origins,
    asked: Asked,
) -> list[tuple[_Found, Unit]]:
    """What rules that look at the same kind of unit and parties link, with the whole units."""
    kind = rules[0].unit
    candidates = list(_candidates(connection, wanted, rules, origins, asked))
    keys = list(dict.fromkeys(one.unit.key for one in candidates))
    sides = contents.sides(connection, _KINDS[kind], keys)
    found = [
        linked
        for one in candidates
        for linked in _links(one, sides.get(one.unit.key, contents.NOBODY), origins, asked)
        if linked.origin in asked
    ]
    whole = units(connection, kind, {one.unit.key for one in found})
    return [(one, whole[one.unit.key]) for one in found]


def _candidates(
    connection: sa.Connection,
    wanted: Filter,
    rules: Sequence[Rule],
    origins: Origins,
    asked: Asked,
) -> Iterator[_Candidate]:
    told, longest = rules[0].unit is UnitKind.STATEMENT, _longest(rules)
    by_document: defaultdict[str, list[Content]] = defaultdict(list)
    for unit in (contents.statements if told else contents.events)(connection, wanted):
        if asked.are_before(longest, unit):
            by_document[unit.document].append(unit)
    for document, published, text in contents.texts(connection, by_document):
        for unit in by_document[document]:
            for rule, alike, refers in _by_words(unit, text, rules, origins):
                if refers or any(number in asked for number, _ in alike):
                    yield _Candidate(rule, unit._replace(published=published), alike, refers)


def _by_words(
    unit: Content, text: str, rules: Sequence[Rule], origins: Origins
) -> Iterator[tuple[Rule, list[tuple[int, float]], bool]]:
    """What each rule finds alike, and whether a word may stand for something."""
    content = [word for start, end in unit.content for word in words(text[start:end])]
    cue = [word for start, end in unit.cue for word in words(text[start:end])]
    said = list(map(stem, cue + content))
    possible = [rule for rule in rules if unit.kind in rule.kinds and says(said, rule.words)]
    own = stems(content, linking.rules().likeness) if possible else frozenset()
    for rule in possible:
        alike = origins.alike(rule, own, origins.before(rule, unit))
        yield rule, alike, bool(rule.refers) and says(said, rule.refers)


def _links(one: _Candidate, sides: Sides, origins: Origins, asked: Asked) -> Iterator[_Found]:
    """By likeness or, where nothing is alike enough, by a word that stands for one of them."""
    rule, unit = one.rule, one.unit
    found = [
        _Found(rule, unit, number, likeness)
        for number, likeness in one.alike
        if origins.fits(number, rule, unit, sides)
    ]
    if not found and one.refers:
        meant = origins.meant(rule, unit, sides, asked.first_of)
        found = [] if meant is None else [_Found(rule, unit, meant, 0.0)]
    yield from found


def units(connection: sa.Connection, kind: UnitKind, keys: Collection[Key]) -> dict[Key, Unit]:
    """Whole statements or events, by document and id."""
    told = kind is UnitKind.STATEMENT
    found = (queries.statements if told else queries.events)(connection, Filter(units=keys))
    make = linking.statement if told else linking.event
    return {(str(row["document"]), str(row["id"])): make(row) for row in found}
