"""Which speech act a statement performs, where its cue alone does not decide.

``said`` with "should" aimed at the other side demands; "said it would" promises; "said she hoped
Peru would pay" is one statement whose act the inner predicate gives (codebook section 3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import Cue, tone
from dragoman.model import Act, Actor, Modality, Polarity
from dragoman.reading.announcements import Announcements
from dragoman.reading.clauses import Clause
from dragoman.reading.language import lemma
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import abroad, countries, others
from dragoman.reading.settlement import Settlement
from dragoman.reading.syntax import SUBJECT, whole
from dragoman.reading.typography import plain
from dragoman.reading.verdicts import Verdicts
from dragoman.reading.whose import Whose

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.reading.drafts import Draft

_DEFAULT = {
    Act.DEMAND: Modality.OBLIGATION,
    Act.COMMIT: Modality.FUTURE,
    Act.THREATEN: Modality.CONDITIONAL,
}


class Refiner:
    """Decides act, polarity, modality and addressee from a draft's content."""

    def __init__(self, parsed: Parsed) -> None:
        self._doc = parsed.doc
        self._text = parsed.text
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._cues = parsed.coding.cues
        self._tone = tone.load()
        self._whose = Whose(parsed)
        self._announcements = Announcements(parsed, self._whose)
        self._verdicts = Verdicts(parsed, self._whose)
        self._settlement = Settlement(parsed, self._whose)

    def refine(self, draft: Draft, taken: set[int]) -> None:
        """Completes the draft in place; roots of clauses merged into it are added to ``taken``."""
        inner = None if self._is_open(draft) else self._main(draft)
        for _ in range(3):
            if inner is None or draft.act is not Act.STATE or not draft.clausal:
                break
            merged = self._merge(draft, inner, taken)
            if merged is None:
                break
            inner = merged
        if draft.act is Act.STATE and inner is not None and draft.clausal:
            self._by_contents(draft, inner)
        elif draft.act is Act.STATE:
            self._verdicts.appraise(draft)
        elif draft.act is Act.COMMIT and inner is not None:
            self._binding(draft, inner)
            if self._whose.own(draft, inner) and self._says_again(draft, inner):
                taken.add(inner.root)
        if draft.act is Act.DEMAND and self._is_question(draft):
            draft.act = Act.STATE
        if not draft.addressees and draft.act is Act.DEMAND and inner is not None:
            draft.addressees = self._asked_to_act(draft, inner)
        if not draft.addressees and draft.act not in (Act.STATE, Act.CONCEDE):
            draft.addressees = self._whose.named_in(draft)
        self._settlement.settle(draft, inner)
        draft.modality = self._modality(draft, inner)

    def go_on(self, draft: Draft) -> None:
        """Completes a plain statement whose quotation goes on, by the part that was added."""
        if draft.act is not Act.STATE or not draft.quoted:
            return
        for clause in self._clauses.within(*draft.content[-1]):
            if clause.kind != "noun" and clause.governor is None and draft.act is Act.STATE:
                self._by_contents(draft, clause)
        if draft.act is not Act.STATE:
            draft.addressees = draft.addressees or self._whose.named_in(draft)
            draft.modality = self._modality(draft, None)

    def _asked_to_act(self, draft: Draft, inner: Clause) -> tuple[Actor, ...]:
        """``that Togo leave``, not ``that Togo be told``."""
        if inner.passive or inner.link == "relative":
            return ()
        return others(self._whose.subject(inner), draft.speakers)

    def _is_question(self, draft: Draft) -> bool:
        """``"Will Togo pay?" he asked``: a question put demands nothing."""
        start, end = draft.content[0]
        closed = plain(self._text[start : end + 2])
        return '?"' in closed and closed.rstrip(" \n").endswith('?"')

    def _is_open(self, draft: Draft) -> bool:
        """``did not say whether Peru would sign`` says nothing of what Peru would do."""
        kinds = {item.kind for item in draft.clause.complements}
        return bool(kinds) and kinds <= {"wh"}

    # -- the content's main clause ------------------------------------------------------------

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

    # -- one statement over two predicates ----------------------------------------------------

    def _merge(self, draft: Draft, inner: Clause, taken: set[int]) -> Clause | None:
        """Takes the act of an inner cue with the same speaker; gives the next inner clause."""
        if not self._whose.own(draft, inner) or inner.kind == "noun" or self._names_person(inner):
            return None
        if inner.infinitive and any(c.dep_ in SUBJECT for c in self._doc[inner.root].children):
            return None  # "expects it to promise help"
        if inner.modality is Modality.OBLIGATION and not self._has_modal(inner):
            return None  # "insists that their dignity be respected"
        if inner.perfect and inner.past:
            return None  # "reminded Togo that it had warned it": told on another day
        for cue in self._cues.match(inner, self._doc):
            if not self._speaks(draft, inner, cue):
                continue
            spans = self._inner_content(inner, cue)
            if not spans:
                continue
            taken.add(inner.root)
            if cue.object:
                taken.update(phrase.root for phrase in inner.roles.get("patient", ()))
            draft.inner = inner
            draft.act = cue.act
            draft.cue = cue
            draft.content = spans
            draft.cue_span = self._joined_cue(draft, inner)
            if inner.negated and not cue.negated:
                draft.polarity = Polarity.NEGATED
            self._address(draft, inner, cue)
            if draft.act is Act.DEMAND and inner.modality is Modality.FUTURE:
                draft.act = Act.COMMIT
            following = self._clauses.get(inner.complements[0].root) if inner.complements else None
            if following is not None and inner.lemma in self._tone.wishes:
                self._wish(draft, following)
            return following
        return None

    def _names_person(self, clause: Clause) -> bool:
        """Whether somebody else of the same government speaks: ``the palace said the king``."""
        found = (self._mentions.head(phrase) for phrase in clause.subject)
        named = [mention for mention in found if mention is not None]
        return any(m.person and m.how not in ("pronoun", "speaker") for m in named)

    def _speaks(self, draft: Draft, clause: Clause, cue: Cue) -> bool:
        """Whether the cue's speaker, as in ``had been told by Chile``, is the outer one."""
        spoken = [p for role in cue.speaker for p in clause.roles.get(role, ())]
        actors = [actor for phrase in spoken for actor in self._mentions.of(phrase)]
        return not others(actors, draft.speakers)

    def _joined_cue(self, draft: Draft, inner: Clause) -> tuple[int, int]:
        first, last = draft.cue_span
        if inner.start > last and inner.end - last < 60:
            return first, inner.end
        return draft.cue_span

    def _inner_content(self, clause: Clause, cue: Cue) -> list[tuple[int, int]]:
        for name in cue.content:
            if name == "complement" and clause.complements:
                item = clause.complements[0]
                return [(item.start, item.end)]
            if name in clause.roles:
                named = clause.roles.get("patient", ())[:1] if name == "as" else ()
                return [whole(self._doc, (*named, *clause.roles[name]))]
        return []

    def _address(self, draft: Draft, clause: Clause, cue: Cue) -> None:
        roles = cue.addressee or ("addressee", "patient", *cue.content)
        for role in roles:
            found = [a for p in clause.roles.get(role, ()) for a in self._mentions.of(p)]
            direct = role in ("addressee", "patient")
            aimed = (others if direct else abroad)(found, draft.speakers)
            if aimed:
                draft.addressees = aimed
                return

    def _wish(self, draft: Draft, wished: Clause) -> None:
        """Hoping or expecting with the other side as subject is asking."""
        heads = [self._mentions.at(phrase.root) for phrase in wished.subject]
        aimed = others((a for m in heads if m is not None for a in m.actors), draft.speakers)
        if aimed and draft.speakers and draft.speakers[0].sector == "GOV":
            draft.act = Act.DEMAND
            draft.addressees = aimed

    # -- by what is said ------------------------------------------------------------------------

    def _by_contents(self, draft: Draft, inner: Clause) -> None:
        """Where one cue covers several clauses, the first that does more than state counts."""
        for clause in (inner, *self._conjoined(draft, inner)):
            self._by_content(draft, self._announcements.meant(clause))
            if draft.act is not Act.STATE:
                return
        if draft.inner is not None:
            self._verdicts.appraise(draft)
        if draft.act is Act.STATE:
            self._verdicts.by_words(draft)
        if draft.act is Act.STATE and draft.quoted and self._is_imperative(inner):
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
        stop = (
            self._doc[token.right_edge.i + 1] if token.right_edge.i + 1 < len(self._doc) else None
        )
        return token.dep_ == "ccomp" and stop is not None and stop.text in (";", "—")

    def _says_again(self, draft: Draft, inner: Clause) -> bool:
        """``assured Togo that it stands ready to help``: one cue, one statement."""
        return any(cue.act is draft.act for cue in self._cues.match(inner, self._doc))

    def _binding(self, draft: Draft, inner: Clause) -> None:
        """What is promised may ease or harm; what is decided of others binds nobody."""
        if draft.clause.lemma in self._tone.proposing and inner.subject:
            aimed = others(self._whose.subject(inner), draft.speakers)
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
        elif inner.modality in (Modality.FUTURE, Modality.CONDITIONAL) and not inner.negated:
            if self._whose.own(draft, inner):
                self._announcements.promise(draft, inner)
            elif self._announcements.eases(inner):
                draft.act = Act.CONCEDE
        elif draft.clause.lemma in self._tone.deciding and draft.speakers:
            if others(self._whose.subject(inner), draft.speakers):
                draft.act = Act.STATE

    def _by_content(self, draft: Draft, inner: Clause) -> None:
        own = self._whose.own(draft, inner)
        to_come = inner.modality in (Modality.FUTURE, Modality.CONDITIONAL)
        if self._whose.cue_words(draft) & self._tone.wishes:
            self._wish(draft, inner)
        elif (
            draft.clause.lemma in self._tone.admissions
            and inner.past
            and (own or self._fell_short(inner))
        ):
            draft.act = Act.CONCEDE
        elif self._announcements.is_joining(draft, inner) or self._announcements.plans(
            draft, inner
        ):
            draft.act = Act.COMMIT
        elif inner.modality is Modality.OBLIGATION or (
            inner.lemma in self._tone.needing and inner.complements
        ):
            self._obligation(draft, inner)
        elif self._announcements.hints_at_harm(draft, inner):
            draft.act = Act.THREATEN
        elif to_come and (own or inner.passive or self._announcements.strikes_back(draft, inner)):
            self._announcements.decide(draft, inner)
        elif to_come and self._announcements.is_arranged(draft, inner):
            draft.act = Act.COMMIT
        else:
            self._verdicts.judge(draft, inner)
        if draft.act is Act.STATE and self._announcements.is_settled(draft, inner):
            if not draft.speakers or not abroad(self._whose.subject(inner), draft.speakers):
                draft.act = Act.COMMIT

    def _fell_short(self, inner: Clause) -> bool:
        """``acknowledged that the patrols had been inadequate``."""
        return not self._whose.subject(inner) and bool(inner.lemmas & self._tone.failings)

    def _is_imperative(self, clause: Clause) -> bool:
        """``"Stop the raids,"``: a bare verb that opens what is said."""
        token = self._doc[clause.root]
        if token.tag_ != "VB" or any(c.dep_ in ("aux", *SUBJECT) for c in token.children):
            return False
        before = self._doc[token.i - 1] if token.i else None
        opens = before is None or before.is_quote or before.lower_ in ("please", "not")
        return opens and lemma(token) not in self._tone.no_orders

    def _obligation(self, draft: Draft, inner: Clause) -> None:
        subject = self._whose.subject(inner)
        aimed = others(subject, draft.speakers)
        if self._doc[inner.root].tag_ in ("VB", "VBN") and not inner.infinitive and inner.modality:
            if not self._has_modal(inner):
                draft.act, draft.addressees = Act.DEMAND, draft.addressees or aimed
                return
        told = draft.addressees and aimed and not countries(aimed) & countries(draft.addressees)
        if told:
            return
        asked = aimed or (draft.quoted and self._whose.is_counterpart(inner))
        if asked and draft.speakers and "wh" not in [c.kind for c in draft.clause.complements]:
            draft.act = Act.DEMAND
            draft.addressees = aimed or draft.addressees

    def _has_modal(self, clause: Clause) -> bool:
        return any(child.tag_ == "MD" for child in self._doc[clause.root].children)

    def _modality(self, draft: Draft, inner: Clause | None) -> Modality:
        clause = draft.inner or draft.clause
        if (inner is not None and inner.condition) or clause.condition:
            return Modality.CONDITIONAL
        if draft.cue is not None and draft.cue.modality and draft.act is draft.cue.act:
            return draft.cue.modality
        default = _DEFAULT.get(draft.act)
        if default is not None:
            return default
        if (
            inner is not None
            and draft.clausal
            and draft.act in (Act.STATE, Act.REJECT, Act.CONCEDE)
        ):
            return inner.modality or Modality.FACT
        return Modality.FACT
