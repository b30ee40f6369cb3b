"""What stands in quotation marks, whatever their style and however badly they pair."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.reading.language import lines

_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_STRAIGHT = frozenset('"‟″')
_MARKS = _OPENING | _CLOSING | _STRAIGHT


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
        return tuple(quote for quote in self._found if quote.start < end and start < quote.end)

    def share(self, start: int, end: int) -> float:
        """How much of ``[start, end)`` stands in quotation marks, 0 to 1."""
        covered = sum(min(q.end, end) - max(q.start, start) for q in self.within(start, end))
        return covered / max(1, end - start)


def _opens(text: str, at: int) -> bool:
    mark = text[at]
    if mark in _OPENING:
        return True
    if mark in _CLOSING:
        return False
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not after.isspace() and (before.isspace() or before in "([—–-:,‘'")


def find_quotes(text: str) -> Quotes:
    """Pairs quotation marks line by line; a quotation may run on where the next line reopens it."""
    found: list[Quote] = []
    unpaired = 0
    open_at: int | None = None
    for start, end in lines(text):
        first = next((i for i in range(start, end) if not text[i].isspace()), end)
        if open_at is not None:
            if text[first : first + 1] and text[first] in _MARKS and _opens(text, first):
                found.append(Quote(open_at, _trimmed(text, open_at, start)))
            else:
                unpaired += 1
            open_at = None
        for i in range(start, end):
            if text[i] not in _MARKS:
                continue
            if open_at is None:
                if _opens(text, i):
                    open_at = i
                else:
                    unpaired += 1
            elif not _opens(text, i) or text[open_at] + text[i] == "„“":
                found.append(Quote(open_at, i + 1))
                open_at = None
            else:
                unpaired += 1
                open_at = i
    return Quotes(found, unpaired + (open_at is not None))


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end
