"""What a speaker says it will do: a promise, a threat, a refusal, a concession or only a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import tone
from dragoman.model import Act, Modality
from dragoman.reading.clauses import Clause
from dragoman.reading.language import lemma
from dragoman.reading.parsed import Parsed
from dragoman.reading.whose import Whose

if TYPE_CHECKING:
    from dragoman.reading.drafts import Draft

_COOPERATION = frozenset({1, 2})
_CONFLICT = 4


class Announcements:
    """Decides the act of what is announced in one document."""

    def __init__(self, parsed: Parsed, whose: Whose) -> None:
        self._doc = parsed.doc
        self._text = parsed.text
        self._clauses = parsed.clauses
        self._frames = parsed.coding.frames
        self._book = parsed.coding.book
        self._whose = whose
        self._tone = tone.load()

    def decide(self, draft: Draft, inner: Clause) -> None:
        """Gives the draft the act of what the speaker's own side says it will do."""
        if self._threatens(draft, inner):
            draft.act = Act.THREATEN
        elif self._stays_firm(inner):
            draft.act = Act.REJECT
        elif inner.lemma in self._tone.stative or self._is_agentless(inner):
            self._by_nobody(draft, inner)
        elif inner.negated:
            if inner.modality is Modality.FUTURE:
                draft.act = Act.REJECT
        elif self.eases(inner):
            draft.act = Act.CONCEDE
        elif self._harms(inner):
            if not self._is_decided(draft, inner):
                draft.act = Act.THREATEN
        elif inner.kind == "verb":
            draft.act = Act.COMMIT

    def promise(self, draft: Draft, inner: Clause) -> None:
        """A promise to withdraw or ease concedes, one to harm threatens."""
        kinds = self._kinds(inner)
        if self.eases(inner):
            draft.act = Act.CONCEDE
        elif self._is_decided(draft, inner) and kinds & {"SANCTION", "COERCE"}:
            draft.act = Act.STATE
        elif kinds & {"ASSAULT", "SANCTION"} or inner.lemma in self._tone.harm:
            draft.act = Act.THREATEN

    def strikes_back(self, draft: Draft, clause: Clause) -> bool:
        """``will retaliate``, ``would be met with a firm response``, ``others will face
        sanctions``."""
        if clause.lemmas & self._tone.reprisals:
            return True
        if clause.lemma in self._tone.suffering and clause.lemmas & self._tone.penalties:
            return not self._whose.own(draft, clause)
        return bool(clause.lemmas & self._tone.answers and clause.lemmas & self._tone.firm)

    def eases(self, clause: Clause) -> bool:
        """Whether a step gives something up: ``lift the ban``, ``put off the duty``, ``bring home
        the troops``."""
        if self._kinds(clause) & {"RETREAT", "CONCEDE"}:
            return True
        objects = self._objects(clause)
        if clause.lemma in self._tone.deferring and objects & self._tone.burdens:
            return True
        if clause.lemma == "reopen" and objects & self._tone.passages:
            return True
        return clause.lemma in self._tone.easing or any(
            f"{clause.lemma} {word}" in self._tone.easing for word in clause.lemmas
        )

    def is_settled(self, draft: Draft, inner: Clause) -> bool:
        """``agreed that their deputies would meet``: what is to be done by plan."""
        if not self._whose.cue_words(draft) & self._tone.settling or inner.negated:
            return False
        if inner.modality not in (Modality.FUTURE, Modality.CONDITIONAL) or inner.kind != "verb":
            return False
        return inner.lemma not in self._tone.stative or inner.lemma in self._tone.scheduled

    def is_joining(self, draft: Draft, inner: Clause) -> bool:
        """``declared that it is joining the purchase``."""
        under_way = self._doc[inner.root].tag_ == "VBG" and not inner.gerund and not inner.past
        cues = self._whose.cue_words(draft) & self._tone.deciding
        if not under_way or not cues or inner.negated or not self._whose.own(draft, inner):
            return False
        return inner.lemma in self._tone.joining

    # -- threats ------------------------------------------------------------------------------

    def _threatens(self, draft: Draft, inner: Clause) -> bool:
        if inner.negated:
            return self._does_not_hesitate(inner)
        if self.strikes_back(draft, inner):
            return True
        if inner.condition is None:
            return False
        own = self._whose.own(draft, inner)
        if own and self._whose.cue_words(draft) & self._tone.warnings:
            return True
        if self.eases(inner) and not self._tone.sanctioning & {inner.lemma}:
            return False
        if self._harms(inner):
            return self._is_ultimatum(inner) or not self._cooperates(inner)
        tied = self._is_ultimatum(inner) or draft.addressees or self._whose.named_in(draft)
        return bool(tied and inner.lemmas & self._tone.sanctioning)

    def _does_not_hesitate(self, inner: Clause) -> bool:
        """``would not hesitate to shoot``."""
        if inner.lemma not in ("hesitate", "shrink", "flinch", "shy"):
            return False
        done = (self._clauses.get(item.root) for item in inner.complements)
        return any(self._harms(c) or c.lemma in self._tone.sanctioning for c in done if c)

    def _is_ultimatum(self, inner: Clause) -> bool:
        """``unless it pays``, ``if it does not pay``."""
        if inner.condition is None:
            return False
        words = set(self._text[slice(*inner.condition)].lower().split())
        return bool(words & {"unless", "not", "no", "never", "without"})

    def _harms(self, inner: Clause) -> bool:
        quads = {self._book.types[kind].quad for kind in self._kinds(inner)}
        harm = self._tone.harm
        return (
            _CONFLICT in quads
            or inner.lemma in harm
            or bool(inner.lemmas & harm and inner.condition)
        )

    def _cooperates(self, inner: Clause) -> bool:
        quads = {self._book.types[kind].quad for kind in self._kinds(inner)}
        return bool(quads) and quads <= _COOPERATION

    def _is_decided(self, draft: Draft, inner: Clause) -> bool:
        """A measure announced as decided is no threat (codebook section 3); an attack is one."""
        decided = self._whose.cue_words(draft) & self._tone.deciding
        kinds = self._kinds(inner)
        attacks = "ASSAULT" in kinds and "SANCTION" not in kinds  # "charge a duty" is none
        return bool(decided) and inner.condition is None and not attacks

    # -- refusals, and what nobody is said to do ----------------------------------------------

    def _stays_firm(self, inner: Clause) -> bool:
        """``we will not be bullied``, ``the sale would not be reversed``."""
        refused = inner.negated and inner.modality is Modality.FUTURE and inner.passive
        return refused and inner.lemma in self._tone.consenting

    def _is_agentless(self, inner: Clause) -> bool:
        return inner.passive and not inner.roles.get("agent")

    def _by_nobody(self, draft: Draft, inner: Clause) -> None:
        """``the curfew will be lifted``: nobody is named, so the speaker's own side does it."""
        if not inner.passive or inner.negated or not draft.speakers:
            return
        kinds = {frame.type for frame in self._frames.match(inner, self._doc)}
        if "RETREAT" in kinds:
            draft.act = Act.CONCEDE
        elif kinds & {"AID", "COOPERATE"}:
            draft.act = Act.COMMIT

    # -- frames -------------------------------------------------------------------------------

    def _kinds(self, inner: Clause) -> set[str]:
        """Types of the events that the clause and its object tell."""
        kinds = {frame.type for frame in self._frames.match(inner, self._doc)}
        for phrase in inner.roles.get("patient", ()):
            noun = self._clauses.get(phrase.root)
            if noun is not None:
                kinds |= {frame.type for frame in self._frames.match(noun, self._doc)}
        return kinds

    def _objects(self, inner: Clause) -> set[str]:
        return {lemma(self._doc[phrase.root]) for phrase in inner.roles.get("patient", ())}
