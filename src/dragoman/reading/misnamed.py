"""Words that the parser hangs under the wrong name: what is said for a reason, who somebody is for
when, a second name of a deed for a second object, ``that`` for a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading.syntax import has_subject, has_to, is_time, marks

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AIMING = frozenset({"so", "such", "now", "order", "given", "provided", "except", "but"})
"""Words before ``that`` which make its clause a reason or an aim."""
_GOVERNED = frozenset({"dobj", "ccomp", "xcomp"})


def mend_misnamed(doc: Doc) -> None:
    """Mends the parse in place."""
    for token in doc:
        if token.dep_ == "npadvmod" and _explains(token):
            token.head, token.dep_ = token.left_edge.nbor(-2), "appos"
        if token.pos_ not in ("VERB", "AUX"):
            continue
        if token.dep_ == "advcl" and _is_told(token):
            token.dep_ = "ccomp"
        if token.dep_ == "acl" and _says_of_summary(token):
            token.dep_ = "relcl"
        if token.dep_ == "relcl" and token.head.lemma_ in grammar.load().summing_up:
            _stand_for_noun(token)
        _sum_up(token)
        _deny_below(token)


def _explains(noun: Token) -> bool:
    """``accused Chad of arming M23, a militia``: who a name is, taken for when something was."""
    opening = noun.left_edge
    if opening.lower_ not in ("a", "an") or noun.pos_ != "NOUN" or opening.i < 2 or is_time(noun):
        return False
    name = opening.nbor(-2)
    return opening.nbor(-1).text == "," and name.pos_ == "PROPN" and not is_time(name)


def _is_told(verb: Token) -> bool:
    """``shot back that Peru was stalling``: what is said, taken for a reason or an aim."""
    opening = verb.left_edge
    if "that" not in marks(verb) or opening.lower_ != "that" or verb.i < verb.head.i:
        return False
    if is_time(opening.nbor()):
        return False  # "that February"
    before = opening.nbor(-1)
    return before.lower_ not in _AIMING and not any(c.dep_ == "ccomp" for c in verb.head.children)


def _says_of_summary(verb: Token) -> bool:
    """``sought a visit, a request that Chad rejected``: no complement of the noun that sums up."""
    noun, below = verb.head, {child.dep_ for child in verb.children}
    summing = noun.lemma_ in grammar.load().summing_up and noun.left_edge.lower_ in ("a", "an")
    told = summing and noun.left_edge.i and noun.left_edge.nbor(-1).text == ","
    return bool(told) and has_subject(verb) and below.isdisjoint(_GOVERNED)


def _stand_for_noun(verb: Token) -> None:
    """``an idea that Chad turned down``: ``that`` is what was turned down."""
    if {child.dep_ for child in verb.children} & _GOVERNED:
        return
    for child in verb.lefts:
        if child.dep_ == "mark" and child.lower_ == "that":
            child.dep_, child.tag_ = "dobj", "WDT"


def _sum_up(verb: Token) -> None:
    """``met Chad's king on Monday, their first talks since 2019``: what the deed is called, taken
    for a second object."""
    objects = [child for child in verb.rights if child.dep_ == "dobj"]
    for noun in objects[1:]:
        opening = noun.left_edge
        if opening.nbor(-1).text == "," and opening.tag_ in ("PRP$", "DT"):
            noun.dep_ = "npadvmod"


def _deny_below(verb: Token) -> None:
    """``vowed never again to meet``: what is denied is the meeting, and not the vow."""
    below = next((child for child in verb.rights if child.dep_ == "xcomp" and has_to(child)), None)
    if below is None:
        return
    for word in verb.doc[verb.i + 1 : below.i]:
        if word.lower_ in ("never", "not") and verb in (word.head, word.head.head):
            word.head, word.dep_ = below, "neg"
