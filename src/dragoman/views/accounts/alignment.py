"""Which statements of two accounts tell the same: pairs from the most alike down."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import Reading, Statement
from dragoman.reading.layout import headline
from dragoman.views.accounts import settings
from dragoman.views.accounts.likeness import likeness
from dragoman.views.accounts.sentences import extent
from dragoman.views.accounts.settings import Links
from dragoman.views.accounts.told import told

Link = tuple[int, int, float]
"""Index of a statement in each account, and their likeness."""


def compared(reading: Reading) -> list[Statement]:
    """The statements of an account in text order, without those of a headline, which retells."""
    end = headline(reading.document.text)
    found = [one for one in reading.statements if extent(one).start >= end]
    return sorted(found, key=lambda one: (extent(one).start, one.cue.start))


def align(a: Reading, b: Reading) -> list[Link]:
    """Links between ``compared(a)`` and ``compared(b)``, in the order of the texts.

    First one to one, the most alike pair first; then each statement left over may join the partner
    of another, so that one statement can stand for several. The same links whichever account comes
    first.
    """
    table = likeness(told(a, compared(a)), told(b, compared(b)))
    return sorted(links(table, settings.rule().links))


def links(table: Sequence[Sequence[float]], least: Links) -> list[Link]:
    """The links that a table of likenesses makes."""
    possible = ((i, j, score) for i, row in enumerate(table) for j, score in enumerate(row))
    order = sorted(possible, key=lambda link: (-link[2], link[0] + link[1], abs(link[0] - link[1])))
    made: list[Link] = []
    left: set[int] = set()
    right: set[int] = set()
    for free_sides, limit in ((2, least.first), (1, least.further)):
        for i, j, score in order:
            if score >= limit and (i not in left) + (j not in right) == free_sides:
                made.append((i, j, score))
                left.add(i)
                right.add(j)
    return made
