"""Definite descriptions of parties spoken of before: ``the country``, ``the visitor``, ``the
latter``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dragoman.model import Actor
from dragoman.reading.mentions import NOBODY, Meant
from dragoman.reading.parties import countries
from dragoman.reading.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEMBER = "member"


class DefiniteDescriptions:
    """Looks such nouns up in the discourse of one document."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.words
        self._discourse = scene.discourse

    def of(self, head: Token, noun: str) -> Meant:
        """``the country``, ``the kingdom``, ``the alliance``, ``the visitor``."""
        if noun in self._words.pairs and (other := self._other(head)) is not None:
            return other
        if noun in self._words.states and head.tag_ in ("NN", "NNP"):
            return self._state(head, noun)
        if noun in self._words.blocs:
            return self._bloc(noun)
        if noun == _MEMBER and head.tag_ == "NNS":
            return self._joined()
        if noun in self._words.shared_bodies and head.tag_ in ("NN", "NNP"):
            return self._body(noun)
        return self.guest() if noun in self._words.guests else NOBODY

    def _joined(self) -> Meant:
        """``the larger members``: of the organisation that is spoken of most."""
        named = [a for h in self._discourse.heard() for a in h.mention.actors if a.country_class]
        if not named:
            return NOBODY
        code, _ = Counter(actor.country for actor in named).most_common(1)[0]
        organisation = next(actor for actor in named if actor.country == code)
        plain = organisation.model_copy(update={"name": None, "office": None})
        return Meant((plain,), "definite", doubtful=True)

    def _body(self, noun: str) -> Meant:
        """``the court``, where the last spoken of was an organisation's."""
        body = self._discourse.body(noun)
        organised = body is not None and any(actor.country_class for actor in body.actors)
        return Meant(body.actors, "definite") if body is not None and organised else NOBODY

    def _state(self, head: Token, noun: str) -> Meant:
        """The state named last, its officials and adjectives before other nouns aside; of a
        kingdom, an archipelago or a Central Asian nation one that is called so."""
        before = [t.lower_ for t in self._scene.doc[head.left_edge.i : head.i] if t.pos_ != "DET"]
        phrases = (" ".join(before[first:]) for first in range(len(before)))
        state = self._discourse.state((*phrases, *before, noun), self._apart(head))
        return Meant((Actor(country=state.country),), "definite") if state else NOBODY

    def _bloc(self, noun: str) -> Meant:
        bloc = (
            self._discourse.called(noun)
            or (self._discourse.standing_against() if noun in self._words.movements else None)
            or self._discourse.organisation(noun)
        )
        return Meant(bloc.actors, "definite") if bloc is not None else NOBODY

    def guest(self) -> Meant:
        """The person spoken of last who is not of the country that issues the document."""
        own = self._discourse.publisher.own
        guest = self._discourse.last(
            lambda m: (
                m.person and not m.plural and (own is None or m.actors[0].country != own.country)
            )
        )
        return Meant(guest.actors, "definite", doubtful=True) if guest else NOBODY

    def latter(self, token: Token) -> Meant | None:
        """``the latter``, ``the former``: of the two parties spoken of last."""
        if token.dep_ not in ("nsubj", "nsubjpass", "poss", "pobj", "dobj"):
            return None
        recent = self._discourse.recent_parties(token.i)
        if len(recent) > 2:
            apart = self._apart(token)
            recent = tuple(actor for actor in recent if actor.country not in apart)
        if len(recent) < 2:
            return None
        return Meant((recent[0 if token.lower_ == "latter" else 1],), "definite")

    def _other(self, head: Token) -> Meant | None:
        """``the other side``, ``the other country``: than the subject."""
        if not any(child.lower_ == "other" for child in head.children):
            return None
        apart = self._apart(head)
        recent = [a for a in self._discourse.recent_parties(head.i) if a.country not in apart]
        return Meant(tuple(recent[:1]), "relation", doubtful=len(recent) > 1) if apart else None

    def _apart(self, head: Token) -> frozenset[str]:
        """The states of the subject, from which such a noun sets another apart."""
        return countries(self._scene.subject_of(head))
