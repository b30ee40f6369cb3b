"""Who is meant by names and references, within a document.

The text is gone through once, in order; what is named so far is the discourse, and each reference
is looked up there. A reference that finds nothing stays unresolved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.model import Actor, Document, Place
from dragoman.reading.actors import Namer
from dragoman.reading.bridging import Bridging
from dragoman.reading.chunks import Chunk
from dragoman.reading.discourse import Discourse
from dragoman.reading.locatives import attributive, locative
from dragoman.reading.matching import Coding
from dragoman.reading.mediators import Mediators
from dragoman.reading.mentions import Meant, Mention, Mentions
from dragoman.reading.ordered import Ordered
from dragoman.reading.parties import countries
from dragoman.reading.pronouns import Pronouns
from dragoman.reading.proper_names import ProperNames
from dragoman.reading.role_nouns import RoleNouns
from dragoman.reading.scene import Scene
from dragoman.reading.strangers import Strangers
from dragoman.reading.titles import Titles

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CREDIT = {"(": ")", "/": "/", "[": "]"}
"""What stands around the name of an agency that a report is credited to."""


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
        heading: int,
    ) -> None:
        self._doc = doc
        self._discourse = discourse
        self._namer = Namer(doc, document.published, coding)
        placed = Ordered(places, lambda place: place.span.start)
        self._scene = Scene(doc, self._namer, discourse, placed, heading, subjects)
        bridging = Bridging(self._scene)
        strangers = Strangers(self._scene, bridging, coding.cues.predicates)
        self._pronouns = Pronouns(self._scene, subjects)
        self._nouns = RoleNouns(self._scene, bridging)
        self._titles = Titles(self._scene, self._nouns, self._ahead)
        self._names = ProperNames(self._scene, self._titles, strangers, self._ahead)
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
        """Tells the discourse of all states that the text names, be it by a place in them, and of
        those who mediate."""
        named = (
            match.entry.country
            for chunk in self._namer.chunks
            for match in chunk.parties
            if match.entry.country_class is None
        )
        places = tuple(self._scene.places)
        countries = (place.country for place in places if place.country)
        claimants = (claimant for place in places for claimant in place.claimants)
        self._discourse.survey(
            frozenset((*named, *countries)),
            frozenset(claimants),
            Mediators(self._doc, self._namer).find(),
        )

    def _named(self, chunk: Chunk) -> None:
        head = self._namer.head(chunk)
        if head.i in self._scene.found or chunk.first in self._begun or self._is_aside(chunk):
            return
        name = self._namer.person_name(chunk)
        self._begun.add(chunk.first)
        meant = self._meant(chunk, head, name)
        self._begun.remove(chunk.first)
        if not meant.actors and not chunk.roles and not chunk.parties:
            return
        self._scene.add(self._mention(chunk, head, meant, name))
        full = bool(chunk.roles or chunk.parties) or (name is not None and " " in name)
        told = bool(chunk.parties) or self._is_own(meant) or head.idx >= self._scene.heading
        if meant.actors and meant.actors[-1].name and name and full and told:
            self._discourse.persons.introduce(name, meant.actors[-1])
            self._name_title(head, meant.actors[-1])
        self._parts(chunk, head)

    def _is_own(self, meant: Meant) -> bool:
        """Whether it is of whoever issues the document."""
        own = self._discourse.publisher.own
        return own is not None and own.country in countries(meant.actors)

    def _name_title(self, name: Token, person: Actor) -> None:
        """``the Peruvian minister, Ana Rios``: the title's mention is of the person named."""
        title = self._scene.found.get(name.head.i) if name.dep_ == "appos" else None
        if title is not None and title.person and len(title.actors) == 1:
            nameless = title.actors[0].name is None and title.actors[0].code == person.code
            if nameless and not title.plural:
                self._scene.rename(title, person)

    def _ahead(self, chunk: Chunk) -> Mention | None:
        """The mention that a chunk is, resolved before its turn if need be."""
        self._named(chunk)
        return self._scene.found.get(self._namer.head(chunk).i)

    def _is_aside(self, chunk: Chunk) -> bool:
        """``US dollars``, ``(AFP)``, ``the truce of Lima``: a currency's country, an agency's
        credit and the town after which an accord is called do nothing."""
        following = self._doc[chunk.last + 1 : chunk.last + 2]
        before = self._doc[max(0, chunk.first - 1) : chunk.first].text
        if before in _CREDIT and following.text == _CREDIT[before]:
            return any(match.entry.sector == "JRN" for match in chunk.parties)
        return self._namer.is_money(chunk) or self._names_accord(chunk)

    def _names_accord(self, chunk: Chunk) -> bool:
        town = self._namer.head(chunk)
        if chunk.roles or town.dep_ != "pobj" or town.head.lower_ != "of":
            return False
        capital = any(match.entry.kind == "capital" for match in chunk.parties)
        return capital and town.head.head.lemma_ in grammar.load().accords

    def _mention(self, chunk: Chunk, head: Token, meant: Meant, name: str | None) -> Mention:
        start, end = self._namer.offsets(chunk)
        role = chunk.roles[-1].entry if chunk.roles else None
        plural = (
            len(meant.actors) > 1
            or (role is not None and role.plural)
            or (meant.how in ("group", "body") and head.tag_ in ("NNS", "NNPS"))
            or (meant.how == "group" and head.lower_.endswith("s"))
            or (meant.how == "people" and not self._is_one(chunk, head))
        )
        person = chunk.person and not plural and meant.how != "group"
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

    def _is_one(self, chunk: Chunk, head: Token) -> bool:
        """``a Togolese``, ``the Ghanaian``."""
        counted = {child.lower_ for child in head.children} & {"a", "an", "one"}
        return bool(counted) or (bool(chunk.parties) and chunk.parties[-1].entry.singular)

    def _other_holder(self, name: str, actors: tuple[Actor, ...]) -> Actor | None:
        """Who the roster says a person is, where the text says otherwise."""
        held = self._discourse.persons.office_of(name) if actors and " " in name else None
        return held if held is not None and held.code not in {a.code for a in actors} else None

    def _meant(self, chunk: Chunk, head: Token, name: str | None) -> Meant:
        if chunk.is_bare_name:
            return self._names.of(chunk, name or chunk.words)
        known = self._discourse.persons.surname(chunk.words) if chunk.is_bare_place else None
        if known is not None:
            return Meant((known,), "surname")
        relative = self._titles.counterpart(chunk, head)
        if relative is not None:
            return relative
        actors, how = self._namer.actors(chunk)
        if how == "people" and self._scene.is_definite(head) and chunk.parties[-1].entry.singular:
            person = self._discourse.person_of(actors[-1].country)
            if person is not None:
                return Meant((person,), "definite", doubtful=True)
        if actors and name and actors[-1].sector == "ELI":
            now = self._names.apposed(chunk, name)
            return now if now.actors else Meant(actors, how)
        if actors:
            return Meant(self._with_office(actors, name), how)
        return self._names.of(chunk, name) if name else self._titles.of(chunk, None)

    def _with_office(self, actors: tuple[Actor, ...], name: str | None) -> tuple[Actor, ...]:
        """The actors with the office that the roster has for a person of that party."""
        if not name or len(actors) != 1 or actors[0].office or " " not in name:
            return actors
        held = self._discourse.persons.office_of(name)
        if held is None or held.country != actors[0].country:
            return actors
        return (actors[0].model_copy(update={"office": held.office}),)

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
                person=token.tag_ == "NN" and token.lemma_ in self._scene.words.related_persons,
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
    heading: int = 0,
) -> Mentions:
    """The mentions of parties in a parsed text, whose places have been found; its first ``heading``
    characters are a headline or title."""
    return Resolver(doc, document, discourse, subjects, places, coding, heading).resolve()
