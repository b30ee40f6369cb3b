"""The columns of an export: data files, each row a column, its type and how it is filled."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Column:
    """One column; an empty cell means that the value is not known or that there is none."""

    name: str
    type: str
    """``text``, ``whole``, ``number`` or ``day`` (ISO 8601)."""
    filled: str
    """How it is filled, or after ``empty:`` why it never is."""


@cache
def columns(name: str) -> tuple[Column, ...]:
    """The columns of ``data/NAME.csv``, in order."""
    return tuple(Column(*row) for row in _rows(name))


@cache
def pairs(name: str, column: int = 1) -> Mapping[str, str]:
    """The first column of ``data/NAME.csv`` and, under it, the one numbered ``column``."""
    return {row[0]: row[column] for row in _rows(name)}


def _rows(name: str) -> list[list[str]]:
    text = (files("dragoman.exports") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.reader(io.StringIO(text, newline="")))[1:]
