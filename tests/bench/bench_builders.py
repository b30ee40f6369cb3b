"""Readings and gold files made by hand: spans are found by the words they hold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from dragoman.model import (
    Act,
    Actor,
    Commitment,
    DateMention,
    Document,
    Event,
    Form,
    Interval,
    Reading,
    Span,
    Statement,
    Versions,
)

VERSIONS = Versions(package="0", codebook="0", knowledge="0", model="0")


def at(text: str, words: str) -> Span:
    """Where ``words`` first stand in ``text``."""
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def pair(text: str, words: str) -> list[int]:
    """The same as ``[start, end]``."""
    span = at(text, words)
    return [span.start, span.end]


def offsets(text: str, words: str) -> dict[str, int]:
    """The same as an object."""
    span = at(text, words)
    return {"start": span.start, "end": span.end}


def parties(codes: str) -> tuple[Actor, ...]:
    """Actors of codes joined by `` + ``; ``AU/IGO GOV`` is an organisation with its class."""
    found = []
    for code in codes.split(" + ") if codes else ():
        country, sector = code.split(" ")
        country, _, kind = country.partition("/")
        found.append(Actor(country=country, sector=sector, country_class=kind or None))
    return tuple(found)


def statement(
    text: str,
    cue: str,
    *content: str,
    speaker: str | None = None,
    speakers: str = "",
    addressees: str = "",
    act: Act = Act.STATE,
    form: Form = Form.INDIRECT,
) -> Statement:
    return Statement(
        id=cue,
        speakers=parties(speakers),
        speaker=at(text, speaker) if speaker else None,
        addressees=parties(addressees),
        act=act,
        cue=at(text, cue),
        content=tuple(at(text, part) for part in content),
        form=form,
        confidence=1,
    )


def event(evidence: Span, type_: str, actors: str, recipients: str = "") -> Event:
    return Event(
        id="e",
        type=type_,
        quad=1,
        intensity=0,
        cameo="04",
        goldstein=0,
        actors=parties(actors),
        recipients=parties(recipients),
        evidence=evidence,
        frame="by-hand",
        confidence=1,
    )


def day(
    span: Span, start: str | None, end: str | None = None, value: str | None = None
) -> DateMention:
    interval = Interval.model_validate({"start": start, "end": end or start}) if start else None
    return DateMention(
        span=span, interval=interval, granularity="day", value=value, anchor="absolute"
    )


def commitment(content: Span, obligor: str) -> Commitment:
    return Commitment(id="c", obligor=parties(obligor), content=content, kind="promise")


def reader(**units: Iterable[Any]) -> Callable[[Document], Reading]:
    """A reader that finds ``units`` in whatever it is given."""
    return lambda document: Reading(
        document=document,
        versions=VERSIONS,
        **{name: tuple(given) for name, given in units.items()},
    )


def write_lines(path: Path, *rows: object) -> Path:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path
