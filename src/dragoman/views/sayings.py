"""What very many statements and events say: their words as stems, looked at all at once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import sqlalchemy as sa
from scipy import sparse

from dragoman.record import vocabulary
from dragoman.record.gists import Flags, Gists, Ints, ranges, starts
from dragoman.record.likeness import ignored, looked_for, sense, stem
from dragoman.views.alike import Contents


class Sayings:
    """The words of some units as numbers of stems, those of one unit after those of the other.

    Senses that matter have the numbers given, from 0 on, and others those that follow.
    """

    def __init__(self, connection: sa.Connection, units: Gists, numbers: Mapping[str, int]) -> None:
        self._units = units
        self._matter = len(numbers)
        self._numbers: dict[str, int] = {}
        """Of stems."""
        senses = dict(numbers)
        none, named = ignored(), vocabulary.all_words(connection)
        highest = max(named, default=0)
        self._stem_of = np.zeros(highest + 1, dtype=np.int64)
        """By number of a word."""
        self._sense_of = np.zeros(highest + 1, dtype=np.int64)
        self._counts = np.zeros(highest + 1, dtype=np.bool_)
        """Whether a word counts for likeness, by its number."""
        self._words = units.words()
        lengths = units.cue + units.content
        self._begins = starts(lengths)
        """Where in them those of a unit begin."""
        self._of = np.repeat(np.arange(len(lengths)), lengths)
        """Of which unit each of them is."""
        for number in np.flatnonzero(np.bincount(self._words, minlength=1)).tolist():
            word = named[number]
            own, counted = stem(word), sense(word)
            self._stem_of[number] = self._numbers.setdefault(own, len(self._numbers))
            self._sense_of[number] = senses.setdefault(counted, len(senses))
            self._counts[number] = word not in none
        self._senses = len(senses)
        self._said = self._stem_of[self._words]

    def says(self, wanted: tuple[str, ...]) -> Flags:
        """Which units say one of the words and phrases, or a form of it.

        An empty list asks nothing.
        """
        found = np.full(len(self._units.number), not wanted)
        for phrase in looked_for(wanted):
            if all(one in self._numbers for one in phrase):
                found[self._saying([self._numbers[one] for one in phrase])] = True
        return found

    def contents(self, chosen: Ints) -> Contents:
        """What of the contents of some units, given by their places, counts for likeness."""
        begins = self._begins[chosen] + self._units.cue[chosen]
        places, of = ranges(begins, self._units.content[chosen])
        words = self._words[places]
        counts = self._counts[words]
        having = sparse.csr_array(
            (np.ones(counts.sum(), dtype=np.int32), (of[counts], self._sense_of[words[counts]])),
            shape=(len(chosen), self._senses),
        )
        having.data[:] = 1
        lengths = np.diff(having.indptr)
        return Contents(having[:, : self._matter], lengths)

    def _saying(self, phrase: list[int]) -> Ints:
        """Units in which these stems stand side by side."""
        begins = max(len(self._said) - len(phrase) + 1, 0)
        stands = np.ones(begins, dtype=np.bool_)
        for place, one in enumerate(phrase):
            stands &= self._said[place : begins + place] == one
        at = np.flatnonzero(stands)
        within = self._of[at] == self._of[at + len(phrase) - 1]
        found: Ints = self._of[at[within]]
        return found
