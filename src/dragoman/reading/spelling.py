"""How a text writes its words: which are names, and which lines are in title case, where a capital
tells nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from dragoman.reading.language import compounds, is_function, is_no_noun
from dragoman.reading.layout import lines
from dragoman.reading.matching import Coding
from dragoman.reading.ordered import Ordered
from dragoman.reading.roster import folded

_TITLED = 3
"""Fewest words of content by which a line shows its case."""
_LONGEST = 300
"""Characters of a headline."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_INSIDE = re.compile(r"(?<=[a-z0-9,] )[A-ZÀ-Ž][\w'’-]*")
"""A capitalised word inside a sentence."""


class Spelling:
    """Of one text, and of the title that stands beside it."""

    def __init__(self, text: str, coding: Coding) -> None:
        self._text = text
        self._given = coding.known.given_names
        self._compounds = compounds(coding.book)

    def is_common(self, word: str, before: str) -> bool:
        """Whether a word of a line in title case is no name: no first name, nor the one behind it.
        A noun might be one, unless the text has it small."""
        small = word.lower()
        if word.isupper() or word in self._names:
            return False
        if not {folded(word), folded(before)}.isdisjoint(self._given):
            return False
        return small in self._compounds or is_no_noun(small) or small in self._small

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(_INSIDE.findall(self._untitled))

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(word for word in _WORD.findall(self._untitled) if word.islower())

    @cached_property
    def _untitled(self) -> str:
        """The text without its lines in title case."""
        kept, done = [], 0
        for start, end in titled(self._text):
            kept.append(self._text[done:start])
            done = end
        return "\n".join((*kept, self._text[done:]))


class Titled:
    """The lines of a text that are in title case."""

    def __init__(self, text: str) -> None:
        self._lines = Ordered(titled(text), lambda line: line[0])

    def covers(self, offset: int) -> bool:
        """Whether an offset lies in one of them."""
        line = self._lines.before(offset)
        return line is not None and offset < line[1]


def titled(text: str) -> list[tuple[int, int]]:
    """The lines of a text that are in title case: ``Minister Urges Chad to Reopen Border``."""
    return [
        (start, end)
        for start, end in lines(text)
        if end - start <= _LONGEST and is_titled(_WORD.findall(text, start, end))
    ]


def without_capitals(text: str, is_short: Callable[[str], bool]) -> str:
    """The text with its headlines in capitals put in title case, at the same offsets.

    Words stay as they are that are short for something, or that stand in capitals below.
    """
    capitals: list[tuple[int, int]] = []
    others: list[tuple[int, int]] = []
    for start, end in lines(text):
        (capitals if _is_in_capitals(text[start:end]) else others).append((start, end))
    if not capitals:
        return text
    words = (word for line in others for word in _WORD.findall(text, *line))
    below = frozenset(word for word in words if word.isupper())

    def small(found: re.Match[str]) -> str:
        word = found.group()
        new = word[0] + word[1:].lower()
        return word if is_short(word) or word in below or len(new) != len(word) else new

    pieces, done = [], 0
    for start, end in capitals:
        if end - start <= _LONGEST:
            pieces += [text[done:start], _WORD.sub(small, text[start:end])]
            done = end
    return "".join((*pieces, text[done:]))


def _is_in_capitals(line: str) -> bool:
    if not line.isupper():
        return False
    return sum(not is_function(word) for word in _WORD.findall(line)) >= _TITLED


def is_titled(words: Sequence[str]) -> bool:
    """Whether all words of content are capitalised, and not all of them in capitals."""
    content = [word for word in words if not is_function(word)]
    capital = all(word[0].isupper() for word in content)
    return len(content) >= _TITLED and capital and not all(word.isupper() for word in content)
