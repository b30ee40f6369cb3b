"""A record's answers as tables for people: the main columns of each."""

from __future__ import annotations

from rich.table import Table as Shown

from dragoman.cli import cells
from dragoman.render import (
    ACT,
    DIRECTION,
    KIND,
    PLAINLY,
    TYPE,
    WHAT,
    WHEN,
    WHO,
    WHOM,
    WORD,
    WORDS,
    Column,
    kind,
    sides,
)
from dragoman.table import Table

_SHARES = {"name": 3, "words": 4, "office": 3, "other_names": 4, "why": 5}
"""Of the columns of a plain table that may be long."""


def documents(found: Table) -> Shown:
    """Documents with their numbers of units."""
    titles = ("statements", "events", "commitments", "wording")
    columns = (
        *(cells.DOCUMENT, Column("published"), Column("outlet", share=2), Column("title", share=4)),
        *(Column("name", share=4), *map(Column, titles)),
    )
    names = ("published", "outlet", "title", "name", *titles)
    return cells.rows_of(
        found, columns, lambda row: (cells.document(row), *(cells.text(row, n) for n in names))
    )


def events(found: Table) -> Shown:
    """Events, one a row."""
    columns = (
        *(cells.EVENT, WHEN, WHO, TYPE, cells.DECIDED),
        *(Column("where", share=2), WORD, cells.EVIDENCE),
    )
    return cells.rows_of(
        found,
        columns,
        lambda row: (
            cells.unit(row),
            cells.made(row),
            sides(cells.parties(row, "actors"), cells.parties(row, "recipients")),
            kind(cells.text(row, "type"), cells.text(row, "mode"), cells.text(row, "status")),
            cells.text(row, "decided"),
            cells.text(row, "place"),
            cells.text(row, "chain"),
            cells.text(row, "evidence"),
        ),
    )


def statements(found: Table) -> Shown:
    """Statements, one a row."""
    columns = (
        *(cells.STATEMENT, WHEN, WHO, ACT, cells.DECIDED),
        *(WHAT, WORD, Column("evidence", share=3)),
    )
    return cells.rows_of(
        found,
        columns,
        lambda row: (
            cells.unit(row),
            cells.made(row),
            sides(cells.parties(row, "speakers"), cells.parties(row, "addressees")),
            kind(cells.text(row, "act"), None, cells.text(row, "polarity")),
            cells.text(row, "decided"),
            cells.text(row, "content"),
            cells.text(row, "chain"),
            cells.text(row, "cue"),
        ),
    )


def commitments(found: Table) -> Shown:
    """Commitments, one a row."""
    columns = (
        *(cells.COMMITMENT, Column("made", most=12), WHO, KIND, cells.DECIDED, WHAT),
        Column("due", most=10),
    )
    return cells.rows_of(
        found,
        columns,
        lambda row: (
            cells.unit(row),
            cells.made(row),
            sides(cells.parties(row, "obligors"), cells.parties(row, "beneficiaries")),
            *cells.texts(row, "kind", "decided"),
            cells.promised(row),
            cells.due(row),
        ),
    )


def happenings(found: Table) -> Shown:
    """Events of the world, one a row, by their first reports."""
    columns = (
        *(cells.EVENT, WHEN, WHO, TYPE, Column("documents"), Column("outlets")),
        *(Column("first report", share=3), Column("disagreements", share=5), cells.EVIDENCE),
    )
    return cells.rows_of(
        found,
        columns,
        lambda row: (
            cells.named(row, "happening"),
            *cells.coding(row),
            cells.text(row, "documents"),
            cells.text(row, "outlets"),
            " ".join(
                filter(None, (cells.text(row, "first_outlet"), cells.text(row, "first_published")))
            ),
            cells.text(row, "disagreements"),
            cells.text(row, "evidence"),
        ),
    )


def reports(found: Table) -> Shown:
    """Reports of one happening or of several, one a row."""
    columns = (
        *(cells.EVENT, Column("published"), Column("outlet", share=3), Column("copy of")),
        *(WHEN, WHO, TYPE, cells.EVIDENCE),
    )
    return cells.rows_of(
        found,
        columns,
        lambda row: (
            cells.named(row, "id"),
            cells.text(row, "published"),
            cells.text(row, "outlet"),
            cells.text(row, "copy_of")[: cells.SHORT_ID],
            *cells.coding(row),
            cells.text(row, "evidence"),
        ),
    )


def decisions(found: Table) -> Shown:
    """What was decided by hand, one unit a row."""
    columns = (
        *(Column("decision"), Column("kind"), cells.UNIT, Column("what", share=4)),
        *(Column("by", share=2), Column("at", most=25), cells.EVIDENCE),
    )
    return cells.rows_of(
        found,
        columns,
        lambda row: (
            cells.text(row, "decision"),
            cells.text(row, "kind"),
            "not found" if row["id"] is None else cells.named(row, "name"),
            cells.names_within(row, "coding"),
            cells.text(row, "by"),
            cells.text(row, "at"),
            cells.text(row, "evidence"),
        ),
    )


def gold(found: Table) -> Shown:
    """Documents written as gold: how many units were judged of those read, how many added."""
    kinds = ("statements", "events", "commitments")
    judged = tuple(Column(f"{kind} judged", most=11) for kind in kinds)
    columns = (
        *(cells.DOCUMENT, Column("name", share=3), *judged),
        *(Column("events added", most=6), Column("file", share=4)),
    )
    return cells.rows_of(
        found,
        columns,
        lambda row: (
            cells.document(row),
            cells.text(row, "name"),
            *(f"{row[f'{kind}_judged']} of {row[kind]}" for kind in kinds),
            *cells.texts(row, "events_added", "file"),
        ),
    )


def examples(found: Table) -> Shown:
    """Examples of a codebook; what was read only where it is not what was to be coded."""
    columns = (
        *(Column("example", share=3), Column(""), Column("coding", share=4)),
        *(Column("read instead", share=5), Column("sentence", share=6)),
    )
    return cells.rows_of(
        found,
        columns,
        lambda row: (
            cells.text(row, "id"),
            "right" if row["right"] else "wrong",
            cells.text(row, "coding"),
            "" if row["right"] else cells.text(row, "read") or "nothing",
            cells.text(row, "text"),
        ),
    )


def wording(found: Table) -> Shown:
    """Loaded wording, one mark a row."""
    columns = (
        cells.DOCUMENT,
        Column("published"),
        Column("outlet", share=3),
        WORDS,
        DIRECTION,
        WHOM,
    )
    return cells.rows_of(
        found,
        (*columns, PLAINLY),
        lambda row: (
            cells.document(row),
            *(cells.text(row, name) for name in ("published", "outlet", "evidence", "direction")),
            cells.parties(row, "targets"),
            cells.text(row, "neutral"),
        ),
    )


def plain(found: Table) -> Shown:
    """All columns that hold anything, as they are."""
    filled = [name for name in found.columns if any(row[name] is not None for row in found)]
    columns = tuple(Column(name.replace("_", " "), share=_SHARES.get(name)) for name in filled)
    return cells.rows_of(
        found, columns, lambda row: tuple(cells.text(row, name) for name in filled)
    )
