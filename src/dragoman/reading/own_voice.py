"""What of a text nobody is quoted or reported as saying: the voice of its outlet.

In a government's own document that government is the outlet: what it says as such, not by one of
its officials, is in its own voice.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from dragoman.model import Actor
from dragoman.reading.language import label_of
from dragoman.reading.parsed import Parsed
from dragoman.reading.statements import Draft

Interval = tuple[int, int]


class OwnVoice:
    """Tells the outlet's own words from those of others, in one document."""

    def __init__(self, parsed: Parsed, drafts: Iterable[Draft], own: Actor | None) -> None:
        self._parsed = parsed
        contents = (part for d in drafts if not _is_own(d, own) for part in d.content)
        self._told = list(_merged(sorted(contents)))
        self._starts = [start for start, _ in self._told]

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether any of ``[start, end)`` stands in quotation marks."""
        return bool(self._parsed.quotes.at(start) or self._parsed.quotes.at(end - 1))

    def is_reported(self, start: int, end: int) -> bool:
        """Whether any of ``[start, end)`` is what somebody is reported as saying."""
        index = bisect_right(self._starts, end - 1) - 1
        told = index >= 0 and start < self._told[index][1]
        return told or label_of(self._parsed.text, *self._parsed.paragraph(start)) is not None


def _is_own(draft: Draft, own: Actor | None) -> bool:
    return own is not None and bool(draft.speakers) and all(
        speaker.code == own.code and speaker.name is None for speaker in draft.speakers
    )


def _merged(intervals: Iterable[Interval]) -> Iterator[Interval]:
    """The intervals, sorted by their start, with those that overlap made one."""
    held: Interval | None = None
    for start, end in intervals:
        if held is not None and start <= held[1]:
            held = held[0], max(held[1], end)
            continue
        if held is not None:
            yield held
        held = start, end
    if held is not None:
        yield held
