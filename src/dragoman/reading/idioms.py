"""Words that fit a frame and tell of no event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading.clauses import Clause

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def is_idiom(clause: Clause, doc: Doc) -> bool:
    """``took office``, ``takes no position``, ``the civil war``, ``fought a legal battle``: nobody
    does it to anybody."""
    if clause.kind == "noun":
        return not _described(doc[clause.root]).isdisjoint(grammar.load().idioms)
    objects = [doc[phrase.root] for phrase in clause.roles.get("patient", ())]
    return any(_is_bare_idiom(clause.lemma, token) for token in objects) or any(
        f"{clause.lemma} {token.lemma_}" in grammar.load().figures
        or not _described(token).isdisjoint(grammar.load().figures)
        for token in objects
    )


def _is_bare_idiom(verb: str, token: Token) -> bool:
    bare = token.tag_ == "NN" and all(child.lower_ != "the" for child in token.children)
    return bare and f"{verb} {token.lemma_}" in grammar.load().idioms


def _described(noun: Token) -> set[str]:
    """A noun with each of the words before it: ``civil war``."""
    return {f"{child.lemma_} {noun.lemma_}" for child in noun.children}
