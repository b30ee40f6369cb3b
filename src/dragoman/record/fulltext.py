"""The full-text index of documents: FTS5 in SQLite, a GIN index of ``tsvector`` in PostgreSQL.

It indexes title and text by words, without regard to case and diacritics. A statement or an event
is part of its document's text, so that words found in it are found in the document too; one index
serves all three.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from dragoman.errors import QuestionError
from dragoman.record import schema

_INDEX = "document_words"
_TOKENIZE = "unicode61 remove_diacritics 2"

_HYPHENS = "-\u2010\u2011"
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_COMPOUND = re.compile(rf"[^\W_]+(?:[{_HYPHENS}][^\W_]+)+")
_PLAIN_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r'"(?P<phrase>[^"]*)(?:"(?P<star>\*)?|$)|(?P<word>[^\s"]+)')
_MARKS = ("\ue000", "\ue001")
_MARK = re.compile(f"([{''.join(_MARKS)}])")
_UNMARKED = str.maketrans(dict.fromkeys((*_MARKS, "\0"), " "))

_SQLITE = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {_INDEX} USING fts5(title, text, "
    f"content='documents', content_rowid='number', tokenize='{_TOKENIZE}')",
    f"CREATE TRIGGER IF NOT EXISTS {_INDEX}_added AFTER INSERT ON documents BEGIN "
    f"INSERT INTO {_INDEX}(rowid, title, text) VALUES (new.number, new.title, new.text); END",
    f"CREATE TRIGGER IF NOT EXISTS {_INDEX}_deleted AFTER DELETE ON documents BEGIN "
    f"INSERT INTO {_INDEX}({_INDEX}, rowid, title, text) "
    "VALUES ('delete', old.number, old.title, old.text); END",
)

# PostgreSQL's own parser would make one word of "U.S." or "joint-patrol": FTS5 makes two.
_VECTOR = (
    "to_tsvector('simple', regexp_replace(regexp_replace("
    "normalize(coalesce(title, '') || ' | ' || text, NFKD), U&'[\\0300-\\036f]', '', 'g'), "
    "U&'[!-/:-@[-`{-~\\00a0-\\00bf\\2010-\\203a]', ' ', 'g'))"
)
_POSTGRES = (f"CREATE INDEX IF NOT EXISTS {_INDEX} ON documents USING gin ({_VECTOR})",)


def create(connection: sa.Connection) -> None:
    """Make the index and what keeps it in step with the documents."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES:
        connection.exec_driver_sql(statement)


@dataclass(frozen=True)
class Part:
    """Words that stand side by side; of the last one maybe only the beginning."""

    words: str
    begins: bool
    otherwise: tuple[str, ...] = ()
    """Other spellings, which do as well: ``ceasefire`` of ``cease-fire``."""

    @property
    def fts5(self) -> str:
        """In the language of FTS5."""
        quoted = [_clean(words).replace('"', '""') for words in (self.words, *self.otherwise)]
        return " OR ".join(f'"{words}"' + "*" * self.begins for words in quoted)

    @property
    def tsquery(self) -> str:
        """In the language of ``tsquery``."""
        return " | ".join(f"({self._adjacent(each)})" for each in (self.words, *self.otherwise))

    def _adjacent(self, words: str) -> str:
        plain = unicodedata.normalize("NFKD", words)
        found = _PLAIN_WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))
        return " <-> ".join(f"'{word}'" for word in found) + ":*" * self.begins


@dataclass(frozen=True)
class Words:
    """Some parts, all of which documents are searched for."""

    parts: tuple[Part, ...]

    @classmethod
    def asked(cls, words: str) -> Self:
        """All of these words, phrases and beginnings of words.

        ``"in quotation marks"`` is a phrase, ``fish*`` all words that begin so; AND, OR and the
        like are ordinary words. ``cease-fire`` is ``ceasefire`` too. Raises
        :class:`QuestionError` where there is no word at all.
        """
        parts = tuple(filter(None, map(_part, _PART.finditer(words))))
        if not parts:
            raise QuestionError(f"search: there is no word in {words!r}")
        return cls(parts)

    @classmethod
    def phrase(cls, words: str) -> Self:
        """These words side by side."""
        return cls((Part(words, begins=False),))

    def documents(self) -> sa.Select[Any]:
        """Ids of the documents in which they are found."""
        return sa.select(schema.documents.c.id).where(self.stand())

    def stand(self) -> sa.ColumnElement[bool]:
        """Whether a document holds them."""
        return _Holds(self)

    @property
    def fts5(self) -> str:
        """In the language of FTS5, always quoted, so that nothing in it is an operator."""
        return " AND ".join(f"({part.fts5})" for part in self.parts)

    @property
    def tsquery(self) -> str:
        """In the language of PostgreSQL's ``tsquery``, of plain words only."""
        return " & ".join(f"({part.tsquery})" for part in self.parts)


def hyphenated(connection: sa.Connection, words: Words) -> Words:
    """The words with the spellings in two halves that documents have: ``cease-fire``."""
    return Words(tuple(_hyphenated(connection, part) for part in words.parts))


def _hyphenated(connection: sa.Connection, part: Part) -> Part:
    if part.begins or not part.words.isalpha():
        return part
    halves = [(part.words[:place], part.words[place:]) for place in range(1, len(part.words))]
    found = [" ".join(both) for both in halves if _is_written(connection, *both)]
    return replace(part, otherwise=(*part.otherwise, *found))


def _is_written(connection: sa.Connection, first: str, second: str) -> bool:
    """Whether a document joins two words by a hyphen, which the index does not tell."""
    column = schema.documents.c
    spelt = [
        field.ilike(f"%{first}{hyphen}{second}%")
        for field in (column.text, column.title)
        for hyphen in _HYPHENS
    ]
    beside = Words.phrase(f"{first} {second}").documents()
    return connection.scalar(beside.where(sa.or_(*spelt)).limit(1)) is not None


def _part(found: re.Match[str]) -> Part | None:
    words = found["phrase"] if found["phrase"] is not None else found["word"]
    if not any(character.isalnum() for character in words):
        return None
    begins, words = bool(found["star"] or words.endswith("*")), words.rstrip("*")
    joined = "".join(_HYPHEN.split(words)) if found["word"] is not None else ""
    return Part(words, begins, (joined,) if _COMPOUND.fullmatch(words) and joined else ())


class _Holds(sa.ColumnElement[bool]):
    """Whether a document holds some words, as each database asks its own index."""

    inherit_cache = False
    type = sa.Boolean()

    def __init__(self, words: Words) -> None:
        number = schema.documents.c.number
        rowid: sa.ColumnElement[int] = sa.column("rowid")
        found = sa.select(rowid).select_from(sa.table(_INDEX))
        matches = sa.text(f"{_INDEX} MATCH :fts5").bindparams(fts5=words.fts5)
        self.by_dialect = {
            "sqlite": number.in_(found.where(matches)),
            "postgresql": sa.text(f"{_VECTOR} @@ to_tsquery('simple', :tsquery)").bindparams(
                tsquery=words.tsquery
            ),
        }

    def self_group(self, against: object = None) -> Self:  # noqa: ARG002
        """Itself, not compared with 1, which would hinder the index."""
        return self


@compiles(_Holds)
def _compile(holds: _Holds, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(holds.by_dialect[compiler.dialect.name], **options)


class Matcher:
    """Says where in some texts the words stand; it cuts texts into words as SQLite's index does."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._memory = sqlite3.connect(":memory:")
        self._memory.execute(
            f"CREATE VIRTUAL TABLE t USING fts5(title, text, tokenize='{_TOKENIZE}')"
        )

    def close(self) -> None:
        """Let go of the memory."""
        self._memory.close()

    def find(self, texts: Sequence[tuple[str, str]]) -> dict[int, list[tuple[int, int]]]:
        """Which of the titles and texts hold all the words, by position, and where in the text.

        The places are half-open intervals of code points, in order; none where all the words
        stand in the title.
        """
        clean = [
            (number, _clean(title), _clean(text)) for number, (title, text) in enumerate(texts)
        ]
        self._memory.execute("DELETE FROM t")
        self._memory.executemany("INSERT INTO t(rowid, title, text) VALUES (?, ?, ?)", clean)
        marked = self._memory.execute(
            "SELECT rowid, highlight(t, 1, ?, ?) FROM t WHERE t MATCH ? ORDER BY rowid",
            (*_MARKS, self._words.fts5),
        )
        return {number: list(_marked(text)) for number, text in marked}


def _clean(text: str) -> str:
    """The text as long as it was, without the characters that mark matches or end a C string."""
    return text.translate(_UNMARKED)


def _marked(text: str) -> Iterator[tuple[int, int]]:
    start = offset = 0
    for piece in _MARK.split(text):
        if piece == _MARKS[0]:
            start = offset
        elif piece == _MARKS[1]:
            yield start, offset
        else:
            offset += len(piece)
