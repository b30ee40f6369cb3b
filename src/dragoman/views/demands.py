"""What was asked of whom, and how it was answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from dragoman.model import Act, Polarity
from dragoman.record import Record, figures
from dragoman.record.queries import STATEMENT_COLUMNS
from dragoman.record.schema import REJECTED
from dragoman.table import Row, Table
from dragoman.views import asked, belonging, linking
from dragoman.views.linking import LINKS, Link, Unit


class Answer(StrEnum):
    """How the record says a demand was answered."""

    OPEN = "open"
    IGNORED = "ignored"
    """Without an answer in the record, which goes on for ``ignored_after`` days after it."""
    REJECTED = "rejected"
    ACCEPTED = "accepted"


_TOLD = ("accepted", "rejected")
DEMANDS = (
    "answer",
    *STATEMENT_COLUMNS,
    *(column for told in _TOLD for column in (told, f"{told}_on", f"{told}_by")),
)


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

    The columns of :meth:`Record.statements` after ``answer``; then how often each was accepted
    and rejected, and on which last day by whom. ``answer`` follows the latest one;
    :func:`demand_links` gives the evidence of each.
    """
    made = _made(record, actor, to, issue, since, until, document)
    links = _links(record, made, actor, to)
    covered = record.ask(figures.last_day)
    rows = [_answered(one, own, covered) for one, own in linking.by_origin(made, links)]
    return Table(DEMANDS, sorted(rows, key=_order))


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
    """The statements and events that :func:`demands` goes by, one a row.

    The columns are those of :func:`commitment_links`, ``of`` being the demand's statement.
    """
    made = _made(record, actor, to, issue, since, until, document)
    return Table(LINKS, [link.row() for link in _links(record, made, actor, to)])


def _made(
    record: Record,
    actor: str | None,
    to: str | None,
    issue: str | None,
    since: date | str | None,
    until: date | str | None,
    document: str | None,
) -> list[Unit]:
    asked.party(record, "actor", actor)
    asked.party(record, "to", to)
    about = asked.issue(record, issue)
    found = record.statements(
        actor, to, since, until, type=Act.DEMAND, document=document, issue=about
    )
    return [
        linking.statement(row)
        for row in found
        if row["polarity"] == Polarity.AFFIRMED and row["decided"] != REJECTED
    ]


def _links(record: Record, made: Sequence[Unit], actor: str | None, to: str | None) -> list[Link]:
    rules = linking.rules().demand
    return belonging.links(record, made, rules, actor, to)


def _answered(made: Unit, links: Sequence[Link], covered: date | None) -> Row:
    told: Row = {}
    for name in _TOLD:
        of_kind = [link for link in links if link.link == name]
        last = of_kind[-1].row() if of_kind else {}
        told |= {name: len(of_kind), f"{name}_on": last.get("start"), f"{name}_by": last.get("by")}
    return {"answer": _answer(made, links, covered).value, **made.row, **told}


def _answer(made: Unit, links: Sequence[Link], covered: date | None) -> Answer:
    if links:
        return Answer(links[-1].link)
    days = made.days()
    if days is None or covered is None:
        return Answer.OPEN
    waited = (covered - days[1]).days
    return Answer.IGNORED if waited > linking.rules().ignored_after else Answer.OPEN


def _order(row: Row) -> tuple[int, str, str, int]:
    place = [answer.value for answer in Answer].index(str(row["answer"]))
    start = row["evidence_start"]
    where = start if isinstance(start, int) else 0
    return place, str(row["start"] or "9999"), str(row["document"]), where
