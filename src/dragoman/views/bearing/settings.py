"""``bearing.toml``, checked."""

from __future__ import annotations

from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray
from pydantic import model_validator

from dragoman import data
from dragoman.data import Data
from dragoman.views.linking import Side

WITH_COVER = " with cover"
"""Behind the name of a mark: the sign that is its cover where the mark stands."""


class Measure(Data):
    """How sure a sentence makes of one link: a logistic regression."""

    link: str
    by: Side
    """Whose word or deed it is."""
    least: float
    intercept: float
    weights: dict[str, float]

    @cached_property
    def column(self) -> NDArray[np.float64]:
        """The weights of all signs, in their order."""
        return np.array([self.weights.get(sign, 0.0) for sign in signs()])


class Bearing(Data):
    """What ``bearing.toml`` holds; the fields are described there."""

    days: int
    near: int
    sentences: int
    texts: int
    marks: dict[str, tuple[str, ...]]
    commitment: tuple[Measure, ...] = ()
    demand: tuple[Measure, ...] = ()

    @model_validator(mode="after")
    def _of_known_signs(self) -> Bearing:
        known = {*PLAIN, *_NAMED, *self.marks, *(mark + WITH_COVER for mark in self.marks)}
        for measure in (*self.commitment, *self.demand):
            if unknown := {*measure.weights} - known:
                raise ValueError(f"{measure.link}: no such sign: {', '.join(sorted(unknown))}")
        return self


PLAIN = (
    *("share", "cover", "before", "words"),
    *("same document", "right behind", "days", "past due"),
)
"""Signs for which the words of a sentence need not be looked at one by one."""
COVER = PLAIN.index("cover")
_NAMED = ("maker named", "other named")


@cache
def bearing() -> Bearing:
    """The shipped measures."""
    return data.load("dragoman.views.bearing", "bearing.toml", Bearing)


@cache
def signs() -> tuple[str, ...]:
    """All signs, in the order of their columns."""
    marks = bearing().marks
    return (*PLAIN, *_NAMED, *marks, *(mark + WITH_COVER for mark in marks))
