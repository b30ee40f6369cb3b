"""How many parties a plural stands for, and which: ``both sides``, ``the three governments``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge import Sector
from dragoman.model import Actor
from dragoman.reading.mentions import Meant
from dragoman.reading.parties import BEFORE_OWN, CIVIL
from dragoman.reading.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_KNOWN = frozenset({"the", "these", "those", "both", "neither", "either", "all"})
"""Words that say that a number of parties has been spoken of before."""
_ANY_SECTOR: frozenset[Sector] = frozenset({"GOV", "PTY", "CVL", "UNK"})
"""Sectors of nouns that leave the parties their own: "the two leaders", "both men"."""


def _sector(actor: Actor, noun: str, *, state: bool) -> str:
    """The sector of a party under a plural noun of sector ``noun``: its own, unless the noun says
    otherwise or means a ``state``, or it was only named by its people or its press."""
    if noun not in _ANY_SECTOR:
        return noun
    return "GOV" if state or actor.sector in CIVIL else actor.sector


class Counted:
    """Resolves plurals of a number of parties in one document."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.words
        self._discourse = scene.discourse

    def number(self, head: Token, noun: str, *, organ: bool = False) -> int:
        """How many parties a plural stands for: 2 for "both sides", 3 for "the three"; else 0.
        Of an ``organ`` each state has one: "the two navies", "the joint commission"."""
        words = {child.lower_ for child in head.children} | {head.lower_}
        if organ:
            shared = [n for word, n in self._words.joint.items() if word in words]
            if shared:
                return shared[0]
        several = head.tag_ in ("NNS", "NNPS")
        for number, names in self._words.numbers.items():
            if words & names and (organ or self._counts_parties(head, noun, names)):
                known = words & _KNOWN or self._scene.possessor(head) is not None
                return int(number) if known else 0
        named = words & {"the", "all", "warring", "rival"}
        one_by_one = head.tag_ == "NN" and words & {"each"} and noun in self._words.pairs
        return 2 if one_by_one or (several and noun in self._words.plain_pairs and named) else 0

    def _counts_parties(self, head: Token, noun: str, names: frozenset[str]) -> bool:
        if head.lower_ in names:
            subject = head.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "poss")
            return subject and not any(child.dep_ == "prep" for child in head.children)
        return noun in self._words.pairs

    def several(self, head: Token, noun: str, number: int, sector: str = "GOV") -> Meant:
        """The parties that a plural of that number stands for, in the noun's own sector."""
        owner = self._scene.possessor(head)
        foes = noun in self._words.plain_pairs and noun not in self._words.relational
        if owner is not None and foes and number == 2 and len(owner.actors) == 1:
            return self._discourse.at_war(owner.actors[0].country)
        found = self._discourse.group(
            number,
            head.i,
            head.sent.start,
            self._facing(head),
            states=noun in self._words.pairs_of_states,
            claimants=noun == "claimant",
            persons=noun in self._words.persons,
            foes=foes,
        )
        actors = tuple(
            Actor(
                country=actor.country,
                sector=_sector(actor, sector, state=noun in self._words.pairs_of_states),
                country_class=actor.country_class,
            )
            for actor in found.actors
        )
        return found._replace(actors=actors)

    def _facing(self, head: Token) -> tuple[Actor, ...]:
        """Who does something with the parties and is none of them: a state that warns both; but
        what an opposition blames on both governments may be its own one's too."""
        subject = self._scene.subject_of(head)
        return tuple(actor for actor in subject if actor.sector not in BEFORE_OWN)
