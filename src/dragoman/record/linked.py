"""Links that people decided: what bears on a commitment or demand, and what does not."""

from __future__ import annotations

import re
from typing import NamedTuple

import sqlalchemy as sa

from dragoman.errors import QuestionError
from dragoman.model import Act, Polarity
from dragoman.record import damage, queries, schema
from dragoman.record.decisions import WAS, Subject, characters, name
from dragoman.record.schema import REJECTED, Kind, Unit
from dragoman.table import Row

_CHARACTERS = re.compile(r"[0-9]+-[0-9]+")

LINKS = {
    Unit.COMMITMENT: ("reaffirmed", "postponed", "declined", "fulfilled", "called broken"),
    Unit.STATEMENT: ("accepted", "rejected", "under study"),
}
"""What a unit may make of a commitment, and of a demand."""


class Decided(NamedTuple):
    """What was decided about a unit and the commitment or demand ``of`` which it is, or is not."""

    of: Subject
    unit: Subject
    link: str | None
    """None where they are not linked."""


def check(connection: sa.Connection, of: Subject, unit: Subject) -> None:
    """Raises :class:`QuestionError` for units that cannot be linked, or counted."""
    origin = _counted(connection, of)
    if of.unit is not Unit.COMMITMENT and not _is_demand(of, origin):
        raise QuestionError(f"{name(of.key)} is neither a commitment nor a demand")
    if unit.unit is Unit.COMMITMENT:
        named = name(unit.key)
        raise QuestionError(f"{named} is a commitment: only statements and events are linked")
    if unit.unit is Unit.SENTENCE:
        return
    if of == unit:
        raise QuestionError(f"{name(of.key)} cannot be linked to itself")
    _counted(connection, unit)


def is_sentence(place: str) -> bool:
    """Whether the name of a unit is that of a sentence: the characters of its document."""
    return bool(_CHARACTERS.fullmatch(place))


def check_sentence(connection: sa.Connection, document: str, place: str) -> None:
    """Raises :class:`QuestionError` for characters that a document does not have."""
    column = schema.documents.c
    query = sa.select(sa.func.length(column.text)).where(column.id == document)
    start, end = characters(place)
    if not start < end <= (connection.scalar(query) or 0):
        raise QuestionError(f"{document} has no characters {place}")


def link(of: Subject, wanted: str) -> str:
    """What is made of a commitment or demand, in any case; raises :class:`QuestionError`."""
    if wanted.lower() not in LINKS[of.unit]:
        what = "commitment" if of.unit is Unit.COMMITMENT else "demand"
        raise QuestionError(f"link: of a {what} {wanted!r} is none of {', '.join(LINKS[of.unit])}")
    return wanted.lower()


def undone(connection: sa.Connection, of: Subject, unit: Subject) -> dict[str, str] | None:
    """What unlinking a pair undoes: the link by hand, if they have one."""
    found = (one.link for one in by_hand(connection) if (one.of, one.unit) == (of, unit))
    link = next(found, None)
    return None if link is None else {WAS: f"{link} by hand"}


def by_hand(connection: sa.Connection) -> list[Decided]:
    """What was decided last about each pair of units that are still found."""
    table = schema.decisions
    query = sa.select(table).where(table.c.kind.in_((Kind.LINK, Kind.UNLINK)))
    rows = connection.execute(query.order_by(table.c.id)).all()
    found: dict[tuple[Subject, Subject], Decided] = {}
    for first, second in zip(rows[::2], rows[1::2], strict=True):
        if None not in (first.unit_id, second.unit_id):
            pair = _subject(first), _subject(second)
            link = damage.fields(first.coding)["link"] if first.kind == Kind.LINK else None
            found[pair] = Decided(*pair, link)
    return list(found.values())


def _counted(connection: sa.Connection, subject: Subject) -> Row:
    [row] = queries.one(connection, subject.unit, subject.key)
    if row["decided"] == REJECTED:
        raise QuestionError(f"{name(subject.key)} was rejected by hand, and counts nowhere")
    return row


def _is_demand(subject: Subject, row: Row) -> bool:
    is_affirmed = row.get("polarity") == Polarity.AFFIRMED
    return subject.unit is Unit.STATEMENT and row["act"] == Act.DEMAND and is_affirmed


def _subject(row: sa.Row[tuple[object, ...]]) -> Subject:
    return Subject(Unit(row.unit), row.document, row.unit_id)
