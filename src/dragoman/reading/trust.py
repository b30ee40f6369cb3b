"""How far an event can be believed: the share of events with the same signs that were right."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp, log
from typing import NamedTuple

from dragoman import data
from dragoman.data import Data
from dragoman.model import Status
from dragoman.reading.coded import Coded
from dragoman.reading.parsed import Parsed

_NEAREST = 0.01
"""Probabilities nearer than this to 0 or 1 are taken for it."""


class Signs(NamedTuple):
    """What is known of an event that may be wrong."""

    type: str
    status: Status
    said: bool
    """Whether it is a statement's, and not a deed's."""
    aimed: bool
    """Whether it has recipients, or actors of several sides."""
    recalled: bool
    """Whether a party stands in the sentence before only."""
    reported: bool
    """Whether it stands on somebody's word."""
    doubtful: bool
    """Whether a mention of one of its parties in its sentence is doubtful."""
    judged: float | None
    """Probability of its type by frame and classifier, where both were asked."""
    evidence: tuple[int, int]


class _Weights(Data):
    """Of the signs, in the logarithm of the odds."""

    deed: float
    said: float
    aimed: float
    recalled: float
    reported: float
    doubtful: float
    judged: float
    unjudged: float
    status: Mapping[Status, float]
    types: Mapping[str, float]


def signs(parsed: Parsed, event: Coded, *, reported: bool) -> Signs:
    """The signs of an event."""
    assert event.status is not None, "what is only supposed is no event"
    sentence = parsed.doc[event.clause.root].sent
    parties = {actor.code for actor in (*event.actors, *event.recipients)}
    mentions = parsed.mentions.within(sentence.start_char, sentence.end_char)
    doubtful = any(m.doubtful and parties & {a.code for a in m.actors} for m in mentions)
    return Signs(
        type=event.type,
        status=event.status,
        said=event.draft is not None,
        aimed=bool(event.recipients) or len(event.actors) > 1,
        recalled=event.recalled,
        reported=reported,
        doubtful=doubtful,
        judged=event.judged,
        evidence=event.evidence,
    )


def believed(found: Signs) -> float:
    """The probability that type, parties and place of an event are right."""
    weights = _load()
    odds = weights.said if found.said else weights.deed
    for name in ("aimed", "recalled", "reported", "doubtful"):
        odds += getattr(weights, name) * getattr(found, name)
    odds += weights.status.get(found.status, 0.0) + weights.types.get(found.type, 0.0)
    if not found.said:
        judged = found.judged
        odds += weights.unjudged if judged is None else weights.judged * log_odds(judged)
    return 1 / (1 + exp(-odds))


def log_odds(probability: float) -> float:
    """The logarithm of the odds, of probabilities apart from 0 and 1."""
    kept = min(max(probability, _NEAREST), 1 - _NEAREST)
    return log(kept / (1 - kept))


@cache
def _load() -> _Weights:
    return data.load("dragoman.codebook", "confidence.toml", _Weights)
