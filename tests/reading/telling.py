"""Readings of short texts, and what they hold in words that a test can compare."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import dragoman
from dragoman import Actor, Event, Reading, Source, Span, Statement
from dragoman.model import Interval

PUBLISHED = "2024-05-16"
"""A Thursday: the day on which every text here was printed."""


@cache
def tell(text: str, outlet: str | None = None) -> Reading:
    """The reading of a text printed on ``PUBLISHED``."""
    return dragoman.read_text(text, published=PUBLISHED, outlet=outlet)


def parties(actors: Sequence[Actor]) -> str:
    """``GHA GOV + TGO GOV``; ``-`` for nobody."""
    return " + ".join(actor.code for actor in actors) or "-"


def said(statement: Statement) -> str:
    """``GHA GOV > TGO GOV demand``."""
    who, whom = parties(statement.speakers), parties(statement.addressees)
    return f"{who} > {whom} {statement.act}"


def done(event: Event) -> str:
    """``GHA GOV > TGO GOV CONSULT visit future``; the mode only where there is one."""
    coding = [event.type, event.mode or "", event.status]
    return f"{parties(event.actors)} > {parties(event.recipients)} {' '.join(filter(None, coding))}"


def sources(chain: Sequence[Source]) -> list[str]:
    """``["a daily: outlet", "Ghana: official"]``, outermost first."""
    return [f"{source.name}: {source.kind}" for source in chain]


def words(reading: Reading, span: Span | None) -> str | None:
    """The words of the document under a span."""
    return span.of(reading.document.text) if span is not None else None


def contents(reading: Reading, statement: Statement) -> list[str]:
    """The fragments of a statement's content."""
    return [span.of(reading.document.text) for span in statement.content]


def days(interval: Interval | None) -> str | None:
    """``2024-05-13`` or ``2024-05-13..2024-05-19``."""
    if interval is None:
        return None
    start, end = interval.start, interval.end
    return f"{start}" if start == end else f"{start}..{end}"
