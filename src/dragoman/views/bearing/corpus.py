"""The sentences of some texts, looked up by what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.record.gists import Flags, Ints
from dragoman.record.likeness import says
from dragoman.record.vocabulary import words
from dragoman.views.bearing.passages import Passage, names
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
        self._marks: dict[int, list[bool]] = {}
        self._names: dict[tuple[int, str], bool] = {}

    def saying(self, sense: str) -> Ints:
        """Places of the sentences that say something."""
        return self._saying.get(sense, _NONE)

    def marks(self, places: Ints) -> Floats:
        """Sentences × marks: 1 where one of its words stands in the sentence."""
        found = [self._marks_at(place) for place in places.tolist()]
        return np.array(found, dtype=np.float64).reshape(-1, len(bearing().marks))

    def _marks_at(self, place: int) -> list[bool]:
        if place not in self._marks:
            said = self.passages[place].said
            self._marks[place] = [says(said, listed) for listed in bearing().marks.values()]
        return self._marks[place]

    def name(self, countries: frozenset[str], places: Ints) -> Flags:
        """Which sentences name one of some countries, its people or its capital."""
        found = [any(self._names_at(one, own) for own in countries) for one in places.tolist()]
        return np.array(found, dtype=np.bool_)

    def _names_at(self, place: int, country: str) -> bool:
        if (place, country) not in self._names:
            text = f" {' '.join(words(self.passages[place].words))} "
            self._names[place, country] = any(f" {form} " in text for form in names(country))
        return self._names[place, country]
