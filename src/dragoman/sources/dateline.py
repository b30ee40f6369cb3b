"""The publication date in a text's own dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dragoman.sources.written_day import WRITTEN_DAY, day_of

_WORD = r"(?:[^\W\d_a-z][\w.'’-]*)"
_PLACE = rf"(?!(?:On|In|By|Since|Until)\b){_WORD}(?:,? (?:{_WORD}|de|of|la|el|al))*"

_DATELINE = re.compile(
    rf"{_PLACE}(?:,| --?| [–—])? {WRITTEN_DAY} ?(?:\([^()]{{1,40}}\) ?)?(?:--?|[–—:/]|$)"
)


def dateline_day(lines: Sequence[str]) -> date | None:
    """The full date of a dateline such as ``ACCRA, May 9, 2024 (Agency) --`` among first lines.

    None where there is no dateline, or where it leaves out the year and so dates nothing.
    """
    found = next(filter(None, map(_DATELINE.match, lines)), None)
    return day_of(found) if found else None
