"""Which sentences bear on which promises or demands, by the measures of ``bearing.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

import numpy as np

from dragoman.record.gists import Flags
from dragoman.views.bearing import origin
from dragoman.views.bearing.corpus import Corpus
from dragoman.views.bearing.origin import Cases
from dragoman.views.bearing.settings import COVER, PLAIN, Measure, bearing
from dragoman.views.tellings import Told


class Borne(NamedTuple):
    """A sentence that bears on a promise or demand."""

    origin: int
    """Which of those that were given."""
    place: int
    """Of the sentence in the corpus."""
    link: str
    chance: float


def borne(told: Sequence[Told], corpus: Corpus, measures: Sequence[Measure]) -> list[Borne]:
    """The sentences that bear on promises or demands, as :func:`likeliest` has it."""
    found = []
    for one in told:
        plain = origin.plain(one, corpus)
        found.append(origin.whole(one, plain.only(_may_be(plain, measures)), corpus))
    return likeliest(found, measures)


def likeliest(found: Sequence[Cases], measures: Sequence[Measure]) -> list[Borne]:
    """For each promise or demand the sentences that bear on it, each as what it is likeliest.

    Of several that a sentence bears on as the same, it is left to those of which that is likeliest.
    ``found`` have all signs.
    """
    possible = [one for origin, cases in enumerate(found) for one in _of(origin, cases, measures)]
    highest: dict[tuple[int, str], float] = {}
    for one in possible:
        key = (one.place, one.link)
        highest[key] = max(one.chance, highest.get(key, 0.0))
    return [one for one in possible if one.chance == highest[one.place, one.link]]


def _of(origin: int, cases: Cases, measures: Sequence[Measure]) -> Iterator[Borne]:
    """What a promise or demand may be borne on by, each sentence once."""
    if not measures or not len(cases.places):
        return
    sums = [cases.signs @ one.column + one.intercept + offset(cases) for one in measures]
    chances = 1 / (1 + np.exp(-np.column_stack(sums)))
    best = chances.argmax(axis=1)
    for row, (place, which) in enumerate(zip(cases.places.tolist(), best.tolist(), strict=True)):
        sure = float(chances[row, which])
        if sure >= measures[which].least:
            yield Borne(origin, place, measures[which].link, sure)


def _may_be(plain: Cases, measures: Sequence[Measure]) -> Flags:
    """Which sentences may be sure enough of any link, whatever their other signs are."""
    found = np.zeros(len(plain.places), dtype=np.bool_)
    marks = len(bearing().marks)
    for one in measures:
        more = np.maximum(one.column[len(PLAIN) :], 0.0)
        most = more[:-marks].sum() + plain.signs[:, COVER] * more[-marks:].sum()
        sums = plain.signs @ one.column[: len(PLAIN)] + most + one.intercept + offset(plain)
        found |= sums >= np.log(one.least / (1 - one.least))
    return found


def offset(cases: Cases) -> float:
    """What is taken off where more sentences are looked at than the weights are fitted to."""
    return -log(max(cases.looked_at / bearing().sentences, 1.0))
