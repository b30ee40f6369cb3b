"""Weights of signs by which one of several candidates is chosen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Choice = tuple[list[dict[str, float]], int]
"""Signs of each candidate, and the place of the right one."""


def fitted(known: Sequence[Choice], shrink: float) -> dict[str, float]:
    """The weights that make the right candidates likeliest: multinomial logistic regression,
    shrunk towards 0 (ridge)."""
    names = sorted({name for rows, _ in known for row in rows for name in row})
    tables = [
        np.array([[float(row.get(name, 0.0)) for name in names] for row in rows])
        for rows, _ in known
    ]
    rights = [right for _, right in known]

    def cost(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total = shrink * float(weights @ weights)
        slope = 2 * shrink * weights
        for table, right in zip(tables, rights, strict=True):
            scores = table @ weights
            powers = np.exp(scores - scores.max())
            shares = powers / powers.sum()
            total -= float(np.log(shares[right]))
            slope += shares @ table - table[right]
        return total, slope

    found = minimize(cost, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return dict(zip(names, found.x.tolist(), strict=True))


def share_right(known: Sequence[Choice], weights: dict[str, float]) -> float:
    """The share of choices in which the right candidate weighs most."""
    right = 0
    for rows, place in known:
        scores = [
            sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in rows
        ]
        right += scores.index(max(scores)) == place
    return right / max(1, len(known))
