"""Answers that stand right behind what was asked: ``urged it to leave. Chad said it would``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from dragoman.record import conditions, contents, schema
from dragoman.record.contents import Content
from dragoman.record.graph import batched
from dragoman.record.likeness import says, senses, shared_by_shorter, stem
from dragoman.record.store import select_columns
from dragoman.record.vocabulary import words
from dragoman.views import fitting
from dragoman.views.chosen import Chosen
from dragoman.views.linking import Rule
from dragoman.views.origins import Origins


class Found(NamedTuple):
    """A unit that a rule links to the commitment or demand of a number."""

    rule: Rule
    unit: Content
    origin: int
    likeness: float


def replies(connection: sa.Connection, rules: Sequence[Rule], chosen: Chosen) -> Iterator[Found]:
    """Of statements that stand near behind those asked for, what rules link to the last before
    them."""
    kinds = frozenset[str]().union(*(rule.kinds for rule in rules))
    farthest = max(rule.near for rule in rules)
    near = [
        number
        for number, document, place in _of_kinds(connection, chosen.documents(), kinds)
        if _is_near(chosen.origins, document, place, farthest)
    ]
    for unit in contents.contents(connection, conditions.STATEMENTS, near).values():
        for rule in rules:
            found = _replied(chosen.origins, rule, unit) if unit.type in rule.kinds else None
            if found is not None and found[0] in chosen:
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


def _is_near(origins: Origins, document: str, place: int, farthest: int) -> bool:
    """Whether one stands at most so many characters before a place of a document."""
    ends = (origins.units[number].ends for number in origins.of_document(document))
    return any(0 <= place - end <= farthest for end in ends)


def _replied(origins: Origins, rule: Rule, unit: Content) -> tuple[int, float] | None:
    """The last one near before a unit, and how alike, if its words answer it."""
    near = [
        number
        for number in origins.of_document(unit.document)
        if 0 <= unit.place - origins.units[number].ends <= rule.near
        and fitting.sides_fit(rule, origins.units[number].sides, unit.sides)
    ]
    if not near or not fitting.is_as_asked(rule, unit):
        return None
    last = max(near, key=origins.place)
    said = [stem(word) for word in words(f"{unit.cue} {unit.words}")]
    if rule.unless and says(said, rule.unless) and not origins.says(last, rule.unless):
        return None
    if rule.words and not says(said, rule.words):
        return None
    content = frozenset(senses(words(unit.words)))
    likeness = shared_by_shorter(origins.units[last].senses, content)
    if likeness >= rule.near_likeness:
        return last, likeness
    points_back = bool(rule.near_words) and says(said, rule.near_words)
    says_no_more = len(content) <= (1 if rule.words else 0)
    return (last, 0.0) if points_back or says_no_more else None
