"""Reports into happenings: told in one story, linked between stories, joined or parted by hand.

A story knows which reports of a document are of one event. So a link between stories joins nothing
that would hold two of one document that its story keeps apart; only people do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import TypeAlias

import sqlalchemy as sa

from dragoman.record import decisions, schema
from dragoman.record.decisions import Key, name
from dragoman.record.graph import batched, components, reach

Place: TypeAlias = tuple[date, str, int]
"""Publication, document and place in the text."""

Pair: TypeAlias = tuple[Key, Key]


def happening(connection: sa.Connection, key: Key) -> str | None:
    """The happening that a report is of; None where there is no such report."""
    table = schema.reports
    query = sa.select(table.c.happening)
    document, event = key
    return connection.scalars(
        query.where(table.c.document == document, table.c.event == event)
    ).first()


def reopen(connection: sa.Connection, documents: Collection[str]) -> None:
    """Have the happenings that documents report, and those linked to them, composed anew at the
    next update."""
    reports = schema.reports
    for some in batched(sorted({*documents, *_linked_to(connection, documents)})):
        touched = sa.select(reports.c.happening).where(reports.c.document.in_(some))
        connection.execute(
            sa.update(reports).where(reports.c.happening.in_(touched)).values(happening=None)
        )


def compose(connection: sa.Connection) -> None:
    """Compose the happenings of all reports that have none."""
    reports = schema.reports
    query = sa.select(reports.c.document, reports.c.event).where(reports.c.happening.is_(None))
    loose = [(row.document, row.event) for row in connection.execute(query)]
    if not loose:
        return
    hand = decisions.by_hand(connection)
    sure: set[Pair] = set()
    links: set[Pair] = set()

    def near(keys: Collection[Key]) -> Iterator[Pair]:
        sure.update(own := set(_same(connection, keys, hand)))
        links.update(across := set(_linked(connection, keys, hand)))
        return chain(own, across)

    reached = chain.from_iterable(reach(loose, near))
    order = _order(connection, {*loose, *reached})
    parts = _joined(components(order, sure), links, order)
    named = [
        {"of": document, "numbered": event, "named": name(first)}
        for part in parts
        for first, known in [_first(part, order)]
        for document, event in known
    ]
    is_of = (reports.c.document == sa.bindparam("of")) & (
        reports.c.event == sa.bindparam("numbered")
    )
    connection.execute(
        sa.update(reports).where(is_of).values(happening=sa.bindparam("named")), named
    )


def _first(component: Iterable[Key], order: Mapping[Key, Place]) -> tuple[Key, list[Key]]:
    """The first report of a component, and all of its keys that are reports."""
    known = [key for key in component if key in order]
    return min(known, key=order.__getitem__), known


def _same(
    connection: sa.Connection, keys: Collection[Key], hand: decisions.ByHand
) -> Iterator[Pair]:
    """Pairs of reports of one event: told in one story, or joined by hand."""
    reports, asked = schema.reports, set(keys)
    for some in batched(sorted(asked - hand.apart)):
        told = sa.select(reports.c.told).where(
            sa.tuple_(reports.c.document, reports.c.event).in_(some)
        )
        query = sa.select(reports.c.told, reports.c.document, reports.c.event)
        first: dict[str, Key] = {}
        for row in connection.execute(query.where(reports.c.told.in_(told))):
            key = (row.document, row.event)
            if key not in hand.apart:
                yield first.setdefault(row.told, key), key
    for group in hand.joined:
        if group & asked:
            yield from ((min(group), key) for key in group)


def _linked(
    connection: sa.Connection, keys: Collection[Key], hand: decisions.ByHand
) -> Iterator[Pair]:
    """Pairs of reports linked between stories."""
    links = schema.links
    for some in batched(sorted(set(keys) - hand.apart)):
        either = sa.or_(
            sa.tuple_(links.c.document, links.c.event).in_(some),
            sa.tuple_(links.c.other_document, links.c.other_event).in_(some),
        )
        for row in connection.execute(sa.select(links).where(either)):
            one, other = (row.document, row.event), (row.other_document, row.other_event)
            if not {one, other} & hand.apart:
                yield one, other


def _linked_to(connection: sa.Connection, documents: Collection[str]) -> set[str]:
    """Documents with reports that are linked to reports of some documents."""
    links, found = schema.links.c, set[str]()
    for some in batched(sorted(documents)):
        for one, other in (
            (links.document, links.other_document),
            (links.other_document, links.document),
        ):
            found |= set(connection.scalars(sa.select(other).where(one.in_(some))))
    return found


def _joined(
    parts: Sequence[list[Key]], links: Collection[Pair], order: Mapping[Key, Place]
) -> list[list[Key]]:
    """Parts joined by links, those of documents that were published together first."""

    def nearness(link: Pair) -> tuple[timedelta, list[Place]]:
        first, second = sorted(order[key] for key in link)
        return second[0] - first[0], [first, second]

    joined = list(parts)
    documents = [{document for document, _ in part} for part in parts]
    part_of = {key: number for number, part in enumerate(parts) for key in part}
    for one, other in sorted((link for link in links if {*link} <= order.keys()), key=nearness):
        kept, taken = part_of[one], part_of[other]
        if kept != taken and documents[kept].isdisjoint(documents[taken]):
            if len(joined[kept]) < len(joined[taken]):
                kept, taken = taken, kept
            part_of |= dict.fromkeys(joined[taken], kept)
            joined[kept] = joined[kept] + joined[taken]
            documents[kept] |= documents[taken]
            joined[taken] = []
    return [part for part in joined if part]


def _order(connection: sa.Connection, keys: Collection[Key]) -> dict[Key, Place]:
    """Those of the keys that are reports, by publication, document and place in the text."""
    reports, documents = schema.reports, schema.documents
    query = sa.select(reports, documents.c.published).join(documents)
    found = {}
    for some in batched(keys):
        is_of = sa.tuple_(reports.c.document, reports.c.event).in_(some)
        for row in connection.execute(query.where(is_of)):
            place = (row.published or date.max, row.document, row.evidence_start)
            found[row.document, row.event] = place
    return found
