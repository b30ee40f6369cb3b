"""Things by where they start, so that a part of a long text is looked up and not gone through."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Ordered(Generic[T]):
    """Items in the order of their places: character offsets, or tokens."""

    def __init__(self, items: Iterable[T], start: Callable[[T], int]) -> None:
        self._items = sorted(items, key=start)
        self._starts = [start(item) for item in self._items]

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def starting_in(self, start: int, end: int) -> list[T]:
        """The items that start in ``[start, end)``."""
        return self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_before(self, place: int, count: int) -> list[T]:
        """Up to ``count`` items, the nearest ones that start before ``place``, in their order."""
        end = bisect_left(self._starts, place)
        return self._items[max(0, end - count) : end]

    def before(self, offset: int) -> T | None:
        """The last item that starts at ``offset`` or earlier."""
        place = bisect_right(self._starts, offset)
        return self._items[place - 1] if place else None
