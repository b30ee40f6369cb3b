"""Of which state people are by the place where they are: ``police in Puno``, ``protesters marched
in Lima``, ``Myanmar, where the army …``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.lexicon import Role
from dragoman.reading.parties import CIVIL
from dragoman.reading.scene import Scene
from dragoman.reading.sides import SUBJECT

if TYPE_CHECKING:
    from spacy.tokens import Token


def state_behind(scene: Scene, head: Token) -> str | None:
    """``police in Puno``, ``the people of Lima``: the state of the place behind a noun."""
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "at", "from", "on", "of"):
            places = scene.places.starting_in(child.idx, child.right_edge.idx + 1)
            states = {place.country for place in places if place.country}
            if len(states) == 1:
                return states.pop()
    return None


def state_of_people(scene: Scene, role: Role, head: Token) -> str | None:
    """``protesters marched in Lima``: people are of where the sentence has them."""
    if not role.plural or scene.is_definite(head) or head.dep_ not in ("nsubj", "nsubjpass"):
        return None
    return scene.state_of_place(head, before=role.sector not in CIVIL)


def state_told_of(scene: Scene, head: Token) -> str | None:
    """``drones struck Guayaquil, the regional governor said``: local officials tell of what happens
    where they are."""
    words, before = scene.words, {child.lower_ for child in head.lefts}
    local = head.lemma_ in words.local_officials or not before.isdisjoint(words.local)
    return scene.state_of_place(head) if local and head.dep_ in SUBJECT else None


def state_where(scene: Scene, head: Token) -> str | None:
    """``Myanmar, where the army …``: the state that a clause with ``where`` is about."""
    token = head
    while token.head.i != token.i and token.dep_ != "relcl":
        token = token.head
    if token.dep_ != "relcl" or not any(each.lower_ == "where" for each in token.children):
        return None
    place = token.head
    named = scene.namer.around(place.i)
    state = named.parties[-1].entry if named is not None and named.parties else None
    if state is not None and state.country_class is None:
        return state.country
    places = scene.places.starting_in(place.idx, place.idx + len(place))
    return next((place.country for place in places if place.country), None)
