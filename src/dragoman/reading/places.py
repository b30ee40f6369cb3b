"""Where: location expressions, from the tables of places, cities, countries and capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from dragoman.codebook import grammar
from dragoman.knowledge import City, Knowledge
from dragoman.model import Place, Span
from dragoman.reading import lexicon
from dragoman.reading.lexicon import Forms, Match

_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|around|across|off|over|inside|within|to|from|into|of|through|on|via|"
    r"between|toward|towards|between|along)\s+(?:the\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_HIT = (
    r"(?:attack|besieg|bomb|bombard|captur|enter|evacuat|hit|invad|liberat|occup|overr[au]n|pound|raid|"
    r"recaptur|retak|retook|seiz|sieg|shell|storm|strik|struck|target|visit)\w*"
)
"""What is done to places."""
_DOING = re.compile(rf"\b{_HIT}\s+(?:of\s+|on\s+|against\s+)?$", re.IGNORECASE)
_DONE = re.compile(rf"\s+(?:was|were|has been|had been|is|are)(?: being)?\s+{_HIT}", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|at|near|off|outside|around|inside)\s+(?:the\s+)?$", re.IGNORECASE)
_SMALL = 500_000
"""Inhabitants under which a city's name counts only right behind ``in``, ``at``, ``near`` … where
the text does not name its state: many are also surnames or plain words."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place as the tables know it."""

    name: str
    """Neutral name."""
    kind: str
    """``country``, ``capital``, ``city``, or a kind of :class:`dragoman.knowledge.NamedPlace`."""
    country: str | None
    """ISO 3166 alpha-3 of the state it lies in; None for seas and disputed places."""
    names: tuple[str, ...] = ()
    """Other names in use, rival ones among them."""
    claimants: tuple[str, ...] = ()
    administrator: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None

    @property
    def natural(self) -> bool:
        """Whether it is a place wherever it is named: a sea, an island, a site, a region."""
        return self.kind not in ("country", "capital", "city")

    def at(self, span: Span, *, doubtful: bool) -> Place:
        """The place as named under ``span`` of a text."""
        return Place(
            span=span,
            name=self.name,
            country=self.country,
            claimants=self.claimants,
            latitude=self.latitude,
            longitude=self.longitude,
            doubtful=doubtful,
        )


def _locations(known: Knowledge) -> Iterator[tuple[str, Location]]:
    """Every form with a place it may name, the likelier of one form first."""
    for row in known.places.values():
        place = Location(
            *(row.name, row.kind, row.country, row.names, row.claimants, row.administrator),
            *(row.lat, row.lon),
        )
        for form in (row.name, *row.names):
            yield form, place
    cities = {
        (form, city.country): _city(city, known)
        for city in sorted(known.cities.values(), key=lambda city: city.population or 0)
        for form in (city.name, *city.names)
    }
    for country in known.countries.values():
        at = (country.lat, country.lon)
        whole = Location(country.name, "country", country.id, country.names, (), None, *at)
        for form in (country.name, *country.names):
            yield form, whole
        spelled = [cities.pop((form, country.id), None) for form in country.capital]
        first = next((city for city in spelled if city is not None), None)
        for form, city in zip(country.capital, spelled, strict=True):
            yield form, city or first or Location(form, "capital", country.id)
    for (form, _), city in sorted(cities.items(), key=lambda item: -(item[1].population or 0)):
        yield form, city


def _city(city: City, known: Knowledge) -> Location:
    capital = city.name in known.countries[city.country].capital
    return Location(
        *(city.name, "capital" if capital else "city", city.country, city.names, (), None),
        *(city.lat, city.lon, city.population),
    )


@cache
def gazetteer(known: Knowledge) -> Forms[tuple[Location, ...]]:
    """All forms, each with the places that it may name."""
    found: dict[str, list[Location]] = {}
    for form, location in _locations(known):
        found.setdefault(form, []).append(location)
    return Forms((form, tuple(locations)) for form, locations in found.items())


def features(text: str, known: Knowledge) -> tuple[Span, ...]:
    """Where seas, islands, regions and sites are named, which are places everywhere."""
    return tuple(
        Span(start=match.start, end=match.end)
        for match in gazetteer(known).scan(text)
        if match.entry[0].natural
    )


def find_places(text: str, known: Knowledge) -> tuple[Place, ...]:
    """Location expressions in text order: seas, islands and sites wherever they are named;
    countries, capitals and cities where a preposition makes them places.

    Of several places of one name the text decides: the country named right behind it, else the
    one of them that the text names most. Where it names none, it is the likeliest, a capital or
    the most populous, and marked as doubtful.
    """
    found: list[Place] = []
    told = cache(partial(_countries_in, text, known))
    for match in gazetteer(known).scan(text):
        if not _is_place(text, match, told):
            continue
        span = Span(start=match.start, end=match.end)
        chosen = match.entry[0]
        sure = len({location.country for location in match.entry}) == 1
        if not sure and not chosen.natural and chosen.kind != "country":
            chosen, sure = _chosen(match, text, told(), known)
        found.append(chosen.at(span, doubtful=not sure))
    return tuple(found)


def _is_place(
    text: str, match: Match[tuple[Location, ...]], told: Callable[[], Counter[str]]
) -> bool:
    likeliest = match.entry[0]
    behind = text[match.end : match.end + 20].split(" ")[1:2]
    if behind and grammar.load().references.is_street(behind[0]):
        return False
    before = text[max(0, match.start - 40) : match.start]
    if likeliest.natural or _DOING.search(before) or _DONE.match(text, match.end):
        return True
    small = likeliest.kind == "city" and (likeliest.population or _SMALL) < _SMALL
    if _IN.search(before):
        return True
    if not _BEFORE.search(before):
        return False
    return not small or any(told()[place.country or ""] for place in match.entry)


def _countries_in(text: str, known: Knowledge) -> Counter[str]:
    """How often a text names each country, its capital aside."""
    return Counter(
        match.entry.country
        for match in lexicon.names(known).scan(text)
        if match.entry.kind in ("country", "adjective", "people")
    )


def _chosen(
    match: Match[tuple[Location, ...]], text: str, told: Counter[str], known: Knowledge
) -> tuple[Location, bool]:
    """The place meant, and whether the text says so."""
    behind = text[match.end : match.end + 40]
    if behind.startswith(", "):
        named = next(lexicon.names(known).scan(behind[2:]), None)
        if named is not None and named.start == 0:
            for location in match.entry:
                if location.country == named.entry.country:
                    return location, True
    best = max(match.entry, key=lambda location: told[location.country or ""])
    if told[best.country or ""]:
        return best, True
    return match.entry[0], False


def where(places: Iterable[Place], text: str) -> Place | None:
    """The first of the places that ``in``, ``at``, ``near`` … introduces."""
    for place in places:
        before = text[max(0, place.span.start - 20) : place.span.start]
        if _IN.search(before):
            return place
    return None
