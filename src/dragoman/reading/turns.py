"""Turns: lines in one voice, as of a transcript, a paper given whole or a government's account."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.model import Act, Actor
from dragoman.reading import lexicon
from dragoman.reading.blocks import Block, find_blocks, issuer
from dragoman.reading.clauses import Clause
from dragoman.reading.drafts import Draft
from dragoman.reading.ordered import Ordered
from dragoman.reading.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


@dataclass(frozen=True, slots=True)
class Turn:
    """Lines of text in one voice, from after what says whose it is; offsets are characters."""

    start: int
    end: int
    cue: tuple[int, int] | None
    """The speaker's label, or the words that hand over to a paper; None in a government's own
    account."""
    speakers: tuple[Actor, ...]
    speaker: tuple[int, int] | None = None
    """The words that name the speaker."""
    joint: bool = False
    """Whether it is a paper of several, who call themselves "we"."""

    def draft(
        self,
        doc: Doc,
        cue: tuple[int, int],
        content: list[tuple[int, int]],
        *,
        silent: bool = False,
    ) -> Draft:
        """A plain statement of the turn's speakers."""
        words = doc.char_span(*cue, alignment_mode="expand")
        assert words is not None
        return Draft(
            clause=Clause.of_cue(words[-1].i, cue),
            cue=None,
            act=Act.STATE,
            cue_span=cue,
            content=content,
            speakers=self.speakers,
            speaker=self.speaker,
            direct=self.cue is not None,
            joint=self.joint,
            silent=silent,
        )


class Turns:
    """The turns of one document; ``own`` is the government whose document it is."""

    def __init__(self, parsed: Parsed, own: Actor | None) -> None:
        self._text = parsed.text
        self._parsed = parsed
        self._lines = parsed.paragraphs
        self._mentions = parsed.mentions
        self._quotes = parsed.quotes
        self._sents = Ordered(parsed.doc.sents, lambda sentence: sentence.start_char)
        self._own = own

    def __iter__(self) -> Iterator[Turn]:
        blocks = find_blocks(self._text, lexicon.states(self._parsed.coding.known))
        yield from map(self._paper, blocks)
        joint = self._joint()
        unlabelled = joint or self._owners()
        for start, end in self._lines:
            if any(block.heading[0] <= start < block.end for block in blocks):
                continue
            label = self._parsed.label((start, end))
            if label is not None:
                yield self._labelled(label, end)
            elif unlabelled:
                yield Turn(start, end, None, unlabelled, joint=bool(joint))

    def sentences(self, start: int, end: int) -> list[Span]:
        """The sentences that start in ``[start, end)`` and are not blank."""
        return [s for s in self._sents.starting_in(start, end) if s.text.strip(" :\n")]

    def asks(self, turn: Turn) -> bool:
        """Whether a turn is a question put by the press, or by nobody who is known."""
        if any(actor.sector == "JRN" for actor in turn.speakers):
            return True
        if turn.cue is not None and self._is_outlet(turn.cue):
            return True
        return not turn.speakers and self._text[turn.start : turn.end].rstrip().endswith("?")

    def _is_outlet(self, label: tuple[int, int]) -> bool:
        """``Radio Norte:``: whoever asks is named after the station."""
        name = self._text[slice(*label)].rstrip(": ")
        return grammar.load().press(name) is not None

    def _owners(self) -> tuple[Actor, ...]:
        return (self._own,) if self._own is not None else ()

    def _joint(self) -> tuple[Actor, ...]:
        """Who speaks where a paper opens with "we"."""
        opening = next(iter(self._lines), (0, 0))
        for mention in self._mentions.within(*opening):
            if self._mentions.word(mention) == "we" and self._quotes.at(mention.start) is None:
                return mention.actors
        return ()

    def _paper(self, block: Block) -> Turn:
        """A paper given whole; whose it is, the line before it says."""
        named = issuer(self._mentions.within(*block.heading))
        if named is None:
            return Turn(block.start, block.end, block.cue, self._owners())
        return Turn(block.start, block.end, block.cue, named.actors, (named.start, named.end))

    def _labelled(self, label: tuple[int, int], end: int) -> Turn:
        speakers = () if self._is_topic(label, end) else self._speakers(label)
        return Turn(label[1], end, label, speakers, (label[0], label[1] - 1))

    def _is_topic(self, label: tuple[int, int], end: int) -> bool:
        """``Chile-Peru: The two …``: a state as a heading, where nobody says "we" behind it."""
        named = [m for m in self._mentions.within(*label) if m.end <= label[1]]
        if not named or any(m.how not in ("name", "country") for m in named):
            return False
        first_person = grammar.load().references.we
        spoken = (token for sentence in self.sentences(label[1], end) for token in sentence)
        return not any(token.lower_ in first_person for token in spoken)

    def _speakers(self, label: tuple[int, int]) -> tuple[Actor, ...]:
        """Whom a speaker's label means; a bare "Spokesperson:" is the document's own."""
        named = (m.actors for m in self._mentions.within(*label) if m.end <= label[1] and m.actors)
        found = next(named, ())
        title = self._text[slice(*label)].lower().removeprefix("the ").rstrip(":")
        if not found and title in grammar.load().spokesmen:
            return self._owners()
        return found
