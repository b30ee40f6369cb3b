"""Names that stand for a place, ``talks in Peru``, or describe a noun, ``the Peru talks``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.knowledge import Sector
from dragoman.reading.lexicon import Match, Party, Role
from dragoman.reading.syntax import first_conjunct

if TYPE_CHECKING:
    from spacy.tokens import Token

WITHIN = frozenset({"in", "at", "near", "outside", "around", "across", "inside", "within", "off"})
"""Prepositions that a place stands behind."""
_HOUSED: frozenset[Sector] = frozenset({"REL", "EDU", "MED"})
"""Sectors whose bodies are buildings too: ``near the temple``, ``in the hospital``."""


def attributive(token: Token) -> bool:
    """Whether a name, or the first of those it is joined to, stands before a noun."""
    return first_conjunct(token).dep_ in ("amod", "compound", "nmod")


def locative(
    token: Token, parties: tuple[Match[Party], ...], roles: tuple[Match[Role], ...]
) -> bool:
    """Whether a country, capital or seat is named as a place, a body by its building, or a platform
    as where something is said."""
    if token.lower_ in grammar.load().references.platforms and token.head.lower_ == "on":
        return True
    if roles and roles[-1].entry.kind == "body" and roles[-1].entry.sector in _HOUSED:
        return bool(token.dep_ == "pobj" and token.head.lower_ in WITHIN)
    if roles or not parties or parties[-1].entry.kind not in ("country", "capital", "seat"):
        return False
    above = token
    while above.dep_ == "conj":
        if _is_cut_off(above):
            return False
        above = above.head
    aimed = above.head.lower_ == "at" and parties[-1].entry.kind == "country"
    if above.dep_ != "pobj" or aimed:
        return False
    return above.head.lower_ in WITHIN or _is_border(above.head)


def _is_border(preposition: Token) -> bool:
    """``the border between Peru and Chile``."""
    noun = preposition.head
    return preposition.lower_ == "between" and noun.lemma_ in grammar.load().borders


def _is_cut_off(token: Token) -> bool:
    """Whether a comma and a verb without a subject say that the parser has taken a subject for a
    conjunct: "In Lima, Peru and Chile agreed"."""
    verb = token
    while verb.head.i != verb.i:
        verb = verb.head
    missing = not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
    comma = any(child.text == "," for child in token.head.children)
    return verb.pos_ in ("VERB", "AUX") and verb.i > token.i and missing and comma
