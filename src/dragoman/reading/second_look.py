"""Events that frames coded, looked at again by the classifier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman import codebook
from dragoman.model import Actor
from dragoman.reading.classifier import Pair, judge
from dragoman.reading.coded import Coded
from dragoman.reading.mentions import Mention
from dragoman.reading.parsed import Parsed
from dragoman.reading.weighing import weigh

_BETWEEN_BOTH = 4.0
"""Closeness of an event whose actor and recipient are the parties looked at."""


def look_again(parsed: Parsed, events: list[Coded]) -> list[Coded]:
    """The events, with the probability of their type by frame and classifier.

    No type is changed. Events of statements, those whose two parties the sentence does not name,
    and those of a user's own types, which the classifier does not know, stay as they are.
    """
    asked = {at: pair for at, event in enumerate(events) if (pair := _pair(parsed, event))}
    pairs = list(dict.fromkeys(asked.values()))
    judged = dict(zip(pairs, judge(pairs), strict=True))
    weighed = list(events)
    for at, pair in asked.items():
        shares = weigh(judged[pair].types, events[at].type, _BETWEEN_BOTH)
        weighed[at] = replace(events[at], judged=shares[events[at].type])
    return weighed


def _pair(parsed: Parsed, event: Coded) -> Pair | None:
    """The sentence of the event's clause with its first actor and its first other party marked."""
    if event.draft is not None or event.type not in codebook.load().types:
        return None
    sentence = parsed.doc[event.clause.root].sent
    start, end = sentence.start_char, sentence.end_char
    inside = parsed.mentions.within(start, end)
    source = _first(inside, event.actors[:1])
    target = _first(inside, event.recipients or event.actors[1:])
    if source is None or target is None or source == target:
        return None
    return Pair(
        parsed.text[start:end],
        (source.start - start, min(source.end, end) - start),
        (target.start - start, min(target.end, end) - start),
    )


def _first(mentions: Iterable[Mention], parties: Iterable[Actor]) -> Mention | None:
    """The first mention of any of the parties."""
    codes = {party.code for party in parties}
    return next((m for m in mentions if any(actor.code in codes for actor in m.actors)), None)
