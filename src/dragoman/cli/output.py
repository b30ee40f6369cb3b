"""Where the command line writes: results to standard output, all else to standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Self

from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.progress import Progress

    from dragoman.table import Table


class Format(StrEnum):
    """Forms of a result."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class ReadingFormat(StrEnum):
    """Forms of a result that is more than one table."""

    TABLE = "table"
    JSON = "json"


def say(item: RenderableType) -> None:
    """Writes for people: to a terminal as wide as it is, elsewhere plain and unbroken.

    ``COLUMNS`` sets the width of both.
    """
    if sys.stdout.isatty():
        from rich.console import Console

        Console(highlight=False).print(item)
    else:
        from dragoman import render

        columns = os.environ.get("COLUMNS", "")
        write(render.plain(item, int(columns) if columns.isdecimal() else None))


def write(text: str) -> None:
    """Writes ``text`` as it is."""
    sys.stdout.write(text)


def complain(message: str) -> None:
    """Writes one line to standard error under the program's name.

    What cannot be printed becomes ``?``: a file's name need not be text, and may steer a terminal.
    """
    line = "".join(c if c.isprintable() else "?" for c in " ".join(message.split()))
    sys.stderr.write(f"dragoman: {line}\n")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Has what cannot be written be an error of the file; the system does not always name it."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise DragomanError(f"{error.filename or path}: cannot be written: {reason}") from error


def write_table(
    found: Table,
    form: Format,
    show: Callable[[Table], RenderableType],
    nothing: str | None = None,
) -> None:
    """Writes the answer to a question, for people as ``show`` has it.

    For people, an empty one is the words ``nothing`` where given.
    """
    match form:
        case Format.CSV:
            write(found.to_csv())
        case Format.JSON:
            write(found.to_json() + "\n")
        case Format.TABLE if nothing and not found:
            write(f"{nothing}\n")
        case Format.TABLE:
            say(show(found))


def write_json(value: object, *, indent: int | None = None) -> None:
    """Writes ``value`` as JSON and ends the line."""
    write(json.dumps(value, ensure_ascii=False, indent=indent) + "\n")


class Counter:
    """Counts documents on a terminal's standard error while the results go elsewhere.

    Appears with the second document: one needs no progress. ``away`` says that the results go to a
    file although standard output is a terminal.
    """

    def __init__(self, *, away: bool = False) -> None:
        self._wanted = sys.stderr.isatty() and (away or not sys.stdout.isatty())
        self._count = 0
        self._progress: Progress | None = None

    def advance(self) -> None:
        """Counts one document."""
        self._count += 1
        if self._progress:
            self._progress.advance(self._progress.task_ids[0])
        elif self._wanted and self._count > 1:
            self._progress = self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Wipes the count off the terminal."""
        if self._progress:
            self._progress.stop()

    def _start(self) -> Progress:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.completed} documents"), TimeElapsedColumn())
        # Rich would else send standard output, which goes elsewhere, to the terminal too.
        progress = Progress(
            *columns, console=Console(stderr=True), transient=True, redirect_stdout=False
        )
        progress.add_task("reading", total=None, completed=self._count)
        progress.start()
        return progress
