"""Whom a name that no table lists by itself stands for: a person by what the text says beside it
or before, by the roster of office-holders, by the title in front."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property

from dragoman.model import Actor
from dragoman.reading.abbreviations import Abbreviations
from dragoman.reading.appositions import Appositions
from dragoman.reading.chunks import Chunk
from dragoman.reading.mentions import NOBODY, Meant, Mention
from dragoman.reading.scene import Scene
from dragoman.reading.strangers import Strangers
from dragoman.reading.titles import Titles

_REACH = 5
"""Tokens behind a name in which it is said of whom a person is."""


class ProperNames:
    """Resolves names in one document; ``ahead`` resolves another chunk before its turn."""

    def __init__(
        self,
        scene: Scene,
        titles: Titles,
        strangers: Strangers,
        ahead: Callable[[Chunk], Mention | None],
    ) -> None:
        self._doc = scene.doc
        self._scene = scene
        self._namer = scene.namer
        self._persons = scene.discourse.persons
        self._appositions = Appositions(scene.doc, scene.namer)
        self._titles = titles
        self._strangers = strangers
        self._ahead = ahead
        self._abbreviations = Abbreviations(scene)
        self._before_names = {"the", *scene.words.ruling}

    def of(self, chunk: Chunk, name: str) -> Meant:
        """Whom the name stands for; the text comes before the tables."""
        self._abbreviations.note(chunk)
        short = self._abbreviations.party(chunk.words)
        if short is not None:
            return Meant((short,), "group")
        joint = self._scene.words.joint_names.get(chunk.words)
        if joint:
            return Meant(tuple(Actor(country=country) for country in joint), "plural")
        if chunk.roles and chunk.roles[-1].entry.kind == "body":
            # "the Rios administration", "the opposition Reds"
            return self._headed(chunk, name) or self._titles.of(chunk, name)
        known = self._introduced(chunk, name) or self._in_office(chunk, name)
        if known is not None:
            return known
        if chunk.roles:
            return self._titles.of(chunk, name)
        actors, how = self._namer.actors(chunk) if not chunk.is_given_name else ((), "")
        if actors:
            return Meant(actors, how)
        told = self._of_state(chunk) or self._titles.short(chunk)
        return told if told.actors else self._strange(chunk)

    def _headed(self, chunk: Chunk, name: str) -> Meant | None:
        """``the Rios administration``: the government of somebody known."""
        head = self._persons.person(name) or self._persons.leader(name)
        if head is None or chunk.roles[-1].entry.sector != "GOV":
            return None
        actor = self._namer.make(chunk, head.country, head.country_class)
        return Meant((actor.model_copy(update={"name": None}),), "title")

    def _introduced(self, chunk: Chunk, name: str) -> Meant | None:
        """By what stands beside the name, here or where it was introduced."""
        apposed, known = self.apposed(chunk, name), self._persons.person(name)
        if apposed.actors and not (apposed.doubtful and known is not None):
            if self._namer.head(chunk).idx >= self._scene.heading:
                self._persons.introduce(name, apposed.actors[-1])
            return apposed
        return Meant((known,), "surname") if known is not None else None

    def _in_office(self, chunk: Chunk, name: str) -> Meant | None:
        """By the roster of office-holders."""
        held = (
            self._persons.office_of(name)
            or self._persons.titled(name, chunk.roles)
            or self._leading(chunk, name)
        )
        if held is None:
            return None
        if held.sector == "ELI" and any(role.entry.office for role in chunk.roles):
            held = self._namer.make(chunk, held.country, held.country_class)
        self._persons.introduce(name, held)
        return Meant((held,), "roster", doubtful=held.sector == "ELI" or " " not in name)

    def _leading(self, chunk: Chunk, name: str) -> Actor | None:
        """``Putin``, in a text that names Russia and no other Putin."""
        held = None if chunk.roles else self._persons.leader(name)
        if held is None or not self._scene.discourse.names(held.country):
            return None
        same = map(self._persons.office_of, self._namesakes.get(name, ()))
        alone = all(other is not None and other.office == held.office for other in same)
        return held if alone else None

    @cached_property
    def _namesakes(self) -> Mapping[str, set[str]]:
        """The names of several words in the text, by each of their words."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for chunk in self._namer.chunks:
            full = self._namer.person_name(chunk) or ""
            for word in full.split() if " " in full else ():
                found[word].add(full)
        return found

    def _strange(self, chunk: Chunk) -> Meant:
        """Somebody whom nothing else explains."""
        head = self._namer.head(chunk)
        found = self._strangers.named(chunk, head)
        told = head.idx >= self._scene.heading
        if found.actors and found.actors[0].sector == "CVL" and told:
            self._persons.introduce(chunk.words, found.actors[0])
        return found

    def _of_state(self, chunk: Chunk) -> Meant | None:
        """``ministers Ana Rios of Peru and Eva Lund of Norway``."""
        following = self._doc[chunk.last + 1 : chunk.last + _REACH]
        if len(following) < 2 or following[0].lower_ != "of" or " " not in chunk.words:
            return None
        noun = next((t for t in following[1:] if t.lower_ not in self._before_names), following[1])
        owner = self._namer.around(noun.i)
        ruling = owner is not None and self._strangers.is_ruling(owner)
        if owner is not None and (ruling or (owner.roles and not owner.person)):
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
        """``Ana Rios of the opposition Liberals``, ``of the ruling Liberals``."""
        found = self._ahead(owner)
        if found is None or len(found.actors) != 1 or found.person:
            return None
        update = {"name": self._namer.person_name(chunk), "office": None}
        return Meant((found.actors[0].model_copy(update=update),), "title", doubtful=True)

    def apposed(self, chunk: Chunk, name: str) -> Meant:
        """``Ana Rios, Peru's foreign minister``; ``Peru's foreign minister, Ana Rios``; ``Ana
        Rios, who heads Peru's central bank``; ``his rival, Ana Rios``."""
        opposing = self._opposing(chunk, name)
        if opposing is not None:
            return Meant((opposing,), "title", doubtful=True)
        title = self._appositions.title_of(chunk)
        other = title or self._appositions.led_by(chunk)
        if other is None:
            return self._related_to(chunk, name)
        meant = Meant(*self._namer.actors(other))
        if not meant.actors and other.roles:
            self._resolve_owner(other)
            meant = self._titles.of(other, None)
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

    def _opposing(self, chunk: Chunk, name: str) -> Actor | None:
        """``his rival, Ana Rios``: who wants the office of a person."""
        if chunk.first < 2 or self._doc[chunk.first - 1].text != ",":
            return None
        noun = self._doc[chunk.first - 2]
        found = self._scene.found.get(noun.i)
        if found is None or not found.actors or noun.lemma_ not in self._scene.words.rivals:
            return None
        return found.actors[-1].model_copy(update={"name": name})

    def _related_to(self, chunk: Chunk, name: str) -> Meant:
        """``her Peruvian opposite number, Ana Rios``: who a noun before the comma stands for."""
        if chunk.first < 2 or self._doc[chunk.first - 1].text != ",":
            return NOBODY
        noun = self._doc[chunk.first - 2]
        found = self._scene.found.get(noun.i)
        if found is None or not found.person or len(found.actors) != 1:
            return NOBODY
        if noun.lemma_ not in self._scene.words.relational:
            return NOBODY
        return Meant((found.actors[0].model_copy(update={"name": name}),), "title", found.doubtful)

    def _resolve_owner(self, chunk: Chunk) -> None:
        """Resolves whose it is ahead of its turn: ``Ana Rios, Peru's newly named minister``."""
        for child in self._namer.head(chunk).children:
            owner = self._namer.around(child.i) if child.dep_ == "poss" else None
            if owner is not None and owner.first > chunk.first - 12:
                self._ahead(owner)
