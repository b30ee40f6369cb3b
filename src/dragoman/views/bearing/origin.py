"""A promise or a demand, and what speaks for it that sentences bear on it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import numpy as np

from dragoman.record.gists import Flags, Ints
from dragoman.views.bearing.corpus import Corpus, Floats
from dragoman.views.bearing.passages import weights
from dragoman.views.bearing.settings import COVER, PLAIN, bearing
from dragoman.views.tellings import Told

_MANY = 5
"""Words that are shared; more count for no more."""


class Cases(NamedTuple):
    """Sentences that may bear on a promise or a demand, and some of their signs."""

    places: Ints
    """In the corpus."""
    signs: Floats
    """Sentences × signs."""
    looked_at: int
    """Sentences among which they were found."""

    def only(self, chosen: Flags) -> Cases:
        """Some of them."""
        return self._replace(places=self.places[chosen], signs=self.signs[chosen])


def plain(told: Told, corpus: Corpus) -> Cases:
    """Sentences that share a word with it, or behind such a one, or right behind it, with the signs
    :data:`PLAIN`.

    None where it has no words or day of its own.
    """
    own, published = weights(told.first.content), told.first.row["published"]
    if not own or not isinstance(published, date):
        return Cases(np.zeros(0, np.int64), np.zeros((0, len(PLAIN))), 0)
    looked_at, same, near = _behind(told, published, corpus)
    shared, words = _shared(own, corpus)
    before = np.where(corpus.opens, 0.0, np.roll(shared, 1))
    places = np.flatnonzero(looked_at & ((words > 0) | (before > 0) | near))
    of_all, due, days = sum(own.values()), told.due(), corpus.days[places]
    signs: Floats = np.column_stack(
        [
            shared[places] / np.maximum(np.minimum(of_all, corpus.sums[places]), 1.0),
            shared[places] / of_all,
            before[places] / of_all,
            np.minimum(words[places], _MANY) / _MANY,
            same[places],
            near[places],
            (days - published.toordinal()) / bearing().days,
            days >= due[1].toordinal() if due else np.zeros(len(places)),
        ]
    )
    return Cases(places, signs, int(looked_at.sum()))


def whole(told: Told, cases: Cases, corpus: Corpus) -> Cases:
    """The same with all signs."""
    named = [corpus.naming(side, cases.places) for side in told.first.sides]
    marks = corpus.marks(cases.places)
    cover = cases.signs[:, COVER, None]
    signs: Floats = np.column_stack([cases.signs, *named, marks, marks * cover])
    return cases._replace(signs=signs)


def _behind(told: Told, published: date, corpus: Corpus) -> tuple[Flags, Flags, Flags]:
    """Which sentences stand behind it in time, which of them in its own text, and near."""
    first = published.toordinal()
    behind = (corpus.days >= first) & (corpus.days <= first + bearing().days)
    same, near = (np.zeros(len(behind), dtype=np.bool_) for _ in range(2))
    start, end = corpus.texts.get(told.first.document, (0, 0))
    for place in range(start, end):
        behind[place] = same[place] = corpus.passages[place].start >= told.first.ends
    near[np.flatnonzero(same)[: bearing().near]] = True
    return behind, same, near


def _shared(own: dict[str, float], corpus: Corpus) -> tuple[Floats, Ints]:
    """How much, and how many of its words, each sentence shares."""
    shared = np.zeros(len(corpus.passages))
    words = np.zeros(len(corpus.passages), dtype=np.int64)
    for sense, weight in own.items():
        saying = corpus.saying(sense)
        shared[saying] += weight
        words[saying] += 1
    return shared, words
