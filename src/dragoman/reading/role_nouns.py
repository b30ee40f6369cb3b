"""Whom ``the minister``, ``its soldiers``, ``the country`` and ``the two sides`` stand for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dragoman.model import Actor
from dragoman.reading.bridging import AT_HOME, Bridging, Nameless
from dragoman.reading.chunks import Chunk
from dragoman.reading.counted import Counted
from dragoman.reading.language import lemma
from dragoman.reading.lexicon import Role, head_noun
from dragoman.reading.mentions import NOBODY, Meant, Mention
from dragoman.reading.parties import AGAINST, CIVIL, countries
from dragoman.reading.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP"})
"""Sectors of which a bare noun means the country's own: "the ministry", "police"."""


def _is_of_state(role: Role) -> bool:
    """Whether a body is a state's own whatever its sector: ``state television``."""
    return role.kind == "body" and role.phrase.startswith("state ")


def _within(owner: Actor, sector: str, person: bool) -> str:
    """The sector of an officer of an organisation: "the rebels' spokesman" is a rebel."""
    apart = owner.sector in AGAINST or owner.sector == "PTY"
    return owner.sector if apart and not person and sector in ("GOV", "MIL", "LEG") else sector


class RoleNouns:
    """Resolves nouns for parties that name no country, in one document."""

    def __init__(self, scene: Scene, subjects: Mapping[int, int], bridging: Bridging) -> None:
        self._scene = scene
        self._words = scene.words
        self._discourse = scene.discourse
        self._namer = scene.namer
        self._bridging = bridging
        self._counted = Counted(scene, subjects)
        self._at_large: set[str] = set()
        """Nouns for people whom the text does not name: ``three people familiar with the talks``,
        later ``the people``."""

    # -- titles and role nouns ----------------------------------------------------------------

    def of_chunk(self, chunk: Chunk, head: Token) -> Meant:
        """Whom a chunk without a country of its own means, by its role noun."""
        role = chunk.roles[-1].entry
        noun = head_noun(role.phrase)
        if role.kind == "person" and self._is_regional(chunk, head):
            return NOBODY
        organ = role.kind == "body" and role.represents == "state"
        number = self._counted.number(head, noun, organ=organ)
        if number:
            return self._counted.several(head, noun, number, self._namer.sector(chunk))
        owner = self._scene.possessor(head)
        if owner is not None:
            return self._possessed(chunk, noun, owner, head)
        if role.plural and role.kind == "person" and self._scene.is_definite(head):
            pair = self._discourse.holders(role.phrase, role.key, head.i)
            if pair.actors or (self._discourse.publisher.own and noun in self._words.persons):
                return pair if pair.actors else self._counted.several(head, noun, 2)
        if self._scene.is_definite(head):
            named = self.definite(head, noun)
            if named.actors:
                return named
        return self._against_rebels(chunk, head) or self._bridged(chunk, head)

    def _bridged(self, chunk: Chunk, head: Token) -> Meant:
        """Whom no word says of which state they are: judged by where they stand."""
        role = chunk.roles[-1].entry
        own = self._discourse.publisher.own
        vague = self._is_vague(chunk, head)
        ours = self._own_office(chunk, vague)
        if own is not None and (self._is_label(chunk) or (ours and own.country_class)):
            return Meant((self._namer.make(chunk, own.country, own.country_class),), "home")
        holder = self._known_holder(chunk, head)
        if holder is not None and (not holder.actors or self._is_sure(chunk, head, holder)):
            return holder
        if self._is_at_large(role, head, vague=vague):
            self._at_large.add(lemma(head))
            return NOBODY
        if lemma(head) in self._at_large and not chunk.proper:
            return NOBODY
        acting = head.dep_ in ("nsubj", "nsubjpass", "appos")
        if (vague and not acting) or (role.kind == "vessel" and holder is None):
            return NOBODY
        if holder is None and self._is_either(chunk, head, vague=vague):
            return NOBODY
        located = self._located(head) if role.sector in AT_HOME else None
        if located is not None:
            return Meant((self._namer.make(chunk, located, None),), "place")
        place = self._from_place(chunk, head)
        if place and role.sector in CIVIL:
            return Meant((self._namer.make(chunk, place[0].country, None),), "place", doubtful=True)
        owner = self._bridging.owner(self._nameless(chunk, head, vague, holder, place, ours))
        if owner is None:
            return NOBODY
        if holder is not None and owner.country in countries(holder.actors):
            return holder
        actor = self._namer.make(chunk, owner.country, owner.country_class)
        return Meant((actor,), "bridging", doubtful=True)

    def _is_either(self, chunk: Chunk, head: Token, *, vague: bool) -> bool:
        """``Peru's and Chile's envoys met. The official denied it``: of one of two just named."""
        if chunk.roles[-1].entry.kind != "person" or chunk.proper or self._is_organ(chunk, head):
            return False
        return len(self._discourse.just_named(head.sent.start, persons=not vague)) > 1

    def _is_label(self, chunk: Chunk) -> bool:
        """``Spokesperson:``, which opens a turn of an official transcript."""
        after = self._scene.doc[chunk.last + 1 : chunk.last + 2].text
        return bool(self._scene.doc[chunk.first].is_sent_start) and after == ":"

    def _is_sure(self, chunk: Chunk, head: Token, holder: Meant) -> bool:
        """Whether a title can only mean its holder: a document's own, an organisation's, the only
        one of that title in the text; likewise ``the ship``, ``the workers``."""
        role = chunk.roles[-1].entry
        own = self._discourse.publisher.own
        ours = own is not None and holder.actors[0].country == own.country
        if ours or role.represents == "organisation" or holder.how == "bridging":
            return True
        if not (self._scene.is_definite(head) or chunk.proper) or role.kind == "body":
            return False
        return self._discourse.is_only_holder(role.phrase, self._namer.sector(chunk), role.key)

    def _is_at_large(self, role: Role, head: Token, *, vague: bool) -> bool:
        """``a diplomat``, ``one of the sources``, ``officials familiar with the matter``: whom a
        text does not name."""
        if role.sector == "UNK":
            return True
        if not vague:
            return False
        beside = {lemma(token) for token in head.subtree if token.i > head.i}
        informed = not role.office and not beside.isdisjoint(self._words.informed)
        return informed or lemma(head) in self._words.at_large

    def _nameless(
        self,
        chunk: Chunk,
        head: Token,
        vague: bool,
        holder: Meant | None,
        place: tuple[Actor, ...],
        ours: tuple[Actor, ...],
    ) -> Nameless:
        role = chunk.roles[-1].entry
        suggested = {
            "holder": holder.actors[:1] if holder is not None else (),
            "organ": self._same_organ(chunk, head),
            "people_of_place": place,
            "where": self._state_where(head),
            "own_office": ours,
        }
        return Nameless(
            head=head,
            sector=self._namer.sector(chunk),
            role=role.phrase,
            represents=role.represents or "none",
            organ=self._is_organ(chunk, head),
            named=bool(chunk.proper),
            vague=vague,
            hints={name: actors[0].country for name, actors in suggested.items() if actors},
        )

    def _own_office(self, chunk: Chunk, vague: bool) -> tuple[Actor, ...]:
        """``the Spokesperson``, ``Minister Ana Rios``: of whoever issues the document."""
        own = self._discourse.publisher.own
        if own is None or vague:
            return ()
        issuer = "state" if own.country_class is None else "organisation"
        roles = [role.entry for role in chunk.roles]
        office = any(role.kind == "person" and role.represents == issuer for role in roles)
        titled = self._scene.doc[chunk.first].is_title and issuer == "organisation"
        itself = titled and roles[-1].phrase in self._words.organised
        return (own,) if office or itself else ()

    def _is_vague(self, chunk: Chunk, head: Token) -> bool:
        """Whether the words bring in somebody new: ``a diplomat``, ``traders``, ``two ships``; the
        residents are of where the news is from."""
        counted = {child.dep_ for child in head.children} & {"nummod", "det"} == {"nummod"}
        plural = chunk.roles[-1].entry.plural
        if lemma(head) in self._words.inhabitants:
            return False
        return not chunk.proper and (counted or self._scene.is_indefinite(head, plural=plural))

    def _is_regional(self, chunk: Chunk, head: Token) -> bool:
        """``a Western diplomat``, ``European officials``: of no one state."""
        before = [child for child in head.children if child.i < chunk.first]
        words = [*before, *(self._scene.doc[i] for i in chunk.proper)]
        return any(word.lower_ in self._words.regions for word in words)

    def _possessed(self, chunk: Chunk, noun: str, owner: Mention, head: Token) -> Meant:
        """``its soldiers``, ``his counterpart``, ``their ally``."""
        if noun in self._words.relational:
            return self.related(owner, head)
        sector = self._namer.sector(chunk)
        made = (
            self._namer.make(chunk, a.country, a.country_class, _within(a, sector, owner.person))
            for a in owner.actors
        )
        return Meant(tuple(made), "possessor")

    def related(self, owner: Mention, head: Token) -> Meant:
        """``its ally``, ``her host``: the latest other party than the one whose it is; doubtful
        where several are in the talk."""
        own = {actor.country for actor in owner.actors}
        recent = self._discourse.recent_parties(head.i)
        others = [actor for actor in recent if actor.country not in own]
        if not others:
            return NOBODY
        actor = Actor(country=others[0].country, country_class=others[0].country_class)
        return Meant((actor,), "relation", doubtful=len(others) > 1)

    def _against_rebels(self, chunk: Chunk, head: Token) -> Meant | None:
        """``the government and the rebel Front``: of the state that the group stands against."""
        if chunk.roles[-1].entry.kind != "body" or not self._is_organ(chunk, head):
            return None
        for other in self._namer.beside(chunk):
            for match in other.parties:
                if match.entry.kind == "group" and match.entry.sector == "REB":
                    return Meant((self._namer.make(chunk, match.entry.country, None),), "bridging")
        return None

    def _is_organ(self, chunk: Chunk, head: Token) -> bool:
        """Whether the words name an organ that every state has: ``the ministry``, ``police``."""
        organs = (
            (role.entry.kind == "body" and role.entry.sector in _STATE_SECTORS)
            or _is_of_state(role.entry)
            for role in chunk.roles
        )
        plural = chunk.roles[-1].entry.plural
        return any(organs) and not self._scene.is_indefinite(head, plural=plural)

    def _known_holder(self, chunk: Chunk, head: Token) -> Meant | None:
        """``the minister``: whoever was introduced by such a role; ``a senior official``: whoever
        speaks for the office named just before."""
        role = chunk.roles[-1].entry
        named = bool(chunk.proper)
        if self._scene.is_definite(head) or named or self._is_organ(chunk, head):
            if role.kind == "honorific":
                return None
            sector = self._namer.sector(chunk)
            return self._discourse.holder(role.phrase, sector, role.key, unnamed=named)
        if role.represents == "state" and role.kind == "person" and not role.plural:
            office = self._discourse.office_near(self._shortly_before(head))
            if office is None and self._is_of_organ(chunk):
                office = self._discourse.state_in(head.sent.start) or self._discourse.home(head.i)
            if office is not None:
                actor = self._namer.make(chunk, office.country, office.country_class)
                return Meant((actor,), "bridging", doubtful=True)
        return None

    def _shortly_before(self, head: Token) -> int:
        """First token of the sentence before, in the same paragraph; else of this one."""
        start = head.sent.start
        if start == 0 or "\n" in self._scene.doc[start - 1].text:
            return start
        before = self._scene.doc[start - 1].sent
        return start if "\n" in before.text.strip() else before.start

    def _is_of_organ(self, chunk: Chunk) -> bool:
        """Whether an official is of an organ that every state has: "a trade ministry official"."""
        return any(
            role.entry.kind == "body" and role.entry.represents == "state"
            for role in chunk.roles[:-1]
        )

    def _from_place(self, chunk: Chunk, head: Token) -> tuple[Actor, ...]:
        """``protesters marched in Lima``: people are of where the sentence has them."""
        role = chunk.roles[-1].entry
        if not role.plural or self._scene.is_definite(head):
            return ()
        if head.dep_ not in ("nsubj", "nsubjpass"):
            return ()
        country = self._scene.state_of_place(head, before=role.sector not in CIVIL)
        return (Actor(country=country),) if country is not None else ()

    def _same_organ(self, chunk: Chunk, head: Token) -> tuple[Actor, ...]:
        """``the opposition … opposition leader Ana Rios``: the organ spoken of."""
        sector = self._namer.sector(chunk)
        people = chunk.roles[-1].entry.kind in ("person", "people") and not chunk.proper
        if sector == "GOV" or (people and sector in (*CIVIL, "JRN")):
            return ()
        organ = self._discourse.organ_near(sector, head.i)
        return (organ,) if organ is not None else ()

    def _located(self, head: Token) -> str | None:
        """``police in Puno``, ``the families in Lima``: the state of the place behind a noun."""
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in ("in", "at", "from", "on"):
                places = self._scene.places.starting_in(child.idx, child.right_edge.idx + 1)
                states = {place.country for place in places if place.country}
                if len(states) == 1:
                    return states.pop()
        return None

    def _state_where(self, head: Token) -> tuple[Actor, ...]:
        """``Myanmar, where the army …``: the state that a clause with ``where`` is about."""
        token = head
        while token.head.i != token.i and token.dep_ != "relcl":
            token = token.head
        if token.dep_ != "relcl" or not any(each.lower_ == "where" for each in token.children):
            return ()
        named = self._namer.around(token.head.i)
        state = named.parties[-1].entry if named is not None and named.parties else None
        if state is not None and state.country_class is None:
            return (Actor(country=state.country),)
        places = self._scene.places.starting_in(token.head.idx, token.head.idx + len(token.head))
        country = next((place.country for place in places if place.country), None)
        return (Actor(country=country),) if country else ()

    # -- references without a name --------------------------------------------------------------

    def of_noun(self, token: Token) -> Meant | None:
        """Whom a noun outside all chunks stands for; None where it refers to nobody."""
        noun = token.lemma_.lower()
        number = self._counted.number(token, noun)
        if number:
            return self._counted.several(token, noun, number)
        if token.lower_ in ("latter", "former"):
            return self._latter(token)
        if self._scene.is_definite(token):
            found = self.definite(token, noun)
            if found.actors or noun in self._words.states:
                return found
            named = self._discourse.called(noun) if token.tag_ == "NN" else None
            return Meant(named.actors, "definite") if named is not None else None
        owner = self._scene.possessor(token)
        if owner is not None and noun in self._words.relational:
            return self.related(owner, token)
        return None

    def definite(self, head: Token, noun: str) -> Meant:
        """``the country``, ``the kingdom``, ``the alliance``, ``the visitor``."""
        if noun in self._words.states and head.tag_ in ("NN", "NNP"):
            return self._the_country(head, noun)
        if noun in self._words.blocs:
            bloc = (
                self._discourse.called(noun)
                or (self._discourse.standing_against() if noun in self._words.movements else None)
                or self._discourse.organisation(noun)
            )
            return Meant(bloc.actors, "definite") if bloc is not None else NOBODY
        if noun in self._words.guests:
            own = self._discourse.publisher.own
            guest = self._discourse.last(
                lambda m: (
                    m.person
                    and not m.plural
                    and (own is None or m.actors[0].country != own.country)
                )
            )
            return Meant(guest.actors, "definite", doubtful=True) if guest else NOBODY
        return NOBODY

    def _the_country(self, head: Token, noun: str) -> Meant:
        """The state named last, its officials and adjectives before other nouns aside; of a
        kingdom, an archipelago or a Central Asian nation one that is called so."""
        before = [t.lower_ for t in self._scene.doc[head.left_edge.i : head.i] if t.pos_ != "DET"]
        phrases = (" ".join(before[first:]) for first in range(len(before)))
        state = self._discourse.state((*phrases, *before, noun))
        return Meant((Actor(country=state.country),), "definite") if state else NOBODY

    def _latter(self, token: Token) -> Meant | None:
        if token.dep_ not in ("nsubj", "nsubjpass", "poss", "pobj", "dobj"):
            return None
        recent = self._discourse.recent_parties(token.i)
        if len(recent) < 2:
            return None
        return Meant((recent[0 if token.lower_ == "latter" else 1],), "definite")
