"""Meetings that follow others of the same parties: ``a second round is planned``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.codebook import grammar
from dragoman.reading.clauses import Clause
from dragoman.reading.coded import Coded
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries, distinct
from dragoman.reading.standings import Standings
from dragoman.reading.syntax import SUBJECT, measure_of

_NAMING = ("agent", "by", "companion", "with", "between", "of", "patient", "to")
"""Roles that would say whose meeting it is."""


class Rounds:
    """Codes the further meetings of one document."""

    def __init__(self, parsed: Parsed, standings: Standings) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._frames = parsed.coding.frames
        self._standings = standings
        self._serial = grammar.load().serial

    def after(self, events: Sequence[Coded]) -> Iterator[Coded]:
        """The further meetings that the document tells without a word on who met: those who met
        in the last one told before."""
        met = sorted(filter(_is_meeting, events), key=lambda event: event.evidence)
        coded = {event.clause.root for event in events}
        for clause in self._clauses.values():
            if clause.root in coded or not self._is_further(clause):
                continue
            last = next((e for e in reversed(met) if e.evidence[0] < clause.start), None)
            event = self._of(clause, last) if last is not None else None
            if event is not None:
                yield event

    def _of(self, clause: Clause, last: Coded) -> Coded | None:
        frames = self._frames.match(clause, self._doc)
        frame = next((each for each in frames if each.type == "CONSULT" and each.equal), None)
        if frame is None:
            return None
        return self._standings.recalled(clause, frame, distinct((*last.actors, *last.recipients)))

    def _is_further(self, clause: Clause) -> bool:
        """``a fourth round of talks is planned``, ``the latest meeting took place in May``: told
        of nobody in particular."""
        if clause.kind != "noun" or any(role in clause.roles for role in _NAMING):
            return False
        noun = measure_of(self._doc[clause.root])
        told = noun.dep_ in SUBJECT or any(child.dep_ == "acl" for child in noun.rights)
        return told and any(child.lower_ in self._serial for child in noun.lefts)


def _is_meeting(event: Coded) -> bool:
    return event.type == "CONSULT" and len(countries((*event.actors, *event.recipients))) > 1
