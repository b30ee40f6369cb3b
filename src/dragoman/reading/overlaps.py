"""Where two statements of one text overlap: which of them goes, and where the content of the first
ends."""

from __future__ import annotations

from collections.abc import Sequence, Set

from dragoman.codebook import tone
from dragoman.reading.drafts import Draft
from dragoman.reading.parsed import Parsed


class Overlaps:
    """Sets apart the statements of one document."""

    def __init__(self, parsed: Parsed) -> None:
        self._doc = parsed.doc
        self._text = parsed.text
        self._planning = tone.load().planning

    def sift(self, drafts: Sequence[Draft], taken: Set[int]) -> list[Draft]:
        """The drafts without those that another one covers, or whose clause is ``taken`` into
        another's cue."""
        cues = {draft.cue_span for draft in drafts}
        kept = [
            draft
            for draft in drafts
            if draft.clause.root not in taken and not self._only_introduces(draft, cues)
        ]
        return [draft for draft in kept if not self._is_planned_within(draft, kept)]

    def _only_introduces(self, draft: Draft, cues: Set[tuple[int, int]]) -> bool:
        """``was quoted as saying``: the second cue is all that the first one reports."""
        if len(draft.content) != 1:
            return False
        start, end = draft.content[0]
        opening = "as " if self._text.startswith("as ", start) else ""
        return (start + len(opening), end) in cues

    def _is_planned_within(self, draft: Draft, drafts: Sequence[Draft]) -> bool:
        """``said it would stay and planned to build``: one cue, one statement."""
        if draft.clause.lemma not in self._planning or self._doc[draft.clause.root].dep_ != "conj":
            return False
        return any(
            other is not draft
            and other.speakers == draft.speakers
            and not other.quoted
            and other.covers(*draft.cue_span)
            for other in drafts
        )

    def part(self, drafts: Sequence[Draft]) -> None:
        """``said it would stay, adding that …``: what its speaker says next ends a content."""
        for at, draft in enumerate(drafts):
            if draft.quoted or draft.speaker is None:
                continue
            for later in drafts[at + 1 : at + 4]:
                if later.speaker == draft.speaker and self._goes_on(later):
                    draft.content = [self._up_to(part, later) for part in draft.content]

    def _goes_on(self, draft: Draft) -> bool:
        """Whether its verb has the subject of the one before."""
        token = self._doc[draft.clause.root]
        joined = token.dep_ == "conj" or (token.dep_ == "advcl" and token.tag_ == "VBG")
        return joined and not any(child.dep_.startswith("nsubj") for child in token.children)

    def _up_to(self, part: tuple[int, int], later: Draft) -> tuple[int, int]:
        start, end = part
        if not start < later.cue_span[0] < end:
            return part
        words = self._text[start : later.cue_span[0]].rstrip()
        words = words.removesuffix(" and").removesuffix(" but").rstrip(" ,—-\n")
        return (start, start + len(words)) if words else part
