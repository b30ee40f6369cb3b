"""Whether a later sentence tells more of an event, by its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.model import DateMention, Event, Place
from dragoman.reading.clauses import Clause
from dragoman.reading.coded import Coded
from dragoman.reading.mentions import Mention
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries

if TYPE_CHECKING:
    from spacy.tokens import Token

_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
"""Parts of speech of the words by which a telling may add something."""
_ANOTHER = "another"
_ADVERBIAL = ("advmod", "npadvmod")
_CIRCUMSTANCES = ("after", "amid", "because", "before", "despite", "following")
"""Roles that tell of something else, by which it happened."""
_LONGEST = 200
"""Most characters of the words that name a party."""
_REFERS_BACK = frozenset(
    {"surname", "pronoun", "definite", "plural", "possessor", "relation", "speaker"}
)
"""How mentions are resolved whose words only stand for what was named before."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence's account of an event."""

    event: Event
    coded: Coded

    @property
    def clause(self) -> Clause:
        """Where it is told."""
        return self.coded.clause


class Words:
    """Compares the tellings of one document; ``named`` are its dates and places."""

    def __init__(self, parsed: Parsed, named: Sequence[DateMention | Place]) -> None:
        self._parsed = parsed
        self._named = named
        self._by_sentence: dict[int, frozenset[str]] = {}

    def none_added(self, later: Telling, first: Telling) -> bool:
        """Whether all words of the later telling stand in the first one's sentence, or only name
        the event and its parties."""
        mode = self._parsed.coding.book.types[first.event.type].modes.get(first.event.mode or "")
        told = self._told_in(first).union(mode.words if mode else ())
        parties = countries((*first.event.actors, *first.event.recipients))
        return all(
            token.lemma_ in told or self._is_named(token, parties) for token in self._adding(later)
        )

    def _adding(self, telling: Telling) -> Iterator[Token]:
        """The words by which a telling may add something: not those that name the event, nor a
        day or place, which are compared as such, nor what else happened."""
        doc, clause, span = self._parsed.doc, telling.clause, telling.event.evidence
        inside = self._parsed.tokens([(span.start, span.end)])
        heads = [doc[root] for root in self._heads(clause)]
        beside = [child for head in heads for child in head.children if child.dep_ in _ADVERBIAL]
        aside = [
            (phrase.start, phrase.end)
            for role in _CIRCUMSTANCES
            for phrase in clause.roles.get(role, ())
        ]
        for token in (*inside, *beside):
            adds = token.pos_ in _TELLING or token.lower_ == _ANOTHER
            names = token in heads or self._supports(token, clause) or token.idx in self._dated
            if adds and not names and not any(start <= token.idx < end for start, end in aside):
                yield token

    def _heads(self, clause: Clause) -> Iterator[int]:
        """The predicate, and the verb that an event noun needs: ``launched an attack``."""
        yield clause.root
        if clause.link == "support" and clause.governor is not None:
            yield clause.governor

    def _supports(self, token: Token, clause: Clause) -> bool:
        """``talks`` in ``held talks``: the noun by which a verb names its event."""
        noun = self._parsed.clauses.get(token.i)
        return noun is not None and noun.link == "support" and noun.governor == clause.root

    def _is_named(self, token: Token, parties: frozenset[str]) -> bool:
        """Whether it is part of what names one of the parties, and says no more of it."""
        if token.dep_ == "nummod":
            counted = self._parsed.mentions.at(token.head.i)
            if counted is not None and counted.how == "plural":
                return countries(counted.actors) <= parties
        return any(
            mention.start <= token.idx < mention.end and _is_plain(mention)
            for mention in self._parsed.mentions.within(token.idx - _LONGEST, token.idx + 1)
            if mention.actors and countries(mention.actors) <= parties
        )

    def _told_in(self, telling: Telling) -> frozenset[str]:
        """The lemmas of a telling's sentence."""
        sentence = self._parsed.doc[telling.clause.root].sent
        if sentence.start not in self._by_sentence:
            self._by_sentence[sentence.start] = frozenset(token.lemma_ for token in sentence)
        return self._by_sentence[sentence.start]

    @cached_property
    def _dated(self) -> frozenset[int]:
        """Where the characters of the dates and places are."""
        return frozenset(
            at for named in self._named for at in range(named.span.start, named.span.end)
        )


def _is_plain(mention: Mention) -> bool:
    """Whether the words only say which party: a name of a state, or what refers back."""
    return mention.how in _REFERS_BACK or (mention.role is None and not mention.person)
