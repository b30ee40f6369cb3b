"""What negation, and whose deed it is, make of an act that the cue gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import grammar, tone
from dragoman.model import Act, Polarity
from dragoman.reading.clauses import Clause
from dragoman.reading.parsed import Parsed
from dragoman.reading.syntax import THIS, head_lemmas
from dragoman.reading.whose import Whose

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.reading.drafts import Draft


class Settlement:
    """Settles the acts of one document's statements."""

    def __init__(self, parsed: Parsed, whose: Whose) -> None:
        self._doc = parsed.doc
        self._mentions = parsed.mentions
        self._whose = whose
        self._tone = tone.load()
        self._steps = grammar.load().steps

    def settle(self, draft: Draft, inner: Clause | None) -> None:
        """Changes the draft's act and polarity, and drops addressees it cannot have."""
        clause = draft.inner or draft.clause
        now = clause.negated and not clause.past and not clause.perfect
        if now and (draft.act is Act.SUPPORT or (draft.act is Act.COMMIT and clause.modality)):
            draft.act, draft.polarity = Act.REJECT, Polarity.AFFIRMED
        elif self._is_glad(draft, inner):
            draft.act = Act.SUPPORT
        elif self._condoles(draft):
            draft.act = Act.SUPPORT
            draft.addressees = draft.addressees or self._whose.states_in(draft)
        elif draft.act is Act.CRITICISE and self._regrets_own(draft, inner):
            draft.act, draft.addressees = Act.CONCEDE, ()
        elif draft.act is Act.CRITICISE and self._fears(draft, inner):
            draft.act, draft.addressees = Act.STATE, ()
        elif draft.act is Act.CRITICISE and self._is_heard_in_a_forum(draft):
            draft.addressees = self._whose.states_in(draft) or draft.addressees
        elif draft.act is Act.REJECT and self._opposes_conduct(clause):
            draft.act = Act.CRITICISE
        elif draft.act is Act.REJECT and self._disclaims(clause):
            draft.act, draft.polarity, draft.addressees = Act.STATE, Polarity.NEGATED, ()
        elif draft.act is Act.REJECT and inner is not None and inner.infinitive:
            if self._says_nothing(inner):
                draft.act, draft.polarity = Act.STATE, Polarity.NEGATED
                draft.addressees = ()

    def _is_glad(self, draft: Draft, inner: Clause | None) -> bool:
        """``are glad to see that it holds``: it promises nothing."""
        if draft.act is not Act.COMMIT or inner is None:
            return False
        return inner.lemma in self._tone.perceiving and draft.clause.kind == "adjective"

    def _disclaims(self, clause: Clause) -> bool:
        """``has no wish for a clash``, ``had no intention of harming Togo``: it refuses nothing."""
        if clause.lemma != "have" or not clause.negated:
            return False
        return bool(clause.lemmas & self._tone.unwanted)

    def _says_nothing(self, refused: Clause) -> bool:
        """``declined to comment``, ``would not give a date``; not ``refused to discuss peace``."""
        told = self._heads(refused, "patient")
        words = grammar.load()
        if refused.lemma in self._tone.silence:
            return not told & (words.truces | words.agreement_nouns)
        return refused.lemma in self._tone.handing_out and bool(told & self._tone.particulars)

    def _is_heard_in_a_forum(self, draft: Draft) -> bool:
        """``complained to the United Nations of the raid``: an organisation only hears it."""
        if not all(actor.country_class for actor in draft.addressees):
            return False
        if draft.clause.lemma in grammar.load().telling:
            return True
        behind = (draft.clause.roles.get(name, ()) for name in ("to", "with", "before"))
        hearers = {a for phrases in behind for each in phrases for a in self._mentions.of(each)}
        return bool(hearers & set(draft.addressees))

    def _condoles(self, draft: Draft) -> bool:
        """``expressed regret over the floods in Chad``: what nobody did."""
        regretted = self._heads(draft.clause, "patient", "over", "for", "at", "about")
        return draft.act is Act.CRITICISE and not regretted.isdisjoint(self._tone.disasters)

    def _regrets_own(self, draft: Draft, inner: Clause | None) -> bool:
        """``regretted the accident``, which nobody else chose to do."""
        objects = self._heads(draft.clause, "patient")
        regretted = self._heads(draft.clause, "patient", "over", "for", "at", "about")
        if "regret" not in objects | {draft.clause.lemma}:
            return False
        if regretted & self._tone.harm_done:
            return True
        if self._whose.named_in(draft):
            return False
        if inner is not None and draft.clausal and not inner.passive:
            return self._whose.own(draft, inner)
        return not regretted & self._tone.choices

    def _fears(self, draft: Draft, inner: Clause | None) -> bool:
        """``worry that trade will suffer``: of what may come, with no party behind it."""
        if inner is None or not self._whose.cue_words(draft) & self._tone.fears:
            return False
        return inner.modality is not None and not self._whose.named_in(draft)

    def _opposes_conduct(self, clause: Clause) -> bool:
        """``objected to the attack``, ``opposes this``, ``called the decision groundless``: what is
        already done, no proposal or demand."""
        judged, done = self._heads(clause, "patient", "to"), self._tone.conduct | self._steps
        if clause.lemma in self._tone.opposing:
            return bool(judged & (done | THIS)) and not self._is_any(clause)
        styled = clause.lemma in self._tone.styling and clause.lemmas & self._tone.denial
        return bool(styled and (judged | self._styled_as(clause)) & done)

    def _is_any(self, clause: Clause) -> bool:
        """``opposed any attempt``, ``opposes unilateral attempts``: nobody has made one yet."""
        nouns = [self._doc[phrase.root] for phrase in clause.roles.get("patient", ())]
        return bool(nouns) and all(map(_is_any, nouns))

    def _styled_as(self, clause: Clause) -> set[str]:
        """``called the decision groundless``, where the parser makes one noun of both words."""
        heads = [self._doc[phrase.root] for phrase in clause.roles.get("as", ())]
        return {c.lemma_ for head in heads for c in head.lefts if c.dep_ == "compound"}

    def _heads(self, clause: Clause, *roles: str) -> set[str]:
        phrases = (phrase for role in roles for phrase in clause.roles.get(role, ()))
        return head_lemmas(phrases, self._doc)


def _is_any(noun: Token) -> bool:
    words = [child for child in noun.children if child.dep_ in ("det", "poss")]
    bare = noun.tag_ == "NNS" and not words
    return bare or any(word.lower_ == "any" for word in words)
