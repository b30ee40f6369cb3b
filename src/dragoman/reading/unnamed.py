"""Accords and meetings told as known, of parties that their words do not name, or name in part:
``the understanding reached in May``, ``since talks in Lima``, ``a meeting with Peru``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.codebook import Frame, grammar
from dragoman.model import Actor, Status
from dragoman.reading.clauses import Clause
from dragoman.reading.coded import Coded
from dragoman.reading.idioms import is_idiom
from dragoman.reading.matching import objects
from dragoman.reading.ordered import Ordered
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries, distinct, of_others, opposite
from dragoman.reading.phrase_parties import PhraseParties
from dragoman.reading.standings import Standings
from dragoman.reading.syntax import told_behind

if TYPE_CHECKING:
    from spacy.tokens import Token

_TYPES = frozenset({"AGREE", "CONSULT"})
"""Types of events that all take part in alike."""
_OTHERS = ("companion", "with")
_WHOSE = ("agent", "by", "between", "modifier", "of")
"""Roles that say whose it is."""


class Unnamed:
    """Codes them in one document, whose two sides are its ``focus``."""

    def __init__(self, parsed: Parsed, standings: Standings, focus: tuple[Actor, ...]) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._frames = parsed.coding.frames
        self._phrases = PhraseParties(parsed)
        self._standings = standings
        self._focus = focus
        self._places = Ordered(parsed.places, lambda place: place.span.start)
        self._grammar = grammar.load()

    def after(self, events: Sequence[Coded]) -> Iterator[Coded]:
        """Those that are none of ``events`` and hang on none of them."""
        coded = {event.clause.root for event in events}
        coded |= {noun for event in events for noun in objects(event.clause, self._doc)}
        for clause in self._clauses.values():
            known = clause.root in coded or is_idiom(clause, self._doc)
            if clause.kind == "noun" and not known:
                frames = self._frames.match(clause, self._doc)
                frame = next((f for f in frames if f.equal and f.type in _TYPES), None)
                event = self._of(clause, frame) if frame is not None else None
                if event is not None:
                    yield event

    def _of(self, clause: Clause, frame: Frame) -> Coded | None:
        parties = self._parties(clause)
        if len(countries(parties)) < 2 or clause.negated:
            return None
        event = self._standings.recalled(clause, frame, parties)
        return event if event is not None and event.status is Status.REALISED else None

    def _parties(self, clause: Clause) -> tuple[Actor, ...]:
        behind = self._behind(self._doc[clause.root])
        told = [clause, *behind]
        others = next(filter(None, (self._phrases.first(c, _OTHERS) for c in told)), ())
        if others:
            dated = behind or "time" in clause.roles or self._is_placed(clause)
            return distinct((*self._near(clause, others), *others)) if dated else ()
        phrases = (p for each in told for role in _WHOSE for p in each.roles.get(role, ()))
        named = any(self._mentions.head(phrase) for phrase in phrases)
        return self._focus if (behind or self._is_placed(clause)) and not named else ()

    def _is_placed(self, clause: Clause) -> bool:
        """``since talks in Lima``: a place tells one meeting from all others."""
        return clause.lemma in self._grammar.meetings and any(
            any(self._places.starting_in(phrase.start, phrase.end))
            for phrase in clause.roles.get("in", ())
        )

    def _near(self, clause: Clause, others: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Who is spoken of where only the others are named."""
        for above in self._clauses.governors(clause):
            found = of_others(self._phrases.first(above, ("agent",)), others)
            if found:
                return found
        return opposite(self._focus, others)

    def _behind(self, noun: Token) -> list[Clause]:
        """``reached in May``, ``held there``: the participles behind a noun."""
        return [
            self._clauses[verb.i]
            for verb in told_behind(noun)
            if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.i in self._clauses
        ]
