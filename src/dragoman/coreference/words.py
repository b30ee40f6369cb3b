"""Texts as weighted words: the rarer a word is in diplomatic news, the more it says."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import count
from math import log, sqrt

from dragoman.coreference.rule import load
from dragoman.reading import layout

Vector = Mapping[str, float]
"""Weights of words; of length 1, or empty."""

_REMEMBERED = 1 << 16
"""Words of which something is kept in memory."""

_numbers: dict[str, int] = {}
_unused = count()

_WORD = re.compile(r"[^\W\d_]{2,}|\d+")
_SENTENCE_END = re.compile(r"[.!?][\"”’']*(?=\s+[\"“‘'(]?[A-Z])|\n\s*\n")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Col|Lt|Sgt|vs|No))$")
_DATELINE = re.compile(
    r"\s*[A-Z][^\n]{0,60}?(?:\([^()\n]{1,40}\)\s*(?:--?|[–—])|[A-Za-z.]+ \d{1,2}\s*(?:--?|[–—]))\s+"
)
_DATED = (
    r"(?:[A-ZÀ-Ž][\w.'’ -]{0,40}(?:, [A-ZÀ-Ž][\w.'’ -]{0,40})?(?:,|[,.]? ?[-–—]) ?)?"
    r"(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?\.?"
)
_DATED_LINE = re.compile(rf"\s*{_DATED}[ \t]*\r?\n\s*(?=[\"“‘'(]?[A-ZÀ-Ž])")
"""``Ankara, 28 March 2025`` on a line of its own."""


def words(text: str) -> list[str]:
    """The words and numbers of a text in lower case, plurals in -s like their singulars."""
    return list(map(singular, _WORD.findall(text.lower())))


@lru_cache(_REMEMBERED)
def singular(word: str) -> str:
    """A word in lower case without the -s of the plural."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def numbered(words: Iterable[str]) -> list[int]:
    """A number for each word, from 0, the same one whenever it is asked for in a process."""
    known = _numbers.get
    return [
        number if (number := known(word)) is not None else _numbers.setdefault(word, next(_unused))
        for word in words
    ]


def vector(counts: Mapping[str, float], extra: Mapping[str, float] | None = None) -> Vector:
    """Counts weighted by ``1 + ln(count)`` and rarity, with ``extra`` weights as they are."""
    weights = {word: (1 + log(count)) * rarity(word) for word, count in counts.items()}
    weights |= extra or {}
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def closeness(one: Vector, other: Vector) -> float:
    """Cosine of the angle between two vectors, 0 to 1."""
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def counted(parts: Iterable[tuple[str, float]]) -> Mapping[str, float]:
    """How often each word stands in texts, each text counted as many times as stands beside it."""
    counts: dict[str, float] = {}
    for text, times in parts:
        for word, number in Counter(words(text)).items():
            counts[word] = counts.get(word, 0) + number * times
    return counts


@lru_cache(_REMEMBERED)
def rarity(word: str) -> float:
    """``ln((n + 1) / (k + 1))`` of a word in ``k`` of the ``n`` sentences of the corpus."""
    return log((load().words.sentences + 1) / (_common().get(word, 0) + 1))


def openings(text: str, letters: int) -> Mapping[str, float]:
    """The first letters of the words of a text, so that forms of a word are one, weighted by
    rarity; without names and numbers."""
    weights: dict[str, float] = {}
    for word in _WORD.findall(text):
        if word.islower():
            opening = word[:letters]
            weights[opening] = max(rarity(singular(word)), weights.get(opening, 0.0))
    return weights


def sentence_ends(text: str, start: int) -> Iterator[int]:
    """Where the sentences from ``start`` on end, the last with the text."""
    for found in _SENTENCE_END.finditer(text, start):
        if not _ABBREVIATED.search(text, max(start, found.start() - 8), found.start()):
            yield found.end()
    yield len(text)


def headline(text: str) -> str:
    """The words of the first lines that stand as headlines above a text, without a dateline."""
    above = text[: layout.headline(text)].splitlines()
    return "\n".join(line for line in above if not re.fullmatch(_DATED, line.strip()))


def body_start(text: str) -> int:
    """Where the first sentence begins: below headlines and a dateline on a line of its own, behind
    a dateline such as ``ACCRA, May 9 (Agency) -``."""
    start = layout.headline(text)
    for opener in (_DATED_LINE, _DATELINE):
        if found := opener.match(text, start):
            start = found.end()
    return start if text[start:].strip() else 0


@cache
def _common() -> Mapping[str, int]:
    """How many sentences of the corpus common words stand in; rarer words are not listed."""
    table = files("dragoman.coreference") / "common_words.csv"
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    return {row["word"]: int(row["sentences"]) for row in rows}
