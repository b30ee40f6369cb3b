"""Of which state or organisation somebody is of whom the words say only the role: ``the minister``,
``police``, ``officials``. They are judged by where they stand in the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dragoman.model import Actor
from dragoman.reading.bridging import AT_HOME, Bridging, Nameless
from dragoman.reading.chunks import Chunk
from dragoman.reading.known_holders import KnownHolders
from dragoman.reading.lexicon import head_noun
from dragoman.reading.mentions import NOBODY, Meant
from dragoman.reading.parties import CIVIL, countries, own_government
from dragoman.reading.role_phrases import is_at_large, is_label, is_organ, is_vague
from dragoman.reading.scene import Scene
from dragoman.reading.whereabouts import (
    state_behind,
    state_of_people,
    state_told_of,
    state_where,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORLDWIDE = Actor(country="NGO", sector="SOC", country_class="NGO")
_WORKING = frozenset({"work", "act", "spy"})


class BareRoles:
    """Resolves role nouns without a state, an organisation or an owner, in one document."""

    def __init__(self, scene: Scene, bridging: Bridging) -> None:
        self._scene = scene
        self._words = scene.words
        self._discourse = scene.discourse
        self._namer = scene.namer
        self._bridging = bridging
        self._holders = KnownHolders(scene)
        self._at_large: set[str] = set()
        """Nouns for people whom the text does not name: ``three people familiar with the talks``,
        later ``the people``."""

    def of(self, chunk: Chunk, head: Token) -> Meant:
        """Whom the role noun at the end of a chunk means: whoever issues the document, else who
        was introduced by it, else whom its surroundings make likeliest."""
        led = self._led_by(head)
        if led is not None:
            return Meant((self._namer.make(chunk, led.country, led.country_class),), "relation")
        if self._are_worldwide(chunk, head):
            return Meant((_WORLDWIDE,), "title")
        before = self._stood_before(chunk, head)
        if before is not None:
            return Meant((before,), "bridging", doubtful=True)
        own = self._discourse.publisher.own
        vague = is_vague(self._scene, chunk, head)
        ours = self._own_office(chunk, vague=vague)
        if own is not None and (
            is_label(self._scene, chunk)
            or self._is_own_ministry(chunk, own)
            or (ours and (own.country_class or self._is_unheld(chunk, head, own)))
        ):
            return Meant((self._namer.make(chunk, own.country, own.country_class),), "home")
        side = self._in_whose_words(head)
        if side is not None:
            actor = self._namer.make(chunk, side.country, side.country_class)
            return Meant((actor,), "bridging", doubtful=True)
        employer = self._employer(head)
        if employer is not None:
            return Meant((employer,), "relation", doubtful=True)
        holder = self._holders.of(chunk, head)
        if holder is not None and (not holder.actors or self._holders.is_sure(chunk, head, holder)):
            return holder
        introduced = self._holders.just_introduced(chunk, head) if holder is None else None
        if introduced is not None:
            return introduced
        if self._is_anybody(chunk, head, holder, vague=vague):
            return NOBODY
        return self._by_surroundings(chunk, head, holder, ours, vague=vague)

    def _stood_before(self, chunk: Chunk, head: Token) -> Actor | None:
        """``the Ghanaian opposition criticised the government``: its own."""
        if chunk.roles[-1].entry.phrase not in self._words.governments:
            return None
        own = own_government(self._scene.subject_of(head))
        return own[0] if own else None

    def _are_worldwide(self, chunk: Chunk, head: Token) -> bool:
        """``human rights groups``, ``aid workers``: of no state, where none is said."""
        known = chunk.roles[-1].entry.phrase in self._words.worldwide
        bare = head.tag_ == "NNS" and not self._scene.is_definite(head) and not chunk.proper
        return known and bare and state_behind(self._scene, head) is None

    def _in_whose_words(self, head: Token) -> Actor | None:
        """``Peru resented what a spokesman called a trap``: of the party that the sentence is
        about."""
        verb = head.head
        if head.dep_ != "nsubj" or not any(token.lower_ == "what" for token in verb.lefts):
            return None
        above = next((t for t in verb.ancestors if t.pos_ in ("VERB", "AUX")), None)
        subject = next((t for t in above.lefts if t.dep_ == "nsubj"), None) if above else None
        found = self._scene.found.get(subject.i) if subject is not None else None
        return found.actors[0] if found is not None and len(found.actors) == 1 else None

    def _is_anybody(self, chunk: Chunk, head: Token, holder: Meant | None, *, vague: bool) -> bool:
        """Whether the text leaves open who it is, or of which of two sides."""
        role = chunk.roles[-1].entry
        if is_at_large(self._scene, role, head, vague=vague):
            self._at_large.add(head.lemma_)
            return True
        if head.lemma_ in self._at_large and not chunk.proper:
            return True
        if vague and head.dep_ not in ("nsubj", "nsubjpass", "appos"):
            return True
        nobodys = role.kind == "vessel" and len(chunk.roles) == 1  # not "army warplanes"
        return holder is None and (nobodys or self._holders.is_either(chunk, head, vague=vague))

    def _by_surroundings(
        self, chunk: Chunk, head: Token, holder: Meant | None, ours: str | None, *, vague: bool
    ) -> Meant:
        """By the place beside the noun, else by the weight of all parties spoken of."""
        role = chunk.roles[-1].entry
        located = state_behind(self._scene, head) if role.sector in AT_HOME else None
        located = located or state_told_of(self._scene, head)
        if located is not None:
            return Meant((self._namer.make(chunk, located, None),), "place")
        place = state_of_people(self._scene, role, head)
        if place is not None and role.sector in CIVIL:
            return Meant((self._namer.make(chunk, place, None),), "place", doubtful=True)
        suggested = {
            "holder": holder.actors[0].country if holder is not None else None,
            "organ": self._same_organ(chunk, head),
            "people_of_place": place,
            "where": state_where(self._scene, head),
            "own_office": ours,
        }
        owner = self._bridging.owner(self._nameless(chunk, head, suggested, vague=vague))
        if owner is None:
            return NOBODY
        if holder is not None and owner.country in countries(holder.actors):
            return holder
        actor = self._namer.make(chunk, owner.country, owner.country_class)
        return Meant((actor,), "bridging", doubtful=True)

    def _employer(self, head: Token) -> Actor | None:
        """``hackers working for Peru's intelligence service``: whoever they work for."""
        for working in (c for c in head.rights if c.dep_ == "acl" and c.lemma_ in _WORKING):
            for link in (c for c in working.children if c.lower_ == "for"):
                for chunk in self._namer.between(link.i + 1, link.right_edge.i + 1):
                    if chunk.parties:
                        return self._namer.actors(chunk)[0][-1]
        return None

    def _led_by(self, head: Token) -> Actor | None:
        """``a delegation of Peru headed by Minister Ana Rios``: of whom she leads."""
        verb = head.head.head
        if (
            head.dep_ != "pobj"
            or head.head.lower_ != "by"
            or verb.lemma_ not in self._words.leading
        ):
            return None
        led = self._scene.found.get(verb.head.i) if verb.dep_ == "acl" else None
        return led.actors[-1] if led is not None and led.actors else None

    def _nameless(
        self, chunk: Chunk, head: Token, suggested: Mapping[str, str | None], *, vague: bool
    ) -> Nameless:
        role = chunk.roles[-1].entry
        return Nameless(
            head=head,
            sector=self._namer.sector(chunk),
            role=role.phrase,
            key=role.key,
            countries=role.countries,
            represents=role.represents or "none",
            organ=is_organ(self._scene, chunk, head) or role.phrase in self._words.governments,
            named=bool(chunk.proper),
            vague=vague,
            hints={name: country for name, country in suggested.items() if country},
        )

    def _own_office(self, chunk: Chunk, *, vague: bool) -> str | None:
        """``the Spokesperson``, ``Minister Ana Rios``: of whoever issues the document."""
        own = self._discourse.publisher.own
        if own is None or vague:
            return None
        issuer = "state" if own.country_class is None else "organisation"
        roles = [role.entry for role in chunk.roles]
        office = any(role.kind == "person" and role.represents == issuer for role in roles)
        titled = self._scene.doc[chunk.first].is_title and issuer == "organisation"
        itself = titled and roles[-1].phrase in self._words.organised
        return own.country if office or itself else None

    def _is_unheld(self, chunk: Chunk, head: Token, own: Actor) -> bool:
        """``President Ana Rios`` in a government's own account, where it has named nobody else of
        its own who holds the office: guests come with their states, though not in what reporters
        ask."""
        key = chunk.roles[-1].entry.key
        named = chunk.proper or self._is_apposed(chunk, head)
        if self._discourse.publisher.is_dialogue or not named:
            return False
        return key is None or own.country not in self._discourse.holding(key, head.i)

    def _is_own_ministry(self, chunk: Chunk, own: Actor) -> bool:
        """``the Ministry of Trade`` in a government's own account."""
        role, first = chunk.roles[-1].entry, self._scene.doc[chunk.first]
        named = (
            first.is_title and " " in role.phrase and head_noun(role.phrase) in self._words.offices
        )
        return named and own.country_class is None and not self._discourse.publisher.is_dialogue

    def _is_apposed(self, chunk: Chunk, head: Token) -> bool:
        """``Ana Rios, Minister of Trade``: whether a name stands beside the title."""
        behind = self._namer.behind(chunk)
        if behind is not None and behind.proper and not behind.parties:
            if self._namer.words_between(chunk, behind) == ",":
                return True
        beside = [head.head] if head.dep_ == "appos" else []
        beside += [child for child in head.children if child.dep_ == "appos"]
        names = (self._namer.around(token.i) for token in beside)
        return any(name is not None and name.proper for name in names)

    def _same_organ(self, chunk: Chunk, head: Token) -> str | None:
        """``the opposition … opposition leader Ana Rios``: the organ spoken of."""
        sector = self._namer.sector(chunk)
        people = chunk.roles[-1].entry.kind in ("person", "people") and not chunk.proper
        if sector == "GOV" or (people and sector in (*CIVIL, "JRN")):
            return None
        organ = self._discourse.organ_near(sector, head.i)
        return organ.country if organ is not None else None
