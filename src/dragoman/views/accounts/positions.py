"""Positions that an account only mentions: ``stated the known position of his country``."""

from __future__ import annotations

import re
from functools import cache

from dragoman.model import Reading, Span, Statement
from dragoman.views.accounts import settings
from dragoman.views.accounts.vocabulary import PARTY, Telling, vocabulary


def mentions_position(reading: Reading, statement: Statement, telling: Telling) -> bool:
    """Whether a statement's content is a position, of which it tells at most what it is about."""
    content = statement.content[0]
    named = _nouns().search(content.of(reading.document.text))
    if named is None:
        return False
    before = telling.words([Span(start=content.start, end=content.start + named.start())])
    return all(word.startswith(PARTY) or word in vocabulary().position for word in before)


@cache
def _nouns() -> re.Pattern[str]:
    """A noun for a position, behind which its content does not follow."""
    nouns = "|".join(map(re.escape, settings.words().positions.split()))
    return re.compile(rf"\b(?:{nouns})\b(?! that\b)", re.IGNORECASE)
