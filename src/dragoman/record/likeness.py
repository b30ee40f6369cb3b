"""How alike two contents are, by the words that they share, and whether words stand in a text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from dragoman import data
from dragoman.data import Data
from dragoman.record.vocabulary import words

_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""))
_LEAST_STEM = 3


class Stops(Data):
    """What ``stop.toml`` holds."""

    stop: frozenset[str]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without its commonest endings, so that ``releases`` and ``released`` are one, and the
    base of an irregular verb."""
    word = _irregular().get(word, word)
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return _single(word.removesuffix(ending) + instead)
    return word


@cache
def _irregular() -> dict[str, str]:
    return dict(data.tables("dragoman.record", "irregular.toml")["verbs"])


def _single(stem: str) -> str:
    """``stopp`` of ``stopped`` as ``stop``."""
    return stem[:-1] if len(stem) > _LEAST_STEM and stem[-1] == stem[-2] else stem


def stems(words: Sequence[str]) -> frozenset[str]:
    """What words say of a content: stems, no stop words, no names of countries."""
    none = ignored()
    return frozenset([stem(word) for word in words if word not in none])


def senses(words: Sequence[str]) -> list[str]:
    """The stems of a content in order, one for all words that say the same."""
    none = ignored()
    return [sense(word) for word in words if word not in none]


def sense(word: str) -> str:
    """Its stem, or that of the first word that says the same (``senses.toml``)."""
    own = stem(word)
    return _senses().get(own, own)


@cache
def _senses() -> dict[str, str]:
    same = data.tables("dragoman.record", "senses.toml")["same"]
    return {stem(word): stem(first) for first, *others in same for word in (first, *others)}


def shared_by_shorter(one: frozenset[str], other: frozenset[str]) -> float:
    """Of the shorter content's senses, the share that the other has too."""
    return len(one & other) / max(min(len(one), len(other)), 1)


@cache
def ignored() -> frozenset[str]:
    """Words that do not count for likeness."""
    return data.load("dragoman.record", "stop.toml", Stops).stop | _names()


@cache
def _names() -> frozenset[str]:
    """Words that name a country, its people or its capital: the parties are compared by code."""
    from dragoman.knowledge import load

    return frozenset(
        word
        for country in load().countries.values()
        for form in (country.name, *country.adjectives, *country.people, *country.capital)
        for word in words(form)
    )


def says(said: Sequence[str], wanted: tuple[str, ...]) -> bool:
    """Whether one of the words and phrases, or a form of it, stands among the stems of a text.

    An empty list asks nothing.
    """
    text = f" {' '.join(said)} "
    return not wanted or any(phrase in text for phrase in _set_apart(wanted))


@cache
def _set_apart(wanted: tuple[str, ...]) -> list[str]:
    return [f" {' '.join(phrase)} " for phrase in looked_for(wanted)]


@cache
def looked_for(wanted: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The stems of words and phrases."""
    return [tuple(map(stem, words(phrase))) for phrase in wanted]
