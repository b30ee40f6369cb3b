"""Events that people added, which no reading has: kept as decisions, told beside what was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from dragoman.model import Actor, Dating, Event, Interval, Reading, Span, Status
from dragoman.record import damage, schema, whose_word
from dragoman.record.schema import Kind
from dragoman.record.units import SCORES

BY_HAND = "by-hand"
"""Stands for the frame of an event that people added."""

_LETTER = "a"
"""Begins the ids of such events; a reading's own have another."""

_KIND = ("type", "mode", *SCORES)


class Added(NamedTuple):
    """An event that people added."""

    decision: int
    """The row of ``decisions`` that has it."""
    id: str
    """Its own id or, where a reading has it now, the id there."""
    event: Event
    """As it was added."""


def of(connection: sa.Connection, reading: Reading) -> list[Added]:
    """What people added to the document of a reading, in the order in which they did."""
    table = schema.decisions
    query = sa.select(table).where(
        table.c.document == reading.document.id, table.c.kind == Kind.ADD
    )
    rows = connection.execute(query.order_by(table.c.id)).all()
    return [
        Added(row.id, row.unit_id, event(number, damage.fields(row.coding), _span(row), reading))
        for number, row in enumerate(rows, start=1)
    ]


def whole(connection: sa.Connection, reading: Reading) -> Reading:
    """A reading with what people added and it has not itself."""
    own = [one.event for one in of(connection, reading) if is_own(one.id)]
    return reading.model_copy(update={"events": (*reading.events, *own)}) if own else reading


def is_own(id: str) -> bool:
    """Whether an event of this id is one that no reading has."""
    return id.startswith(_LETTER)


def event(number: int, coding: Mapping[str, Any], evidence: Span, reading: Reading) -> Event:
    """The event that people added with that coding; ``number`` counts those of the document."""
    return Event(
        id=f"{_LETTER}{number}",
        **{name: coding[name] for name in _KIND},
        actors=_actors(coding["actors"], evidence, reading),
        recipients=_actors(coding["recipients"], evidence, reading),
        **_days(coding, reading),
        issues=tuple(coding.get("issues", ())),
        chain=whose_word.chain(evidence, reading),
        evidence=evidence,
        frame=BY_HAND,
        confidence=1,
    )


def beside_what_is_read(coding: Mapping[str, Any]) -> dict[str, Any]:
    """What a person said of an event that is read now: no mode takes none away."""
    unsaid = _KIND if coding["mode"] is None else ()
    return {name: value for name, value in coding.items() if name not in unsaid}


def is_same(one: Event, other: Event) -> bool:
    """Whether two codings are of one event: at one place, of one type, with the same parties."""
    negated = {each.status is Status.NEGATED for each in (one, other)}
    if one.type != other.type or len(negated) > 1 or not _shares_evidence(one, other):
        return False
    return _parties(one) == _parties(other)


def _shares_evidence(one: Event, other: Event) -> bool:
    told = ((each.evidence, *each.told_again) for each in (one, other))
    here, there = told
    return any(span.overlaps(words) for span in here for words in there)


def _parties(event: Event) -> Sequence[frozenset[str]]:
    """Countries and organisations on each side, or of equals all together."""
    from dragoman import codebook

    sides = [
        frozenset(actor.country for actor in side) for side in (event.actors, event.recipients)
    ]
    return [sides[0] | sides[1]] if event.type in codebook.load().equals else sides


def _actors(codes: Sequence[str], evidence: Span, reading: Reading) -> tuple[Actor, ...]:
    """Parties by their codes; those that the evidence names, by name."""
    there = [mention for mention in reading.actors if mention.span.overlaps(evidence)]
    called = [actor for mention in there for actor in mention.actors]
    called.sort(key=lambda actor: actor.name is None)
    named = {actor.code: actor for actor in reversed(called)}
    bare = (code.split(" ") for code in codes)
    return tuple(
        named.get(" ".join(parts), Actor(country=parts[0], sector=parts[1])) for parts in bare
    )


def _days(coding: Mapping[str, Any], reading: Reading) -> dict[str, Any]:
    """The days given, else that of publication, where it is known."""
    published = reading.document.published
    if "start" in coding:
        days = Interval(start=coding["start"], end=coding["end"])
        return {"date": days, "dating": Dating.OWN}
    if published is not None:
        return {"date": Interval(start=published, end=published), "dating": Dating.PUBLISHED}
    return {}


def _span(row: sa.Row[Any]) -> Span:
    return Span(start=row.evidence_start, end=row.evidence_end)
