"""Which statements of two accounts tell the same: pairs from the most alike down."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from dragoman.model import Reading, Statement
from dragoman.views.accounts import settings
from dragoman.views.accounts.likeness import Told, likeness, same_voice, told
from dragoman.views.accounts.sentences import extent, headline

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
    links = [(i, j, score) for i, row in enumerate(table) for j, score in enumerate(row) if score]

    def rank(link: Link) -> tuple[float, int, list[str]]:
        i, j, score = link
        return -score, i + j, sorted((_words(a, ours[i]), _words(b, theirs[j])))

    found = _links(sorted(links, key=rank))
    return sorted({*found, *_positions(found, left, right, table)})


def _links(order: Sequence[Link]) -> list[Link]:
    limits = settings.rule().links
    links: list[Link] = []
    left: set[int] = set()
    right: set[int] = set()
    for free_sides, least in ((2, limits.first), (1, limits.further)):
        for i, j, score in order:
            if score >= least and (i not in left) + (j not in right) == free_sides:
                links.append((i, j, score))
                left.add(i)
                right.add(j)
    return links


def _positions(
    links: Sequence[Link], a: Sequence[Told], b: Sequence[Told], table: Sequence[Sequence[float]]
) -> Iterator[Link]:
    """Further links of the statements that only mention a position."""
    left, right = {i for i, _, _ in links}, {j for _, j, _ in links}
    for i, j, _ in links:
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


def _words(reading: Reading, statement: Statement) -> str:
    return extent(statement).of(reading.document.text)
