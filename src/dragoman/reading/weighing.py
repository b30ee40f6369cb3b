"""The answers of frames and classifier made one.

The type with the most evidence wins: the logarithm of the classifier's probability, and what the
frames' answer is worth.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log

from dragoman import codebook
from dragoman.reading.classifier import NONE

_LEAST = 1e-9
"""Probability below which the classifier's are taken for equal."""


@dataclass(frozen=True, slots=True)
class _Worth:
    """How much likelier the frames give a type where it is right than where one of the other
    polarity (cooperation, conflict) is; logarithms."""

    closeness: float
    """Least closeness of the frames' event to the parties, as in ``pairs``."""
    type: float
    polarity: float
    """The same for the other types of the right one's polarity."""


_WORTH = (_Worth(3.0, 4.8, 0.85), _Worth(1.0, 3.25, 0.45), _Worth(0.0, 2.43, 0.13))
"""As ``training/worth.py`` counts them on the corpus's part ``test``; no frame was made on it."""


def weigh(given: Mapping[str, float], framed: str | None, closeness: float) -> dict[str, float]:
    """Probabilities of the types (and NONE) in ``given``, by the classifier and the frames' type.

    The types are the shipped codebook's: the classifier knows no others. ``closeness`` says how
    sure it is that the frames' event is the one between the parties.
    """
    evidence = {
        kind: log(max(share, _LEAST)) + _bonus(kind, framed, closeness)
        for kind, share in given.items()
    }
    most = max(evidence.values())
    powers = {kind: exp(value - most) for kind, value in evidence.items()}
    total = sum(powers.values())
    return {kind: power / total for kind, power in powers.items()}


def _bonus(kind: str, framed: str | None, closeness: float) -> float:
    if framed is None or kind == NONE:
        return 0.0
    worth = next(each for each in _WORTH if closeness >= each.closeness)
    if kind == framed:
        return worth.type
    types = codebook.load().types
    alike = types[kind].hostile is types[framed].hostile
    return worth.polarity if alike else 0.0
