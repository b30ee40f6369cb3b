"""What was asked of whom, and how it was answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial

from dragoman.model import Act, Polarity
from dragoman.record import Record, collector, figures, queries
from dragoman.record.queries import STATEMENT_COLUMNS
from dragoman.record.schema import REJECTED
from dragoman.table import Row, Table
from dragoman.views import asked, belonging, linking, outcome
from dragoman.views.bearing.settings import bearing
from dragoman.views.belonging import Followed
from dragoman.views.linking import Link, Unit
from dragoman.views.tellings import Told


class Answer(StrEnum):
    """How the record says a demand was answered."""

    OPEN = "open"
    IGNORED = "ignored"
    """Without an answer in the record, which goes on for ``ignored_after`` days after it."""
    REJECTED = "rejected"
    STUDIED = "under study"
    PARTLY = "partly accepted"
    """Not in all things, or not by all of whom it was asked."""
    ACCEPTED = "accepted"


_ORDER = [answer.value for answer in Answer]
_TOLD = ("accepted", "rejected", "studied")
_LINKS = {name: name for name in _TOLD} | {"studied": Answer.STUDIED.value}
DEMANDS = (
    *("answer", *STATEMENT_COLUMNS, "tellings"),
    *(column for told in _TOLD for column in (told, f"{told}_on", f"{told}_by")),
)


@collector.paused()
def demands(
    record: Record,
    actor: str | None = None,
    *,
    to: str | None = None,
    issue: str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    document: str | None = None,
) -> Table:
    """Demands of ``actor`` on ``to``, unanswered ones first, then by day.

    The columns of :meth:`Record.statements` after ``answer``; then how often each was accepted,
    rejected and said to be under study, and on which last day by whom. Demands that tell of one are
    one row, as in :func:`commitments`. ``answer`` follows the latest one, and is partly accepted
    where that is so of some things or parties only; :func:`demand_links` gives the evidence.
    """
    found = followed(record, actor, to, issue, since, until, document)
    covered = record.ask(figures.last_day)
    rows = [_answered(one, links, covered) for one, links in found]
    return Table(DEMANDS, sorted(rows, key=_order))


@collector.paused()
def demand_links(
    record: Record,
    actor: str | None = None,
    *,
    to: str | None = None,
    issue: str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    document: str | None = None,
) -> Table:
    """The statements and events that :func:`demands` goes by, and other tellings, one a row.

    The columns are those of :func:`commitment_links`, ``of`` being the demand's statement.
    """
    return belonging.links(record, followed(record, actor, to, issue, since, until, document))


def followed(
    record: Record,
    actor: str | None = None,
    to: str | None = None,
    issue: str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    document: str | None = None,
) -> Followed:
    """The demands that :func:`demands` shows, each with its links."""
    asked.party(record, "actor", actor)
    asked.party(record, "to", to)
    about = asked.issue(record, issue)
    of_parties = replace(belonging.of_parties(actor, to), types=[Act.DEMAND])
    made = [
        linking.statement(row)
        for row in record.ask(queries.statements, of_parties)
        if row["polarity"] == Polarity.AFFIRMED and row["decided"] != REJECTED
    ]
    ask = partial(record.statements, actor, to, since, until, Act.DEMAND, document, about)
    wanted = belonging.wanted(made, actor, to, (since, until, document, about), ask)
    rules, measures = linking.rules().demand, bearing().demand
    return belonging.followed(record, made, wanted, rules, measures, actor, to)


def _answered(told: Told, links: Sequence[Link], covered: date | None) -> Row:
    since = linking.counted(links, _LINKS)
    row = {**told.first.row, "tellings": len(told.tellings)}
    return {"answer": _answer(told, links, covered).value, **row, **since}


def _answer(told: Told, links: Sequence[Link], covered: date | None) -> Answer:
    if links:
        of_parts = outcome.by_part(told, links, told.first.sides.to, _answered_by).values()
        is_partly = Answer.ACCEPTED in of_parts and len({*of_parts}) > 1
        return Answer.PARTLY if is_partly else Answer(links[-1].link)
    days = [days for telling in told.tellings if (days := telling.days())]
    if not days or covered is None:
        return Answer.OPEN
    waited = (covered - max(last for _, last in days)).days
    return Answer.IGNORED if waited > linking.rules().ignored_after else Answer.OPEN


def _answered_by(unit: Unit, asked: frozenset[str]) -> frozenset[str]:
    return asked & unit.sides.by


def _order(row: Row) -> tuple[int, str, str, int]:
    place = _ORDER.index(str(row["answer"]))
    start = row["evidence_start"]
    where = start if isinstance(start, int) else 0
    return place, str(row["start"] or "9999"), str(row["document"]), where
