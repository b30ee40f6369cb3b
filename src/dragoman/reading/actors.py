"""Who is named: chunks of proper names and role nouns, each resolved to country and sector.

A chunk is an unbroken run of names, titles, role nouns and capitalised words ("Peruvian Foreign
Minister Ana Rios", "ASEAN Secretary-General", "Ghana's coast guard"). Chunks that name no country
of their own are left to :mod:`dragoman.reading.references`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from dragoman.model import Actor
from dragoman.reading.chunk_sequence import ChunkSequence
from dragoman.reading.chunks import Chunk
from dragoman.reading.lexicon import Party
from dragoman.reading.matching import Coding
from dragoman.reading.owners import Owners
from dragoman.reading.syntax import first_conjunct

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FORMER = re.compile(r"\b(?:former|ex-?|retired|late|one-time|erstwhile)\b", re.IGNORECASE)

_PAIR = 2
_OF_STATES = frozenset({"country", "adjective"})
"""Kinds of words for states of which two may be joined by a dash."""
_DASHES = frozenset({"-", "–", "—", "/"})


def title_case(words: str) -> str:
    """A name as filed: ``MORITA Ken`` becomes ``Morita Ken``."""
    return " ".join(
        word.capitalize() if word.isupper() and len(word) > 2 else word for word in words.split()
    )


class Namer(ChunkSequence):
    """The chunks of one document, resolved by what they say themselves."""

    def __init__(self, doc: Doc, day: date | None, coding: Coding) -> None:
        super().__init__(doc, coding)
        self._day = day
        self._owners = Owners(doc, self)
        self._party_tokens = frozenset(
            i for chunk in self.chunks if chunk.parties for i in range(chunk.first, chunk.last + 1)
        )

    def sector(self, chunk: Chunk) -> str:
        """The chunk's sector on the document's date."""
        return chunk.sector_on(self._day)

    def person_name(self, chunk: Chunk) -> str | None:
        """The own name in the chunk."""
        if not chunk.proper:
            return None
        if chunk.is_bare_name:
            return title_case(chunk.words)
        first, last = self._doc[chunk.proper[0]], self._doc[chunk.proper[-1]]
        return title_case(self.text[first.idx : last.idx + len(last)])

    def actors(self, chunk: Chunk, depth: int = 0) -> tuple[tuple[Actor, ...], str]:
        """The parties that the chunk names by itself or through ``of``, ``for`` …, and how."""
        parties = chunk.parties
        # "received at the Palace President Ana Rios of Chile": the palace is not hers.
        is_seated = bool(parties) and parties[-1].entry.kind == "seat"
        if chunk.roles and depth < 3 and (is_seated or not parties):
            found = [
                self.seat(actor, chunk, owner)
                for owner in self._owners.of(chunk)
                for actor in self.actors(owner, depth + 1)[0]
            ]
            if found:
                return tuple(found), "title"
        if parties:
            return self._from_party(chunk, parties[-1].entry)
        return self._from_joined_office(chunk, depth) if chunk.roles else ((), "unresolved")

    def _from_joined_office(self, chunk: Chunk, depth: int) -> tuple[tuple[Actor, ...], str]:
        """``Deputy Prime Minister and Foreign Minister of Peru``, ``Peru's President and Foreign
        Minister``: of the same state; a name between them tells of two persons."""
        if depth > 2:
            return (), "unresolved"
        before, behind = self.before(chunk), self.behind(chunk)
        joined: list[Chunk] = []
        if before is not None and before.parties and self.words_between(before, chunk) == "and":
            joined += [] if before.proper else [before]
        if behind is not None and not behind.parties and self.words_between(chunk, behind) == "and":
            joined += [] if chunk.proper else [behind]
        for other in joined if chunk.is_office else ():
            if other.is_office:
                actors, how = self.actors(other, depth + 1)
                return tuple(self.make(chunk, a.country, a.country_class) for a in actors), how
        return (), "unresolved"

    def _from_party(self, chunk: Chunk, party: Party) -> tuple[tuple[Actor, ...], str]:
        actor = self.make(chunk, party.country, party.country_class)
        if party.kind in ("organisation", "group", "body") and not chunk.proper:
            actor = actor.model_copy(update={"name": party.name})
        if not chunk.roles and self._is_people(chunk, party):
            actor = actor.model_copy(update={"sector": "CVL"})
        others = [
            self.make(chunk, other.country, other.country_class)
            for other in (*self._conjoined(chunk), *self._paired(chunk))
            if other.country != party.country
        ]
        how = "title" if chunk.roles else ("name" if party.kind == "country" else party.kind)
        if actor.sector == "CVL" and how == "adjective":
            how = "people"
        return (*others, actor), how

    def _is_people(self, chunk: Chunk, party: Party) -> bool:
        """Whether a name means inhabitants: ``Kenyans``, and ``Togolese`` where no noun follows."""
        if party.kind == "people":
            return True
        return party.also_people and not self._is_adjective(chunk)

    def _is_adjective(self, chunk: Chunk) -> bool:
        """Whether a noun follows that the word describes; "most Togolese support it" has none."""
        token = first_conjunct(self.head(chunk))
        noun = token.head
        if token.dep_ not in ("amod", "compound", "nmod", "poss") or noun.i in self._party_tokens:
            return False
        if not noun.tag_.startswith("NN"):
            return False
        before = self._doc[chunk.first - 1] if chunk.first else token
        several = before.tag_ in ("JJS", "CD") or before.lower_ in ("many", "all", "several", "few")
        return not (several and noun.tag_ == "NN")

    def _conjoined(self, chunk: Chunk) -> list[Party]:
        """Adjectives and owners before a shared role noun: ``the Chilean and Peruvian ministers``,
        ``Chile's and Peru's ministers``."""
        if not chunk.roles:
            return []
        found: list[Party] = []
        following, before = chunk, self.before(chunk)
        while before is not None:
            between = self.words_between(before, following).replace("’", "'")
            if between == "'s and" and before.is_bare_place:
                found.insert(0, before.parties[0].entry)
                break
            if between not in ("and", "and the", ",", ", and", "or") or len(before.parties) != 1:
                break
            if before.roles or before.proper or before.parties[0].entry.kind != "adjective":
                break
            found.insert(0, before.parties[0].entry)
            following, before = before, self.before(before)
        return found

    def _paired(self, chunk: Chunk) -> list[Party]:
        """``the Kenya-Uganda Border Commission``, ``Sino-Indian talks``: of both states; a
        Chinese-American student is of one."""
        kinds = {party.entry.kind for party in chunk.parties}
        person = bool(chunk.roles) and chunk.roles[-1].entry.kind == "person"
        if (
            len(chunk.parties) != _PAIR
            or not kinds <= _OF_STATES
            or (person and "adjective" in kinds)
        ):
            return []
        first, second = chunk.parties
        return [first.entry] if self.text[first.end : second.start] in _DASHES else []

    def seat(self, actor: Actor, chunk: Chunk, owner: Chunk) -> Actor:
        sector = self.sector(chunk)
        above = self._doc[owner.last].head
        for body in (owner, self.around(above.i), self.around(above.head.i)):
            if sector == "GOV" and body is not None and body.first > chunk.last:
                sector = self.sector(body)
        return self.make(chunk, actor.country, actor.country_class, sector)

    def make(
        self, chunk: Chunk, country: str, country_class: str | None, sector: str | None = None
    ) -> Actor:
        """The actor that the chunk describes, of that country."""
        start, end = self.offsets(chunk)
        before = self.text[max(0, start - 10) : start].rpartition("\n")[2].rpartition(". ")[2]
        former = bool(_FORMER.search(before) or _FORMER.search(self.text[start:end]))
        kind = chunk.roles[-1].entry.kind if chunk.roles else ""
        if former and kind == "person":
            sector = "ELI"
        return Actor(
            country=country,
            sector=sector or self.sector(chunk),
            name=self.person_name(chunk) if chunk.proper else None,
            office=chunk.office if chunk.person else None,
            country_class=country_class,
        )
