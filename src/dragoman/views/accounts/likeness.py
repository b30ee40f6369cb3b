"""How alike two statements of two accounts are, by the rule of ``alignment.toml``."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import Reading, Statement
from dragoman.views.accounts import settings
from dragoman.views.accounts.positions import mentions_position
from dragoman.views.accounts.sentences import Sentences, extent
from dragoman.views.accounts.settings import Rule
from dragoman.views.accounts.vocabulary import FAMILY, PARTY, Telling, vocabulary

ISSUE = "!"
"""First character of a word that stands for an issue."""

_DIGITS = 6
_TOGETHER = re.compile(
    r"\b(both|two|sides|they|ministers|presidents|leaders|secretaries|countries)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Voice:
    """Who speaks: surnames, and where there are none countries; neither for both sides together."""

    together: bool
    surnames: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Told:
    """One statement as it is compared: its words by where they stand, its speaker, its act."""

    statement: Statement
    own: frozenset[str]
    sentence: frozenset[str]
    before: frozenset[str]
    voice: Voice
    paragraph: int
    """Where the paragraph begins that it stands in."""
    position: bool
    """Whether it only mentions a position."""


def told(reading: Reading, statements: Sequence[Statement]) -> list[Told]:
    """The statements of a reading, made ready to be compared."""
    telling, sentences = Telling(reading), Sentences(reading.document.text)
    return [_told(reading, statement, telling, sentences) for statement in statements]


def _told(reading: Reading, statement: Statement, telling: Telling, sentences: Sentences) -> Told:
    whole = extent(statement)
    earlier = sentences.before(whole)
    own = telling.words((statement.cue, *statement.content))
    mentioned = mentions_position(reading, statement, telling)
    if mentioned:
        own -= vocabulary().position
    own |= {ISSUE + issue for issue in statement.issues}
    around = telling.words([sentences.around(whole)]) - own
    before = telling.words([earlier] if earlier else []) - own - around
    voice, paragraph = _voice(reading, statement), sentences.paragraph(whole)
    return Told(statement, own, around, before, voice, paragraph, mentioned)


def _voice(reading: Reading, statement: Statement) -> Voice:
    words = statement.speaker.of(reading.document.text) if statement.speaker else ""
    countries = frozenset(actor.country for actor in statement.speakers)
    if len(countries) > 1 or _TOGETHER.search(words):
        return Voice(together=True)
    surnames = (actor.name.split()[-1] for actor in statement.speakers if actor.name)
    return Voice(together=False, surnames=frozenset(surnames), countries=countries)


def same_voice(one: Voice, other: Voice) -> bool | None:
    """Whether the same speak; None where the accounts leave it open."""
    if one.together or other.together:
        return True if one.together == other.together else None
    for mine, theirs in ((one.surnames, other.surnames), (one.countries, other.countries)):
        if mine and theirs:
            return bool(mine & theirs)
    return None


def likeness(a: Sequence[Told], b: Sequence[Told]) -> list[list[float]]:
    """For each statement of ``a`` its likeness to each of ``b``, between 0 and 1."""
    weights = _Weights(a, b, settings.rule())
    ours, theirs = [weights.of(one) for one in a], [weights.of(one) for one in b]
    return [
        [round(_alike(x, y, v, w, weights.rule), _DIGITS) for y, w in zip(b, theirs, strict=True)]
        for x, v in zip(a, ours, strict=True)
    ]


class _Weights:
    """What each word of two accounts weighs: the rarer, the more (Spärck Jones 1972)."""

    def __init__(self, a: Sequence[Told], b: Sequence[Told], rule: Rule) -> None:
        self.rule = rule
        found = Counter(word for one in (*a, *b) for word in one.own | one.sentence)
        common = _words(a) & _words(b)
        at_table = {PARTY + country for country in _countries(a) & _countries(b)}
        self._weights = {
            word: self._weight(word, (len(a) + len(b)) / count, word in common)
            for word, count in found.items()
            if word not in at_table
        }

    def of(self, one: Told) -> dict[str, float]:
        """The weights of a statement's words, by where they stand."""
        place = self.rule.place
        missing = max(0.0, 1 - len(one.own - vocabulary().weak) / place.short)
        return {
            **self._at(one.before, place.before + place.lean * missing),
            **self._at(one.sentence, place.sentence),
            **self._at(one.own, 1.0),
        }

    def _at(self, words: frozenset[str], factor: float) -> dict[str, float]:
        return {w: factor * self._weights[w] for w in sorted(words) if w in self._weights}

    def _weight(self, word: str, rarity: float, common: bool) -> float:
        kind = self.rule.kind
        weight = math.log(1 + rarity)
        if word.startswith(FAMILY):
            weight *= kind.family
        if word in vocabulary().weak:
            weight *= kind.weak
        return weight if common else weight * kind.absent


def _words(account: Sequence[Told]) -> frozenset[str]:
    return frozenset().union(*(one.own | one.sentence for one in account))


def _countries(account: Sequence[Told]) -> set[str]:
    return {actor.country for one in account for actor in one.statement.speakers}


def _alike(one: Told, other: Told, v: dict[str, float], w: dict[str, float], rule: Rule) -> float:
    shared = math.fsum(min(v[word], w[word]) for word in v if word in w)
    lighter, heavier = sorted((math.fsum(v.values()), math.fsum(w.values())))
    whole = rule.share.smaller * lighter + (1 - rule.share.smaller) * heavier + rule.share.ballast
    acts = rule.acts.factor(one.statement.act, other.statement.act)
    return shared / whole * acts * rule.speakers.factor(same_voice(one.voice, other.voice))
