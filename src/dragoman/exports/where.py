"""Of what kind the place of an event is: a city, a country, or neither."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from dragoman import knowledge
from dragoman.exports.who import state
from dragoman.model import Place


class Kind(StrEnum):
    """What a place is."""

    CITY = "city"
    COUNTRY = "country"


def kind(place: Place | None) -> Kind | None:
    """None for regions, seas, islands, sites and what the knowledge files do not know."""
    country = state(place.country) if place else None
    if place is None or country is None:
        return None
    if place.name == country.name:
        return Kind.COUNTRY
    return Kind.CITY if (place.name, place.country) in _cities() else None


@cache
def _cities() -> frozenset[tuple[str, str]]:
    known = knowledge.load()
    capitals = ((capital, each.id) for each in known.countries.values() for capital in each.capital)
    return frozenset({*((each.name, each.country) for each in known.cities.values()), *capitals})
