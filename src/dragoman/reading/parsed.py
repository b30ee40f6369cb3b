"""A document as the coding steps see it: its parse and what was found in it before them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.model import Place
from dragoman.reading import lexicon
from dragoman.reading.clauses import Clauses
from dragoman.reading.layout import datelines, label_of, lines
from dragoman.reading.matching import Coding
from dragoman.reading.mentions import Mentions
from dragoman.reading.ordered import Ordered
from dragoman.reading.quotes import Quotes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True)
class Parsed:
    """One document's text, parse, clauses, mentions, quotations and places, and the codebook."""

    doc: Doc
    text: str
    clauses: Clauses
    mentions: Mentions
    quotes: Quotes
    coding: Coding
    places: tuple[Place, ...]

    def tokens(self, spans: Iterable[tuple[int, int]]) -> Iterator[Token]:
        """The tokens of stretches of the text, those included that a stretch only touches."""
        for start, end in spans:
            yield from self.doc.char_span(start, end, alignment_mode="expand") or ()

    def paragraph(self, offset: int) -> tuple[int, int]:
        """The line that stands for itself at ``offset``."""
        return self._ordered.before(offset) or (offset, offset)

    @cached_property
    def _ordered(self) -> Ordered[tuple[int, int]]:
        return Ordered(self.paragraphs, lambda line: line[0])

    def label(self, line: tuple[int, int]) -> tuple[int, int] | None:
        """The speaker label (``Name:``) that opens a line, colon included."""
        return label_of(self.text, *line, lexicon.states(self.coding.known))

    def story(self, offset: int) -> int:
        """Where the part under one dateline begins that a place belongs to: 0 in most texts."""
        return self._stories.before(offset) or 0

    @cached_property
    def _stories(self) -> Ordered[int]:
        found = datelines(self.text, lexicon.states(self.coding.known))
        return Ordered([start for start, _ in found][1:], lambda start: start)

    def exchange(self, offset: int) -> int | None:
        """Where the question begins that is being put or answered, in the transcript of a
        conversation; None in other texts."""
        turns = self._turns.last_before(offset + 1, 2)
        return turns[0] if turns else None

    def asks(self, offset: int) -> bool:
        """Whether somebody speaks at an offset, in the transcript of a conversation, who is not
        the one who speaks most often in it."""
        turn = self._turns.before(offset + 1)
        return turn is not None and self._labels[turn] != self._answering

    @cached_property
    def _labels(self) -> dict[int, str]:
        """Who speaks, by where a line with a speaker's label begins."""
        found = ((line[0], self.label(line)) for line in self.paragraphs)
        return {start: self.text[slice(*label)] for start, label in found if label}

    @cached_property
    def _answering(self) -> str:
        return Counter(self._labels.values()).most_common(1)[0][0]

    @cached_property
    def _turns(self) -> Ordered[int]:
        """Where the turns of a conversation begin, in which somebody speaks twice."""
        speakers = set(self._labels.values())
        starts = self._labels if len(speakers) < len(self._labels) else ()
        return Ordered(starts, lambda start: start)

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Offsets of the lines that stand for themselves."""
        return tuple(lines(self.text))
