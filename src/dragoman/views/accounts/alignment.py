"""Which statements of two accounts tell the same: pairs from the most alike down."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from dragoman.model import Reading, Statement
from dragoman.reading.layout import headline
from dragoman.views.accounts import settings
from dragoman.views.accounts.likeness import likeness
from dragoman.views.accounts.sentences import extent
from dragoman.views.accounts.settings import Links
from dragoman.views.accounts.told import Told, same_voice, told

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
    of another, so that one statement can stand for several. A position that one account only
    mentions is joined to all that the other tells of it. The same links whichever account comes
    first.
    """
    ours, theirs = compared(a), compared(b)
    left, right = told(a, ours), told(b, theirs)
    table = likeness(left, right)
    found = links(table, settings.rule().links)
    return sorted({*found, *_positions(found, left, right, table)})


def links(table: Sequence[Sequence[float]], least: Links) -> list[Link]:
    """The links that a table of likenesses makes, without those of mere positions."""
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


def _positions(
    found: Sequence[Link], a: Sequence[Told], b: Sequence[Told], table: Sequence[Sequence[float]]
) -> Iterator[Link]:
    """Further links of the statements that only mention a position."""
    left, right = {i for i, _, _ in found}, {j for _, j, _ in found}
    for i, j, _ in found:
        if a[i].position:
            yield from ((i, more, table[i][more]) for more in _told_with(j, b, right))
        if b[j].position:
            yield from ((more, j, table[more][j]) for more in _told_with(i, a, left))


def _told_with(partner: int, account: Sequence[Told], taken: Collection[int]) -> Iterator[int]:
    """What the same speaker says around ``partner`` in its paragraph, up to what is ``taken``."""
    one = account[partner]

    def goes_on(number: int) -> bool:
        other = account[number]
        beside = other.paragraph == one.paragraph and number not in taken
        return beside and same_voice(other.voice, one.voice) is True

    yield from takewhile(goes_on, range(partner - 1, -1, -1))
    yield from takewhile(goes_on, range(partner + 1, len(account)))
