"""Conditions that the parser takes for something else: ``should the raids go on``, ``provided that
Chad pays``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.syntax import AUXILIARY, SUBJECT, has_subject, is_marked

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PROVIDED = frozenset({"provided", "providing"})


def mend_if_clauses(doc: Doc) -> None:
    """Mends the parse in place."""
    for token in doc:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        if token.dep_ in ("ROOT", "conj", "ccomp") and _is_inverted(token):
            _make_condition(token)
        if token.dep_ == "ccomp":
            _provide(token)


def _is_inverted(verb: Token) -> bool:
    """``should the raids go on``: an if-clause without its ``if``."""
    opening = next((child for child in verb.lefts if child.dep_ in AUXILIARY), None)
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECT), None)
    if opening is None or subject is None or opening.lower_ != "should":
        return False
    return opening.i < subject.i and verb.head.lemma_ != "ask"


def _make_condition(verb: Token) -> None:
    """Hangs an if-clause without its ``if`` on the clause before it, which the parser takes for a
    part of it or for its equal: ``We will act, should the raids go on``."""
    main = verb.head
    if verb.dep_ == "ROOT":
        before = next((child for child in verb.lefts if child.dep_ == "ccomp"), None)
        if before is None:
            return
        main, before.head, before.dep_ = before, before, "ROOT"
    if main.i < verb.i:
        told = (
            child for child in main.rights if child.dep_ == "ccomp" and child.i < verb.left_edge.i
        )
        verb.head, verb.dep_ = next(told, main), "advcl"


def _provide(verb: Token) -> None:
    """``would leave provided that Chad paid``: a condition, taken for what is provided."""
    opening = verb.head
    if opening.lower_ not in _PROVIDED or opening.i + 1 != verb.left_edge.i:
        return
    taken = opening.dep_ in ("prep", "ccomp", "advcl") and not has_subject(opening)
    if taken and is_marked(verb):
        verb.head, verb.dep_ = opening.head, "advcl"
        opening.head, opening.dep_ = verb, "mark"
