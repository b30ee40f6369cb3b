"""The history list of a document: its mentions so far, and the last of a kind among them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.model import Actor
from dragoman.reading import sides
from dragoman.reading.antecedents import FAR
from dragoman.reading.lexicon import head_noun
from dragoman.reading.mentions import Mention
from dragoman.reading.parties import AGAINST, countries
from dragoman.reading.sides import Heard

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEMORY = 400
"""Mentions that are remembered as possible antecedents."""


class History:
    """The mentions of one document, in text order."""

    def __init__(self) -> None:
        self._history: deque[Heard] = deque(maxlen=_MEMORY)

    def add(self, mention: Mention, token: Token) -> None:
        """Remembers a mention, with the grammatical relation of its head: whoever does what is
        told in the passive counts as its subject."""
        above = token
        while above.dep_ == "conj":
            above = above.head
        joined = above.i != token.i or any(child.dep_ == "conj" for child in token.children)
        if joined and not mention.attributive:
            mention = replace(mention, group=above.i)
        relation, verb = above.dep_, above.head
        if relation == "pobj" and verb.dep_ == "agent" and verb.head.pos_ == "VERB":
            relation, verb = "nsubj", verb.head
        main = relation in sides.SUBJECT and verb.dep_ == "ROOT"
        self._history.append(Heard(mention, token.i, relation, token.sent.start, main))

    def rename(self, mention: Mention) -> None:
        """Puts in a mention whose words turn out to have a name: ``the minister, Ana Rios``."""
        for place, item in enumerate(self._history):
            if item.mention.root == mention.root:
                self._history[place] = item._replace(mention=mention)

    def heard(self) -> Iterator[Heard]:
        """The mentions so far, in text order."""
        return iter(self._history)

    def last(self, wanted: Callable[[Mention], bool]) -> Mention | None:
        """The latest resolved mention of that description."""
        resolved = (item.mention for item in reversed(self._history) if item.mention.actors)
        return next(filter(wanted, resolved), None)

    def person_of(self, country: str) -> Actor | None:
        """The person of that country spoken of last: "the Brazilian"."""
        found = self.last(lambda m: m.person and m.actors[-1].country == country)
        return found.actors[-1] if found is not None else None

    def organisation(self, noun: str) -> Mention | None:
        """The organisation named last, one with the noun in its name rather than another."""
        named = self.last(
            lambda m: any(a.country_class and noun in (a.name or "").lower() for a in m.actors)
        )
        return named or self.last(lambda m: any(actor.country_class for actor in m.actors))

    def body(self, noun: str) -> Mention | None:
        """The latest body of that noun, or with it in its name."""
        return self.last(
            lambda m: (
                head_noun(m.role or "") == noun
                or any(noun in (actor.name or "").lower() for actor in m.actors)
            )
        )

    def holding(self, office: str, before: int) -> frozenset[str]:
        """The states of whom somebody of that kind of office was named before that token."""
        holders = (i for i in self._history if i.mention.role_key == office and i.place < before)
        return sides.countries_of(
            i
            for i in holders
            if i.mention.person and i.mention.actors and i.mention.actors[-1].name
        )

    def standing_against(self) -> Mention | None:
        """The latest mention of a group that stands against a state."""
        return self.last(lambda m: m.actors[-1].sector in AGAINST)

    def short_name(self, word: str, code: str | None) -> Mention | None:
        """The latest organisation or body whose name ends in that word ("the Forum"), else the
        latest of that code."""
        named = self.last(lambda m: any((a.name or "").endswith(f" {word}") for a in m.actors))
        return named or self.last(lambda m: any(a.country == code for a in m.actors))

    def called(self, noun: str) -> Mention | None:
        """The latest mention whose own noun it was: "the group" for "a rebel group"."""
        return self.last(lambda m: head_noun(m.role or "") == noun)

    def organ_near(self, sector: str, before: int) -> Actor | None:
        """The party of that sector named shortly before; the only one that stands against a state
        may have been named long before."""
        heard = [
            (place, mention.actors[-1])
            for mention, place, *_ in reversed(self._history)
            if place < before and mention.actors and mention.actors[-1].sector == sector
        ]
        if heard and before - heard[0][0] <= FAR:
            return heard[0][1]
        alone = len(countries(actor for _, actor in heard)) == 1
        return heard[0][1] if sector in AGAINST and alone else None

    def office_near(self, since: int) -> Actor | None:
        """The ministry or other office named last, in a sentence that starts no earlier than the
        token ``since``: a bare "senior official" speaks for it."""
        for item in self._since(since):
            noun = head_noun(item.mention.role or "")
            if item.mention.actors and noun in grammar.load().references.offices:
                return item.mention.actors[0]
        return None

    def state_in(self, sentence: int) -> Actor | None:
        """The state that is the subject of this sentence's main clause."""
        for item in self._since(sentence):
            mention = item.mention
            if item.main and mention.actors and not mention.person and not mention.plural:
                return mention.actors[0]
        return None

    def _since(self, sentence: int) -> Iterator[Heard]:
        """The mentions from the sentence that starts at that token on, latest first."""
        return takewhile(lambda item: item.sentence >= sentence, reversed(self._history))

    def just_named(self, sentence: int, *, persons: bool) -> frozenset[str]:
        """The parties named together in the last sentence before one that names any, with
        ``persons`` only as persons: ``Peru's and Chile's envoys``."""
        before = [h for h in self._history if h.sentence < sentence and h.mention.actors]
        last = [h.mention for h in before if h.sentence == before[-1].sentence]
        together = (
            m for m in last if (m.role and m.plural) or (not persons and m.group is not None)
        )
        return countries(actor for mention in together for actor in mention.actors)

    def recent_parties(self, before: int) -> tuple[Actor, ...]:
        """Distinct parties mentioned so far, latest first."""
        seen: dict[str, Actor] = {}
        for mention, index, *_ in reversed(self._history):
            if index >= before or mention.how == "plural":
                continue
            for actor in reversed(mention.actors):
                seen.setdefault(actor.country, actor)
        return tuple(seen.values())
