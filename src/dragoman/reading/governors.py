"""On which clause another hangs, and how; ``made`` are the clauses above, by their heads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading.clauses import Clause
from dragoman.reading.syntax import (
    OBJECT,
    first_conjunct,
    has_to,
    is_condition,
    is_infinitival,
    is_wanted,
    marks,
    measure_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_AT_EVENTS = frozenset({"in", "at", "during"})
_BESIDE_EVENTS = frozenset({"after", "before", "following"})


def governor_of(token: Token, made: Mapping[int, Clause]) -> tuple[Clause | None, str]:
    """The clause above, and how the token's clause hangs on it."""
    if token.dep_ == "conj" and token.head.i in made:
        head = made[token.head.i]
        return made.get(head.governor if head.governor is not None else -1), head.link
    link = {
        "ccomp": "complement",
        "xcomp": "complement",
        "relcl": "relative",
        "acl": "relative",
        "advcl": "adverbial",
        "parataxis": "parataxis",
        "conj": "conjunct",
    }.get(token.dep_, "root")
    if is_condition(token):
        link = "condition"
    above = token
    while above.dep_ != "ROOT":
        if above is not token and link == "root" and above.dep_ == "prep":
            link = above.lower_
        above = above.head
        if above.i in made:
            wanted = above is token.head and is_wanted(token)
            if wanted or is_infinitival(token) or (token.dep_ == "acl" and "that" in marks(token)):
                link = "complement"
            return made[above.i], link
        if above.pos_ == "NOUN" and token.dep_ == "acl" and has_to(token):
            link = "purpose"
    return None, link


def noun_governor(token: Token, made: Mapping[int, Clause]) -> tuple[Clause | None, str]:
    """The clause above an event noun, and how the noun hangs on it; a ``round`` of talks is none
    of its own."""
    measure = measure_of(token)
    link = "root"
    above = first_conjunct(token)
    while above.dep_ != "ROOT":
        if link == "root":
            link = above.lower_ if above.dep_ == "prep" else above.dep_
            if above.dep_ in ("pobj", "conj"):
                link = "root"
        above = above.head
        if above.i in made and above.i != measure.i:
            return made[above.i], link
    return None, "root"


def is_object_of(token: Token, governor: Clause) -> bool:
    """Whether the noun is what the verb governs, directly or through a preposition."""
    above = first_conjunct(token)
    if above.dep_ == "pobj" and above.head.dep_ == "prep":
        return bool(
            above.head.head.i == governor.root and above.head.lower_ in ("in", "to", "into")
        )
    if above.dep_ not in (*OBJECT, "nsubjpass", "attr"):
        return False
    return bool(above.head.i == governor.root)


def is_occasion(token: Token, governor: Clause) -> bool:
    """Whether a clause tells what its subject did at the event: ``said in a phone call``, ``flew
    home after talks``; not ``left after the bombing`` nor ``died in the bombing``."""
    if token.dep_ != "pobj":
        return False
    words, link = grammar.load(), token.head.lower_
    on = link == "on" and token.lemma_ in words.occasions
    met = link in _BESIDE_EVENTS and token.lemma_ in words.meetings
    if link not in _AT_EVENTS and not on and not met:
        return False
    if (governor.passive or governor.lemma in words.dying) and token.lemma_ not in words.meetings:
        return False
    above = token.head.head.i
    whose = above == governor.root or any(item.root == above for item in governor.subject)
    return governor.kind != "noun" and whose
