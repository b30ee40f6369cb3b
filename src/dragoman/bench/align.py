"""Alignments: which statements of two accounts tell the same; a folder of JSON files, or one file.

A read statement stands for the gold statement whose cue it shares or, failing that, most of whose
content. ``pairs`` are pairs of gold statements so linked; ``only_a`` and ``only_b`` gold statements
that were read and linked to none. A read statement that gold has not counts as wrong wherever it
is put, a gold statement that was not read as missed: all three measure reading and alignment
together. ``…_read`` measure the alignment alone: gold statements that were not read are left out,
and so are read ones that gold has not; a statement whose partners were all not read is then one
that only its account has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from dragoman.bench.align_gold import GoldAccount, GoldPair, read_pairs
from dragoman.bench.metrics import Counts, set_counts, totals
from dragoman.bench.report import Miss, Result, Table, cell, counts_table, snippet
from dragoman.model import Document, Reading
from dragoman.views.compare import Comparison, compare

Unit: TypeAlias = int | str
"""A gold statement by its index; a read one that gold has not by its id."""

MEASURES = ("pairs", "only_a", "only_b", "pairs_read", "only_a_read", "only_b_read")


@dataclass(frozen=True)
class _Found:
    """A comparison in terms of gold's statements."""

    read_a: frozenset[Unit]
    read_b: frozenset[Unit]
    pairs: frozenset[tuple[Unit, Unit]]

    @property
    def only_a(self) -> frozenset[Unit]:
        return self.read_a - {a for a, _ in self.pairs}

    @property
    def only_b(self) -> frozenset[Unit]:
        return self.read_b - {b for _, b in self.pairs}


def score(path: Path, read: Callable[[Document], Reading]) -> Result:
    """Scores how the pairs of documents in ``path`` are compared when ``read`` reads them.

    A pair whose documents are not in the folder is named and not scored.
    """
    golds, missing = read_pairs(path)
    rows, errors = {}, []
    for gold in golds:
        a, b = read(gold.a.document), read(gold.b.document)
        found = _found(gold, a, b, compare(a, b))
        rows[gold.id] = _counts(gold, found)
        errors += _misses(gold, found)
    counts = totals(list(rows.values()))
    left_out = f"; not here: the documents of {', '.join(missing)}" if missing else ""
    return Result(
        name="align",
        figures={f"{name}_f1": count.f1 for name, count in counts.items()}
        | {f"{id}_{name}_f1": row[name].f1 for id, row in rows.items() for name in MEASURES},
        intervals={},
        tables=(
            counts_table(f"align: {len(rows)} pairs of documents{left_out}", counts, {}),
            _pair_table(rows),
        ),
        errors=tuple(errors),
    )


def _found(gold: GoldPair, a: Reading, b: Reading, comparison: Comparison) -> _Found:
    ours, theirs = _units(gold.a, a), _units(gold.b, b)
    pairs = {(ours[pair.a.statement], theirs[pair.b.statement]) for pair in comparison.both}
    only_a = {ours[said.statement] for said in comparison.only_a}
    only_b = {theirs[said.statement] for said in comparison.only_b}
    return _Found(
        read_a=frozenset(only_a | {x for x, _ in pairs}),
        read_b=frozenset(only_b | {y for _, y in pairs}),
        pairs=frozenset(pairs),
    )


def _units(gold: GoldAccount, reading: Reading) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for statement in reading.statements:
        index = gold.standing_for(statement)
        units[statement.id] = statement.id if index is None else index
    return units


def _counts(gold: GoldPair, found: _Found) -> dict[str, Counts]:
    pairs = {(i, j) for i, j in gold.pairs if i in found.read_a and j in found.read_b}
    only_a = {i for i in found.read_a if isinstance(i, int)} - {i for i, _ in pairs}
    only_b = {j for j in found.read_b if isinstance(j, int)} - {j for _, j in pairs}
    return {
        "pairs": set_counts(gold.pairs, found.pairs),
        "only_a": set_counts(gold.only_a, found.only_a),
        "only_b": set_counts(gold.only_b, found.only_b),
        "pairs_read": set_counts(pairs, [p for p in found.pairs if _known(*p)]),
        "only_a_read": set_counts(only_a, [i for i in found.only_a if _known(i)]),
        "only_b_read": set_counts(only_b, [j for j in found.only_b if _known(j)]),
    }


def _known(*units: Unit) -> bool:
    return all(isinstance(unit, int) for unit in units)


def _misses(gold: GoldPair, found: _Found) -> list[Miss]:
    """Pairs of gold statements that were not linked, or not rightly, in the order of A."""
    linked = {(i, j) for i, j in found.pairs if isinstance(i, int) and isinstance(j, int)}
    errors = [_miss(gold, i, j, found, missed=True) for i, j in gold.pairs - linked]
    errors += [_miss(gold, i, j, found, missed=False) for i, j in linked - gold.pairs]
    return sorted(errors, key=lambda miss: (miss.offset, miss.kind, miss.gold or miss.predicted))


def _miss(gold: GoldPair, i: int, j: int, found: _Found, *, missed: bool) -> Miss:
    a, b = gold.a.places[i].content[0], gold.b.places[j].content[0]
    unread = [
        side
        for side, unread in (("A", i not in found.read_a), ("B", j not in found.read_b))
        if unread
    ]
    line = b.of(gold.b.document.text) + (f" (not read in {' and '.join(unread)})" if unread else "")
    return Miss(
        document=gold.id,
        unit="pair",
        kind="missed" if missed else "spurious",
        offset=a.start,
        gold=line if missed else None,
        predicted=None if missed else line,
        snippet=snippet(gold.a.document.text, a),
    )


def _pair_table(rows: Mapping[str, Mapping[str, Counts]]) -> Table:
    return Table(
        "by pair of documents: F1 (right/predicted/gold)",
        ("", *(name.replace("_", " ") for name in MEASURES)),
        tuple((id, *(cell(row[name]) for name in MEASURES)) for id, row in rows.items()),
    )
