"""What the parser hangs on a phrase of manner or time, hung on what that stands with: ``objected in
writing to it``, ``threatened in a letter to leave``, ``held talks on 4 May with Peru``."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading.syntax import is_time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BEFORE = frozenset({"in", "by", "under", "through", "via", "on", "with"})
_OBJECTS = frozenset({"about", "against", "for", "on", "over", "to"})
"""What may stand before whom or what a verb of saying is about."""
_PARTIES = frozenset({"with", "to", "against", "between"})
"""What may stand behind a date and is no part of it."""
_COMPLEMENTS = frozenset({"xcomp", "ccomp"})


def mend_manners(doc: Doc, reporting: Container[str]) -> None:
    """Mends the parse in place; ``reporting`` are the predicates of cues."""
    for token in doc:
        if token.dep_ == "prep" and token.lower_ in _PARTIES and is_time(token.head):
            _pass_over(token)
        if token.dep_ == "prep" and token.lower_ in _BEFORE and token.head.lemma_ in reporting:
            for noun in token.children:
                if noun.dep_ in ("pobj", "pcomp") and noun.lemma_ in grammar.load().manners:
                    _mend(noun, token.head)


def _pass_over(preposition: Token) -> None:
    date = preposition.head
    if any(is_time(child) for child in preposition.children):
        return  # "from 4 to 6 May"
    while is_time(date) or date.dep_ == "prep":
        if date.dep_ == "ROOT":
            return
        date = date.head
    preposition.head = date


def _mend(noun: Token, verb: Token) -> None:
    said = any(child.dep_ in _COMPLEMENTS for child in verb.children)
    for child in list(noun.rights):
        if child.dep_ in ("acl", "relcl") and not said:
            marks = {t.tag_ if t.tag_ == "TO" else t.lower_ for t in child.lefts}
            if marks & {"TO", "that"}:
                child.head, child.dep_ = verb, "xcomp" if "TO" in marks else "ccomp"
        elif child.dep_ == "prep" and child.lower_ in _OBJECTS:
            child.head = verb
