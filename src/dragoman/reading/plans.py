"""``Ghana will open a depot``: plans of governments that no frame of the codebook tells."""

from __future__ import annotations

from dragoman.codebook import Frame, grammar, tone
from dragoman.model import Status
from dragoman.reading import evidence
from dragoman.reading.clauses import Clause
from dragoman.reading.coded import Coded
from dragoman.reading.event_parties import EventParties
from dragoman.reading.matching import asks
from dragoman.reading.parsed import Parsed
from dragoman.reading.sayings import Sayings
from dragoman.reading.status import Realities, Reality

_PLANNED = frozenset({"root", "conjunct", "relative"})
"""Links of clauses that may tell a plan of their own."""


class Plans:
    """Codes the plans that one document tells."""

    def __init__(self, parsed: Parsed, sayings: Sayings, parties: EventParties) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._sayings = sayings
        self._book = parsed.coding.book
        self._frames = parsed.coding.frames
        self._cues = parsed.coding.cues
        self._planning = grammar.load().planning
        self._letting = grammar.load().letting
        self._stative = tone.load().stative
        self._realities = Realities(parsed)
        self._parties = parties

    def of(self, clause: Clause) -> Coded | None:
        """``Ghana will open a depot``: what a government says in its own or the writer's words that
        it will do, and no frame codes, is a plan, if it is no conflict."""
        if not self._is_plan(clause) or any(self._sayings.over(clause.start, clause.end)):
            return None
        actors = self._parties.planners(clause)
        if not actors:
            return None
        return Coded(
            type=self._type(clause),
            mode=None,
            actors=actors,
            recipients=self._parties.affected(clause, actors),
            status=Status.FUTURE,
            evidence=evidence.of_clause(clause, self._doc),
            clause=clause,
            frame="plan",
        )

    def _type(self, clause: Clause) -> str:
        if asks(clause, self._cues, self._doc):
            return "REQUEST"
        return "CONCEDE" if self._lets(clause) else "AGREE"

    def _lets(self, clause: Clause) -> bool:
        """``will allow lorries to cross``: what is planned is to be let."""
        return clause.lemma in self._letting and bool(clause.complements)

    def _is_plan(self, clause: Clause) -> bool:
        governor = self._clauses.governor(clause)
        if clause.infinitive:
            announced = (
                governor is not None
                and governor.kind != "noun"
                and governor.lemma in self._planning
                and not (governor.lemma == "be" and clause.link == "adverbial")
            )
        else:
            announced = clause.link in _PLANNED
        return (
            announced
            and self._realities.of(clause) is Reality.FUTURE
            and clause.kind == "verb"
            and not clause.passive
            and ("patient" in clause.roles or self._lets(clause))
            and clause.lemma not in self._stative
            and all(self._cooperates(frame) for frame in self._frames.match(clause, self._doc))
        )

    def _cooperates(self, frame: Frame) -> bool:
        return not self._book.types[frame.type].hostile
