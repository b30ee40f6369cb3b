"""The later statements and events that belong to commitments or demands by the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

import sqlalchemy as sa

from dragoman.record import Record, contents, gists, queries
from dragoman.record.conditions import Filter
from dragoman.record.contents import Content
from dragoman.record.gists import Gists
from dragoman.record.vocabulary import words
from dragoman.record.wanted import Key
from dragoman.views import candidates, fitting, linking, replies
from dragoman.views.candidates import Candidate
from dragoman.views.chosen import Chosen
from dragoman.views.due import Due
from dragoman.views.linking import Link, Rule, Side, Unit, UnitKind
from dragoman.views.meant import Meant
from dragoman.views.origins import Origins
from dragoman.views.replies import Found


def links(
    record: Record,
    chosen: Chosen,
    meant: Meant,
    rules: Sequence[Rule],
    maker: str | None,
    other: str | None,
) -> list[Link]:
    """The links of commitments or demands that are chosen, by the day and document of the unit.

    A unit may be about another one of ``maker`` instead.
    """
    origins, sides = chosen.origins, _sides(rules, chosen, maker, other)
    found = record.ask(_found, rules, chosen, meant, sides) if len(chosen) else []
    place_of = {rule.id: place for place, rule in enumerate(rules)}

    def order(pair: tuple[Found, Unit]) -> tuple[date, str, int, int, str, int]:
        one, unit = pair[0], pair[0].unit
        within = (unit.place, unit.id, origins.places[one.origin])
        return (unit.day, unit.document, place_of[one.rule.id], *within)

    return linking.best(
        Link(origins.units[one.origin], unit, one.rule.link, one.rule.id, one.likeness)
        for one, unit in sorted(found, key=order)
    )


def _alike(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that look at units of the same kind and side."""
    together: defaultdict[tuple[UnitKind, Side], list[Rule]] = defaultdict(list)
    for rule in rules:
        together[rule.unit, rule.by].append(rule)
    return list(together.values())


def _sides(
    rules: Sequence[Rule], chosen: Chosen, maker: str | None, other: str | None
) -> candidates.Sides:
    """Whose units are looked at, and those of all who share in what is chosen.

    Links go by country: the ministry promises, the navy breaks. What several promised together each
    of them may keep or break, whichever is named in the question.
    """
    makers, together = chosen.makers
    maker, other = (code and code.split()[0].upper() for code in (maker, other))
    if not any(rule.by is Side.MAKER for rule in rules):
        makers = together.union([maker] if maker else ())
    return candidates.Sides(makers if maker else None, together | {other} if other else None)


def _found(
    connection: sa.Connection,
    rules: Sequence[Rule],
    chosen: Chosen,
    meant: Meant,
    sides: candidates.Sides,
) -> list[tuple[Found, Unit]]:
    """What rules link, with the units in brief."""

    @cache
    def read(kind: UnitKind, countries: frozenset[str] | None) -> Gists:
        return gists.read(connection, candidates.KINDS[kind], countries)

    due = Due(chosen.origins)
    found: list[tuple[Found, Unit]] = []
    for together in _alike(rules):
        kind = together[0].unit
        possible = list(candidates.candidates(connection, read, together, chosen, due, sides))
        linked = _linked(connection, together, possible, chosen, meant, due)
        brief = {one.unit.key: linking.brief(kind, one.unit) for one in linked}
        found += [(one, brief[one.unit.key]) for one in linked]
    return found


def _linked(
    connection: sa.Connection,
    rules: Sequence[Rule],
    possible: Sequence[Candidate],
    chosen: Chosen,
    meant: Meant,
    due: Due,
) -> list[Found]:
    """What rules that look at the same kind of unit and side link."""
    kind = candidates.KINDS[rules[0].unit]
    told = contents.contents(connection, kind, {one.number for one in possible})
    if rules[0].by is Side.MAKER:
        possible = _in_own_words(connection, possible, told)
    found = [
        linked
        for one in possible
        for linked in _links(one, told[one.number], chosen.origins, meant, due)
        if linked.origin in chosen
    ]
    linked = {one.unit.key for one in found}
    near = [rule for rule in rules if rule.near]
    answers = replies.replies(connection, near, chosen) if near else ()
    return [*found, *(reply for reply in answers if reply.unit.key not in linked)]


def _in_own_words(
    connection: sa.Connection, possible: Sequence[Candidate], told: Mapping[int, Content]
) -> list[Candidate]:
    """Those that are more than a word in what another says: ``accused it of breaking its promise``
    tells of a promise, and is none made again."""
    named = [one.number for one in possible if linking.nouns() & {*words(told[one.number].cue)}]
    told_by_others = contents.told_by_others(connection, named)
    return [one for one in possible if one.number not in told_by_others]


def _links(
    one: Candidate, unit: Content, origins: Origins, meant: Meant, due: Due
) -> Iterator[Found]:
    """By likeness, by a word for one of them in the unit itself or, where there is neither, by a
    word that stands for one of them."""
    rule = one.rule
    found = [
        Found(rule, unit, number, likeness)
        for number, likeness in one.alike
        if fitting.fits(origins, number, rule, unit)
        and fitting.shares_main_words(origins.units[number], rule, unit)
    ]
    if one.refers:
        of_word = meant.quoted(rule, unit)
        if of_word is None and not found:
            of_word = meant.by_word(rule, unit, one.named)
        found += [] if of_word is None else [Found(rule, unit, of_word, 0.0)]
    if one.due and not found:
        found += [Found(rule, unit, number, 0.0) for number in due.met(rule, unit)]
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
