"""Scare quotes: words that the outlet uses but does not own, in quotation marks for distance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.codebook.wording import Role, Wordings
from dragoman.reading.own_voice import OwnVoice
from dragoman.reading.parsed import Parsed
from dragoman.reading.quotes import Quote
from dragoman.reading.typography import plain

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

MOST = 4
"""Most words in scare quotes; more are a quotation."""

_SINGLE = re.compile(r"(?<![\w'\"])'[a-z][a-z-]*(?: [a-z-]+){0,3}'(?![\w'\"])")
"""A few small words in single marks, which no other mark beside them makes part of more."""
_MARKS = "\"' "
_NEAR = 3
"""How many words before it may introduce a name or somebody's words."""
_UTTERED = frozenset({"?", "!", "…"})
_ARTICLES = frozenset({"a", "an", "the"})
"""In scare quotes the article stands before the marks; inside them it opens a quotation."""
_COMPLEMENTS = frozenset({"dobj", "nsubj", "aux", "neg", "ccomp", "xcomp"})
_SPOKEN = frozenset({"i", "we", "you", "our", "us", "my", "your", "me"})
_ROLES: dict[str, tuple[Role, ...]] = {
    "NOUN": ("doer", "named"),
    "VERB": ("agent",),
    "ADJ": ("modified",),
    "ADV": ("agent",),
}


@dataclass(frozen=True, slots=True)
class ScareQuote:
    """Characters ``[start, end)``, marks included, with the head of the words between them."""

    start: int
    end: int
    head: Token
    roles: tuple[Role, ...]
    """Where the party is found whose thing or deed is so called."""


class ScareQuotes:
    """Tells scare quotes from quotations and names, in one document."""

    def __init__(self, parsed: Parsed, voice: OwnVoice, lexicon: Wordings) -> None:
        self._parsed = parsed
        self._voice = voice
        self._introducers = lexicon.introducers

    def __iter__(self) -> Iterator[ScareQuote]:
        text = plain(self._parsed.text)
        for quote in (*self._parsed.quotes, *map(_as_quote, _SINGLE.finditer(text))):
            found = self._read(quote)
            if found is not None:
                yield found

    def _read(self, quote: Quote) -> ScareQuote | None:
        words = plain(self._parsed.text[quote.start : quote.end])
        if self._parsed.quotes.at(quote.start) not in (None, quote):
            return None
        if not _is_short_and_plain(words.strip(_MARKS + ",.;:")):
            return None
        inside = self._inside(quote)
        if inside is None or not self._is_within_sentence(quote, inside):
            return None
        if self._voice.is_reported(quote.start, quote.end) or self._is_introduced(inside):
            return None
        head = inside.root
        if any(child.dep_ in _COMPLEMENTS and child in inside for child in head.children):
            return None
        return ScareQuote(quote.start, quote.end, head, _ROLES.get(head.pos_, ()))

    def _inside(self, quote: Quote) -> Span | None:
        found = self._parsed.doc.char_span(quote.start, quote.end, alignment_mode="expand")
        if found is None:
            return None
        first, last = found.start, found.end
        while first < last and not self._parsed.doc[first].text.strip(_MARKS):
            first += 1
        while last > first and not self._parsed.doc[last - 1].text.strip(_MARKS + ",.;:"):
            last -= 1
        return self._parsed.doc[first:last] if first < last else None

    def _is_within_sentence(self, quote: Quote, inside: Span) -> bool:
        """Whether the sentence goes on outside the marks, by words and not only in brackets."""
        sentence = inside[0].sent
        if inside[-1].i >= sentence.end:
            return False
        outside = (t for t in sentence if not quote.start <= t.idx < quote.end)
        bracketed = self._parsed.text[: quote.start].rstrip(" ").endswith("(")
        return not bracketed and sum(token.is_alpha for token in outside) > 1

    def _is_introduced(self, inside: Span) -> bool:
        """Whether the words are said to be somebody's words, or a name."""
        doc, sentence = inside.doc, inside[0].sent
        before = doc[max(sentence.start, inside.start - 1 - _NEAR) : inside.start]
        return any(token.lemma_ in self._introducers for token in (*before, *self._above(inside)))

    def _above(self, inside: Span) -> Iterator[Token]:
        """The words on which the quoted ones hang, up to the predicate of their clause."""
        for token in inside.root.ancestors:
            if token.i >= inside.end or token.i < inside.start:
                yield token
            if token.pos_ in ("VERB", "AUX"):
                return


def _as_quote(found: re.Match[str]) -> Quote:
    return Quote(found.start(), found.end())


def _is_short_and_plain(words: str) -> bool:
    """Whether there are few words, none of them a name's, a number's or a speaker's own."""
    found = words.split()
    if not 0 < len(found) <= MOST or found[0].lower() in _ARTICLES:
        return False
    return all(
        word[0].islower() and word.lower() not in _SPOKEN and word[-1] not in _UTTERED
        for word in found
    )
