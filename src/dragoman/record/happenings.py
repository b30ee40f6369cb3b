"""Events told once or many times: their reports, and what the reports agree and differ on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

import sqlalchemy as sa

from dragoman.record import consensus, queries, schema
from dragoman.record.conditions import Filter
from dragoman.record.decisions import name
from dragoman.record.denials import denials
from dragoman.record.graph import batched
from dragoman.table import Row, Table

REPORT_COLUMNS = (
    *("happening", "id", "document", "outlet", "published", "copy_of", "headline"),
    *("type", "mode", "quad", "actors", "recipients"),
    *("start", "end", "date_from", "place", "status"),
    *("chain", "evidence", "evidence_start", "evidence_end"),
)
HAPPENING_COLUMNS = (
    *("happening", "type", "mode", "quad", "actors", "recipients"),
    *("start", "end", "date_from", "place", "status"),
    *("documents", "outlets", "first_published", "first_outlet", "sources"),
    *("disagreements", "reports", "evidence"),
)


def reports(connection: sa.Connection, wanted: Collection[str] | None) -> Table:
    """One row a report of the happenings, or of all, by happening, publication and place."""
    if wanted is None:
        return Table(REPORT_COLUMNS, _reports(connection, None))
    rows = [row for some in batched(sorted(wanted)) for row in _reports(connection, some)]
    return Table(REPORT_COLUMNS, rows)


def happenings(connection: sa.Connection, wanted: Filter) -> Table:
    """One row a happening, by its first report.

    Not shown is what one document leads with and nothing was coded of.
    """
    asked_for_all = wanted == Filter()
    found = None if asked_for_all else queries.happenings(connection, wanted)
    told: defaultdict[str, list[Row]] = defaultdict(list)
    for row in reports(connection, found):
        told[str(row["happening"])].append(row)
    shown = [rows for rows in told.values() if len(rows) > 1 or rows[0]["type"] is not None]
    denied = denials(connection, shown)
    table = [_happening(rows, denied.get(str(rows[0]["happening"]), ())) for rows in shown]
    return Table(HAPPENING_COLUMNS, sorted(table, key=_order))


def _order(row: Row) -> tuple[date, str]:
    published = row["first_published"]
    return published if isinstance(published, date) else date.max, str(row["happening"])


def _reports(connection: sa.Connection, happenings: Collection[str] | None) -> list[Row]:
    told, stories, documents = schema.reports, schema.stories, schema.documents
    query = (
        sa.select(
            *(told, stories.c.copy_of),
            *(documents.c.outlet, documents.c.published, documents.c.text),
        )
        .join_from(told, documents)
        .join(stories, stories.c.document == told.c.document)
        .order_by(
            *(told.c.happening, documents.c.published.nulls_last(), told.c.document),
            *(told.c.evidence_start, told.c.event),
        )
    )
    if happenings is not None:
        query = query.where(told.c.happening.in_(happenings))
    events = queries.events(connection, Filter(happenings=happenings))
    coded = {(row["document"], row["id"]): row for row in events}
    rows: list[Row] = []
    for found in connection.execute(query).mappings():
        key = (found["document"], found["event"])
        copy = found["copy_of"] if found["copy_of"] != found["document"] else None
        row = {
            **coded.get(key, dict.fromkeys((*consensus.CODING, "chain"))),
            **{column: found[column] for column in ("happening", "document", "outlet")},
            **{column: found[column] for column in ("published", "evidence_start", "evidence_end")},
            "id": name(key),
            "copy_of": copy,
            "headline": int(found["headline"]),
            "evidence": found["text"][found["evidence_start"] : found["evidence_end"]],
        }
        rows.append({column: row[column] for column in REPORT_COLUMNS})
    return rows


def _happening(rows: Sequence[Row], denied: Sequence[Row]) -> Row:
    independent = consensus.independent(rows)
    coded = [row for row in independent if row["type"] is not None]
    agreed = consensus.agreed(coded)
    first = rows[0]
    row = {
        **agreed,
        "happening": first["happening"],
        "documents": len({row["document"] for row in rows}),
        "outlets": len({row["outlet"] or row["document"] for row in independent}),
        "first_published": first["published"],
        "first_outlet": first["outlet"],
        "sources": "; ".join(dict.fromkeys(map(_source, rows))),
        "disagreements": "; ".join(consensus.disagreements(coded, agreed, denied)),
        "reports": "; ".join(str(row["id"]) for row in rows),
        "evidence": first["evidence"],
    }
    return {column: row[column] for column in HAPPENING_COLUMNS}


def _source(row: Row) -> str:
    source = f"{row['outlet'] or row['document']} {row['published'] or 'undated'}"
    return f"{source} (copy)" if row["copy_of"] else source
