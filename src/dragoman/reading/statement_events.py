"""The events that statements are: a demand, a threat, a promise."""

from __future__ import annotations

from dragoman.codebook import tone
from dragoman.model import Act, Actor, Polarity, Status
from dragoman.reading import evidence, modes
from dragoman.reading.coded import Coded
from dragoman.reading.drafts import Draft
from dragoman.reading.orders import Orders
from dragoman.reading.parsed import Parsed
from dragoman.reading.understood import Understood


class StatementEvents:
    """Codes the statements of one document that act."""

    def __init__(self, parsed: Parsed, understood: Understood, orders: Orders) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._book = parsed.coding.book
        self._understood = understood
        self._orders = orders
        self._planning = tone.load().planning

    def of(self, draft: Draft) -> Coded | None:
        """The event that a statement is; None for one that only states, or of nobody."""
        kind, mode = self._book.acts.get(draft.act), None
        if self._orders.expels(draft):
            kind, mode = "SANCTION", "expel"
        if not kind or not draft.speakers or draft.silent:
            return None
        return Coded(
            type=kind,
            mode=mode or modes.by_words(self._book, kind, self._words(draft)),
            actors=draft.speakers,
            recipients=self._recipients(kind, draft),
            status=self._standing(draft),
            evidence=evidence.of_statement(draft, self._doc),
            clause=draft.clause,
            frame=draft.rule,
            recalled=draft.recalled,
            draft=draft,
        )

    def _recipients(self, kind: str, draft: Draft) -> tuple[Actor, ...]:
        """The addressees; where they are only assumed of an agreement, with whom it is made."""
        if kind != "AGREE" or (draft.addressees and not draft.assumed):
            return draft.addressees
        inner = draft.inner or draft.clause
        return self._understood.between(inner.lemmas, draft.speakers) or draft.addressees

    def _words(self, draft: Draft) -> set[str]:
        """The lemmas of the deed and of all that is said."""
        said = [c for start, end in draft.content for c in self._clauses.within(start, end)]
        return {word for clause in (draft.inner or draft.clause, *said) for word in clause.lemmas}

    def _standing(self, draft: Draft) -> Status:
        """A promise is made; of a plan, all is still to come."""
        if draft.polarity is Polarity.NEGATED:
            return Status.NEGATED
        planned = draft.act is Act.COMMIT and draft.clause.lemma in self._planning
        return Status.FUTURE if planned else Status.REALISED
