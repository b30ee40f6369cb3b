"""What of a text nobody is quoted or reported as saying: the voice of its outlet.

In a government's own document that government is the outlet: what it says as such, not by one of
its officials, is in its own voice.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model import Actor
from dragoman.reading.drafts import Draft
from dragoman.reading.ordered import Ordered
from dragoman.reading.parsed import Parsed


class OwnVoice:
    """Tells the outlet's own words from those of others, in one document."""

    def __init__(self, parsed: Parsed, drafts: Iterable[Draft], own: Actor | None) -> None:
        self._parsed = parsed
        told = [d for d in drafts if not _is_own(d, own) and not _is_told_of(d)]
        self._told = Ordered(told, _start)
        self._longest = max((d.content[-1][1] - _start(d) for d in told), default=0)

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether any of ``[start, end)`` stands in quotation marks."""
        return bool(self._parsed.quotes.at(start) or self._parsed.quotes.at(end - 1))

    def is_reported(self, start: int, end: int) -> bool:
        """Whether any of ``[start, end)`` is what somebody is reported as saying."""
        near = self._told.starting_in(start - self._longest, end)
        if any(_reports(draft, start, end) for draft in near):
            return True
        return self._parsed.label(self._parsed.paragraph(start)) is not None


def _start(draft: Draft) -> int:
    return draft.content[0][0]


def _is_own(draft: Draft, own: Actor | None) -> bool:
    """Whether a government says it as such, in its own document."""
    return (
        own is not None
        and bool(draft.speakers)
        and all(speaker.code == own.code and not speaker.name for speaker in draft.speakers)
    )


def _is_told_of(draft: Draft) -> bool:
    """``Chad's attack angered Niger``: what somebody's reaction is to is no words of theirs."""
    spoken = draft.clausal or draft.quoted
    return not spoken and draft.cue is not None and "agent" in draft.cue.content


def _reports(draft: Draft, start: int, end: int) -> bool:
    """Whether a statement's content has any of ``[start, end)``; its cue is the outlet's word."""
    if draft.cue_span[0] < end and start < draft.cue_span[1]:
        return False
    return any(first < end and start < last for first, last in draft.content)
