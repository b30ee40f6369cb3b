"""What is left of a stretch of text where a cue stands inside it."""

from __future__ import annotations

_PARTING = " ,—-\n"
LEAST = 4
"""Fewest characters beside a cue that are taken for a content."""


def outside(
    text: str, whole: tuple[int, int], hole: tuple[int, int], *, least: int = 1
) -> list[tuple[int, int]]:
    """What stands in ``whole`` before and after ``hole``, in offsets of ``text``, without the
    commas and dashes between; parts of fewer than ``least`` characters are left out."""
    before = text[whole[0] : hole[0]].rstrip(_PARTING)
    rest = text[hole[1] : whole[1]]
    after = whole[1] - len(rest.lstrip(_PARTING))
    parts = ((whole[0], whole[0] + len(before)), (after, whole[1]))
    return [part for part in parts if part[1] - part[0] >= least]
