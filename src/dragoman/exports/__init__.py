"""A record's events and statements in the formats of the field.

Compound actors are one event in the record and stay so in PLOVER and tidy tables; the other
formats have dyads. What did not happen or is only supposed stands, with its status, in PLOVER and
tidy tables only. A field that cannot be filled is empty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from os import PathLike
from typing import TYPE_CHECKING

from dragoman.errors import ExportError, QuestionError

if TYPE_CHECKING:
    from dragoman.exports.layout import Column
    from dragoman.record import Record
    from dragoman.table import Table

__all__ = ["Exported", "Form", "columns", "export", "load"]


class Form(StrEnum):
    """Formats of an export."""

    PLOVER = "plover"
    POLECAT = "polecat"
    ICEWS = "icews"
    GDELT1 = "gdelt1"
    GDELT2 = "gdelt2"
    TIDY = "tidy"
    PARQUET = "parquet"
    DYAD_MONTH = "dyad-month"
    JSONLD = "jsonld"


@dataclass
class Exported:
    """What an export wrote, and what it had no place for."""

    rows: int = 0
    """Rows, lines or, in JSON-LD, statements."""
    left_out: Counter[str] = field(default_factory=Counter)
    """Events that the format has no place for, by reason."""


def export(
    record: Record,
    form: Form | str,
    to: str | PathLike[str],
    *,
    actor: str | None = None,
    recipient: str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    type: str | None = None,
    document: str | None = None,
    status: str | None = None,
    advance: Callable[[], None] = lambda: None,
) -> Exported:
    """Writes a record's events, for JSON-LD its statements, to a file, or to stdout for ``-``.

    What is wanted is asked as in ``Record.events()``, for JSON-LD as in ``Record.statements()``,
    which have no status. The file is whole or, whatever happens, not there; documents are read one
    by one, and ``advance`` is called after each. Raises :class:`ExportError` for a format that is
    none and a file that cannot be written, :class:`RecordError` as the record does.
    """
    from dragoman.exports import forms, target

    wanted = _form(form)
    asked = (actor, recipient, since, until, type, document)
    if wanted is not Form.JSONLD:
        found = record.event_stories(*asked, status)
    elif status is None:
        found = record.statement_stories(*asked)
    else:
        raise QuestionError(f"status: {wanted} has statements, which have no status")
    with target.opened(to, record.name) as out:
        return forms.write(wanted, forms.counted(found, advance), out)


def columns(form: Form | str) -> tuple[Column, ...]:
    """The columns of a table's format, with their types and how they are filled.

    GDELT's files have no header line: their names are these. Empty for PLOVER and JSON-LD, which
    are no tables.
    """
    from dragoman.exports import forms

    return forms.columns(_form(form))


def load(path: str | PathLike[str]) -> Table:
    """A PLOVER, tidy or Parquet export read back: see :func:`dragoman.exports.loading.load`."""
    from dragoman.exports import loading

    return loading.load(path)


def _form(form: Form | str) -> Form:
    try:
        return Form(form)
    except ValueError:
        raise ExportError(f"format: {form!r} is none of {', '.join(Form)}") from None
