"""The codebook's own examples: what stands beside each frame and cue is what it reads there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from dragoman import codebook
from dragoman.codebook import Cue, Frame
from dragoman.model import Actor, Document, Event, Polarity, Reading, Statement, Status
from dragoman.reading.pipeline import read_document

BOOK = codebook.load()
PUBLISHED = date(2024, 5, 15)
STATUSES = frozenset(status.value for status in Status)

Readings = Mapping[str, Reading]


@pytest.fixture(scope="module")
def readings() -> Readings:
    """The reading of each example's sentence, by the entry's id."""
    return {
        entry.id: read_document(Document(text=entry.example.text, published=PUBLISHED))
        for entry in (*BOOK.frames, *BOOK.cues)
    }


def codes(actors: tuple[Actor, ...]) -> frozenset[str]:
    return frozenset(actor.code for actor in actors)


def parties(coding: str) -> frozenset[str]:
    return frozenset() if coding == "-" else frozenset(coding.split(" + "))


@dataclass(frozen=True)
class Expected:
    """An example's coding, taken apart; None where it leaves a thing open."""

    first: frozenset[str]
    second: frozenset[str] | None
    type: str
    mode: str | None = None
    status: str | None = None


def expected_event(coding: str) -> Expected:
    """``ACTORS > RECIPIENTS TYPE [mode] [status]``."""
    actors, _, rest = coding.partition(" > ")
    words = rest.split()
    at = next(i for i, word in enumerate(words) if word in BOOK.types)
    tail = words[at + 1 :]
    return Expected(
        first=parties(actors),
        second=parties(" ".join(words[:at])),
        type=words[at],
        mode=next((word for word in tail if word not in STATUSES), None),
        status=next((word for word in tail if word in STATUSES), None),
    )


def expected_statement(coding: str) -> Expected:
    """``SPEAKERS > ADDRESSEES act [polarity]``; addressees ``-`` are left open."""
    speakers, _, rest = coding.partition(" > ")
    words = rest.split()
    status = words.pop() if words[-1] in list(Polarity) else None
    addressees = parties(" ".join(words[:-1]))
    return Expected(parties(speakers), addressees or None, words[-1], status=status)


def codes_event(event: Event, wanted: Expected) -> bool:
    return (
        codes(event.actors) == wanted.first
        and codes(event.recipients) == wanted.second
        and event.type == wanted.type
        and wanted.mode in (None, event.mode)
        and wanted.status in (None, event.status)
    )


def codes_statement(statement: Statement, wanted: Expected) -> bool:
    return (
        codes(statement.speakers) == wanted.first
        and (wanted.second is None or codes(statement.addressees) == wanted.second)
        and statement.act == wanted.type
        and wanted.status in (None, statement.polarity)
    )


def told(reading: Reading) -> str:
    """What was read instead, for the message of a failing test."""
    lines = [reading.document.text]
    for event in reading.events:
        who, whom = sorted(codes(event.actors)), sorted(codes(event.recipients))
        lines.append(f"  {who} > {whom} {event.type} {event.mode} {event.status} {event.frame}")
    for statement in reading.statements:
        who, whom = sorted(codes(statement.speakers)), sorted(codes(statement.addressees))
        lines.append(f"  {who} > {whom} {statement.act} {statement.polarity}")
    return "\n".join(lines)


@pytest.mark.parametrize("frame", BOOK.frames, ids=lambda frame: frame.id)
def test_frame_codes_its_example(frame: Frame, readings: Readings) -> None:
    reading = readings[frame.id]
    wanted = expected_event(frame.example.coding)
    own = [event for event in reading.events if event.frame == frame.id]
    assert any(codes_event(event, wanted) for event in own), told(reading)


@pytest.mark.parametrize("cue", BOOK.cues, ids=lambda cue: cue.id)
def test_cue_reads_its_example(cue: Cue, readings: Readings) -> None:
    reading = readings[cue.id]
    wanted = expected_statement(cue.example.coding)
    assert any(codes_statement(said, wanted) for said in reading.statements), told(reading)
    if BOOK.acts[cue.act]:
        assert cue.id in {event.frame for event in reading.events}, told(reading)
