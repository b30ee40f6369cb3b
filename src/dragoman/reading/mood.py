"""What auxiliaries, conditions and negations make of a predicate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.model import Modality
from dragoman.reading.clauses import Clause
from dragoman.reading.syntax import (
    OBJECT,
    SUBJECT,
    extent,
    is_condition,
    is_marked,
    marks,
    once,
    ranked,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


def modality(
    token: Token, auxiliaries: list[Token], governor: Clause | None
) -> tuple[Modality | None, tuple[int, int] | None]:
    condition = _condition(token)
    modals = grammar.load().modals
    found = [modals.get(aux.lower_) or modals.get(aux.lemma_) for aux in auxiliaries]
    modal = next((item for item in found if item is not None), None)
    if is_condition(token):
        return Modality.CONDITIONAL, None
    words = {auxiliary.lower_ for auxiliary in auxiliaries}
    if modal is Modality.FUTURE and words >= {"would", "have"}:
        return Modality.CONDITIONAL, condition  # "would have extended the mandate"
    if condition is not None and (modal is not None or token.tag_ != "VBD"):
        return Modality.CONDITIONAL, condition
    if modal is None and _is_subjunctive(token, governor):
        return Modality.OBLIGATION, condition
    if modal is None and governor is not None and governor.lemma == "be" and not ranked(token):
        if any(aux.tag_ == "TO" for aux in auxiliaries):
            return Modality.FUTURE, None
    return modal, condition


def _is_subjunctive(token: Token, governor: Clause | None) -> bool:
    """``insisted that the traders be freed``, ``demanded that he go``; the parser takes some of
    these for plain presents."""
    auxiliaries = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
    bare = auxiliaries[0] if auxiliaries else token
    subjects = [child for child in token.children if child.dep_ in SUBJECT]
    if not subjects or not is_marked(token):
        return False
    return bool(bare.tag_ == "VB" or _is_ordered(bare, subjects[0], governor))


def _is_ordered(bare: Token, subject: Token, governor: Clause | None) -> bool:
    """``insists that Chad leave``, ``insisted that the crews leave``: no tense that would fit."""
    ordering = governor is not None and governor.lemma in grammar.load().ordering
    if governor is None or not ordering or bare.tag_ not in ("VBP", "VBD"):
        return False
    if bare.lemma_ != bare.lower_ or bare.lemma_ in grammar.load().unordered:
        return False
    single = subject.tag_ in ("NN", "NNP") and not any(c.dep_ == "conj" for c in subject.children)
    return governor.past or single


def _condition(token: Token) -> tuple[int, int] | None:
    for child in token.children:
        if is_condition(child) and "whether" not in marks(child):
            return extent(child)
        if child.dep_ == "prep" and child.lower_ == "in":
            if any(below.lower_ in grammar.load().conditions.nouns for below in child.children):
                return extent(child)
    return None


def negated(token: Token, core: Token) -> bool:
    negations = grammar.load().negations
    if token.dep_ == "xcomp" and any(word.lower_ == "yet" for word in token.head.rights):
        return True  # has yet to sign
    for source in once(token, core):
        for child in source.children:
            if child.i > source.i and child.dep_ not in (*OBJECT, "neg", "attr"):
                continue
            if child.lower_ == "longer" and any(below.lower_ == "no" for below in child.lefts):
                return True
            if child.lower_ in negations.words and not _harmless(child):
                return True
            if child.dep_ in (*SUBJECT, *OBJECT, "attr") and any(
                below.lower_ in ("no", "neither") and below.dep_ in ("det", "preconj", "cc")
                for below in child.children
            ):
                return True
            if child.dep_ in SUBJECT and _is_not_one(child):
                return True
    return False


def _is_not_one(subject: Token) -> bool:
    """``not one blade of grass``, ``not a single ship``."""
    first = subject.doc[subject.left_edge.i]
    return first.lower_ == "not" and first.i < subject.i


def _harmless(negation: Token) -> bool:
    following = negation.i + 1
    doc = negation.doc
    return following < len(doc) and doc[following].lower_ in grammar.load().negations.harmless
