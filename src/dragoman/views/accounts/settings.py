"""The data files beside this one, checked."""

from __future__ import annotations

from functools import cache

from dragoman import data
from dragoman.data import Data
from dragoman.model import Act


class Place(Data):
    """How much a word counts, by where it stands; a word of the statement itself counts 1."""

    sentence: float
    before: float
    short: int
    lean: float


class Kind(Data):
    """How much a word counts, by what it is."""

    family: float
    weak: float
    absent: float


class Share(Data):
    """How the weight of shared words is measured against the weight of all."""

    smaller: float
    ballast: float


class Acts(Data):
    """Which acts are near."""

    pairs: frozenset[frozenset[Act]]


class Sense(Data):
    """How what statements say is compared."""

    few: float


class Weights(Data):
    """How much each sign counts that two statements tell the same: a logistic regression."""

    intercept: float
    words: float
    sense: float
    same_voice: float
    same_act: float
    near_act: float
    apart: float
    position: float


class Links(Data):
    """Least chance of the statements of a pair."""

    first: float
    further: float


class Rule(Data):
    """``alignment.toml``."""

    place: Place
    kind: Kind
    share: Share
    acts: Acts
    sense: Sense
    weights: Weights
    links: Links


class Words(Data):
    """``words.toml``: words that mean one thing, that tell nothing, that tell little, and that only
    mention a position."""

    families: tuple[tuple[str, ...], ...]
    stop: str
    weak: str
    positions: str
    of_positions: str


@cache
def rule() -> Rule:
    """The shipped rule of alignment."""
    return data.load(__package__, "alignment.toml", Rule)


@cache
def words() -> Words:
    """The shipped families of words."""
    return data.load(__package__, "words.toml", Words)
