"""Which kinds of words stand in a sentence, and whom it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from dragoman.record.likeness import looked_for
from dragoman.record.vocabulary import words
from dragoman.views.bearing.settings import bearing

if TYPE_CHECKING:
    from dragoman.knowledge.rows import Organisation

_LEAST_NAME = 3
"""Letters."""

T = TypeVar("T")

_Phrases = dict[str, list[tuple[str, T]]]
"""By the first word: the whole phrase, set apart, and what it stands for."""


def marks(stems: Sequence[str]) -> int:
    """The marks of ``bearing.toml`` of which a word or phrase stands among some stems: a bit each,
    the first one the lowest."""
    found = 0
    for number in _standing(stems, _marks()):
        found |= 1 << number
    return found


def named(said: Sequence[str]) -> frozenset[str]:
    """The codes of the countries and organisations that some words, in small letters, name."""
    return frozenset(_standing(said, _names()))


def _standing(said: Sequence[str], phrases: _Phrases[T]) -> Iterator[T]:
    """What those phrases stand for that stand in a text."""
    text = ""
    for word in said:
        for phrase, meant in phrases.get(word, ()):
            text = text or f" {' '.join(said)} "
            if phrase in text:
                yield meant


@cache
def _marks() -> _Phrases[int]:
    listed = bearing().marks.values()
    return _by_first_word(
        (phrase, number) for number, own in enumerate(listed) for phrase in looked_for(own)
    )


@cache
def _names() -> _Phrases[str]:
    from dragoman.knowledge import load

    known = load()
    codes = {*known.countries, *(one.code for one in known.organisations.values())}
    return _by_first_word((words(form), code) for code in sorted(codes) for form in forms(code))


def _by_first_word(phrases: Iterable[tuple[Sequence[str], T]]) -> _Phrases[T]:
    found: defaultdict[str, list[tuple[str, T]]] = defaultdict(list)
    for phrase, meant in phrases:
        found[phrase[0]].append((f" {' '.join(phrase)} ", meant))
    return dict(found)


@cache
def forms(country: str) -> list[str]:
    """What a country or organisation, its people and its capital are called, in small letters; no
    abbreviation that may be a word, as "US", and no capital that stands for others too, as
    "Brussels"."""
    from dragoman.knowledge import load

    found: list[str] = []
    if own := load().countries.get(country):
        capitals = (city for city in own.capital if city not in own.ambiguous)
        found = [own.name, *own.names, *own.adjectives, *own.people, *capitals]
    for one in _organisations().get(country, ()):
        found += [one.name, *one.names, *one.acronyms, *one.adjectives]
    plain = (" ".join(words(form)) for form in found)
    return [form for form in dict.fromkeys(plain) if len(form) >= _LEAST_NAME]


@cache
def _organisations() -> Mapping[str, Sequence[Organisation]]:
    """By code."""
    from dragoman.knowledge import load

    found: defaultdict[str, list[Organisation]] = defaultdict(list)
    for one in load().organisations.values():
        found[one.code].append(one)
    return found
