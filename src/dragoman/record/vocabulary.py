"""The words of texts, and their numbers: a word keeps its own as long as the record lasts."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

import sqlalchemy as sa

from dragoman.record import schema
from dragoman.record.graph import batched
from dragoman.record.store import insert_all, select_columns

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return _WORD.findall(text.lower())


def known(connection: sa.Connection, words: Collection[str]) -> dict[str, int]:
    """The numbers of those words that the record has."""
    column = schema.words.c
    found: dict[str, int] = {}
    for some in batched(sorted(words)):
        query = sa.select(column.word, column.number).where(column.word.in_(some))
        found |= zip(*select_columns(connection, query), strict=True)
    return found


def numbered(connection: sa.Connection, words: Collection[str]) -> Mapping[str, int]:
    """The numbers of words; those that the record has not get the next ones."""
    found = known(connection, words)
    new = sorted({*words} - {*found})
    if new:
        last = connection.scalar(sa.select(sa.func.max(schema.words.c.number))) or 0
        own = dict(zip(new, range(last + 1, last + 1 + len(new)), strict=True))
        rows = [{"word": word, "number": number} for word, number in own.items()]
        insert_all(connection, schema.words, rows)
        found |= own
    return found


def all_words(connection: sa.Connection) -> dict[int, str]:
    """All words of the record, by number."""
    column = schema.words.c
    query = sa.select(column.number, column.word)
    return dict(zip(*select_columns(connection, query), strict=True))
