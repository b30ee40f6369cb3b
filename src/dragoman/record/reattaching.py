"""Decisions about a document, and what was added to it, found again in a new reading of it."""

from __future__ import annotations

import sqlalchemy as sa

from dragoman.model import Reading, Span
from dragoman.record import added, corrections, schema, units
from dragoman.record.schema import REJECTED, Kind, Unit
from dragoman.record.units import AnyUnit


def reattach(connection: sa.Connection, reading: Reading) -> None:
    """Find the units that decisions about a document are about in a new reading of it.

    That is the unit of the kind whose evidence shares most characters with the evidence then, of
    as many the shortest, one of the same type first. Decisions that find none keep their rows.
    What was decided about an event that people added goes with that event.
    """
    followed = _settle(connection, reading)
    others = [event for event in reading.events if event.id not in followed.values()]
    left = reading.model_copy(update={"events": tuple(others)})
    table = schema.decisions
    query = sa.select(table).where(
        table.c.document == reading.document.id,
        table.c.type.is_not(None),
        table.c.kind != Kind.ADD,
    )
    for row in connection.execute(query).all():
        if row.unit == Unit.EVENT and row.unit_id in followed:
            _attach(connection, row.id, followed[row.unit_id])
        else:
            span = Span(start=row.evidence_start, end=row.evidence_end)
            found = _closest(left, Unit(row.unit), span, row.type)
            _attach(connection, row.id, found.id if found else None)


def _settle(connection: sa.Connection, reading: Reading) -> dict[str, str]:
    """What each event that people added is called now, by what it was called before.

    Where the reading has it itself it is that event, else one of its own. Of several that would
    be one, those that count go first.
    """
    decided = corrections.judgements(connection, reading)
    judged = [(one, decided[Unit.EVENT, one.id]) for one in added.of(connection, reading)]
    followed: dict[str, str] = {}
    for one, judgement in sorted(judged, key=lambda pair: pair[1].decided == REJECTED):
        right = corrections.changes(Unit.EVENT, one.event, judgement.coding)
        event = one.event.model_copy(update=right)
        free = [other for other in reading.events if other.id not in followed.values()]
        read = max(
            (other for other in free if added.is_same(event, other)),
            key=lambda other: _shared(other.evidence, event.evidence),
            default=None,
        )
        followed[one.id] = read.id if read else one.event.id
        _attach(connection, one.decision, followed[one.id])
    return followed


def _closest(reading: Reading, unit: Unit, span: Span, type_: str) -> AnyUnit | None:
    def closeness(one: AnyUnit) -> tuple[bool, int, int]:
        evidence = units.evidence(one)
        is_of_type = getattr(one, units.FIELDS[unit].type) == type_
        return is_of_type, _shared(evidence, span), evidence.start - evidence.end

    found = [one for one in units.of(reading, unit) if units.evidence(one).overlaps(span)]
    return max(found, key=closeness, default=None)


def _shared(one: Span, other: Span) -> int:
    """How many characters two spans that overlap share."""
    return min(one.end, other.end) - max(one.start, other.start)


def _attach(connection: sa.Connection, decision: int, unit_id: str | None) -> None:
    table = schema.decisions
    is_it = table.c.id == decision
    connection.execute(sa.update(table).where(is_it).values(unit_id=unit_id))
