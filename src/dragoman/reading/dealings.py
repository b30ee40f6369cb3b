"""With whom somebody deals who speaks for a state, and is not of: ``accused Chad``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.reading.sides import SUBJECT
from dragoman.reading.syntax import OBJECT

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.reading.scene import Scene

_OWNING = ("poss", "amod", "compound", "nmod")
_WITH = frozenset({"with", "against", "to", "on", "upon"})
_OF_STATES = frozenset({"country", "capital", "adjective"})
"""Kinds of words for states themselves, and not for who else is in them."""


def faced_by(head: Token, scene: Scene, *, named: bool) -> frozenset[str]:
    """The states that the subject of a verb deals with there and, under a name, elsewhere."""
    told = scene.alike(head) if named else [head]
    return frozenset(
        country for token in told for verb in _verbs(token) for country in _faced(verb, scene)
    )


def _verbs(head: Token) -> Iterator[Token]:
    """``accused Chad and asked for talks``: all that it does."""
    if head.dep_ == "nsubj":
        yield head.head
        for verb in head.head.conjuncts:
            if not any(child.dep_ in SUBJECT for child in verb.lefts):
                yield verb


def _faced(verb: Token, scene: Scene) -> Iterator[str]:
    """``accused Chad``, ``regretted the Chadian move``, ``protested to Chad``."""
    for child in verb.rights:
        if child.dep_ in OBJECT:
            yield from _state(child, scene)
            if verb.lemma_ in scene.words.at_others:
                owners = (owner for owner in child.lefts if owner.dep_ in _OWNING)
                yield from (state for owner in owners for state in _state(owner, scene))
        elif child.dep_ == "prep" and child.lower_ in _WITH:
            nouns = (noun for noun in child.rights if noun.dep_ == "pobj")
            yield from (state for noun in nouns for state in _state(noun, scene))


def _state(word: Token, scene: Scene) -> Iterator[str]:
    """The state that a word alone is."""
    chunk = scene.namer.around(word.i)
    if chunk is not None and len(chunk.parties) == 1 and not chunk.roles and not chunk.proper:
        if chunk.parties[0].entry.kind in _OF_STATES:
            yield chunk.parties[0].entry.country
