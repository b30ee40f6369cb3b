"""Which kinds of words stand in a sentence, and whom it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from dragoman.record.likeness import looked_for
from dragoman.record.vocabulary import words
from dragoman.views.bearing.settings import bearing

_LEAST_NAME = 3
"""Letters."""

_Phrases = dict[str, list[tuple[str, int]]]
"""By the first word: the whole phrase, set apart, and what stands for it."""


def marks(stems: Sequence[str]) -> int:
    """The marks of ``bearing.toml`` of which a word or phrase stands among some stems: a bit each,
    the first one the lowest."""
    return _found(stems, _marks())


def names(said: Sequence[str], country: str) -> bool:
    """Whether some words, in small letters, name a country or organisation."""
    return bool(_found(said, _named(country)))


def _found(said: Sequence[str], phrases: _Phrases) -> int:
    found, text = 0, ""
    for word in said:
        for phrase, bit in phrases.get(word, ()):
            if not found & bit:
                text = text or f" {' '.join(said)} "
                found |= bit if phrase in text else 0
    return found


@cache
def _marks() -> _Phrases:
    listed = bearing().marks.values()
    return _by_first_word(
        (phrase, 1 << number) for number, own in enumerate(listed) for phrase in looked_for(own)
    )


@cache
def _named(country: str) -> _Phrases:
    return _by_first_word((words(form), 1) for form in forms(country))


def _by_first_word(phrases: Iterable[tuple[Sequence[str], int]]) -> _Phrases:
    found: _Phrases = defaultdict(list)
    for phrase, bit in phrases:
        found[phrase[0]].append((f" {' '.join(phrase)} ", bit))
    return dict(found)


@cache
def forms(country: str) -> list[str]:
    """What a country or organisation, its people and its capital are called, in small letters; not
    what is called so beside it, and no abbreviation that may be a word, as "US"."""
    from dragoman.knowledge import load

    known = load()
    found: list[str] = []
    if own := known.countries.get(country):
        found = [own.name, *own.names, *own.adjectives, *own.people, *own.capital]
        found = [form for form in found if form not in own.ambiguous]
    for one in known.organisations.values():
        if one.code == country:
            found += [one.name, *one.names, *one.acronyms, *one.adjectives]
    plain = (" ".join(words(form)) for form in found)
    return [form for form in dict.fromkeys(plain) if len(form) >= _LEAST_NAME]
