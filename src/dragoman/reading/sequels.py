"""Deeds told without their doers, who are those of a deed told before: captives let go, a truce
kept, a treaty signed, an example followed, a blow answered in kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.codebook import Frame, grammar
from dragoman.model import Actor, Status
from dragoman.reading import evidence
from dragoman.reading.clauses import TO_COME, Clause
from dragoman.reading.coded import Coded
from dragoman.reading.ordered import Ordered
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import abroad, countries, distinct, opposite
from dragoman.reading.phrase_parties import PhraseParties
from dragoman.reading.standings import Standings

_CAPTURE = frozenset({"arrest", "abduct", "convict", "seize"})
"""Modes of events that make captives, of ships as well."""
_GUESSED = frozenset({"bridging", "pronoun"})
"""How parties are found whose words do not say of which state they are."""
_TOLD = frozenset({"root", "relative", "adverbial"})
"""How a clause hangs on others that tells what was done."""
_RECALLED = 12
"""Events that are looked back on."""


class Sequels:
    """Codes what follows up earlier events of one document."""

    def __init__(self, parsed: Parsed, standings: Standings) -> None:
        self._parsed = parsed
        self._doc = parsed.doc
        self._mentions = parsed.mentions
        self._phrases = PhraseParties(parsed)
        self._standings = standings
        self._book = parsed.coding.book
        self._following = grammar.load().following
        self._answering = grammar.load().answering
        self._truces = grammar.load().truces

    def after(self, events: Sequence[Coded]) -> Iterator[Coded]:
        """What the document tells of the doers of earlier ``events`` without naming them."""
        told = Ordered(events, lambda event: event.clause.root)
        coded = {event.clause.root for event in events}
        for clause in self._parsed.clauses.values():
            if clause.root not in coded and clause.kind == "verb":
                event = self._of(clause, told)
                if event is not None:
                    yield event

    def _of(self, clause: Clause, told: Ordered[Coded]) -> Coded | None:
        if self._is_following(clause):
            return self._followed(clause, told)
        if self._is_in_kind(clause):
            return self._answered(clause, told)
        let_go = clause.passive and "by" not in clause.roles
        if not let_go and clause.lemmas.isdisjoint(self._truces):
            return None
        for frame in self._parsed.coding.frames.match(clause, self._doc):
            if frame.mode == "release" and let_go:
                return self._let_go(clause, frame, told)
            if frame.mode == "ceasefire" and frame.equal:
                return self._kept(clause, frame, told)
            if frame.type == "SUPPORT" and frame.equal and let_go:
                return self._signed(clause, frame, told)
        return None

    def _before(self, clause: Clause, told: Ordered[Coded]) -> Iterator[Coded]:
        """The events told before a clause in its story, the last first."""
        begins = self._parsed.story(clause.start)
        for event in reversed(told.last_before(clause.root, _RECALLED)):
            if event.evidence[0] < begins:
                return
            if event.status is Status.REALISED:
                yield event

    def _let_go(self, clause: Clause, frame: Frame, told: Ordered[Coded]) -> Coded | None:
        """``abducted by rebels, they were freed on Friday``: by those who held them."""
        freed = self._named(clause, frame.recipient)
        for event in self._before(clause, told):
            if event.mode in _CAPTURE and (not freed or freed & countries(event.recipients)):
                return self._standings.recalled(clause, frame, event.actors, event.recipients)
        return None

    def _signed(self, clause: Clause, frame: Frame, told: Ordered[Coded]) -> Coded | None:
        """``They met in Lima, and a treaty was signed``: by those who met."""
        named = self._phrases.first(clause, ("companion", "with", "between", "of"))
        if named or clause.perfect or clause.link != "root":
            return None
        for event in self._before(clause, told):
            parties = distinct((*event.actors, *event.recipients))
            if event.type == "CONSULT" and len(countries(parties)) > 1:
                return self._standings.recalled(clause, frame, parties)
        return None

    def _named(self, clause: Clause, roles: tuple[str, ...]) -> frozenset[str]:
        """The countries of parties that need no guess: not of ``they`` or ``the miners``."""
        heads = (self._mentions.head(phrase) for r in roles for phrase in clause.roles.get(r, ()))
        named = (head for head in heads if head is not None and head.how not in _GUESSED)
        return countries(actor for head in named for actor in head.actors)

    def _kept(self, clause: Clause, frame: Frame, told: Ordered[Coded]) -> Coded | None:
        """``Chad fought Libya until a truce took effect``: between those who fought or agreed."""
        if self._phrases.first(clause, ("agent", "companion", "between")):
            return None
        for event in self._before(clause, told):
            sides = opposite((*event.actors, *event.recipients), ())
            at_odds = self._book.types[event.type].hostile or event.type in self._book.equals
            if at_odds and len(sides) == 2:
                return self._standings.recalled(clause, frame, sides)
        return None

    def _is_following(self, clause: Clause) -> bool:
        nouns = (self._doc[phrase.root].lower_ for phrase in clause.roles.get("patient", ()))
        return not clause.negated and any(
            f"{clause.lemma} {noun}" in self._following for noun in nouns
        )

    def _followed(self, clause: Clause, told: Ordered[Coded]) -> Coded | None:
        """``Latvia expelled two envoys and Estonia followed suit``: it did so, too."""
        actors = self._phrases.first(clause, ("agent",))
        event = next(self._before(clause, told), None)
        if event is None or event.type in self._book.equals or not abroad(actors, event.actors):
            return None
        return self._again(event, clause, actors, event.recipients)

    def _is_in_kind(self, clause: Clause) -> bool:
        done = clause.link in _TOLD and not clause.negated and clause.modality not in TO_COME
        kind = (self._doc[phrase.root].lower_ == "kind" for phrase in clause.roles.get("in", ()))
        return done and clause.lemma in self._answering and any(kind)

    def _answered(self, clause: Clause, told: Ordered[Coded]) -> Coded | None:
        """``Latvia expelled two envoys, and Belarus replied in kind``: it expelled some as well."""
        actors = self._phrases.first(clause, ("agent",))
        for event in self._before(clause, told):
            if not self._book.types[event.type].hostile or event.draft is not None:
                continue
            if countries(actors) and countries(actors) <= countries(event.recipients):
                return self._again(event, clause, actors, event.actors)
        return None

    def _again(
        self, event: Coded, clause: Clause, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]
    ) -> Coded:
        """The same deed, done by others."""
        return replace(
            event,
            actors=actors,
            recipients=recipients,
            evidence=evidence.of_clause(clause, self._doc),
            clause=clause,
            recalled=True,
        )
