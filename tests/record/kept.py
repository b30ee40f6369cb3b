"""A record of readings, for the tests of events told in several documents."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dragoman import Reading, Record


def keep(path: Path, readings: Iterable[Reading], *, ask: bool = False) -> Record:
    """The record, asked for its reports after each reading if so wanted."""
    record = Record(path)
    for reading in readings:
        record.add(reading)
        if ask:
            record.reports()
    return record
