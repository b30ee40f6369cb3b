"""Exports read back into the record's table of events.

A CSV file does not tell an absent text from an empty one: an absent outlet, mode, place, statement,
decision or source of the date is read where the cell is empty, and an empty text in the other
columns.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any

from dragoman.errors import ExportError
from dragoman.exports import layout, plover, writers
from dragoman.exports.coded import JOINED
from dragoman.record.queries import EVENT_COLUMNS
from dragoman.table import DATE_COLUMNS, Row, Table, Value

_MAY_BE_ABSENT = frozenset({"outlet", "mode", "date_from", "place", "statement", "decided"})


def load(path: str | PathLike[str]) -> Table:
    """The table of events in a PLOVER, tidy or Parquet export.

    Which it is, a suffix ``.jsonl``, ``.csv`` or ``.parquet`` says, else the content. It has the
    columns, rows and order of the ``Record.events()`` it was made from. Raises
    :class:`ExportError` naming file and line of what does not fit.
    """
    file = Path(path)
    try:
        read = _READERS.get(file.suffix.lower()) or _reader(file)
        return Table(EVENT_COLUMNS, list(read(file)))
    except UnicodeDecodeError as error:
        raise ExportError(f"{file}: not UTF-8 text") from error
    except OSError as error:
        raise ExportError(f"{file}: {error.strerror or error}") from error
    except csv.Error as error:
        raise ExportError(f"{file}: not a CSV file: {error}") from error


def _reader(path: Path) -> Callable[[Path], Iterator[Row]]:
    """By what a file begins with; a PLOVER export without events is empty."""
    tidy = ",".join(column.name for column in layout.columns("tidy")).encode()
    with path.open("rb") as file:
        head = file.read(len(tidy))
    for beginning, read in ((b"PAR1", _parquet), (b"{", _plover), (tidy, _tidy)):
        if head.startswith(beginning):
            return read
    if not head:
        return _plover
    raise ExportError(f"{path}: read back are PLOVER, tidy and Parquet exports only")


def _plover(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield _event(json.loads(line))
            except (ValueError, TypeError, KeyError) as error:
                raise ExportError(
                    f"{path}:{number}: no PLOVER event of Dragoman: {error}"
                ) from None


def _event(found: dict[str, Any]) -> Row:
    own = found["dragoman"]
    row = {
        **{name: own[name] for name in EVENT_COLUMNS if name in own},
        **{name: found[name] for name in ("type", "mode", "quad", "intensity")},
        "id": own["event"],
        "outlet": found["publisher"],
        "published": found["publication_date"],
        "actors": JOINED.join(party["code"] for party in found["actor"]),
        "recipients": JOINED.join(party["code"] for party in found["recipient"]),
        "place": found["location"]["name"] if found["location"] else None,
        "chain": plover.CHAINED.join(own["chain"]),
        "contexts": JOINED.join(found["context"]),
        "issues": JOINED.join(own["issues"]),
        "evidence": found["text"],
    }
    return {name: _dated(name, row[name]) for name in EVENT_COLUMNS}


def _dated(name: str, value: Any) -> Value:
    found: Value = date.fromisoformat(value) if name in DATE_COLUMNS and value else value
    return found


def _tidy(path: Path) -> Iterator[Row]:
    types = {column.name: column.type for column in layout.columns("tidy")}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        if next(rows, None) != list(types):
            raise ExportError(f"{path}: its columns are not those of a tidy export")
        for cells in rows:
            try:
                row = dict(zip(types, cells, strict=True))
                yield {name: _value(name, row[name], types[name]) for name in EVENT_COLUMNS}
            except ValueError as error:
                raise ExportError(f"{path}:{rows.line_num}: {error}") from None


def _value(name: str, cell: str, kind: str) -> Value:
    if not cell:
        return "" if kind == "text" and name not in _MAY_BE_ABSENT else None
    return _PARSERS[kind](cell)


def _parquet(path: Path) -> Iterator[Row]:
    arrow, reading = writers.pyarrow()
    try:
        with reading.ParquetFile(path) as file:
            for batch in file.iter_batches(columns=list(EVENT_COLUMNS)):
                yield from batch.to_pylist()
    except arrow.ArrowException as error:
        raise ExportError(f"{path}: not a Parquet export: {error}") from error


_PARSERS: dict[str, Callable[[str], Value]] = {
    "text": str,
    "whole": int,
    "number": float,
    "day": date.fromisoformat,
}
_READERS: dict[str, Callable[[Path], Iterator[Row]]] = {
    ".jsonl": _plover,
    ".csv": _tidy,
    ".parquet": _parquet,
}
