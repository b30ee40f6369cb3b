"""What is said where a text runs on in somebody's voice, turn by turn, and no verb reports it.

A turn's label is the cue of its plain sentences; where a performative or a modal stands in them
("Peru must pay …"), that is the cue (codebook section 3).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.codebook import tone
from dragoman.model import Act, Actor
from dragoman.reading.drafts import Draft
from dragoman.reading.modals import Modals
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries, distinct, others
from dragoman.reading.sayings import Sayings
from dragoman.reading.turns import Turn, Turns
from dragoman.reading.verdicts import Verdicts
from dragoman.reading.whose import Whose

if TYPE_CHECKING:
    from spacy.tokens import Span


def run_on(parsed: Parsed, drafts: list[Draft], own: Actor | None) -> list[Draft]:
    """The drafts with those that stand in a transcript's or a government's own voice."""
    added = _Voices(parsed, drafts).heard(Turns(parsed, own))
    return sorted([*drafts, *added], key=lambda draft: draft.cue_span)


class _Voices:
    def __init__(self, parsed: Parsed, drafts: list[Draft]) -> None:
        whose = Whose(parsed)
        self._doc = parsed.doc
        self._mentions = parsed.mentions
        self._sayings = Sayings(drafts)
        self._modals = Modals(parsed, drafts, whose)
        self._verdicts = Verdicts(parsed, whose)
        self._reproach = tone.load().reproach

    def heard(self, turns: Turns) -> Iterator[Draft]:
        for turn in turns:
            sentences = turns.sentences(turn.start, turn.end)
            if turn.cue is None:
                for sentence in sentences:
                    yield from self._modals.said_in(sentence, turn)
            elif turns.asks(turn):
                yield turn.draft(self._doc, turn.cue, [(turn.start, turn.end)], silent=True)
            elif turn.speakers:
                yield from self._speech(sentences, turn, turn.cue)

    def _speech(self, sentences: list[Span], turn: Turn, cue: tuple[int, int]) -> Iterator[Draft]:
        plain: list[Span] = []
        for sentence in sentences:
            modals = list(self._modals.said_in(sentence, turn))
            yield from modals
            if not modals and not self._performs(sentence, turn):
                plain.append(sentence)
        if plain:
            draft = turn.draft(self._doc, cue, _runs(plain))
            aimed = self._reproached(plain, turn)
            if aimed:
                draft.act, draft.addressees = Act.CRITICISE, aimed
            else:
                self._verdicts.by_words(draft)
            yield draft

    def _performs(self, sentence: Span, turn: Turn) -> bool:
        """Whether the sentence's main clause is a statement of the speaker's already, which then
        stands in direct speech."""
        found = False
        for draft in self._sayings.cued_in(sentence.start_char, sentence.end_char):
            mine = countries(draft.speakers) == countries(turn.speakers)
            if mine and (draft.clause.governor is None or draft.clause.link == "relative"):
                draft.direct = True
                found = True
        return found

    def _reproached(self, sentences: list[Span], turn: Turn) -> tuple[Actor, ...]:
        """Whom the first sentence with words of reproach and another party's name speaks of."""
        for sentence in sentences:
            if self._reproach.isdisjoint(token.lemma_ for token in sentence):
                continue
            named = distinct(
                actor
                for mention in self._mentions.within(sentence.start_char, sentence.end_char)
                for actor in mention.actors
            )
            aimed = others(named, turn.speakers)
            if aimed:
                return aimed[:1]
        return ()


def _runs(sentences: list[Span]) -> list[tuple[int, int]]:
    """Offsets of unbroken runs of sentences."""
    runs: list[tuple[int, int]] = []
    for sentence in sentences:
        end = sentence.start_char + len(sentence.text.rstrip())
        if runs and sentence.start_char - runs[-1][1] <= 2:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((sentence.start_char, end))
    return runs
