"""Panel: whole diplomatic texts annotated by our codebook; a folder of JSON files, or one file.

Predicted and gold units are assigned one to one (Hungarian method, Kuhn 1955). What makes a pair:

- date: overlapping spans, the same interval, or unresolved on both sides;
- statement: the same act, the same countries speaking, word F1 of the contents at least 0.5;
- event: the same type, the same countries acting and the same receiving (for CONSULT, AGREE and
  COOPERATE both sides together), evidence overlapping or within 80 characters; ``untyped`` is the
  same but for the type, where gold's type says whether sides are taken together;
- commitment: the same countries bound, word F1 of the contents at least 0.5.

``acts``, ``speakers`` and ``addressees`` are shares among statements paired by content alone;
``actors_sector`` is the share of paired events whose sectors are right too, ``event_dates`` of
those whose days are right (where gold has none, the day of publication standing in is right).
``actor_sets`` is the share of gold statements and events paired by evidence alone whose speakers
or actors are right, country and sector; of events of equals those of both sides. Sector,
polarity, mode, date and chain decide no pair. An organisation read under its own id is right
where gold has that id or, without it, the organisation's class (``IGO``, ``UNO``, ``EUR``,
``NGO``). ``events_at_N`` is the share right among the events read with a confidence of at least
N %, and less than the next: it should be near the confidence itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from dragoman import codebook
from dragoman.bench.metrics import (
    Counts,
    closeness,
    content_weight,
    f1_intervals,
    gap,
    match,
    share,
    totals,
)
from dragoman.bench.panel_units import (
    CommitmentUnit,
    DateUnit,
    EventUnit,
    GoldDocument,
    Parties,
    StatementUnit,
    Units,
    as_document,
    gold_units,
    read_documents,
    read_units,
)
from dragoman.bench.report import Miss, Result, Table, cell, counts_table, misses
from dragoman.model import Document, Reading

EVIDENCE = 80
"""Most characters between the evidence of one event told twice."""

_SURE = "events_at_"
CONFIDENCES = (90, 80, 70, 60, 50, 0)
"""Least confidence, in percent, of the groups in which events are counted."""

SCORED = ("dates", "statements", "events", "events_untyped", "commitments")
"""Units with precision, recall and F1; all other figures are shares."""


def score(path: Path, read: Callable[[Document], Reading]) -> Result:
    """Scores ``read`` on the documents of folder or file ``path``.

    JSON files without a ``text`` are passed over in a folder; :class:`BenchError` names a file
    that is not as it should be.
    """
    rows, errors = {}, []
    documents = list(read_documents(path))
    for gold in documents:
        reading = read(as_document(gold))
        rows[gold.id], found = _compare(gold, gold_units(gold), read_units(reading))
        errors += found
    counts = {
        name: count
        for name, count in totals(list(rows.values())).items()
        if count.predicted or not name.startswith(_SURE)
    }
    intervals = f1_intervals(list(rows.values()))
    return Result(
        name="panel",
        figures=_figures(counts),
        intervals={_key(name): value for name, value in intervals.items()},
        tables=(
            counts_table(f"panel: {len(rows)} documents", counts, intervals),
            *_judged_table(documents),
            _document_table(rows),
        ),
        errors=tuple(errors),
    )


def judged_events(
    path: Path, read: Callable[[Document], Reading]
) -> Iterator[tuple[EventUnit, bool]]:
    """Each event read from the documents of ``path``, and whether the gold has it."""
    for gold in read_documents(path):
        predicted = read_units(read(as_document(gold))).events
        right = {j for _, j in match(gold_units(gold).events, predicted, _same_event)}
        yield from ((event, place in right) for place, event in enumerate(predicted))


def _compare(
    document: GoldDocument, gold: Units, predicted: Units
) -> tuple[dict[str, Counts], list[Miss]]:
    pairs = {
        "dates": match(gold.dates, predicted.dates, _same_date),
        "statements": match(gold.statements, predicted.statements, _same_statement),
        "events": match(gold.events, predicted.events, _same_event),
        "events_untyped": match(gold.events, predicted.events, partial(_same_event, typed=False)),
        "commitments": match(gold.commitments, predicted.commitments, _same_commitment),
    }
    counts, errors = {}, []
    for name in SCORED:
        unit = name.removesuffix("_untyped")
        wanted, given = getattr(gold, unit), getattr(predicted, unit)
        counts[name] = Counts(len(pairs[name]), len(given), len(wanted))
        if unit == name:
            errors += misses(
                document.id,
                unit.removesuffix("s"),
                document.text,
                [entry.item for entry in wanted],
                [entry.item for entry in given],
                pairs[name],
                near=0 if unit == "dates" else EVIDENCE,
            )
    said = _content_pairs(gold.statements, predicted.statements)
    told = [(gold.events[i], predicted.events[j]) for i, j in pairs["events"]]
    alike = list(_same_parties(gold, predicted))
    sure = _by_confidence(predicted.events, {j for _, j in pairs["events"]})
    return counts | _shares(said, told) | {"actor_sets": share(alike)} | sure, errors


def _by_confidence(events: Sequence[EventUnit], right: Collection[int]) -> dict[str, Counts]:
    """For each group of confidence the share of its events that are right."""
    groups: dict[int, list[bool]] = {least: [] for least in CONFIDENCES}
    for at, event in enumerate(events):
        percent = round(100 * event.confidence)
        groups[next(least for least in CONFIDENCES if percent >= least)].append(at in right)
    return {f"{_SURE}{least}": share(flags) for least, flags in groups.items()}


def _same_parties(gold: Units, predicted: Units) -> Iterator[bool]:
    """For each gold statement and event paired by evidence, whether its doers are right."""
    for i, j in match(gold.statements, predicted.statements, _same_place):
        speakers = gold.statements[i].speakers, predicted.statements[j].speakers
        yield _same_codes(*speakers)
    for i, j in match(gold.events, predicted.events, _same_place):
        wanted, given = gold.events[i], predicted.events[j]
        both = wanted.type in codebook.load().equals
        yield _same_codes(
            wanted.actors + wanted.recipients * both, given.actors + given.recipients * both
        )


def _same_place(gold: StatementUnit | EventUnit, predicted: StatementUnit | EventUnit) -> float:
    """Overlap of the evidence; of several units of one place those of one type or act first."""
    if not gold.item.span.overlaps(predicted.item.span):
        return 0.0
    return closeness(gold.item.span, predicted.item.span) + (_type(gold) == _type(predicted))


def _type(unit: StatementUnit | EventUnit) -> str:
    return unit.type if isinstance(unit, EventUnit) else unit.act


def _content_pairs(
    gold: Sequence[StatementUnit], predicted: Sequence[StatementUnit]
) -> list[tuple[StatementUnit, StatementUnit]]:
    return [(gold[i], predicted[j]) for i, j in match(gold, predicted, _same_content)]


def _shares(
    said: Sequence[tuple[StatementUnit, StatementUnit]],
    told: Sequence[tuple[EventUnit, EventUnit]],
) -> dict[str, Counts]:
    return {
        "acts": share(a.act == b.act for a, b in said),
        "speakers": share(_same_countries(a.speakers, b.speakers) for a, b in said),
        "addressees": share(_same_countries(a.addressees, b.addressees) for a, b in said),
        "actors_sector": share(
            _same_codes(a.actors + a.recipients, b.actors + b.recipients) for a, b in told
        ),
        "event_dates": share(_same_days(a, b) for a, b in told),
    }


def _same_date(gold: DateUnit, predicted: DateUnit) -> float:
    if gold.days != predicted.days or not gold.item.span.overlaps(predicted.item.span):
        return 0.0
    return 1 + 1e-3 * closeness(gold.item.span, predicted.item.span)


def _same_content(
    gold: StatementUnit | CommitmentUnit, predicted: StatementUnit | CommitmentUnit
) -> float:
    return content_weight(gold.words, predicted.words, gold.item.span, predicted.item.span)


def _same_statement(gold: StatementUnit, predicted: StatementUnit) -> float:
    right = gold.act == predicted.act and _same_countries(gold.speakers, predicted.speakers)
    return _same_content(gold, predicted) if right else 0.0


def _same_event(gold: EventUnit, predicted: EventUnit, *, typed: bool = True) -> float:
    """As many pairs as can be, and among these the closest."""
    if typed and gold.type != predicted.type:
        return 0.0
    if gap(gold.item.span, predicted.item.span) > EVIDENCE or not _same_sides(gold, predicted):
        return 0.0
    return 1 + 1e-3 * closeness(gold.item.span, predicted.item.span)


def _same_sides(gold: EventUnit, predicted: EventUnit) -> bool:
    if gold.type in codebook.load().equals:
        return _same_countries(
            gold.actors + gold.recipients, predicted.actors + predicted.recipients
        )
    return _same_countries(gold.actors, predicted.actors) and _same_countries(
        gold.recipients, predicted.recipients
    )


def _same_commitment(gold: CommitmentUnit, predicted: CommitmentUnit) -> float:
    return (
        _same_content(gold, predicted) if _same_countries(gold.obligor, predicted.obligor) else 0.0
    )


def _same_countries(gold: Parties, predicted: Parties) -> bool:
    return {party.country for party in gold} == {code[0] for code in _codes(gold, predicted)}


def _same_codes(gold: Parties, predicted: Parties) -> bool:
    return _codes(gold, gold) == _codes(gold, predicted)


def _same_days(gold: EventUnit, predicted: EventUnit) -> bool:
    return gold.days == predicted.days or (gold.days is None and predicted.stand_in)


def _codes(gold: Parties, parties: Parties) -> set[tuple[str, str]]:
    """Country and sector of ``parties``, an organisation by its class where gold has only that."""
    known = {party.country for party in gold}
    return {
        (
            party.kind if party.kind in known and party.country not in known else party.country,
            party.sector,
        )
        for party in parties
    }


def _key(name: str) -> str:
    return f"{name}_f1" if name in SCORED else name


def _figures(counts: Mapping[str, Counts]) -> dict[str, float]:
    figures = {_key(name): count.f1 for name, count in counts.items()}
    for name in SCORED:
        figures[f"{name}_precision"] = counts[name].precision
        figures[f"{name}_recall"] = counts[name].recall
    return figures


def _judged_table(documents: Sequence[GoldDocument]) -> Iterator[Table]:
    """How many units somebody judged, where some gold only stands as it was read; all figures
    count both."""
    rows = []
    for kind in ("statements", "events", "commitments"):
        units = [unit for document in documents for unit in getattr(document, kind)]
        judged = sum(unit.judged for unit in units)
        rows.append((kind, str(judged), str(len(units) - judged)))
    if any(as_read != "0" for _, _, as_read in rows):
        dates = sum(len(document.dates) for document in documents)
        title = "gold judged by hand, and gold that only stands as it was read"
        yield Table(title, ("", "judged", "as read"), (*rows, ("dates", "0", str(dates))))


def _document_table(rows: Mapping[str, Mapping[str, Counts]]) -> Table:
    """F1 of every unit in every document, with how many are right of how many read and gold."""
    return Table(
        "by document: F1 (right/predicted/gold)",
        ("", *(name.replace("_", " ") for name in SCORED)),
        tuple((name, *(cell(row[unit]) for unit in SCORED)) for name, row in rows.items()),
    )
