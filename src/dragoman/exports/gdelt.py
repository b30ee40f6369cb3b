"""GDELT: the event tables 1.0 (58 columns) and 2.0 (61), without a header line as there.

Names, order and meaning follow "The GDELT Event Database Data Format Codebook" V1.03 (2013), whose
daily files have SOURCEURL beside the 57 columns of the files before April 2013, and V2.0 (2015),
which adds the ADM2 codes. A row is a dyad; GDELT has no place for what did not happen. Country
codes of parties are CAMEO's, of places FIPS 10-4 (from GeoNames).
"""

from __future__ import annotations

from datetime import date

from dragoman.exports import cameo, who
from dragoman.exports.coded import Coded, Party
from dragoman.exports.dyads import Dyad
from dragoman.exports.layout import Column, columns, pairs
from dragoman.exports.where import Kind, kind
from dragoman.table import Row

_TYPES = 1
"""Column of ``sectors.csv`` with CAMEO's types."""

_NEW_IN_2 = "ADM2Code"


def columns1() -> tuple[Column, ...]:
    """The columns of version 1.0: those of 2.0 without the ADM2 codes."""
    return tuple(column for column in columns("gdelt2") if not column.name.endswith(_NEW_IN_2))


def row(dyad: Dyad) -> Row:
    """The row of a dyad for both versions; what it leaves out is empty."""
    found = dyad.coded.row
    action = str(found["cameo"])
    document = dyad.coded.reading.document
    return {
        "GLOBALEVENTID": dyad.whole_id,
        **_when(dyad.coded),
        **_party("Actor1", dyad.actor),
        **(_party("Actor2", dyad.recipient) if dyad.recipient else {}),
        "IsRootEvent": int(dyad.coded.event.evidence.start < _lead_end(document.text)),
        "EventCode": cameo.code(action),
        "EventBaseCode": cameo.base(action),
        "EventRootCode": cameo.root(action),
        "QuadClass": cameo.quad(action),
        "GoldsteinScale": found["goldstein"],
        **dict.fromkeys(("NumMentions", "NumSources", "NumArticles"), 1),
        **_place(dyad),
        "SOURCEURL": document.url or document.outlet,
    }


def _when(coded: Coded) -> Row:
    day, month = coded.day, coded.month
    return {
        "SQLDATE": int(f"{day:%Y%m%d}") if day else None,
        "MonthYear": month[0] * 100 + month[1] if month else None,
        "Year": coded.year,
        "FractionDate": _fraction(day) if day else None,
    }


def _fraction(day: date) -> float:
    return round(day.year + ((day.month - 1) * 30 + day.day) / 365, 4)


def _party(side: str, party: Party) -> Row:
    country = who.state(party.country)
    group = pairs("groups").get(party.country, "")
    first = who.sector(party, _TYPES)
    second = ""
    if country is None:
        own = pairs("sectors", _TYPES).get(who.country_class(party), "")
        first, second = own, first if first != own else ""
    place = (country.cameo or "") if country else ""
    return {
        f"{side}Code": place + first + group + second,
        f"{side}Name": who.name(party).upper(),
        f"{side}CountryCode": place,
        f"{side}KnownGroupCode": group,
        f"{side}Type1Code": first,
        f"{side}Type2Code": second,
    }


def _place(dyad: Dyad) -> Row:
    place = dyad.coded.event.place
    if place is None:
        return {}
    what, country = kind(place), who.state(place.country)
    fips = pairs("fips").get(place.country or "")
    state = fips if what is Kind.COUNTRY else None
    beside = country.name if country and what is not Kind.COUNTRY else None
    return {
        "ActionGeo_Type": _geo_type(what, place.country),
        "ActionGeo_FullName": ", ".join(filter(None, (place.name, beside))),
        "ActionGeo_CountryCode": fips,
        "ActionGeo_ADM1Code": state,
        "ActionGeo_Lat": place.latitude,
        "ActionGeo_Long": place.longitude,
        "ActionGeo_FeatureID": state,
    }


def _geo_type(what: Kind | None, country: str | None) -> int | None:
    match what:
        case Kind.COUNTRY:
            return 1
        case Kind.CITY:
            return 3 if country == "USA" else 4
        case None:
            return None


def _lead_end(text: str) -> int:
    """Offset of the end of the first line with words: of the lead paragraph."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return len(text) if end < 0 else end
