"""Where an export goes: a file that is whole or not there, or standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import ExportError

STANDARD_OUTPUT = "-"


@contextmanager
def opened(to: str | PathLike[str], record: str) -> Iterator[BinaryIO]:
    """The stream to write to; a file takes its name when all of it is written.

    ``record`` is the name of the record. Raises :class:`ExportError` where ``to`` cannot be
    written, or is the record itself.
    """
    if str(to) == STANDARD_OUTPUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(to)
    try:
        _check(path, record)
        with _part(path) as out:
            yield out
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror or error}") from error


def _check(path: Path, record: str) -> None:
    if path.is_dir():
        raise ExportError(f"{path}: a folder, not a file")
    if path.exists() and Path(record).exists() and path.samefile(record):
        raise ExportError(f"{path}: the record itself; name another file")


@contextmanager
def _part(path: Path) -> Iterator[BinaryIO]:
    if path.exists() and not path.is_file():
        with path.open("wb") as out:
            yield out
        return
    goal = path.resolve()
    part = goal.with_name(f".{goal.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as out:
            yield out
        part.replace(goal)
    finally:
        part.unlink(missing_ok=True)
