"""The thresholds and lists of the rule, read from ``rule.toml``, which says what each is."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files

from pydantic import BaseModel, ConfigDict


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Part):
    """Of the table of common words."""

    sentences: int


class Articles(_Part):
    """When two articles are close."""

    window: int
    lead: int
    name_in_lead: float
    name: float
    same_days: float
    other_days: float
    other_actors: float
    closeness: float


class Copies(_Part):
    """When two articles are copies of one text."""

    shingle: int
    permutations: int
    seed: int
    similarity: float


class Reports(_Part):
    """When two coded events are one."""

    wording: float
    wording_elsewhere: float
    days_elsewhere: int


class Denials(_Part):
    """How a party says that something is not so."""

    cues: frozenset[str]


class Rule(_Part):
    """The whole file."""

    version: int
    words: Words
    articles: Articles
    copies: Copies
    reports: Reports
    families: dict[str, frozenset[str]]
    denials: Denials

    def family(self, type_: str) -> frozenset[str]:
        """The types between which tellings of one event vary, ``type_`` among them."""
        return self._kin.get(type_) or frozenset({type_})

    @cached_property
    def _kin(self) -> Mapping[str, frozenset[str]]:
        return {type_: kin for kin in self.families.values() for type_ in kin}


@cache
def load() -> Rule:
    """The shipped rule."""
    return Rule.model_validate(tomllib.loads(_data("rule.toml").decode()))


@cache
def fingerprint() -> str:
    """What the rule gives depends on the reading and on this."""
    data = _data("rule.toml") + _data("common_words.csv")
    return hashlib.sha256(data).hexdigest()[:16]


def _data(name: str) -> bytes:
    return files("dragoman.coreference").joinpath(name).read_bytes()
