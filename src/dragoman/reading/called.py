"""What somebody or something is called, which the parser takes for one phrase with it: ``called the
Chadian protest "theatre"``, ``calls the minister a puppet``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import grammar

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOMINAL = ("NOUN", "PROPN")


def mend_called(doc: Doc) -> None:
    """Mends the parse in place: what a verb of calling has for its object, and the name given."""
    calling = grammar.load().calling
    for verb in doc:
        if verb.lemma_ in calling and verb.pos_ == "VERB":
            for noun in [child for child in verb.rights if child.dep_ == "dobj"]:
                _name(noun, verb)


def _name(noun: Token, verb: Token) -> None:
    opening = next((child for child in noun.lefts if child.tag_ == "``"), None)
    if opening is not None and opening.i > verb.i + 1 and opening.nbor(-1).pos_ in _NOMINAL:
        _part(opening.nbor(-1), noun, verb)
    elif any(child.dep_ == "dobj" and child.i < noun.i for child in verb.children):
        noun.dep_ = "oprd"  # "whom Chad calls a puppet"
    else:
        for child in noun.rights:
            if child.dep_ == "appos" and child.left_edge.lower_ in ("a", "an"):
                if child.left_edge.nbor(-1).pos_ in _NOMINAL:
                    child.head, child.dep_ = verb, "oprd"


def _part(called: Token, name: Token, verb: Token) -> None:
    """Hangs what stands before the quotation mark on the noun there, and both nouns on the verb."""
    before = [child for child in name.lefts if child.i < called.i]
    called.head, called.dep_ = verb, "dobj"
    name.dep_ = "oprd"
    for child in before:
        child.head = called
