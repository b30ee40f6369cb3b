"""The third at talks of two: who mediates is one of the parties, who lends the room a host."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from dragoman.codebook import grammar
from dragoman.model import Actor
from dragoman.reading.clauses import Clause
from dragoman.reading.matching import objects
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import distinct
from dragoman.reading.phrase_parties import PhraseParties
from dragoman.reading.syntax import told_behind

if TYPE_CHECKING:
    from spacy.tokens import Token


class Third(NamedTuple):
    """Those at an event whose matter it is not (codebook section 4.2)."""

    mediators: tuple[Actor, ...]
    hosts: tuple[Actor, ...]


class Brokers:
    """Finds them in one document."""

    def __init__(self, parsed: Parsed, phrases: PhraseParties) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._frames = parsed.coding.frames
        self._first = phrases.first
        self._words = grammar.load().mediators
        self._mediating = self._words.verbs | self._words.hosting

    def of(self, clause: Clause) -> Third:
        """``held talks mediated by Oman``, ``the talks that Togo hosted``: who is said to."""
        nouns = {clause.root} if clause.kind == "noun" else objects(clause, self._doc)
        mediators: list[Actor] = []
        hosts: list[Actor] = []
        for noun in sorted(nouns):
            mediators += self._before(self._doc[noun])
            for verb in self._behind(self._doc[noun]):
                lent = verb.lemma in self._words.hosts
                (hosts if lent else mediators).extend(self._first(verb, ("agent", "by")))
        return Third(distinct(mediators), distinct(hosts))

    def is_told_of(self, clause: Clause) -> bool:
        """``talks brokered by Oman``: whether a verb only says who stood between the parties of
        talks, or of an accord."""
        if clause.link != "relative" or clause.lemma not in self._mediating:
            return False
        noun = self._clauses.get(self._doc[clause.root].head.i)
        if noun is None or clause.kind != "verb":
            return False
        return any(frame.equal for frame in self._frames.match(noun, self._doc))

    def _behind(self, noun: Token) -> Iterator[Clause]:
        """The verbs that tell of a noun who mediated or lent the room."""
        for head in told_behind(noun):
            verbs = (self._clauses.get(each.i) for each in (head, *head.conjuncts))
            yield from (verb for verb in verbs if verb and verb.lemma in self._mediating)

    def _before(self, noun: Token) -> Iterator[Actor]:
        """``Omani-mediated talks``."""
        for child in noun.lefts:
            if child.lower_.rpartition("-")[2] in self._words.participles:
                for part in child.subtree:
                    mention = self._mentions.at(part.i)
                    yield from mention.actors if mention is not None else ()
