"""What people say is right of a unit, checked: the coding that a correction gives it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from dragoman import knowledge
from dragoman.errors import QuestionError
from dragoman.knowledge import near
from dragoman.record import figures, filters, queries, schema
from dragoman.record.decisions import Subject
from dragoman.record.schema import Unit
from dragoman.record.units import SCORES

Coding = Mapping[str, Any]
"""Fields that a correction changes, by the names of :class:`Right`: ``type`` and ``mode`` with an
event's scores, ``actors`` and ``recipients`` (codes), ``start`` and ``end``, ``due_start`` and
``due_end`` (ISO days)."""


@dataclass(frozen=True)
class Right:
    """What is right of a unit; None says nothing of it.

    ``type`` is the act of a statement and the kind of a commitment; ``actors`` are speakers or
    obligors, ``recipients`` addressees or beneficiaries; ``days`` say when a commitment was made.
    """

    type: str | None = None
    mode: str | None = None
    actors: Sequence[str] | None = None
    recipients: Sequence[str] | None = None
    days: tuple[date, date] | None = None
    due: tuple[date, date] | None = None


def coding(connection: sa.Connection, subject: Subject, right: Right) -> Coding:
    """What a correction of a unit says; raises :class:`QuestionError`."""
    unit = subject.unit
    if right == Right():
        raise QuestionError(
            "correct: say what is right: a type, a mode, actors, recipients, a date or when it is "
            "due; or reject or confirm it"
        )
    if right.mode is not None and unit is not Unit.EVENT:
        raise QuestionError(f"mode: {subject.id} is a {unit}; only events have a mode")
    if right.due is not None and unit is not Unit.COMMITMENT:
        raise QuestionError(f"due: {subject.id} is no commitment; only commitments are due")
    found = _kind(connection, subject, right) | _parties(connection, unit, right)
    if right.days is not None:
        found |= _days("start", "end", right.days)
    if right.due is not None:
        found |= _days("due_start", "due_end", right.due)
    return found


def _kind(connection: sa.Connection, subject: Subject, right: Right) -> dict[str, Any]:
    if subject.unit is Unit.EVENT:
        return _event_kind(connection, subject, right)
    if right.type is None:
        return {}
    one_of = filters.act if subject.unit is Unit.STATEMENT else filters.commitment_kind
    return {"type": one_of(right.type)}


def _event_kind(connection: sa.Connection, subject: Subject, right: Right) -> dict[str, Any]:
    """Type and mode of an event with their scores; a new type takes the mode away."""
    if right.type is None and right.mode is None:
        return {}
    if right.type is None:
        [row] = queries.one(connection, subject.unit, subject.key)
        kind = str(row["type"])
    else:
        kind = filters.event_type(right.type, lambda: queries.event_types(connection))
    mode = right.mode and right.mode.lower()
    return {"type": kind, "mode": mode, **_scores(connection, kind, mode)}


def _scores(connection: sa.Connection, kind: str, mode: str | None) -> dict[str, Any]:
    """Quad class, intensity and CAMEO of a type and mode: of the codebook, or of a user's own."""
    from dragoman import codebook

    shipped = codebook.load().types.get(kind)
    if shipped is not None and (mode is None or mode in shipped.modes):
        scores = {name: getattr(shipped, name) for name in SCORES}
        return scores | ({"intensity": shipped.modes[mode].intensity} if mode else {})
    events = schema.events
    query = sa.select(*(events.c[name] for name in SCORES)).where(
        events.c.type == kind, events.c.mode == mode
    )
    row = connection.execute(query.limit(1)).mappings().first()
    if row is None:
        named = f"{kind} {mode or ''}".rstrip()
        raise QuestionError(f"mode: no {named!r} in the codebook, nor such an event in the record")
    return dict(row)


def _parties(connection: sa.Connection, unit: Unit, right: Right) -> dict[str, Any]:
    given = {"actors": right.actors, "recipients": right.recipients}
    found = {
        name: [_code(connection, name, each) for each in codes]
        for name, codes in given.items()
        if codes is not None
    }
    if found.get("actors") == [] and unit is not Unit.STATEMENT:
        article = "an" if unit is Unit.EVENT else "a"
        raise QuestionError(f"actors: {article} {unit} has one at least; reject what is none")
    return found


def _code(connection: sa.Connection, name: str, wanted: str) -> str:
    """The code of a party that is known, or that the record has from a user's own knowledge."""
    known = knowledge.load()
    country = (near.code(wanted, known) or wanted.upper()).strip().partition(" ")[0]
    if country not in known.codes and not figures.has_party(connection, country):
        raise QuestionError(near.no_party(wanted, known))
    party = filters.party(name, wanted)
    return f"{party.country} {party.sector or 'GOV'}"


def _days(first: str, last: str, days: tuple[date, date]) -> dict[str, str]:
    return {first: days[0].isoformat(), last: days[1].isoformat()}
