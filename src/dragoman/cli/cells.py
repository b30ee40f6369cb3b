"""Cells of the tables that the command line shows: parties by their codes, ids cut short."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from rich.table import Table as Shown

from dragoman.render import Column, days, kind, sides, table
from dragoman.table import Row, Table

SHORT_ID = 8
_ID = re.compile(r"\b[0-9a-f]{16}\b")

DOCUMENT = Column("document", most=SHORT_ID)
_UNIT = SHORT_ID + 5
EVENT = Column("event", most=_UNIT)
STATEMENT = Column("statement", most=_UNIT)
COMMITMENT = Column("commitment", most=_UNIT)
UNIT = Column("unit", most=_UNIT)
OF = Column("of", most=_UNIT)
DECIDED = Column("decided", most=9)
EVIDENCE = Column("evidence", share=7)


def rows_of(
    found: Table, columns: tuple[Column, ...], shown: Callable[[Row], tuple[str, ...]]
) -> Shown:
    """One row a row of what was found, with the cells ``shown`` makes of it."""
    return table(columns, map(shown, found))


def document(row: Row) -> str:
    """The beginning of a document's id, which is enough to ask for it."""
    return text(row, "document" if "document" in row else "id")[:SHORT_ID]


def unit(row: Row, document: str = "document", id: str = "id") -> str:
    """``DOCUMENT:UNIT`` with the beginning of the document's id, which is enough to ask for it."""
    return f"{text(row, document)[:SHORT_ID]}:{text(row, id)}"


def named(row: Row, name: str) -> str:
    """A name of a unit or of a document, with the beginning of the document's id."""
    document, colon, unit = text(row, name).partition(":")
    return f"{document[:SHORT_ID]}{colon}{unit}"


def names_within(row: Row, name: str) -> str:
    """Words, in which ids of documents are cut short like those of :func:`named`."""
    return _ID.sub(lambda found: found[0][:SHORT_ID], text(row, name))


def coding(row: Row) -> tuple[str, str, str]:
    """When, who and what, where it was coded."""
    if row["type"] is None:
        return "", "", "not coded"
    return (
        made(row),
        sides(parties(row, "actors"), parties(row, "recipients")),
        kind(text(row, "type"), text(row, "mode"), text(row, "status")),
    )


def made(row: Row) -> str:
    """The unit's own days; in brackets, for want of any, the day of publication."""
    shown = days(day(row, "start"), day(row, "end"))
    return f"[{shown}]" if row["date_from"] == "published" else shown


def promised(row: Row) -> str:
    """What a commitment is to, with its condition."""
    return " … ".join(filter(None, texts(row, "content", "condition")))


def due(row: Row) -> str:
    """When a commitment is due."""
    return days(day(row, "due_start"), day(row, "due_end"))


def parties(row: Row, name: str) -> str:
    """Codes of parties, joined as they are shown."""
    return text(row, name).replace("; ", " + ")


def day(row: Row, name: str) -> date | None:
    """A day, where there is one."""
    value = row[name]
    return value if isinstance(value, date) else None


def text(row: Row, name: str) -> str:
    """A value in words, nothing for none."""
    value = row[name]
    return "" if value is None else str(value)


def texts(row: Row, *names: str) -> tuple[str, ...]:
    """Several values in words."""
    return tuple(text(row, name) for name in names)
