"""Statements given whole: ``The full text of the ministry's statement follows:``."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from dragoman.codebook import grammar
from dragoman.reading.layout import label_of, lines
from dragoman.reading.mentions import Mention

_TRAILING = " \t\r\n:.—–-"
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines ``[start, end)`` in one voice and the line that says whose; offsets are characters."""

    heading: tuple[int, int]
    cue: tuple[int, int]
    """The words of the heading that hand over: ``follows``."""
    start: int
    end: int


def find_blocks(text: str, states: Container[str]) -> tuple[Block, ...]:
    """The statements that a text gives whole, in order; a line that opens with the name of one of
    the ``states``, case folded, is no turn of a speaker."""
    return tuple(_blocks(text, states))


def issuer(heading: Iterable[Mention]) -> Mention | None:
    """Whose paper it is, of the mentions of a heading: the first party that is no medium."""
    named = [
        mention
        for mention in heading
        if mention.actors and not mention.locative and not _is_press(mention)
    ]
    return min(named, key=lambda mention: (mention.start, -mention.end), default=None)


def _is_press(mention: Mention) -> bool:
    return any(actor.sector == "JRN" for actor in mention.actors)


def _blocks(text: str, states: Container[str]) -> Iterator[Block]:
    found = list(lines(text))
    heading: tuple[tuple[int, int], tuple[int, int]] | None = None
    first = last = 0
    for start, end in found:
        announced = _announced(text, start, end)
        closes = announced or _is_end(text, start, end) or label_of(text, start, end, states)
        if heading is not None and closes:
            if last:
                yield Block(*heading, first, last)
            heading = None
        if announced:
            heading, first, last = ((start, end), announced), 0, 0
        elif heading is not None:
            first, last = first or start, end
    if heading is not None and last:
        yield Block(*heading, first, last)


def _announced(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words of a line that hand over to a paper, where it does."""
    words = grammar.load().handing_over
    line = text[start:end].rstrip(_TRAILING).lower()
    if words.papers.isdisjoint(grammar.singulars(line)):
        return None
    colon = text[start:end].rstrip().endswith(":")
    for phrase in words.ending:
        if line.endswith(" " + phrase) and (colon or phrase.endswith("follows")):
            return start + len(line) - len(phrase), start + len(line)
    opening = next((phrase for phrase in words.opening if line.startswith(phrase)), None)
    return (start, start + len(opening)) if opening is not None and colon else None


def _is_end(text: str, start: int, end: int) -> bool:
    words = " ".join(_WORD.findall(text[start:end].lower()))
    return words in grammar.load().handing_over.closing
