"""Positions that one account only mentions and the other tells: ``stated the known position``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from dragoman.views.accounts.likeness import Told, same_voice


def told_elsewhere(
    one: Told, partner: int, others: Sequence[Told], taken: Collection[int]
) -> Iterator[int]:
    """What the other account has of the position that ``one`` only mentions, beside its partner:
    numbers of ``others``, none of those ``taken``."""
    if not one.bare:
        return

    def goes_on(number: int) -> bool:
        beside = others[number]
        alike = same_voice(beside.voice, others[partner].voice)
        return alike and beside.paragraph == others[partner].paragraph and number not in taken

    yield from takewhile(goes_on, range(partner - 1, -1, -1))
    yield from takewhile(goes_on, range(partner + 1, len(others)))
