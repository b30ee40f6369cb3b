"""What units must be like to be wanted, said in SQL."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from dragoman.record import schema
from dragoman.record import wanted as put_down
from dragoman.record.schema import Role, Unit
from dragoman.record.wanted import Key

Conditions = list[sa.ColumnElement[bool]]


@dataclass(frozen=True)
class Party:
    """A country or organisation, with a sector or with all of them."""

    country: str
    sector: str | None = None


@dataclass(frozen=True)
class Filter:
    """What units must be like to be wanted; None asks for nothing."""

    actor: Party | None = None
    recipient: Party | None = None
    since: date | None = None
    until: date | None = None
    types: Collection[str] | None = None
    units: Collection[Key] | None = None
    """These, which have been put down (:mod:`dragoman.record.wanted`)."""
    document: str | None = None
    documents: Collection[str] | None = None
    status: str | None = None
    issue: str | None = None
    outlet: str | None = None
    frames: Collection[str] | None = None
    happenings: Collection[str] | None = None
    towards: Collection[str] | None = None
    """Countries: aimed at one of them, or at nobody."""


@dataclass(frozen=True)
class Kind:
    """Where a kind of unit is kept, and in which roles its two sides stand."""

    unit: Unit
    table: sa.Table
    actor: Role
    recipient: Role
    type: str


EVENTS = Kind(Unit.EVENT, schema.events, Role.ACTOR, Role.RECIPIENT, "type")
STATEMENTS = Kind(Unit.STATEMENT, schema.statements, Role.SPEAKER, Role.ADDRESSEE, "act")
COMMITMENTS = Kind(Unit.COMMITMENT, schema.commitments, Role.OBLIGOR, Role.BENEFICIARY, "kind")
WORDING = Kind(Unit.WORDING, schema.wording, Role.TARGET, Role.TARGET, "direction")


def counts_still(kind: Kind) -> sa.ColumnElement[bool]:
    """Whether a statement, event or commitment counts: it was not rejected by hand."""
    return kind.table.c.decided.is_distinct_from(schema.REJECTED)


def of_kind(kind: Kind, wanted: Filter) -> Conditions:
    """What a filter asks of the rows of a kind of unit."""
    columns = kind.table.c
    where = _on_both_sides(kind, wanted.actor, wanted.recipient)
    if wanted.units is not None:
        keys = put_down.table.c
        where.append(_among(kind, sa.select(keys.document, keys.id)))
    if wanted.issue is not None:
        where.append(_is_about(kind, wanted.issue))
    if wanted.happenings is not None:
        where.append(_is_told_in(kind, wanted.happenings))
    if wanted.document:
        where.append(columns.document == wanted.document)
    if wanted.documents is not None:
        where.append(columns.document.in_(sorted(wanted.documents)))
    seek = bool(where)
    if wanted.since:
        where.append(_column(columns.end_date, seek) >= wanted.since)
    if wanted.until:
        where.append(_column(columns.start_date, seek) <= wanted.until)
    if wanted.types is not None:
        where.append(columns[kind.type].in_(sorted(wanted.types)))
    if wanted.frames is not None:
        where.append(columns.frame.in_(sorted(wanted.frames)))
    if wanted.status:
        where.append(columns.status == wanted.status)
    if wanted.outlet is not None:
        where.append(_is_published_by(kind, wanted.outlet))
    if wanted.towards is not None:
        where.append(_is_aimed_at(kind, wanted.towards))
    return where


def _column(column: sa.Column[Any], seek: bool) -> sa.ColumnElement[Any]:
    """The column, in a form that no index serves where rows are sought by a better one.

    SQLite, which does not know how many rows a party or an issue has, would take that of the day.
    """
    return sa.func.coalesce(column, column) if seek else column


def _on_both_sides(kind: Kind, actor: Party | None, recipient: Party | None) -> Conditions:
    if kind.unit == Unit.EVENT and actor and recipient and actor.country != recipient.country:
        where = [_joins(actor.country, recipient.country)]
        if actor.sector or recipient.sector:
            where += [_is_cast(kind, kind.actor, actor), _is_beside(kind, recipient)]
        return where
    where = [_takes_part(kind, kind.actor, actor)] if actor else []
    if actor and recipient and kind.unit != Unit.EVENT:
        where.append(_is_cast(kind, kind.recipient, recipient))
    elif recipient:
        where.append(_is_done_to(kind, actor, recipient))
    return where


def _joins(source: str, target: str) -> sa.ColumnElement[bool]:
    """Whether an event is of a dyad: the quick way to those of a pair of countries."""
    dyads = schema.dyads
    query = sa.select(dyads.c.document, dyads.c.event).where(
        dyads.c.source == source, dyads.c.target == target
    )
    return _among(EVENTS, query)


def _is_beside(kind: Kind, party: Party) -> sa.ColumnElement[bool]:
    """Whether an event of a dyad is done to the party or, where it has no recipients, with it."""
    alone = ~_cast(kind, kind.recipient).exists() & _is_cast(kind, kind.actor, party)
    return _is_cast(kind, kind.recipient, party) | alone


def _is_cast(kind: Kind, role: Role, party: Party) -> sa.ColumnElement[bool]:
    """Whether a party has the role: asked row by row, where rows are already few."""
    return _cast(kind, role).where(*_is(schema.actors, party)).exists()


def _cast(kind: Kind, role: Role) -> sa.Select[Any]:
    """Who has the role in a unit."""
    parts = schema.participants
    return (
        sa.select(parts.c.document)
        .join(schema.actors)
        .where(
            parts.c.document == kind.table.c.document,
            parts.c.unit_id == kind.table.c.id,
            parts.c.role == role,
        )
    )


def _takes_part(kind: Kind, role: Role, party: Party) -> sa.ColumnElement[bool]:
    parts, actors = schema.participants, schema.actors
    query = (
        sa.select(parts.c.document, parts.c.unit_id)
        .join(actors)
        .where(parts.c.role == role, *_is(actors, party))
    )
    return _among(kind, query)


def _is_done_to(kind: Kind, actor: Party | None, party: Party) -> sa.ColumnElement[bool]:
    received = _takes_part(kind, kind.recipient, party)
    if kind.unit != Unit.EVENT:
        return received
    parts = schema.participants
    directed = sa.select(parts.c.document, parts.c.unit_id).where(parts.c.role == kind.recipient)
    return received | (~_among(kind, directed) & _is_done_with(kind, actor, party))


def _is_done_with(kind: Kind, actor: Party | None, party: Party) -> sa.ColumnElement[bool]:
    """``party`` and a second one, ``actor`` if given, act together: in a meeting, an agreement."""
    one, other = schema.participants.alias(), schema.participants.alias()
    first, second = schema.actors.alias(), schema.actors.alias()
    same_unit = [one.c[name] == other.c[name] for name in ("document", "unit_id", "role")]
    query = (
        sa.select(one.c.document, one.c.unit_id)
        .join(other, sa.and_(*same_unit))
        .join(first, one.c.actor == first.c.id)
        .join(second, other.c.actor == second.c.id)
        .where(one.c.role == kind.actor, *_is(second, party))
        .where((first.c.country != second.c.country) | (first.c.sector != second.c.sector))
    )
    return _among(kind, query.where(*_is(first, actor)) if actor else query)


def _is_aimed_at(kind: Kind, countries: Collection[str]) -> sa.ColumnElement[bool]:
    """Asked row by row: to list all that is aimed at anybody would take long."""
    theirs = _cast(kind, kind.recipient)
    one_of_them = theirs.where(schema.actors.c.country.in_(sorted(countries)))
    return ~theirs.exists() | one_of_them.exists()


def _is(actors: sa.FromClause, party: Party) -> Conditions:
    conditions = [actors.c.country == party.country]
    if party.sector:
        conditions.append(actors.c.sector == party.sector)
    return conditions


def _is_about(kind: Kind, issue: str) -> sa.ColumnElement[bool]:
    issues = schema.issues
    query = sa.select(issues.c.document, issues.c.unit_id).where(
        issues.c.unit == kind.unit, issues.c.issue == issue
    )
    return _among(kind, query)


def _is_told_in(kind: Kind, happenings: Collection[str]) -> sa.ColumnElement[bool]:
    reports = schema.reports
    query = sa.select(reports.c.document, reports.c.event)
    return _among(kind, query.where(reports.c.happening.in_(sorted(happenings))))


def _is_published_by(kind: Kind, outlet: str) -> sa.ColumnElement[bool]:
    origin = schema.documents
    published = sa.select(origin.c.id).where(origin.c.outlet == outlet)
    return kind.table.c.document.in_(published.correlate(None))


def _among(kind: Kind, units: sa.Select[Any]) -> sa.ColumnElement[bool]:
    """Whether a unit is one of those whose document and id ``units`` selects."""
    return sa.tuple_(kind.table.c.document, kind.table.c.id).in_(units.correlate(None))
