"""Which two are meant by "the two sides": looked up in what the document has spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dragoman.model import Actor
from dragoman.reading.mentions import Mention
from dragoman.reading.parties import countries, side

SUBJECT = ("nsubj", "nsubjpass")
_SENTENCES = 3
"""Sentences back in which sides are looked for, as long as they name two."""


class Heard(NamedTuple):
    """A mention as the discourse remembers it."""

    mention: Mention
    place: int
    """Token index of its head."""
    relation: str
    """Grammatical relation of its head, or of the head of the coordination it is part of."""
    sentence: int
    """Token index at which its sentence starts."""
    main: bool
    """Whether it is the subject of the sentence's main clause."""


def countries_of(heard: Iterable[Heard]) -> frozenset[str]:
    """The countries of the parties that were mentioned."""
    return countries(actor for item in heard for actor in item.mention.actors)


def named_in(heard: Sequence[Heard], sentence: int, barred: frozenset[str]) -> tuple[Actor, ...]:
    """The sides named in a sentence so far, adjectives and places aside."""
    found: dict[str, Actor] = {}
    for mention, _, _, begun, _ in heard:
        if begun != sentence or mention.locative or mention.attributive:
            continue
        for actor in mention.actors:
            if actor.country not in barred:
                found.setdefault(side(actor), actor)
    return tuple(found.values())


def spoken_of(heard: Sequence[Heard], barred: frozenset[str], number: int) -> tuple[Actor, ...]:
    """The last group of that number that "both" or "the three" already stood for, unless as many
    others came since."""
    since: set[str] = set()
    for mention, *_ in reversed(heard):
        if len(since) >= number:
            return ()
        facing = any(actor.country in barred for actor in mention.actors)
        if mention.how == "plural" and len(mention.actors) == number and not facing:
            return mention.actors
        if not mention.locative and not mention.attributive:
            since.update(side(actor) for actor in mention.actors if actor.country not in barred)
    return ()


def together(heard: Sequence[Heard], barred: frozenset[str], number: int) -> tuple[Actor, ...]:
    """The last parties joined by "and" that are of that number, in the last sentences that named
    any: ``Peru and Chile agreed``."""
    sentences = sorted({item.sentence for item in heard}, reverse=True)
    joined: dict[int, list[Mention]] = {}
    for item in heard:
        placed = item.mention.locative
        if item.sentence in sentences[:2] and item.mention.group is not None and not placed:
            joined.setdefault(item.mention.group, []).append(item.mention)
    for mentions in reversed(joined.values()):
        found = _sides(mentions, barred)
        if len(found) == number:
            return found
    return ()


def without(heard: Sequence[Heard], mediators: frozenset[str], number: int) -> Sequence[Heard]:
    """The mentions of others than those who mediate, where they are of as many sides at least."""
    if not mediators:
        return heard
    found = [item for item in heard if not countries_of([item]) <= mediators]
    own = [item.mention for item in found]
    return found if len(_sides(own, mediators)) >= number else heard


def persons_of(heard: Sequence[Heard], number: int) -> Sequence[Heard]:
    """The persons among the mentions, where they are of as many sides at least."""
    found = [item for item in heard if item.mention.person]
    return found if len(_sides([item.mention for item in found], frozenset())) >= number else ()


def lately(heard: Sequence[Heard], barred: frozenset[str], number: int) -> tuple[Actor, ...]:
    """All parties of the last sentences, adjectives and places among them, as soon as they are
    of that number."""
    sentences = sorted({item.sentence for item in heard}, reverse=True)
    for first in sentences[:_SENTENCES]:
        found = _sides([item.mention for item in heard if item.sentence >= first], barred)
        if len(found) >= number:
            return found if len(found) == number else ()
    return ()


def _sides(mentions: Iterable[Mention], barred: frozenset[str]) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for mention in mentions:
        for actor in mention.actors:
            if actor.country not in barred:
                found.setdefault(side(actor), actor)
    return tuple(found.values())


def in_the_talk(
    heard: Sequence[Heard], barred: frozenset[str], counts: Mapping[str, int], states: bool
) -> tuple[Actor, ...]:
    """The sides of the last sentences, those most spoken of first; ``counts`` are mentions in the
    whole text by country, and with ``states`` organisations are left out."""
    weights: dict[str, float] = {}
    parties: dict[str, Actor] = {}
    sentences: list[int] = []
    for mention, _, relation, begun, _ in reversed(heard):
        if begun not in sentences:
            sentences.append(begun)
            if len(sentences) > _SENTENCES and len(parties) >= 2:
                break
        if mention.locative or mention.attributive:
            continue
        for actor in mention.actors:
            if actor.country in barred or (states and actor.country_class):
                continue
            parties.setdefault(side(actor), actor)
            weight = _prominence(mention, relation) * 0.7 ** (len(sentences) - 1)
            weights[side(actor)] = weights.get(side(actor), 0.0) + weight
    for party, actor in parties.items():
        weights[party] += 0.2 * counts.get(actor.country, 0)
    return tuple(parties[party] for party in sorted(parties, key=lambda each: -weights[each]))


def _prominence(mention: Mention, relation: str) -> float:
    """A person, a subject and a member of a pair spoken of before are more in the talk."""
    return (
        1.0 + 1.5 * (mention.how == "plural") + 0.7 * mention.person + 0.7 * (relation in SUBJECT)
    )
