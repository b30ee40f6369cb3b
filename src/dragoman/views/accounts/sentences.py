"""Where a statement stands: its sentence and the one before."""

from __future__ import annotations

import re
from bisect import bisect_right

from dragoman.model import Span, Statement

_END = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<![ .][A-Z])[.!?][\"”’)]*[ ]+(?=[\"“‘(]?[A-Z0-9])|\n+"
)


def extent(statement: Statement) -> Span:
    """From the first to the last character of cue and content."""
    parts = (statement.cue, *statement.content)
    return Span(start=min(p.start for p in parts), end=max(p.end for p in parts))


class Sentences:
    """The sentences of a text, as offsets at which they start."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in _END.finditer(text))]

    def around(self, span: Span) -> Span:
        """The whole sentences that ``span`` reaches into."""
        last = bisect_right(self._starts, span.end - 1)
        end = self._starts[last] if last < len(self._starts) else len(self._text)
        return Span(start=self._starts[self._first(span)], end=end)

    def before(self, span: Span) -> Span | None:
        """The sentence before the one ``span`` starts in; None at the start of a paragraph."""
        first = self._first(span)
        if first == 0:
            return None
        found = Span(start=self._starts[first - 1], end=self._starts[first])
        return None if "\n" in found.of(self._text) else found

    def _first(self, span: Span) -> int:
        return bisect_right(self._starts, span.start) - 1
