"""Readings into a record, beside what it has of their documents already, and out of it."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from dragoman.model import Reading, Versions
from dragoman.record import clustering, corrections, decisions, schema, writing


def add(connection: sa.Connection, readings: Iterable[Reading]) -> int:
    """Write what the record has not, or has by other versions; how many readings these were.

    What was decided by hand about a document is found again in its new reading.
    """
    latest = {reading.document.id: reading for reading in readings}
    new: dict[str, Reading] = {}
    known: list[Reading] = []
    for document_id, reading in latest.items():
        stored = _stored_versions(connection, document_id)
        if stored == reading.versions:
            continue
        if stored is not None:
            remove(connection, [document_id])
        new[document_id] = reading
        known += [reading] if decisions.about(connection, document_id) else []
    writing.insert(connection, new)
    for reading in known:
        decisions.reattach(connection, reading)
        corrections.apply(connection, reading)
    return len(new)


def remove(connection: sa.Connection, documents: Iterable[str]) -> None:
    """Take out documents and what was read from them; what was decided about them stays."""
    for document_id in documents:
        clustering.forget(connection, document_id)
        writing.delete(connection, document_id)


def _stored_versions(connection: sa.Connection, document_id: str) -> Versions | None:
    """Versions of the stored reading of a document, None where there is none."""
    columns = [schema.documents.c[name] for name in Versions.model_fields]
    found = connection.execute(sa.select(*columns).where(schema.documents.c.id == document_id))
    row = found.mappings().first()
    return Versions(**row) if row else None
