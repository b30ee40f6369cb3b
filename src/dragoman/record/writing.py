"""Readings into rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

import sqlalchemy as sa

from dragoman.errors import RecordError
from dragoman.model import (
    Actor,
    Commitment,
    Dating,
    Event,
    Interval,
    Reading,
    Span,
    Statement,
    Wording,
)
from dragoman.record import conditions, finding, gists, schema, stored, units
from dragoman.record.conditions import Kind
from dragoman.record.schema import BETWEEN, CHAINED, Unit
from dragoman.record.store import insert_all
from dragoman.record.units import AnyUnit

_Values = dict[str, Any]

_KINDS = (*(fields.kind for fields in units.FIELDS.values()), conditions.WORDING)
_STATEMENT_FIELDS = ("id", "act", "form", "polarity", "modality", "strength", "confidence")
_EVENT_FIELDS = (
    *("id", "type", "mode", "quad", "intensity", "cameo", "goldstein", "status"),
    *("frame", "statement", "confidence"),
)


def delete(connection: sa.Connection, document_id: str) -> None:
    """Take out a document and, by its foreign keys, all that was written down about it."""
    for kind in _KINDS:
        finding.drop(connection, kind, kind.table.c.document == document_id)
    connection.execute(sa.delete(schema.documents).where(schema.documents.c.id == document_id))


def insert(connection: sa.Connection, readings: Mapping[str, Reading]) -> None:
    """Write all rows of readings, by the ids of their documents, which the record has not."""
    if not readings:
        return
    documents = [{"id": key, **_document_row(reading)} for key, reading in readings.items()]
    insert_all(connection, schema.documents, documents)
    places = [
        {"document": key, **row}
        for key, reading in readings.items()
        for row in _place_rows(reading)
    ]
    if places:
        insert_all(connection, schema.places, places)
    for kind in _KINDS:
        _insert_units(connection, kind, readings)


def insert_event(connection: sa.Connection, event: Event, reading: Reading) -> None:
    """Write the row of an event beside those of the stored reading of its document."""
    number = next(_numbers(connection, conditions.EVENTS))
    row = {"number": number, "document": reading.document.id}
    _insert_rows(connection, conditions.EVENTS, [row | row_of(Unit.EVENT, event, reading)])


def _insert_units(connection: sa.Connection, kind: Kind, readings: Mapping[str, Reading]) -> None:
    numbers = _numbers(connection, kind)
    rows = [
        {"number": next(numbers), "document": key, **row}
        for key, reading in readings.items()
        for row in _unit_rows(kind, reading)
    ]
    if rows:
        _insert_rows(connection, kind, rows)
    if kind in gists.KINDS:
        gists.write(connection, kind, rows)


def _numbers(connection: sa.Connection, kind: Kind) -> Iterator[int]:
    """The numbers of units that come."""
    last = connection.scalar(sa.select(sa.func.max(kind.table.c.number))) or 0
    return count(last + 1)


def _insert_rows(connection: sa.Connection, kind: Kind, rows: Sequence[_Values]) -> None:
    insert_all(connection, kind.table, rows)
    finding.put(connection, kind, rows)


def _unit_rows(kind: Kind, reading: Reading) -> Iterator[_Values]:
    if kind is conditions.WORDING:
        return (_wording_row(mark, reading) for mark in reading.wording)
    return (row_of(kind.unit, one, reading) for one in units.of(reading, kind.unit))


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


def row_of(unit: Unit, one: AnyUnit, reading: Reading) -> _Values:
    """The row of a unit, but for its number and its document."""
    sides = {side.column: _codes(actors) for side, actors in units.sides(unit, one)}
    match one:
        case Statement():
            return {**sides, **_statement_row(one, reading)}
        case Event():
            return {**sides, **_event_row(one, reading)}
        case Commitment():
            return {**sides, **_commitment_row(one, reading)}


def _codes(actors: Sequence[Actor]) -> str:
    if len(actors) == 1:
        return actors[0].code
    return BETWEEN.join(dict.fromkeys([actor.code for actor in actors]))


def _place_rows(reading: Reading) -> Iterator[_Values]:
    for number, place in enumerate(reading.places):
        yield {
            "position": number,
            "name": place.name,
            "words": place.span.of(reading.document.text),
            **_offsets("evidence", place.span),
        }


def _statement_row(said: Statement, reading: Reading) -> _Values:
    text = reading.document.text
    return {
        **_fields(said, _STATEMENT_FIELDS),
        **_dating(said.date, said.dating, reading),
        **_offsets("evidence", units.evidence(said)),
        **_offsets("cue", said.cue),
        "spans": tuple((span.start, span.end) for span in said.content),
        **_told(said),
        "cue": said.cue.of(text),
        "content": " … ".join([span.of(text) for span in said.content]),
    }


def _event_row(event: Event, reading: Reading) -> _Values:
    return {
        **_fields(event, _EVENT_FIELDS),
        **_dating(event.date, event.dating, reading),
        "place": event.place.name if event.place else None,
        **_offsets("evidence", event.evidence),
        "contexts": BETWEEN.join(event.contexts),
        **_told(event),
        "evidence": event.evidence.of(reading.document.text),
    }


def _told(one: Statement | Event) -> _Values:
    """On whose word something stands, and what it is about."""
    return {
        "chain": CHAINED.join([source.name for source in one.chain]),
        "issues": BETWEEN.join(one.issues),
    }


def _commitment_row(bond: Commitment, reading: Reading) -> _Values:
    text = reading.document.text
    return {
        **bond.model_dump(include={"id", "kind", "statement", "event"}),
        **_dating(bond.made, bond.dating, reading),
        **_days("due_start", "due_end", bond.due),
        **_offsets("evidence", bond.content),
        "content": bond.content.of(text),
        "condition": bond.condition and bond.condition.of(text),
    }


def _wording_row(mark: Wording, reading: Reading) -> _Values:
    return {
        "targets": _codes(mark.targets),
        **mark.model_dump(include={"id", "direction", "entry", "neutral"}),
        **_dating(None, None, reading),
        **_offsets("evidence", mark.span),
        "evidence": mark.span.of(reading.document.text),
    }


def _fields(unit: Statement | Event, names: Iterable[str]) -> _Values:
    return {name: getattr(unit, name) for name in names}


def _offsets(name: str, span: Span) -> _Values:
    return {f"{name}_start": span.start, f"{name}_end": span.end}


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
