"""What people decided about events: rows of their own, which win over the rule and stay."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from dragoman.model import Event, Reading, Span
from dragoman.record import schema
from dragoman.table import Table

Key = tuple[str, str]
"""Document and event of a report; the event is '' for what the document leads with."""

COLUMNS = (
    *("decision", "kind", "coding", "report", "document", "event", "type", "by", "at"),
    *("evidence", "evidence_start", "evidence_end"),
)


def name(key: Key) -> str:
    """What names a report, and the happening that it is the first of: ``DOCUMENT:EVENT``.

    ``DOCUMENT`` alone is what a document leads with where that was not coded.
    """
    document, event = key
    return f"{document}:{event}" if event else document


_SHOWN = ("type", "mode", "actors", "recipients", "start", "end")
"""Fields of a correction that people give; the rest follows from them."""


class Kind(StrEnum):
    """What was decided."""

    MERGE = "merge"
    SPLIT = "split"
    CORRECT = "correct"
    REJECT = "reject"
    CONFIRM = "confirm"


@dataclass(frozen=True)
class ByHand:
    """What was decided about which reports are of one event."""

    joined: tuple[frozenset[Key], ...]
    apart: frozenset[Key]
    """Reports that the rule joins to no other."""


def note(
    connection: sa.Connection,
    kind: Kind,
    keys: Sequence[Key],
    by: str,
    coding: Mapping[str, Any] | None = None,
) -> None:
    """Write a decision down: one row for each event that it is about."""
    table = schema.decisions
    last = connection.execute(sa.select(sa.func.max(table.c.decision))).scalar_one() or 0
    at = datetime.now(UTC).isoformat(timespec="seconds")
    rows = [
        {
            "decision": last + 1,
            "kind": kind,
            "document": document,
            "event": event,
            **_evidence(connection, document, event),
            "coding": coding and json.dumps(coding),
            "by": by,
            "at": at,
        }
        for document, event in keys
    ]
    connection.execute(sa.insert(table), rows)


def by_hand(connection: sa.Connection) -> ByHand:
    """The state after all merges and splits, in the order in which they were decided."""
    table = schema.decisions
    joined: list[frozenset[Key]] = []
    apart: set[Key] = set()
    found: dict[int, tuple[str, list[Key]]] = {}
    for row in connection.execute(sa.select(table).order_by(table.c.id)):
        if row.kind in (Kind.MERGE, Kind.SPLIT) and row.event is not None:
            key = (row.document, row.event or headline(connection, row.document))
            found.setdefault(row.decision, (row.kind, []))[1].append(key)
    for kind, keys in found.values():
        if kind == Kind.MERGE:
            joined.append(frozenset(keys))
        else:
            apart |= set(keys)
            joined = [group - set(keys) for group in joined]
    return ByHand(tuple(group for group in joined if len(group) > 1), frozenset(apart))


def about(connection: sa.Connection, document: str) -> bool:
    """Whether anything was decided about a document."""
    table = schema.decisions
    query = sa.select(table.c.id).where(table.c.document == document)
    return connection.execute(query.limit(1)).first() is not None


def reattach(connection: sa.Connection, reading: Reading) -> None:
    """Find the events that decisions about a document are about in a new reading of it.

    That is the event whose evidence shares most characters with the evidence then, one of the
    same type first. Decisions that find none keep their rows, without an event.
    """
    table = schema.decisions
    query = sa.select(table).where(
        table.c.document == reading.document.id, table.c.type.is_not(None)
    )
    for row in connection.execute(query).all():
        span = Span(start=row.evidence_start, end=row.evidence_end)
        event = _closest(reading.events, span, row.type)
        values = {"event": event.id if event else None}
        connection.execute(sa.update(table).where(table.c.id == row.id).values(values))


def decided(connection: sa.Connection) -> Table:
    """All decisions, in the order in which they were made."""
    table, documents = schema.decisions, schema.documents
    query = sa.select(table, documents.c.text).outerjoin_from(
        table, documents, table.c.document == documents.c.id
    )
    rows = []
    for found in connection.execute(query.order_by(table.c.id)).mappings():
        start, end, text = found["evidence_start"], found["evidence_end"], found["text"]
        words = None if start is None or text is None else text[start:end]
        event = found["event"]
        report = None if event is None else name((found["document"], event))
        row = {**found, "report": report, "evidence": words, "coding": _shown(found["coding"])}
        rows.append({column: row[column] for column in COLUMNS})
    return Table(COLUMNS, rows)


def _closest(events: Sequence[Event], span: Span, type_: str) -> Event | None:
    def shared(event: Event) -> int:
        return min(event.evidence.end, span.end) - max(event.evidence.start, span.start)

    found = [event for event in events if event.evidence.overlaps(span)]
    return max(found, key=lambda e: (e.type == type_, shared(e)), default=None)


def _evidence(connection: sa.Connection, document: str, event: str) -> dict[str, object]:
    table = schema.events
    columns = (table.c.type, table.c.evidence_start, table.c.evidence_end)
    query = sa.select(*columns).where(table.c.document == document, table.c.id == event)
    row = connection.execute(query).mappings().first()
    return dict(row) if row else dict.fromkeys(column.name for column in columns)


def headline(connection: sa.Connection, document: str) -> str:
    """The event, coded or not, that a document leads with."""
    table = schema.reports
    query = sa.select(table.c.event).where(table.c.document == document, table.c.headline)
    return str(
        connection.scalars(query.order_by(table.c.evidence_start, table.c.event)).first() or ""
    )


def _shown(coding: str | None) -> str | None:
    """A correction as ``type SANCTION; mode expel; actors CHN GOV``."""
    if coding is None:
        return None
    fields = {name: value for name, value in json.loads(coding).items() if name in _SHOWN}
    values = {n: " + ".join(v) if isinstance(v, list) else v for n, v in fields.items()}
    return "; ".join(f"{name} {value or 'none'}" for name, value in values.items())
