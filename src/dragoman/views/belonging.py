"""What belongs to commitments or demands: by the rules, and as people decided, who win."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from dragoman.record import Record, filters, linked, schema
from dragoman.record.conditions import Filter, Party
from dragoman.record.decisions import Subject
from dragoman.record.schema import REJECTED
from dragoman.record.wanted import Key
from dragoman.table import Table
from dragoman.views import followers, linking
from dragoman.views.bearing import passages, sentences
from dragoman.views.bearing.settings import Measure
from dragoman.views.chosen import Chosen
from dragoman.views.linking import LINKS, Link, Rule, Unit, UnitKind
from dragoman.views.meant import Meant
from dragoman.views.origins import Origins
from dragoman.views.tellings import Tellings, Told

BY_HAND = "by hand"
"""Stands in the place of a rule."""

_Decided = Mapping[Subject, Mapping[Subject, tuple[Unit | None, str | None]]]
"""By commitment or demand and unit what was decided: the unit if it counts, and as what."""

Followed = list[tuple[Told, list[Link]]]
"""Commitments or demands, each with its links by the day of the unit."""


def followed(
    record: Record,
    made: Sequence[Unit],
    among: frozenset[Key],
    rules: Sequence[Rule],
    measures: Sequence[Measure],
    maker: str | None,
    other: str | None,
) -> Followed:
    """Those of which a telling is ``among`` some, among all that ``maker`` ``made``.

    What is linked to any telling is there once. Of the links of one day those decided by hand come
    last.
    """
    origins = Origins(made)
    tellings = Tellings(origins)
    told = [
        one
        for one in tellings.told
        if any(telling.subject.key in among for telling in one.tellings)
    ]
    units = [telling for one in told for telling in one.tellings]
    chosen, meant = Chosen(origins, units), Meant(origins, tellings.first_of)
    by_rule: defaultdict[Subject, list[tuple[int, Link]]] = defaultdict(list)
    for place, link in enumerate(followers.links(record, chosen, meant, rules, maker, other)):
        by_rule[link.of.subject].append((place, link))
    by_sentence: defaultdict[Subject, list[Link]] = defaultdict(list)
    for link in record.ask(sentences.links, told, measures):
        by_sentence[link.of.subject].append(link)
    by_hand = record.ask(_by_hand)
    return [(one, _links(one, by_rule, by_sentence, by_hand)) for one in told]


def of_parties(maker: str | None, other: str | None) -> Filter:
    """All that a country, whichever of its parties is named, may have said to another."""
    by, to = filters.sides(maker, other)
    return Filter(actor=by and Party(by.country), towards=(to.country,) if to else None)


def of_partners(maker: str, other: str | None) -> Filter:
    """All that the other, or anybody, may have said to the maker.

    A word that may stand for what they agreed may stand for that as well.
    """
    by, to = filters.sides(maker, other)
    return Filter(actor=to and Party(to.country), towards=(by.country,) if by else None)


def wanted(
    made: Sequence[Unit],
    maker: str | None,
    other: str | None,
    more: Iterable[object],
    ask: Callable[[], Table],
) -> frozenset[Key]:
    """Those asked for; the record is asked only where more than two countries is said of them."""
    by, to = filters.sides(maker, other)
    sectors = [party.sector for party in (by, to) if party]
    if any(one is not None for one in (*more, *sectors)):
        return frozenset((str(row["document"]), str(row["id"])) for row in ask())
    return frozenset(unit.subject.key for unit in made if to is None or to.country in unit.sides.to)


def links(record: Record, found: Followed) -> Table:
    """What the answers rest on, one link or other telling a row, by the day of the unit."""
    pairs = ((told.first, link) for told, own in found for link in (*told.again, *own))
    of_all = sorted(pairs, key=lambda pair: _day(pair[1]))
    whole = record.ask(_whole, {link.unit.subject for _, link in of_all})
    rows = [link.row(first, whole.get(link.unit.subject, link.unit)) for first, link in of_all]
    return Table(LINKS, rows)


def _whole(connection: sa.Connection, subjects: Iterable[Subject]) -> dict[Subject, Unit]:
    """The statements and events among some units, with their words."""
    keys: defaultdict[str, set[Key]] = defaultdict(set)
    for one in subjects:
        keys[one.unit].add(one.key)
    found = (followers.units(connection, kind, keys[kind]) for kind in UnitKind if keys[kind])
    units = (one for own in found for one in own.values())
    told = (one.unit() for one in passages.named(connection, keys[schema.Unit.SENTENCE]))
    return {one.subject: one for one in (*units, *told)}


def _links(
    told: Told,
    by_rule: Mapping[Subject, Sequence[tuple[int, Link]]],
    by_sentence: Mapping[Subject, Sequence[Link]],
    by_hand: _Decided,
) -> list[Link]:
    """The links of all tellings, each unit once for what it makes of it.

    What sentences alone tell is added.
    """
    subjects = [telling.subject for telling in told.tellings]
    decided = {unit: what for one in subjects for unit, what in by_hand.get(one, {}).items()}
    placed = sorted((pair for one in subjects for pair in by_rule.get(one, ())), key=_place)
    ruled = [link for _, link in placed]
    more = (
        link
        for link in by_sentence.get(told.first.subject, ())
        if not any(_tells_already(one, link) for one in (*ruled, *told.again))
    )
    kept = [link for link in (*ruled, *more) if link.unit.subject not in decided]
    linked_by_hand = [
        Link(told.first, unit, link, BY_HAND, None)
        for unit, link in decided.values()
        if unit is not None and link is not None
    ]
    return sorted([*linking.once(kept), *linked_by_hand], key=_day)


def _tells_already(ruled: Link, link: Link) -> bool:
    """Whether a rule finds the same in the text of a sentence, or anything in the sentence."""
    one, other = ruled.unit, link.unit
    overlap = one.place < other.ends and other.place < one.ends
    return one.document == other.document and (overlap or ruled.link == link.link)


def _by_hand(connection: sa.Connection) -> _Decided:
    decided = linked.by_hand(connection)
    found = _whole(connection, {one.unit for one in decided})
    told = {subject: one for subject, one in found.items() if one.row.get("decided") != REJECTED}
    of: defaultdict[Subject, dict[Subject, tuple[Unit | None, str | None]]] = defaultdict(dict)
    for one in decided:
        of[one.of][one.unit] = told.get(one.unit), one.link
    return of


def _place(pair: tuple[int, Link]) -> int:
    return pair[0]


def _day(link: Link) -> date:
    """The first day; what has none comes first, so that the latest is one whose days are known."""
    days = link.unit.days()
    return days[0] if days else date.min
