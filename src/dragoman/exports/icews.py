"""ICEWS: the 20 columns of the ICEWS Coded Event Data (Boschee et al. 2015, Harvard Dataverse).

Column names and their order follow the header of the yearly files. Titles of CAMEO codes are those
of the CAMEO codebook 1.1b3 (Schrodt 2012). A row is a dyad; ICEWS has no place for what did not
happen.
"""

from __future__ import annotations

from dragoman.exports import cameo, who
from dragoman.exports.coded import Party
from dragoman.exports.dyads import Dyad
from dragoman.exports.where import Kind, kind
from dragoman.table import Row

_WORDS = 2
"""Column of ``sectors.csv`` with the sectors in words."""


def row(dyad: Dyad) -> Row:
    """The row of a dyad; what it leaves out is empty."""
    found = dyad.coded.row
    return {
        "Event ID": dyad.whole_id,
        "Event Date": dyad.coded.day,
        **_party("Source", dyad.actor),
        "Event Text": cameo.title(str(found["cameo"])),
        "CAMEO Code": cameo.code(str(found["cameo"])),
        "Intensity": found["goldstein"],
        **(_party("Target", dyad.recipient) if dyad.recipient else {}),
        "Story ID": found["document"],
        "Publisher": found["outlet"],
        **_place(dyad),
    }


def _party(side: str, party: Party) -> Row:
    country = who.state(party.country)
    return {
        f"{side} Name": who.name(party),
        f"{side} Sectors": who.sector(party, _WORDS),
        f"{side} Country": country.name if country else None,
    }


def _place(dyad: Dyad) -> Row:
    place = dyad.coded.event.place
    if place is None:
        return {}
    country = who.state(place.country)
    return {
        "City": place.name if kind(place) is Kind.CITY else None,
        "Country": country.name if country else None,
        "Latitude": place.latitude,
        "Longitude": place.longitude,
    }
