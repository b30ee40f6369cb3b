"""Answers that stand right behind what was asked: ``urged it to leave. Chad said it would``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from dragoman.record import conditions, contents, schema
from dragoman.record.contents import Content
from dragoman.record.graph import batched
from dragoman.record.store import select_columns
from dragoman.views.linking import Rule
from dragoman.views.origins import Asked, Origins


class Found(NamedTuple):
    """A unit that a rule links to the commitment or demand of a number."""

    rule: Rule
    unit: Content
    origin: int
    likeness: float


def replies(
    connection: sa.Connection, rules: Sequence[Rule], origins: Origins, asked: Asked
) -> Iterator[Found]:
    """Of statements that stand near behind those asked for, what rules link to the last before
    them."""
    kinds = frozenset[str]().union(*(rule.kinds for rule in rules))
    farthest = max(rule.near for rule in rules)
    near = [
        number
        for number, document, place in _of_kinds(connection, asked.documents(), kinds)
        if origins.are_near(document, place, farthest)
    ]
    for unit in contents.contents(connection, conditions.STATEMENTS, near).values():
        for rule in rules:
            found = origins.replied(rule, unit) if unit.type in rule.kinds else None
            if found is not None and found[0] in asked:
                yield Found(rule, unit, *found)


def _of_kinds(
    connection: sa.Connection, documents: frozenset[str], kinds: frozenset[str]
) -> Iterator[tuple[int, str, int]]:
    """Numbers, documents and places of the dated statements of some acts."""
    column = schema.statements.c
    for some in batched(sorted(documents)):
        query = sa.select(column.number, column.document, column.evidence_start).where(
            column.document.in_(some), column.act.in_(sorted(kinds)), column.start_date.is_not(None)
        )
        yield from zip(*select_columns(connection, query), strict=True)
