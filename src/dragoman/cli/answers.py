"""A record's answers as tables for people: the main columns, parties by their codes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rich.table import Table as Shown

from dragoman.render import ACT, KIND, TYPE, WHAT, WHO, WORD, Column, days, kind, sides, table
from dragoman.table import Row, Table

_SHORT_ID = 8
_SHARES = {"name": 3, "words": 4, "office": 3, "other_names": 4, "why": 5}
"""Of the columns of a plain table that may be long."""

_ACTS = ("state", "demand", "commit", "support", "criticise", "reject", "threaten", "concede")

_DOCUMENT = Column("document", most=_SHORT_ID)
_WHEN = Column("when", most=12)
_EVIDENCE = Column("evidence", share=7)


def documents(found: Table) -> Shown:
    """Documents with their numbers of units."""
    titles = ("statements", "events", "commitments")
    columns = (
        *(_DOCUMENT, Column("published"), Column("outlet", share=2), Column("title", share=4)),
        *(Column("name", share=4), *map(Column, titles)),
    )
    names = ("published", "outlet", "title", "name", *titles)
    return _table(found, columns, lambda row: (_document(row), *(_text(row, n) for n in names)))


def events(found: Table) -> Shown:
    """Events, one a row."""
    columns = (_DOCUMENT, _WHEN, WHO, TYPE, Column("where", share=2), WORD, _EVIDENCE)
    return _table(
        found,
        columns,
        lambda row: (
            _document(row),
            _made(row),
            sides(_parties(row, "actors"), _parties(row, "recipients")),
            kind(_text(row, "type"), _text(row, "mode"), _text(row, "status")),
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


def followed(found: Table) -> Shown:
    """Commitments with what became of them, one a row."""
    columns = (
        *(Column("standing", style="bold"), _DOCUMENT, Column("made", most=12), WHO, KIND, WHAT),
        *(Column("due", most=10), Column("told since", share=4)),
    )
    return _table(
        found,
        columns,
        lambda row: (
            _text(row, "standing"),
            _document(row),
            _made(row),
            sides(_parties(row, "obligors"), _parties(row, "beneficiaries")),
            _text(row, "kind"),
            " … ".join(filter(None, (_text(row, "content"), _text(row, "condition")))),
            days(_day(row, "due_start"), _day(row, "due_end")),
            _told(row, ("reaffirmed", "postponed", "fulfilled", "broken")),
        ),
    )


def demands(found: Table) -> Shown:
    """Demands with their answers, one a row."""
    columns = (
        *(Column("answer", style="bold"), _DOCUMENT, _WHEN, WHO, WHAT),
        Column("answered", share=4),
    )
    return _table(
        found,
        columns,
        lambda row: (
            _text(row, "answer"),
            _document(row),
            _made(row),
            sides(_parties(row, "speakers"), _parties(row, "addressees")),
            _text(row, "content"),
            _told(row, ("accepted", "rejected")),
        ),
    )


def links(found: Table) -> Shown:
    """Links with their evidence, one a row."""
    columns = (
        *(Column("of"), Column("link", style="bold"), Column("rule"), Column("likeness")),
        *(Column("by", share=2), _WHEN, _DOCUMENT, Column("evidence", share=6)),
    )
    return _table(
        found,
        columns,
        lambda row: (
            f"{_text(row, 'of_document')[:_SHORT_ID]} {_text(row, 'of')}",
            *(_text(row, name) for name in ("link", "rule", "likeness")),
            _parties(row, "by"),
            days(_day(row, "start"), _day(row, "end")),
            _document(row),
            _text(row, "words"),
        ),
    )


def timeline(found: Table) -> Shown:
    """Events of a pair, one a row."""
    columns = (_WHEN, Column("direction"), TYPE, Column("intensity"), _DOCUMENT, WORD, _EVIDENCE)
    return _table(
        found,
        columns,
        lambda row: (
            _made(row),
            _text(row, "direction"),
            kind(_text(row, "type"), _text(row, "mode"), _text(row, "status")),
            _text(row, "intensity"),
            _document(row),
            _text(row, "chain"),
            _text(row, "evidence"),
        ),
    )


def periods(found: Table) -> Shown:
    """Counts by period; the last row may be of what lies in none."""
    names = ("events", "forth", "back", "together", "cooperation", "conflict", "mean_intensity")
    columns = (Column("period"), *(Column(name.replace("_", " ")) for name in names))
    return _table(
        found,
        columns,
        lambda row: (_text(row, "period") or "in none", *(_text(row, name) for name in names)),
    )


def positions(found: Table) -> Shown:
    """Actors on an issue, one a row; of the acts those that anybody performed."""
    acts = [act for act in _ACTS if any(row[act] for row in found)]
    columns = (
        *(Column("actor", style="bold"), *map(Column, acts), Column("tone"), Column("latest")),
        *(Column("words", share=4), Column("change of tone", share=4)),
    )
    return _table(
        found,
        columns,
        lambda row: (
            _text(row, "actor"),
            *(_text(row, act) for act in acts),
            _text(row, "latest_tone"),
            days(_day(row, "latest_start"), _day(row, "latest_end")),
            _text(row, "latest_words"),
            _change(row),
        ),
    )


def hits(found: Table) -> Shown:
    """What a search found, one a row."""
    columns = (
        *(_DOCUMENT, Column("published"), Column("outlet", share=2), Column("who", share=2)),
        *(Column("what"), Column("matches"), Column("words", share=8)),
    )
    names = ("published", "outlet", "parties", "kind", "matches", "snippet")
    return _table(found, columns, lambda row: (_document(row), *(_text(row, n) for n in names)))


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


def _made(row: Row) -> str:
    """The unit's own days; in brackets, for want of any, the day of publication."""
    shown = days(_day(row, "start"), _day(row, "end"))
    return f"[{shown}]" if row["date_from"] == "published" else shown


def _told(row: Row, names: tuple[str, ...]) -> str:
    """``reaffirmed 2024-03-01 by JPN GOV (2)``: the last of each, and how many if several."""
    parts = []
    for name in (name for name in names if row[name]):
        count = f" ({row[name]})" if row[name] != 1 else ""
        parts.append(f"{name} {_text(row, f'{name}_on')} by {_parties(row, f'{name}_by')}{count}")
    return "; ".join(parts)


def _change(row: Row) -> str:
    if row["changed_to"] is None:
        return ""
    when = days(_day(row, "change_start"), _day(row, "change_end"))
    change = f"{row['changed_from']} to {row['changed_to']}"
    document = _text(row, "change_document")[:_SHORT_ID]
    return f"{change} {when}: {_text(row, 'change_words')} ({document})"


def _parties(row: Row, name: str) -> str:
    return _text(row, name).replace("; ", " + ")


def _day(row: Row, name: str) -> date | None:
    value = row[name]
    return value if isinstance(value, date) else None


def _text(row: Row, name: str) -> str:
    value = row[name]
    return "" if value is None else str(value)
