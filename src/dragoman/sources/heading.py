"""The publication date in the heading of a press release, readout or briefing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from dragoman.sources.written_day import WRITTEN_DAY, day_of

_LONGEST = 200
_NEVER_WRAPPED = 50
"""Characters up to which a line is complete, whatever stands below it."""
_CLOSED = re.compile(r"[.!?…][\"”’)]*$")

_DAY = re.compile(rf"\b(?:{WRITTEN_DAY}|(?P<iso>\d{{4}}-\d\d-\d\d))(?!\d)", re.IGNORECASE)
_HOUR = re.compile(r"(?:[,|T–—-]|at )? ?\d{1,2}[:.]\d\d.{0,12}", re.IGNORECASE)
_CALLED = re.compile(r"(?:date|dated|published|issued|released)(?: on)?:?", re.IGNORECASE)
_PAPER = re.compile(
    r"\b(?:press|media|news|briefing|remarks|statement|communiqu[eé]|read-?out|transcript|speech"
    r"|address|interview|declaration|note|bulletin|spokes\w+|ministry|embassy)\b",
    re.IGNORECASE,
)
"""Papers of the day that they bear, and those who issue them."""
_SET_APART = re.compile(r"(?:,|[|(]|(?<!\d)(?<!\d )[–—-])$")
"""A dash behind a number begins the rest of a period: ``23-24 April 2024``."""
_HELD_ON = re.compile(
    r"(?!.*\b(?:on|to|about|regarding|concerning|following|after)\b.*\b(?:on|of|for)$)"
    r".*\b(?:briefing|(?:press|news|media) (?:conference|release|statement|note)) (?:on|of|for)$",
    re.IGNORECASE,
)


def heading_day(lines: Sequence[str]) -> date | None:
    """The day in a heading such as ``Press release, 3 April 2024`` or on a line of its own.

    ``lines`` are the first of a text, blank ones among them. None where their heading has no such
    day, or different ones.
    """
    days: set[date] = set()
    of_paper = False
    for line, complete in _heading(lines):
        of_paper = of_paper or _PAPER.search(line) is not None
        found = list(_DAY.finditer(line))
        day = _day(found[0]) if complete and len(found) == 1 else None
        if day and _dates_paper(line[: found[0].start()], line[found[0].end() :], of_paper):
            days.add(day)
    return days.pop() if len(days) == 1 else None


def _heading(lines: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The lines above the first sentence, and whether each is complete or may go on below."""
    for line, following in pairwise((*lines, "")):
        if len(line) > _LONGEST or (len(line) > _NEVER_WRAPPED and _CLOSED.search(line)):
            return
        yield line, len(line) <= _NEVER_WRAPPED or not following


def _day(found: re.Match[str]) -> date | None:
    if not found["iso"]:
        return day_of(found)
    try:
        return date.fromisoformat(found["iso"])
    except ValueError:
        return None


def _dates_paper(before: str, behind: str, of_paper: bool) -> bool:
    """Whether a day is that of the paper in whose heading it stands between these words."""
    before, behind = before.strip(), behind.strip()
    alone = before in ("", "(", "[") or _CALLED.fullmatch(before) is not None
    if alone and behind[:1] in ("–", "—", "-", "|", ",") and _PAPER.search(behind):
        return True
    if behind not in ("", ")", "]") and not _HOUR.fullmatch(behind):
        return False
    set_apart = of_paper and _SET_APART.search(before) is not None
    return alone or set_apart or _HELD_ON.match(before) is not None
