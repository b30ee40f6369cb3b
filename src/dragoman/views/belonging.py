"""What belongs to commitments or demands: by the rules, and as people decided, who win."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from dragoman.record import Record, linked
from dragoman.record.decisions import Subject
from dragoman.record.linked import Decided
from dragoman.record.schema import REJECTED
from dragoman.views import followers
from dragoman.views.linking import Link, Rule, Unit, UnitKind

BY_HAND = "by hand"
"""Stands in the place of a rule."""


def links(
    record: Record,
    made: Sequence[Unit],
    rules: Sequence[Rule],
    maker: str | None,
    other: str | None,
) -> list[Link]:
    """The links of commitments or demands of ``maker``, by the day of the unit.

    Of those of one day the ones decided by hand come last.
    """
    found = followers.links(record, made, rules, maker, other)
    origins = {one.subject: one for one in made}
    decided = [one for one in record.ask(linked.by_hand) if one.of in origins]
    if not decided:
        return found
    pairs = {(one.of, one.unit) for one in decided}
    kept = [one for one in found if (one.of.subject, one.unit.subject) not in pairs]
    return sorted([*kept, *record.ask(_by_hand, decided, origins)], key=_day)


def _by_hand(
    connection: sa.Connection, decided: Sequence[Decided], origins: Mapping[Subject, Unit]
) -> list[Link]:
    """Those that are linked, to units that count."""
    told: dict[Subject, Unit] = {}
    for kind in UnitKind:
        keys = {one.unit.key for one in decided if UnitKind(one.unit.unit) is kind}
        found = followers.units(connection, kind, keys).values()
        told |= {one.subject: one for one in found if one.row["decided"] != REJECTED}
    return [
        Link(origins[of], told[unit], link, BY_HAND, None)
        for of, unit, link in decided
        if link is not None and unit in told
    ]


def _day(link: Link) -> date:
    """The first day; what has none comes first, so that the latest is one whose days are known."""
    days = link.unit.days()
    return days[0] if days else date.min
