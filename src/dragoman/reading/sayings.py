"""Who says what a place in the text says: the statements around it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.drafts import Draft
from dragoman.reading.ordered import Ordered


class Sayings:
    """The statements of a document, for looking up on whose word something stands."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        told = [draft for draft in drafts if draft.clausal or draft.quoted]
        self._longest = max((_end(draft) - _start(draft) for draft in told), default=0)
        self._by_content = Ordered(told, _start)
        self._by_cue = Ordered(drafts, lambda draft: draft.cue_span[0])
        self._by_root = {draft.clause.root: draft for draft in drafts}

    def over(self, start: int, end: int, but: Draft | None = None) -> list[Draft]:
        """The statements in whose clausal content ``[start, end)`` lies, outermost first."""
        near = self._by_content.starting_in(start - self._longest, start + 1)
        found = [draft for draft in near if draft is not but and draft.covers(start, end)]
        return sorted(found, key=lambda draft: _start(draft) - _end(draft))

    def by(self, root: int) -> Draft | None:
        """The statement whose cue is the clause with that root."""
        return self._by_root.get(root)

    def cued_in(self, start: int, end: int) -> list[Draft]:
        """The statements whose cue starts in ``[start, end)``."""
        return self._by_cue.starting_in(start, end)


def _start(draft: Draft) -> int:
    return draft.content[0][0]


def _end(draft: Draft) -> int:
    return draft.content[-1][1]
