"""What a promise or a demand lists: ``the release of the men, an apology and compensation``."""

from __future__ import annotations

import re

from dragoman.record.likeness import senses
from dragoman.record.vocabulary import words

_BETWEEN = re.compile(r"(,?\s+and\s+|[,;]\s+)")
_OPENING = re.compile(r"(?:to|that|for|an?|the|its|their|his|her|our|all|any|no)\s", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:who|which|whose|where|when|while|as|if|in|on|at|by|from|after|before|including|such)\s",
    re.IGNORECASE,
)


def things(content: str) -> list[list[str]]:
    """The senses of each thing that a content lists, in order.

    Words behind ``and`` are a thing of their own where they open like one, or where commas part the
    things before them.
    """
    first, *more = _BETWEEN.split(content)
    joints = [place for place, mark in enumerate(more) if mark.strip(" ,") == "and"]
    found, is_list = [first], False
    for place in range(0, len(more), 2):
        mark, piece = more[place], more[place + 1]
        is_comma = place not in joints and joints[-1:] > [place] and not _ASIDE.match(piece)
        is_list |= is_comma
        if is_comma or (place in joints and (is_list or _OPENING.match(piece))):
            found.append(piece)
        else:
            found[-1] += mark + piece
    of_pieces = (senses(words(piece)) for piece in found)
    return [own for own in of_pieces if own] or [[]]
