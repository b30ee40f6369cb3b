"""Words that fit a frame and tell of no event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading.clauses import Clause

if TYPE_CHECKING:
    from spacy.tokens import Doc


def is_idiom(clause: Clause, doc: Doc) -> bool:
    """``took office``, ``takes no position``, ``the civil war``: nobody does it to anybody."""
    idioms = grammar.load().idioms
    if clause.kind == "noun":
        token = doc[clause.root]
        return any(f"{child.lemma_} {clause.lemma}" in idioms for child in token.children)
    objects = (doc[phrase.root] for phrase in clause.roles.get("patient", ()))
    return any(
        f"{clause.lemma} {token.lemma_}" in idioms
        and token.tag_ == "NN"
        and all(child.lower_ != "the" for child in token.children)
        for token in objects
    )
