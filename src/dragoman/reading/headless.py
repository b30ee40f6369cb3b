"""``"We stay," Kenya's minister lamented``: the parser takes what is said of the speaker for what
was done to him, and has no verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.syntax import NOMINAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OF_VERBS = frozenset({"ccomp", "punct", "cc", "conj"})


def mend_headless(doc: Doc) -> None:
    """Mends the parse in place."""
    for verb in doc:
        if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.i > verb.head.i:
            noun = verb.head
            told = noun.dep_ == "ROOT" and noun.pos_ in NOMINAL and _is_told(noun)
            if told and verb.nbor(-1).text != ",":
                _stand(verb, noun)


def _is_told(noun: Token) -> bool:
    """Whether a clause hangs on a noun that only a verb can have: what is said before it, or what
    its subject did next: ``Kenya's minister called in the envoy and handed him a note``."""
    return any(
        (child.dep_ == "ccomp" and child.i < noun.i)
        or (child.dep_ == "conj" and child.tag_ in _FINITE)
        for child in noun.children
    )


def _stand(verb: Token, noun: Token) -> None:
    children = [child for child in noun.children if child.dep_ in _OF_VERBS]
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"
    for child in children:
        child.head = verb
