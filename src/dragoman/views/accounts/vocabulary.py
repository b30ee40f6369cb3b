"""Words made comparable: endings cut, families under one name, places and parties by their ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman import knowledge
from dragoman.model import Place, Reading, Span
from dragoman.views.accounts import settings

PARTY, PLACE, FAMILY = "@", "#", "="
"""First character of a word that stands for a party, a place or a family of words."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_POSSESSIVE = re.compile(r"['’]s?$")
_VOWEL = re.compile(r"[aeiouy]")
_ENDINGS = ("ingly", "edly", "ing", "ed", "ly")
_PROPER = frozenset(
    {"name", "adjective", "people", "capital", "seat", "organisation", "group", "body"}
)
_PERSON = frozenset({"surname", "title", "speaker"})


def stem(word: str) -> str:
    """A lower-case word without the endings of number, tense and manner."""
    word = _POSSESSIVE.sub("", word)
    if len(word) > 4 and word.endswith(("ies", "ied")):
        return f"{word[:-3]}i"
    if word.endswith(("sses", "ches", "shes", "xes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    word = _without_ending(word)
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    return f"{word[:-1]}i" if len(word) > 3 and word.endswith("y") else word


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= 3 and _VOWEL.search(bare):
            doubled = len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "lsz"
            return bare[:-1] if doubled else bare
    return word


def stems(text: str) -> list[str]:
    """The stems of all words of ``text``, in order."""
    return [stem(found.lower()) for found in _WORD.findall(text)]


@dataclass(frozen=True)
class Vocabulary:
    """``words.toml`` by stems."""

    families: dict[tuple[str, ...], str]
    stop: frozenset[str]
    weak: frozenset[str]
    position: frozenset[str]

    def words(self, text: str) -> Iterator[str]:
        """The words of ``text`` that tell anything, a family's under its name; longest first."""
        found = stems(text)
        longest = max(map(len, self.families))
        at = 0
        while at < len(found):
            for length in range(longest, 0, -1):
                piece = tuple(found[at : at + length])
                if piece in self.families and not (length == 1 and piece[0] in self.stop):
                    yield self.families[piece]
                    break
            else:
                length = 1
                if len(found[at]) > 1 and found[at] not in self.stop:
                    yield found[at]
            at += length


@cache
def vocabulary() -> Vocabulary:
    """The shipped words."""
    data = settings.words()
    families: dict[tuple[str, ...], str] = {}
    for family in data.families:
        for phrase in family:
            families.setdefault(tuple(stems(phrase)), FAMILY + family[0])

    def listed(words: str) -> frozenset[str]:
        return frozenset(families.get((word,), word) for word in stems(words))

    stop = frozenset(stems(data.stop))
    position = listed(f"{data.positions} {data.of_positions}")
    return Vocabulary(families, stop, listed(data.weak), position)


class Telling:
    """The words of one account, wherever one looks."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.document.text
        self._marks = sorted(_marks(reading))

    def words(self, spans: Sequence[Span]) -> frozenset[str]:
        """The words under the spans; persons are left out, they are compared as speakers."""
        return frozenset(word for span in spans for word in self._under(span))

    def _under(self, span: Span) -> Iterator[str]:
        at = span.start
        for start, end, word in self._marks:
            if start < at or start >= span.end:
                continue
            yield from vocabulary().words(self._text[at:start])
            if word:
                yield word
            at = end
        yield from vocabulary().words(self._text[at : span.end])


def _marks(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Start and end of what is named, and the word that stands for it."""
    for place in reading.places:
        yield place.span.start, place.span.end, _place(place)
    for mention in reading.actors:
        if mention.how in _PROPER and mention.actors:
            yield mention.span.start, mention.span.end, PARTY + mention.actors[0].country
        elif mention.how in _PERSON:
            yield mention.span.start, mention.span.end, ""


def _place(place: Place) -> str:
    """A country's name is the country, whether it acts or is where something happens."""
    country = knowledge.load().countries.get(place.country or "")
    return PARTY + country.id if country and country.name == place.name else PLACE + place.name
