"""How likely two statements of two accounts tell the same, by the rule of ``alignment.toml``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from dragoman.model import Act
from dragoman.views.accounts import encoder, settings
from dragoman.views.accounts.shared_words import shares
from dragoman.views.accounts.told import Told, same_voice

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIGNS = ("words", "sense", "same_voice", "same_act", "near_act", "apart", "position")
"""What is looked at, by the names that ``alignment.toml`` weighs it under."""

_DIGITS = 6


def likeness(a: Sequence[Told], b: Sequence[Told]) -> list[list[float]]:
    """For each statement of ``a`` the chance that each of ``b`` tells the same: none where another
    speaks."""
    if not a or not b:
        return [[] for _ in a]
    weights = settings.rule().weights
    sums = signs(a, b) @ np.array([getattr(weights, name) for name in SIGNS]) + weights.intercept
    chances = np.where(of_others(a, b), 0.0, 1 / (1 + np.exp(-sums)))
    rounded: list[list[float]] = np.round(chances, _DIGITS).tolist()
    return rounded


def of_others(a: Sequence[Told], b: Sequence[Told]) -> NDArray[np.bool_]:
    """Whether each statement of ``a`` and each of ``b`` are for sure of different speakers."""
    return np.array(
        [[same_voice(one.voice, other.voice) is False for other in b] for one in a], dtype=np.bool_
    )


def signs(a: Sequence[Told], b: Sequence[Told]) -> NDArray[np.float64]:
    """All :data:`SIGNS` of each statement of ``a`` with each of ``b``: an array of as many rows,
    columns and layers. Neither account may be empty."""
    words, sense = shares(a, b), _sense(a, b)
    return np.array(
        [
            [
                (
                    *(words[i][j], sense[i, j], same_voice(one.voice, other.voice) is True),
                    *_of_acts(one, other),
                    abs(i / len(a) - j / len(b)),
                    one.position or other.position,
                )
                for j, other in enumerate(b)
            ]
            for i, one in enumerate(a)
        ],
        dtype=np.float64,
    )


def _sense(a: Sequence[Told], b: Sequence[Told]) -> NDArray[np.float64]:
    """Cosines of the statements' vectors, from which the mean of all is taken, less so where they
    are few: what both accounts talk of throughout tells nothing."""
    found = encoder.vectors([one.text for one in (*a, *b)])
    found -= found.sum(axis=0) / (len(found) + settings.rule().sense.few)
    found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), np.finfo(np.float64).tiny)
    return np.asarray(found[: len(a)] @ found[len(a) :].T)


def _of_acts(one: Told, other: Told) -> tuple[bool, bool]:
    acts = frozenset((one.statement.act, other.statement.act))
    near = Act.STATE in acts or acts in settings.rule().acts.pairs
    return len(acts) == 1, len(acts) == 2 and near
