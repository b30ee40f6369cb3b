"""The views of a record as tables for people: the main columns of each."""

from __future__ import annotations

from rich.table import Table as Shown

from dragoman.cli import cells
from dragoman.model import Act
from dragoman.render import KIND, TYPE, WHAT, WHEN, WHO, WORD, Column, days, kind, sides
from dragoman.table import Row, Table


def followed(found: Table) -> Shown:
    """Commitments with what became of them, one a row."""
    columns = (
        *(
            Column("standing", style="bold"),
            cells.COMMITMENT,
            Column("made", most=12),
            WHO,
            KIND,
            WHAT,
        ),
        *(Column("due", most=10), Column("tellings"), Column("told since", share=4)),
    )
    return cells.rows_of(
        found,
        columns,
        lambda row: (
            cells.text(row, "standing"),
            cells.unit(row),
            cells.made(row),
            sides(cells.parties(row, "obligors"), cells.parties(row, "beneficiaries")),
            cells.text(row, "kind"),
            cells.promised(row),
            cells.due(row),
            cells.text(row, "tellings"),
            _told(row, ("reaffirmed", "postponed", "declined", "fulfilled", "broken")),
        ),
    )


def demands(found: Table) -> Shown:
    """Demands with their answers, one a row."""
    columns = (
        *(Column("answer", style="bold"), cells.STATEMENT, WHEN, WHO, WHAT),
        *(Column("tellings"), Column("answered", share=4)),
    )
    return cells.rows_of(
        found,
        columns,
        lambda row: (
            cells.text(row, "answer"),
            cells.unit(row),
            cells.made(row),
            sides(cells.parties(row, "speakers"), cells.parties(row, "addressees")),
            *cells.texts(row, "content", "tellings"),
            _told(row, ("accepted", "rejected", "studied")),
        ),
    )


def links(found: Table) -> Shown:
    """Links with their evidence, one a row."""
    columns = (
        *(cells.OF, Column("link", style="bold"), Column("rule"), Column("likeness")),
        *(Column("by", share=2), WHEN, cells.UNIT, Column("evidence", share=6)),
    )
    return cells.rows_of(
        found,
        columns,
        lambda row: (
            cells.unit(row, "of_document", "of"),
            *(cells.text(row, name) for name in ("link", "rule", "likeness")),
            cells.parties(row, "by"),
            days(cells.day(row, "start"), cells.day(row, "end")),
            cells.unit(row),
            cells.text(row, "words"),
        ),
    )


def timeline(found: Table) -> Shown:
    """Events of a pair, one a row."""
    columns = (
        *(cells.EVENT, WHEN, Column("direction"), TYPE, Column("intensity")),
        *(WORD, cells.EVIDENCE),
    )
    return cells.rows_of(
        found,
        columns,
        lambda row: (
            cells.unit(row),
            cells.made(row),
            cells.text(row, "direction"),
            kind(cells.text(row, "type"), cells.text(row, "mode"), cells.text(row, "status")),
            cells.text(row, "intensity"),
            cells.text(row, "chain"),
            cells.text(row, "evidence"),
        ),
    )


def periods(found: Table) -> Shown:
    """Counts by period; the last row may be of what lies in no single one."""
    names = ("events", "forth", "back", "together", "cooperation", "conflict", "mean_intensity")
    columns = (Column("period"), *(Column(name.replace("_", " ")) for name in names))
    return cells.rows_of(
        found,
        columns,
        lambda row: (
            cells.text(row, "period") or "day unknown or in several",
            *(cells.text(row, name) for name in names),
        ),
    )


def positions(found: Table) -> Shown:
    """Actors on an issue, one a row; of the acts those that anybody performed."""
    acts = [act.value for act in Act if any(row[act] for row in found)]
    columns = (
        *(Column("actor", style="bold"), *map(Column, acts), Column("tone"), Column("latest")),
        *(Column("words", share=4), Column("change of tone", share=4)),
    )
    return cells.rows_of(
        found,
        columns,
        lambda row: (
            cells.text(row, "actor"),
            *(cells.text(row, act) for act in acts),
            cells.text(row, "latest_tone"),
            days(cells.day(row, "latest_start"), cells.day(row, "latest_end")),
            cells.text(row, "latest_words"),
            _change(row),
        ),
    )


def hits(found: Table) -> Shown:
    """What a search found, all of one kind, one a row."""
    kind_of = {"document": cells.DOCUMENT, "statement": cells.STATEMENT, "event": cells.EVENT}
    column = kind_of[cells.text(found.rows[0], "found_in")]
    shown = cells.document if column is cells.DOCUMENT else cells.unit
    columns = (
        *(column, Column("published"), Column("outlet", share=2), Column("who", share=2)),
        *(Column("what"), Column("matches"), Column("words", share=8)),
    )
    names = ("published", "outlet", "parties", "kind", "matches", "snippet")
    return cells.rows_of(
        found, columns, lambda row: (shown(row), *(cells.text(row, n) for n in names))
    )


def _told(row: Row, names: tuple[str, ...]) -> str:
    """``reaffirmed 2024-03-01 by JPN GOV (2)``: the last of each, and how many if several."""
    parts = []
    for name in (name for name in names if row[name]):
        count = f" ({row[name]})" if row[name] != 1 else ""
        parts.append(
            f"{name} {cells.text(row, f'{name}_on')} by {cells.parties(row, f'{name}_by')}{count}"
        )
    return "; ".join(parts)


def _change(row: Row) -> str:
    if row["changed_to"] is None:
        return ""
    when = days(cells.day(row, "change_start"), cells.day(row, "change_end"))
    change = f"{row['changed_from']} to {row['changed_to']}"
    document = cells.text(row, "change_document")[: cells.SHORT_ID]
    return f"{change} {when}: {cells.text(row, 'change_words')} ({document})"
