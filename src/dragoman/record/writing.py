"""Readings into rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations, product
from typing import Any

import sqlalchemy as sa

from dragoman.errors import RecordError
from dragoman.model import (
    Commitment,
    Dating,
    Event,
    Interval,
    Reading,
    Source,
    Span,
    Statement,
    Wording,
)
from dragoman.record import casting, schema, stored, units
from dragoman.record.schema import Unit
from dragoman.record.store import insert_all
from dragoman.record.units import AnyUnit

_Values = dict[str, Any]
TableRow = tuple[sa.Table, _Values]

_STATEMENT_FIELDS = ("id", "act", "form", "polarity", "modality", "strength", "confidence")
_EVENT_FIELDS = (
    *("id", "type", "mode", "quad", "intensity", "cameo", "goldstein", "status"),
    *("frame", "statement", "confidence"),
)


def delete(connection: sa.Connection, document_id: str) -> None:
    """Take out a document and, by its foreign keys, all that was written down about it."""
    connection.execute(sa.delete(schema.documents).where(schema.documents.c.id == document_id))


def insert(connection: sa.Connection, readings: Mapping[str, Reading]) -> None:
    """Write all rows of readings, by the ids of their documents, which the record has not."""
    if not readings:
        return
    documents = [{"id": key, **_document_row(reading)} for key, reading in readings.items()]
    insert_all(connection, schema.documents, documents)
    parts = [(key, part) for key, reading in readings.items() for part in casting.parts(reading)]
    actor_ids = casting.store_actors(connection, {part.actor for _, part in parts})
    by_table: defaultdict[sa.Table, list[_Values]] = defaultdict(list)
    for key, reading in readings.items():
        for table, values in _rows(reading):
            values["document"] = key
            by_table[table].append(values)
    for key, part in parts:
        by_table[schema.participants].append(part.row(key, actor_ids))
    for table, rows in by_table.items():
        insert_all(connection, table, rows)


def _document_row(reading: Reading) -> _Values:
    document = reading.document
    try:
        document.text.encode()
        kept = stored.without_text(reading)
    except ValueError as error:
        what = f"document {document.name or document.id}"
        raise RecordError(f"{what}: its text holds what is no Unicode character") from error
    return {
        **document.model_dump(exclude={"published_from"}),
        **reading.versions.model_dump(),
        "reading": kept,
    }


def _rows(reading: Reading) -> Iterator[TableRow]:
    yield from _place_rows(reading)
    for unit in units.FIELDS:
        for one in units.of(reading, unit):
            yield from rows_of(one, reading)
    for mark in reading.wording:
        yield schema.wording, _wording_row(mark, reading)


def rows_of(one: AnyUnit, reading: Reading) -> Iterator[TableRow]:
    """The rows of a unit, without who takes part in it; first that of the table of its kind."""
    match one:
        case Statement():
            yield from _statement_rows(one, reading)
        case Event():
            yield from _event_rows(one, reading)
        case Commitment():
            yield schema.commitments, _commitment_row(one, reading)


def _place_rows(reading: Reading) -> Iterator[TableRow]:
    for number, place in enumerate(reading.places):
        row = {
            "position": number,
            "name": place.name,
            "words": place.span.of(reading.document.text),
            **_offsets("evidence", place.span),
        }
        yield schema.places, row


def _statement_rows(said: Statement, reading: Reading) -> Iterator[TableRow]:
    row = {
        **_fields(said, _STATEMENT_FIELDS),
        **_dating(said.date, said.dating, reading),
        **_offsets("evidence", units.evidence(said)),
        **_offsets("cue", said.cue),
        **_offsets("speaker", said.speaker),
        "content": tuple((span.start, span.end) for span in said.content),
    }
    yield schema.statements, row
    yield from _source_rows(Unit.STATEMENT, said.id, said.chain)
    yield from _issue_rows(Unit.STATEMENT, said.id, said.issues)


def _event_rows(event: Event, reading: Reading) -> Iterator[TableRow]:
    place = event.place
    row = {
        **_fields(event, _EVENT_FIELDS),
        **_dating(event.date, event.dating, reading),
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        **_offsets("place", place.span if place else None),
        **_offsets("evidence", event.evidence),
        "contexts": "; ".join(event.contexts),
    }
    yield schema.events, row
    for source, target in sorted(_dyads(event)):
        yield schema.dyads, {"event": event.id, "source": source, "target": target}
    yield from _source_rows(Unit.EVENT, event.id, event.chain)
    yield from _issue_rows(Unit.EVENT, event.id, event.issues)


def _dyads(event: Event) -> set[tuple[str, str]]:
    """Countries and organisations that act on each other or, without recipients, together.

    Two sectors of one country make a dyad of it with itself only where nobody else takes part.
    """
    actors = {actor.country for actor in event.actors}
    recipients = {actor.country for actor in event.recipients}
    if not recipients:
        return set(permutations(actors, 2))
    pairs = set(product(actors, recipients))
    return {pair for pair in pairs if pair[0] != pair[1]} or pairs


def _commitment_row(bond: Commitment, reading: Reading) -> _Values:
    return {
        **bond.model_dump(include={"id", "kind", "statement", "event"}),
        **_dating(bond.made, bond.dating, reading),
        **_days("due_start", "due_end", bond.due),
        **_offsets("evidence", bond.content),
        **_offsets("condition", bond.condition),
    }


def _wording_row(mark: Wording, reading: Reading) -> _Values:
    return {
        **mark.model_dump(include={"id", "direction", "entry", "neutral"}),
        **_dating(None, None, reading),
        **_offsets("evidence", mark.span),
    }


def _source_rows(unit: Unit, unit_id: str, chain: Iterable[Source]) -> Iterator[TableRow]:
    for position, source in enumerate(chain):
        row = {
            "unit": unit,
            "unit_id": unit_id,
            "position": position,
            "name": source.name,
            "kind": source.kind,
            **_offsets("evidence", source.span),
        }
        yield schema.sources, row


def _issue_rows(unit: Unit, unit_id: str, issues: Iterable[str]) -> Iterator[TableRow]:
    for position, issue in enumerate(issues):
        row = {"unit": unit, "unit_id": unit_id, "position": position, "issue": issue}
        yield schema.issues, row


def _fields(unit: Statement | Event, names: Iterable[str]) -> _Values:
    return {name: getattr(unit, name) for name in names}


def _offsets(name: str, span: Span | None) -> _Values:
    return {
        f"{name}_start": span.start if span else None,
        f"{name}_end": span.end if span else None,
    }


def _days(first: str, last: str, interval: Interval | None) -> _Values:
    return {
        first: interval.start if interval else None,
        last: interval.end if interval else None,
    }


def _dating(days: Interval | None, dating: Dating | None, reading: Reading) -> _Values:
    """A unit's days, else the day of publication, which the fingerprint fixes."""
    published = reading.document.published
    if days is None and published:
        days, dating = Interval(start=published, end=published), Dating.PUBLISHED
    how = (dating or Dating.OWN) if days else None
    return {**_days("start_date", "end_date", days), "date_from": how}
