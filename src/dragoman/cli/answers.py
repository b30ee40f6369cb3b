"""A record's answers as tables for people: the main columns, parties by their codes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rich.table import Table as Shown

from dragoman.render import (
    ACT,
    DIRECTION,
    KIND,
    PLAINLY,
    TYPE,
    WHAT,
    WHO,
    WHOM,
    WORD,
    WORDS,
    Column,
    days,
    kind,
    sides,
    table,
)
from dragoman.table import Row, Table

_SHORT_ID = 8
_SHARES = {"name": 3, "words": 4, "office": 3, "other_names": 4, "why": 5}
"""Of the columns of a plain table that may be long."""

_DOCUMENT = Column("document", most=_SHORT_ID)
_EVENT = Column("event", most=_SHORT_ID + 5)
_WHEN = Column("when", most=12)
_EVIDENCE = Column("evidence", share=7)


def documents(found: Table) -> Shown:
    """Documents with their numbers of units."""
    titles = ("statements", "events", "commitments", "wording")
    columns = (
        *(_DOCUMENT, Column("published"), Column("outlet", share=2), Column("title", share=4)),
        *(Column("name", share=4), *map(Column, titles)),
    )
    names = ("published", "outlet", "title", "name", *titles)
    return _table(found, columns, lambda row: (_document(row), *(_text(row, n) for n in names)))


def events(found: Table) -> Shown:
    """Events, one a row."""
    columns = (
        *(_EVENT, _WHEN, WHO, TYPE, Column("decided", most=9)),
        *(Column("where", share=2), WORD, _EVIDENCE),
    )
    return _table(
        found,
        columns,
        lambda row: (
            f"{_document(row)}:{_text(row, 'id')}",
            _made(row),
            sides(_parties(row, "actors"), _parties(row, "recipients")),
            kind(_text(row, "type"), _text(row, "mode"), _text(row, "status")),
            _text(row, "decided"),
            _text(row, "place"),
            _text(row, "chain"),
            _text(row, "evidence"),
        ),
    )


def statements(found: Table) -> Shown:
    """Statements, one a row."""
    columns = (_DOCUMENT, _WHEN, WHO, ACT, WHAT, WORD, Column("evidence", share=3))
    return _table(
        found,
        columns,
        lambda row: (
            _document(row),
            _made(row),
            sides(_parties(row, "speakers"), _parties(row, "addressees")),
            kind(_text(row, "act"), None, _text(row, "polarity")),
            _text(row, "content"),
            _text(row, "chain"),
            _text(row, "cue"),
        ),
    )


def commitments(found: Table) -> Shown:
    """Commitments, one a row."""
    columns = (_DOCUMENT, Column("made", most=12), WHO, KIND, WHAT, Column("due", most=10))
    return _table(
        found,
        columns,
        lambda row: (
            _document(row),
            _made(row),
            sides(_parties(row, "obligors"), _parties(row, "beneficiaries")),
            _text(row, "kind"),
            " … ".join(filter(None, (_text(row, "content"), _text(row, "condition")))),
            days(_day(row, "due_start"), _day(row, "due_end")),
        ),
    )


def happenings(found: Table) -> Shown:
    """Events of the world, one a row, by their first reports."""
    columns = (
        *(_EVENT, _WHEN, WHO, TYPE, Column("documents"), Column("outlets")),
        *(Column("first report", share=3), Column("disagreements", share=5), _EVIDENCE),
    )
    return _table(
        found,
        columns,
        lambda row: (
            _report(row, "happening"),
            *_coding(row),
            _text(row, "documents"),
            _text(row, "outlets"),
            " ".join(filter(None, (_text(row, "first_outlet"), _text(row, "first_published")))),
            _text(row, "disagreements"),
            _text(row, "evidence"),
        ),
    )


def reports(found: Table) -> Shown:
    """Reports of one happening or of several, one a row."""
    columns = (
        *(_EVENT, Column("published"), Column("outlet", share=3), Column("copy of")),
        *(_WHEN, WHO, TYPE, _EVIDENCE),
    )
    return _table(
        found,
        columns,
        lambda row: (
            _report(row, "id"),
            _text(row, "published"),
            _text(row, "outlet"),
            _text(row, "copy_of")[:_SHORT_ID],
            *_coding(row),
            _text(row, "evidence"),
        ),
    )


def decisions(found: Table) -> Shown:
    """What was decided by hand, one event a row."""
    columns = (
        *(Column("decision"), Column("kind"), _EVENT, Column("right coding", share=4)),
        *(Column("by", share=2), Column("at", most=25), _EVIDENCE),
    )
    return _table(
        found,
        columns,
        lambda row: (
            _text(row, "decision"),
            _text(row, "kind"),
            "not found" if row["event"] is None else _report(row, "report"),
            _text(row, "coding"),
            _text(row, "by"),
            _text(row, "at"),
            _text(row, "evidence"),
        ),
    )


def examples(found: Table) -> Shown:
    """Examples of a codebook; what was read only where it is not what was to be coded."""
    columns = (
        *(Column("example", share=3), Column(""), Column("coding", share=4)),
        *(Column("read instead", share=5), Column("sentence", share=6)),
    )
    return _table(
        found,
        columns,
        lambda row: (
            _text(row, "id"),
            "right" if row["right"] else "wrong",
            _text(row, "coding"),
            "" if row["right"] else _text(row, "read") or "nothing",
            _text(row, "text"),
        ),
    )


def wording(found: Table) -> Shown:
    """Loaded wording, one mark a row."""
    columns = (_DOCUMENT, Column("published"), Column("outlet", share=3), WORDS, DIRECTION, WHOM)
    return _table(
        found,
        (*columns, PLAINLY),
        lambda row: (
            _document(row),
            *(_text(row, name) for name in ("published", "outlet", "evidence", "direction")),
            _parties(row, "targets"),
            _text(row, "neutral"),
        ),
    )


def plain(found: Table) -> Shown:
    """All columns that hold anything, as they are."""
    filled = [name for name in found.columns if any(row[name] is not None for row in found)]
    columns = tuple(Column(name.replace("_", " "), share=_SHARES.get(name)) for name in filled)
    return _table(found, columns, lambda row: tuple(_text(row, name) for name in filled))


def _table(
    found: Table, columns: tuple[Column, ...], cells: Callable[[Row], tuple[str, ...]]
) -> Shown:
    return table(columns, map(cells, found))


def _document(row: Row) -> str:
    """The beginning of a document's id, which is enough to ask for it."""
    return _text(row, "document" if "document" in row else "id")[:_SHORT_ID]


def _report(row: Row, name: str) -> str:
    """``DOCUMENT:EVENT`` with the beginning of the document's id."""
    document, colon, event = _text(row, name).partition(":")
    return f"{document[:_SHORT_ID]}{colon}{event}"


def _coding(row: Row) -> tuple[str, str, str]:
    """When, who and what, where it was coded."""
    if row["type"] is None:
        return "", "", "not coded"
    return (
        _made(row),
        sides(_parties(row, "actors"), _parties(row, "recipients")),
        kind(_text(row, "type"), _text(row, "mode"), _text(row, "status")),
    )


def _made(row: Row) -> str:
    """The unit's own days; in brackets, for want of any, the day of publication."""
    shown = days(_day(row, "start"), _day(row, "end"))
    return f"[{shown}]" if row["date_from"] == "published" else shown


def _parties(row: Row, name: str) -> str:
    return _text(row, name).replace("; ", " + ")


def _day(row: Row, name: str) -> date | None:
    value = row[name]
    return value if isinstance(value, date) else None


def _text(row: Row, name: str) -> str:
    value = row[name]
    return "" if value is None else str(value)
