"""Which documents tell one story and which reports are of one event: kept up to date.

The rule is :mod:`dragoman.coreference`; here its answers are stored. What is decided by the rule
for a document depends on that document and those near it only, so adding one looks at its
neighbourhood, and the result is the same in whatever order documents come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter

import sqlalchemy as sa

from dragoman.coreference import Article, Report, article, closeness, closest, linked, narrow, rule
from dragoman.model import Dating, Interval
from dragoman.record import conditions, corrections, numbering, queries, schema, telling
from dragoman.record.decisions import Key
from dragoman.record.finding import countries
from dragoman.record.store import insert_missing
from dragoman.record.telling import Shelf

_KEPT = 5000
"""Articles kept in memory."""

_AT_ONCE = 1000
"""New documents taken in together."""


def is_current(connection: sa.Connection) -> bool:
    """Whether nothing has changed since :func:`update`."""
    new = sa.select(schema.documents.c.id).where(_is_new())
    loose = sa.select(schema.reports.c.event).where(schema.reports.c.happening.is_(None))
    stale = sa.select(schema.stories.c.document).where(schema.stories.c.stale)
    open_ends = (connection.execute(query.limit(1)).first() for query in (new, stale, loose))
    return _rule_of(connection) == rule.fingerprint() and not any(open_ends)


def update(connection: sa.Connection) -> None:
    """Take in the documents that have come, and what was decided by hand, since the last time."""
    if _rule_of(connection) != rule.fingerprint():
        _begin_anew(connection)
    documents = schema.documents
    query = sa.select(documents.c.id, documents.c.published).where(_is_new())
    query = query.order_by(documents.c.published.nulls_last(), documents.c.id)
    new = [(row.id, row.published) for row in connection.execute(query)]
    shelf = lru_cache(_KEPT)(lambda document: _article(connection, document))
    for some in _in_batches(new):
        for day, group in groupby(some, key=itemgetter(1)):
            _relate(connection, shelf, [document for document, _ in group], day)
        telling.tell(connection, shelf, [document for document, _ in some])
    numbering.compose(connection)


def _in_batches(new: Sequence[tuple[str, date | None]]) -> list[list[tuple[str, date | None]]]:
    """Documents in the order of publication, whole days together; at least one batch.

    Those of a batch and near it fit into memory, so that each document is read once.
    """
    batches: list[list[tuple[str, date | None]]] = [[]]
    for _, published_together in groupby(new, key=itemgetter(1)):
        if len(batches[-1]) >= _AT_ONCE:
            batches.append([])
        batches[-1] += published_together
    return batches


def forget(connection: sa.Connection, document: str) -> None:
    """Have a document taken in anew at the next update: its reading changes."""
    telling.disturb(connection, document)
    own = schema.stories.c.document == document
    connection.execute(sa.delete(schema.stories).where(own))
    for table in (schema.kin, schema.links):
        is_of = [column == document for column in table.c if column.foreign_keys]
        connection.execute(sa.delete(table).where(sa.or_(*is_of)))


def _rule_of(connection: sa.Connection) -> str | None:
    """Fingerprint of the rule that was last used."""
    query = sa.select(schema.meta.c.value).where(schema.meta.c.key == schema.RULE_KEY)
    return connection.scalars(query).first()


def _begin_anew(connection: sa.Connection) -> None:
    """Leave nothing that another rule has made."""
    for table in (schema.links, schema.reports, schema.kin, schema.stories):
        connection.execute(sa.delete(table))
    connection.execute(sa.delete(schema.meta).where(schema.meta.c.key == schema.RULE_KEY))
    row = {"key": schema.RULE_KEY, "value": rule.fingerprint()}
    connection.execute(sa.insert(schema.meta), row)


def _is_new() -> sa.ColumnElement[bool]:
    return schema.documents.c.id.not_in(sa.select(schema.stories.c.document))


def _article(connection: sa.Connection, document: str) -> Article:
    return article(corrections.corrected(connection, queries.reading(connection, document)))


def _relate(connection: sa.Connection, shelf: Shelf, new: Sequence[str], day: date | None) -> None:
    """Store which documents published on ``day`` are close to which, and their linked reports."""
    articles = [shelf(document) for document in new]
    near = [shelf(document) for document in _published_near(connection, day)]
    close = closeness(articles, near) >= rule.load().articles.closeness
    places = zip(*close.nonzero(), strict=True)
    pairs = {tuple(sorted((articles[i].id, near[j].id))) for i, j in places}
    kin = [{"document": one, "other": other} for one, other in sorted(pairs) if one != other]
    if kin:
        connection.execute(insert_missing(connection, schema.kin), kin)
    links = [link for one in articles for link in _links(connection, shelf, one)]
    if links:
        connection.execute(insert_missing(connection, schema.links), links)


def _published_near(connection: sa.Connection, day: date | None) -> Sequence[str]:
    published = schema.documents.c.published
    if day is None:
        where = published.is_(None)
    else:
        days = rule.load().articles.window
        where = published.between(_shifted(day, -days), _shifted(day, days))
    query = sa.select(schema.documents.c.id).where(where).order_by(schema.documents.c.id)
    return connection.scalars(query).all()


def _links(connection: sa.Connection, shelf: Shelf, one: Article) -> Iterator[dict[str, str]]:
    """Rows of the reports in other documents that are of the same event as a report of ``one``."""
    by_days: defaultdict[Interval, list[Report]] = defaultdict(list)
    for report in one.reports:
        if report.days and report.type and narrow(report):
            by_days[report.days].append(report)
    found: defaultdict[str, list[tuple[Report, Report]]] = defaultdict(list)
    for days, reports in by_days.items():
        near = _acting(connection, one.id, days, reports)
        for report in reports:
            for document, event in _candidates(report, near):
                other = next(each for each in shelf(document).reports if each.event == event)
                if linked(report, other):
                    found[document].append((report, other))
    for pairs in found.values():
        for pair in _most_alike(pairs):
            first, second = sorted((report.document, report.event) for report in pair)
            names = ("document", "event", "other_document", "other_event")
            yield dict(zip(names, (*first, *second), strict=True))


def _most_alike(pairs: Sequence[tuple[Report, Report]]) -> Iterator[tuple[Report, Report]]:
    """Of two documents: each report with one of the other only, the most alike pair first."""

    def order(pair: tuple[Report, Report]) -> tuple[float, list[tuple[str, str]]]:
        return -closest(*pair), sorted((report.document, report.event) for report in pair)

    taken: set[tuple[str, str]] = set()
    for pair in sorted(pairs, key=order):
        keys = {(report.document, report.event) for report in pair}
        if not keys & taken:
            taken |= keys
            yield pair


def _shifted(day: date, days: int) -> date:
    """A day some days on, or the calendar's first or last."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


_Acting = dict[str, list[tuple[str, Key]]]
"""By type of event: a country that acts in one, and which it is."""


def _candidates(report: Report, near: _Acting) -> list[Key]:
    """Events with a type of the family and a common actor."""
    found = {
        key: None
        for type_ in rule.load().family(str(report.type))
        for country, key in near.get(type_, ())
        if country in report.actors
    }
    return list(found)


def _acting(
    connection: sa.Connection, document: str, days: Interval, reports: Sequence[Report]
) -> _Acting:
    """Events of other documents whose days overlap, with types and actors of the reports."""
    families = (rule.load().family(str(report.type)) for report in reports)
    asked = {
        "types": sorted(frozenset[str]().union(*families)),
        "first": _shifted(days.start, -rule.load().reports.days_elsewhere),
        "start": days.start,
        "end": days.end,
        "document": document,
    }
    acting = frozenset[str]().union(*(report.actors for report in reports))
    found: _Acting = defaultdict(list)
    for row in connection.execute(_acting_query(), asked).all():
        for country in acting.intersection(countries(row.actors)):
            found[row.type].append((country, (row.document, row.id)))
    return found


@cache
def _acting_query() -> sa.Select[tuple[str, str, str, str]]:
    """Put together once: it is asked for each document."""
    events = schema.events
    return sa.select(events.c.document, events.c.id, events.c.type, events.c.actors).where(
        events.c.type.in_(sa.bindparam("types", expanding=True)),
        events.c.start_date.between(sa.bindparam("first"), sa.bindparam("end")),
        events.c.end_date >= sa.bindparam("start"),
        events.c.date_from != Dating.PUBLISHED,
        events.c.document != sa.bindparam("document"),
        conditions.counts_still(conditions.EVENTS),
    )
