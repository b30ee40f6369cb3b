"""Documents into stories, one after another in the order of publication, and their events.

A document's story depends on earlier documents only. So when one comes or goes, those later ones
are looked at again that have something in common with a story that changed, and no others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush

import sqlalchemy as sa

from dragoman.coreference import Article, copied, events_of, joined
from dragoman.record import numbering, schema
from dragoman.record.decisions import name
from dragoman.record.graph import batched

Shelf = Callable[[str], Article]
"""Gives the article of a document."""


def tell(connection: sa.Connection, shelf: Shelf, new: Iterable[str]) -> None:
    """Find the stories of new documents, and of those that are stale; store what they tell."""
    table = schema.stories
    stale = connection.scalars(sa.select(table.c.document).where(table.c.stale))
    waiting = [(shelf(document).order, document) for document in {*new, *stale}]
    queued = {document for _, document in waiting}
    heapify(waiting)
    changed: set[str] = set()
    while waiting:
        order, document = heappop(waiting)
        before = _story(connection, document)
        after = _chosen(connection, shelf, document)
        _store(connection, document, before, after)
        stories = {after} if before is None else {before, after}
        changed |= stories
        if before != after:
            for other in _near(connection, stories) - queued:
                if shelf(other).order > order:
                    queued.add(other)
                    heappush(waiting, (shelf(other).order, other))
    for story in sorted(changed):
        _report(connection, [shelf(document) for document in _members(connection, [story])])


def disturb(connection: sa.Connection, document: str) -> None:
    """Mark as stale what the change of a document may concern, and reopen what it reports."""
    numbering.reopen(connection, [document])
    story = _story(connection, document)
    if story is not None:
        table = schema.stories
        for some in batched(sorted(_near(connection, {story}))):
            stale = sa.update(table).where(table.c.document.in_(some)).values(stale=True)
            connection.execute(stale)


def _chosen(connection: sa.Connection, shelf: Shelf, document: str) -> str:
    """The story of a document, given those of all earlier ones; its own id for a new one."""
    article = shelf(document)
    earlier = [each for each in _kin(connection, [document]) if shelf(each).order < article.order]
    found = {_story(connection, each) for each in earlier} - {None}
    candidates = sorted((str(story) for story in found), key=lambda story: shelf(story).order)
    told = [
        [each for each in map(shelf, _members(connection, [story])) if each.order < article.order]
        for story in candidates
    ]
    place = joined(article, told)
    return document if place is None else candidates[place]


def _story(connection: sa.Connection, document: str) -> str | None:
    table = schema.stories
    return connection.scalars(sa.select(table.c.story).where(table.c.document == document)).first()


def _members(connection: sa.Connection, stories: Iterable[str]) -> list[str]:
    table = schema.stories
    query = sa.select(table.c.document).where(table.c.story.in_(sorted(stories)))
    return list(connection.scalars(query.order_by(table.c.document)))


def _near(connection: sa.Connection, stories: Iterable[str]) -> set[str]:
    """Documents of stories, and those that are close to one of them."""
    members = _members(connection, stories)
    return {*members, *_kin(connection, members)}


def _kin(connection: sa.Connection, documents: Iterable[str]) -> set[str]:
    """Documents that are close to one of some documents."""
    kin, found = schema.kin, set()
    for some in batched(documents):
        for one, other in ((kin.c.document, kin.c.other), (kin.c.other, kin.c.document)):
            found |= set(connection.scalars(sa.select(other).where(one.in_(some))))
    return found


def _store(connection: sa.Connection, document: str, before: str | None, after: str) -> None:
    table = schema.stories
    values = {"story": after, "copy_of": document, "stale": False}
    if before is None:
        connection.execute(sa.insert(table).values(document=document, **values))
    else:
        own = table.c.document == document
        connection.execute(sa.update(table).where(own).values(values))


def _report(connection: sa.Connection, story: list[Article]) -> None:
    """Store which documents of a story are copies, and what all of them report."""
    story.sort(key=lambda article: article.order)
    numbering.reopen(connection, [article.id for article in story])
    stories, reports = schema.stories, schema.reports
    first = copied([article.shingles for article in story])
    for article, number in zip(story, first, strict=True):
        own = stories.c.document == article.id
        connection.execute(sa.update(stories).where(own).values(copy_of=story[number].id))
        connection.execute(sa.delete(reports).where(reports.c.document == article.id))
    rows = [
        {
            "document": report.document,
            "event": report.event,
            "headline": report.document in told.headlines,
            "evidence_start": report.evidence.start,
            "evidence_end": report.evidence.end,
            "told": name((told.reports[0].document, told.reports[0].event)),
        }
        for told in (events_of(story) if story else ())
        for report in told.reports
    ]
    if rows:
        connection.execute(sa.insert(reports), rows)
