"""Modals in a speaker's own voice: duties laid on others and plans of the speaker's own side.

``Peru must pay`` is a directive and ``we will rebuild`` a commissive, with no verb of saying; the
modal is the cue (codebook section 3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.model import Act, Actor, Modality
from dragoman.reading.announcements import Announcements
from dragoman.reading.clauses import TO_COME, Clause
from dragoman.reading.drafts import Draft
from dragoman.reading.ordered import Ordered
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries, distinct, others
from dragoman.reading.sayings import Sayings
from dragoman.reading.syntax import behind, has_subject, head_lemmas
from dragoman.reading.turns import Turn
from dragoman.reading.whose import Whose

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


class Modals:
    """Finds what modals say in one document, whose other statements are ``drafts``."""

    def __init__(self, parsed: Parsed, drafts: Sequence[Draft], whose: Whose) -> None:
        self._doc = parsed.doc
        self._text = parsed.text
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._sayings = Sayings(drafts)
        self._own_cues = Ordered(
            (draft for draft in drafts if draft.clause.governor is None),
            lambda draft: draft.cue_span[0],
        )
        self._announcements = Announcements(parsed, whose)

    def said_in(self, sentence: Span, turn: Turn) -> Iterator[Draft]:
        """What the main clauses say that are nobody else's words."""
        if sentence.text.rstrip().endswith("?"):
            return
        cued = self._sayings.cued_in(sentence.start_char, sentence.end_char)
        for clause in self._main_clauses(sentence):
            if any(
                draft.covers(clause.start, clause.end) or draft.clause.root == clause.root
                for draft in cued
            ):
                continue
            draft = self._said(clause, turn)
            if draft is not None:
                yield draft

    def _main_clauses(self, sentence: Span) -> Iterator[Clause]:
        """``they must pay; we will wait and our friends will help``."""
        for token in sentence:
            clause = self._clauses.get(token.i)
            if clause is None or clause.kind == "noun":
                continue
            if token.i == sentence.root.i or _stands_beside(token, sentence.root):
                yield clause

    def _said(self, clause: Clause, turn: Turn) -> Draft | None:
        named = distinct(a for phrase in clause.subject for a in self._mentions.of(phrase))
        if turn.joint and head_lemmas(clause.subject, self._doc) & grammar.load().signatories:
            named = named or turn.speakers
        if clause.modality is Modality.OBLIGATION:
            return self._duty(clause, turn, named)
        future = clause.condition and _has_future(self._doc[clause.root])
        if named and (clause.modality in TO_COME or future):
            return self._plan(clause, turn, named)
        return None

    def _duty(self, clause: Clause, turn: Turn, named: tuple[Actor, ...]) -> Draft | None:
        """``Peru must pay``; where nobody is meant, ``the road must stay open`` only states."""
        aimed = others(named, turn.speakers)
        if (named and not aimed) or self._is_inverted(clause):
            return None
        draft = self._cued(clause, turn)
        draft.modality = Modality.OBLIGATION
        if aimed or turn.cue:
            draft.act, draft.addressees = Act.DEMAND, aimed
        if turn.cue is None and not turn.joint:
            last = self._last_speaker(draft.cue_span[0])
            if not last and not aimed:
                return None
            draft.speakers = last or turn.speakers
            draft.addressees = others(named, draft.speakers) or aimed
        if draft.act is Act.STATE:
            draft.content.insert(0, (clause.extent[0], draft.cue_span[0] - 1))
        return draft

    def _is_inverted(self, clause: Clause) -> bool:
        """``should both so wish``: a condition and no duty."""
        modals = (c for c in self._doc[clause.root].children if c.tag_ == "MD")
        first = min((phrase.root for phrase in clause.subject), default=-1)
        return any(modal.i < first for modal in modals)

    def _last_speaker(self, offset: int) -> tuple[Actor, ...]:
        before = self._own_cues.before(offset - 1)
        return before.speakers if before is not None else ()

    def _plan(self, clause: Clause, turn: Turn, named: tuple[Actor, ...]) -> Draft | None:
        """``we will rebuild``, ``Peru and Chile will each send boats``: told by the planners."""
        shared = countries(turn.speakers) & countries(named)
        if others(named, turn.speakers) and not shared:
            return None
        draft = self._cued(clause, turn)
        if turn.cue is None or countries(named) != countries(turn.speakers):
            draft.speakers = named
        self._announcements.decide(draft, clause)
        if clause.condition is not None and clause.condition[1] <= draft.cue_span[0]:
            draft.content.insert(0, clause.condition)
        return draft if draft.act is not Act.STATE else None

    def _cued(self, clause: Clause, turn: Turn) -> Draft:
        """A draft whose cue is the clause's modal and whose content follows it."""
        token = self._doc[clause.root]
        modal = next((t for t in token.children if t.dep_ == "aux"), token)
        end = modal.idx + len(modal)
        content = (end + 1, max(self._end(token), end + 2))
        draft = turn.draft(self._doc, (modal.idx, end), [content])
        draft.inner = clause
        draft.modality = clause.modality or Modality.FACT
        return draft

    def _end(self, token: Token) -> int:
        """Where what is said ends: at the next main clause that hangs on the same predicate."""
        for child in token.children:
            if child.dep_ == "conj" and child.i in self._clauses and has_subject(child):
                before = self._text[: child.left_edge.idx].rstrip()
                return len(before.removesuffix(" and").removesuffix(" but").rstrip(" ,;"))
        return self._clauses[token.i].extent[1]


def _stands_beside(token: Token, main: Token) -> bool:
    """Whether a clause stands on its own beside the main one, after "and" or before a stop."""
    if token.head.i != main.i or not has_subject(token):
        return False
    if token.dep_ in ("conj", "parataxis"):
        return True
    return token.dep_ == "ccomp" and behind(token) in (";", "—")


def _has_future(token: Token) -> bool:
    return any(grammar.load().modals.get(c.lower_) == "future" for c in token.children)
