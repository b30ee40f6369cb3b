"""What statements, events and commitments have in common: people may decide about any of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dragoman.model import Actor, Commitment, Event, Reading, Span, Statement
from dragoman.record.conditions import COMMITMENTS, EVENTS, STATEMENTS, Kind, Side
from dragoman.record.schema import Unit

AnyUnit: TypeAlias = Statement | Event | Commitment

SCORES = ("quad", "intensity", "cameo", "goldstein")
"""What of an event follows from its type and mode."""


@dataclass(frozen=True)
class Fields:
    """A kind of unit, and what its fields are called in a reading."""

    kind: Kind
    type: str
    actors: str
    recipients: str
    days: str


FIELDS = {
    Unit.STATEMENT: Fields(STATEMENTS, "act", "speakers", "addressees", "date"),
    Unit.EVENT: Fields(EVENTS, "type", "actors", "recipients", "date"),
    Unit.COMMITMENT: Fields(COMMITMENTS, "kind", "obligor", "beneficiary", "made"),
}


def of(reading: Reading, unit: Unit) -> Sequence[AnyUnit]:
    """The units of one kind."""
    found: Sequence[AnyUnit] = getattr(reading, FIELDS[unit].kind.table.name)
    return found


def sides(unit: Unit, one: AnyUnit) -> Iterator[tuple[Side, Sequence[Actor]]]:
    """The two sides of a unit, and who is on them."""
    fields = FIELDS[unit]
    yield fields.kind.actor, getattr(one, fields.actors)
    yield fields.kind.recipient, getattr(one, fields.recipients)


def evidence(one: AnyUnit) -> Span:
    """The words that a unit rests on: of a statement from its cue or content to their end."""
    if isinstance(one, Event):
        return one.evidence
    if isinstance(one, Commitment):
        return one.content
    spans = (one.cue, *one.content)
    return Span(start=min(span.start for span in spans), end=max(span.end for span in spans))
