"""Loaded wording: where the outlet's own voice, outside any quotation, judges.

What somebody is quoted or reported as saying is that speaker's and is not marked. A mark changes
nothing else of a reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.codebook import wording
from dragoman.model import Actor, Direction, Span, Wording
from dragoman.reading.drafts import Draft
from dragoman.reading.judged import Judged, noun_of
from dragoman.reading.loaded_words import Word, find_loaded_words
from dragoman.reading.own_voice import OwnVoice
from dragoman.reading.parsed import Parsed
from dragoman.reading.scare_quotes import ScareQuotes

if TYPE_CHECKING:
    from spacy.tokens import Token

SCARE_QUOTES = "scare-quotes"
"""The entry of words in scare quotes, which are in no lexicon."""

_BELOW_HEDGE = frozenset({"pobj", "prep", "pcomp", "dobj", "xcomp", "ccomp", "acl", "conj", "oprd"})


def find_wording(parsed: Parsed, drafts: Iterable[Draft], own: Actor | None) -> tuple[Wording, ...]:
    """The marks of a document in text order; ``own`` is whose own document it is, if anyone's."""
    lexicon = wording.load()
    voice = OwnVoice(parsed, drafts, own)
    judged = Judged(parsed, lexicon)
    marks = [*_loaded(parsed, voice, judged), *_distanced(parsed, voice, judged)]
    marks.sort(key=lambda mark: mark.span.start)
    return tuple(
        mark.model_copy(update={"id": f"w{number}"}) for number, mark in enumerate(marks, start=1)
    )


def _loaded(parsed: Parsed, voice: OwnVoice, judged: Judged) -> Iterator[Wording]:
    words = list(find_loaded_words(parsed.doc, parsed.clauses))
    scorned = {_judged(word).i for word in words if word.entry.direction is Direction.AGAINST}
    for word in words:
        if word.entry.direction is Direction.FOR and word.head.i in scorned:
            continue
        last = parsed.doc[word.last]
        start, end = parsed.doc[word.first].idx, last.idx + len(last)
        if voice.is_quoted(start, end) or voice.is_reported(start, end) or _is_hedged(word):
            continue
        targets = judged.by(word.head, word.entry.target)
        if targets or not word.entry.party:
            yield Wording(
                id="w",
                span=Span(start=start, end=end),
                targets=targets,
                direction=word.entry.direction,
                entry=word.entry.id,
                neutral=word.entry.neutral,
            )


def _distanced(parsed: Parsed, voice: OwnVoice, judged: Judged) -> Iterator[Wording]:
    for quote in ScareQuotes(parsed, voice, wording.load()):
        yield Wording(
            id="w",
            span=Span(start=quote.start, end=quote.end),
            targets=judged.by(quote.head, quote.roles),
            direction=Direction.DISTANCE,
            entry=SCARE_QUOTES,
        )


def _is_hedged(word: Word) -> bool:
    """``alleged meddling``, ``charged with aggression``: the judgement is somebody else's."""
    hedges = wording.load().hedges
    below = _judged(word)
    beside = (child for child in below.children if child.dep_ == "amod" and child != word.head)
    if any(child.lemma_ in hedges for child in beside):
        return True
    while below.dep_ in _BELOW_HEDGE:
        below = below.head
        if below.lemma_ in hedges:
            return True
    return False


def _judged(word: Word) -> Token:
    """What the judgement is laid on: the noun of an adjective, the verb of an adverb."""
    if word.entry.kind == "adjective":
        return noun_of(word.head) or word.head
    return word.head.head if word.entry.kind == "adverb" else word.head
