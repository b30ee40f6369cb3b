"""Which contents are alike, of very many at once.

Likeness is the share of the shorter content's stems that the other has too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from dragoman.record.gists import Ints
from dragoman.views.linking import Alike

_AT_ONCE = 1000
"""Contents compared at once: those of some months."""

Likes = Mapping[int, Sequence[tuple[int, float]]]
"""By number of a content: the numbers of those that it is like, in order, and how like."""


class Contents(NamedTuple):
    """Some contents and their stems."""

    having: sparse.csr_array
    """Contents × stems: 1 where a content has a stem, of those stems that matter."""
    lengths: Ints
    """How many stems each content has, also of others."""

    def only(self, chosen: Ints) -> Contents:
        """Some of them, by their places."""
        return Contents(self.having[chosen], self.lengths[chosen])

    def without(self, columns: Sequence[int]) -> Contents:
        """The same, but for some stems."""
        kept = np.ones(self.having.shape[1], dtype=np.int32)
        kept[columns] = 0
        having = self.having @ sparse.diags_array(kept, dtype=np.int32)
        return Contents(having, self.lengths - (self.having.sum(axis=1) - having.sum(axis=1)))


class Pairs(NamedTuple):
    """Contents that are alike: places of the one and the other, in order, and how like they are."""

    one: Ints
    other: Ints
    likeness: NDArray[np.float64]

    def by_one(self) -> Likes:
        """For each of the first contents that is like any, those that it is like."""
        found: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
        for one, *like in zip(*(column.tolist() for column in self), strict=True):
            found[one].append((like[0], like[1]))
        return found


def pairs(rule: Alike, ones: Contents, among: tuple[Ints, Ints], others: Contents) -> Pairs:
    """Which of ``ones`` are as like some of ``others`` as a rule asks.

    ``among`` are, for each of ``ones``, the first place of those it is compared with, and the one
    behind the last.
    """
    first, end = among
    needed = _needed(rule, int(ones.lengths.max(initial=0)))
    found = [_none()]
    for block in _blocks(np.argsort(first, kind="stable")):
        start, stop = int(first[block].min()), int(end[block].max())
        near = others.having[start:stop] if start < stop else others.having[:0]
        shared = (ones.having[block] @ near.T).tocoo()
        one, other = block[shared.row], shared.col + start
        shorter = np.minimum(ones.lengths[one], others.lengths[other])
        fits = (first[one] <= other) & (other < end[one]) & (shared.data >= needed[shorter])
        found.append(Pairs(one[fits], other[fits], shared.data[fits] / shorter[fits]))
    one, other, likeness = map(np.concatenate, zip(*found, strict=True))
    order = np.lexsort((other, one))
    return Pairs(one[order], other[order], likeness[order])


def _none() -> Pairs:
    return Pairs(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))


def _blocks(places: Ints) -> Iterator[Ints]:
    for start in range(0, len(places), _AT_ONCE):
        yield places[start : start + _AT_ONCE]


def _needed(rule: Alike, longest: int) -> Ints:
    """By the length of the shorter content, from 0, the least number of stems to be shared."""
    least = [
        next(
            n for n in count(rule.least_shared) if n / shorter >= rule.likeness or n == rule.enough
        )
        for shorter in range(1, longest + 1)
    ]
    return np.array([np.iinfo(np.int64).max, *least])
