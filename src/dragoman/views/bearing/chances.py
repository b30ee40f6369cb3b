"""Which sentences bear on which promises or demands, by the measures of ``bearing.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from dragoman.views.bearing.corpus import Floats
from dragoman.views.bearing.origin import Cases
from dragoman.views.bearing.settings import Measure, bearing, signs


class Borne(NamedTuple):
    """A sentence that bears on a promise or demand."""

    origin: int
    """Which of those that were given."""
    place: int
    """Of the sentence in the corpus."""
    link: str
    chance: float


def borne(found: Sequence[Cases], measures: Sequence[Measure]) -> list[Borne]:
    """For each promise or demand the sentences that bear on it, each as what it is likeliest.

    Of several that a sentence bears on as the same, it is left to those of which that is likeliest.
    """
    possible = [one for origin, cases in enumerate(found) for one in _of(origin, cases, measures)]
    likeliest: dict[tuple[int, str], float] = {}
    for one in possible:
        key = (one.place, one.link)
        likeliest[key] = max(one.chance, likeliest.get(key, 0.0))
    return [one for one in possible if one.chance == likeliest[one.place, one.link]]


def _of(origin: int, cases: Cases, measures: Sequence[Measure]) -> Iterator[Borne]:
    """What a promise or demand may be borne on by, each sentence once."""
    if not measures or not len(cases.places):
        return
    chances = np.column_stack([chance(cases, _weights(one), one.intercept) for one in measures])
    best = chances.argmax(axis=1)
    for row, (place, which) in enumerate(zip(cases.places.tolist(), best.tolist(), strict=True)):
        sure = float(chances[row, which])
        if sure >= measures[which].least:
            yield Borne(origin, place, measures[which].link, sure)


def chance(cases: Cases, weights: Floats, intercept: float) -> Floats:
    """How sure one may be of each sentence."""
    sums = cases.signs @ weights + intercept + offset(cases)
    found: Floats = 1 / (1 + np.exp(-sums))
    return found


def offset(cases: Cases) -> float:
    """What is taken off where more sentences are looked at than the weights are fitted to."""
    return float(-np.log(max(cases.looked_at, 1) / bearing().sentences))


def _weights(measure: Measure) -> Floats:
    return np.array([measure.weights.get(sign, 0.0) for sign in signs()])
