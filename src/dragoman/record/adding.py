"""Readings into a record, beside what it has of their documents already, and out of it."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from dragoman.model import Reading, Versions
from dragoman.record import (
    clustering,
    corrections,
    decisions,
    missed,
    reattaching,
    schema,
    writing,
)
from dragoman.record.graph import batched


def add(connection: sa.Connection, readings: Iterable[Reading]) -> int:
    """Write what the record has not, or has by other versions; how many readings these were.

    What was decided by hand about a document is found again in its new reading, and what was
    added to it stands beside that.
    """
    latest = {reading.document.id: reading for reading in readings}
    stored = _stored_versions(connection, latest)
    new = {key: one for key, one in latest.items() if stored.get(key) != one.versions}
    remove(connection, [key for key in new if key in stored])
    writing.insert(connection, new)
    for document_id in decisions.about(connection, new):
        reattaching.reattach(connection, new[document_id])
        missed.write(connection, new[document_id])
        corrections.apply(connection, new[document_id])
    return len(new)


def remove(connection: sa.Connection, documents: Iterable[str]) -> None:
    """Take out documents and what was read from them; what was decided about them stays."""
    for document_id in documents:
        clustering.forget(connection, document_id)
        writing.delete(connection, document_id)


def _stored_versions(connection: sa.Connection, documents: Iterable[str]) -> dict[str, Versions]:
    """Versions of the stored readings of those documents that have one."""
    column = schema.documents.c
    query = sa.select(column.id, *(column[name] for name in Versions.model_fields))
    found: dict[str, Versions] = {}
    for some in batched(documents):
        for document_id, *stored in connection.execute(query.where(column.id.in_(some))):
            values = zip(Versions.model_fields, stored, strict=True)
            found[document_id] = Versions(**dict(values))
    return found
