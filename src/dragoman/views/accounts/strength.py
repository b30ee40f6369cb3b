"""How strongly a statement is put, by the words of ``strength.toml``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from dragoman.model import Reading, Statement
from dragoman.views.accounts import settings

_LONGEST_ADVERB = 24
"""Characters before a cue in which its adverb stands: ``strongly urged``."""


class Strength(StrEnum):
    """How strongly something is said."""

    MILD = "mild"
    PLAIN = "plain"
    STRONG = "strong"


_ORDER = (Strength.MILD, Strength.PLAIN, Strength.STRONG)


def strength(reading: Reading, statement: Statement) -> Strength:
    """Strong with a strong word in the cue, beside it or in the content; else mild with a mild
    word in the cue; else plain."""
    text = reading.document.text
    before = text[max(0, statement.cue.start - _LONGEST_ADVERB) : statement.cue.start]
    adverb = " ".join(re.split(r"[.;:!?\n]", before)[-1].split()[-1:])
    cue = statement.cue.of(text)
    content = " ".join(part.of(text) for part in statement.content)
    data = settings.strengths()
    if _pattern(data.strong).search(f"{adverb} {cue} {content}"):
        return Strength.STRONG
    return Strength.MILD if _pattern(data.mild).search(f"{adverb} {cue}") else Strength.PLAIN


def stronger(one: Strength, other: Strength) -> bool:
    """Whether ``one`` is said more strongly than ``other``."""
    return _ORDER.index(one) > _ORDER.index(other)


@cache
def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    listed = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)
