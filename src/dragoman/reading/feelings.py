"""``is gravely concerned by the arrests``: the parser takes what somebody feels for a passive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import grammar

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OF_VERBS = frozenset({"nsubjpass", "aux", "neg", "punct", "cc", "conj", "advcl", "mark"})


def mend_feelings(doc: Doc) -> None:
    """Makes such participles predicate adjectives, in place, as ``is concerned about`` has them."""
    felt = grammar.load().felt
    for token in doc:
        if token.tag_ != "VBN" or token.lower_ not in felt:
            continue
        copula = next((c for c in token.children if c.dep_ == "auxpass"), None)
        if copula is not None and any(child.dep_ == "agent" for child in token.children):
            _predicate(token, copula)


def _predicate(participle: Token, copula: Token) -> None:
    """Makes the auxiliary the verb, with all that belongs to one."""
    children = [child for child in participle.children if child.i != copula.i]
    is_root = participle.head.i == participle.i
    copula.head, copula.dep_ = copula if is_root else participle.head, participle.dep_
    for child in children:
        if child.dep_ in _OF_VERBS:
            child.head = copula
        if child.dep_ == "nsubjpass":
            child.dep_ = "nsubj"
        if child.dep_ == "agent":
            child.dep_ = "prep"
    participle.head, participle.dep_ = copula, "acomp"
    participle.tag_, participle.pos_ = "JJ", "ADJ"
