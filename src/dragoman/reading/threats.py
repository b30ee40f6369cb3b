"""Threats: harm that a speaker holds out, on a condition, in answer or as a warning."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.codebook import tone
from dragoman.knowledge import Sector
from dragoman.model import Modality
from dragoman.reading.clauses import TO_COME, Clause
from dragoman.reading.parsed import Parsed
from dragoman.reading.steps import Steps, is_agentless
from dragoman.reading.syntax import head_lemmas
from dragoman.reading.whose import Whose

if TYPE_CHECKING:
    from dragoman.reading.drafts import Draft


_POWERS: frozenset[Sector] = frozenset({"GOV", "MIL", "COP", "SPY", "REB", "PRM", "PTY"})
"""Sectors of those who can make good a threat; others foretell."""


class Threats:
    """Tells which contents of one document's statements threaten."""

    def __init__(self, parsed: Parsed, whose: Whose, steps: Steps) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._whose = whose
        self._steps = steps
        self._tone = tone.load()

    def threatens(self, draft: Draft, inner: Clause) -> bool:
        """Whether what the speaker's own side says it will do is a threat."""
        if inner.negated:
            return self._does_not_hesitate(inner) or self._is_roused(inner)
        if inner.infinitive and inner.condition is None:
            inner = replace(inner, condition=draft.clause.condition)
        if self.strikes_back(draft, inner) or self._is_answered(draft, inner):
            return True
        warned = bool(self._whose.cue_words(draft) & self._tone.warnings)
        announced = self._tone.otherwise | self._tone.sanctioning | self._tone.answers
        held_out = inner.condition or inner.lemmas & announced
        if warned and held_out and self._whose.own(draft, inner):
            return True
        if inner.condition is None or self._steps.is_awaited(inner):
            return False
        if self._steps.eases(inner) and not self._tone.sanctioning & {inner.lemma}:
            return False
        if self._steps.harms(inner):
            return self._steps.is_ultimatum(inner) or not self._steps.cooperates(inner)
        tied = self._steps.is_ultimatum(inner) or draft.addressees or self._whose.named_in(draft)
        return bool(tied and inner.lemmas & self._tone.sanctioning)

    def is_forced(self, draft: Draft, inner: Clause) -> bool:
        """``if they stay, we will have to respond``: an answer held out on a condition."""
        if inner.negated or not self._whose.own(draft, inner):
            return False
        done = (self._clauses.get(item.root) for item in inner.complements)
        steps = [inner, *(clause for clause in done if clause is not None)]
        held_out = draft.clause.condition or any(step.condition for step in steps)
        answers = self._tone.answers | self._tone.reprisals
        return bool(held_out) and any(step.lemma in answers for step in steps)

    def strikes_back(self, draft: Draft, clause: Clause) -> bool:
        """``will retaliate``, ``would be met with a firm response``, ``others will face
        sanctions``."""
        if clause.lemmas & self._tone.reprisals:
            return True
        if clause.lemma in self._tone.suffering and clause.lemmas & self._tone.penalties:
            return not self._whose.own(draft, clause)
        return bool(clause.lemmas & self._tone.answers and clause.lemmas & self._tone.firm)

    def swears_to_answer(self, draft: Draft, inner: Clause) -> bool:
        """``vowed to respond``, ``promised to answer the raid``: and not a letter."""
        if inner.lemma not in self._tone.answers:
            return False
        answered = [*inner.roles.get("patient", ()), *inner.roles.get("to", ())]
        if any(self._steps.is_hostile(noun) for noun in head_lemmas(answered, self._doc)):
            return True
        return not answered and not self._whose.cue_words(draft).isdisjoint(self._tone.defying)

    def ties_loss(self, draft: Draft, inner: Clause) -> bool:
        """``Togo would lose the loan unless it paid``, ``not one lorry will pass if they insist``,
        ``warned that sanctions would follow``: what another side is to lose, by the word of a
        state."""
        if self._whose.own(draft, inner) or not self._has_power(draft):
            return False
        if self._foretells(draft, inner):
            return True
        if inner.condition is None:
            return False
        if inner.lemma in self._tone.suffering and inner.lemmas & self._tone.penalties:
            return True
        if inner.modality not in TO_COME or not (draft.addressees or self._whose.named_in(draft)):
            return False
        return inner.lemma in (self._tone.passing if inner.negated else self._tone.losing)

    def _has_power(self, draft: Draft) -> bool:
        return bool(draft.speakers) and draft.speakers[0].sector in _POWERS

    def _foretells(self, draft: Draft, inner: Clause) -> bool:
        """``warned that more measures would follow``."""
        warned = self._whose.cue_words(draft) & self._tone.warnings
        if not warned or inner.negated or inner.lemma not in self._tone.ensuing:
            return False
        steps = self._tone.penalties | self._tone.harm
        return not steps.isdisjoint(head_lemmas(inner.subject, self._doc))

    def hints_at_harm(self, draft: Draft, inner: Clause) -> bool:
        """``warned that it could shut the border``: harm that the speaker holds out."""
        held_out = self._whose.cue_words(draft) & (self._tone.warnings | self._tone.hinting)
        if not held_out or inner.modality is not Modality.POSSIBILITY or inner.negated:
            return False
        if self.strikes_back(draft, inner):
            return not draft.clause.negated
        aimed = is_agentless(inner) and (draft.addressees or self._whose.named_in(draft))
        if draft.clause.negated or not (aimed or self._whose.own(draft, inner)):
            return False
        return self._steps.is_conflict(inner) or (
            inner.lemma in self._tone.sanctioning and not self._steps.eases(inner)
        )

    def _does_not_hesitate(self, inner: Clause) -> bool:
        """``would not hesitate to shoot``."""
        if inner.lemma not in self._tone.hesitating:
            return False
        done = (self._clauses.get(item.root) for item in inner.complements)
        harsh = self._tone.sanctioning | self._tone.answers
        return any(self._steps.harms(c) or c.lemma in harsh for c in done if c)

    def _is_roused(self, inner: Clause) -> bool:
        """``would not stand idly by``."""
        return inner.lemmas >= {"stand", "by"} or "idly" in inner.lemmas

    def _is_answered(self, draft: Draft, inner: Clause) -> bool:
        """``warned that a new base would be met with missiles``, ``said it would be answered``."""
        if not inner.passive or inner.lemma not in self._tone.requiting:
            return False
        if self._whose.cue_words(draft) & self._tone.warnings:
            return True
        heads = head_lemmas(inner.subject, self._doc)
        bare = is_agentless(inner) and "with" not in inner.roles
        return bare and bool(heads & ({"it", "this", "that"} | self._tone.choices))
