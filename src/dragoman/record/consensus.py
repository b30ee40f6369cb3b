"""What the reports of one event agree on, and what single ones have otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from dragoman.model import Dating
from dragoman.table import Row

CODING = (
    *("type", "mode", "quad", "actors", "recipients"),
    *("start", "end", "date_from", "place", "status"),
)
"""Columns of events that reports may differ in."""

VERBAL = (1, 3)
"""Quad classes of words."""


def independent(rows: Sequence[Row]) -> list[Row]:
    """Reports without those in copies of one text, of which the first document counts."""
    firsts: dict[object, object] = {}
    for row in rows:
        firsts.setdefault(row["copy_of"] or row["document"], row["document"])
    return [row for row in rows if firsts[row["copy_of"] or row["document"]] == row["document"]]


def agreed(coded: Sequence[Row]) -> Row:
    """What most reports have, of as many the earliest; the parties are those of its type.

    A day of the event's own goes before any day of publication.
    """
    if not coded:
        return dict.fromkeys(CODING)
    kind = _most((row["type"], row["mode"], row["quad"]) for row in coded)
    typed = [row for row in coded if (row["type"], row["mode"], row["quad"]) == kind]
    days = [row for row in coded if _is_dated(row)] or coded
    parts = (
        (("type", "mode", "quad"), typed),
        (("actors", "recipients"), typed),
        (("start", "end", "date_from"), days),
        (("place",), [row for row in coded if row["place"]] or coded),
        (("status",), coded),
    )
    found: Row = {}
    for columns, rows in parts:
        values = _most(tuple(row[column] for column in columns) for row in rows)
        found |= dict(zip(columns, values, strict=True))
    return found


def disagreements(coded: Sequence[Row], common: Row, denied: Iterable[Row]) -> Iterator[str]:
    """Who denies it and what reports have otherwise than ``common``, each with the outlets that
    have it so.

    ``denied`` are the denials, events themselves.
    """
    yield from _listed("denied by", _actors, denied)
    dated = [row for row in coded if _is_dated(row)]
    yield from _listed("date", _days, [row for row in dated if not _meets(row, common)])
    for title, value in (("actor", _actors), ("recipient", _recipients), ("place", _place)):
        differing = [row for row in coded if value(row) not in ("", value(common))]
        yield from _listed(title, value, differing)
    yield from _listed("type", _kind, [row for row in coded if _other_kind(row, common)])


def _listed(title: str, value: Callable[[Row], str], rows: Iterable[Row]) -> Iterator[str]:
    outlets: dict[str, list[str]] = {}
    for row in rows:
        outlets.setdefault(value(row), []).append(str(row["outlet"] or row["document"]))
    for found, names in outlets.items():
        yield f"{title} {found} ({', '.join(dict.fromkeys(names))})"


def _kind(row: Row) -> str:
    return " ".join(str(row[column]) for column in ("type", "mode") if row[column])


def _other_kind(row: Row, common: Row) -> bool:
    modes = {row["mode"], common["mode"]} - {None}
    return row["type"] != common["type"] or len(modes) > 1


def _actors(row: Row) -> str:
    return " + ".join(sorted(parties(row, "actors")))


def _recipients(row: Row) -> str:
    return " + ".join(sorted(parties(row, "recipients")))


def _place(row: Row) -> str:
    return str(row["place"] or "")


def parties(row: Row, column: str) -> frozenset[str]:
    """The codes in a column of actors or recipients."""
    return frozenset(str(row[column] or "").split("; ")) - {""}


def _is_dated(row: Row) -> bool:
    return row["date_from"] not in (None, Dating.PUBLISHED)


def _days(row: Row) -> str:
    return str(row["start"]) if row["start"] == row["end"] else f"{row['start']} to {row['end']}"


def _meets(row: Row, common: Row) -> bool:
    days: Any = (row["start"], row["end"], common["start"], common["end"])
    return bool(days[0] <= days[3] and days[2] <= days[1])


def _most(values: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    return Counter(values).most_common(1)[0][0]
