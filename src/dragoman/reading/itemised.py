"""Lists of what somebody said: ``The two ministers:`` stands above them, or ``The Security
Council,`` at the head of a resolution, and each item begins with its verb."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.drafts import Draft
from dragoman.reading.layout import heads_resolution, lead_in
from dragoman.reading.mentions import Mention
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import others


def name_in_lists(parsed: Parsed, drafts: Sequence[Draft]) -> None:
    """Gives the statements of items that begin with their cue, in place, and those of the verbs
    joined to it, to whoever the line above the list ends with, or the resolution begins with."""
    named: dict[int, Mention] = {}
    for draft in drafts:
        token = parsed.doc[draft.clause.root]
        joined = named.get(token.head.i) if token.dep_ == "conj" else None
        said = None if draft.speakers else joined or _said_by(parsed, draft)
        if said is not None:
            named[token.i] = said
            draft.speakers, draft.speaker = said.actors, (said.start, said.end)
            draft.joint = len(said.actors) > 1 or said.actors[0].country_class is not None
            draft.addressees = others(draft.addressees, said.actors)


def _said_by(parsed: Parsed, draft: Draft) -> Mention | None:
    line = lead_in(parsed.text, draft.cue_span[0])
    if line is not None:
        start, colon = line
        before = [m for m in parsed.mentions.within(start, colon) if m.actors]
        return before[-1] if before and before[-1].end == colon else None
    head = heads_resolution(parsed.text, draft.cue_span[0])
    return None if head is None else _issuer(parsed, *head)


def _issuer(parsed: Parsed, start: int, end: int) -> Mention | None:
    """The party with which a line begins."""
    for first in parsed.mentions.within(start, end)[:1]:
        opens = parsed.text[start : first.start].strip().lower() in ("", "the")
        return first if opens and first.actors else None
    return None
