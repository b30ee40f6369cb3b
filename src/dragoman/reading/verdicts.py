"""What a content says of others: that they did wrong, did well, or did not tell the truth."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dragoman.codebook import grammar, tone
from dragoman.knowledge import Sector
from dragoman.model import Act, Actor
from dragoman.reading.clauses import Clause
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import abroad
from dragoman.reading.syntax import head_lemmas, takes_up
from dragoman.reading.whose import Whose

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.reading.drafts import Draft

_ONLOOKERS: frozenset[Sector] = frozenset({"JRN", "BUS", "EDU", "CVL", "MED", "AGR"})
"""Sectors whose judgements of others are no political acts."""
_POINTING = frozenset({"this", "that", "these"})
_NOBODY = frozenset({"nobody", "none", "no", "nothing"})


class Verdicts:
    """Judges the contents of one document's plain statements."""

    def __init__(self, parsed: Parsed, whose: Whose) -> None:
        self._doc = parsed.doc
        self._text = parsed.text
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._quotes = parsed.quotes
        self._whose = whose
        self._tone = tone.load()
        self._steps = whose.steps
        self._charges = grammar.load().taken_up["ACCUSE"]
        self._deeds = parsed.coding.event_nouns | grammar.load().summing_up

    def appraise(self, draft: Draft) -> None:
        """``described the halt as an attack``, ``called it a breach``, ``spoke of a breach``."""
        role = "of" if draft.clause.lemma in self._tone.calling else "as"
        named = [self._doc[phrase.root] for phrase in draft.clause.roles.get(role, ())]
        within = [token for noun in named for token in noun.subtree]
        words = {form for token in within for form in (token.lemma_, token.lower_)}
        if not words or words & {"not", "no", "neither"}:
            return
        said = " ".join(token.lower_ for token in within)
        aimed = self._whose.named_in(draft)
        heads = {noun.lemma_ for noun in named}
        if words & self._tone.denial:
            draft.act = Act.REJECT
            return
        phrases = any(_stands_in(phrase, said) for phrase in self._tone.reproach_phrases)
        badly = phrases or words & (self._tone.appraised_badly | self._tone.reproach)
        if badly or (aimed and heads & self._tone.appraised_badly_of_others):
            draft.act, draft.addressees = Act.CRITICISE, draft.addressees or aimed
        elif any(_stands_in(phrase, said) for phrase in self._tone.appraised_well):
            if aimed or self._takes_up(draft):
                draft.act, draft.addressees = Act.SUPPORT, draft.addressees or aimed
        elif named and self._is_epithet(draft, named[0]):
            draft.act, draft.addressees = Act.CRITICISE, draft.addressees or aimed

    def by_object(self, draft: Draft) -> None:
        """``branded the allegations a spy novel`` rejects them, ``described the duties as
        baseless`` criticises them, whatever both are called."""
        if "as" not in draft.clause.roles or draft.act not in (Act.CRITICISE, Act.REJECT):
            return
        named = {noun.lemma_ for noun in self._judged(draft)}
        if named & self._charges:
            draft.act = Act.REJECT
        elif any(self._steps.is_hostile(noun) for noun in named):
            draft.act = Act.CRITICISE

    def _is_epithet(self, draft: Draft, name: Token) -> bool:
        """``called Chad "a branch of the oil companies"``: a name in quotation marks, given to
        others or to what they do against the speaker."""
        if draft.clause.lemma not in self._tone.styling or not _is_official(draft):
            return False
        quoted = self._quotes.at(name.idx) not in (None, self._quotes.at(draft.clause.start))
        return quoted and any(self._is_others(noun, draft) for noun in self._judged(draft))

    def _judged(self, draft: Draft) -> list[Token]:
        """What is called something."""
        return [self._doc[phrase.root] for phrase in draft.clause.roles.get("patient", ())]

    def _is_others(self, noun: Token, draft: Draft) -> bool:
        """Whether a noun stands for others and no person, or for what they did: a hostile deed, a
        step told before."""
        mention = self._mentions.at(noun.i)
        if mention is not None and mention.actors and not mention.person:
            return bool(abroad(mention.actors, draft.speakers))
        if noun.lower_ == "it":
            return True
        if noun.lemma_ in grammar.load().steps:
            return takes_up(noun)
        return self._steps.is_hostile(noun.lemma_) and bool(self._whose.named_in(draft))

    def _takes_up(self, draft: Draft) -> bool:
        """``called the expulsion justified``: a deed told before."""
        return any(takes_up(noun) and noun.lemma_ in self._deeds for noun in self._judged(draft))

    def judge(self, draft: Draft, inner: Clause) -> None:
        """By the clause that the content is."""
        words = inner.lemmas
        aimed = self._whose.named_in(draft)
        reproached = bool(words & self._tone.reproach and aimed)
        untrue = inner.lemma in self._tone.denial or (
            inner.lemma == "be" and words & self._tone.denial
        )
        blames = self._blames(inner)
        if (
            (untrue and not blames)
            or self._denies_deed(draft, inner)
            or self._withholds(draft, inner)
        ):
            draft.act = Act.REJECT
        elif self._is_breach(draft, inner) or blames or (reproached and not inner.negated):
            draft.act = Act.CRITICISE
            draft.addressees = draft.addressees or aimed
        elif self._condemns(draft, inner):
            draft.act = Act.CRITICISE
        elif wronged := self._is_alleged(draft, inner):
            draft.act, draft.addressees = Act.CRITICISE, draft.addressees or wronged
        elif inner.lemma in self._tone.praise and self._whose.own(draft, inner):
            draft.act = Act.SUPPORT

    def by_words(self, draft: Draft) -> None:
        """What the words of a plain statement do that no clause of it shows: "a stab in the back",
        "we are sorry", "that is the right decision"."""
        if not _is_official(draft):
            return
        said = " ".join(self._text[start:end].lower() for start, end in draft.content)
        said = said.replace("’", "'")
        for act, phrases in self._tone.phrases.items():
            if any(_stands_in(phrase, said) for phrase in phrases):
                draft.act = act
                return
        inside = [c for start, end in draft.content for c in self._clauses.within(start, end)]
        words = {word for clause in inside for word in clause.lemmas}
        aimed = draft.addressees or self._whose.spoken_of(draft) or self._whose.named_in(draft)
        if not aimed or any(clause.negated for clause in inside):
            return
        if words & self._tone.reproach:
            draft.act, draft.addressees = Act.CRITICISE, aimed
        elif words & self._tone.praise and draft.quoted:
            draft.act, draft.addressees = Act.SUPPORT, aimed

    def _is_breach(self, draft: Draft, inner: Clause) -> bool:
        """``replied that such pledges had been broken before``: what another party promised."""
        told = (inner.past or inner.perfect) and not inner.negated
        if not told or inner.lemma not in self._tone.breaking:
            return False
        broken = head_lemmas(inner.roles.get("patient", ()), self._doc)
        own = not inner.passive and self._whose.own(draft, inner)
        return bool(broken & self._tone.promises) and _is_official(draft) and not own

    def _blames(self, inner: Clause) -> bool:
        """``responsibility for the clash lies with Togo``."""
        blamed = inner.lemma in self._tone.resting and {"with", "on"} & set(inner.roles)
        return bool(blamed and head_lemmas(inner.subject, self._doc) & self._tone.blame)

    def _condemns(self, draft: Draft, inner: Clause) -> bool:
        """``said the resolution was an unacceptable interference``, ``"This is an outrage"``,
        ``"This is not helpful"``: of a deed told before."""
        told = inner.lemma == "be" or inner.kind == "adjective"
        if not told or not _is_official(draft):
            return False
        deeds = self._tone.choices | self._tone.conduct
        subjects = head_lemmas(inner.subject, self._doc)
        judged = subjects & (deeds | _POINTING if draft.quoted else deeds)
        judged |= {noun for noun in subjects if self._steps.is_hostile(noun)}
        badly = (
            self._tone.reproach | self._tone.appraised_badly | self._tone.appraised_badly_of_others
        )
        words = self._tone.virtues if inner.negated else badly
        return bool(judged and inner.lemmas & words)

    def _is_alleged(self, draft: Draft, inner: Clause) -> tuple[Actor, ...]:
        """``claimed that its patrol had been attacked by soldiers of Togo``: who did it."""
        told = (inner.past or inner.perfect) and not inner.negated
        if not told or draft.clause.lemma not in self._tone.alleging:
            return ()
        doers = self._whose.doers(inner)
        return abroad(doers, draft.speakers) if self._steps.is_conflict(inner) else ()

    def _denies_deed(self, draft: Draft, inner: Clause) -> bool:
        """``"Nobody has laid a hand on him"``, ``"we did not start this"``."""
        told = (inner.past or inner.perfect) and not inner.passive
        if not told or not draft.quoted or inner.lemma not in self._tone.denied_deeds:
            return False
        heads = {self._doc[phrase.root].lower_ for phrase in inner.subject}
        return bool(heads & _NOBODY) or (inner.negated and self._whose.own(draft, inner))

    def _withholds(self, draft: Draft, inner: Clause) -> bool:
        """``does not recognise the court``, ``cannot agree to it``."""
        if not inner.negated or inner.past or inner.perfect or inner.infinitive:
            return False
        return inner.lemma in self._tone.consenting and self._whose.own(draft, inner)


def _is_official(draft: Draft) -> bool:
    """Whether what is said of others is a political act."""
    return bool(draft.speakers) and draft.speakers[0].sector not in _ONLOOKERS


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(phrase)}\b")


def _stands_in(phrase: str, words: str) -> bool:
    return phrase in words and bool(_pattern(phrase).search(words))
