"""POLECAT: the 40 columns of its weekly files (Halterman et al. 2023, Harvard Dataverse).

Column names and their order follow the header of those files. A row is a dyad; POLECAT has no
place for what did not happen.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.exports import who
from dragoman.exports.coded import JOINED, Coded, Party
from dragoman.exports.dyads import Dyad
from dragoman.exports.where import Kind, kind
from dragoman.model import Reading
from dragoman.table import Row

_QUADS = {
    1: "VERBAL COOPERATION",
    2: "MATERIAL COOPERATION",
    3: "VERBAL CONFLICT",
    4: "MATERIAL CONFLICT",
}


def row(dyad: Dyad) -> Row:
    """The row of a dyad; what it leaves out is empty."""
    found = dyad.coded.row
    versions = dyad.coded.reading.versions
    document = dyad.coded.reading.document
    return {
        "Event ID": dyad.id,
        "Event Date": dyad.coded.day,
        "Event Type": found["type"],
        "Event Mode": found["mode"],
        "Intensity": found["intensity"],
        "Quad Code": _QUADS[int(str(found["quad"]))],
        "Contexts": str(found["contexts"]).replace(JOINED, ";"),
        **_party("Actor", dyad.coded, dyad.actor),
        **(_party("Recipient", dyad.coded, dyad.recipient) if dyad.recipient else {}),
        **_place(dyad),
        "Source": document.outlet,
        "Publication Date": document.published,
        **_story(dyad.coded.reading),
        "Language": document.language,
        "Version": f"dragoman {versions.package}, codebook {versions.codebook}",
    }


def _party(side: str, coded: Coded, party: Party) -> Row:
    country = who.state(party.country)
    return {
        f"{side} Name": who.name(party),
        f"{side} Country": who.country_class(party),
        f"{side} COW": country.cow if country else None,
        f"Primary {side} Sector": party.sector,
        f"{side} Sectors": party.sector,
        f"{side} Title": party.offices,
        f"{side} Name Raw": coded.words(party),
    }


def _place(dyad: Dyad) -> Row:
    place = dyad.coded.event.place
    if place is None:
        return {}
    what = kind(place)
    return {
        "Placename": place.name,
        "City": place.name if what is Kind.CITY else None,
        "Country": place.country,
        "Latitude": place.latitude,
        "Longitude": place.longitude,
        "Raw Placename": place.span.of(dyad.coded.reading.document.text),
        "Feature Type": what,
    }


def _story(reading: Reading) -> Row:
    actors = [actor for mention in reading.actors for actor in mention.actors]
    names = [actor.name for actor in actors if actor.name]
    return {
        "Story People": _once(name for name in names if not who.is_body(name)),
        "Story Organizations": _once(name for name in names if who.is_body(name)),
        "Story Locations": _once(place.name for place in reading.places),
    }


def _once(names: Iterable[str]) -> str:
    return JOINED.join(dict.fromkeys(names))
