"""What people decided about units: rows of their own, which win over the rules and stay."""

from __future__ import annotations

import getpass
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from dragoman.model import Event
from dragoman.record import added, damage, queries, schema, units
from dragoman.record.graph import batched
from dragoman.record.schema import Kind, Unit
from dragoman.record.units import AnyUnit
from dragoman.table import Table

Key = tuple[str, str]
"""Document and id of a unit; the id is '' for what the document leads with."""

COLUMNS = (
    *("decision", "kind", "coding", "name", "document", "unit", "id", "type", "by", "at"),
    *("evidence", "evidence_start", "evidence_end"),
)


def name(key: Key) -> str:
    """What names a unit, and the happening that a report is the first of: ``DOCUMENT:UNIT``.

    ``DOCUMENT`` alone is what a document leads with where that was not coded.
    """
    document, unit = key
    return f"{document}:{unit}" if unit else document


def characters(sentence: str) -> tuple[int, int]:
    """The characters of its document that the id of a sentence says: ``150-230``."""
    start, _, end = sentence.partition("-")
    return int(start), int(end)


APART, WAS = "apart from", "was"
"""What a split undoes: the other reports of the event. And an unlinking: the link by hand."""

_SHOWN = (
    *("type", "mode", "actors", "recipients", "start", "end", "due_start", "due_end"),
    *("issues", "note", "link", APART, WAS),
)
"""Fields of a decision that people give, or that say what it undid; the rest follows from them."""


class Subject(NamedTuple):
    """A unit that a decision is about; the id is '' for what the document leads with."""

    unit: Unit
    document: str
    id: str

    @property
    def key(self) -> Key:
        """Document and id."""
        return self.document, self.id


@dataclass(frozen=True)
class ByHand:
    """What was decided about which reports are of one event."""

    joined: tuple[frozenset[Key], ...]
    apart: frozenset[Key]
    """Reports that the rule joins to no other."""


def note(
    connection: sa.Connection,
    kind: Kind,
    subjects: Sequence[Subject],
    by: str | None,
    coding: Mapping[str, Any] | None = None,
) -> int:
    """Write a decision down, one row for each unit that it is about; gives its number.

    ``by`` is who decides, the login name unless it is given.
    """
    about = [
        {
            "document": subject.document,
            "unit": subject.unit,
            "unit_id": subject.id,
            **_as_read(connection, subject),
        }
        for subject in subjects
    ]
    return _write(connection, kind, about, by, coding)


def note_added(
    connection: sa.Connection,
    document: str,
    event: Event,
    by: str | None,
    coding: Mapping[str, Any],
) -> None:
    """Write down that people added an event, which has that coding; ``by`` as in :func:`note`."""
    row = {"document": document, "unit": Unit.EVENT, "unit_id": event.id}
    _write(connection, Kind.ADD, [row | _found_by(Unit.EVENT, event)], by, coding)


def by_hand(connection: sa.Connection) -> ByHand:
    """The state after all merges and splits, in the order in which they were decided."""
    table = schema.decisions
    joined: list[frozenset[Key]] = []
    apart: set[Key] = set()
    found: dict[int, tuple[str, list[Key]]] = {}
    for row in connection.execute(sa.select(table).order_by(table.c.id)):
        if row.kind in (Kind.MERGE, Kind.SPLIT) and row.unit_id is not None:
            key = (row.document, row.unit_id or headline(connection, row.document))
            found.setdefault(row.decision, (row.kind, []))[1].append(key)
    for kind, keys in found.values():
        if kind == Kind.MERGE:
            joined.append(frozenset(keys))
        else:
            apart |= set(keys)
            joined = [group - set(keys) for group in joined]
    return ByHand(tuple(group for group in joined if len(group) > 1), frozenset(apart))


def about(connection: sa.Connection, documents: Iterable[str]) -> list[str]:
    """Those of some documents about which anything was decided."""
    column = schema.decisions.c.document
    query = sa.select(column).distinct()
    asked = (query.where(column.in_(some)) for some in batched(documents))
    return [document for one in asked for document in connection.scalars(one)]


def decided(connection: sa.Connection, decision: int | None = None) -> Table:
    """All decisions, or one of them, in the order in which they were made."""
    table, documents = schema.decisions, schema.documents
    query = sa.select(table, documents.c.text).outerjoin_from(
        table, documents, table.c.document == documents.c.id
    )
    if decision is not None:
        query = query.where(table.c.decision == decision)
    found = [_named(row) for row in connection.execute(query.order_by(table.c.id)).mappings()]
    together: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in found:
        together[row["decision"]].append(row)
    rows = [{**row, "coding": _shown(row, together[row["decision"]])} for row in found]
    return Table(COLUMNS, [{column: row[column] for column in COLUMNS} for row in rows])


def _named(row: Mapping[Any, Any]) -> dict[str, Any]:
    """A decision with what its unit is called now, and the unit's words."""
    start, end, text = row["evidence_start"], row["evidence_end"], row["text"]
    words = None if start is None or text is None else text[start:end]
    # A document that was taken out has no text.
    id = None if text is None else row["unit_id"]
    named = None if id is None else name((row["document"], id))
    return {**row, "id": id, "name": named, "evidence": words}


def _write(
    connection: sa.Connection,
    kind: Kind,
    about: Sequence[Mapping[str, object]],
    by: str | None,
    coding: Mapping[str, Any] | None,
) -> int:
    table = schema.decisions
    last = connection.execute(sa.select(sa.func.max(table.c.decision))).scalar_one() or 0
    said = {
        "decision": last + 1,
        "kind": kind,
        "coding": coding and json.dumps(coding),
        "by": by or _me(),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    connection.execute(sa.insert(table), [{**said, **row} for row in about])
    return last + 1


def _as_read(connection: sa.Connection, subject: Subject) -> dict[str, object]:
    """Type and evidence of a unit as it was read or added, by which it is found again.

    A sentence has no type, and is found by its name.
    """
    if subject.unit is Unit.SENTENCE:
        start, end = characters(subject.id)
        return {"type": None, "evidence_start": start, "evidence_end": end}
    reading = added.whole(connection, queries.reading(connection, subject.document))
    for one in units.of(reading, subject.unit):
        if one.id == subject.id:
            return _found_by(subject.unit, one)
    return dict.fromkeys(("type", "evidence_start", "evidence_end"))


def _found_by(unit: Unit, one: AnyUnit) -> dict[str, object]:
    evidence = units.evidence(one)
    return {
        "type": str(getattr(one, units.FIELDS[unit].type)),
        "evidence_start": evidence.start,
        "evidence_end": evidence.end,
    }


def headline(connection: sa.Connection, document: str) -> str:
    """The event, coded or not, that a document leads with."""
    table = schema.reports
    query = sa.select(table.c.event).where(table.c.document == document, table.c.headline)
    return str(
        connection.scalars(query.order_by(table.c.evidence_start, table.c.event)).first() or ""
    )


def _me() -> str:
    """The login name, where the system knows one."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def _shown(row: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> str | None:
    """What one of the rows of a decision says, as ``type SANCTION; mode expel; actors CHN GOV``.

    Of an unlinking also which unit it is that this one has no link to.
    """
    fields = damage.fields(row["coding"])
    values = {
        field: " + ".join(value) if isinstance(value, list) else value
        for field, value in fields.items()
        if field in _SHOWN
    }
    if row["kind"] == Kind.UNLINK:
        [other] = (one for one in rows if one is not row)
        values = {"no link to": other["name"] or "what is not found", **values}
    return "; ".join(f"{field} {value or 'none'}" for field, value in values.items()) or None
