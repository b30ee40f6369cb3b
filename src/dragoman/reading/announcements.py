"""What a speaker says it will do: a promise, a threat, a refusal, a concession or only a plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.codebook import tone
from dragoman.knowledge import Sector
from dragoman.model import Act, Modality
from dragoman.reading.clauses import TO_COME, Clause
from dragoman.reading.matching import asks
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries, others
from dragoman.reading.steps import is_agentless
from dragoman.reading.syntax import takes_effect
from dragoman.reading.threats import Threats
from dragoman.reading.whose import Whose

if TYPE_CHECKING:
    from dragoman.reading.drafts import Draft

_OFFICIAL: frozenset[Sector] = frozenset({"GOV", "MIL", "LEG", "JUD"})
"""Sectors of those whose word about what is to come binds their state."""
_THERE = ("in", "at", "on", "aboard", "with", "off")
_AGAINST = frozenset({Act.CRITICISE, Act.DEMAND, Act.REJECT})


class Announcements:
    """Decides the act of what is announced in one document."""

    def __init__(self, parsed: Parsed, whose: Whose) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._frames = parsed.coding.frames
        self._cues = parsed.coding.cues
        self._whose = whose
        self._tone = tone.load()
        self.steps = whose.steps
        self.threats = Threats(parsed, whose, self.steps)

    def decide(self, draft: Draft, inner: Clause) -> None:
        """Gives the draft the act of what the speaker's own side says it will do."""
        if self.threats.threatens(draft, inner):
            draft.act = Act.THREATEN
        elif self._stays_firm(inner) or self._bars(inner):
            draft.act = Act.REJECT
        elif inner.lemma == "vote" and inner.lemmas & self._tone.favour and not inner.negated:
            draft.act = Act.SUPPORT
        elif self._goes_on_asking(inner):
            draft.act = Act.DEMAND
        elif self._goes_on(draft, inner) or self.is_arranged(draft, inner):
            draft.act = Act.COMMIT
        elif self._will_not(inner):
            draft.act = Act.REJECT
        elif inner.lemma in self._tone.stative or is_agentless(inner):
            self._by_nobody(draft, inner)
        elif self.steps.leaves_off(inner):
            draft.act = Act.CONCEDE
        elif inner.negated:
            if inner.modality in TO_COME:
                draft.act = Act.COMMIT if self.steps.refrains(inner) else Act.REJECT
        elif self.steps.eases(inner):
            draft.act = Act.CONCEDE
        elif self.steps.harms(inner):
            if not self._is_decided(draft, inner):
                draft.act = Act.THREATEN
        elif inner.kind == "verb":
            draft.act = self._warned(draft, inner) or self._to_say(inner) or Act.COMMIT

    def _warned(self, draft: Draft, inner: Clause) -> Act | None:
        """``warned Chad that it would go to court``: what a speaker will do that others fear."""
        warns = draft.clause.lemma in self._tone.warnings and bool(draft.addressees)
        return Act.THREATEN if warns and not self.steps.cooperates(inner) else None

    def _to_say(self, inner: Clause) -> Act | None:
        """``would complain to the Council``: what a speaker says that it will say."""
        if inner.filled <= {"agent", "time"}:
            return None  # "he would appeal": not to anybody
        acts = (cue.act for cue in self._cues.match(inner, self._doc))
        return next((act for act in acts if act in _AGAINST), None)

    def meant(self, clause: Clause) -> Clause:
        """``is not going to yield``: what is to be done, with the mood of what announces it."""
        if clause.lemma != "go" or clause.gerund or self._doc[clause.root].tag_ != "VBG":
            return clause
        for item in clause.complements:
            done = self._clauses.get(item.root)
            if done is not None and done.infinitive:
                return replace(
                    done,
                    modality=Modality.FUTURE,
                    negated=clause.negated or done.negated,
                    subject=clause.subject,
                    condition=clause.condition,
                    infinitive=False,
                )
        return clause

    def is_arranged(self, draft: Draft, inner: Clause) -> bool:
        """``announced that four aircraft would arrive``: what is to come by the speaker's plan."""
        if not self._whose.cue_words(draft) & self._tone.arranging or inner.negated:
            return False
        if others(self._whose.subject(inner), draft.speakers):
            return False
        return inner.lemma in self._tone.arriving and "place" not in self.steps.objects(inner)

    def is_set(self, draft: Draft, inner: Clause) -> bool:
        """``the second instalment would follow by October``, ``a team would be here next month``:
        what is to come on a day that those in power name, and that nobody else is said to do."""
        if inner.negated or inner.condition or "time" not in inner.roles:
            return False
        if inner.lemma in self._tone.deferring:
            return False
        if not draft.speakers or draft.speakers[0].sector not in _OFFICIAL:
            return False
        unsure = self._tone.warnings | self._tone.hinting | self._tone.foreseeing
        if self._whose.cue_words(draft) & unsure:
            return False
        if others(self._whose.subject(inner), draft.speakers) or self.steps.harms(inner):
            return False
        is_there = inner.lemma in self._tone.staying and any(map(inner.roles.get, _THERE))
        return is_there or is_agentless(inner) or inner.lemma in self._tone.arriving

    def plans(self, draft: Draft, inner: Clause) -> bool:
        """``intends to open talks``: a plan of the speaker's own to work together."""
        if not self._is_planned(draft, inner) or (draft.inner or draft.clause).negated:
            return False
        return self.steps.cooperates(inner) or inner.lemma in self._tone.arriving

    def shuns(self, draft: Draft, inner: Clause) -> bool:
        """``does not intend to recognise the court``."""
        if not self._is_planned(draft, inner) or not (draft.inner or draft.clause).negated:
            return False
        return inner.lemma in self._tone.consenting

    def _is_planned(self, draft: Draft, inner: Clause) -> bool:
        planning = {draft.clause.lemma, draft.inner.lemma if draft.inner else ""}
        return inner.infinitive and not inner.negated and bool(planning & self._tone.planning)

    def defies(self, draft: Draft, inner: Clause) -> bool:
        """``vowed to stop the sale``, ``swore never to yield`` or never to meet."""
        if draft.clause.lemma not in self._tone.defying:
            return False
        if inner.negated:
            return inner.lemma in self._tone.consenting or "CONSULT" in self.steps.kinds(inner)
        return inner.lemma in self._tone.thwarting and self.steps.likeliest(inner) != "COOPERATE"

    def assures(self, draft: Draft, inner: Clause) -> bool:
        """``assured Togo that no road had been shut``: what is so already."""
        return draft.clause.lemma in self._tone.assuring and (inner.perfect or inner.past)

    def promise(self, draft: Draft, inner: Clause) -> None:
        """A promise to withdraw or ease concedes, one to harm threatens."""
        kinds = self.steps.kinds(inner)
        if inner.negated:
            return
        if self.steps.eases(inner):
            draft.act = Act.CONCEDE
        elif self.steps.is_ultimatum(inner) or self.steps.is_ultimatum(draft.clause):
            draft.act = Act.THREATEN
        elif self.steps.likeliest(inner) == "COOPERATE":
            return  # "vowed to fight piracy"
        elif self._is_decided(draft, inner) and kinds & {"SANCTION", "COERCE"}:
            draft.act = Act.STATE
        elif (
            kinds & {"ASSAULT", "SANCTION"}
            or inner.lemma in self._tone.harm
            or self.threats.strikes_back(draft, inner)
            or self.threats.swears_to_answer(draft, inner)
            or (self.steps.likeliest(inner) == "COERCE" and self._whose.named_in(draft))
        ):
            draft.act = Act.THREATEN

    def asks_to_yield(self, draft: Draft, inner: Clause) -> bool:
        """``invited Chad to halt the raids``: what the other side is to give up."""
        if draft.clause.lemma not in self._tone.inviting or not inner.infinitive or inner.negated:
            return False
        return self.steps.eases(inner) or inner.lemma in self._tone.deferring

    def is_settled(self, draft: Draft, inner: Clause) -> bool:
        """``agreed that their deputies would meet``: what is to be done by plan."""
        if not self._whose.cue_words(draft) & self._tone.settling or inner.negated:
            return False
        if not self._is_to_be_done(draft, inner) or inner.kind != "verb":
            return False
        return inner.lemma not in self._tone.stative or inner.lemma in self._tone.scheduled

    def _is_to_be_done(self, draft: Draft, inner: Clause) -> bool:
        """``agreed that their envoys should return``: a duty too, where several states agree."""
        together = len(countries(draft.speakers)) > 1
        due = together and inner.modality is Modality.OBLIGATION
        return due or inner.modality in TO_COME

    def is_joining(self, draft: Draft, inner: Clause) -> bool:
        """``declared that it is joining the purchase``."""
        under_way = self._doc[inner.root].tag_ == "VBG" and not inner.gerund and not inner.past
        cues = self._whose.cue_words(draft) & self._tone.deciding
        if not under_way or not cues or inner.negated or not self._whose.own(draft, inner):
            return False
        return inner.lemma in self._tone.joining

    def _bars(self, inner: Clause) -> bool:
        """``would use its veto``, ``would vote against the text``."""
        if inner.negated:
            return False
        return inner.lemma == "veto" or bool(
            (inner.lemma in self._tone.casting and "veto" in self.steps.objects(inner))
            or (inner.lemma == "vote" and "against" in inner.roles)
        )

    def _goes_on_asking(self, inner: Clause) -> bool:
        """``would keep pressing Togo to open the road``."""
        if inner.negated or inner.lemma not in self._tone.going_on:
            return False
        done = (self._clauses.get(item.root) for item in inner.complements)
        return any(asks(clause, self._cues, self._doc) for clause in done if clause is not None)

    def _goes_on(self, draft: Draft, inner: Clause) -> bool:
        """``would continue to host the camp``: a plan, as long as what goes on does no harm."""
        if inner.negated or inner.lemma not in self._tone.going_on:
            return False
        done = [self._clauses.get(item.root) for item in inner.complements]
        kept = [c for c in done if c is not None and c.kind == "verb"]
        return (
            bool(kept)
            and self._whose.own(draft, inner)
            and not any(
                self.steps.harms(c) or c.lemma in self._tone.stative or c.negated for c in kept
            )
        )

    def _is_decided(self, draft: Draft, inner: Clause) -> bool:
        """A measure announced as decided is no threat (codebook section 3); an attack is one."""
        decided = self._whose.cue_words(draft) & self._tone.deciding
        kinds = self.steps.kinds(inner)
        attacks = "ASSAULT" in kinds and "SANCTION" not in kinds  # "charge a duty" is none
        if inner.condition is not None or attacks:
            return False
        return bool(decided) or takes_effect(self._doc[inner.root])

    def _will_not(self, inner: Clause) -> bool:
        """``would not take part``: what its doer has the choice to do."""
        chosen = inner.lemma in self._tone.chosen and inner.modality is Modality.FUTURE
        return inner.negated and chosen and not inner.passive

    def _stays_firm(self, inner: Clause) -> bool:
        """``we will not be bullied``, ``the sale would not be reversed``."""
        refused = inner.negated and inner.modality is Modality.FUTURE and inner.passive
        return refused and bool({inner.lemma, inner.lemma.split()[0]} & self._tone.consenting)

    def _by_nobody(self, draft: Draft, inner: Clause) -> None:
        """``the curfew will be lifted``, ``warned that drones would be shot down``: nobody is
        named, so the speaker's own side does it."""
        if not inner.passive or inner.negated or not draft.speakers:
            return
        kinds = {frame.type for frame in self._frames.match(inner, self._doc)}
        warned = self._whose.cue_words(draft) & self._tone.warnings
        if warned and inner.modality and kinds & {"ASSAULT", "SANCTION", "COERCE"}:
            draft.act = Act.THREATEN
        elif "RETREAT" in kinds:
            draft.act = Act.CONCEDE
        elif kinds & {"AID", "COOPERATE"} or self.is_set(draft, inner):
            draft.act = Act.COMMIT
