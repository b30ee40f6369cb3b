"""Documents that have the very text of another one."""

from __future__ import annotations

import re

import sqlalchemy as sa

from dragoman.model import Document
from dragoman.record import schema
from dragoman.record.fulltext import Part, Words
from dragoman.table import Row

_WORD = re.compile(r"[^\W_]+")
_SOUGHT = 8


def of_text(connection: sa.Connection, document: Document) -> Row | None:
    """The first other document of the same text: its id, day, outlet and title.

    It is sought by its longest words in the index of words, so that few texts are compared.
    """
    words = sorted(set(_WORD.findall(document.text)), key=lambda word: (-len(word), word))
    if not words:
        return None
    sought = Words(tuple(Part(word, begins=False) for word in words[:_SOUGHT]))
    column = schema.documents.c
    query = sa.select(column.id, column.published, column.outlet, column.title).where(
        column.id.in_(sought.documents().correlate(None)),
        column.text == document.text,
        column.id != document.id,
    )
    found = connection.execute(query.order_by(column.number)).mappings().first()
    return dict(found) if found else None
