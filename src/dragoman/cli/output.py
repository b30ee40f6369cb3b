"""Where the command line writes: results to standard output, all else to standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from time import monotonic
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


_PATIENCE = 2.0
"""Seconds for which a text may be read in silence."""


class Counter:
    """Counts documents on a terminal's standard error, and says how far a long one is.

    The count appears with the second document, and only while results go elsewhere: one needs none,
    and what is shown on the terminal counts itself. ``away`` says that the results go to a file
    although standard output is a terminal.
    """

    def __init__(self, *, away: bool = False) -> None:
        self._on_terminal = sys.stderr.isatty()
        self._elsewhere = away or not sys.stdout.isatty()
        self._count = 0
        self._begun = monotonic()
        self._progress: Progress | None = None

    def advance(self) -> None:
        """Counts one document."""
        self._count += 1
        if not self._elsewhere:
            self._wipe()
        elif self._progress or (self._on_terminal and self._count > 1):
            self._show("")

    def within(self, share: float) -> None:
        """Says how much of a document is read, where that takes long."""
        if share == 0:
            self._begun = monotonic()
        elif self._on_terminal and monotonic() - self._begun > _PATIENCE:
            self._show(f"{share:.0%} of this one")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Wipes the count off the terminal."""
        self._wipe()

    def _show(self, within: str) -> None:
        if self._progress is None:
            self._progress = self._start()
        task = self._progress.task_ids[0]
        self._progress.update(task, completed=self._count, within=within)

    def _wipe(self) -> None:
        if self._progress:
            self._progress.stop()
            self._progress = None

    def _start(self) -> Progress:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        told = TextColumn("{task.completed} documents {task.fields[within]}")
        # Rich would else send standard output, which goes elsewhere, to the terminal too.
        progress = Progress(
            SpinnerColumn(),
            told,
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
        )
        progress.add_task("reading", total=None, completed=self._count, within="")
        progress.start()
        return progress
