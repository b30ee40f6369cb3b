"""The thresholds and lists of the rule, read from ``rule.toml``, which says what each is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files

from dragoman import data
from dragoman.data import Data


class Words(Data):
    """Of the table of common words."""

    sentences: int


class Articles(Data):
    """When two articles are close."""

    window: int
    lead: int
    name_in_lead: float
    name: float
    recent: int
    same_days: float
    other_days: float
    other_actors: float
    closeness: float


class Copies(Data):
    """When two articles are copies of one text."""

    shingle: int
    permutations: int
    seed: int
    similarity: float


class Reports(Data):
    """When two coded events are one."""

    wording: float
    wording_elsewhere: float
    days_elsewhere: int
    wording_of_evidence: float
    wording_within: float
    opening: int
    meetings: frozenset[str]
    mutual: frozenset[str]


class Denials(Data):
    """How a party says that something is not so; the fields are described in ``rule.toml``."""

    cues: frozenset[str]
    accusations: frozenset[str]
    words_for_accusations: frozenset[str]
    words_for_anything: frozenset[str]
    behind: frozenset[str]
    saying: frozenset[str]


class Rule(Data):
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
    return data.load("dragoman.coreference", "rule.toml", Rule)


@cache
def fingerprint() -> str:
    """What the rule gives depends on the reading and on this."""
    content = _data("rule.toml") + _data("common_words.csv")
    return hashlib.sha256(content).hexdigest()[:16]


def _data(name: str) -> bytes:
    return files("dragoman.coreference").joinpath(name).read_bytes()
