"""The examples of frames and cues, read and held against what must be coded from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dragoman.codebook import Codebook, Coding, Cue, Frame, expected
from dragoman.model import Actor, Document, Event, Reading, Statement, Status
from dragoman.reading.pipeline import read_document
from dragoman.table import Table

if TYPE_CHECKING:
    from dragoman.knowledge import Knowledge

PUBLISHED = date(2024, 5, 15)
"""The day on which example sentences count as published."""

COLUMNS = ("id", "kind", "right", "coding", "read", "text")


@dataclass(frozen=True)
class Checked:
    """An entry's example and what was read in it."""

    entry: Frame | Cue
    right: bool
    """Whether the entry itself codes its example as the example says."""
    read: tuple[str, ...]
    """Events and statements as codings are written, with the id of what coded each event."""


def table(entries: Iterable[Frame | Cue], book: Codebook, known: Knowledge | None = None) -> Table:
    """One row an entry: whether its example is read as it says, and what was read.

    Where several units were read they are separated by ``; ``.
    """
    rows = (check(entry, book, known) for entry in entries)
    return Table(
        COLUMNS,
        [
            {
                "id": row.entry.id,
                "kind": "frame" if isinstance(row.entry, Frame) else "cue",
                "right": row.right,
                "coding": row.entry.example.coding,
                "read": "; ".join(row.read),
                "text": row.entry.example.text,
            }
            for row in rows
        ],
    )


def check(entry: Frame | Cue, book: Codebook, known: Knowledge | None = None) -> Checked:
    """Reads the entry's example by the whole codebook, to which the entry belongs."""
    document = Document(text=entry.example.text, published=PUBLISHED)
    reading = read_document(document, known=known, book=book)
    wanted = expected(entry, book.types)
    right = (
        _framed(entry, reading, wanted)
        if isinstance(entry, Frame)
        else _cued(entry, reading, wanted, acts=bool(book.acts[entry.act]))
    )
    read = (*map(_event, reading.events), *map(_statement, reading.statements))
    return Checked(entry, right, read)


def _framed(frame: Frame, reading: Reading, wanted: Coding) -> bool:
    return any(
        event.frame == frame.id
        and _codes(event.actors) == wanted.first
        and _codes(event.recipients) == wanted.second
        and event.type == wanted.type
        and wanted.mode in (None, event.mode)
        and wanted.status in (None, event.status)
        for event in reading.events
    )


def _cued(cue: Cue, reading: Reading, wanted: Coding, *, acts: bool) -> bool:
    """A cue whose act has an event type must be what coded an event."""
    said = any(
        _codes(statement.speakers) == wanted.first
        and wanted.second in (None, _codes(statement.addressees))
        and statement.act == wanted.type
        and wanted.status in (None, statement.polarity)
        for statement in reading.statements
    )
    return said and (not acts or any(event.frame == cue.id for event in reading.events))


def _codes(actors: tuple[Actor, ...]) -> frozenset[str]:
    return frozenset(actor.code for actor in actors)


def _event(event: Event) -> str:
    status = "" if event.status is Status.REALISED else event.status
    parts = (_sides(event.actors, event.recipients), event.type, event.mode, status)
    return f"{' '.join(filter(None, parts))} ({event.frame})"


def _statement(statement: Statement) -> str:
    sides = _sides(statement.speakers, statement.addressees)
    return f"{sides} {statement.act} {statement.polarity}"


def _sides(first: tuple[Actor, ...], second: tuple[Actor, ...]) -> str:
    return " > ".join(" + ".join(actor.code for actor in side) or "-" for side in (first, second))
