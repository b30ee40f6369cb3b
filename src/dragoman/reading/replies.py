"""Whom a statement or deed answers that names nobody.

``Ghana accused Togo of spying. Togo rejected the charge and expelled three diplomats.`` Where the
noun says what kind of move it takes up, that is whoever last made one. Else only the sentence
before counts, where it leaves one other side; it is one of the same paragraph, but for what is
rejected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from dragoman.codebook import Codebook, grammar
from dragoman.knowledge import Sector
from dragoman.model import Act, Actor
from dragoman.reading.clauses import Phrase
from dragoman.reading.coded import Coded
from dragoman.reading.drafts import JUDGING, Draft
from dragoman.reading.moves import Move, Moves
from dragoman.reading.ordered import Ordered
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries, opposite
from dragoman.reading.syntax import THIS, takes_up

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_WORDS = frozenset({"NOUN", "PROPN", "VERB", "NUM"})
_AIMED = frozenset({"ACCUSE", "CONCEDE", "THREATEN", "SANCTION", "ASSAULT", "REJECT"})
"""Types of what is done to somebody even where nobody is named."""
_ASKING = frozenset({"REQUEST", "AGREE", "THREATEN"})
"""Types of what is answered by yes or no."""
_LEAD = 2
"""Sentences that say what a story is about; its headline may be one of them."""
_NEAR = 3
"""Sentences over which a conflict goes on."""
_ARMS: frozenset[Sector] = frozenset({"GOV", "MIL"})
"""Sectors that act towards other states; what courts and firms do is aimed at home too."""


class Replies:
    """Finds the other side of what one document's statements and deeds answer."""

    def __init__(self, parsed: Parsed, moves: Moves, drafts: Sequence[Draft]) -> None:
        self._parsed = parsed
        self._moves = moves
        self._book: Codebook = parsed.coding.book
        self._sums_up = grammar.load().summing_up
        self._steps = grammar.load().steps
        self._papers = grammar.load().handing_over.papers
        self._replying = grammar.load().replying
        self._denying = grammar.load().complements.denied
        self._spoken = {self._sentence(draft.clause.root) for draft in drafts}

    def answered(self, draft: Draft) -> tuple[Actor, ...]:
        """The one other side that did or said what a statement judges by a noun alone: ``the
        charge``; whoever did it to the speaker before anybody else."""
        if draft.act not in JUDGING:
            return ()
        noun = self._judged_noun(draft)
        told = self._taken_up(noun, draft) if noun is not None else self.accused(draft)
        if not told and noun is not None and noun.lemma_ in self._steps:
            told = self._doer_before(draft)
        if not told and noun is not None and noun.lemma_ in self._papers:
            told = self._issuer(draft)
        if told or draft.inner is not None or not self.is_bare(draft):
            return told
        own = countries(draft.speakers)
        near = draft.act is not Act.REJECT
        moves = self._moves_in(self._before(draft.clause.root, near=near))
        if not moves:
            before = self._before(draft.clause.root, near=True)
            return _only(self._subject_of(before, draft.act), own)
        if any(own & countries(move.actors) for move in moves):
            return ()
        at_speaker = [move for move in moves if own & countries(move.recipients)]
        return _only((actor for move in at_speaker or moves for actor in move.actors), own)

    def _doer_before(self, draft: Draft) -> tuple[Actor, ...]:
        """Who did ``the step``: the last deed told, whatever was said of it since, else what the
        story opens with."""
        own = countries(draft.speakers)
        near = self._sentences_before(draft.clause.root)
        for sentence in chain(near, self._opening(draft.clause.root)):
            deeds = [m for m in self._moves_in(sentence) if self._book.types[m.type].material]
            if deeds:
                return _only((actor for deed in deeds for actor in deed.actors), own)
        return ()

    def _issuer(self, draft: Draft) -> tuple[Actor, ...]:
        """``criticised the declaration``: the organisation that a story opens with."""
        own = countries(draft.speakers)
        for sentence in self._opening(draft.clause.root):
            actors = (actor for move in self._moves_in(sentence) for actor in move.actors)
            issued = _only((actor for actor in actors if actor.country_class), own)
            if issued:
                return issued
        return ()

    def _opening(self, root: int) -> Iterator[int]:
        """First tokens of the first sentences of the story that a token belongs to."""
        token = self._parsed.doc[root]
        begins = self._parsed.story(token.idx)
        before = self._sentences.starting_in(begins, token.sent.start_char)
        yield from (sentence.start for sentence in before[:_LEAD])

    @cached_property
    def _sentences(self) -> Ordered[Span]:
        return Ordered(self._parsed.doc.sents, lambda sentence: sentence.start_char)

    def _taken_up(self, noun: Token, draft: Draft) -> tuple[Actor, ...]:
        """Who did what a noun takes up; all who did what several do together."""
        told = self._moves.taken_up(noun, draft.speakers)
        if told or draft.act is Act.REJECT:
            return told
        return self._moves.together(noun, draft.speakers)

    def accused(self, draft: Draft) -> tuple[Actor, ...]:
        """``denied backing the rebels``: who accused the speaker of something."""
        if draft.clause.lemma not in self._denying:
            return ()
        return self._moves.accusers(draft.clause.root, draft.speakers)

    def judged(self, draft: Draft) -> tuple[Actor, ...]:
        """``Ghana accused Togo of spying, a charge Lomé called absurd``: who did or said what the
        relative clause judges."""
        noun = self._parsed.doc[draft.clause.root].head
        relative = draft.clause.link == "relative" and noun.lemma_ in self._sums_up
        if draft.act not in JUDGING or not relative:
            return ()
        told = self._moves.taken_up(noun, draft.speakers)
        if told:
            return told
        own = countries(draft.speakers)
        sentence = self._sentence(draft.clause.root)
        moves = [move for move in self._moves_in(sentence) if not own & countries(move.actors)]
        return _only((actor for move in moves[-1:] for actor in move.actors), own)

    def completed(self, wanting: Iterable[Coded]) -> Iterator[Coded]:
        """Those deeds of conflict whose recipient is the other side of the conflict before."""
        for event in wanting:
            found = self._opponent(event)
            if found:
                yield replace(event, recipients=found, recalled=True)

    def aimed(self, events: Iterable[Coded]) -> Iterator[Coded]:
        """The events, those at an enemy that name none aimed at the other side of the conflict
        before: ``Togo protested``, ``it later apologised``."""
        for event in events:
            open_ = not event.recipients and event.draft is None
            found = self._asker(event) if open_ else ()
            if open_ and event.type in _AIMED:
                found = found or self._opponent(event)
            yield replace(event, recipients=found, recalled=True) if found else event

    def _asker(self, event: Coded) -> tuple[Actor, ...]:
        """``Chad asked Niger for a day more, and Niger agreed``: with whoever asked or offered."""
        clause, own = event.clause, countries(event.actors)
        if clause.lemma not in self._replying or clause.complements:
            return ()
        for sentence in (self._sentence(clause.root), self._before(clause.root, near=True)):
            asked = [
                move
                for move in self._moves_in(sentence)
                if move.type in _ASKING and own <= countries(move.recipients)
            ]
            if asked:
                return _only(asked[-1].actors, own)
        return ()

    def _opponent(self, event: Coded) -> tuple[Actor, ...]:
        """The other side of the last conflict of its actor, told in a few sentences before."""
        if any(actor.sector not in _ARMS for actor in event.actors):
            return ()
        own = countries(event.actors)
        for sentence in self._sentences_before(event.clause.root):
            sides = [
                opposite(side, event.actors)
                for move in self._moves_in(sentence)
                if self._book.types[move.type].hostile
                for mine, side in ((move.actors, move.recipients), (move.recipients, move.actors))
                if own <= countries(mine)
            ]
            found = _only((actor for side in sides for actor in side), own)
            if found or any(sides):
                return found
        return ()

    def _sentences_before(self, root: int) -> Iterator[int]:
        """First tokens of the few sentences before one, in its paragraph, the nearest first."""
        for _ in range(_NEAR):
            root = self._before(root, near=True)
            if root < 0:
                return
            yield root

    def _moves_in(self, sentence: int) -> list[Move]:
        """What one side did or said in the sentence that begins there."""
        if sentence < 0:
            return []
        end = self._parsed.doc[sentence].sent.end
        return [move for move in self._moves.between(sentence, end) if not move.by_equals]

    def _subject_of(self, sentence: int, act: Act) -> Iterator[Actor]:
        """The parties that a sentence names as doing something; only what they say is rejected,
        only what they do is judged."""
        root = self._parsed.doc[sentence].sent.root.i if sentence >= 0 else -1
        clause = self._parsed.clauses.get(root)
        says = sentence in self._spoken
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

    def _judged_noun(self, draft: Draft) -> Token | None:
        """``the bombing`` of ``called the bombing an atrocity`` and ``said the bombing was an
        atrocity``, if it names nobody."""
        for phrase in draft.clause.roles.get("patient", ()) or self._subject_told(draft):
            noun = self._parsed.doc[phrase.root]
            inside = self._parsed.mentions.within(phrase.start, phrase.end)
            if takes_up(noun) and not any(mention.actors for mention in inside):
                return noun
        return None

    def _subject_told(self, draft: Draft) -> tuple[Phrase, ...]:
        """What the clause that a draft's content is says something of."""
        for part in draft.content[:1]:
            for clause in self._parsed.clauses.within(*part):
                if clause.governor == draft.clause.root and clause.link == "complement":
                    return tuple(clause.subject)
        return ()

    def is_bare(self, draft: Draft) -> bool:
        """Whether the content is a word that takes up what was told: ``the charge``, ``this``, and
        names nothing else."""
        objects = (self._parsed.doc[p.root] for p in draft.clause.roles.get("patient", ()))
        if any(noun.lower_ in THIS for noun in objects):
            return True
        words = [token for token in self._parsed.tokens(draft.content) if token.pos_ in _WORDS]
        return len(words) == 1 and takes_up(words[0])


def _only(actors: Iterable[Actor], own: frozenset[str]) -> tuple[Actor, ...]:
    """The actors if they are of one side, and that is another than ``own``."""
    found = opposite(actors, ())
    return found if len(found) == 1 and not own & countries(found) else ()
