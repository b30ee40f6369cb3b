"""Whole numbers from 0 as bytes, seven bits in each: small ones, the most frequent, take one.

This is LEB128: the last byte of a number is less than 128.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_BITS = 7
_MORE = 1 << _BITS
_OWN = _MORE - 1
"""The bits of a byte that are the number's."""


def packed(numbers: Iterable[int]) -> bytes:
    """The bytes of numbers, one after another."""
    return b"".join(map(_packed, numbers))


@lru_cache(maxsize=1 << 16)
def _packed(number: int) -> bytes:
    found = bytearray()
    while number >= _MORE:
        found.append(number % _MORE | _MORE)
        number >>= _BITS
    return bytes([*found, number])


def unpacked(pieces: Iterable[bytes]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The numbers in all pieces, and at which of them each piece, none of them empty, begins.

    Raises ValueError for what does not end with the end of a number.
    """
    kept = list(pieces)
    raw = np.frombuffer(b"".join(kept), dtype=np.uint8)
    ends = np.flatnonzero(raw < _MORE)
    if len(raw) and (not len(ends) or ends[-1] != len(raw) - 1):
        raise ValueError("a number without an end")
    starts = np.concatenate([[0], ends[:-1] + 1]) if len(ends) else ends
    numbers = (raw[starts] & _OWN).astype(np.int64)
    lengths = ends - starts
    for place in range(1, int(lengths.max(initial=0)) + 1):
        longer = np.flatnonzero(lengths >= place)
        bits = (raw[starts[longer] + place] & _OWN).astype(np.int64)
        numbers[longer] |= bits << place * _BITS
    offsets = np.cumsum([0, *map(len, kept[:-1])]) if kept else np.zeros(0, dtype=np.int64)
    return numbers, np.searchsorted(starts, offsets)
