"""The issues that a record's statements and events are about."""

from __future__ import annotations

import sqlalchemy as sa

from dragoman.errors import QuestionError
from dragoman.knowledge import near
from dragoman.record import schema
from dragoman.record.schema import Unit
from dragoman.table import Table

COLUMNS = ("issue", "statements", "events")
_ALIKE = 0.75


def ids(connection: sa.Connection) -> list[str]:
    """Their ids, in order."""
    column = schema.issues.c.issue
    return list(connection.scalars(sa.select(column).distinct().order_by(column)))


def counted(connection: sa.Connection) -> Table:
    """How many statements and events are about each, the most frequent first."""
    column = schema.issues.c
    said, done = (
        sa.func.count(sa.case((column.unit == unit, 1))).label(name)
        for unit, name in ((Unit.STATEMENT, "statements"), (Unit.EVENT, "events"))
    )
    query = sa.select(column.issue, said, done).group_by(column.issue)
    found = connection.execute(query.order_by(said.desc(), done.desc(), column.issue))
    return Table(COLUMNS, [dict(row) for row in found.mappings()])


def issue(connection: sa.Connection, wanted: str) -> str:
    """The id of an issue, in any case; raises :class:`QuestionError` for an unknown one."""
    from dragoman.knowledge import load

    known = load().issues
    asked = wanted.lower()
    if asked in known:
        return asked
    held = ids(connection)
    if wanted in held:
        return wanted
    called = {form.lower(): row.id for row in known.values() for form in (row.label, *row.forms)}
    parts = [id for id in (*known, *held) if asked in id]
    alike = near.nearest(asked, [*known, *held, *called], _ALIKE)
    proposed = near.did_you_mean(parts or [called.get(form, form) for form in alike])
    raise QuestionError(
        f"issue: no issue {wanted!r}{proposed or '.'} `dragoman positions RECORD` lists those of a "
        "record; one of your own is a row of issues.csv in a folder given to `read --knowledge`"
    )
