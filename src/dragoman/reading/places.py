"""Where: location expressions, from the tables of places, countries and capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from dragoman import knowledge
from dragoman.model import Place, Span
from dragoman.reading.lexicon import Forms

_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|around|across|off|over|inside|within|to|from|into|of|through|on|via|"
    r"between|toward|towards|between|along)\s+(?:the\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|at|near|off|outside|around|inside)\s+(?:the\s+)?$")
_INLAND = frozenset({"sea", "strait", "river", "island", "region", "disputed", "border", "site"})


def _entries() -> Iterator[tuple[str, tuple[str, Place]]]:
    known = knowledge.load()
    nowhere = Span(start=0, end=1)
    cities = sorted(known.places.values(), key=lambda place: -(place.population or 0))
    for row in sorted(cities, key=lambda place: place.kind == "city"):
        place = Place(
            span=nowhere,
            name=row.name,
            country=row.country,
            claimants=row.claimants,
            latitude=row.lat,
            longitude=row.lon,
        )
        for form in (row.name, *row.names):
            yield form, (row.kind, place)
    for country in known.countries.values():
        whole = Place(
            span=nowhere,
            name=country.name,
            country=country.id,
            latitude=country.lat,
            longitude=country.lon,
        )
        for form in (country.name, *country.names):
            yield form, ("country", whole)
        for form in country.capital:
            yield form, ("capital", Place(span=nowhere, name=form, country=country.id))


@cache
def _forms() -> Forms[tuple[str, Place]]:
    return Forms(_entries())


def features(text: str) -> tuple[Place, ...]:
    """Seas, islands, regions and sites, which are places wherever they are named."""
    return tuple(
        match.entry[1].model_copy(update={"span": Span(start=match.start, end=match.end)})
        for match in _forms().scan(text)
        if match.entry[0] in _INLAND
    )


def find_places(text: str) -> tuple[Place, ...]:
    """Location expressions in text order: seas, islands and sites wherever they are named;
    countries, capitals and cities where a preposition makes them places."""
    found: list[Place] = []
    for match in _forms().scan(text):
        kind, place = match.entry
        before = text[max(0, match.start - 40) : match.start]
        if kind in _INLAND or _BEFORE.search(before):
            span = Span(start=match.start, end=match.end)
            found.append(place.model_copy(update={"span": span}))
    return tuple(found)


def where(places: Iterable[Place], text: str) -> Place | None:
    """The first of the places that ``in``, ``at``, ``near`` … introduces."""
    for place in places:
        before = text[max(0, place.span.start - 20) : place.span.start]
        if _IN.search(before):
            return place
    return None
