"""What the parser takes for another name of what stands before it: ``Peru's minister, Ana Rios, and
her Chilean counterpart``, ``called the minister "a man of his word"``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading.syntax import OBJECT, has_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_QUOTES = frozenset({'"', "\u201c", "``"})
_PLURAL = frozenset({"NNS", "NNPS"})


def mend_apposed_lists(doc: Doc) -> None:
    """Mends the parse in place."""
    calling = grammar.load().calling
    for token in doc:
        if token.dep_ == "appos" and token.head.dep_ in OBJECT:
            verb = token.head.head
            if verb.lemma_ in calling and _is_quoted(token):
                token.head, token.dep_ = verb, "oprd"
        if token.dep_ == "conj" and token.i > 1 and _is_beside(token):
            joint = next((c for c in token.head.rights if c.dep_ == "cc" and c.i < token.i), None)
            if joint is not None and joint.nbor(-1).text == ",":
                token.head = joint.head = token.head.head
        if token.dep_ == "conj" and token.pos_ in ("NOUN", "PROPN"):
            _join_object(token, token.head)


def _join_object(noun: Token, verb: Token) -> None:
    """``received Chad's minister, Ali Deby, and Niger's, Musa Bako``: a second object that the
    parser joins to the verb."""
    if verb.pos_ != "VERB" or has_subject(noun):
        return
    first = next((c for c in verb.rights if c.dep_ in OBJECT and c.i < noun.i), None)
    joint = next((c for c in verb.rights if c.dep_ == "cc" and c.i < noun.i), None)
    if first is not None and joint is not None and first.i < joint.i:
        noun.head = joint.head = first


def _is_quoted(noun: Token) -> bool:
    """Whether a quotation opens with a noun."""
    first = noun.left_edge
    return first.text in _QUOTES or (first.i > 0 and first.nbor(-1).text in _QUOTES)


def _is_beside(noun: Token) -> bool:
    """Whether a noun is joined not to the name before it but to what that name's bearer is called:
    ``the minister of Peru, Ana Rios, and her aide``, ``the Minister of Peru, Ana Rios, and the
    Minister of Chile``."""
    name = noun.head
    return _is_name_beside(name) or (name.dep_ == "appos" and noun.lemma_ == name.head.lemma_)


def _is_name_beside(name: Token) -> bool:
    """Whether a name stands behind what one person is called, between commas."""
    title = name.head
    one = name.dep_ == "appos" and title.pos_ == "NOUN" and title.tag_ not in _PLURAL
    return (
        one
        and name.pos_ == "PROPN"
        and name.left_edge.i > 0
        and name.left_edge.nbor(-1).text == ","
    )
