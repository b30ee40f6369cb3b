"""Whom nouns for a role or a number of parties stand for: ``its soldiers``, ``both sides``, ``her
counterpart``."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.knowledge import Sector
from dragoman.model import Actor
from dragoman.reading.bare_roles import BareRoles
from dragoman.reading.bridging import Bridging
from dragoman.reading.chunks import Chunk
from dragoman.reading.counted import Counted
from dragoman.reading.definite_descriptions import DefiniteDescriptions
from dragoman.reading.lexicon import head_noun
from dragoman.reading.mentions import NOBODY, Meant, Mention
from dragoman.reading.parties import AGAINST, countries, opposite
from dragoman.reading.role_phrases import is_organ, is_regional
from dragoman.reading.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_AT_ARMS: frozenset[Sector] = frozenset({"GOV", "MIL", "COP"})
"""Sectors of a state that rebels stand against."""
_IN_PARTIES: frozenset[Sector] = frozenset({"PTY", "OPP"})
"""Sectors of politicians who hold no office."""
_FEW = 20
"""Most states of which an office tells that it is of the one that a text names."""


class RoleNouns:
    """Resolves nouns for parties that name no country, in one document."""

    def __init__(self, scene: Scene, bridging: Bridging) -> None:
        self._scene = scene
        self._words = scene.words
        self._discourse = scene.discourse
        self._namer = scene.namer
        self._counted = Counted(scene)
        self._definite = DefiniteDescriptions(scene)
        self._bare = BareRoles(scene, bridging)

    def of_chunk(self, chunk: Chunk, head: Token) -> Meant:
        """Whom a chunk without a country of its own means, by its role noun."""
        against = self._against_government(chunk, head)
        if against is not None:
            return against
        role = chunk.roles[-1].entry
        noun = head_noun(role.phrase)
        if role.kind == "person" and any(t.lower_ == "visiting" for t in head.lefts):
            return self._definite.guest()
        if (role.kind == "person" or role.plural) and is_regional(self._scene, chunk, head):
            return NOBODY
        number = self._counted.number(head, noun, organ=chunk.is_organ)
        if number:
            return self._counted.several(head, noun, number, self._namer.sector(chunk))
        owner = self._scene.possessor(head)
        if owner is not None:
            return self._possessed(chunk, noun, owner, head)
        sides = self._of_all_sides(head)
        if sides:
            made = (self._namer.make(chunk, a.country, a.country_class) for a in sides)
            return Meant(tuple(made), "plural")
        if role.countries:
            told = self._of_few(chunk)
            if told is not None:
                return told
        if role.plural and role.kind == "person" and self._scene.is_definite(head):
            pair = self._discourse.holders(role.phrase, role.key, head.i)
            if pair.actors or (self._discourse.publisher.own and noun in self._words.persons):
                return pair if pair.actors else self._counted.several(head, noun, 2)
        if self._scene.is_definite(head):
            named = self._definite.of(head, noun)
            if named.actors:
                return named
        return self._against_rebels(chunk, head) or self._bare.of(chunk, head)

    def _of_all_sides(self, head: Token) -> tuple[Actor, ...]:
        """``officials on both sides``, ``the armies of the two countries``, ``the heads of the two
        ministries``."""
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in ("on", "from", "of"):
                for noun in child.children:
                    own = self._namer.around(noun.i)
                    organ = own is not None and own.is_organ
                    number = self._counted.number(noun, noun.lemma_, organ=organ)
                    if number:
                        return self._counted.several(noun, noun.lemma_, number).actors
        return ()

    def _of_few(self, chunk: Chunk) -> Meant | None:
        """``the chancellor``, ``the secretary of state``: of the one state with such an office, or
        the one of them that the text names or is written in."""
        role, home = chunk.roles[-1].entry, self._discourse.at_home()
        if len(role.countries) > _FEW:
            return None
        named = [c for c in role.countries if c in home or self._discourse.names(c)]
        possible = named or role.countries
        called = self._discourse.so_called(role.phrase, self._namer.sector(chunk), role.key)
        if called is not None and not chunk.proper:
            return called
        if len(possible) != 1 or self._is_of_branch(role.phrase):
            return None
        holder = self._discourse.holder(role.phrase, self._namer.sector(chunk), role.key)
        if holder is not None and countries(holder.actors) == set(possible):
            return holder
        return Meant((self._namer.make(chunk, possible[0], None),), "bridging", doubtful=True)

    def _is_of_branch(self, title: str) -> bool:
        """Whether the text calls somebody ``the secretary of state for fisheries``: then ``the
        secretary of state`` is not of the state in which that is the foreign minister's title."""
        return f"{title} for " in self._text

    @cached_property
    def _text(self) -> str:
        return self._scene.doc.text.lower()

    def of_noun(self, token: Token) -> Meant | None:
        """Whom a noun outside all chunks stands for; None where it refers to nobody."""
        noun = token.lemma_
        number = self._counted.number(token, noun)
        if number:
            return self._counted.several(token, noun, number)
        if token.lower_ in ("latter", "former"):
            return self._definite.latter(token)
        if self._scene.is_definite(token):
            found = self._definite.of(token, noun)
            if found.actors or noun in self._words.states:
                return found
            named = self._discourse.called(noun) if token.tag_ == "NN" else None
            return Meant(named.actors, "definite") if named is not None else None
        owner = self._scene.possessor(token)
        if owner is not None and noun in self._words.relational:
            return self.related(owner, token)
        return None

    def _possessed(self, chunk: Chunk, noun: str, owner: Mention, head: Token) -> Meant:
        """``its soldiers``, ``his counterpart``, ``their ally``."""
        opposing = self.opposing(owner, noun)
        if opposing is not None:
            return Meant((opposing,), "relation", doubtful=True)
        if noun in self._words.relational:
            return self.related(owner, head)
        sector = self._namer.sector(chunk)
        made = (
            self._namer.make(chunk, a.country, a.country_class, _within(a, sector, owner.person))
            for a in owner.actors
        )
        return Meant(tuple(made), "possessor")

    def opposing(self, owner: Mention, noun: str) -> Actor | None:
        """``his rival``: who wants the office that a politician wants."""
        runs = owner.person and owner.actors[-1].sector in _IN_PARTIES
        if not runs or noun not in self._words.rivals:
            return None
        return Actor(country=owner.actors[-1].country, sector="OPP")

    def related(self, owner: Mention, head: Token) -> Meant:
        """``its ally``, ``her host``: the latest other party than the one whose it is; doubtful
        where several are in the talk."""
        named = self._named_behind(head)
        if named:
            return Meant(named, "relation")
        own = {actor.country for actor in owner.actors}
        torn = self._discourse.torn()
        if own == {torn} and head.lemma_ in self._words.related_persons:
            foes = self._discourse.at_war(str(torn))
            return foes._replace(actors=opposite(foes.actors, owner.actors), how="relation")
        recent = self._discourse.recent_parties(head.i)
        others = [actor for actor in recent if actor.country not in own]
        others = [a for a in others if a.country not in self._discourse.mediators] or others
        if not others:
            return NOBODY
        facing = [a for a in self._discourse.focus() if a.country not in own]
        other = facing[0] if len(facing) == 1 else others[0]
        actor = Actor(country=other.country, country_class=other.country_class)
        return Meant((actor,), "relation", doubtful=len(others) > 1)

    def _named_behind(self, head: Token) -> tuple[Actor, ...]:
        """``its neighbour Ghana``, ``its allies in Ghana and Togo``."""
        for child in head.rights:
            if child.dep_ == "appos" or (child.dep_ == "prep" and child.lower_ == "in"):
                within = self._namer.between(child.left_edge.i, child.right_edge.i + 1)
                named = [chunk.parties[-1].entry for chunk in within if _is_party(chunk)]
                listed = named[:1] if child.dep_ == "appos" else named
                return tuple(
                    Actor(country=e.country, country_class=e.country_class) for e in listed
                )
        return ()

    def _against_government(self, chunk: Chunk, head: Token) -> Meant | None:
        """``the Kenyan government and communist rebels``: the rebels of that state."""
        found = self._scene.found.get(head.head.i)
        if head.dep_ != "conj" or chunk.roles[-1].entry.sector not in AGAINST or found is None:
            return None
        if len(found.actors) != 1 or found.actors[0].sector not in _AT_ARMS:
            return None
        rebels = Actor(country=found.actors[0].country, sector=chunk.roles[-1].entry.sector)
        return Meant((rebels,), "bridging", doubtful=True)

    def _against_rebels(self, chunk: Chunk, head: Token) -> Meant | None:
        """``the government and the rebel Front``: of the state that the group stands against."""
        if chunk.roles[-1].entry.kind != "body" or not is_organ(self._scene, chunk, head):
            return None
        for other in self._namer.beside(chunk):
            for match in other.parties:
                if match.entry.kind == "group" and match.entry.sector == "REB":
                    return Meant((self._namer.make(chunk, match.entry.country, None),), "bridging")
        return None


def _is_party(chunk: Chunk) -> bool:
    """Whether it is the bare name of a state or organisation."""
    return bool(chunk.parties) and not chunk.roles


def _within(owner: Actor, sector: str, person: bool) -> str:
    """The sector of an officer of an organisation: "the rebels' spokesman" is a rebel."""
    apart = owner.sector in AGAINST or owner.sector == "PTY"
    return owner.sector if apart and not person and sector in ("GOV", "MIL", "LEG") else sector
