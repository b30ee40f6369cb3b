"""Full text: which documents, statements and events hold some words, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

import sqlalchemy as sa

from dragoman.record import conditions, queries, schema
from dragoman.record.conditions import Filter
from dragoman.record.fulltext import Matcher, Words, hyphenated
from dragoman.table import Row

_DOCUMENTS_AT_A_TIME = 100


class Kind(StrEnum):
    """What is searched."""

    DOCUMENTS = "documents"
    STATEMENTS = "statements"
    EVENTS = "events"


_UNITS = {Kind.STATEMENTS: conditions.STATEMENTS, Kind.EVENTS: conditions.EVENTS}


@dataclass(frozen=True)
class Search:
    """What is searched for, in what, and how much of it is wanted."""

    words: Words
    kind: Kind
    wanted: Filter
    outlet: str | None = None
    limit: int = 50


class Hit(NamedTuple):
    """A document, or the row of a unit, in which the words were found."""

    document: str
    row: Row
    """Of the unit, as :mod:`dragoman.record.queries` has it; of a document, its particulars."""
    text: str
    """Of the whole document; all offsets count in it."""
    places: list[tuple[int, int]]
    """Where the words stand; empty where that is the title only."""


class _Piece(NamedTuple):
    """A stretch of a document that is looked at by itself."""

    unit: str | None
    start: int
    end: int


def search(connection: sa.Connection, asked: Search) -> list[Hit]:
    """Hits, those of the latest documents first, in the order of the text within one."""
    asked = replace(asked, words=hyphenated(connection, asked.words))
    found: list[Hit] = []
    documents = _documents(connection, asked)
    with closing(Matcher(asked.words)) as matcher:
        for first in range(0, len(documents), _DOCUMENTS_AT_A_TIME):
            batch = documents[first : first + _DOCUMENTS_AT_A_TIME]
            found.extend(_hits(connection, asked, matcher, batch))
            if len(found) >= asked.limit:
                break
    return _with_rows(connection, asked, found[: asked.limit])


def _documents(connection: sa.Connection, asked: Search) -> Sequence[str]:
    """Ids of the documents that hold the words and may hold what is wanted."""
    column = schema.documents.c
    holding = column.id.in_(asked.words.documents())
    query = sa.select(column.id).where(holding, *_asked_of_documents(asked))
    order = (column.published.desc().nulls_last(), column.id)
    return connection.scalars(query.order_by(*order)).all()


def _asked_of_documents(asked: Search) -> Iterator[sa.ColumnElement[bool]]:
    column, wanted = schema.documents.c, asked.wanted
    if asked.outlet is not None:
        yield sa.func.lower(column.outlet) == asked.outlet.lower()
    if asked.kind is Kind.DOCUMENTS:
        if wanted.since:
            yield column.published >= wanted.since
        if wanted.until:
            yield column.published <= wanted.until
    elif wanted != Filter():
        kind = _UNITS[asked.kind]
        where = conditions.of_kind(kind, wanted)
        yield column.id.in_(sa.select(kind.table.c.document).where(*where))


def _hits(
    connection: sa.Connection, asked: Search, matcher: Matcher, documents: Sequence[str]
) -> Iterator[Hit]:
    column = schema.documents.c
    names = [column.id, column.name, column.title, column.outlet, column.published, column.text]
    query = sa.select(*names).where(column.id.in_(documents))
    rows = {row["id"]: row for row in connection.execute(query).mappings()}
    pieces = _pieces(connection, asked, rows)
    looked_at = [(rows[document], piece) for document in documents for piece in pieces[document]]
    texts = [
        ("" if piece.unit else row["title"] or "", row["text"][piece.start : piece.end])
        for row, piece in looked_at
    ]
    for number, places in matcher.find(texts).items():
        row, piece = looked_at[number]
        about: Row = {"id": piece.unit or row["id"], **{c.name: row[c.name] for c in names[1:-1]}}
        moved = [(piece.start + start, piece.start + end) for start, end in places]
        yield Hit(row["id"], about, row["text"], moved)


def _pieces(
    connection: sa.Connection, asked: Search, rows: dict[str, Any]
) -> dict[str, list[_Piece]]:
    if asked.kind is Kind.DOCUMENTS:
        return {key: [_Piece(None, 0, len(row["text"]))] for key, row in rows.items()}
    kind = _UNITS[asked.kind]
    unit = kind.table.c
    query = (
        sa.select(unit.document, unit.id, unit.evidence_start, unit.evidence_end)
        .where(
            unit.document.in_(list(rows)),
            *conditions.of_kind(kind, asked.wanted),
            conditions.counts_still(kind),
        )
        .order_by(unit.document, unit.evidence_start, unit.id)
    )
    found: dict[str, list[_Piece]] = {key: [] for key in rows}
    for document, *piece in connection.execute(query):
        found[document].append(_Piece(*piece))
    return found


def _with_rows(connection: sa.Connection, asked: Search, found: list[Hit]) -> list[Hit]:
    """The hits with the whole rows of their units."""
    if asked.kind is Kind.DOCUMENTS:
        return found
    question = {Kind.STATEMENTS: queries.statements, Kind.EVENTS: queries.events}[asked.kind]
    keys = [(hit.document, str(hit.row["id"])) for hit in found]
    table = question(connection, Filter(units=keys))
    rows = {(row["document"], row["id"]): row for row in table}
    return [hit._replace(row=rows[key]) for hit, key in zip(found, keys, strict=True)]
