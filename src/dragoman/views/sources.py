"""Who publishes what: outlets, what only they report, and the names that they use."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.model import Direction
from dragoman.record import Record, figures, filters
from dragoman.record.conditions import Filter
from dragoman.record.figures import Loaded, Outlet
from dragoman.table import Row, Table
from dragoman.views import asked

SOURCES = (
    *("outlet", "country", "documents", "first_published", "last_published"),
    *("events", "alone", "share_alone"),
)
WORDING = ("outlet", "target", *Direction, "entries")
NAMES = ("kind", "id", "name", "outlet", "words", "times", "share")


def sources(
    record: Record,
    *,
    actor: str | None = None,
    recipient: str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
) -> Table:
    """Outlets, with documents published and events dated within the days; those with either.

    ``events`` are those neither negated nor rejected by hand; ``alone`` are those
    of which no other outlet of the record has a report of its own, as
    :meth:`Record.happenings` tells one event from another. Documents without an outlet are taken
    for one outlet's.
    """
    asked.party(record, "actor", actor)
    asked.party(record, "recipient", recipient)
    wanted = Filter(*filters.sides(actor, recipient), *filters.days(since, until))
    counts: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
    for event in record.ask_told(figures.told, wanted):
        counts[event.outlet].update(events=1, alone=int(event.outlets < 2))
    rows = [_row(one, counts[one.outlet]) for one in record.ask(figures.outlets, wanted)]
    return Table(SOURCES, [row for row in rows if row["documents"] or row["events"]])


def wording(
    record: Record,
    *,
    target: str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
) -> Table:
    """The loaded wording by which each outlet judges each party, in its own voice.

    ``against``, ``for`` and ``distance`` (scare quotes) are marks; ``entries`` are those of the
    lexicon, the most frequent first. Published within the days.
    """
    asked.party(record, "target", target)
    first, last = filters.days(since, until)
    wanted = Filter(recipient=filters.target(target), since=first, until=last)
    pairs: defaultdict[tuple[str | None, str | None], list[Loaded]] = defaultdict(list)
    for one in record.ask(figures.loaded, wanted):
        pairs[one.outlet, one.target].append(one)
    return Table(WORDING, [_judging(*pair, marks) for pair, marks in pairs.items()])


def names(
    record: Record,
    *,
    issue: str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
) -> Table:
    """The words by which each outlet calls disputed places and issues.

    Of a place ``times`` are mentions; of an issue, documents that use the words and, where these
    are ambiguous, tell of a state that the issue is about. ``share`` is that
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
                states = subject.states if form in subject.ambiguous else ()
                found = record.ask(figures.documents_with, wanted, form, states)
                rows.extend(
                    ("issue", subject.id, subject.label, outlet, form, times)
                    for outlet, times in found.items()
                )
    return Table(NAMES, list(_shares(rows)))


def _row(outlet: Outlet, counts: Counter[str]) -> Row:
    events, alone = counts["events"], counts["alone"]
    return {
        "outlet": outlet.outlet,
        "country": outlet.country,
        "documents": outlet.documents,
        "first_published": outlet.first,
        "last_published": outlet.last,
        "events": events,
        "alone": alone,
        "share_alone": round(alone / events, 4) if events else None,
    }


def _judging(outlet: str | None, target: str | None, marks: Sequence[Loaded]) -> Row:
    directions: Counter[str] = Counter()
    entries: Counter[str] = Counter()
    for mark in marks:
        directions[mark.direction] += mark.times
        entries[mark.entry] += mark.times
    return {
        "outlet": outlet,
        "target": target,
        **{direction.value: directions[direction.value] for direction in Direction},
        "entries": "; ".join(f"{entry} ({times})" for entry, times in entries.most_common()),
    }


def _shares(rows: Sequence[tuple[str, str, str, str | None, str, int]]) -> Iterable[Row]:
    totals: Counter[tuple[str, str, str | None]] = Counter()
    for kind, id, _, outlet, _, times in rows:
        totals[kind, id, outlet] += times
    for kind, id, name, outlet, words, times in sorted(
        rows, key=lambda row: (row[:2], row[3] or "", -row[5], row[4])
    ):
        share = round(times / totals[kind, id, outlet], 4)
        yield dict(zip(NAMES, (kind, id, name, outlet, words, times, share), strict=True))
