"""Meetings and calls that a document tells of, and which of them a statement belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model import Actor
from dragoman.reading.coded import Coded
from dragoman.reading.drafts import BACKGROUND, Draft
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries, distinct


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting or call of several parties, told at ``offset``."""

    offset: int
    parties: tuple[Actor, ...]


class Meetings:
    """The meetings of one document, in text order."""

    def __init__(self, parsed: Parsed, events: Sequence[Coded], *, official: bool) -> None:
        self._parsed = parsed
        self._meetings = tuple(_found(events))
        self._official = official

    def told_before(self, draft: Draft) -> Iterator[Meeting]:
        """The meetings to which a statement may belong, the last first: in a conversation those
        told since the question, in another official document all told before it, in news only
        those of the same paragraph."""
        cue = draft.cue_span[0]
        reach = self._parsed.exchange(cue)
        if reach is None:
            reach = 0 if self._official else self._parsed.paragraph(cue)[0]
        return (m for m in reversed(self._meetings) if reach <= m.offset <= cue)


def _found(events: Sequence[Coded]) -> Iterator[Meeting]:
    for event in events:
        parties = distinct((*event.actors, *event.recipients))
        if event.mode == "visit" and event.clause.link in BACKGROUND:
            continue
        if event.type == "CONSULT" and len(countries(parties)) > 1:
            yield Meeting(event.evidence[0], parties)
