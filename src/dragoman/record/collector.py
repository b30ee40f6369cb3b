"""Python's collector of cycles, out of the way of large answers.

It looks through all objects each time that some more have come, so that an answer of many rows, in
which there are no cycles, would wait for it a quarter of its time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Has cycles wait; what nothing refers to goes at once all the same."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()
