"""What a content asks of another party: by a wish, an obligation or an order, and not by a
question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import grammar, tone
from dragoman.model import Act, Actor
from dragoman.reading.clauses import Clause
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries, others
from dragoman.reading.syntax import SUBJECT, has_modal
from dragoman.reading.typography import plain
from dragoman.reading.whose import Whose

if TYPE_CHECKING:
    from dragoman.reading.drafts import Draft


_THEM = frozenset({"it", "he", "she", "they"})


class Demands:
    """Finds the demands among one document's statements."""

    def __init__(self, parsed: Parsed, whose: Whose) -> None:
        self._doc = parsed.doc
        self._text = parsed.text
        self._mentions = parsed.mentions
        self._whose = whose
        self._telling = grammar.load().telling
        self._no_orders = tone.load().no_orders
        self._or_else = tone.load().or_else

    def wish(self, draft: Draft, wished: Clause) -> None:
        """Hoping or expecting with the other side as subject is asking."""
        heads = [self._mentions.at(phrase.root) for phrase in wished.subject]
        aimed = others((a for m in heads if m is not None for a in m.actors), draft.speakers)
        if aimed and draft.speakers and draft.speakers[0].sector == "GOV":
            draft.act = Act.DEMAND
            draft.addressees = aimed

    def oblige(self, draft: Draft, inner: Clause) -> None:
        """``Togo must pay``, ``that Togo be told``: what another party has to do."""
        if inner.negated and "have" in inner.lemmas:
            return  # "will not have to wait"
        aimed = others(self._whose.subject(inner), draft.speakers)
        bare = self._doc[inner.root].tag_ in ("VB", "VBN") and not inner.infinitive
        if bare and inner.modality and not has_modal(self._doc[inner.root]):
            draft.act, draft.addressees = Act.DEMAND, draft.addressees or aimed
            return
        if draft.addressees and aimed and not countries(aimed) & countries(draft.addressees):
            return
        told = self._is_told(draft, inner)
        asked = aimed or told or (draft.quoted and self._whose.is_counterpart(inner))
        if asked and draft.speakers and "wh" not in [c.kind for c in draft.clause.complements]:
            draft.act = Act.DEMAND
            draft.addressees = aimed or draft.addressees

    def _is_told(self, draft: Draft, inner: Clause) -> bool:
        """``told Togo that it must pay``: the one who is told has to."""
        words = {self._doc[phrase.root].lower_ for phrase in inner.subject}
        stands_for_one = bool(words) and words <= _THEM and has_modal(self._doc[inner.root])
        return stands_for_one and bool(draft.addressees) and draft.clause.lemma in self._telling

    def is_order(self, clause: Clause) -> bool:
        """``"Stop the raids,"``: a bare verb that opens what is said."""
        token = self._doc[clause.root]
        if token.tag_ != "VB" or any(c.dep_ in ("aux", *SUBJECT) for c in token.children):
            return False
        before = self._doc[token.i - 1] if token.i else None
        opens = before is None or before.is_quote or before.lower_ in ("please", "not")
        return opens and token.lemma_ not in self._no_orders

    def is_question(self, draft: Draft) -> bool:
        """``"Will Togo pay?" he asked``: a question put demands nothing."""
        start, end = draft.content[0]
        closed = plain(self._text[start : end + 2])
        return '?"' in closed and closed.rstrip(" \n").endswith('?"')

    def is_ultimatum(self, draft: Draft) -> bool:
        """``must withdraw or face sanctions``: what is asked for under a threat."""
        said = " ".join(self._text[start:end].lower() for start, end in draft.content)
        return any(f" or {words} " in f"{said} " for words in self._or_else)

    def asked_to_act(self, draft: Draft, inner: Clause) -> tuple[Actor, ...]:
        """``that Togo leave``, not ``that Togo be told``."""
        if inner.passive or inner.link == "relative":
            return ()
        return others(self._whose.subject(inner), draft.speakers)
