"""Who gave and who was given what somebody gives thanks for."""

from __future__ import annotations

from dragoman.codebook import grammar
from dragoman.model import Actor
from dragoman.reading.clauses import Clause
from dragoman.reading.matching import heads
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import abroad
from dragoman.reading.phrase_parties import PhraseParties


class Thanks:
    """Finds them in one document."""

    def __init__(self, parsed: Parsed, phrases: PhraseParties) -> None:
        self._doc = parsed.doc
        self._known = parsed.coding.known
        self._clauses = parsed.clauses
        self._phrases = phrases
        self._thanking = grammar.load().thanking

    def receiver(self, clause: Clause, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """``thanked Chad for sending doctors``: they were sent to whoever gives thanks."""
        thanks = self._thanks(clause)
        return abroad(self._phrases.first(thanks, ("agent",)), actors) if thanks is not None else ()

    def giver(self, clause: Clause) -> tuple[Actor, ...]:
        """``thanked Chad for the tents delivered in May``: who gave what nobody is said to give."""
        thanks = self._thanks(clause) if clause.passive and "agent" not in clause.roles else None
        if thanks is None:
            return ()
        return self._phrases.first(
            thanks, ("patient", "addressee", "to"), but=self._phrases.first(thanks, ("agent",))
        )

    def _thanks(self, clause: Clause) -> Clause | None:
        """The thanks that are given for a deed or for what is said to have been given."""
        above = self._clauses.governor(clause)
        if above is not None and above.kind == "noun" and clause.link == "relative":
            clause, above = above, self._clauses.governor(above)
        if above is None or clause.link not in ("for", "relative"):
            return None
        words = {above.lemma, *heads(above, "patient", self._doc, self._known)}
        return None if words.isdisjoint(self._thanking) else above
