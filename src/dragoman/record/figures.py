"""Questions whose answers are figures and names: no texts are read for them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from dragoman.model import Direction
from dragoman.record import conditions, finding, schema
from dragoman.record.conditions import Filter, Kind
from dragoman.record.fulltext import Words
from dragoman.record.schema import BETWEEN
from dragoman.record.store import select_columns
from dragoman.record.wanted import Key, put
from dragoman.record.wanted import table as put_down

_COOPERATION = 2
"""The last of the quads that are cooperation."""


class Figure(NamedTuple):
    """What is counted of an event; the days are None where it has none."""

    document: str
    id: str
    quad: int
    intensity: float
    start: date | None
    end: date | None


class Weight(NamedTuple):
    """What the counted events of a dyad come to."""

    source: str
    target: str
    events: int
    cooperation: int
    conflict: int
    intensity: float
    """Mean."""


class Told(NamedTuple):
    """A counted event with its outlet, and how many outlets report what it is a report of."""

    outlet: str | None
    outlets: int


class Loaded(NamedTuple):
    """How often an outlet judges a party by one entry of the lexicon; a party is a code."""

    outlet: str | None
    target: str | None
    direction: str
    entry: str
    times: int


class Said(NamedTuple):
    """Statements column by column, by their days, document and place; those without days first."""

    number: Sequence[int]
    speakers: Sequence[str]
    act: Sequence[str]
    polarity: Sequence[str]
    start: Sequence[date | None]
    end: Sequence[date | None]


class Outlet(NamedTuple):
    """How much there is of an outlet in some days."""

    outlet: str | None
    country: str | None
    documents: int
    first: date | None
    last: date | None


class Named(NamedTuple):
    """In how many places an outlet uses some words for what has a neutral name."""

    outlet: str | None
    name: str
    words: str
    times: int


def events(connection: sa.Connection, wanted: Filter) -> list[Figure]:
    """The events that meet the conditions and are counted, in no particular order."""
    column = schema.events.c
    query = sa.select(
        *(column.document, column.id, column.quad, column.intensity),
        *(column.start_date, column.end_date),
    ).where(*_counted(wanted))
    return list(map(Figure._make, zip(*select_columns(connection, query), strict=True)))


def said(connection: sa.Connection, wanted: Filter) -> Said:
    """The statements asked for that were not rejected."""
    column = schema.statements.c
    days = (column.start_date, column.end_date)
    query = (
        sa.select(column.number, column.speakers, column.act, column.polarity, *days)
        .where(
            *conditions.of_kind(conditions.STATEMENTS, wanted),
            conditions.counts_still(conditions.STATEMENTS),
        )
        .order_by(*(day.nulls_first() for day in days))
        .order_by(column.document, column.evidence_start, column.id)
    )
    return Said(*select_columns(connection, query))


def weights(connection: sa.Connection, wanted: Filter) -> list[Weight]:
    """The dyads of the counted events, by source and target."""
    if wanted == Filter(since=wanted.since, until=wanted.until):
        return _weights_of_days(connection, wanted)
    column = schema.events.c
    cooperative = sa.func.sum(sa.case((column.quad <= _COOPERATION, 1), else_=0))
    query = (
        sa.select(
            *(column.actors, column.recipients, sa.func.count(), cooperative),
            sa.func.sum(column.intensity),
        )
        .where(*_counted(wanted))
        .group_by(column.actors, column.recipients)
    )
    parts: defaultdict[tuple[str, str], list[Sequence[Any]]] = defaultdict(list)
    for actors, recipients, *counted in connection.execute(query):
        for dyad in finding.dyads(actors, recipients):
            parts[dyad].append(counted)
    return [_weight(*dyad, own) for dyad, own in sorted(parts.items())]


def _weights_of_days(connection: sa.Connection, wanted: Filter) -> list[Weight]:
    """As :func:`weights`, where nothing is asked of the events but their days."""
    dyad = schema.dyads.c
    cooperative = sa.func.sum(sa.case((dyad.quad <= _COOPERATION, 1), else_=0))
    counted = (sa.func.count(), cooperative, sa.func.sum(dyad.intensity))
    by = (dyad.source, dyad.target)
    query = sa.select(*by, *counted).where(dyad.quad.is_not(None)).group_by(*by).order_by(*by)
    if wanted.since:
        query = query.where(dyad.end_date >= wanted.since)
    if wanted.until:
        query = query.where(dyad.start_date <= wanted.until)
    return [_weight(row[0], row[1], [row[2:]]) for row in connection.execute(query)]


def _weight(source: str, target: str, parts: Sequence[Sequence[Any]]) -> Weight:
    events, friendly, intensity = map(sum, zip(*parts, strict=True))
    return Weight(source, target, events, friendly, events - friendly, intensity / events)


def told(connection: sa.Connection, wanted: Filter) -> list[Told]:
    """The counted events that meet the conditions, with who else reports them.

    Copies of one text are one outlet's; every document has been taken in.
    """
    column, origin, first = schema.events.c, schema.documents, schema.documents.alias()
    reports, others, stories = schema.reports, schema.reports.alias(), schema.stories
    named = sa.func.coalesce(first.c.outlet, "")
    query = (
        sa.select(origin.c.outlet, sa.func.count(named.distinct()))
        .join_from(schema.events, origin, origin.c.id == column.document)
        .join(reports, (reports.c.document == column.document) & (reports.c.event == column.id))
        .join(others, others.c.happening == reports.c.happening)
        .join(stories, stories.c.document == others.c.document)
        .join(first, first.c.id == stories.c.copy_of)
        .where(*_counted(wanted))
        .group_by(column.document, column.id, origin.c.outlet)
    )
    return [Told(*row) for row in connection.execute(query)]


def loaded(connection: sa.Connection, wanted: Filter) -> list[Loaded]:
    """Loaded wording of each outlet by whom it judges, with None where it judges nobody named."""
    mark, origin = schema.wording, schema.documents
    by = (origin.c.outlet, mark.c.targets, mark.c.direction, mark.c.entry)
    query = (
        sa.select(*by, sa.func.count())
        .join_from(mark, origin)
        .where(*conditions.of_kind(conditions.WORDING, wanted))
        .group_by(*by)
    )
    times: Counter[tuple[str | None, str | None, str, str]] = Counter()
    for outlet, targets, direction, entry, number in connection.execute(query):
        for target in targets.split(BETWEEN):
            times[outlet, target or None, direction, entry] += number
    return sorted([Loaded(*key, number) for key, number in times.items()], key=_by_outlet)


def _by_outlet(one: Loaded) -> tuple[bool, str, bool, str, int, str]:
    """Then by target, direction and entry; what has no outlet or target comes last."""
    of = (one.outlet is None, one.outlet or "", one.target is None, one.target or "")
    return (*of, tuple(Direction).index(Direction(one.direction)), one.entry)


def outlets(connection: sa.Connection, wanted: Filter) -> list[Outlet]:
    """The outlets of a record, by name, with the documents published in the wanted days."""
    column = schema.documents.c
    wanted_day = sa.case((sa.and_(sa.true(), *_published(wanted)), column.published))
    is_wanted = sa.case((sa.and_(sa.true(), *_published(wanted)), 1))
    query = (
        sa.select(
            *(column.outlet, sa.func.min(column.outlet_country), sa.func.count(is_wanted)),
            *(sa.func.min(wanted_day), sa.func.max(wanted_day)),
        )
        .group_by(column.outlet)
        .order_by(column.outlet.nulls_last())
    )
    return [Outlet(*row) for row in connection.execute(query)]


def place_names(connection: sa.Connection, wanted: Filter, names: Collection[str]) -> list[Named]:
    """The words by which outlets call the places of these neutral names."""
    places, origin = schema.places.c, schema.documents.c
    query = (
        sa.select(origin.outlet, places.name, places.words, sa.func.count())
        .join_from(schema.places, schema.documents)
        .where(places.name.in_(sorted(names)), *_published(wanted))
        .group_by(origin.outlet, places.name, places.words)
    )
    return [Named(*row) for row in connection.execute(query)]


def documents_with(
    connection: sa.Connection, wanted: Filter, phrase: str, parties: Collection[str] = ()
) -> dict[str | None, int]:
    """In how many documents of each outlet a phrase stands.

    With ``parties`` only those documents count that have a statement or event of one of them.
    """
    column = schema.documents.c
    where = [column.id.in_(Words.phrase(phrase).documents()), *_published(wanted)]
    if parties:
        kinds = (conditions.STATEMENTS, conditions.EVENTS)
        where.append(sa.or_(*(_tells_of(kind, parties) for kind in kinds)))
    query = sa.select(column.outlet, sa.func.count()).where(*where).group_by(column.outlet)
    return {row[0]: row[1] for row in connection.execute(query)}


def _tells_of(kind: Kind, parties: Collection[str]) -> sa.ColumnElement[bool]:
    """Whether a document has a unit with one of the parties on either side."""
    unit, party = kind.table.c, schema.parties.c
    is_there = (party.number == unit.number) & party.country.in_(sorted(parties))
    of_kind = party.role.in_([side.role for side in kind.sides])
    query = sa.select(unit.number).where(
        unit.document == schema.documents.c.id,
        sa.exists().where(is_there, of_kind),
    )
    return query.exists()


def first_reports(connection: sa.Connection, units: Collection[Key]) -> set[Key]:
    """Of some events, document and id, the first report of each happening among them.

    First is the earliest published; every document has been taken in.
    """
    put(connection, units)
    reports, origin = schema.reports, schema.documents
    is_it = (reports.c.document == put_down.c.document) & (reports.c.event == put_down.c.id)
    query = (
        sa.select(reports.c.happening, reports.c.document, reports.c.event)
        .join_from(put_down, reports, is_it)
        .join(origin, origin.c.id == reports.c.document)
        .order_by(origin.c.published.nulls_last(), reports.c.document, reports.c.evidence_start)
    )
    first: dict[str, Key] = {}
    for happening, document, event in connection.execute(query):
        first.setdefault(happening, (document, event))
    return set(first.values())


def last_day(connection: sa.Connection) -> date | None:
    """The last day of publication of the record's documents."""
    column = schema.documents.c.published
    latest: date | None = connection.scalar(sa.select(sa.func.max(column)))
    return latest


def has_party(connection: sa.Connection, country: str) -> bool:
    """Whether a country or organisation is among the record's parties."""
    query = sa.select(schema.parties.c.number).where(schema.parties.c.country == country)
    return connection.scalars(query.limit(1)).first() is not None


def _counted(wanted: Filter) -> list[sa.ColumnElement[bool]]:
    """Of the events asked for those that are said to have happened, and were not rejected."""
    asked = conditions.of_kind(conditions.EVENTS, wanted)
    return [
        *asked,
        schema.events.c.status.not_in(conditions.UNCOUNTED),
        conditions.counts_still(conditions.EVENTS),
    ]


def _published(wanted: Filter) -> list[sa.ColumnElement[bool]]:
    column = schema.documents.c.published
    where: list[sa.ColumnElement[bool]] = []
    if wanted.since:
        where.append(column >= wanted.since)
    if wanted.until:
        where.append(column <= wanted.until)
    return where
