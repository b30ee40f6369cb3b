"""How far the reading of one text is, told to whoever listens: a long one takes minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

PARSED, UNDERSTOOD, SAID, ADDRESSED = 0.25, 0.5, 0.7, 0.8
"""Shares of the time of a long text after which these steps are done, as measured."""

_listener: ContextVar[Callable[[float], None] | None] = ContextVar("listener", default=None)


@contextmanager
def heard_by(listener: Callable[[float], None]) -> Iterator[None]:
    """Has ``listener`` told of each text: 0 when it begins, then shares up to 1."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(share: float) -> None:
    """Tells that this share of a text is done."""
    listener = _listener.get()
    if listener is not None:
        listener(share)
