"""What a document has talked about so far: the memory that references are looked up in."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dragoman import knowledge
from dragoman.codebook import grammar
from dragoman.knowledge import OfficeHolder
from dragoman.model import Actor, Document
from dragoman.reading import lexicon, sides
from dragoman.reading.language import dateline_cities
from dragoman.reading.mentions import Mention
from dragoman.reading.parties import countries, distinct, side
from dragoman.reading.places import find_places
from dragoman.reading.sides import Heard

if TYPE_CHECKING:
    from spacy.tokens import Token

_OFFICIAL = re.compile(
    r"\b(?:ministry|department|government|embassy|presiden\w+|press (?:office|service)|"
    r"foreign office|secretariat|cabinet|state council|white house|kremlin|commission|"
    r"permanent mission|prime minister|mofa|council)\b",
    re.IGNORECASE,
)
_OFTEN = 4
"""Mentions that make a party one of the two that a document is about."""
_MEMORY = 400
"""Mentions that are remembered as possible antecedents."""
_FAR = 60
"""Tokens after which a pronoun no longer prefers a subject to a nearer mention."""


@cache
def _roster() -> Mapping[str, tuple[OfficeHolder, ...]]:
    """Terms in office by the holder's folded name and aliases."""
    found: dict[str, list[OfficeHolder]] = {}
    for row in knowledge.load().officeholders:
        for name in (row.person, *row.aliases):
            found.setdefault(name.casefold(), []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}


class Discourse:
    """Persons introduced, parties mentioned, and whose document it is."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._persons: dict[str, Actor] = {}
        self._counts: Counter[str] = Counter()
        self._history: deque[Heard] = deque(maxlen=_MEMORY)
        self._sides: dict[str, Actor] = {}
        self._side_counts: Counter[str] = Counter()
        self._dateline = _state_of_dateline(document.text)

    def add(self, mention: Mention, token: Token) -> None:
        """Remembers a mention, with the grammatical relation of its head."""
        above = token
        while above.dep_ == "conj":
            above = above.head
        joined = above.i != token.i or any(child.dep_ == "conj" for child in token.children)
        if joined and not mention.attributive:
            mention = replace(mention, group=above.i)
        if not mention.locative:
            self._counts.update(actor.country for actor in mention.actors)
        for actor in mention.actors:
            self._sides.setdefault(side(actor), actor)
            self._side_counts[side(actor)] += 1
        self._history.append(Heard(mention, token.i, above.dep_, token.sent.start))

    def forget_mentions(self) -> None:
        """Keeps the persons, forgets where they were mentioned: after reading a title."""
        self._history.clear()
        self._sides.clear()
        self._side_counts.clear()
        self._counts.clear()

    # -- persons ----------------------------------------------------------------------------

    def introduce(self, name: str, actor: Actor) -> None:
        """Files a person under the full name and each part of it that can stand alone."""
        parts = [part.strip(".,'’") for part in name.split()]
        for key in (name, *(part for part in parts if len(part) > 1)):
            self._persons[_fold(key)] = actor

    def person(self, name: str) -> Actor | None:
        """The person introduced under that name or a part of it."""
        found = self._persons.get(_fold(name))
        if found is not None:
            return found
        known = [self._persons.get(_fold(part)) for part in name.split()]
        known = [actor for actor in known if actor is not None]
        if known and len(known) == len(name.split()):
            return known[-1]
        return None

    def office_of(self, name: str) -> Actor | None:
        """Who the roster says that person is on the document's date; states must agree."""
        day = self._document.published
        if day is None or " " not in name:
            return None
        rows = [row for row in _roster().get(name.casefold(), ()) if row.held_on(day)]
        if len({row.country for row in rows}) != 1:
            return None
        row = rows[0]
        return Actor(country=row.country, sector=row.sector, name=name, office=row.office)

    # -- parties ----------------------------------------------------------------------------

    def last(self, wanted: Callable[[Mention], bool]) -> Mention | None:
        """The latest resolved mention of that description."""
        for mention in self._resolved():
            if wanted(mention):
                return mention
        return None

    def _resolved(self) -> Iterator[Mention]:
        return (mention for mention, *_ in reversed(self._history) if mention.actors)

    def organ_near(self, sector: str, before: int) -> Actor | None:
        """The party of that sector named shortly before."""
        for mention, place, *_ in reversed(self._history):
            if before - place > _FAR:
                return None
            if place < before and mention.actors and mention.actors[-1].sector == sector:
                return mention.actors[-1]
        return None

    def office_near(self, sentence: int) -> Actor | None:
        """The ministry or other office named in this sentence or shortly before: a bare "senior
        official" speaks for it."""
        for mention, _, _, begun in reversed(self._history):
            if begun < sentence:
                return None
            noun = (mention.role or "").rpartition(" ")[2]
            if mention.actors and noun in grammar.load().references.offices:
                return mention.actors[0]
        return None

    def holder(
        self, role: str, sector: str, key: str | None, *, unnamed: bool = False
    ) -> tuple[Actor, ...]:
        """Whom "the minister" means: the latest mention introduced by such a role."""
        noun = role.rpartition(" ")[2]
        for mention in self._resolved():
            if unnamed and any(actor.name for actor in mention.actors):
                continue
            held = [mention.role or "", *(actor.office or "" for actor in mention.actors)]
            alike = noun if noun == role else None
            if (key is not None and mention.role_key == key) or any(
                item == role or item.rpartition(" ")[2] == alike for item in held if item
            ):
                if any(actor.sector == sector for actor in mention.actors):
                    return mention.actors
        return ()

    def recent_parties(self, before: int) -> tuple[Actor, ...]:
        """Distinct parties mentioned so far, latest first."""
        seen: dict[str, Actor] = {}
        for mention, index, *_ in reversed(self._history):
            if index >= before or mention.how == "plural":
                continue
            for actor in reversed(mention.actors):
                seen.setdefault(actor.country, actor)
        return tuple(seen.values())

    def organisation(self) -> Mention | None:
        """The organisation named last."""
        return self.last(lambda m: any(actor.country_class for actor in m.actors))

    def called(self, noun: str) -> Mention | None:
        """The latest mention whose own noun it was: "the group" for "a rebel group"."""
        return self.last(lambda m: (m.role or "").rpartition(" ")[2] == noun)

    def pair(
        self, before: int, sentence: int, but: tuple[Actor, ...] = (), *, states: bool = False
    ) -> tuple[Actor, ...]:
        """Whom "the two sides" means, ``but`` whoever faces them: the two named in the sentence,
        else the last pair spoken of, else the two most in the talk lately.

        A document's own government is one of the two in its account of a meeting.
        """
        barred = frozenset(actor.country for actor in but)
        heard = [item for item in self._history if item.place < before and item.mention.actors]
        here = sides.named_in(heard, sentence, barred)
        if len(here) == 2 and not (states and any(actor.country_class for actor in here)):
            return here
        spoken = sides.pair_spoken_of(heard, barred)
        if spoken:
            return spoken
        ranked = sides.in_the_talk(heard, barred, self._counts, states)
        own = self.own()
        if own is not None and own.country not in barred and len(ranked) > 1:
            if all(own.country != actor.country for actor in ranked[:2]):
                ranked = (own, ranked[0])
        return ranked[:2] if len(ranked) > 1 else ()

    def focus(self) -> tuple[Actor, ...]:
        """The two sides that the document is about: named far more often than any other."""
        ranked = self._side_counts.most_common(3)
        if len(ranked) < 2 or ranked[1][1] < _OFTEN:
            return ()
        if len(ranked) > 2 and ranked[2][1] > 0.75 * ranked[1][1]:
            return ()
        return self._sides[ranked[0][0]], self._sides[ranked[1][0]]

    def own(self) -> Actor | None:
        """The government or organisation whose own document this is; None for the press."""
        outlet = self._document.outlet or ""
        country = self._document.outlet_country
        parties = [match.entry for match in lexicon.names().scan(outlet)]
        if any(party.sector == "JRN" for party in parties):
            return None
        if not _OFFICIAL.search(outlet) and not any(p.kind == "organisation" for p in parties):
            return None
        if country is None and parties:
            country = parties[-1].country
        if country is None:
            return None
        kind = next((p.country_class for p in parties if p.country == country), None)
        return Actor(country=country, sector="GOV", country_class=kind)

    def home(self, before: int) -> Actor | None:
        """Whose a bare "the ministry" or "police" is: of the dateline's state, else of the outlet's
        where the text speaks of it, else of the latest subject's."""
        own = self.own()
        country = self._document.outlet_country
        if self._dateline is not None:
            return Actor(country=self._dateline)
        if own is not None:
            return own
        if country is not None and country in {actor.country for actor in self._sides.values()}:
            return Actor(country=country)
        for mention, place, relation, _ in reversed(self._history):
            fits = place < before and before - place < _FAR
            if fits and relation in (*sides.SUBJECT, "poss") and mention.actors:
                if mention.actors[0].country_class is None:
                    return Actor(country=mention.actors[0].country)
        return Actor(country=country) if country else None

    # -- pronouns ---------------------------------------------------------------------------

    def person_subject(self, token: Token, subjects: Mapping[int, int]) -> Mention | None:
        """The person ``he`` or ``his`` refers to."""
        return self._pronoun(token, subjects, lambda m: m.person)

    def thing(self, token: Token, subjects: Mapping[int, int]) -> Mention | None:
        """The state, body or organisation ``it`` or ``its`` refers to."""
        return self._pronoun(token, subjects, lambda m: not m.person and not m.plural)

    def several(self, token: Token, subjects: Mapping[int, int]) -> Mention | None:
        """The parties ``they`` or ``their`` refers to."""
        together = self._coordinated(token.i)
        found = self._pronoun(token, subjects, lambda m: m.plural)
        if together is not None and (found is None or found.root < together.root):
            return together
        return found or self._pronoun(token, subjects, lambda m: not m.person)

    def _coordinated(self, before: int) -> Mention | None:
        """The latest parties joined by ``and``, as one mention: ``Peru and Chile``."""
        for place in range(len(self._history) - 1, -1, -1):
            mention, index, _, begun = self._history[place]
            if index >= before or before - index > 2 * _FAR:
                continue
            group = [
                m for m, _, _, start in self._history if start == begun and m.group == mention.group
            ]
            actors = distinct(actor for member in group for actor in member.actors)
            if mention.group is not None and len(countries(actors)) > 1:
                return replace(mention, actors=actors, plural=True, how="plural")
        return None

    def _pronoun(
        self, token: Token, subjects: Mapping[int, int], fits: Callable[[Mention], bool]
    ) -> Mention | None:
        by_root = {index: mention for mention, index, *_ in self._history}
        own_subject = by_root.get(subjects.get(token.i, -1))
        if token.tag_ == "PRP$" and own_subject is not None and own_subject.actors:
            if fits(own_subject):
                return own_subject
        barred = -1 if token.tag_ == "PRP$" else subjects.get(token.i, -1)
        best: tuple[float, Mention] | None = None
        sentence = token.sent.start
        for mention, index, relation, begun in reversed(self._history):
            if token.i - index > 3 * _FAR:
                break
            if not mention.actors or not fits(mention) or mention.locative or index == barred:
                continue
            score = -(token.i - index) / _FAR
            score += 0.8 if relation in sides.SUBJECT else 0.0
            score -= 0.5 if mention.attributive else 0.0
            score += 0.3 if begun == sentence else 0.0
            if best is None or score > best[0]:
                best = (score, mention)
        return best[1] if best else None


def _state_of_dateline(text: str) -> str | None:
    """The state whose capital or city stands in the dateline, if one opens the text."""
    for city in dateline_cities(text):
        for match in lexicon.names().scan(city):
            if match.entry.kind in ("capital", "country"):
                return match.entry.country
        for place in find_places(f"in {city}"):
            if place.country:
                return place.country
    return None


def _fold(name: str) -> str:
    return name.casefold().replace("’", "'").strip(" .,'")
