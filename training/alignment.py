"""Fits the weights of ``alignment.toml`` to alignments written by hand.

    python training/alignment.py tests/gold/alignment

prints the weights and the least chances of a link, fitted to all pairs of accounts in the folder,
and what they give on pairs that were left out, one at a time: F1 of pairs, only A and only B, of
what was read.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from dragoman.bench.align_gold import GoldAccount, GoldPair, read_pairs
from dragoman.reading.pipeline import read_document
from dragoman.views.accounts.alignment import compared, links
from dragoman.views.accounts.likeness import SIGNS, of_others, signs
from dragoman.views.accounts.settings import Links
from dragoman.views.accounts.told import Told, told

RIDGE = 1.0
"""Weight of the penalty on large weights, of signs measured in their standard deviations."""
CHANCES = np.arange(0.1, 0.75, 0.05)


@dataclass(frozen=True)
class Case:
    """Two accounts as they are read, and their gold alignment of what was read."""

    signs: NDArray[np.float64]
    of_others: NDArray[np.bool_]
    a: list[int | None]
    b: list[int | None]
    pairs: frozenset[tuple[int, int]]

    @property
    def same(self) -> NDArray[np.bool_]:
        """Whether each two statements tell the same."""
        return np.array([[(x, y) in self.pairs for y in self.b] for x in self.a])


def case(gold: GoldPair) -> Case:
    """Reads both accounts."""
    a, ours = _account(gold.a)
    b, theirs = _account(gold.b)
    read = frozenset(pair for pair in gold.pairs if pair[0] in ours and pair[1] in theirs)
    return Case(signs(a, b), of_others(a, b), ours, theirs, read)


def _account(account: GoldAccount) -> tuple[list[Told], list[int | None]]:
    reading = read_document(account.document)
    statements = compared(reading)
    return told(reading, statements), [account.standing_for(one) for one in statements]


def fit(cases: Sequence[Case]) -> NDArray[np.float64]:
    """The intercept and a weight for each of :data:`SIGNS`."""
    rows = np.concatenate([one.signs[~one.of_others] for one in cases])
    same = np.concatenate([one.same[~one.of_others] for one in cases])
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    given = np.column_stack([np.ones(len(rows)), (rows - mean) / spread])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        sums = given @ weights
        kept = np.r_[0.0, weights[1:]]
        value = np.logaddexp(0, np.where(same, -sums, sums)).sum() + RIDGE / 2 * kept @ kept
        return float(value), given.T @ (expit(sums) - same) + RIDGE * kept

    found = minimize(loss, np.zeros(given.shape[1]), jac=True, method="L-BFGS-B").x
    weights = found[1:] / spread
    return np.r_[found[0] - weights @ mean, weights]


def counts(one: Case, weights: NDArray[np.float64], least: Links) -> NDArray[np.int_]:
    """Right, found and gold of pairs, of only A and of only B."""
    chances = np.where(one.of_others, 0.0, expit(one.signs @ weights[1:] + weights[0]))
    made = {(one.a[i], one.b[j]) for i, j, _ in links(chances.tolist(), least)}
    pairs = {pair for pair in made if None not in pair}
    return np.concatenate(
        [
            _counted(pairs, one.pairs),
            *(
                _counted(read - {pair[side] for pair in pairs}, read - {p[side] for p in one.pairs})
                for side, read in enumerate((set(one.a) - {None}, set(one.b) - {None}))
            ),
        ]
    )


def _counted(found: Collection[object], gold: Collection[object]) -> list[int]:
    return [len(set(found) & set(gold)), len(found), len(gold)]


def scores(total: NDArray[np.int_]) -> list[float]:
    """F1 of pairs, only A and only B, in percent."""
    return [float(200 * right / (found + gold)) for right, found, gold in total.reshape(3, 3)]


def thresholds(cases: Sequence[Case], weights: NDArray[np.float64]) -> Links:
    """The least chances that give the best sum of the three scores."""

    def worth(least: Links) -> float:
        return sum(scores(sum(counts(one, weights, least) for one in cases)))

    possible = [
        Links(first=round(float(first), 2), further=round(float(further), 2))
        for first, further in product(CHANCES, CHANCES)
        if first <= further
    ]
    return max(possible, key=worth)


def left_out(cases: Sequence[Case]) -> list[float]:
    """The scores on each pair by what is fitted to the others, all together."""
    total = np.zeros(9, dtype=np.int_)
    for number, one in enumerate(cases):
        others = [*cases[:number], *cases[number + 1 :]]
        weights = fit(others)
        total += counts(one, weights, thresholds(others, weights))
    return scores(total)


def main() -> None:
    """Fits and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("golds", type=Path)
    cases = [case(gold) for gold in read_pairs(parser.parse_args().golds)[0]]
    weights = fit(cases)
    least = thresholds(cases, weights)
    print("[weights]")
    for name, weight in zip(("intercept", *SIGNS), weights, strict=True):
        print(f"{name} = {weight:.2f}")
    print(f"[links]\nfirst = {least.first}\nfurther = {least.further}")
    print("# pairs left out:", " / ".join(f"{score:.1f}" for score in left_out(cases)))


if __name__ == "__main__":
    main()
