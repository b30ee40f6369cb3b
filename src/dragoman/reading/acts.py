"""Which speech act a statement performs, where its cue alone does not decide.

``said`` with "should" aimed at the other side demands; "said it would" promises; "said she hoped
Peru would pay" is one statement whose act the inner predicate gives (codebook section 3).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dragoman.codebook import Cue, tone
from dragoman.model import Act, Actor, Modality, Polarity
from dragoman.reading.clauses import Clause
from dragoman.reading.language import lemma, plain
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import abroad, countries, distinct, others
from dragoman.reading.syntax import whole

if TYPE_CHECKING:
    from dragoman.reading.drafts import Draft

_DEFAULT = {
    Act.DEMAND: Modality.OBLIGATION,
    Act.COMMIT: Modality.FUTURE,
    Act.THREATEN: Modality.CONDITIONAL,
}
_SELF = frozenset({"i", "we", "he", "she", "it", "they"})
_ONLOOKERS = frozenset({"JRN", "BUS", "EDU", "CVL", "MED", "AGR"})
"""Sectors whose judgements of others are no political acts."""


class Refiner:
    """Decides act, polarity, modality and addressee from a draft's content."""

    def __init__(self, parsed: Parsed) -> None:
        self._doc = parsed.doc
        self._text = parsed.text
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._cues = parsed.coding.cues
        self._frames = parsed.coding.frames
        self._book = parsed.coding.book
        self._tone = tone.load()

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
            self._by_content(draft, inner)
            if draft.act is Act.STATE:
                self._by_words(draft)
        elif draft.act is Act.COMMIT and inner is not None and inner.infinitive:
            self._promise(draft, inner)
        if draft.act is Act.DEMAND and self._is_question(draft):
            draft.act = Act.STATE
        if not draft.addressees and draft.act is Act.DEMAND and inner is not None:
            draft.addressees = others(self._subject(inner), draft.speakers)
        if not draft.addressees and draft.act not in (Act.STATE, Act.CONCEDE):
            draft.addressees = self._named_in(draft)
        self._refusal(draft, inner)
        draft.modality = self._modality(draft, inner)

    def _is_question(self, draft: Draft) -> bool:
        """``"Will Togo pay?" he asked``: a question put demands nothing."""
        start, end = draft.content[0]
        closed = plain(self._text[start : end + 2])
        return '?"' in closed and closed.rstrip(" \n").endswith('?"')

    def _refusal(self, draft: Draft, inner: Clause | None) -> None:
        """Support withheld here and now rejects; a refusal to speak only states."""
        clause = draft.inner or draft.clause
        if draft.act is Act.SUPPORT and clause.negated and not clause.past and not clause.perfect:
            draft.act, draft.polarity = Act.REJECT, Polarity.AFFIRMED
        elif draft.act is Act.CRITICISE and self._regrets(draft) and not self._named_in(draft):
            draft.act, draft.addressees = Act.CONCEDE, ()
        elif draft.act is Act.REJECT and inner is not None and inner.infinitive:
            if inner.lemma in self._tone.silence:
                draft.act, draft.polarity = Act.STATE, Polarity.NEGATED
                draft.addressees = ()

    def _regrets(self, draft: Draft) -> bool:
        words = {lemma(self._doc[p.root]) for p in draft.clause.roles.get("patient", ())}
        return "regret" in words | {draft.clause.lemma}

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

    def _subject(self, clause: Clause) -> tuple[Actor, ...]:
        return distinct(actor for phrase in clause.subject for actor in self._mentions.of(phrase))

    def _own(self, draft: Draft, clause: Clause) -> bool:
        """Whether the clause's subject is the speaker."""
        words = {self._doc[phrase.root].lower_ for phrase in clause.subject}
        if words & {"i", "we"}:
            return True
        subject = self._subject(clause)
        owners = {c.lower_ for p in clause.subject for c in self._doc[p.root].children}
        if draft.quoted and owners & {"our", "my"}:
            return True
        if not subject or not draft.speakers:
            return bool(words & _SELF) and not subject
        return not others(subject, draft.speakers)

    # -- one statement over two predicates ----------------------------------------------------

    def _merge(self, draft: Draft, inner: Clause, taken: set[int]) -> Clause | None:
        """Takes the act of an inner cue with the same speaker; gives the next inner clause."""
        if not self._own(draft, inner) or inner.kind == "noun" or self._names_person(inner):
            return None
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
                return [whole(self._doc, clause.roles[name])]
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

    def _cue_words(self, draft: Draft) -> set[str]:
        """The lemmas that make the cue: its predicate, and the object of "voiced the hope"."""
        objects = draft.clause.roles.get("patient", ()) if draft.cue and draft.cue.object else ()
        return {draft.clause.lemma, *(lemma(self._doc[phrase.root]) for phrase in objects)}

    def _wish(self, draft: Draft, wished: Clause) -> None:
        """Hoping or expecting with the other side as subject is asking."""
        heads = [self._mentions.at(phrase.root) for phrase in wished.subject]
        aimed = others((a for m in heads if m is not None for a in m.actors), draft.speakers)
        if aimed and draft.speakers and draft.speakers[0].sector == "GOV":
            draft.act = Act.DEMAND
            draft.addressees = aimed

    # -- by what is said ------------------------------------------------------------------------

    def _by_content(self, draft: Draft, inner: Clause) -> None:
        if self._cue_words(draft) & self._tone.wishes:
            self._wish(draft, inner)
            return
        if draft.clause.lemma in self._tone.admissions and inner.past and self._own(draft, inner):
            draft.act = Act.CONCEDE
            return
        if inner.modality is Modality.OBLIGATION or (
            inner.lemma in ("need", "have") and inner.complements
        ):
            self._obligation(draft, inner)
        elif inner.modality in (Modality.FUTURE, Modality.CONDITIONAL) and (
            self._own(draft, inner) or inner.passive or self._strikes_back(inner)
        ):
            self.announce(draft, inner)
        else:
            self._judgement(draft, inner)

    def _obligation(self, draft: Draft, inner: Clause) -> None:
        subject = self._subject(inner)
        aimed = others(subject, draft.speakers)
        if self._doc[inner.root].tag_ in ("VB", "VBN") and not inner.infinitive and inner.modality:
            if not self._has_modal(inner):
                draft.act, draft.addressees = Act.DEMAND, draft.addressees or aimed
                return
        told = draft.addressees and aimed and not countries(aimed) & countries(draft.addressees)
        if told:
            return
        if aimed and draft.speakers and "wh" not in [c.kind for c in draft.clause.complements]:
            draft.act = Act.DEMAND
            draft.addressees = aimed

    def _strikes_back(self, clause: Clause) -> bool:
        """``will retaliate``, ``would be met with a firm response``."""
        answers = bool(clause.lemmas & self._tone.answers and clause.lemmas & self._tone.firm)
        return answers or bool(clause.lemmas & self._tone.reprisals)

    def _has_modal(self, clause: Clause) -> bool:
        return any(child.tag_ == "MD" for child in self._doc[clause.root].children)

    def announce(self, draft: Draft, inner: Clause) -> None:
        """Decides the act of what the speaker's own side says it will do."""
        warned = inner.condition is not None and self._cue_words(draft) & self._tone.warnings
        if (warned and self._own(draft, inner)) or (
            self._strikes_back(inner) and not inner.negated
        ):
            draft.act = Act.THREATEN
            return
        if inner.lemma in self._tone.stative or (inner.passive and not inner.roles.get("agent")):
            self._passive_announcement(draft, inner)
            return
        if inner.negated:
            if inner.modality is Modality.FUTURE:
                draft.act = Act.REJECT
            return
        kinds = {frame.type for frame in self._frames.match(inner, self._doc)}
        kinds |= {
            frame.type
            for phrase in inner.roles.get("patient", ())
            if (noun := self._clauses.get(phrase.root)) is not None
            for frame in self._frames.match(noun, self._doc)
        }
        quads = {self._book.types[kind].quad for kind in kinds}
        if kinds & {"RETREAT", "CONCEDE"} or inner.lemma in self._tone.easing:
            draft.act = Act.CONCEDE
        elif (
            4 in quads
            or inner.lemma in self._tone.harm
            or (inner.lemmas & self._tone.harm and inner.condition)
        ):
            draft.act = Act.THREATEN
        elif inner.kind == "verb":
            draft.act = Act.COMMIT

    def _promise(self, draft: Draft, inner: Clause) -> None:
        """A promise to withdraw or ease concedes, one to harm threatens."""
        kinds = {frame.type for frame in self._frames.match(inner, self._doc)}
        if kinds & {"RETREAT", "CONCEDE"}:
            draft.act = Act.CONCEDE
        elif kinds & {"ASSAULT", "SANCTION"} or inner.lemma in self._tone.harm:
            draft.act = Act.THREATEN

    def _passive_announcement(self, draft: Draft, inner: Clause) -> None:
        """``the curfew will be lifted``: nobody is named, so the speaker's own side does it."""
        if not inner.passive or inner.negated or not draft.speakers:
            return
        kinds = {frame.type for frame in self._frames.match(inner, self._doc)}
        if "RETREAT" in kinds:
            draft.act = Act.CONCEDE
        elif kinds & {"AID", "COOPERATE"}:
            draft.act = Act.COMMIT

    def _by_words(self, draft: Draft) -> None:
        """What the words of a plain statement do that no clause of it shows: "a stab in the back",
        "we are sorry", "that is the right decision"."""
        if not draft.speakers or draft.speakers[0].sector in _ONLOOKERS:
            return
        said = " ".join(self._text[start:end].lower() for start, end in draft.content)
        said = said.replace("’", "'")
        for act, phrases in self._tone.phrases.items():
            if any(_stands_in(phrase, said) for phrase in phrases):
                draft.act = act
                return
        words = {
            word
            for start, end in draft.content
            for clause in self._clauses.within(start, end)
            for word in clause.lemmas
        }
        aimed = draft.addressees or self._spoken_of(draft) or self._named_in(draft)
        if not aimed or any(c.negated for c in self._inside(draft)):
            return
        if words & self._tone.reproach:
            draft.act, draft.addressees = Act.CRITICISE, aimed
        elif words & self._tone.praise and draft.quoted:
            draft.act, draft.addressees = Act.SUPPORT, aimed

    def _inside(self, draft: Draft) -> list[Clause]:
        return [c for start, end in draft.content for c in self._clauses.within(start, end)]

    def _spoken_of(self, draft: Draft) -> tuple[Actor, ...]:
        """``said of the boarding by the navy``: the other party that the cue names."""
        found = [
            actor
            for phrase in draft.clause.roles.get("of", ())
            for actor in self._mentions.of(phrase, aimed=True)
        ]
        return others(found, draft.speakers)

    def _judgement(self, draft: Draft, inner: Clause) -> None:
        words = inner.lemmas
        aimed = self._named_in(draft)
        if (words & self._tone.denial and inner.lemma == "be") or inner.lemma in self._tone.denial:
            draft.act = Act.REJECT
        elif words & self._tone.reproach and aimed and not inner.negated:
            draft.act = Act.CRITICISE
            draft.addressees = draft.addressees or aimed
        elif inner.lemma in self._tone.praise and self._own(draft, inner):
            draft.act = Act.SUPPORT

    def _named_in(self, draft: Draft) -> tuple[Actor, ...]:
        """The first other party that the content names."""
        for start, end in draft.content:
            for mention in self._mentions.within(start, end):
                aimed = abroad(mention.actors, draft.speakers)
                passing = draft.act is Act.COMMIT and not self._mentions.is_aimed_at(mention)
                if aimed and not mention.locative and not passing:
                    return aimed
        return ()

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


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(phrase)}\b")


def _stands_in(phrase: str, words: str) -> bool:
    return phrase in words and bool(_pattern(phrase).search(words))
