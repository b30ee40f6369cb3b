"""Reads one knowledge table from CSV files, and says file, line and column of what is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from importlib.resources import files
from typing import Any, TypeVar

from dragoman.errors import DataFileError

_Row = TypeVar("_Row")


def read_table(
    name: str,
    kind: type[_Row],
    key: Sequence[str],
    own: Mapping[str, bytes],
    check: Callable[[_Row], str | None] = lambda _: None,
) -> dict[str, _Row]:
    """The rows of the shipped file ``name``, under the cells of their ``key`` columns.

    The row of a user's ``own`` file replaces the shipped one with the same key. ``kind`` is a
    class of :mod:`dragoman.knowledge.rows`; ``check`` says what is wrong with a row in the light
    of other tables, or None. Raises :class:`DataFileError`.
    """
    shipped = files("dragoman.knowledge").joinpath(name).read_bytes()
    rows = _read_file(name, shipped, kind, key, check)
    return rows | _read_file(name, own[name], kind, key, check) if name in own else rows


def _read_file(
    name: str,
    content: bytes,
    kind: type[_Row],
    key: Sequence[str],
    check: Callable[[_Row], str | None],
) -> dict[str, _Row]:
    columns = {column.name: _Column(column.metadata["parse"]) for column in fields(kind)}  # type: ignore[arg-type]
    places = [list(columns).index(column) for column in key]
    found: dict[str, _Row] = {}
    needed = sum(column.default is MISSING for column in fields(kind))  # type: ignore[arg-type]
    for line, cells in _lines(name, content, list(columns), needed):
        where = f"{name} line {line}"
        row = kind(*_values(where, columns, cells))
        called = "|".join(cells[place] for place in places)
        problem = f"{called} is given twice" if called in found else check(row)
        if problem:
            raise DataFileError(f"{where}: {problem}")
        found[called] = row
    return found


def _lines(
    name: str, content: bytes, header: list[str], needed: int
) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each row below the header; blank lines are passed over.

    Of the columns so many are ``needed``; those that a file lacks behind them are empty.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataFileError(f"{name}: not a readable UTF-8 file: {error}") from error
    rows = csv.reader(io.StringIO(text, newline=""))
    first = next(rows, [])
    if len(first) < needed or first != header[: len(first)]:
        raise DataFileError(
            f"{name} line 1: the header must be {','.join(header)}, not {','.join(first)}"
        )
    for cells in rows:
        if cells and len(cells) != len(first):
            raise DataFileError(
                f"{name} line {rows.line_num}: {len(cells)} cells instead of {len(first)}"
            )
        if cells:
            yield rows.line_num, cells + [""] * (len(header) - len(first))


class _Column(dict[str, Any]):
    """The values of the cells of one column, each different cell parsed once."""

    def __init__(self, parse: Callable[[str], Any]) -> None:
        self._parse = parse

    def __missing__(self, cell: str) -> Any:
        value = self[cell] = self._parse(cell)
        return value


def _values(where: str, columns: dict[str, _Column], cells: list[str]) -> list[Any]:
    try:
        return [column[cell] for column, cell in zip(columns.values(), cells, strict=True)]
    except ValueError:
        for (name, column), cell in zip(columns.items(), cells, strict=True):
            try:
                column[cell]
            except ValueError as error:
                raise DataFileError(f"{where}: {name}: {error}") from error
        raise
