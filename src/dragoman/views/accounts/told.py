"""The statements of an account, made ready to be compared with another's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import Reading, Span, Statement
from dragoman.views.accounts.positions import mentions_position
from dragoman.views.accounts.sentences import Sentences, extent
from dragoman.views.accounts.vocabulary import PARTY, Telling, vocabulary

ISSUE = "!"
"""First character of a word that stands for an issue."""

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
    text: str
    """Cue and content as they stand, behind the sentence before where they only mention a position
    and not what it is about."""
    own: frozenset[str]
    sentence: frozenset[str]
    before: frozenset[str]
    voice: Voice
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
    spans: tuple[Span, ...] = (statement.cue, *statement.content)
    if mentioned and earlier and not any(map(_tells, own)):
        spans = (earlier, *spans)
    text = " ".join(span.of(reading.document.text).strip() for span in spans)
    return Told(statement, text, own, around, before, _voice(reading, statement), mentioned)


def _tells(word: str) -> bool:
    return word not in vocabulary().weak and not word.startswith(PARTY)


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
