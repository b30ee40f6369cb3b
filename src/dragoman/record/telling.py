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
from dragoman.record.told import Stories

Shelf = Callable[[str], Article]
"""Gives the article of a document."""


def tell(connection: sa.Connection, shelf: Shelf, new: Iterable[str]) -> None:
    """Find the stories of new documents, and of those that are stale; store what they tell."""
    table = schema.stories
    stale = connection.scalars(sa.select(table.c.document).where(table.c.stale))
    queued = {*new, *stale}
    waiting = [(shelf(document).order, document) for document in queued]
    heapify(waiting)
    stories = Stories(connection)
    stories.look_up(queued)
    changed: set[str] = set()
    while waiting:
        order, document = heappop(waiting)
        before = stories.of(document)
        after = _chosen(stories, shelf, document)
        stories.put(document, after)
        touched = {after} if before is None else {before, after}
        changed |= touched
        if before != after:
            # What has no story yet is taken in later.
            for other in stories.near(touched) - queued:
                if stories.of(other) is not None and shelf(other).order > order:
                    queued.add(other)
                    heappush(waiting, (shelf(other).order, other))
    stories.store()
    for story in sorted(changed):
        _report(connection, [shelf(document) for document in stories.members(story)])


def disturb(connection: sa.Connection, document: str) -> None:
    """Mark as stale what the change of a document may concern, and reopen what it reports."""
    numbering.reopen(connection, [document])
    stories = Stories(connection)
    story = stories.of(document)
    if story is not None:
        table = schema.stories
        for some in batched(sorted(stories.near({story}))):
            stale = sa.update(table).where(table.c.document.in_(some)).values(stale=True)
            connection.execute(stale)


def _chosen(stories: Stories, shelf: Shelf, document: str) -> str:
    """The story of a document, given those of all earlier ones; its own id for a new one."""
    article = shelf(document)
    kin = stories.kin([document])
    found = {stories.of(each) for each in kin if shelf(each).order < article.order} - {None}
    candidates = sorted((str(story) for story in found), key=lambda story: shelf(story).order)
    told = [
        [each for each in map(shelf, stories.members(story)) if each.order < article.order]
        for story in candidates
    ]
    place = joined(article, told)
    return document if place is None else candidates[place]


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
