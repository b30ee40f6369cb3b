"""Positions that an account only mentions: ``stated the known position of his country``."""

from __future__ import annotations

import re
from functools import cache

from dragoman.model import Reading, Span, Statement
from dragoman.views.accounts import settings
from dragoman.views.accounts.vocabulary import PARTY, Telling, vocabulary


def mentions_position(reading: Reading, statement: Statement, telling: Telling) -> bool:
    """Whether a statement tells of a position at most what it is about: its noun ends the cue, or
    begins the content."""
    text, content = reading.document.text, statement.content[0]
    if _ending().search(statement.cue.of(text)):
        return not content.of(text).startswith("that ")
    named = _noun().search(content.of(text))
    if named is None:
        return False
    before = telling.words([Span(start=content.start, end=content.start + named.start())])
    return all(word.startswith(PARTY) or word in vocabulary().position for word in before)


def _nouns() -> str:
    return "|".join(map(re.escape, settings.words().positions.split()))


@cache
def _noun() -> re.Pattern[str]:
    """A noun for a position, behind which its content does not follow."""
    return re.compile(rf"\b(?:{_nouns()})\b(?! that\b)", re.IGNORECASE)


@cache
def _ending() -> re.Pattern[str]:
    """Such a noun at the end of a cue, with or without ``on``."""
    return re.compile(rf"\b(?:{_nouns()})(?: \w+)?$", re.IGNORECASE)
