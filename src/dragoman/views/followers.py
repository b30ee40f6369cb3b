"""The later statements and events that belong to commitments or demands by the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from dragoman.record import Record, contents, queries
from dragoman.record.conditions import Filter
from dragoman.record.contents import Content
from dragoman.record.vocabulary import words
from dragoman.record.wanted import Key
from dragoman.views import candidates, linking, replies
from dragoman.views.candidates import Candidate
from dragoman.views.linking import Link, Rule, Side, Unit, UnitKind
from dragoman.views.origins import Asked, Origins
from dragoman.views.replies import Found


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
    found: list[tuple[Found, Unit]] = []
    sides = _sides(rules, asked, maker, other)
    for together in _asked_together(rules) if len(asked) else ():
        found += record.ask(_linked, together, origins, asked, sides)

    place_of = {rule.id: place for place, rule in enumerate(rules)}

    def order(pair: tuple[Found, Unit]) -> tuple[date, str, int, int, str, int]:
        one, unit = pair[0], pair[0].unit
        within = (unit.place, unit.id, origins.places[one.origin])
        return (unit.day, unit.document, place_of[one.rule.id], *within)

    return linking.best(
        Link(origins.units[one.origin], unit, one.rule.link, one.rule.id, one.likeness)
        for one, unit in sorted(found, key=order)
    )


def _asked_together(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that look at units of the same kind and side."""
    together: defaultdict[tuple[UnitKind, Side], list[Rule]] = defaultdict(list)
    for rule in rules:
        together[rule.unit, rule.by].append(rule)
    return list(together.values())


def _sides(
    rules: Sequence[Rule], asked: Asked, maker: str | None, other: str | None
) -> candidates.Sides:
    """Whose units are looked at, and those of all who share in what is asked for.

    Links go by country: the ministry promises, the navy breaks. What several promised together each
    of them may keep or break, whichever is named in the question.
    """
    makers, together = asked.makers
    maker, other = (code and code.split()[0].upper() for code in (maker, other))
    if not any(rule.by is Side.MAKER for rule in rules):
        makers = together.union([maker] if maker else ())
    return candidates.Sides(makers if maker else None, together | {other} if other else None)


def _linked(
    connection: sa.Connection,
    rules: Sequence[Rule],
    origins: Origins,
    asked: Asked,
    sides: candidates.Sides,
) -> list[tuple[Found, Unit]]:
    """What rules that look at the same kind of unit and side link, with the units in brief."""
    kind = rules[0].unit
    possible = list(candidates.candidates(connection, rules, origins, asked, sides))
    numbers = {one.number for one in possible}
    told = contents.contents(connection, candidates.KINDS[kind], numbers)
    if rules[0].by is Side.MAKER:
        possible = _in_own_words(connection, possible, told)
    found = [
        linked
        for one in possible
        for linked in _links(one, told[one.number], origins, asked)
        if linked.origin in asked
    ]
    linked = {one.unit.key for one in found}
    near = [rule for rule in rules if rule.near]
    for reply in replies.replies(connection, near, origins, asked) if near else ():
        if reply.unit.key not in linked:
            found.append(reply)
    brief = {one.unit.key: linking.brief(kind, one.unit) for one in found}
    return [(one, brief[one.unit.key]) for one in found]


def _in_own_words(
    connection: sa.Connection, possible: Sequence[Candidate], told: Mapping[int, Content]
) -> list[Candidate]:
    """Those that are more than a word in what another says: ``accused it of breaking its promise``
    tells of a promise, and is none made again."""
    named = [one.number for one in possible if linking.nouns() & {*words(told[one.number].cue)}]
    told_by_others = contents.told_by_others(connection, named)
    return [one for one in possible if one.number not in told_by_others]


def _links(one: Candidate, unit: Content, origins: Origins, asked: Asked) -> Iterator[Found]:
    """By likeness, by a word for one of them in the unit itself or, where there is neither, by a
    word that stands for one of them."""
    rule = one.rule
    found = [
        Found(rule, unit, number, likeness)
        for number, likeness in one.alike
        if origins.fits(number, rule, unit) and origins.is_of_main_words(number, rule, unit)
    ]
    if one.refers:
        meant = origins.quoted(rule, unit)
        if meant is None and not found:
            meant = origins.meant(rule, unit, one.named, asked.first_of)
        found += [] if meant is None else [Found(rule, unit, meant, 0.0)]
    if one.due and not found:
        found += [Found(rule, unit, number, 0.0) for number in origins.when_due(rule, unit)]
    for link in found:
        if not one.barred or origins.says(link.origin, rule.unless):
            yield link


_ROWS = {
    UnitKind.STATEMENT: (queries.statements, linking.statement),
    UnitKind.EVENT: (queries.events, linking.event),
    UnitKind.COMMITMENT: (queries.commitments, linking.commitment),
}


def units(connection: sa.Connection, kind: UnitKind, keys: Collection[Key]) -> dict[Key, Unit]:
    """Whole units by document and id."""
    rows, make = _ROWS[kind]
    found = rows(connection, Filter(units=keys))
    return {(str(row["document"]), str(row["id"])): make(row) for row in found}
