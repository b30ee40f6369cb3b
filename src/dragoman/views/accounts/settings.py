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


class Speakers(Data):
    """Factor for who speaks."""

    same: float
    unclear: float
    other: float

    def factor(self, same: bool | None) -> float:
        """The factor by whether the same speak; None where that is open."""
        if same is None:
            return self.unclear
        return self.same if same else self.other


class Acts(Data):
    """Factor for what the speaker does."""

    same: float
    near: float
    other: float
    pairs: frozenset[frozenset[Act]]

    def factor(self, one: Act, other: Act) -> float:
        """The factor for two acts, in either order."""
        if one is other:
            return self.same
        near = Act.STATE in (one, other) or frozenset((one, other)) in self.pairs
        return self.near if near else self.other


class Links(Data):
    """Least likeness of the statements of a pair."""

    first: float
    further: float


class Rule(Data):
    """``alignment.toml``."""

    place: Place
    kind: Kind
    share: Share
    speakers: Speakers
    acts: Acts
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
