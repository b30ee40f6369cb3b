"""The full-text index of documents, which is particular to SQLite (FTS5).

It indexes title and text by words, without regard to case and diacritics, and holds no copy of
them. A statement or an event is part of its document's text, so that words found in it are found
in the document too; one index serves all three.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

import sqlalchemy as sa

from dragoman.errors import QuestionError

INDEX = "document_words"

_LETTERS = 4
_TOKENIZE = "unicode61 remove_diacritics 2"

_PART = re.compile(r'"(?P<phrase>[^"]*)(?:"(?P<star>\*)?|$)|(?P<word>[^\s"]+)')
_MARKS = ("\ue000", "\ue001")
_MARK = re.compile(f"([{''.join(_MARKS)}])")
_UNMARKED = str.maketrans(dict.fromkeys((*_MARKS, "\0"), " "))

_DDL = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5(title, text, "
    f"content='documents', content_rowid='number', tokenize='{_TOKENIZE}')",
    f"CREATE TRIGGER IF NOT EXISTS {INDEX}_added AFTER INSERT ON documents BEGIN "
    f"INSERT INTO {INDEX}(rowid, title, text) VALUES (new.number, new.title, new.text); END",
    f"CREATE TRIGGER IF NOT EXISTS {INDEX}_deleted AFTER DELETE ON documents BEGIN "
    f"INSERT INTO {INDEX}({INDEX}, rowid, title, text) "
    "VALUES ('delete', old.number, old.title, old.text); END",
)


def create(connection: sa.Connection) -> None:
    """Make the index and what keeps it in step with the documents."""
    for statement in _DDL:
        connection.exec_driver_sql(statement)


class Words:
    """What is searched for: all of these words, phrases and beginnings of words.

    ``"in quotation marks"`` is a phrase, ``fish*`` all words that begin so; AND, OR and the like
    are ordinary words. Raises :class:`QuestionError` where there is no word at all.
    """

    def __init__(self, asked: str) -> None:
        parts = (_part(match) for match in _PART.finditer(asked))
        self.match = " ".join(part for part in parts if part)
        if not self.match:
            raise QuestionError(f"search: there is no word in {asked!r}")


def _part(found: re.Match[str]) -> str | None:
    """A part in the language of FTS5, always quoted, so that nothing in it is an operator."""
    words = found["phrase"] if found["phrase"] is not None else found["word"]
    if not any(character.isalnum() for character in words):
        return None
    begins = found["star"] or words.endswith("*")
    return f'"{_clean(words)}"' + ("*" if begins else "")


def beginnings(phrases: Iterable[str]) -> str:
    """A query, in the language of FTS5, for documents with any of the phrases, or forms of them.

    Words are cut to their first letters: ``honour`` finds ``honoured``, ``violate`` ``violating``.
    """
    cut = (" ".join(word[:_LETTERS] for word in _clean(phrase).split()) for phrase in phrases)
    return " OR ".join(
        sorted({f'"{words}"*' if " " not in words else _together(words) for words in cut})
    )


def _together(words: str) -> str:
    """All of several beginnings, wherever in the document."""
    return "(" + " AND ".join(f'"{word}"*' for word in words.split()) + ")"


class Matcher:
    """Says where in some texts the words stand; it cuts texts into words as the index does."""

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
            (*_MARKS, self._words.match),
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
