"""What stands in quotation marks, whatever their style and however badly they pair."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.reading.layout import lines

_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_MARK = re.compile("[“„«”»\"‟″]|(?<!['`])(?:''|``)(?!['`])")
_SINGLE = re.compile("[‘’']")


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters ``[start, end)`` with their quotation marks."""

    start: int
    end: int


class Quotes:
    """The quotations of a text, in order; they do not nest or overlap."""

    def __init__(self, found: list[Quote], unpaired: int) -> None:
        self._found = tuple(found)
        self._starts = [quote.start for quote in found]
        self.unpaired = unpaired
        """Number of quotation marks that pair with nothing."""

    def __iter__(self) -> Iterator[Quote]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def at(self, offset: int) -> Quote | None:
        """The quotation that covers the character at ``offset``."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self._found[index].end:
            return self._found[index]
        return None

    def within(self, start: int, end: int) -> tuple[Quote, ...]:
        """The quotations that overlap ``[start, end)``."""
        first, last = bisect_right(self._starts, start), bisect_left(self._starts, end)
        first -= first > 0 and self._found[first - 1].end > start
        return self._found[first:last]

    def share(self, start: int, end: int) -> float:
        """How much of ``[start, end)`` stands in quotation marks, 0 to 1."""
        covered = sum(min(q.end, end) - max(q.start, start) for q in self.within(start, end))
        return covered / max(1, end - start)


def _opens(text: str, mark: re.Match[str]) -> bool:
    if mark[0] in _OPENING:
        return True
    if mark[0] in _CLOSING:
        return False
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    return not after.isspace() and (before.isspace() or before in "([—–-:,‘'")


def _marks(text: str, style: re.Pattern[str], start: int, end: int) -> Iterator[re.Match[str]]:
    """The quotation marks of a style; of single ones those that are no apostrophes."""
    for mark in style.finditer(text, start, end):
        if style is _MARK or _is_single_mark(text, mark.start()):
            yield mark


def _is_single_mark(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    opens = (before.isspace() or before in "([—–") and (after.isalnum() or after in "([…")
    closes = before in ",.?!;:…" or (before.isalnum() and after in ",.?!;:—")
    return opens or closes


def _style(text: str) -> re.Pattern[str]:
    """Single marks are quotation marks in a text that opens and closes some and has no others."""
    if _MARK.search(text):
        return _MARK
    marks = list(_marks(text, _SINGLE, 0, len(text)))
    opening = sum(_opens(text, mark) for mark in marks)
    return _SINGLE if 0 < opening <= 2 * (len(marks) - opening) else _MARK


def find_quotes(text: str) -> Quotes:
    """Pairs quotation marks line by line; a quotation may run on where the next line reopens it."""
    found: list[Quote] = []
    unpaired = 0
    style = _style(text)
    opened: re.Match[str] | None = None
    for start, end in lines(text):
        marks = list(_marks(text, style, start, end))
        if opened is not None:
            if marks and not text[start : marks[0].start()].strip() and _opens(text, marks[0]):
                found.append(Quote(opened.start(), _trimmed(text, opened.start(), start)))
            else:
                unpaired += 1
            opened = None
        for mark in marks:
            opens = _opens(text, mark)
            if opened is None:
                opened, unpaired = (mark, unpaired) if opens else (None, unpaired + 1)
            elif not opens or opened[0] + mark[0] == "„“":
                found.append(Quote(opened.start(), mark.end()))
                opened = None
            else:
                unpaired += 1
                opened = mark
    return Quotes(found, unpaired + (opened is not None))


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end
