"""Who is named: chunks of proper names and role nouns, each resolved to country and sector.

A chunk is an unbroken run of names, titles, role nouns and capitalised words ("Peruvian Foreign
Minister Ana Rios", "ASEAN Secretary-General", "Ghana's coast guard"). Chunks that name no country
of their own are left to :mod:`dragoman.reading.references`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.knowledge import Knowledge
from dragoman.model import Actor
from dragoman.reading.chunking import Chunker
from dragoman.reading.chunks import Chunk
from dragoman.reading.lexicon import Match, Party, Role
from dragoman.reading.syntax import first_conjunct

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FORMER = re.compile(r"\b(?:former|ex-?|retired|late|one-time|erstwhile)\b", re.IGNORECASE)
_OWNERS = 12
"""Most owners in one list: the leaders of a whole bloc."""
_REACH = 8
"""Tokens behind a role noun within which its owner is looked for."""
_OWNING = ("of", "for", "from", "at", "in", "with", "to")
_JOINING = frozenset({"and", ",", "of", "the"})
_WITHIN = frozenset({"in", "at", "near", "outside", "around", "across", "inside", "within", "off"})


def title_case(words: str) -> str:
    """A name as filed: ``MORITA Ken`` becomes ``Morita Ken``."""
    return " ".join(
        word.capitalize() if word.isupper() and len(word) > 2 else word for word in words.split()
    )


class Namer:
    """Resolves chunks by what they say themselves."""

    def __init__(self, doc: Doc, day: date | None, known: Knowledge) -> None:
        self._doc = doc
        self._text = doc.text
        self._day = day
        self.chunks = tuple(Chunker(doc, known).chunks())
        self._firsts = [chunk.first for chunk in self.chunks]
        self._starting = {chunk.first: index for index, chunk in enumerate(self.chunks)}
        self._party_tokens = frozenset(
            i for chunk in self.chunks if chunk.parties for i in range(chunk.first, chunk.last + 1)
        )

    def around(self, token: int) -> Chunk | None:
        """The chunk that the token is part of."""
        place = bisect_right(self._firsts, token) - 1
        found = self.chunks[place] if place >= 0 else None
        return found if found is not None and token <= found.last else None

    def between(self, first: int, end: int) -> tuple[Chunk, ...]:
        """The chunks that begin at one of these tokens."""
        return self.chunks[bisect_left(self._firsts, first) : bisect_left(self._firsts, end)]

    def sector(self, chunk: Chunk) -> str:
        """The chunk's sector on the document's date."""
        return chunk.sector_on(self._day)

    def head(self, chunk: Chunk) -> Token:
        """The token of the chunk that the rest of the sentence sees."""
        for i in range(chunk.last, chunk.first - 1, -1):
            token = self._doc[i]
            if not chunk.first <= token.head.i <= chunk.last or token.dep_ == "ROOT":
                return token
        return self._doc[chunk.last]

    def offsets(self, chunk: Chunk) -> tuple[int, int]:
        """Character offsets of the chunk."""
        last = self._doc[chunk.last]
        return self._doc[chunk.first].idx, last.idx + len(last)

    def person_name(self, chunk: Chunk) -> str | None:
        """The own name in the chunk."""
        if not chunk.proper:
            return None
        if chunk.is_bare_name:
            return title_case(chunk.words)
        first, last = self._doc[chunk.proper[0]], self._doc[chunk.proper[-1]]
        return title_case(self._text[first.idx : last.idx + len(last)])

    def actors(self, chunk: Chunk, depth: int = 0) -> tuple[tuple[Actor, ...], str]:
        """The parties that the chunk names by itself or through ``of``, ``for`` …, and how."""
        parties = chunk.parties
        if parties:
            return self._from_party(chunk, parties[-1].entry)
        if chunk.roles and depth < 3:
            found = [
                self.seat(actor, chunk, owner)
                for owner in self._owners(chunk)
                for actor in self.actors(owner, depth + 1)[0]
            ]
            if found:
                return tuple(found), "title"
            return self._from_joined_office(chunk, depth)
        return (), "unresolved"

    def _from_joined_office(self, chunk: Chunk, depth: int) -> tuple[tuple[Actor, ...], str]:
        """``Deputy Prime Minister and Foreign Minister of Peru``, ``Peru's President and Foreign
        Minister``: of the same state."""
        index = self._starting[chunk.first]
        before, behind = self.chunks[max(index - 1, 0) : index], self.chunks[index + 1 : index + 2]
        joined = [one for one in before if one.parties and self._between(one, chunk) == "and"]
        joined += [one for one in behind if not one.parties and self._between(chunk, one) == "and"]
        for other in joined if chunk.is_office else ():
            if other.is_office:
                actors, how = self.actors(other, depth + 1)
                return tuple(self.make(chunk, a.country, a.country_class) for a in actors), how
        return (), "unresolved"

    def _owners(self, chunk: Chunk) -> list[Chunk]:
        """``leaders of the miners and of the dockers``: each that ``of`` governs."""
        found: list[Chunk] = []
        owner = self.owner(chunk)
        while owner is not None and len(found) < _OWNERS:
            found.append(owner)
            i = self._after_name(owner) + 1
            words = [token.lower_ for token in self._doc[i : i + 4]]
            if not words or words[0] not in ("and", ","):
                break
            skip = next((n for n, word in enumerate(words) if word not in _JOINING), len(words))
            index = self._starting.get(i + skip)
            following = None if index is None else self.chunks[index]
            same_kind = following is not None and bool(following.parties) == bool(owner.parties)
            joined = (
                following is not None
                and (words[0] == "and" or self._is_list(owner, following))
                and self._shared(chunk, following)
            )
            owner = following if same_kind and joined else None
        return found

    def _after_name(self, owner: Chunk) -> int:
        """The token before what follows: ``the Presidents of Peru, Ana Rios, and of Chile``."""
        index = self._starting[owner.first] + 1
        following = self.chunks[index] if index < len(self.chunks) else None
        if following is None or not following.is_bare_name or following.parties:
            return owner.last
        if self._between(owner, following) != ",":
            return owner.last
        after = [token.lower_ for token in self._doc[following.last + 1 : following.last + 4]]
        return following.last if after[:1] == [","] and "of" in after else owner.last

    def _is_list(self, owner: Chunk, following: Chunk) -> bool:
        """``Egypt, Jordan and Qatar``: names of states between commas, as far as the "and"."""
        after = self._doc[following.last + 1 : following.last + 2].text
        return owner.is_bare_place and following.is_bare_place and after in ("and", ",")

    def _shared(self, chunk: Chunk, following: Chunk) -> bool:
        """Whether the parser, too, takes the second owner for a conjunct inside the phrase."""
        return self.head(chunk).right_edge.i >= following.last

    def _from_party(self, chunk: Chunk, party: Party) -> tuple[tuple[Actor, ...], str]:
        actor = self.make(chunk, party.country, party.country_class)
        if party.kind in ("organisation", "group", "body") and not chunk.proper:
            actor = replace_name(actor, party.name)
        if not chunk.roles and self._is_people(chunk, party):
            actor = actor.model_copy(update={"sector": "CVL"})
        others = [
            self.make(chunk, other.country, other.country_class)
            for other in self._conjoined(chunk)
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
        index = self._starting[chunk.first] - 1
        following = chunk
        while index >= 0:
            before = self.chunks[index]
            between = self._between(before, following).replace("’", "'")
            if between == "'s and" and before.is_bare_place:
                found.insert(0, before.parties[0].entry)
                break
            if between not in ("and", "and the", ",", ", and", "or") or len(before.parties) != 1:
                break
            if before.roles or before.proper or before.parties[0].entry.kind != "adjective":
                break
            found.insert(0, before.parties[0].entry)
            following = before
            index -= 1
        return found

    def owner(self, chunk: Chunk) -> Chunk | None:
        """The chunk that ``of``, ``for``, ``at`` … puts over this one."""
        i = chunk.last + 1
        if i >= len(self._doc) or self._doc[i].lower_ not in _OWNING:
            return None
        link = self._doc[i].lower_
        role = chunk.roles[-1].entry.phrase
        posted = role.rpartition(" ")[2] in grammar.load().references.posted
        if posted and (link in _WITHIN or link == "to"):
            return None
        if link == "to" or (link != "of" and self._is_possessed(chunk)):
            return None
        i += 1
        while i < len(self._doc) and i not in self._starting and i <= chunk.last + _REACH:
            token = self._doc[i]
            if token.dep_ not in ("det", "amod", "nummod", "compound") and not (
                token.pos_ == "NOUN" and self._doc[i + 1 : i + 2].text == "of"
            ):
                if not (token.lower_ == "of" and i > chunk.last + 2):
                    break
            i += 1
        index = self._starting.get(i)
        return None if index is None else self.chunks[index]

    def beside(self, chunk: Chunk) -> list[Chunk]:
        """The chunks that "and" joins to this one, before or behind it."""
        index = self._starting[chunk.first]
        pairs = ((index - 1, index), (index, index + 1))
        near = [
            (self.chunks[i], self.chunks[j]) for i, j in pairs if i >= 0 and j < len(self.chunks)
        ]
        joined = [pair for pair in near if self._between(*pair) in ("and", "and the")]
        return [one if one is not chunk else other for one, other in joined]

    def _between(self, one: Chunk, other: Chunk) -> str:
        return str(self._doc[one.last + 1 : other.first].text).strip().lower()

    def owned_by(self, owner: Chunk) -> Chunk | None:
        """The chunk right before ``of``, ``in``, ``to`` … and this one."""
        index = self._starting[owner.first] - 1
        before = self.chunks[index] if index >= 0 else None
        if before is None or before.last + 1 >= owner.first:
            return None
        between = self._doc[before.last + 1 : owner.first]
        linked = between[0].lower_ in _OWNING
        return before if linked and all(token.pos_ in ("ADP", "DET") for token in between) else None

    def _is_possessed(self, chunk: Chunk) -> bool:
        """``its troops from Togo`` are whose they are said to be; a counterpart is of elsewhere."""
        if chunk.roles[-1].entry.phrase.endswith("counterpart"):
            return False
        return any(child.dep_ == "poss" for child in self.head(chunk).children)

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
        before = self._text[max(0, start - 10) : start]
        former = bool(_FORMER.search(before) or _FORMER.search(self._text[start:end]))
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


def replace_name(actor: Actor, name: str) -> Actor:
    """The actor under that name."""
    return actor.model_copy(update={"name": name})


def attributive(token: Token) -> bool:
    """Whether a name, or the first of those it is joined to, stands before a noun."""
    return first_conjunct(token).dep_ in ("amod", "compound", "nmod")


def locative(
    token: Token, parties: tuple[Match[Party], ...], roles: tuple[Match[Role], ...]
) -> bool:
    """Whether a country, capital or seat is named as a place."""
    if roles or not parties or parties[-1].entry.kind not in ("country", "capital", "seat"):
        return False
    above = token
    while above.dep_ == "conj":
        if _is_cut_off(above):
            return False
        above = above.head
    aimed = above.head.lower_ == "at" and parties[-1].entry.kind == "country"
    return bool(above.dep_ == "pobj" and above.head.lower_ in _WITHIN and not aimed)


def _is_cut_off(token: Token) -> bool:
    """Whether a comma and a verb without a subject say that the parser has taken a subject for a
    conjunct: "In Lima, Peru and Chile agreed"."""
    verb = token
    while verb.head.i != verb.i:
        verb = verb.head
    missing = not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
    comma = any(child.text == "," for child in token.head.children)
    return verb.pos_ in ("VERB", "AUX") and verb.i > token.i and missing and comma
