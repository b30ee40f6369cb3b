"""Names that no table has and no title explains: ``the National Electoral Council``, ``Ana Rios,
who keeps an inn``. They are of the state that the text speaks of where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.model import Actor
from dragoman.reading import lexicon
from dragoman.reading.actors import title_case
from dragoman.reading.bridging import Bridging, Nameless
from dragoman.reading.chunks import Chunk
from dragoman.reading.lexicon import Role
from dragoman.reading.mentions import NOBODY, Meant
from dragoman.reading.sides import SUBJECT, Heard

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dragoman.reading.scene import Scene

_EXPLAINING = frozenset({",", "who", "of", "from", "("})
"""What opens an explanation of who somebody is."""
_DASHES = frozenset({"-", "--", "–", "—"})
_SHORTLY = 2
"""Sentences back in which somebody spoke who is only named now."""


class Strangers:
    """Says of which state bodies and persons are of whom nothing else is known.

    ``reporting`` are the predicates of cues: whoever is their subject speaks.
    """

    def __init__(self, scene: Scene, bridging: Bridging, reporting: frozenset[str]) -> None:
        self._scene = scene
        self._bridging = bridging
        self._roles = lexicon.roles(scene.discourse.known)
        self._reporting = reporting

    def named(self, chunk: Chunk, head: Token) -> Meant:
        """Whom a bare name stands for."""
        if any(self._scene.places.starting_in(*self._scene.namer.offsets(chunk))):
            return NOBODY
        if self._is_nobodys(chunk):
            return NOBODY
        words = chunk.words.lower().split()
        body = self._roles.get(words[-1]) if len(words) > 1 else None
        if body is not None and body.kind == "body" and words[0] not in self._scene.words.joint:
            return self._of_state(chunk, head, body)
        if len(words) < 2:
            return NOBODY
        if self.is_ruling(chunk):
            party = self._of_state(chunk, head, self._roles.get("ruling party"))
            return party._replace(how="group") if party.actors else party
        known = self._host(chunk, head) or self._spoke_before(chunk, head)
        if known is not None:
            return known
        return self._of_state(chunk, head, None) if self._is_person(chunk, head) else NOBODY

    def _is_nobodys(self, chunk: Chunk) -> bool:
        """``Cyclone Ana``; ``UNITED NATIONS`` before the dash of a dateline."""
        behind = self._scene.doc[chunk.last + 1 : chunk.last + 2].text
        hazard = not self._scene.words.hazards.isdisjoint(chunk.words.split()[:-1])
        return hazard or (chunk.words.isupper() and behind in _DASHES)

    def is_ruling(self, chunk: Chunk) -> bool:
        """``the ruling National Front``: whether a name is that of the party in power."""
        before = self._scene.doc[max(0, chunk.first - 1) : chunk.first].text
        return chunk.is_bare_name and before in self._scene.words.ruling

    def _host(self, chunk: Chunk, head: Token) -> Meant | None:
        """``Ana Rios received Chile's minister``, in a government's own account that has told of no
        person yet: one of its own, whom its readers know."""
        publisher = self._scene.discourse.publisher
        if publisher.own is None or publisher.is_dialogue or head.dep_ not in SUBJECT:
            return None
        heard = (item.mention for item in self._scene.discourse.heard())
        if any(m.person and m.start >= self._scene.heading for m in heard):
            return None
        named = {"sector": "GOV", "name": title_case(chunk.words)}
        return Meant((publisher.own.model_copy(update=named),), "home")

    def _spoke_before(self, chunk: Chunk, head: Token) -> Meant | None:
        """``…, Chad's mediator said. … Ana Rios told reporters``: whoever has spoken without a name
        in the sentences just before."""
        behind = head.doc[chunk.last + 1 : chunk.last + 2].text
        told = head.dep_ == "nsubj" and head.head.lemma_ in self._reporting
        if not told or behind in _EXPLAINING:
            return None
        since = head.sent.start
        for _ in range(_SHORTLY):
            since = head.doc[since - 1].sent.start if since else 0
        persons = [
            item
            for item in self._scene.discourse.heard()
            if since <= item.sentence < head.sent.start and item.mention.person
        ]
        spoke = [item for item in persons if self._speaks(item, head.doc)]
        if len(persons) != 1 or not spoke or spoke[0].mention.doubtful:
            return None
        actor = spoke[0].mention.actors[-1]
        if actor.name is not None:
            return None
        named = actor.model_copy(update={"name": title_case(chunk.words)})
        return Meant((named,), "title", doubtful=True)

    def _speaks(self, item: Heard, doc: Doc) -> bool:
        """Whether an official is the subject of a verb of saying."""
        token = doc[item.place]
        official = bool(item.mention.actors) and item.mention.actors[-1].office is not None
        return official and token.dep_ == "nsubj" and token.head.lemma_ in self._reporting

    def _is_person(self, chunk: Chunk, head: Token) -> bool:
        """Whether a name is somebody's: who speaks, or of whom a clause with ``who`` tells."""
        doc = self._scene.doc
        if chunk.first and doc[chunk.first - 1].pos_ == "DET":
            return False
        following = [token.lower_ for token in doc[chunk.last + 1 : chunk.last + 3]]
        if following[-1:] == ["who"] or following[:1] == ["who"]:
            return True
        return head.dep_ == "nsubj" and head.head.lemma_ in self._reporting

    def _of_state(self, chunk: Chunk, head: Token, body: Role | None) -> Meant:
        sector = (body.sector or "GOV") if body else "CVL"
        party = Nameless(
            head=head,
            sector=sector,
            role=body.phrase if body else "",
            key=body.key if body else None,
            countries=body.countries if body else (),
            represents="none",
            organ=body is not None,
            named=body is None,
            vague=False,
            hints={},
        )
        owner = self._bridging.owner(party)
        if owner is None:
            return NOBODY
        actor = Actor(
            country=owner.country,
            sector=sector,
            name=title_case(chunk.words),
            country_class=owner.country_class,
        )
        return Meant((actor,), "bridging", doubtful=True)
