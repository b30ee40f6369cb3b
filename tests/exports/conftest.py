"""Fixtures of the tests of exports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cases
import pytest
from cases import Write

from dragoman.exports import export
from dragoman.record import Record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Two documents with eight events and one statement."""
    with cases.fill(tmp_path / "x.db") as record:
        yield record


@pytest.fixture
def write(record: Record, tmp_path: Path) -> Write:
    """Exports the record and says where to."""

    def run(form: str, suffix: str = "txt", **wanted: str) -> Path:
        path = tmp_path / f"{form}.{suffix}"
        export(record, form, path, **wanted)
        return path

    return run
