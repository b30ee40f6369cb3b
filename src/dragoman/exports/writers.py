"""Rows and lines onto a stream."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, BinaryIO, TextIO

from dragoman.errors import ExportError
from dragoman.exports.layout import Column
from dragoman.table import Row, Value

_ROWS_AT_A_TIME = 10_000


@contextmanager
def text(out: BinaryIO) -> Iterator[TextIO]:
    """UTF-8 onto a stream of bytes, which stays open."""
    wrapped = io.TextIOWrapper(out, encoding="utf-8", newline="")
    try:
        yield wrapped
        wrapped.flush()
    finally:
        wrapped.detach()


def commas(rows: Iterable[Row], columns: Sequence[Column], out: BinaryIO) -> None:
    """Comma-separated values under a line of names."""
    with text(out) as stream:
        writer = csv.DictWriter(stream, [each.name for each in columns], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def tabs(rows: Iterable[Row], columns: Sequence[Column], out: BinaryIO, *, header: bool) -> None:
    """Tab-separated values; white space inside a cell becomes one blank."""
    names = [each.name for each in columns]
    with text(out) as stream:
        writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
        if header:
            writer.writerow(names)
        writer.writerows([_plain(row.get(name)) for name in names] for row in rows)


def parquet(rows: Iterable[Row], columns: Sequence[Column], out: BinaryIO) -> None:
    """Parquet with a type for each column; needs pyarrow."""
    arrow, writing = pyarrow()
    kinds = {
        "text": arrow.string(),
        "whole": arrow.int64(),
        "number": arrow.float64(),
        "day": arrow.date32(),
    }
    schema = arrow.schema([(each.name, kinds[each.type]) for each in columns])
    left = iter(rows)
    with writing.ParquetWriter(out, schema) as writer:
        while some := list(islice(left, _ROWS_AT_A_TIME)):
            writer.write_table(arrow.Table.from_pylist(some, schema))


def pyarrow() -> tuple[Any, Any]:
    """``pyarrow`` and ``pyarrow.parquet``; raises :class:`ExportError` where it is missing."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise ExportError("Parquet needs pyarrow: pip install 'dragoman[parquet]'") from error
    return pyarrow, parquet


def _plain(value: Value) -> Value:
    return " ".join(value.split()) if isinstance(value, str) else value
