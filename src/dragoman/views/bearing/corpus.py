"""The sentences of some texts, looked up by what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.record.gists import Flags, Ints
from dragoman.views.bearing.passages import Passage
from dragoman.views.bearing.settings import bearing

Floats = NDArray[np.float64]
_NONE: Ints = np.zeros(0, dtype=np.int64)


class Corpus:
    """Sentences in the order of publication, text by text."""

    def __init__(self, texts: Iterable[Sequence[Passage]]) -> None:
        self.passages: list[Passage] = []
        self.texts: dict[str, tuple[int, int]] = {}
        """Where the sentences of a document begin and end among them."""
        for text in texts:
            first = len(self.passages)
            self.passages += text
            self.texts[text[0].text.document] = (first, len(self.passages))
        days = [one.text.published.toordinal() for one in self.passages]
        self.days: Ints = np.array(days, dtype=np.int64)
        self.opens: Flags = np.array([one.number == 0 for one in self.passages], dtype=np.bool_)
        self.sums: Floats = np.array([sum(one.weights.values()) for one in self.passages])
        saying: defaultdict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self.passages):
            for sense in one.weights:
                saying[sense].append(place)
        self._saying = {sense: np.array(places) for sense, places in saying.items()}
        self._naming: dict[frozenset[str], Flags] = {}

    def saying(self, sense: str) -> Ints:
        """Places of the sentences that say something."""
        return self._saying.get(sense, _NONE)

    def marks(self, places: Ints) -> Floats:
        """Sentences × marks: 1 where one of its words stands in the sentence."""
        found = np.array([self.passages[place].marks for place in places.tolist()], dtype=np.int64)
        return (found[:, None] >> np.arange(len(bearing().marks)) & 1).astype(np.float64)

    def naming(self, countries: frozenset[str], places: Ints) -> Flags:
        """Which sentences name one of some countries."""
        if countries not in self._naming:
            named = [not countries.isdisjoint(one.named) for one in self.passages]
            self._naming[countries] = np.array(named, dtype=np.bool_)
        return self._naming[countries][places]
