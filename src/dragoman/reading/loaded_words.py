"""Where the words of the wording lexicon stand, in the sense in which they judge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dragoman.codebook import wording
from dragoman.codebook.wording import Loaded
from dragoman.reading.clauses import Clauses
from dragoman.reading.judged import noun_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PIECE = re.compile(r"\w+|[^\w\s]")
_LEFT = frozenset({"amod", "compound", "nmod", "npadvmod", "nummod"})
_ARGUMENTS = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "pcomp"})
_MODIFYING = frozenset({"amod", "acomp", "compound"})
_OF = frozenset({"of", "for", "on"})


@dataclass(frozen=True, slots=True)
class Word:
    """Tokens ``first`` to ``last``, headed by ``head``, that are the words of an entry."""

    entry: Loaded
    first: int
    last: int
    head: Token


@dataclass(frozen=True, slots=True)
class _Form:
    entry: Loaded
    pieces: tuple[str, ...]
    """As the tokeniser cuts them, in lower case."""
    named: bool
    """Whether the form is written with a capital."""


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    """The forms by their first piece, the longest first."""
    found: dict[str, list[_Form]] = {}
    for entry in wording.load().wording:
        for word in entry.words:
            whole, split = word.lower().split(), _PIECE.findall(word.lower())
            for pieces in dict.fromkeys((tuple(whole), tuple(split))):
                found.setdefault(pieces[0], []).append(_Form(entry, pieces, word != word.lower()))
    return {
        first: tuple(sorted(forms, key=lambda form: -len(form.pieces)))
        for first, forms in found.items()
    }


def find_loaded_words(doc: Doc, clauses: Clauses) -> Iterator[Word]:
    """The loaded words of a text, in order; none overlaps another."""
    forms, reader = _forms(), _Reader(clauses)
    done = 0
    for token in doc:
        if token.i < done:
            continue
        candidates = forms.get(token.lower_, ())
        base = token.lemma_
        if base != token.lower_:
            candidates = (*candidates, *forms.get(base, ()))
        found = reader.first(token, candidates) if candidates else None
        if found is not None:
            done = found.last + 1
            yield found


class _Reader:
    """Says whether words are what an entry asks for."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses

    def first(self, token: Token, candidates: Iterable[_Form]) -> Word | None:
        for form in candidates:
            span = _span(token, form.pieces)
            if span is None:
                continue
            head = span[0]
            several = len(form.pieces) > 1 or "-" in form.pieces[0]
            if not form.named and _is_name(token, span[1], form.entry):
                continue
            if self._is_of_kind(head, form.entry, several) and self._fits(head, form.entry):
                return Word(form.entry, token.i, span[1].i, head)
        return None

    def _is_of_kind(self, head: Token, entry: Loaded, several: bool) -> bool:
        match entry.kind:
            case "verb":
                return head.pos_ == "VERB" and head.dep_ != "amod"
            case "noun":
                return several or head.pos_ in ("NOUN", "PROPN") or _is_gerund_noun(head)
            case "adjective":
                return several or head.pos_ == "ADJ" or head.dep_ in _MODIFYING
            case "adverb":
                return head.pos_ == "ADV"
        return True

    def _fits(self, head: Token, entry: Loaded) -> bool:
        if self._is_negated(head, entry):
            return False
        if not (entry.only or entry.unless):
            return True
        company = set(self._company(head, entry))
        return company.isdisjoint(entry.unless) and (
            not entry.only or not company.isdisjoint(entry.only)
        )

    def _is_negated(self, head: Token, entry: Loaded) -> bool:
        """``did not bully``, ``is not reckless``, ``no provocation``."""
        if any(child.lower_ == "no" or child.dep_ == "neg" for child in head.children):
            return True
        if entry.kind == "noun" and head.dep_ != "attr":
            return False
        if entry.kind == "adjective" and noun_of(head) is not None:
            return False
        clause = self._clauses.get(head.i) or self._clauses.get(head.head.i)
        return clause is not None and clause.negated

    def _company(self, head: Token, entry: Loaded) -> Iterator[str]:
        """The lemmas beside a word by which its sense is known."""
        match entry.kind:
            case "adjective":
                noun = noun_of(head)
                yield from _noun_words(noun) if noun is not None else self._subject_words(head)
            case "noun":
                yield from _noun_words(head)
                if head.dep_ in ("compound", "nmod"):
                    yield head.head.lemma_
            case "adverb":
                yield head.head.lemma_
            case _:
                yield from self._argument_words(head)

    def _subject_words(self, adjective: Token) -> Iterator[str]:
        clause = self._clauses.get(adjective.i) or self._clauses.get(adjective.head.i)
        for phrase in clause.subject if clause is not None else ():
            yield adjective.doc[phrase.root].lemma_

    def _argument_words(self, verb: Token) -> Iterator[str]:
        clause = self._clauses.get(verb.i)
        if clause is None:
            return
        yield from clause.roles
        yield from (item.kind for item in clause.complements)
        for phrase in clause.roles.get("patient", ()):
            yield from _noun_words(verb.doc[phrase.root])


def _span(token: Token, pieces: tuple[str, ...]) -> tuple[Token, Token] | None:
    """Head and last token of the pieces that begin with ``token``, if they stand there."""
    words = token.doc[token.i : token.i + len(pieces)]
    if len(words) < len(pieces):
        return None
    if any(p not in (w.lower_, w.lemma_) for p, w in zip(pieces, words, strict=True)):
        return None
    return words.root, words[-1]


def _is_name(first: Token, last: Token, entry: Loaded) -> bool:
    """Whether the words are part of a proper name: ``Martyrs' Square``."""
    if not first.text[0].isupper():
        return False
    if not all(
        token.is_punct or token.is_space for token in first.sent[: first.i - first.sent.start]
    ):
        return True
    after = first.doc[last.i + 1].text if last.i + 1 < len(first.doc) else ""
    return entry.kind == "noun" and after[:1].isupper()


def _is_gerund_noun(token: Token) -> bool:
    """``Chad's meddling``, ``in more grandstanding``."""
    if token.tag_ != "VBG":
        return False
    return token.dep_ in _ARGUMENTS and any(
        child.dep_ in ("poss", "det", "amod") for child in token.children
    )


def _noun_words(noun: Token) -> Iterator[str]:
    """Lemmas of a noun, of what stands before it and of its ``of``, ``for`` or ``on``."""
    yield noun.lemma_
    for child in noun.children:
        if child.dep_ in _LEFT:
            yield from (below.lemma_ for below in child.subtree)
        elif child.dep_ == "prep" and child.lower_ in _OF:
            yield from (below.lemma_ for below in child.children)
