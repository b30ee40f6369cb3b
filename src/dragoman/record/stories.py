"""Wanted units, document by document: for what is too long to hold in memory at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from typing import NamedTuple

import sqlalchemy as sa

from dragoman.model import Reading
from dragoman.record import queries
from dragoman.record.conditions import Filter
from dragoman.table import Row, Table

_DOCUMENTS_AT_A_TIME = 100


@dataclass(frozen=True)
class Story:
    """A document's reading with those of its units that are wanted."""

    reading: Reading
    rows: list[Row]
    """Wanted units, in the order and with the columns of the table of their kind."""


class Stored(NamedTuple):
    """A :class:`Story` as it is stored: the reading in JSON."""

    document: str
    reading: str
    rows: list[Row]


def events(connection: sa.Connection, wanted: Filter) -> Iterator[Stored]:
    """Documents with wanted events, in the order of :func:`queries.events`."""
    return _stories(connection, queries.event_keys(connection, wanted), queries.events)


def statements(connection: sa.Connection, wanted: Filter) -> Iterator[Stored]:
    """Documents with wanted statements, in the order of :func:`queries.statements`."""
    return _stories(connection, queries.statement_keys(connection, wanted), queries.statements)


def _stories(
    connection: sa.Connection,
    keys: Iterator[tuple[str, str]],
    question: Callable[[sa.Connection, Filter], Table],
) -> Iterator[Stored]:
    """Asks which units are wanted once, and for their rows a batch of documents at a time."""
    by_document = ((name, {unit for _, unit in own}) for name, own in groupby(keys, _first))
    while batch := dict(islice(by_document, _DOCUMENTS_AT_A_TIME)):
        readings = queries.readings_json(connection, batch)
        rows: defaultdict[str, list[Row]] = defaultdict(list)
        for row in question(connection, Filter(documents=batch)):
            if row["id"] in batch[str(row["document"])]:
                rows[str(row["document"])].append(row)
        for document in batch:
            yield Stored(document, readings[document], rows[document])


def _first(key: tuple[str, str]) -> str:
    return key[0]
