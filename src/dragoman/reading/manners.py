"""What the parser hangs on a phrase of manner, hung on the verb: ``objected in writing to it``,
``threatened in a letter to leave``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading.reattaching import reporting

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BEFORE = frozenset({"in", "by", "under", "through", "via", "on", "with"})
_OBJECTS = frozenset({"about", "against", "for", "on", "over", "to"})
"""What may stand before whom or what a verb of saying is about."""
_COMPLEMENTS = frozenset({"xcomp", "ccomp"})


def mend_manners(doc: Doc) -> None:
    """Mends the parse in place."""
    for token in doc:
        if token.dep_ == "prep" and token.lower_ in _BEFORE and token.head.lemma_ in reporting():
            for noun in token.children:
                if noun.dep_ in ("pobj", "pcomp") and noun.lemma_ in grammar.load().manners:
                    _mend(noun, token.head)


def _mend(noun: Token, verb: Token) -> None:
    said = any(child.dep_ in _COMPLEMENTS for child in verb.children)
    for child in list(noun.rights):
        if child.dep_ in ("acl", "relcl") and not said:
            marks = {t.tag_ if t.tag_ == "TO" else t.lower_ for t in child.lefts}
            if marks & {"TO", "that"}:
                child.head, child.dep_ = verb, "xcomp" if "TO" in marks else "ccomp"
        elif child.dep_ == "prep" and child.lower_ in _OBJECTS:
            child.head = verb
