"""Who publishes what: outlets, what only they report, and the names that they use."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.record import Record, figures, filters
from dragoman.record.conditions import Filter
from dragoman.record.figures import DyadEvent, Outlet
from dragoman.table import Row, Table
from dragoman.views import asked

SOURCES = (
    *("outlet", "country", "documents", "first_published", "last_published"),
    *("events", "alone", "share_alone"),
)
NAMES = ("kind", "id", "name", "outlet", "words", "times", "share")

_Event = tuple[str, str]


def sources(
    record: Record,
    *,
    actor: str | None = None,
    recipient: str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
) -> Table:
    """Outlets, with documents published and events dated within the days.

    ``events`` are those of two parties or more, with a day, neither negated nor hypothetical;
    ``alone`` are those that no other outlet of the record reports, by the rule of
    :func:`told_elsewhere`.
    """
    asked.party(record, "actor", actor)
    asked.party(record, "recipient", recipient)
    wanted = Filter(*filters.sides(actor, recipient), *filters.days(since, until))
    events = record.ask(figures.dyad_events, wanted)
    shared = told_elsewhere(events)
    by_outlet: defaultdict[str | None, set[_Event]] = defaultdict(set)
    for one in events:
        by_outlet[one.outlet].add((one.document, one.id))
    rows = [
        _row(outlet, by_outlet[outlet.outlet], shared)
        for outlet in record.ask(figures.outlets, wanted)
    ]
    return Table(SOURCES, rows)


def told_elsewhere(events: Sequence[DyadEvent]) -> set[_Event]:
    """Documents and ids of the events that a document of another outlet seems to report too.

    Two reports are taken for one event if type and dyad are the same and their days overlap. It
    is a rough rule: two meetings on one day are one to it, and a meeting that one outlet codes as
    an agreement is alone.
    """
    groups: defaultdict[tuple[str, str, str], list[DyadEvent]] = defaultdict(list)
    for one in events:
        groups[one.type, one.source, one.target].append(one)
    found: set[_Event] = set()
    for group in groups.values():
        found.update(_overlapping(sorted(group, key=lambda one: one.start)))
    return found


def names(
    record: Record,
    *,
    issue: str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
) -> Table:
    """The words by which each outlet calls disputed places and issues.

    Of a place ``times`` are mentions; of an issue, documents that use the words. ``share`` is that
    of the outlet's uses of any name for the same thing. With ``issue``, that issue and the place
    of the same id.
    """
    from dragoman.knowledge import load

    about = asked.issue(record, issue)
    known, wanted = load(), Filter(None, None, *filters.days(since, until))
    places = {
        place.name: place
        for place in known.places.values()
        if place.claimants and about in (None, place.id)
    }
    rows = [
        ("place", places[one.name].id, one.name, one.outlet, one.words, one.times)
        for one in record.ask(figures.place_names, wanted, places)
    ]
    for subject in known.issues.values():
        if about in (None, subject.id):
            for form in subject.forms:
                found = record.ask(figures.documents_with, wanted, form)
                rows.extend(
                    ("issue", subject.id, subject.label, outlet, form, times)
                    for outlet, times in found.items()
                )
    return Table(NAMES, list(_shares(rows)))


def _row(outlet: Outlet, events: set[_Event], shared: set[_Event]) -> Row:
    alone = len(events - shared)
    return {
        "outlet": outlet.outlet,
        "country": outlet.country,
        "documents": outlet.documents,
        "first_published": outlet.first,
        "last_published": outlet.last,
        "events": len(events),
        "alone": alone,
        "share_alone": round(alone / len(events), 4) if events else None,
    }


def _overlapping(group: Sequence[DyadEvent]) -> Iterable[_Event]:
    """Those of events in order of their first day that overlap one of another outlet."""
    running: list[DyadEvent] = []
    for one in group:
        running = [before for before in running if before.end >= one.start]
        for before in running:
            if before.outlet != one.outlet:
                yield before.document, before.id
                yield one.document, one.id
        running.append(one)


def _shares(rows: Sequence[tuple[str, str, str, str | None, str, int]]) -> Iterable[Row]:
    totals: Counter[tuple[str, str, str | None]] = Counter()
    for kind, id, _, outlet, _, times in rows:
        totals[kind, id, outlet] += times
    for kind, id, name, outlet, words, times in sorted(
        rows, key=lambda row: (row[:2], row[3] or "", -row[5], row[4])
    ):
        share = round(times / totals[kind, id, outlet], 4)
        yield dict(zip(NAMES, (kind, id, name, outlet, words, times, share), strict=True))
