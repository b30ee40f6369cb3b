"""Decisions about codings in a record, written as gold for :mod:`dragoman.bench.panel`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any, TypeAlias

from dragoman.errors import BenchError
from dragoman.model import (
    Actor,
    Commitment,
    Event,
    Interval,
    Reading,
    Source,
    Span,
    Statement,
)
from dragoman.record import Record, added, corrections, units
from dragoman.record.schema import Unit
from dragoman.table import Row, Table

COLUMNS = (
    *("document", "name"),
    *(column for kind in units.FIELDS for column in (f"{kind}s", f"{kind}s_judged")),
    *("events_added", "file"),
)

_Place: TypeAlias = tuple[Unit, str]
"""Kind and id of a unit of a document."""


def write(record: Record, folder: Path) -> Table:
    """Write each document of which a unit was corrected, rejected, confirmed or added to a file.

    Units are as corrected, with those added and without those rejected; what nobody judged stands
    as it was read. Gives one row a document, with how many of its units were read, how many of
    these were judged, and how many events were added that were not read; ``file`` is None where
    a document has no day of publication, which gold must have. Raises :class:`BenchError` where
    ``folder`` cannot be written.
    """
    rows: list[Row] = []
    for document, judged in _judged(record).items():
        reading = record.corrected(document)
        row: Row = {
            "document": document,
            "name": reading.document.name,
            **_counts(record.reading(document), judged),
            "file": None,
        }
        if reading.document.published is not None:
            row["file"] = _write(folder / f"{document}.json", _gold(reading, judged))
        rows.append(row)
    return Table(COLUMNS, rows)


def _judged(record: Record) -> dict[str, set[_Place]]:
    """Kind and id of the units that were judged and are still found, by document."""
    found: defaultdict[str, set[_Place]] = defaultdict(set)
    for row in record.decisions():
        if row["kind"] in corrections.STATES and row["id"] is not None:
            found[str(row["document"])].add((Unit(str(row["unit"])), str(row["id"])))
    return dict(sorted(found.items()))


def _counts(reading: Reading, judged: Collection[_Place]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for kind in units.FIELDS:
        read = {(kind, one.id) for one in units.of(reading, kind)}
        counts[f"{kind}s"] = len(read)
        counts[f"{kind}s_judged"] = len(read.intersection(judged))
    counts["events_added"] = sum(added.is_own(id) for _, id in judged)
    return counts


def _write(path: Path, gold: dict[str, Any]) -> str:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise BenchError(f"{path}: cannot be written: {error.strerror}") from error
    return str(path)


def _gold(reading: Reading, judged: Collection[_Place]) -> dict[str, Any]:
    document, text = reading.document, reading.document.text
    return {
        "id": document.id,
        "outlet": document.outlet,
        "outlet_country": document.outlet_country,
        "published": str(document.published),
        "title": document.title or "",
        "text": text,
        "dates": [
            {**_span(moment.span, text), **_days(moment.interval)} for moment in reading.dates
        ],
        "statements": [
            _statement(said, text, judged) for said in reading.statements if said.content
        ],
        "events": [_event(event, text, judged) for event in reading.events if event.actors],
        "commitments": [_commitment(bond, judged) for bond in reading.commitments],
    }


def _statement(said: Statement, text: str, judged: Collection[_Place]) -> dict[str, Any]:
    return {
        "speaker": said.speaker and _span(said.speaker, text),
        "speakers": _codes(said.speakers),
        "addressees": _codes(said.addressees),
        "act": said.act,
        "cue": _span(said.cue, text),
        "content": [_offsets(span) for span in said.content],
        "form": said.form,
        "chain": _chain(said.chain),
        "polarity": said.polarity,
        "modality": said.modality,
        "issues": list(said.issues),
        "judged": (Unit.STATEMENT, said.id) in judged,
    }


def _event(event: Event, text: str, judged: Collection[_Place]) -> dict[str, Any]:
    return {
        "type": event.type,
        "mode": event.mode,
        "actors": _codes(event.actors),
        "recipients": _codes(event.recipients),
        **_days(event.date),
        "place": event.place and event.place.name,
        "evidence": _span(event.evidence, text),
        "chain": _chain(event.chain),
        "polarity": event.polarity,
        "judged": (Unit.EVENT, event.id) in judged,
    }


def _commitment(bond: Commitment, judged: Collection[_Place]) -> dict[str, Any]:
    return {
        "obligor": _codes(bond.obligor),
        "beneficiary": _codes(bond.beneficiary),
        "kind": bond.kind,
        "content": _offsets(bond.content),
        "due": bond.due and str(bond.due.end),
        "judged": (Unit.COMMITMENT, bond.id) in judged,
    }


def _codes(actors: Iterable[Actor]) -> list[str]:
    return list(dict.fromkeys(actor.code for actor in actors))


def _chain(chain: Iterable[Source]) -> list[str]:
    return [source.name for source in chain]


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"text": span.of(text), **_offsets(span)}


def _offsets(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _days(days: Interval | None) -> dict[str, str | None]:
    return {"from": str(days.start) if days else None, "to": str(days.end) if days else None}
