"""Lists of what somebody said: ``The two ministers:``, and each item begins with its verb."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.drafts import Draft
from dragoman.reading.layout import lead_in
from dragoman.reading.mentions import Mention
from dragoman.reading.parsed import Parsed


def name_in_lists(parsed: Parsed, drafts: Sequence[Draft]) -> None:
    """Gives the statements of items that begin with their cue, in place, to whoever the line above
    the list ends with."""
    for draft in drafts:
        said = None if draft.speakers else _said_by(parsed, draft)
        if said is not None:
            draft.speakers, draft.speaker = said.actors, (said.start, said.end)
            draft.joint = len(said.actors) > 1


def _said_by(parsed: Parsed, draft: Draft) -> Mention | None:
    line = lead_in(parsed.text, draft.cue_span[0])
    if line is None:
        return None
    start, colon = line
    before = [m for m in parsed.mentions.within(start, colon) if m.actors]
    return before[-1] if before and before[-1].end == colon else None
