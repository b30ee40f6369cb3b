"""Whole numbers from 0 as bytes, seven bits in each: small ones, the most frequent, take one.

This is LEB128: the last byte of a number is less than 128.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dragoman.record.damage import DamagedError

Bytes = NDArray[np.uint8]

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


def unpacked(pieces: Sequence[bytes]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The numbers in all pieces, and at which of them each piece, none of them empty, begins.

    Raises DamagedError for what does not end with the end of a number.
    """
    raw = np.frombuffer(b"".join(pieces), dtype=np.uint8)
    ends = np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)))
    numbers_before = np.cumsum(raw < _MORE)
    begins = np.concatenate([[0], numbers_before[ends[:-1] - 1]]) if pieces else ends
    return numbers(raw), begins


def numbers(raw: Bytes) -> NDArray[np.int64]:
    """The numbers that some bytes hold, one after another.

    Raises DamagedError for what does not end with the end of a number.
    """
    if len(raw) and raw[-1] >= _MORE:
        raise DamagedError("a number without an end")
    ends = np.flatnonzero(raw < _MORE)
    lengths = np.diff(ends, prepend=-1)
    found = raw[ends].astype(np.int64)
    for place in range(1, int(lengths.max(initial=0))):
        longer = np.flatnonzero(lengths > place)
        found[longer] = found[longer] << _BITS | raw[ends[longer] - place] & _OWN
    return found
