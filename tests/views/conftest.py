"""Fixtures of the views' tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from dragoman.model import Reading
from dragoman.record import Record

Kept = Callable[..., Record]


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    """Makes a record of some readings."""
    with ExitStack() as open_records:

        def keep(*readings: Reading) -> Record:
            record = open_records.enter_context(Record(tmp_path / "views.db"))
            record.add_many(readings)
            return record

        yield keep
