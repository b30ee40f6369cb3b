"""What of a reading the rule looks at: an article's words, countries and days, and its events."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.coreference.copies import digest
from dragoman.coreference.rule import load
from dragoman.coreference.words import (
    Vector,
    body_start,
    counted,
    headline,
    numbered,
    openings,
    sentence_ends,
    vector,
)
from dragoman.model import Dating, Event, Interval, Reading, Span, Status

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_COUNTRY, _PLACE = "§", "@"
"""Mark a country's code and a place's name among words, which never begin so."""


@dataclass(frozen=True)
class Report:
    """One telling of an event: a coded event of an article, or its headline event not coded."""

    document: str
    event: str
    """Id of the coded event; empty where none was coded."""
    evidence: Span
    """The event's evidence, or the first sentence where none was coded."""
    type: str | None = None
    mode: str | None = None
    actors: frozenset[str] = frozenset()
    """Countries."""
    recipients: frozenset[str] = frozenset()
    days: Interval | None = None
    """The event's days; None where only the day of publication stands in."""
    negated: bool = False
    in_lead: bool = False
    """Whether the evidence begins in the first sentence."""
    denies: bool = False
    """Whether it says that something is not so."""
    sentence: int = 0
    """The number of the sentence in which the evidence begins."""
    words: Vector = field(default_factory=dict)
    """Those of that sentence."""
    said: Mapping[str, float] = field(default_factory=dict)
    """Weights of the openings of the words of the evidence, without names."""


@dataclass(frozen=True)
class Article:
    """One document as the rule sees it."""

    id: str
    published: date | None
    words: Vector
    days: Interval | None
    """Days of what the first sentence tells; None where it names none."""
    shingles: bytes
    """MinHash digest of the text, see :mod:`dragoman.coreference.copies`."""
    lead: Span
    reports: tuple[Report, ...]
    """Its coded events, in the order of the text."""

    @cached_property
    def terms(self) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """Its words by :func:`numbered`, and their weights."""
        import numpy as np

        return (
            np.array(numbered(self.words), dtype=np.int32),
            np.array(list(self.words.values()), dtype=np.float64),
        )

    @property
    def order(self) -> tuple[date, str]:
        """By publication, undated articles last."""
        return self.published or date.max, self.id

    @property
    def headline(self) -> Report | None:
        """The first event that its first sentence tells of, where it tells of one."""
        return next((r for r in self.reports if r.in_lead and not r.negated), None)


def article(reading: Reading) -> Article:
    """What the rule looks at in a reading."""
    document, rule = reading.document, load().articles
    start = body_start(document.text)
    lead = Span(start=start, end=max(next(sentence_ends(document.text, start)), start + 1))
    parts = [
        (document.title or headline(document.text), rule.lead),
        (lead.of(document.text), rule.lead),
        (document.text[lead.end :], 1),
    ]
    events = sorted(reading.events, key=lambda event: (event.evidence.start, event.id))
    sentences = _Sentences(document.text, lead.start)
    return Article(
        id=document.id,
        published=document.published,
        words=vector(counted(parts), _names(reading, lead)),
        days=_days(reading, lead),
        shingles=digest(document.text[start:]),
        lead=lead,
        reports=tuple(_report(event, reading, lead, sentences) for event in events),
    )


def _names(reading: Reading, lead: Span) -> dict[str, float]:
    """Weights of the countries and places that the text names, whatever it calls them."""
    named = [
        (_COUNTRY + actor.country, mention.span.start)
        for mention in reading.actors
        for actor in mention.actors
    ]
    named += [(_PLACE + place.name, place.span.start) for place in reading.places]
    rule = load().articles
    weights: dict[str, float] = {}
    for name, start in named:
        weight = rule.name_in_lead if start < lead.end else rule.name
        weights[name] = max(weight, weights.get(name, 0.0))
    return weights


def _days(reading: Reading, lead: Span) -> Interval | None:
    """Days of a realised event of the first sentence, else the first recent days named there."""
    for event in reading.events:
        if event.evidence.start < lead.end and event.status is Status.REALISED:
            if (own := _own_days(event)) is not None:
                return own
    published, recent = reading.document.published, timedelta(days=load().articles.recent)
    for moment in reading.dates:
        days = moment.interval
        if days and published and lead.start <= moment.span.start < lead.end:
            if days.start <= published < days.start + recent:
                return days
    return None


def _own_days(event: Event) -> Interval | None:
    return None if event.dating in (None, Dating.PUBLISHED) else event.date


def _report(event: Event, reading: Reading, lead: Span, sentences: _Sentences) -> Report:
    sentence = sentences.at(event.evidence)
    return Report(
        document=reading.document.id,
        event=event.id,
        evidence=event.evidence,
        type=event.type,
        mode=event.mode,
        actors=frozenset(actor.country for actor in event.actors),
        recipients=frozenset(actor.country for actor in event.recipients),
        days=_own_days(event),
        negated=event.status is Status.NEGATED,
        in_lead=event.evidence.start < lead.end,
        denies=event.frame in load().denials.cues,
        sentence=sentence,
        words=sentences.words_of(sentence, event.evidence),
        said=openings(event.evidence.of(reading.document.text), load().reports.opening),
    )


class _Sentences:
    """The sentences of a text from the first one on, and their words: many events share one."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._bounds = [start, *sentence_ends(text, start)]
        self._words: dict[str, Vector] = {}

    def at(self, evidence: Span) -> int:
        """The number of the sentence in which the evidence begins, 0 above the first."""
        return bisect_right(self._bounds, evidence.start)

    def words_of(self, number: int, evidence: Span) -> Vector:
        """Those of a sentence, of the first for what stands above it, or of evidence behind the
        last."""
        number = max(number, 1)
        if number == len(self._bounds):
            sentence = evidence.of(self._text)
        else:
            sentence = self._text[self._bounds[number - 1] : self._bounds[number]]
        if sentence not in self._words:
            self._words[sentence] = vector(counted([(sentence, 1)]))
        return self._words[sentence]
