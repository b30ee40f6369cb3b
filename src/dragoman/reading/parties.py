"""Small questions about sets of parties, asked all over the coding."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.knowledge import Sector
from dragoman.model import Actor


def distinct(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors, each country and sector once, in order."""
    found: dict[str, Actor] = {}
    for actor in actors:
        found.setdefault(actor.code, actor)
    return tuple(found.values())


def countries(actors: Iterable[Actor]) -> frozenset[str]:
    """The countries, or organisations, of the actors."""
    return frozenset(actor.country for actor in actors)


AGAINST: frozenset[Sector] = frozenset({"REB", "OPP", "PRM", "UAF"})
"""Sectors that stand against their own state."""
CIVIL: frozenset[Sector] = frozenset(
    {"CVL", "SOC", "LAB", "EDU", "AGR", "MED", "REL", "BUS", "REF"}
)
"""Sectors of people who are of where they act: "protesters marched in Lima"."""

Sides = tuple[tuple[Actor, ...], tuple[Actor, ...]]
"""Who did something, and to whom."""


def side(actor: Actor) -> str:
    """One side of a dispute: a state with its organs, or a group that stands against it."""
    return actor.code if actor.sector in AGAINST else actor.country


def of_others(actors: Iterable[Actor], than: Iterable[Actor]) -> tuple[Actor, ...]:
    """The distinct actors of any other side than those of ``than``."""
    own = {side(actor) for actor in than}
    return distinct(actor for actor in actors if side(actor) not in own)


def opposite(actors: Iterable[Actor], than: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors of any other side than those of ``than``, one a side."""
    found: dict[str, Actor] = {}
    for actor in of_others(actors, than):
        found.setdefault(side(actor), actor)
    return tuple(found.values())


_STATE: frozenset[Sector] = frozenset({"GOV", "MIL", "SPY"})


def others(actors: Iterable[Actor], than: Iterable[Actor]) -> tuple[Actor, ...]:
    """The distinct actors that are another party than all of ``than``.

    Parties of one country differ where they are not both arms of its government: an opposition
    accuses a government, a ministry does not accuse its own army.
    """
    own = tuple(than)
    return distinct(actor for actor in actors if not any(_same(actor, known) for known in own))


def _same(one: Actor, other: Actor) -> bool:
    if one.country != other.country:
        return False
    return one.sector == other.sector or {one.sector, other.sector} <= _STATE


def abroad(actors: Iterable[Actor], than: Iterable[Actor]) -> tuple[Actor, ...]:
    """The distinct actors of any other country than those of ``than``."""
    own = countries(than)
    return distinct(actor for actor in actors if actor.country not in own)


BEFORE_OWN = CIVIL | {"OPP", "PTY", "LEG", "ELI"}
"""Sectors that make demands of their own government, and speak for no state."""


def own_government(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The government that people, parties and the opposition of one state stand before; nobody's
    for others."""
    known = tuple(actors)
    states = countries(known)
    if len(states) != 1 or any(actor.country_class is not None for actor in known):
        return ()
    if not any(actor.sector in BEFORE_OWN for actor in known):
        return ()
    return (Actor(country=min(states), sector="GOV"),)
