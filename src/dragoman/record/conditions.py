"""What units must be like to be wanted, said in SQL."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from dragoman.model import Status
from dragoman.record import schema
from dragoman.record import wanted as put_down
from dragoman.record.schema import BETWEEN, Role, Unit
from dragoman.record.wanted import Key

Conditions = list[sa.ColumnElement[bool]]

UNCOUNTED = (Status.NEGATED,)
"""What did not happen: kept, but left out of counts (codebook 4.2)."""


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
    numbers: Collection[int] | None = None
    """These by their numbers, put down in the same way."""
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
class Side:
    """In which role the parties on one side of a unit stand, and in which column their codes."""

    role: Role
    column: str


@dataclass(frozen=True)
class Kind:
    """Where a kind of unit is kept, and in which roles its two sides stand."""

    unit: Unit
    table: sa.Table
    actor: Side
    recipient: Side
    type: str

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """Both; of wording, which judges and does not act, the one that it has."""
        return tuple(dict.fromkeys((self.actor, self.recipient)))


_TARGETS = Side(Role.TARGET, "targets")
EVENTS = Kind(
    Unit.EVENT,
    schema.events,
    Side(Role.ACTOR, "actors"),
    Side(Role.RECIPIENT, "recipients"),
    "type",
)
STATEMENTS = Kind(
    Unit.STATEMENT,
    schema.statements,
    Side(Role.SPEAKER, "speakers"),
    Side(Role.ADDRESSEE, "addressees"),
    "act",
)
COMMITMENTS = Kind(
    Unit.COMMITMENT,
    schema.commitments,
    Side(Role.OBLIGOR, "obligors"),
    Side(Role.BENEFICIARY, "beneficiaries"),
    "kind",
)
WORDING = Kind(Unit.WORDING, schema.wording, _TARGETS, _TARGETS, "direction")


def counts_still(kind: Kind) -> sa.ColumnElement[bool]:
    """Whether a statement, event or commitment counts: it was not rejected by hand."""
    return kind.table.c.decided.is_distinct_from(schema.REJECTED)


def of_kind(kind: Kind, wanted: Filter) -> Conditions:
    """What a filter asks of the rows of a kind of unit."""
    columns = kind.table.c
    where = _on_both_sides(kind, wanted.actor, wanted.recipient)
    if wanted.units is not None:
        keys = put_down.table.c
        where.append(_named(kind, sa.select(keys.document, keys.id)))
    if wanted.numbers is not None:
        where.append(_among(kind, sa.select(put_down.table.c.number)))
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
    where = [_takes_part(kind, actor, kind.actor)] if actor else []
    where += [_is_cast(kind, kind.actor, actor)] if actor and actor.sector else []
    if actor and recipient and kind.unit != Unit.EVENT:
        where.append(_is_cast(kind, kind.recipient, recipient))
    elif recipient:
        where += _is_done_to(kind, actor, recipient)
    return where


def _joins(source: str, target: str) -> sa.ColumnElement[bool]:
    """Whether an event is of a dyad: the quick way to those of a pair of countries."""
    dyads = schema.dyads.c
    query = sa.select(dyads.number).where(dyads.source == source, dyads.target == target)
    return _among(EVENTS, query)


def _is_beside(kind: Kind, party: Party) -> sa.ColumnElement[bool]:
    """Whether an event of a dyad is done to the party or, where it has no recipients, with it."""
    alone = _has_nobody(kind, kind.recipient) & _is_cast(kind, kind.actor, party)
    return _is_cast(kind, kind.recipient, party) | alone


def _takes_part(kind: Kind, party: Party, *sides: Side) -> sa.ColumnElement[bool]:
    """Whether the party's country is on one of the sides: the quick way to its units."""
    parties = schema.parties.c
    roles = [side.role for side in dict.fromkeys(sides)]
    query = sa.select(parties.number).where(
        parties.country == party.country, parties.role.in_(roles)
    )
    return _among(kind, query)


def _is_done_to(kind: Kind, actor: Party | None, party: Party) -> Conditions:
    received = _is_cast(kind, kind.recipient, party)
    if kind.unit != Unit.EVENT:
        return [_takes_part(kind, party, kind.recipient), received]
    together = _has_nobody(kind, kind.recipient) & _is_done_with(kind, actor, party)
    return [_takes_part(kind, party, kind.actor, kind.recipient), received | together]


def _is_done_with(kind: Kind, actor: Party | None, party: Party) -> sa.ColumnElement[bool]:
    """``party`` and a second one, ``actor`` if given, act together: in a meeting, an agreement.

    An actor given is of the same country; else the two would be sought as a dyad.
    """
    is_there, actors = _is_cast(kind, kind.actor, party), _names(kind, kind.actor)
    if actor is None:
        return is_there & kind.table.c[kind.actor.column].contains(BETWEEN)
    if actor.sector and actor == party:
        return sa.false()
    length, named = sa.func.length, f"{BETWEEN}{party.country} "
    others = sa.func.replace(actors, named, "")
    return is_there & (length(actors) - length(others) > len(named))


def _is_aimed_at(kind: Kind, countries: Collection[str]) -> sa.ColumnElement[bool]:
    """Asked row by row: to list all that is aimed at anybody would take long."""
    theirs = (_is_cast(kind, kind.recipient, Party(country)) for country in sorted(countries))
    return sa.or_(_has_nobody(kind, kind.recipient), *theirs)


def _is_cast(kind: Kind, side: Side, party: Party) -> sa.ColumnElement[bool]:
    """Whether a party is on a side: asked row by row, where rows are already few."""
    code = f"{party.sector}{BETWEEN}" if party.sector else ""
    return _names(kind, side).contains(f"{BETWEEN}{party.country} {code}", autoescape=True)


def _has_nobody(kind: Kind, side: Side) -> sa.ColumnElement[bool]:
    return kind.table.c[side.column] == ""


def _names(kind: Kind, side: Side) -> sa.ColumnElement[str]:
    """The codes on a side, each with something before and behind it."""
    return BETWEEN + kind.table.c[side.column] + BETWEEN


def _is_about(kind: Kind, issue: str) -> sa.ColumnElement[bool]:
    issues = schema.issues.c
    query = sa.select(issues.number).where(issues.unit == kind.unit, issues.issue == issue)
    return _among(kind, query)


def _is_told_in(kind: Kind, happenings: Collection[str]) -> sa.ColumnElement[bool]:
    reports = schema.reports.c
    query = sa.select(reports.document, reports.event)
    return _named(kind, query.where(reports.happening.in_(sorted(happenings))))


def _is_published_by(kind: Kind, outlet: str) -> sa.ColumnElement[bool]:
    origin = schema.documents
    published = sa.select(origin.c.id).where(origin.c.outlet == outlet)
    return kind.table.c.document.in_(published.correlate(None))


def _among(kind: Kind, numbers: sa.Select[Any]) -> sa.ColumnElement[bool]:
    """Whether a unit is one of those whose number ``numbers`` selects."""
    return kind.table.c.number.in_(numbers.correlate(None))


def _named(kind: Kind, units: sa.Select[Any]) -> sa.ColumnElement[bool]:
    """Whether a unit is one of those whose document and id ``units`` selects."""
    return sa.tuple_(kind.table.c.document, kind.table.c.id).in_(units.correlate(None))
