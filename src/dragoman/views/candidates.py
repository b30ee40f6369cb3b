"""What very many later statements and events say, looked at by rules all at once.

Most of them belong to no commitment or demand, and their gists are enough to see that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import sqlalchemy as sa

from dragoman.record import conditions, vocabulary
from dragoman.record.gists import Flags, Gists, Ints
from dragoman.record.likeness import sense
from dragoman.views import alike
from dragoman.views.alike import Contents, Likes
from dragoman.views.chosen import Chosen
from dragoman.views.due import Due
from dragoman.views.linking import Alike, Rule, Side, Towards, UnitKind, rules
from dragoman.views.origins import Origins
from dragoman.views.sayings import Sayings

KINDS = {
    UnitKind.STATEMENT: conditions.STATEMENTS,
    UnitKind.EVENT: conditions.EVENTS,
    UnitKind.COMMITMENT: conditions.COMMITMENTS,
}


Read = Callable[[UnitKind, frozenset[str] | None], Gists]
"""What some countries, or any, say or do."""


class Sides(NamedTuple):
    """The countries whose units are looked at, and at which they may be aimed; None for any."""

    makers: frozenset[str] | None
    others: frozenset[str] | None


class Candidate(NamedTuple):
    """A unit that a rule may link, if parties and days are as it asks."""

    rule: Rule
    number: int
    """Of the unit in its table."""
    alike: Sequence[tuple[int, float]]
    """Numbers of the commitments or demands that its words are like, and how like."""
    named: Sequence[tuple[int, float]]
    """The same, where less will do because a word in it may stand for one of them."""
    refers: bool
    """Whether a word in it may stand for one of them."""
    barred: bool
    """Whether a word in it bars the link to those that do not say it themselves."""
    due: bool
    """Whether it is of days when one of them is due."""


def candidates(
    connection: sa.Connection,
    read: Read,
    rules: Sequence[Rule],
    chosen: Chosen,
    due: Due,
    sides: Sides,
) -> Iterator[Candidate]:
    """What rules that look at units of one kind and of one side may link."""
    own, others = (
        (sides.makers, sides.others) if rules[0].by is Side.MAKER else (sides.others, sides.makers)
    )
    units = read(rules[0].unit, own)
    for towards in Towards:
        together = [rule for rule in rules if rule.to is towards]
        if together:
            later = _later(connection, units, together, chosen, own, others)
            yield from _by_words(connection, later, together, chosen, due)


def _by_words(
    connection: sa.Connection,
    later: Gists,
    together: Sequence[Rule],
    chosen: Chosen,
    due: Due,
) -> Iterator[Candidate]:
    """What the words of units let rules link."""
    origins = chosen.origins
    sayings = Sayings(connection, later, origins.columns)
    for rule in together:
        is_possible = _is_of_types(connection, later, rule.kinds) & sayings.says(rule.words)
        possible = np.flatnonzero(is_possible)
        days = later.first[possible], later.last[possible]
        among = origins.before(rule, *days)
        contents = sayings.contents(possible)
        pairs = alike.pairs(rule, contents, among, origins.contents)
        refers, barred = (
            (sayings.says(words) & bool(words))[possible] for words in (rule.refers, rule.unless)
        )
        named = _named(rule, contents, among, origins, np.flatnonzero(refers))
        are_due = due.are_due(rule, chosen, *days)
        is_wanted = refers | are_due
        is_wanted[pairs.one[chosen.are_among(pairs.other)]] = True
        likes = pairs.by_one()
        for place in np.flatnonzero(is_wanted).tolist():
            number = int(later.number[possible[place]])
            like = likes.get(place, ())
            flags = (bool(own[place]) for own in (refers, barred, are_due))
            yield Candidate(rule, number, like, named.get(place, ()), *flags)


def _named(
    rule: Rule,
    contents: Contents,
    among: tuple[Ints, Ints],
    origins: Origins,
    referring: Ints,
) -> Likes:
    """What some units, by their places, share other words with: ``the request for visas``."""
    if not len(referring):
        return {}
    less = Alike(id=rule.id, likeness=rules().named_likeness, least_shared=1, days=rule.days)
    near = (among[0][referring], among[1][referring])
    names = [origins.columns[own] for own in map(sense, rule.refers) if own in origins.columns]
    own, others = contents.only(referring).without(names), origins.contents.without(names)
    found = alike.pairs(less, own, near, others)
    return {int(referring[place]): likes for place, likes in found.by_one().items()}


def _later(
    connection: sa.Connection,
    units: Gists,
    rules: Sequence[Rule],
    chosen: Chosen,
    own: frozenset[str] | None,
    others: frozenset[str] | None,
) -> Gists:
    """Units that may be linked by their types, their days, and at whom they are aimed."""
    kinds = frozenset[str]().union(*(rule.kinds for rule in rules))
    found = units.only(_is_of_types(connection, units, kinds))
    longest = max(rules, key=lambda rule: rule.days)
    found = found.only(chosen.are_before(longest, found.first, found.last))
    if rules[0].to is Towards.OTHER_SIDE and others is not None:
        return found.only(_is_aimed_at(connection, found, others))
    if own is None or others is None:
        return found
    return found.only((found.aims == 0) | _is_aimed_at(connection, found, own | others))


def _is_of_types(connection: sa.Connection, units: Gists, types: Iterable[str]) -> Flags:
    return np.isin(units.type, list(vocabulary.known(connection, set(types)).values()))


def _is_aimed_at(connection: sa.Connection, units: Gists, countries: Iterable[str]) -> Flags:
    return units.are_aimed_at(list(vocabulary.known(connection, set(countries)).values()))
