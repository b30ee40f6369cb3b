"""Whom a statement or deed answers that names nobody: looked up in the sentence before it.

``Ghana accused Togo of spying. Togo rejected the charge and expelled three diplomats.`` Only the
sentence before counts, where it leaves one other side; it is one of the same paragraph, but for
what is rejected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.codebook import Codebook, grammar
from dragoman.model import Act, Actor
from dragoman.reading.coded import EQUALS, Coded
from dragoman.reading.drafts import JUDGING, Draft
from dragoman.reading.language import lemma
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries, opposite
from dragoman.reading.syntax import takes_up

_CONFLICT = (3, 4)
"""Quad classes of conflict (codebook section 4.1)."""
_WORDS = frozenset({"NOUN", "PROPN", "VERB", "NUM"})
_ARMS = frozenset({"GOV", "MIL"})
"""Sectors that act towards other states; what courts and firms do is aimed at home too."""


class _Move(NamedTuple):
    """What one side did or said, be it to another."""

    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    type: str


class Replies:
    """Finds the other side in the sentence before."""

    def __init__(self, parsed: Parsed, events: Sequence[Coded], drafts: Sequence[Draft]) -> None:
        self._parsed = parsed
        self._book: Codebook = parsed.coding.book
        self._sums_up = grammar.load().summing_up
        self._events: dict[int, list[Coded]] = {}
        self._drafts: dict[int, list[Draft]] = {}
        for event in events:
            self._events.setdefault(self._sentence(event.clause.root), []).append(event)
        for draft in drafts:
            self._drafts.setdefault(self._sentence(draft.clause.root), []).append(draft)

    def answered(self, draft: Draft) -> tuple[Actor, ...]:
        """The one other side that did or said what a statement judges by a noun alone: ``the
        charge``; whoever did it to the speaker before anybody else."""
        if draft.act not in JUDGING or draft.inner is not None or not self.is_bare(draft):
            return ()
        own = countries(draft.speakers)
        near = draft.act is not Act.REJECT
        moves = list(self._moves_in(self._before(draft.clause.root, near=near)))
        if not moves:
            before = self._before(draft.clause.root, near=True)
            return _only(self._subject_of(before, draft.act), own)
        if any(own & countries(move.actors) for move in moves):
            return ()
        at_speaker = [move for move in moves if own & countries(move.recipients)]
        return _only((actor for move in at_speaker or moves for actor in move.actors), own)

    def judged(self, draft: Draft) -> tuple[Actor, ...]:
        """``Ghana accused Togo of spying, a charge Lomé called absurd``: who did or said what the
        relative clause judges."""
        noun = lemma(self._parsed.doc[draft.clause.root].head)
        if draft.act not in JUDGING or draft.clause.link != "relative" or noun not in self._sums_up:
            return ()
        own = countries(draft.speakers)
        sentence = self._sentence(draft.clause.root)
        moves = [move for move in self._moves_in(sentence) if not own & countries(move.actors)]
        return _only((actor for move in moves[-1:] for actor in move.actors), own)

    def completed(self, wanting: Iterable[Coded]) -> Iterator[Coded]:
        """Those deeds of conflict whose recipient is the other side of the conflict before."""
        for event in wanting:
            if any(actor.sector not in _ARMS for actor in event.actors):
                continue
            own = countries(event.actors)
            sides = [
                side
                for move in self._moves_in(self._before(event.clause.root, near=True))
                if self._book.types[move.type].quad in _CONFLICT
                for mine, side in (
                    (move.actors, move.recipients),
                    (move.recipients, move.actors),
                )
                if countries(mine) == own and not own & countries(side)
            ]
            found = _only((actor for side in sides for actor in side), own)
            if found:
                yield replace(event, recipients=found, recalled=True)

    def _moves_in(self, sentence: int) -> Iterator[_Move]:
        for event in self._events.get(sentence, ()):
            if event.type not in EQUALS:
                yield _Move(event.actors, event.recipients, event.type)
        for draft in self._drafts.get(sentence, ()):
            kind = self._book.acts.get(draft.act)
            if kind and draft.speakers:
                yield _Move(draft.speakers, draft.addressees, kind)

    def _subject_of(self, sentence: int, act: Act) -> Iterator[Actor]:
        """The parties that a sentence names as doing something; only what they say is rejected,
        only what they do is judged."""
        root = self._parsed.doc[sentence].sent.root.i if sentence >= 0 else -1
        clause = self._parsed.clauses.get(root)
        says = bool(self._drafts.get(sentence))
        if clause is None or clause.passive or says is not (act is Act.REJECT):
            return
        for phrase in clause.subject:
            mention = self._parsed.mentions.head(phrase)
            if mention is not None and mention.how != "pronoun":
                yield from mention.actors

    def _sentence(self, root: int) -> int:
        return int(self._parsed.doc[root].sent.start)

    def _before(self, root: int, *, near: bool = False) -> int:
        """First token of the sentence before, with ``near`` in the same paragraph; -1 if none."""
        doc = self._parsed.doc
        own = doc[root].sent
        if not own.start:
            return -1
        before = doc[own.start - 1].sent
        paragraph, _ = self._parsed.paragraph(own.start_char)
        return -1 if near and before.start_char < paragraph else int(before.start)

    def is_bare(self, draft: Draft) -> bool:
        """Whether the content is a noun that takes up what was told: ``the charge``, ``the move``,
        and names nothing else."""
        tokens = [
            token
            for start, end in draft.content
            for token in self._parsed.doc.char_span(start, end, alignment_mode="expand") or ()
        ]
        words = [token for token in tokens if token.pos_ in _WORDS]
        return len(words) == 1 and takes_up(words[0])


def _only(actors: Iterable[Actor], own: frozenset[str]) -> tuple[Actor, ...]:
    """The actors if they are of one side, and that is another than ``own``."""
    found = opposite(actors, ())
    return found if len(found) == 1 and not own & countries(found) else ()
