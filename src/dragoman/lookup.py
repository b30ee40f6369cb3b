"""Who, when and where: what Dragoman knows of a name, and how it would read a phrase.

Each answer is a table with a ``why`` beside every row. The same tables and rules serve readings.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dragoman import codebook
from dragoman import knowledge as tables
from dragoman.knowledge import Knowledge, OfficeHolder
from dragoman.model import DateMention, Document
from dragoman.reading import lexicon, places, roster
from dragoman.reading.dates import find_dates
from dragoman.reading.lexicon import Party
from dragoman.reading.matching import coding
from dragoman.reading.mentions import Mention
from dragoman.reading.parsing import parse
from dragoman.reading.places import Location
from dragoman.table import Row, Table

WHO = ("name", "party", "kind", "office", "start", "end", "known_until", "why")
WHEN = ("words", "start", "end", "value", "type", "granularity", "why")
WHERE = (
    *("name", "kind", "country", "claimants", "administrator", "other_names"),
    *("latitude", "longitude", "population", "why"),
)

_KINDS = {
    "country": "name of the state",
    "adjective": "adjective of the state",
    "people": "people of the state",
    "capital": "capital, standing for the government where it acts",
    "seat": "seat of government, standing for the government",
    "organisation": "name of the organisation",
    "group": "name of the group",
    "body": "name of the body",
}
_ORDER = ("holds", "unknown", "over", "to come")


def who(words: str, on: date | None = None, known: Knowledge | None = None) -> Table:
    """The parties and persons that a name may stand for, those of the day ``on`` first.

    A proper name is looked up in all tables, a person also under the surname alone; a title with
    its state ("Japanese foreign minister") gives the holders of that office. ``party`` is the
    actor's code; ``start`` and ``end`` bound a term of office, and beyond ``known_until`` a term
    without end is not used. No rows: nobody is known by these words.
    """
    known = known or tables.load()
    rows = [*_parties(words, on, known), *_terms(words, on, known)]
    return Table(WHO, rows or list(_holders(words, on, known)))


def when(words: str, published: date | None = None, known: Knowledge | None = None) -> Table:
    """The time expressions in a phrase or text, with the days they mean for a text published on
    that day, and what these were counted from."""
    by = coding(known or tables.load(), codebook.load())
    dates = find_dates(parse(words, by), published)
    rows = [_dated(mention, words, published) for mention in dates]
    return Table(WHEN, rows)


def where(words: str, known: Knowledge | None = None) -> Table:
    """The places that a name may stand for, the likeliest first, with the rival names in use, who
    claims a disputed place and who administers it."""
    found = places.gazetteer(known or tables.load()).get(words) or ()
    return Table(WHERE, [_located(place, number, found) for number, place in enumerate(found)])


# -- who ----------------------------------------------------------------------------------------


def _parties(words: str, on: date | None, known: Knowledge) -> Iterator[Row]:
    party = lexicon.names(known).get(words)
    for each in (party, *party.rivals) if party is not None else ():
        yield _party_row(each, on)


def _party_row(party: Party, on: date | None) -> Row:
    why = _KINDS[party.kind]
    if party.terms:
        why += f"; the sector holds {f'on {on}' if on else 'now'}"
    if party.ambiguous:
        why += "; the form also names something else"
    return _row(party.name, f"{party.country} {party.sector_on(on)}", party.kind, why)


def _terms(words: str, on: date | None, known: Knowledge) -> Iterator[Row]:
    rows = roster.rows_of(words, known) or roster.rows_of_surname(words, known)
    for row in sorted(rows, key=lambda row: _ORDER.index(_standing(row, on))):
        yield _term_row(row, on)


def _holders(words: str, on: date | None, known: Knowledge) -> Iterator[Row]:
    """Who holds the office that a title names; else whatever party the words stand for."""
    for mention in _read(words, on, known):
        for actor in mention.actors:
            terms = roster.holders(mention.role_key or "", actor.country, known)
            holding = [row for row in terms if on is None or row.held_on(on)]
            yield from (_term_row(row, on) for row in holding)
            if not holding:
                why = f"read as a reference ({mention.how})"
                yield _row(actor.name or words, actor.code, mention.role or mention.how, why)


def _read(words: str, on: date | None, known: Knowledge) -> list[Mention]:
    from dragoman.reading.discourse import Discourse
    from dragoman.reading.references import find_mentions

    document = Document(text=words, published=on)
    placed = places.find_places(words, known)
    by, discourse = coding(known, codebook.load()), Discourse(document, known)
    found = find_mentions(parse(words, by), document, discourse, {}, placed, by)
    return [mention for mention in found if mention.actors and not mention.attributive]


def _standing(row: OfficeHolder, on: date | None) -> str:
    if on is None or row.held_on(on):
        return "holds"
    if not row.begun_by(on):
        return "to come"
    return "over" if row.ended_before(on) else "unknown"


def _term_row(row: OfficeHolder, on: date | None) -> Row:
    why = {
        "holds": f"held the office on {on}" if on else "term of office",
        "over": f"not on {on}: the term had ended",
        "to come": f"not on {on}: the term had not begun",
        "unknown": f"not used for {on}: known only until {row.known_until}",
    }[_standing(row, on)]
    found = _row(row.person, f"{row.country} {row.sector}", row.role, f"{why} ({row.source})")
    term = {"start": row.start, "end": row.end, "known_until": row.known_until}
    return {**found, "office": row.office, **term}


def _row(name: str, party: str, kind: str, why: str) -> Row:
    return {**dict.fromkeys(WHO), "name": name, "party": party, "kind": kind, "why": why}


# -- when ---------------------------------------------------------------------------------------


def _dated(mention: DateMention, text: str, published: date | None) -> Row:
    days = mention.interval
    return {
        "words": mention.span.of(text),
        "start": days.start if days else None,
        "end": days.end if days else None,
        "value": mention.value,
        "type": mention.type,
        "granularity": mention.granularity.value,
        "why": _why(mention, text, published),
    }


def _why(mention: DateMention, text: str, published: date | None) -> str:
    if mention.origin is not None:
        told = "the event dated" if mention.anchor == "event" else "the date"
        return f"counted from {told} “{mention.origin.of(text)}”"
    if mention.anchor == "published":
        return f"counted from the day of publication, {published}"
    if mention.interval is not None:
        return "written out"
    if mention.value is not None:
        return "means no certain days"
    if published is None:
        return "nothing to count from: the text gives no date for it, nor was --published given"
    return "nothing to count from: the text gives no date for it"


# -- where --------------------------------------------------------------------------------------


def _located(place: Location, number: int, found: tuple[Location, ...]) -> Row:
    why = f"{place.kind} of this name" if number == 0 else "also of this name"
    if len(found) > 1:
        chosen = "; where a text does not say which, this one" if number == 0 else ""
        why += f", {number + 1} of {len(found)}{chosen}"
    return {
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "claimants": "; ".join(place.claimants) or None,
        "administrator": place.administrator,
        "other_names": "; ".join(place.names) or None,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "population": place.population,
        "why": why,
    }
