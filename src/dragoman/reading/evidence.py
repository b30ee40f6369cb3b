"""The words of a text that an event rests on; offsets are characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.clauses import Clause
from dragoman.reading.drafts import Draft

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TOLD_BY = "according to"
"""The role of whoever tells of an event, and takes no part in it."""
_OPENING = 10
"""Words of a statement's content that its event's evidence shows."""
_EVIDENCE = 25
"""Most words of a clause's evidence."""


def of_statement(draft: Draft, doc: Doc) -> tuple[int, int]:
    """A statement's cue, with some words of what is said; the deed for the cue, where who tells of
    it follows: ``Peru rejects the charge, its minister said``."""
    start, end = draft.cue_span
    deed = draft.inner
    if deed is not None and deed.end <= start and draft.content and deed.end <= draft.content[0][0]:
        start, end = deed.start, deed.end
    if draft.content and draft.content[0][0] >= end:
        end = max(end, _some_words(*draft.content[0], doc))
    elif draft.content and draft.content[-1][1] <= start:
        start = max(draft.content[0][0], _words_before(start, doc))
    return start, end


def of_clause(clause: Clause, doc: Doc) -> tuple[int, int]:
    """A clause's predicate and the phrases of its roles; if these are long, what follows it."""
    start, end = clause.start, clause.end
    for role, phrases in clause.roles.items():
        for phrase in phrases if role != _TOLD_BY else ():
            if clause.extent[0] <= phrase.start and phrase.end <= clause.extent[1]:
                start, end = min(start, phrase.start), max(end, phrase.end)
    if end > _some_words(start, end, doc, _EVIDENCE):
        start = clause.start
        end = max(clause.end, _some_words(start, end, doc, _EVIDENCE))
    return start, end


def _words_before(end: int, doc: Doc) -> int:
    """Where the words that fit an evidence and end at ``end`` begin."""
    span = doc.char_span(end, end + 1, alignment_mode="expand")
    if span is None:
        return end
    return int(doc[max(0, span.start - _EVIDENCE)].idx)


def _some_words(start: int, end: int, doc: Doc, count: int = _OPENING) -> int:
    """Where the first ``count`` words of ``[start, end)`` end."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return end
    last = span[:count][-1]
    return min(end, int(last.idx + len(last)))
