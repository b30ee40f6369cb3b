"""Codings that people corrected, rejected or confirmed, and what becomes of the events."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa

from dragoman import knowledge
from dragoman.errors import QuestionError
from dragoman.knowledge import SECTORS, near
from dragoman.model import Actor, Dating, Event, Interval, Reading
from dragoman.record import filters, schema, writing
from dragoman.record.decisions import Key, Kind
from dragoman.record.schema import CONFIRMED, CORRECTED, REJECTED

_STATES = {Kind.CORRECT: CORRECTED, Kind.REJECT: REJECTED, Kind.CONFIRM: CONFIRMED}
_CODE = re.compile(r"[A-Z0-9]{2,12}( [A-Z]{3})?")
_SCORES = ("quad", "intensity", "cameo", "goldstein")

Coding = Mapping[str, Any]
"""Fields that a correction changes: ``type`` and ``mode`` with their scores, ``actors`` and
``recipients`` (codes), ``start`` and ``end`` (ISO days)."""


@dataclass
class Judgement:
    """Where an event stands after all decisions about its coding."""

    decided: str = ""
    coding: dict[str, Any] = field(default_factory=dict)


def coding(
    type: str | None,
    mode: str | None,
    actors: Sequence[str] | None,
    recipients: Sequence[str] | None,
    days: tuple[date, date] | None,
    held: Callable[[], list[str]],
) -> Coding:
    """What a correction says, checked; raises :class:`QuestionError`."""
    found: dict[str, Any] = {}
    if type is not None:
        [name] = filters.event_types(type, held) or {type}
        found |= {"type": name, "mode": None}
    if mode is not None:
        found["mode"] = mode.lower()
    for name, codes in (("actors", actors), ("recipients", recipients)):
        if codes is not None:
            found[name] = [_code(name, each) for each in codes]
    if found.get("actors") == []:
        raise QuestionError("actors: an event has one at least; reject what is no event")
    if days is not None:
        found |= {"start": days[0].isoformat(), "end": days[1].isoformat()}
    if not found:
        raise QuestionError("correct: say what is right: a type, actors, recipients or a date")
    return found


def scored(connection: sa.Connection, coding: Coding, key: Key) -> Coding:
    """A correction of an event with the scores of its new type and mode beside them."""
    if not {"type", "mode"} & set(coding):
        return coding
    events = schema.events
    query = sa.select(events.c.type).where(events.c.document == key[0], events.c.id == key[1])
    kind = coding.get("type") or str(connection.scalars(query).one())
    return {**coding, "type": kind, **_scores(connection, kind, coding.get("mode"))}


def judgements(connection: sa.Connection, document: str) -> dict[str, Judgement]:
    """Where the events of a document stand, by id; what was decided last wins, field by field."""
    table = schema.decisions
    query = sa.select(table.c.kind, table.c.event, table.c.coding).where(
        table.c.document == document, table.c.kind.in_(_STATES), table.c.event.is_not(None)
    )
    found: dict[str, Judgement] = {}
    for row in connection.execute(query.order_by(table.c.id)):
        judgement = found.setdefault(row.event, Judgement())
        judgement.decided = _STATES[Kind(row.kind)]
        judgement.coding |= json.loads(row.coding or "{}")
    return found


def corrected(connection: sa.Connection, reading: Reading) -> Reading:
    """A reading with its events as corrected, and without those rejected."""
    found = judgements(connection, reading.document.id)
    if not found:
        return reading
    none = Judgement()
    kept = [e for e in reading.events if found.get(e.id, none).decided != REJECTED]
    events = tuple(
        _changed(event, found[event.id].coding) if event.id in found else event for event in kept
    )
    return reading.model_copy(update={"events": events})


def apply(connection: sa.Connection, reading: Reading) -> None:
    """Have the rows of a document's events say what was decided about them."""
    found = judgements(connection, reading.document.id)
    for event in reading.events:
        if event.id in found:
            judgement = found[event.id]
            changed = _changed(event, judgement.coding)
            values = {"decided": judgement.decided}
            if "start" in judgement.coding:
                values["date_from"] = CORRECTED
            writing.replace_event(connection, reading, changed, values)


def _changed(event: Event, coding: Coding) -> Event:
    update = {name: coding[name] for name in ("type", "mode", *_SCORES) if name in coding}
    for side in ("actors", "recipients"):
        if side in coding:
            update[side] = _actors(coding[side], event)
    if "start" in coding:
        days = Interval(start=coding["start"], end=coding["end"])
        update |= {"date": days, "dating": Dating.OWN}
    return event.model_copy(update=update)


def _scores(connection: sa.Connection, kind: str, mode: str | None) -> dict[str, Any]:
    """Quad class, intensity and CAMEO of a type and mode: of the codebook, or of a user's own."""
    from dragoman import codebook

    shipped = codebook.load().types.get(kind)
    if shipped is not None and (mode is None or mode in shipped.modes):
        scores = {name: getattr(shipped, name) for name in _SCORES}
        return scores | ({"intensity": shipped.modes[mode].intensity} if mode else {})
    events = schema.events
    query = sa.select(*(events.c[name] for name in _SCORES)).where(
        events.c.type == kind, events.c.mode == mode
    )
    row = connection.execute(query.limit(1)).mappings().first()
    if row is None:
        named = f"{kind} {mode or ''}".rstrip()
        raise QuestionError(f"mode: no {named!r} in the codebook, nor such an event in the record")
    return dict(row)


def _actors(codes: Sequence[str], event: Event) -> tuple[Actor, ...]:
    """Parties by their codes; those that the text names keep their names."""
    named = {actor.code: actor for actor in (*event.actors, *event.recipients)}
    bare = (code.split(" ") for code in codes)
    return tuple(
        named.get(" ".join(parts), Actor(country=parts[0], sector=parts[1])) for parts in bare
    )


def _code(name: str, wanted: str) -> str:
    code = " ".join(wanted.upper().split())
    if not _CODE.fullmatch(code):
        raise QuestionError(f"{name}: {wanted!r} is neither a country (CHN) nor a code (CHN GOV)")
    known = knowledge.load()
    if code.split()[0] not in known.codes:
        raise QuestionError(f"{name}: {near.no_party(wanted, known)}")
    sector = code.partition(" ")[2] or "GOV"
    if sector not in SECTORS:
        raise QuestionError(f"{name}: no sector {sector!r}; there are {', '.join(sorted(SECTORS))}")
    return f"{code.split()[0]} {sector}"
