"""How much two statements share in words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from dragoman.views.accounts import settings
from dragoman.views.accounts.settings import Rule
from dragoman.views.accounts.told import Told
from dragoman.views.accounts.vocabulary import FAMILY, PARTY, vocabulary


def shares(a: Sequence[Told], b: Sequence[Told]) -> list[list[float]]:
    """For each statement of ``a`` how much of its words, by weight, each of ``b`` has, and the
    reverse, as one number between 0 and 1."""
    weights = _Weights(a, b, settings.rule())
    ours, theirs = [weights.of(one) for one in a], [weights.of(one) for one in b]
    return [[_share(v, w, weights.rule) for w in theirs] for v in ours]


class _Weights:
    """What each word of two accounts weighs: the rarer, the more (Spärck Jones 1972)."""

    def __init__(self, a: Sequence[Told], b: Sequence[Told], rule: Rule) -> None:
        self.rule = rule
        found = Counter(word for one in (*a, *b) for word in one.own | one.sentence)
        common = _words(a) & _words(b)
        at_table = {PARTY + country for country in _countries(a) & _countries(b)}
        self._weights = {
            word: self._weight(word, (len(a) + len(b)) / count, word in common)
            for word, count in found.items()
            if word not in at_table
        }

    def of(self, one: Told) -> dict[str, float]:
        """The weights of a statement's words, by where they stand."""
        place = self.rule.place
        missing = max(0.0, 1 - len(one.own - vocabulary().weak) / place.short)
        return {
            **self._at(one.before, place.before + place.lean * missing),
            **self._at(one.sentence, place.sentence),
            **self._at(one.own, 1.0),
        }

    def _at(self, words: frozenset[str], factor: float) -> dict[str, float]:
        return {w: factor * self._weights[w] for w in sorted(words) if w in self._weights}

    def _weight(self, word: str, rarity: float, common: bool) -> float:
        kind = self.rule.kind
        weight = math.log(1 + rarity)
        if word.startswith(FAMILY):
            weight *= kind.family
        if word in vocabulary().weak:
            weight *= kind.weak
        return weight if common else weight * kind.absent


def _words(account: Sequence[Told]) -> frozenset[str]:
    return frozenset().union(*(one.own | one.sentence for one in account))


def _countries(account: Sequence[Told]) -> set[str]:
    return {actor.country for one in account for actor in one.statement.speakers}


def _share(v: dict[str, float], w: dict[str, float], rule: Rule) -> float:
    shared = math.fsum(min(v[word], w[word]) for word in v if word in w)
    lighter, heavier = sorted((math.fsum(v.values()), math.fsum(w.values())))
    share = rule.share
    return shared / (share.smaller * lighter + (1 - share.smaller) * heavier + share.ballast)
