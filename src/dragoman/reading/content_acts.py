"""Which act a plain statement or a promise performs by what is said: "must" aimed at the other side
demands, "said it would" promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import tone
from dragoman.model import Act, Modality, Polarity
from dragoman.reading.announcements import Announcements
from dragoman.reading.clauses import TO_COME, Clause
from dragoman.reading.demands import Demands
from dragoman.reading.drafts import Draft
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import abroad, others
from dragoman.reading.syntax import behind, head_lemmas
from dragoman.reading.verdicts import Verdicts
from dragoman.reading.whose import Whose

if TYPE_CHECKING:
    from spacy.tokens import Token


class ContentActs:
    """Decides the acts of one document's statements by the clauses of their contents."""

    def __init__(self, parsed: Parsed, whose: Whose, demands: Demands, verdicts: Verdicts) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._tone = tone.load()
        self._whose = whose
        self._demands = demands
        self._verdicts = verdicts
        self._announcements = Announcements(parsed, whose)
        self._steps = self._announcements.steps
        self._threats = self._announcements.threats

    def state(self, draft: Draft, inner: Clause) -> None:
        """Decides the act of a plain statement: of several clauses that one cue covers, the first
        that does more than state counts."""
        for clause in (inner, *self._conjoined(draft, inner)):
            self._by_clause(draft, self._announcements.meant(clause))
            if draft.act is not Act.STATE:
                return
        if draft.inner is not None:
            self._verdicts.appraise(draft)
        if draft.act is Act.STATE:
            self._verdicts.by_words(draft)
        if draft.act is Act.STATE and draft.quoted and self._demands.is_order(inner):
            draft.act = Act.DEMAND

    def _conjoined(self, draft: Draft, inner: Clause) -> list[Clause]:
        """``it has sent troops and would not hesitate to shoot``: the clauses beside the first."""
        found, roots = [], {inner.root}
        for start, end in draft.content:
            for clause in self._clauses.within(start, end):
                token = self._doc[clause.root]
                if clause.kind == "noun" or token.head.i not in roots:
                    continue
                if token.dep_ == "conj" or (draft.quoted and self._stands_before(token)):
                    roots.add(clause.root)
                    found.append(clause)
        return found

    def _stands_before(self, token: Token) -> bool:
        """``"They must go; our patience ends"``: the parser hangs one on the other."""
        return token.dep_ == "ccomp" and behind(token) in (";", "—")

    def _by_clause(self, draft: Draft, inner: Clause) -> None:
        own = self._whose.own(draft, inner)
        to_come = inner.modality in TO_COME
        if self._wishes(draft) & self._tone.wishes:
            self._demands.wish(draft, inner)
        elif self._admits(draft, inner, own=own):
            draft.act = Act.CONCEDE
        elif self._announcements.is_joining(draft, inner) or self._announcements.plans(
            draft, inner
        ):
            draft.act = Act.CONCEDE if self._steps.eases(inner) else Act.COMMIT
        elif self._announcements.shuns(draft, inner):
            draft.act, draft.polarity = Act.REJECT, Polarity.AFFIRMED
        elif self._threats.is_forced(draft, inner):
            draft.act = Act.THREATEN
        elif inner.modality is Modality.OBLIGATION or (
            inner.lemma in self._tone.needing and inner.complements
        ):
            self._demands.oblige(draft, inner)
        elif self._threats.ties_loss(draft, inner) or self._threats.hints_at_harm(draft, inner):
            draft.act = Act.THREATEN
        elif to_come and (own or inner.passive or self._threats.strikes_back(draft, inner)):
            self._announcements.decide(draft, inner)
        elif to_come and (
            self._announcements.is_arranged(draft, inner)
            or self._announcements.is_set(draft, inner)
        ):
            draft.act = Act.COMMIT
        else:
            self._verdicts.judge(draft, inner)
        if draft.act is Act.STATE and self._announcements.is_settled(draft, inner):
            if not draft.speakers or not abroad(self._whose.subject(inner), draft.speakers):
                draft.act = Act.COMMIT

    def _wishes(self, draft: Draft) -> set[str]:
        """The words of the cue, but those of courtesy: ``wishes to state that it is untrue``."""
        if draft.inner is None:
            return self._whose.cue_words(draft)
        objects = draft.inner.roles.get("patient", ())
        return {draft.inner.lemma, *head_lemmas(objects, self._doc)}

    def _admits(self, draft: Draft, inner: Clause, *, own: bool) -> bool:
        """``admitted that it had fired``, ``acknowledged that they ought to have been asked``,
        ``acknowledged that the patrols had been inadequate``."""
        if draft.clause.lemma not in self._tone.admissions:
            return False
        if abroad(self._whose.subject(inner), draft.speakers):
            return False
        if inner.modality is Modality.OBLIGATION:
            return inner.perfect
        answers = own or bool(self._whose.subject(inner))  # "that its police had fired"
        fell_short = bool(inner.lemmas & self._tone.failings)
        return (inner.past or inner.perfect) and (answers or fell_short)

    def bind(self, draft: Draft, inner: Clause) -> None:
        """Decides the act of a promise: what is promised may ease or harm; what is decided of
        others binds nobody."""
        proposed = draft.clause.lemma in self._tone.proposing
        aimed = others(self._whose.subject(inner), draft.speakers) if proposed else ()
        if aimed:
            draft.act, draft.addressees = Act.DEMAND, aimed
        elif self._announcements.asks_to_yield(draft, inner):
            draft.act = Act.DEMAND
        elif self._announcements.defies(draft, inner):
            draft.act = Act.REJECT
        elif inner.infinitive:
            self._announcements.promise(draft, inner)
        elif self._announcements.assures(draft, inner):
            draft.act = Act.STATE
        elif inner.modality in TO_COME and not inner.negated:
            if self._whose.own(draft, inner):
                self._announcements.promise(draft, inner)
            elif self._steps.eases(inner):
                draft.act = Act.CONCEDE
        elif draft.clause.lemma in self._tone.deciding and draft.speakers:
            if others(self._whose.subject(inner), draft.speakers):
                draft.act = Act.STATE
