"""The measures of the benchmarks, plainly.

Precision, recall and F1 are micro-averaged over documents unless a name says macro. A ratio
whose denominator is zero is 0, as in scikit-learn's default.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from dragoman.model import Span

SAME_CONTENT = 0.5
"""Least word F1 of two contents that are the same."""
RESAMPLES = 1000
SEED = 2023

G = TypeVar("G")
P = TypeVar("P")

Pairs: TypeAlias = list[tuple[int, int]]
"""Indices of a gold and of a predicted item that stand for each other."""
Figures: TypeAlias = dict[str, float]
Intervals: TypeAlias = dict[str, tuple[float, float]]

_WORD = re.compile(r"\w+")


def ratio(part: float, whole: float) -> float:
    """``part / whole``, and 0 where ``whole`` is 0."""
    return part / whole if whole else 0.0


@dataclass(frozen=True)
class Counts:
    """How many items are right, how many were predicted, how many gold has."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right + other.right, self.predicted + other.predicted, self.gold + other.gold
        )

    @property
    def precision(self) -> float:
        """Share of the predicted that is right."""
        return ratio(self.right, self.predicted)

    @property
    def recall(self) -> float:
        """Share of gold that was found."""
        return ratio(self.right, self.gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return ratio(2 * self.right, self.predicted + self.gold)


def share(right: Iterable[bool]) -> Counts:
    """A share as counts: precision, recall and F1 are all right over all."""
    flags = list(right)
    return Counts(sum(flags), len(flags), len(flags))


def set_counts(gold: Iterable[object], predicted: Iterable[object]) -> Counts:
    """Counts over sets: an item given twice is one item."""
    wanted, given = set(gold), set(predicted)
    return Counts(len(wanted & given), len(given), len(wanted))


def accuracy(gold: Sequence[str], predicted: Sequence[str | None]) -> float:
    """Share of items with the right label; None is never right."""
    return ratio(sum(a == b for a, b in zip(gold, predicted, strict=True)), len(gold))


def label_counts(gold: Sequence[str], predicted: Sequence[str | None]) -> dict[str, Counts]:
    """Counts for every label that gold or the prediction has; None is no label."""
    wanted, given = Counter(gold), Counter(label for label in predicted if label is not None)
    right = Counter(a for a, b in zip(gold, predicted, strict=True) if a == b)
    return {
        label: Counts(right[label], given[label], wanted[label]) for label in sorted(wanted | given)
    }


def macro_f1(gold: Sequence[str], predicted: Sequence[str | None]) -> float:
    """Mean F1 over the labels that gold or the prediction has, each label counting alike."""
    counts = label_counts(gold, predicted)
    return ratio(sum(count.f1 for count in counts.values()), len(counts))


def tokens(text: str) -> Counter[str]:
    """The lower-cased words of ``text`` with how often each stands there."""
    return Counter(_WORD.findall(text.lower()))


def token_f1(gold: Counter[str], predicted: Counter[str]) -> float:
    """F1 over words with multiplicity, as in SQuAD (Rajpurkar et al. 2016, section 6.1)."""
    return Counts((gold & predicted).total(), predicted.total(), gold.total()).f1


def gap(one: Span, other: Span) -> int:
    """Characters between two spans; 0 where they touch or overlap."""
    return max(one.start - other.end, other.start - one.end, 0)


def closeness(one: Span, other: Span) -> float:
    """Between 0 and 1: shared characters over all characters; less than 0.001 for no overlap."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    if shared <= 0:
        return 0.001 / (1 + gap(one, other))
    return shared / (max(one.end, other.end) - min(one.start, other.start))


def content_weight(
    gold: Counter[str], predicted: Counter[str], gold_span: Span, predicted_span: Span
) -> float:
    """Word F1 of two contents, and 0 below :data:`SAME_CONTENT`.

    Where the same words stand in two places of a text, the closer spans weigh a little more.
    """
    same = token_f1(gold, predicted)
    return same + 1e-6 * closeness(gold_span, predicted_span) if same >= SAME_CONTENT else 0.0


def match(gold: Sequence[G], predicted: Sequence[P], weight: Callable[[G, P], float]) -> Pairs:
    """The one-to-one assignment of greatest total weight; weight 0 is no pair.

    The Hungarian method (Kuhn 1955), through SciPy. Pairs come in gold's order.
    """
    if not gold or not predicted:
        return []
    weights = np.array([[weight(a, b) for b in predicted] for a in gold])
    rows, columns = linear_sum_assignment(weights, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if weights[i, j] > 0]


def bootstrap(statistic: Callable[[NDArray[np.intp]], Figures], size: int) -> Intervals:
    """95% percentile intervals (Efron 1979) of what ``statistic`` makes of ``size`` documents.

    ``statistic`` is given the indices of the documents drawn, with replacement; the draws are
    the same on every run. One document has no interval.
    """
    if size < 2:
        return {}
    draws = np.random.default_rng(SEED).integers(0, size, (RESAMPLES, size))
    drawn = [statistic(draw) for draw in draws]
    return {
        key: tuple(np.percentile([figures[key] for figures in drawn], (2.5, 97.5)).tolist())
        for key in drawn[0]
    }


def totals(rows: Sequence[Mapping[str, Counts]]) -> dict[str, Counts]:
    """The sum, by name, of the counts of all documents."""
    return {name: sum((row[name] for row in rows), Counts()) for name in rows[0]}


def f1_intervals(rows: Sequence[Mapping[str, Counts]]) -> Intervals:
    """95% bootstrap interval over documents of the micro F1 of every name."""
    names = list(rows[0])
    table = np.array(
        [[(row[name].right, row[name].predicted, row[name].gold) for name in names] for row in rows]
    )

    def statistic(draw: NDArray[np.intp]) -> Figures:
        sums = table[draw].sum(axis=0).tolist()
        return {name: Counts(*counts).f1 for name, counts in zip(names, sums, strict=True)}

    return bootstrap(statistic, len(rows))
