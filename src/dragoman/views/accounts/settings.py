"""The data files beside this one, checked."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from dragoman.model import Act


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Place(_Data):
    """How much a word counts, by where it stands; a word of the statement itself counts 1."""

    sentence: float
    before: float
    short: int
    lean: float


class Kind(_Data):
    """How much a word counts, by what it is."""

    family: float
    weak: float
    absent: float


class Share(_Data):
    """How the weight of shared words is measured against the weight of all."""

    smaller: float
    ballast: float


class Speakers(_Data):
    """Factor for who speaks."""

    same: float
    unclear: float
    other: float


class Acts(_Data):
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


class Links(_Data):
    """Least likeness of the statements of a pair."""

    first: float
    further: float


class Rule(_Data):
    """``alignment.toml``."""

    place: Place
    kind: Kind
    share: Share
    speakers: Speakers
    acts: Acts
    links: Links


class Words(_Data):
    """``words.toml``: words that mean one thing, that tell nothing, that tell little."""

    families: tuple[tuple[str, ...], ...]
    stop: str
    weak: str


_Model = TypeVar("_Model", bound=_Data)


def _load(name: str, model: type[_Model]) -> _Model:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return model.model_validate(tomllib.loads(text))


@cache
def rule() -> Rule:
    """The shipped rule of alignment."""
    return _load("alignment.toml", Rule)


@cache
def words() -> Words:
    """The shipped families of words."""
    return _load("words.toml", Words)
