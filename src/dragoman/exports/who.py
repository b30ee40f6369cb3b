"""Names and codes of parties, from the knowledge files."""

from __future__ import annotations

from functools import cache

from dragoman import knowledge
from dragoman.exports.coded import Party
from dragoman.exports.layout import pairs
from dragoman.knowledge import NON_STATE, Country

_EXECUTIVE = "GOV"


def state(code: str | None) -> Country | None:
    """The state or territory with an ISO 3166 alpha-3 code."""
    return knowledge.load().countries.get(code or "")


def name(party: Party) -> str:
    """Its persons or bodies by name, else its country or organisation; empty for ``IGO GOV``."""
    country = state(party.country)
    return party.names or (country.name if country else _organisations().get(party.country, ""))


def country_class(party: Party) -> str:
    """ISO 3166 alpha-3 of a state, else the PLOVER class of what is none."""
    if state(party.country) or party.country in NON_STATE:
        return party.country
    return party.country_class or _classes().get(party.country, "")


def sector(party: Party, vocabulary: int) -> str:
    """Its sector in column ``vocabulary`` of ``sectors.csv``; an organisation's executive is it."""
    known = pairs("sectors", vocabulary)
    if state(party.country) or party.sector != _EXECUTIVE:
        return known.get(party.sector, "")
    return known.get(country_class(party), "")


def is_body(own: str) -> bool:
    """Whether a name is that of an organisation, a group or a state's body, not of a person."""
    return own in _bodies()


@cache
def _bodies() -> frozenset[str]:
    known = knowledge.load()
    tables = (known.organisations, known.groups, known.bodies)
    rows = [row for table in tables for row in table.values()]
    return frozenset(name for row in rows for name in (row.name, *row.names))


@cache
def _organisations() -> dict[str, str]:
    """Names of the organisations that have a code of their own."""
    own = (each for each in knowledge.load().organisations.values() if each.code not in NON_STATE)
    return {each.code: each.name for each in reversed([*own])}


@cache
def _classes() -> dict[str, str]:
    return {each.code: each.kind for each in knowledge.load().organisations.values()}
