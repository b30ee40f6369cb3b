"""PLOVER JSON Lines: one event a line, compound actors and all.

The record of an event follows the PLOVER manual (Open Event Data Alliance, February 2024): its
identity, date, type, mode, actors and recipients, contexts, location, text and publication. What
the manual has no place for stands under ``dragoman``: status, days, source chain, CAMEO, issues,
offsets into the text (half-open, in code points), and on what the coding rests.
"""

from __future__ import annotations

import json
from typing import Any

from dragoman.exports import who
from dragoman.exports.coded import JOINED, Coded, Party

CHAINED = " > "
"""Between the links of a source chain, as in the record's tables."""

_OWN = (
    *("status", "start", "end", "date_from", "cameo", "goldstein"),
    *("evidence_start", "evidence_end", "frame", "statement", "confidence", "decided"),
)


def line(coded: Coded) -> str:
    """The event as one line of JSON; days as ISO 8601."""
    return json.dumps(event(coded), ensure_ascii=False, default=str) + "\n"


def event(coded: Coded) -> dict[str, Any]:
    """The event as a PLOVER record; days are ``date`` objects."""
    row, document = coded.row, coded.reading.document
    versions = coded.reading.versions
    return {
        "id": f"{row['document']}-{row['id']}",
        "version": f"dragoman {versions.package}, codebook {versions.codebook}",
        "date": coded.day,
        "type": row["type"],
        "mode": row["mode"],
        "quad": row["quad"],
        "intensity": row["intensity"],
        "actor": [_party(coded, party) for party in coded.actors],
        "recipient": [_party(coded, party) for party in coded.recipients],
        "context": _listed(row["contexts"], JOINED),
        "location": _location(coded),
        "text": row["evidence"],
        "publisher": row["outlet"],
        "publication_date": row["published"],
        "title": document.title,
        "url": document.url,
        "language": document.language,
        "dragoman": {
            "document": row["document"],
            "event": row["id"],
            **{name: row[name] for name in _OWN},
            "chain": _listed(row["chain"], CHAINED),
            "issues": _listed(row["issues"], JOINED),
        },
    }


def _party(coded: Coded, party: Party) -> dict[str, Any]:
    country = who.state(party.country)
    return {
        "code": party.code,
        "country": party.country,
        "class": who.country_class(party),
        "sector": party.sector,
        "cow": country.cow if country else None,
        "text": coded.words(party) or None,
        "person": [
            {"name": actor.name, "office": actor.office}
            for actor in party.actors
            if actor.name or actor.office
        ],
    }


def _location(coded: Coded) -> dict[str, Any] | None:
    place = coded.event.place
    if place is None:
        return None
    return {
        **place.model_dump(include={"name", "country", "latitude", "longitude"}),
        "text": place.span.of(coded.reading.document.text),
    }


def _listed(cell: object, between: str) -> list[str]:
    return str(cell).split(between) if cell else []
