"""The word lists behind clauses, read from ``grammar.toml``."""

from __future__ import annotations

import re
from functools import cache

from dragoman import data
from dragoman.data import Data
from dragoman.model import Modality, SourceKind


class Complements(Data):
    """What a governing predicate makes of the infinitive or gerund it takes."""

    realised: frozenset[str]
    causing: frozenset[str]
    stopped: frozenset[str]
    denied: frozenset[str]
    prevented: frozenset[str]
    cancelled: frozenset[str]
    unhesitating: frozenset[str]
    occurring: frozenset[str]
    awaited: frozenset[str]
    happening: frozenset[str]
    refused: frozenset[str]
    obligation: frozenset[str]
    hypothetical: frozenset[str]


class Conditions(Data):
    """Words that open a condition."""

    marks: frozenset[str]
    nouns: frozenset[str]


class Negations(Data):
    """Words that negate a clause, and those that make them harmless."""

    words: frozenset[str]
    harmless: frozenset[str]


class MediatorWords(Data):
    """Words that tell who stands between two others."""

    verbs: frozenset[str]
    participles: frozenset[str]
    hosting: frozenset[str]
    hosts: frozenset[str]
    talks: frozenset[str]
    nouns: frozenset[str]
    persons: frozenset[str]


class References(Data):
    """Words that refer back within a document."""

    he: frozenset[str]
    it: frozenset[str]
    they: frozenset[str]
    we: frozenset[str]
    numbers: dict[str, frozenset[str]]
    joint_names: dict[str, tuple[str, ...]]
    short_names: dict[str, str]
    pairs: frozenset[str]
    plain_pairs: frozenset[str]
    persons: frozenset[str]
    pairs_of_states: frozenset[str]
    states: frozenset[str]
    blocs: frozenset[str]
    shared_bodies: frozenset[str]
    platforms: frozenset[str]
    movements: frozenset[str]
    relational: frozenset[str]
    rivals: frozenset[str]
    ruling: frozenset[str]
    related_persons: frozenset[str]
    general_titles: frozenset[str]
    at_home: frozenset[str]
    at_others: frozenset[str]
    done_at_home: frozenset[str]
    worldwide: frozenset[str]
    local: frozenset[str]
    local_officials: frozenset[str]
    situations: frozenset[str]
    governments: frozenset[str]
    guests: frozenset[str]
    leading: frozenset[str]
    posted: frozenset[str]
    asks: frozenset[str]
    answers: frozenset[str]
    dummy: frozenset[str]
    dummy_before_clauses: frozenset[str]
    ready: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    official: frozenset[str]
    own_papers: frozenset[str]
    letterheads: frozenset[str]
    letterhead_words: frozenset[str]
    offices: frozenset[str]
    regions: frozenset[str]
    at_large: frozenset[str]
    inhabitants: frozenset[str]
    informed: frozenset[str]
    organised: frozenset[str]
    joint: dict[str, int]
    region_prefixes: frozenset[str]
    papers: frozenset[str]
    currencies: frozenset[str]
    hazards: frozenset[str]
    name_particles: frozenset[str]
    portfolios: frozenset[str]
    portfolio_holders: frozenset[str]
    thoroughfares: frozenset[str]

    def is_street(self, word: str) -> bool:
        """Whether the word behind a name makes it that of a street."""
        return word.istitle() and word.lower() in self.thoroughfares

    def gender(self, pronoun: str) -> str:
        """``f`` for ``she`` and ``her``, ``m`` for ``he`` and ``his``."""
        return "f" if pronoun in self.female else "m"

    def titled(self, title: str) -> str | None:
        """The gender that a title tells, ``f`` or ``m``; None for most."""
        if title in self.female:
            return "f"
        return "m" if title in self.male else None

    def is_official(self, outlet: str) -> bool:
        """Whether an outlet's name has a word of those that speak for a government."""
        name = f" {outlet.lower()}"
        return any(f" {word}" in name for word in self.official)

    def is_own_paper(self, heading: str) -> bool:
        """Whether the head of a text calls it a government's own account."""
        said = heading.lower()
        return any(re.search(rf"\b{re.escape(paper)}\b", said) for paper in self.own_papers)

    @property
    def pronouns(self) -> frozenset[str]:
        """All of the personal and possessive pronouns."""
        return self.he | self.it | self.they | self.we


class Relaying(Data):
    """How a source passes on what another says."""

    quoting: frozenset[str]
    citing: frozenset[str]
    carrying: frozenset[str]
    portraying: frozenset[str]
    hearers: frozenset[str]
    briefings: frozenset[str]
    hearsay: frozenset[str]
    talk: frozenset[str]
    rumour: frozenset[str]


class HandingOver(Data):
    """Words of a line after which a paper is given whole, and those that end it."""

    papers: frozenset[str]
    ending: tuple[str, ...]
    opening: tuple[str, ...]
    closing: frozenset[str]


class Grammar(Data):
    """Closed word classes of English that decide how clauses are read."""

    answering: frozenset[str]
    exchanging: frozenset[str]
    support_verbs: frozenset[str]
    copulas: frozenset[str]
    planning: frozenset[str]
    telling: frozenset[str]
    own_deeds: frozenset[str]
    asking: frozenset[str]
    letting: frozenset[str]
    ordering: frozenset[str]
    unordered: frozenset[str]
    paraphrases: dict[str, str]
    asked_through: dict[str, str]
    naming: frozenset[str]
    voicing: frozenset[str]
    broaching: frozenset[str]
    issuing: frozenset[str]
    reaching: frozenset[str]
    announcing: frozenset[str]
    deciding: frozenset[str]
    deciding_together: frozenset[str]
    minutes: frozenset[str]
    minutes_of: frozenset[str]
    summing_up: frozenset[str]
    steps: frozenset[str]
    taken_up: dict[str, frozenset[str]]
    agreement_nouns: frozenset[str]
    pacts: frozenset[str]
    binding: frozenset[str]
    truces: frozenset[str]
    coming: frozenset[str]
    serial: frozenset[str]
    following: frozenset[str]
    calling: frozenset[str]
    replying: frozenset[str]
    trespasses: frozenset[str]
    borders: frozenset[str]
    ranks: frozenset[str]
    supposed: frozenset[str]
    time_nouns: frozenset[str]
    people: frozenset[str]
    fighters: frozenset[str]
    game: frozenset[str]
    quantities: frozenset[str]
    particles: frozenset[str]
    holding: frozenset[str]
    helping: frozenset[str]
    mediating: frozenset[str]
    calming: frozenset[str]
    many: frozenset[str]
    gathering: frozenset[str]
    missions: frozenset[str]
    occasions: frozenset[str]
    meetings: frozenset[str]
    dying: frozenset[str]
    thanking: frozenset[str]
    idioms: frozenset[str]
    figures: frozenset[str]
    awaiting: frozenset[str]
    agencies: frozenset[str]
    after_quotation: frozenset[str]
    unnamed: frozenset[str]
    spokesmen: frozenset[str]
    signatories: frozenset[str]
    vouching: frozenset[str]
    manners: frozenset[str]
    relaying: Relaying
    handing_over: HandingOver
    mediators: MediatorWords
    references: References
    sources: dict[SourceKind, frozenset[str]]
    stand_ins: dict[str, tuple[str, ...]]
    modals: dict[str, Modality]
    complements: Complements
    conditions: Conditions
    negations: Negations

    @property
    def accords(self) -> frozenset[str]:
        """What parties bind themselves by, be it an end of fighting."""
        return self.agreement_nouns | self.truces | self.pacts

    def is_source(self, noun: str) -> bool:
        """Whether a noun names a kind of source: ``newspaper``, ``report``."""
        return any(noun in names for names in self.sources.values())

    def press(self, name: str) -> SourceKind | None:
        """``agency`` or ``outlet`` where a source's words call it one."""
        words = f" {re.sub(_NOT_OF_NAMES, ' ', name)} "
        if any(f" {agency} " in words for agency in self.agencies) or _CALLED_AGENCY.search(name):
            return SourceKind.AGENCY
        if _CALLED_OUTLET.search(name):
            return SourceKind.OUTLET
        called = singulars(name)
        kinds = (SourceKind.OUTLET, SourceKind.AGENCY)
        return next((kind for kind in kinds if called & self.sources[kind]), None)


_CALLED_OUTLET = re.compile(r"\b(?:paper|site|portal) [A-Z]")
_CALLED_AGENCY = re.compile(r"\bagency [A-Z]")
_NOT_OF_NAMES = re.compile(r"[^\w\s-]")


def singulars(name: str) -> set[str]:
    """The words of a name in small letters, without a plural's or genitive's s."""
    return {word.strip(".,'’").removesuffix("s").rstrip("'’") for word in name.lower().split()}


@cache
def load() -> Grammar:
    """The shipped word lists."""
    return data.load("dragoman.codebook", "grammar.toml", Grammar)
