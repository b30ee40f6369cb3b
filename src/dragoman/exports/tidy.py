"""Tidy events: one row an event, the record's own columns and then those of its document.

The one table with every event, whatever its status; its first columns are those of
``Record.events()``.
"""

from __future__ import annotations

from dragoman.exports.coded import JOINED, Coded
from dragoman.table import Row


def row(coded: Coded) -> Row:
    """The row of an event."""
    document, versions, place = coded.reading.document, coded.reading.versions, coded.event.place
    return {
        **coded.row,
        "actor_names": JOINED.join(filter(None, (party.names for party in coded.actors))),
        "recipient_names": JOINED.join(filter(None, (party.names for party in coded.recipients))),
        "place_country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "title": document.title,
        "url": document.url,
        "language": document.language,
        "outlet_country": document.outlet_country,
        **versions.model_dump(),
    }
