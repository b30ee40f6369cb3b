"""What was promised, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from functools import partial

from dragoman.model import Dating
from dragoman.record import Record, collector, contents, figures, queries, schema
from dragoman.record.conditions import Filter
from dragoman.record.queries import COMMITMENT_COLUMNS
from dragoman.record.schema import REJECTED
from dragoman.table import Row, Table
from dragoman.views import asked, belonging, linking, outcome
from dragoman.views.bearing.settings import bearing
from dragoman.views.belonging import Followed
from dragoman.views.linking import Link, Unit
from dragoman.views.tellings import Told


class Standing(StrEnum):
    """What the record says became of a commitment."""

    OPEN = "open"
    OVERDUE = "overdue"
    """Open, and due before the last day that the record covers."""
    DECLINED = "declined"
    """An offer that the other side rejected."""
    BROKEN = "called broken"
    PARTLY = "partly fulfilled"
    """Not yet in all things or by all that are bound."""
    LATE = "fulfilled late"
    FULFILLED = "fulfilled"


_ORDER = [
    *(Standing.OVERDUE, Standing.OPEN, Standing.PARTLY, Standing.DECLINED, Standing.BROKEN),
    *(Standing.LATE, Standing.FULFILLED),
]
_DECIDING = {Standing.DECLINED, Standing.BROKEN, Standing.FULFILLED}
_ON_DAY_TOLD = {Dating.PUBLISHED, Dating.REACTION}
_TOLD = ("reaffirmed", "postponed", "declined", "fulfilled", "broken")
_LINKS = {name: name for name in _TOLD} | {"broken": Standing.BROKEN.value}
COMMITMENTS = (
    *("standing", *COMMITMENT_COLUMNS, "tellings"),
    *(column for told in _TOLD for column in (told, f"{told}_on", f"{told}_by")),
)


@collector.paused()
def commitments(
    record: Record,
    actor: str | None = None,
    *,
    to: str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    type: str | None = None,
    document: str | None = None,
) -> Table:
    """Commitments of ``actor`` towards ``to``, open ones first, then by due date and day made.

    The columns of :meth:`Record.commitments` after ``standing``; then how often each was
    reaffirmed, postponed, declined, reported as fulfilled and called broken, and on which last day
    by whom.
    Commitments that tell of one are one row, the first's, due as the last says that says it;
    ``tellings`` is their number, and the row is there if one of them is asked for.
    ``standing`` follows the latest report of its being declined, fulfilled or broken; none is taken
    for a fact. What binds several, or is about several things, is fulfilled once it is by each and
    in each. :func:`commitment_links` gives the evidence.
    """
    found = followed(record, actor, to, since, until, type, document)
    covered = record.ask(figures.last_day)
    rows = [_followed(one, links, covered) for one, links in found]
    return Table(COMMITMENTS, sorted(rows, key=_order))


@collector.paused()
def commitment_links(
    record: Record,
    actor: str | None = None,
    *,
    to: str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    type: str | None = None,
    document: str | None = None,
) -> Table:
    """The statements and events that :func:`commitments` goes by, and other tellings, one a row.

    ``of_document`` and ``of`` are the commitment's document and id, ``rule`` is the id of the rule
    in ``links.toml``, ``likeness`` the share of words in common, 0 where a word such as "the
    agreement" stands for the commitment. Where ``rule`` is ``sentence``, ``likeness`` is how sure
    the measures of ``bearing.toml`` are, and ``unit`` may be ``sentence``, of which ``id`` is its
    characters and ``by`` None. ``rule`` is ``by hand``, and no ``likeness`` given, where people
    decided it (:meth:`Record.link`). ``link`` is ``told`` of another commitment that tells of the
    same. The other columns describe the linked unit.
    """
    return belonging.links(record, followed(record, actor, to, since, until, type, document))


def followed(
    record: Record,
    actor: str | None = None,
    to: str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    type: str | None = None,
    document: str | None = None,
) -> Followed:
    """The commitments that :func:`commitments` shows, each with its links."""
    asked.party(record, "actor", actor)
    asked.party(record, "to", to)
    made = _made(record, belonging.of_parties(actor, to))
    ask = partial(record.commitments, actor, to, since, until, type, document)
    wanted = belonging.wanted(made, actor, to, (since, until, type, document), ask)
    if actor:
        partners = _made(record, belonging.of_partners(actor, to))
        made = list({one.subject: one for one in (*made, *partners)}.values())
    rules, measures = linking.rules().commitment, bearing().commitment
    return belonging.followed(record, made, wanted, rules, measures, actor, to)


def _made(record: Record, wanted: Filter) -> list[Unit]:
    cues = record.ask(contents.cues, wanted)
    return [
        linking.commitment(row, cues.get((str(row["document"]), str(row["id"])), ""))
        for row in record.ask(queries.commitments, wanted)
        if row["decided"] != REJECTED
    ]


def _followed(told: Told, links: Sequence[Link], covered: date | None) -> Row:
    since = linking.counted(links, _LINKS)
    start, end = told.due() or (None, None)
    row = {**told.first.row, "due_start": start, "due_end": end, "tellings": len(told.tellings)}
    return {"standing": _standing(told, end, links, covered).value, **row, **since}


def _standing(
    told: Told, due: date | None, links: Sequence[Link], covered: date | None
) -> Standing:
    deciding = [link for link in links if link.link in _DECIDING]
    if not deciding:
        late = due is not None and covered is not None and due < covered
        return Standing.OVERDUE if late else Standing.OPEN
    last = Standing(deciding[-1].link)
    if last is not Standing.FULFILLED:
        return last
    of_parts = outcome.by_part(told, deciding, told.first.sides.by, _kept_by).values()
    if any(one != last for one in of_parts):
        return Standing.PARTLY
    return Standing.LATE if due and _is_late(due, deciding) else last


def _kept_by(unit: Unit, makers: frozenset[str]) -> frozenset[str]:
    """Those of the makers who did it, or of whom the others say that they did."""
    by, to = unit.sides
    if unit.kind is not schema.Unit.EVENT:
        return makers & to or makers - by
    return makers & (by | to if unit.row["type"] in linking.rules().mutual else by)


def _is_late(due: date, links: Sequence[Link]) -> bool:
    """Whether a deed is dated after the day by its own words, and none until then."""
    done = [link.unit for link in links if link.link == Standing.FULFILLED and _is_deed(link)]
    days = [(days[0], unit.row["date_from"]) for unit in done if (days := unit.days())]
    is_dated = any(how not in _ON_DAY_TOLD for _, how in days)
    return is_dated and all(day > due for day, _ in days)


def _is_deed(link: Link) -> bool:
    """Of what is only said to be done the day is not told."""
    return link.unit.kind is schema.Unit.EVENT


def _order(row: Row) -> tuple[int, str, str, str]:
    place = _ORDER.index(Standing(str(row["standing"])))
    return place, str(row["due_end"] or "9999"), str(row["start"] or "9999"), str(row["document"])
