"""Units that people corrected, rejected, confirmed or added, and what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import sqlalchemy as sa

from dragoman.model import BINDING, Act, Actor, CommitmentKind, Dating, Interval, Reading
from dragoman.record import added, damage, gists, rewriting, schema, units
from dragoman.record.codings import Coding
from dragoman.record.schema import ADDED, CONFIRMED, CORRECTED, REJECTED, Kind, Unit
from dragoman.record.units import SCORES, AnyUnit

STATES = {
    Kind.CORRECT: CORRECTED,
    Kind.REJECT: REJECTED,
    Kind.CONFIRM: CONFIRMED,
    Kind.ADD: CONFIRMED,
}
"""What a unit of a reading is after each kind of decision about its coding; what people added is
confirmed where a reading has it now."""
_TYPES = {Unit.STATEMENT: Act, Unit.EVENT: str, Unit.COMMITMENT: CommitmentKind}

_Place: TypeAlias = tuple[Unit, str]
"""Kind and id of a unit of a document."""


@dataclass
class Judgement:
    """Where a unit stands after all decisions about its coding."""

    decided: str | None = None
    coding: dict[str, Any] = field(default_factory=dict)


def judgements(connection: sa.Connection, reading: Reading) -> dict[_Place, Judgement]:
    """Where the units of a reading stand; what was decided last wins, field by field.

    A commitment of which nothing was decided is rejected with what it comes from.
    """
    found = _decided(connection, reading.document.id)
    for bond in reading.commitments:
        source = (Unit.STATEMENT, bond.statement) if bond.statement else (Unit.EVENT, bond.event)
        if source in found and (Unit.COMMITMENT, bond.id) not in found:
            fallen = REJECTED if _binds_nobody(source[0], found[source]) else None
            found[Unit.COMMITMENT, bond.id] = Judgement(fallen)
    return found


def corrected(connection: sa.Connection, reading: Reading) -> Reading:
    """A reading with its units as corrected, with those added and without those rejected."""
    found = judgements(connection, reading)
    if not found:
        return reading
    reading, none = added.whole(connection, reading), Judgement()
    kept = {
        units.FIELDS[unit].kind.table.name: tuple(
            _changed(unit, one, found.get((unit, one.id), none).coding)
            for one in units.of(reading, unit)
            if found.get((unit, one.id), none).decided != REJECTED
        )
        for unit in units.FIELDS
    }
    return reading.model_copy(update=kept)


def apply(connection: sa.Connection, reading: Reading) -> None:
    """Have the rows of a document's units say what was decided about them."""
    found = judgements(connection, reading)
    reading = added.whole(connection, reading)
    for unit in units.FIELDS:
        for one in units.of(reading, unit):
            if (unit, one.id) in found:
                judgement = found[unit, one.id]
                values = {"decided": judgement.decided}
                if "start" in judgement.coding:
                    values["date_from"] = CORRECTED
                right = _changed(unit, one, judgement.coding)
                rewriting.replace(connection, reading, unit, right, values)
    if found:
        for kind in gists.KINDS:
            gists.renew(connection, kind, reading.document.id)


def changes(unit: Unit, one: AnyUnit, coding: Coding) -> dict[str, Any]:
    """What a correction changes of a unit, field by field."""
    fields = units.FIELDS[unit]
    update: dict[str, Any] = {name: coding[name] for name in ("mode", *SCORES) if name in coding}
    if "issues" in coding:
        update["issues"] = tuple(coding["issues"])
    if "type" in coding:
        update[fields.type] = _TYPES[unit](coding["type"])
    for side, name in (("actors", fields.actors), ("recipients", fields.recipients)):
        if side in coding:
            update[name] = _actors(coding[side], unit, one)
    if "start" in coding:
        days = Interval(start=coding["start"], end=coding["end"])
        update |= {fields.days: days, "dating": Dating.OWN}
    if "due_start" in coding:
        update["due"] = Interval(start=coding["due_start"], end=coding["due_end"])
    return update


def _changed(unit: Unit, one: AnyUnit, coding: Coding) -> AnyUnit:
    return one.model_copy(update=changes(unit, one, coding))


def _decided(connection: sa.Connection, document: str) -> dict[_Place, Judgement]:
    table = schema.decisions
    query = sa.select(table.c.kind, table.c.unit, table.c.unit_id, table.c.coding).where(
        table.c.document == document, table.c.kind.in_(STATES), table.c.unit_id.is_not(None)
    )
    found: dict[_Place, Judgement] = {}
    for row in connection.execute(query.order_by(table.c.id)):
        judgement = found.setdefault((Unit(row.unit), row.unit_id), Judgement())
        judgement.decided = _state(Kind(row.kind), row.unit_id)
        judgement.coding |= _coding(Kind(row.kind), row.unit_id, row.coding)
    return found


def _state(kind: Kind, id: str) -> str:
    """What a unit is after a decision; one that no reading has stays one that was added."""
    is_added = added.is_own(id) and kind is not Kind.REJECT
    return ADDED if is_added else STATES[kind]


def _coding(kind: Kind, id: str, kept: str | None) -> Coding:
    """What a decision says of a unit."""
    coding = damage.fields(kept)
    is_read = kind is Kind.ADD and not added.is_own(id)
    return added.beside_what_is_read(coding) if is_read else coding


def _binds_nobody(unit: Unit, judgement: Judgement) -> bool:
    """Whether what was decided about a statement or event leaves nobody bound by it."""
    if judgement.decided == REJECTED:
        return True
    act = judgement.coding.get("type")
    return unit is Unit.STATEMENT and act is not None and act not in BINDING


def _actors(codes: Sequence[str], unit: Unit, one: AnyUnit) -> tuple[Actor, ...]:
    """Parties by their codes; those that the text names keep their names."""
    named = {actor.code: actor for _, actors in units.sides(unit, one) for actor in actors}
    bare = (code.split(" ") for code in codes)
    return tuple(
        named.get(" ".join(parts), Actor(country=parts[0], sector=parts[1])) for parts in bare
    )
