"""Who is meant by names and references, within a document.

The text is gone through once, in order; what is named so far is the discourse, and each reference
is looked up there. A reference that finds nothing stays unresolved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dragoman.model import Actor, Document, Place
from dragoman.reading.actors import Namer, attributive, locative
from dragoman.reading.appositions import Appositions
from dragoman.reading.bridging import Bridging
from dragoman.reading.chunks import Chunk
from dragoman.reading.discourse import Discourse
from dragoman.reading.language import lemma
from dragoman.reading.lexicon import head_noun
from dragoman.reading.matching import Coding
from dragoman.reading.mentions import NOBODY, Meant, Mention, Mentions
from dragoman.reading.ordered import Ordered
from dragoman.reading.pronouns import Pronouns
from dragoman.reading.role_nouns import RoleNouns
from dragoman.reading.scene import Scene
from dragoman.reading.strangers import Strangers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Resolver:
    """Goes through a document once and says who each chunk, noun and pronoun stands for."""

    def __init__(
        self,
        doc: Doc,
        document: Document,
        discourse: Discourse,
        subjects: Mapping[int, int],
        places: Sequence[Place],
        coding: Coding,
    ) -> None:
        self._doc = doc
        self._discourse = discourse
        self._namer = Namer(doc, document.published, discourse.known)
        placed = Ordered(places, lambda place: place.span.start)
        self._scene = Scene(doc, self._namer, discourse, placed)
        self._appositions = Appositions(doc, self._namer)
        bridging = Bridging(self._scene)
        self._nouns = RoleNouns(self._scene, subjects, bridging)
        self._pronouns = Pronouns(self._scene, subjects)
        self._strangers = Strangers(self._scene, bridging, coding.cues.predicates)
        self._later_stories = frozenset(list(discourse.publisher.datelines)[1:])
        self._begun: set[int] = set()
        """First tokens of the chunks that are being named: two may wait for each other."""

    def resolve(self) -> Mentions:
        """All mentions of the document."""
        self._survey()
        chunks = {chunk.first: chunk for chunk in self._namer.chunks}
        pronouns = self._scene.words.pronouns
        i = 0
        while i < len(self._doc):
            chunk = chunks.get(i)
            token = self._doc[i]
            if token.idx in self._later_stories:
                self._discourse.turn_to(token.idx)
            if chunk is not None:
                self._named(chunk)
                i = chunk.last
            elif token.lower_ in pronouns and token.pos_ in ("PRON", "DET"):
                self._pronouns.resolve(token)
            elif token.pos_ in ("NOUN", "NUM", "DET", "PRON", "PROPN", "ADJ"):
                self._noun(token)
            i += 1
        self._pronouns.look_ahead()
        self._pronouns.declare()
        return Mentions(self._doc, self._scene.found.values())

    def _survey(self) -> None:
        """Tells the discourse of all states that the text names, be it by a place in them."""
        named = (
            match.entry.country
            for chunk in self._namer.chunks
            for match in chunk.parties
            if match.entry.country_class is None
        )
        places = tuple(self._scene.places)
        countries = (place.country for place in places if place.country)
        claimants = (claimant for place in places for claimant in place.claimants)
        self._discourse.survey(frozenset((*named, *countries)), frozenset(claimants))

    # -- names ------------------------------------------------------------------------------

    def _named(self, chunk: Chunk) -> None:
        head = self._namer.head(chunk)
        if head.i in self._scene.found or chunk.first in self._begun or self._is_money(chunk):
            return
        name = self._namer.person_name(chunk)
        self._begun.add(chunk.first)
        meant = self._meant(chunk, head, name)
        self._begun.remove(chunk.first)
        if not meant.actors and not chunk.roles and not chunk.parties:
            return
        self._scene.add(self._mention(chunk, head, meant, name))
        if meant.actors and name and (chunk.roles or chunk.parties or " " in name):
            self._discourse.persons.introduce(name, meant.actors[-1])
        self._parts(chunk, head)

    def _is_money(self, chunk: Chunk) -> bool:
        """``US dollars``: a currency's country does nothing."""
        following = self._doc[chunk.last + 1 : chunk.last + 2]
        return any(lemma(token) in self._scene.words.currencies for token in following)

    def _mention(self, chunk: Chunk, head: Token, meant: Meant, name: str | None) -> Mention:
        start, end = self._namer.offsets(chunk)
        role = chunk.roles[-1].entry if chunk.roles else None
        plural = (
            len(meant.actors) > 1
            or (role is not None and role.plural)
            or (meant.how in ("group", "body") and head.tag_ in ("NNS", "NNPS"))
        )
        person = chunk.person and not plural
        return Mention(
            root=head.i,
            start=start,
            end=end,
            actors=meant.actors,
            how=meant.how,
            person=person or meant.how in ("surname", "roster"),
            plural=plural,
            locative=locative(head, chunk.parties, chunk.roles),
            role=role.phrase if role else None,
            role_key=role.key if role else None,
            attributive=attributive(head),
            doubtful=meant.doubtful,
            roster=self._other_holder(name, meant.actors) if person and name else None,
        )

    def _other_holder(self, name: str, actors: tuple[Actor, ...]) -> Actor | None:
        """Who the roster says a person is, where the text says otherwise."""
        held = self._discourse.persons.office_of(name) if actors and " " in name else None
        return held if held is not None and held.code not in {a.code for a in actors} else None

    def _meant(self, chunk: Chunk, head: Token, name: str | None) -> Meant:
        if chunk.is_bare_name:
            return self._by_name(chunk, name or chunk.words)
        known = self._discourse.persons.surname(chunk.words) if chunk.is_bare_place else None
        if known is not None:
            return Meant((known,), "surname")
        relative = self._counterpart(chunk, head)
        if relative is not None:
            return relative
        actors, how = self._namer.actors(chunk)
        if how == "people" and self._scene.is_definite(head) and chunk.parties[-1].entry.singular:
            person = self._discourse.person_of(actors[-1].country)
            if person is not None:
                return Meant((person,), "definite", doubtful=True)
        if actors and name and actors[-1].sector == "ELI":
            now = self._apposed(chunk, name)
            return now if now.actors else Meant(actors, how)
        if actors:
            return Meant(self._with_office(actors, name), how)
        return self._by_name(chunk, name) if name else self._by_role(chunk, head, None)

    def _with_office(self, actors: tuple[Actor, ...], name: str | None) -> tuple[Actor, ...]:
        """The actors with the office that the roster has for a person of that party."""
        if not name or len(actors) != 1 or actors[0].office or " " not in name:
            return actors
        held = self._discourse.persons.office_of(name)
        if held is None or held.country != actors[0].country:
            return actors
        return (actors[0].model_copy(update={"office": held.office}),)

    def _by_name(self, chunk: Chunk, name: str) -> Meant:
        """A person by what stands beside the name, by an earlier introduction, by the roster, by
        the title before the name; the text comes before the tables."""
        joint = self._scene.words.joint_names.get(chunk.words)
        if joint:
            return Meant(tuple(Actor(country=country) for country in joint), "plural")
        if chunk.roles and chunk.roles[-1].entry.kind == "body":
            return self._by_role(chunk, self._namer.head(chunk), name)  # "the opposition Reds"
        apposed = self._apposed(chunk, name)
        if apposed.actors:
            self._discourse.persons.introduce(name, apposed.actors[-1])
            return apposed
        known = self._discourse.persons.person(name)
        if known is not None:
            return Meant((known,), "surname")
        held = self._discourse.persons.office_of(name) or self._discourse.persons.titled(
            name, chunk.roles
        )
        if held is not None:
            if held.sector == "ELI" and any(role.entry.office for role in chunk.roles):
                held = self._namer.make(chunk, held.country, held.country_class)
            self._discourse.persons.introduce(name, held)
            return Meant((held,), "roster", doubtful=held.sector == "ELI")
        if chunk.roles:
            return self._by_role(chunk, self._namer.head(chunk), name)
        actors, how = self._namer.actors(chunk) if not chunk.is_given_name else ((), "")
        if actors:
            return Meant(actors, how)
        told = self._of_state(chunk) or self._short(chunk)
        return told if told.actors else self._strange(chunk)

    def _strange(self, chunk: Chunk) -> Meant:
        """Somebody whom nothing else explains."""
        head = self._namer.head(chunk)
        found = self._strangers.named(chunk, head)
        if found.actors and found.actors[0].sector == "CVL":
            self._discourse.persons.introduce(chunk.words, found.actors[0])
        return found

    def _of_state(self, chunk: Chunk) -> Meant | None:
        """``ministers Ana Rios of Peru and Eva Lund of Norway``."""
        following = self._doc[chunk.last + 1 : chunk.last + 4]
        if len(following) < 2 or following[0].lower_ != "of" or " " not in chunk.words:
            return None
        place = 2 if following[1].lower_ == "the" and len(following) > 2 else 1
        owner = self._namer.around(following[place].i)
        if owner is not None and owner.roles and not owner.person:
            return self._of_body(chunk, owner)
        if owner is None or not owner.is_bare_place:
            return None
        above = self._namer.head(chunk).head
        title = self._namer.around(above.i) if self._namer.head(chunk).dep_ == "conj" else None
        office = title.roles[-1].entry.phrase if title is not None and title.roles else None
        update = {"name": self._namer.person_name(chunk), "office": office}
        actors = (actor.model_copy(update=update) for actor in self._namer.actors(owner)[0])
        return Meant(tuple(actors), "title", doubtful=True)

    def _of_body(self, chunk: Chunk, owner: Chunk) -> Meant | None:
        """``Ana Rios of the opposition Liberals``."""
        self._named(owner)
        found = self._scene.found.get(self._namer.head(owner).i)
        if found is None or len(found.actors) != 1 or found.person:
            return None
        update = {"name": self._namer.person_name(chunk), "office": None}
        return Meant((found.actors[0].model_copy(update=update),), "title", doubtful=True)

    def _short(self, chunk: Chunk) -> Meant:
        """``the Forum``, for an organisation named in full before."""
        article = chunk.first > 0 and self._doc[chunk.first - 1].lower_ == "the"
        code = self._scene.words.short_names.get(chunk.words)
        found = self._discourse.short_name(chunk.words, code) if article else None
        return Meant(found.actors, "definite") if found is not None else NOBODY

    def _by_role(self, chunk: Chunk, head: Token, name: str | None) -> Meant:
        if not chunk.roles:
            return NOBODY
        if chunk.words in self._scene.words.short_names:
            short = self._short(chunk)
            if short.actors:
                return short
        meant = (
            self._owned(chunk) or self._described(chunk, head) or self._nouns.of_chunk(chunk, head)
        )
        if name and meant.actors:
            named = (actor.model_copy(update={"name": name}) for actor in meant.actors)
            return meant._replace(actors=tuple(named))
        return meant

    def _owned(self, chunk: Chunk) -> Meant | None:
        """``the kings of both countries``: whom the phrase behind ``of`` refers to."""
        owner = self._namer.owner(chunk)
        if owner is None or owner.parties:
            return None
        head = self._namer.head(owner)
        if head.i not in self._scene.found:
            self._named(owner)
        found = self._scene.found.get(head.i)
        if found is None or not found.actors:
            return None
        seated = (self._namer.seat(actor, chunk, owner) for actor in found.actors)
        return Meant(tuple(seated), "title", found.doubtful)

    def _described(self, chunk: Chunk, head: Token) -> Meant | None:
        """``the Afghan interim authorities``: of the state of an adjective before another one."""
        for child in head.children:
            state = self._namer.around(child.i)
            if state is None or child.dep_ not in ("amod", "compound", "nmod"):
                continue
            if state.parties and not state.roles and state.last < chunk.first:
                party = state.parties[-1].entry
                return Meant(
                    (self._namer.make(chunk, party.country, party.country_class),), "title"
                )
        return None

    def _counterpart(self, chunk: Chunk, head: Token) -> Meant | None:
        """``the Peruvian's counterpart`` is not the Peruvian."""
        if not chunk.roles or not chunk.parties or not chunk.possessive:
            return None
        if chunk.roles[-1].start < chunk.parties[-1].end:
            return None
        if head_noun(chunk.roles[-1].entry.phrase) not in self._scene.words.relational:
            return None
        actors, how = self._namer.actors(chunk)
        start, end = self._namer.offsets(chunk)
        return self._nouns.related(Mention(head.i, start, end, actors, how), head)

    def _apposed(self, chunk: Chunk, name: str) -> Meant:
        """``Ana Rios, Peru's foreign minister``; ``Peru's foreign minister, Ana Rios``; ``Ana
        Rios, who heads Peru's central bank``."""
        title = self._appositions.title_of(chunk)
        other = title or self._appositions.led_by(chunk)
        if other is None:
            return self._related_to(chunk, name)
        meant = Meant(*self._namer.actors(other))
        if not meant.actors and other.roles:
            self._resolve_owner(other)
            meant = self._by_role(other, self._namer.head(other), None)
        if not meant.actors:
            return NOBODY
        military = self._namer.sector(chunk) == "MIL"
        actor = meant.actors[-1]
        update = {
            "name": name,
            "office": other.office if title else None,
            "sector": "MIL" if actor.sector == "GOV" and military else actor.sector,
        }
        return Meant((actor.model_copy(update=update),), "title", meant.doubtful)

    def _related_to(self, chunk: Chunk, name: str) -> Meant:
        """``her Peruvian opposite number, Ana Rios``: who a noun before the comma stands for."""
        if chunk.first < 2 or self._doc[chunk.first - 1].text != ",":
            return NOBODY
        noun = self._doc[chunk.first - 2]
        found = self._scene.found.get(noun.i)
        if found is None or not found.person or len(found.actors) != 1:
            return NOBODY
        if lemma(noun) not in self._scene.words.relational:
            return NOBODY
        return Meant((found.actors[0].model_copy(update={"name": name}),), "title", found.doubtful)

    def _resolve_owner(self, chunk: Chunk) -> None:
        """Resolves whose it is ahead of its turn: ``Ana Rios, Peru's newly named minister``."""
        for child in self._namer.head(chunk).children:
            owner = self._namer.around(child.i) if child.dep_ == "poss" else None
            if owner is not None and owner.first > chunk.first - 12:
                self._named(owner)

    def _parts(self, chunk: Chunk, head: Token) -> None:
        """A country inside a longer chunk is a mention of its own, for ``China's navy``."""
        if chunk.is_bare_name:
            return
        for match in chunk.parties:
            token = self._scene.token_ending(match.end)
            if token is None or token.i == head.i or token.i in self._scene.found:
                continue
            entry = match.entry
            actor = Actor(
                country=entry.country, sector=entry.sector, country_class=entry.country_class
            )
            self._scene.found[token.i] = Mention(
                token.i, match.start, match.end, (actor,), entry.kind, attributive=True
            )

    # -- nouns ------------------------------------------------------------------------------

    def _noun(self, token: Token) -> None:
        meant = self._nouns.of_noun(token)
        if meant is None:
            return
        first = token.left_edge.i
        while first < token.i and self._doc[first].is_punct:
            first += 1
        self._scene.add(
            Mention(
                root=token.i,
                start=self._doc[first].idx if token.i - first < 4 else token.idx,
                end=token.idx + len(token),
                actors=meant.actors,
                how=meant.how if meant.actors else "unresolved",
                person=token.tag_ == "NN" and lemma(token) in self._scene.words.related_persons,
                plural=meant.how == "plural" or token.tag_ in ("NNS", "NNPS"),
                doubtful=meant.doubtful,
            )
        )


def find_mentions(
    doc: Doc,
    document: Document,
    discourse: Discourse,
    subjects: Mapping[int, int],
    places: Sequence[Place],
    coding: Coding,
) -> Mentions:
    """The mentions of parties in a parsed text, whose places have been found."""
    return Resolver(doc, document, discourse, subjects, places, coding).resolve()
