"""Which speech act a statement performs, where its cue alone does not decide.

The predicates of its content are looked at in turn: an inner cue, then what is said (codebook
section 3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.model import Act, Modality
from dragoman.reading.clauses import Clause
from dragoman.reading.content_acts import ContentActs
from dragoman.reading.demands import Demands
from dragoman.reading.inner_cues import InnerCues
from dragoman.reading.parsed import Parsed
from dragoman.reading.settlement import Settlement
from dragoman.reading.verdicts import Verdicts
from dragoman.reading.whose import Whose

if TYPE_CHECKING:
    from dragoman.reading.drafts import Draft

_DEFAULT = {
    Act.DEMAND: Modality.OBLIGATION,
    Act.COMMIT: Modality.FUTURE,
    Act.THREATEN: Modality.CONDITIONAL,
}
_DEPTH = 3
"""Most predicates within each other that make one statement."""


class Refiner:
    """Decides act, polarity, modality and addressee from a draft's content."""

    def __init__(self, parsed: Parsed) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._cues = parsed.coding.cues
        self._whose = Whose(parsed)
        self._demands = Demands(parsed, self._whose)
        self._inner_cues = InnerCues(parsed, self._whose, self._demands)
        self._verdicts = Verdicts(parsed, self._whose)
        self._contents = ContentActs(parsed, self._whose, self._demands, self._verdicts)
        self._settlement = Settlement(parsed, self._whose)

    def refine(self, draft: Draft, taken: set[int]) -> None:
        """Completes the draft in place; roots of clauses merged into it are added to ``taken``."""
        inner = self._innermost(draft, taken)
        self._verdicts.by_object(draft)
        if draft.act is Act.STATE and inner is not None and draft.clausal:
            self._contents.state(draft, inner)
            self._refuse(draft, inner, taken)
        elif draft.act is Act.STATE:
            self._verdicts.appraise(draft)
        elif draft.act is Act.COMMIT and inner is not None:
            self._contents.bind(draft, inner)
            if self._whose.own(draft, inner) and self._says_again(draft, inner):
                taken.add(inner.root)
        if draft.act is Act.REJECT and inner is not None and inner.gerund:
            taken.add(inner.root)  # "denied backing the rebels"
        if draft.act is Act.DEMAND and self._demands.is_question(draft):
            draft.act = Act.STATE
        if draft.act is Act.DEMAND and self._demands.is_ultimatum(draft):
            draft.act = Act.THREATEN
        if not draft.addressees and draft.act is Act.DEMAND and inner is not None:
            draft.addressees = self._demands.asked_to_act(draft, inner)
        aims = draft.act not in (Act.STATE, Act.CONCEDE) and not draft.at_strangers
        aims = aims and not _takes_up(draft)
        if not draft.addressees and aims:
            threatens = draft.act is Act.THREATEN
            states = self._whose.states_in(draft) if threatens else ()
            draft.addressees = states or self._whose.named_in(draft)
        self._settlement.settle(draft, inner)
        draft.modality = _modality(draft, inner)

    def _refuse(self, draft: Draft, inner: Clause, taken: set[int]) -> None:
        """``said it would not yield``: one refusal."""
        if draft.act is Act.REJECT and self._says_again(draft, inner):
            taken.add(inner.root)

    def go_on(self, draft: Draft) -> None:
        """Completes a plain statement whose quotation goes on, by the part that was added."""
        if draft.act is not Act.STATE or not draft.quoted:
            return
        for clause in self._clauses.within(*draft.content[-1]):
            if clause.kind != "noun" and clause.governor is None and draft.act is Act.STATE:
                self._contents.state(draft, clause)
        if draft.act is not Act.STATE:
            draft.addressees = draft.addressees or self._whose.named_in(draft)
            draft.modality = _modality(draft, None)

    def _innermost(self, draft: Draft, taken: set[int]) -> Clause | None:
        """The main clause of the content, below the cues that are merged into the draft's own."""
        inner = None if _is_open(draft) else self._main(draft)
        for _ in range(_DEPTH):
            if inner is None or draft.act is not Act.STATE or not draft.clausal:
                break
            if inner.negated and inner.passive and inner.modality is Modality.FUTURE:
                break  # "would not be lectured"
            merged = self._inner_cues.merge(draft, inner, taken)
            if merged is None:
                break
            inner = merged
        return inner

    def _main(self, draft: Draft) -> Clause | None:
        if not draft.content:
            return None
        for item in draft.clause.complements:
            found = self._clauses.get(item.root)
            if (
                found is not None
                and item.root != draft.clause.root
                and draft.covers(item.start, item.end)
            ):
                return found
        start, end = draft.content[0]
        tops = [
            clause
            for clause in self._clauses.within(start, end)
            if clause.kind != "noun" and clause.root != draft.clause.root
        ]
        return min(tops, key=lambda clause: self._depth(clause), default=None)

    def _depth(self, clause: Clause) -> int:
        return sum(1 for _ in self._clauses.governors(clause))

    def _says_again(self, draft: Draft, inner: Clause) -> bool:
        """``assured Togo that it stands ready to help``: one cue, one statement."""
        return any(cue.act is draft.act for cue in self._cues.match(inner, self._doc))


def _is_open(draft: Draft) -> bool:
    """``did not say whether Peru would sign`` says nothing of what Peru would do."""
    kinds = {item.kind for item in draft.clause.complements}
    return bool(kinds) and kinds <= {"wh"}


def _takes_up(draft: Draft) -> bool:
    """``accused Togo of arming rebels, which Togo denies``: aimed at whoever said it, and not at
    those of whom it was said."""
    before = bool(draft.content) and draft.content[-1][1] <= draft.cue_span[0]
    return draft.act is Act.REJECT and draft.clause.link == "relative" and before


def _modality(draft: Draft, inner: Clause | None) -> Modality:
    clause = draft.inner or draft.clause
    if (inner is not None and inner.condition) or clause.condition:
        return Modality.CONDITIONAL
    if draft.cue is not None and draft.cue.modality and draft.act is draft.cue.act:
        return draft.cue.modality
    default = _DEFAULT.get(draft.act)
    if default is not None:
        return default
    if inner is not None and draft.clausal and draft.act in (Act.STATE, Act.REJECT, Act.CONCEDE):
        return inner.modality or Modality.FACT
    return Modality.FACT
