"""Where a content begins and ends: with its preposition, and with the whole of a quotation."""

from __future__ import annotations

from dragoman.reading.drafts import Draft
from dragoman.reading.parsed import Parsed
from dragoman.reading.syntax import TOPIC

_LONGEST = 2_000
"""Most characters that a content grows by to take in the whole of a quotation."""


class ContentEdges:
    """Moves the edges of the contents of one document's statements."""

    def __init__(self, parsed: Parsed) -> None:
        self._doc = parsed.doc
        self._quotes = parsed.quotes

    def with_preposition(self, part: tuple[int, int], draft: Draft) -> tuple[int, int]:
        """``thanked Togo for the boats``: the content opens with "for" where the cue has no part
        of it."""
        words = self._doc.char_span(*part, alignment_mode="expand")
        if draft.cue is None or words is None or not words.start:
            return part
        before = self._doc[words.start - 1]
        names = {*draft.cue.content, *(TOPIC if "topic" in draft.cue.content else ())}
        if before.dep_ not in ("prep", "agent") or before.lower_ not in names - {"by"}:
            return part
        return (before.idx, part[1]) if before.idx >= draft.cue_span[1] else part

    def widened(self, part: tuple[int, int], cue: tuple[int, int]) -> tuple[int, int]:
        """A content that begins or ends in a quotation takes all of it, marks included; where the
        cue stands in a quotation too, the content ends with it."""
        start, end = part
        around = self._quotes.at(cue[0])
        if around is not None:
            inside = max(start, around.start), min(end, around.end)
            return inside if inside[0] < inside[1] else part
        first, last = self._quotes.at(start), self._quotes.at(end - 1)
        if first is not None and start - first.start <= _LONGEST:
            start = first.start
        if last is not None and last.end - end <= _LONGEST:
            end = last.end
        return start, end
