"""PLV: the PLOVER type of a sentence, given its source and its target.

Data and measures of Hu et al. 2024, "Leveraging Codebook Knowledge with NLI and ChatGPT for
Zero-Shot Political Relation Classification" (ACL 2024): accuracy and macro-F1 over the 15 roots,
the four quad classes and the two polarities. The data is coded by a PLOVER of 15 roots, in which
YIELD stands for both CONCEDE and RETREAT and is material cooperation throughout; so a predicted
CONCEDE is scored as quad 2 here, although our codebook counts it as verbal. What else that scheme
files under other roots than our codebook does stands in ``plv.toml``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from dragoman import codebook, data
from dragoman.bench import metrics
from dragoman.bench.files import Gold, read_lines
from dragoman.bench.report import Miss, Result, Table, counts_table, interval_text
from dragoman.errors import BenchError
from dragoman.model import Span

Answer: TypeAlias = tuple[str | None, str | None, bool]
"""One of the 16 PLOVER types, or None; its mode, or None; whether it is only promised."""
Classify: TypeAlias = Callable[[str, Span | None, Span | None], Answer]
"""Sentence, source and target → answer. Offsets are into the sentence; a source or target that the
data does not mark is None."""

_MARK = re.compile(r"<(/?)([st])>")


class _Filed(Gold):
    """A root of the data's scheme, and what of ours it holds."""

    type: str
    mode: str | None = None
    promised: bool | None = None
    root: str

    def fits(self, answer: Answer) -> bool:
        kind, mode, promised = answer
        return kind == self.type and self.mode in (None, mode) and self.promised in (None, promised)


class _Scheme(Gold):
    """The data's scheme, where it differs from ours."""

    quads: dict[str, int]
    """Quad classes of roots that our codebook does not have."""
    filed: tuple[_Filed, ...]


class _Row(Gold):
    sentence: str
    marked: str
    root: str
    quad: Literal[1, 2, 3, 4]


@dataclass(frozen=True)
class _Labels:
    """The labels of all rows at one level, gold and predicted."""

    gold: list[str]
    predicted: list[str | None]

    def macro_f1(self, draw: NDArray[np.intp] | None = None) -> float:
        """Macro-F1 over all rows, or over those drawn."""
        rows: Sequence[int] = range(len(self.gold)) if draw is None else draw.tolist()
        return metrics.macro_f1([self.gold[i] for i in rows], [self.predicted[i] for i in rows])


def score(path: Path, classify: Classify) -> Result:
    """Scores ``classify`` on the rows of ``path``; raises :class:`BenchError` on a bad row."""
    quads = _root_quads()
    rows = [row for where, row in read_lines(path, _Row) if _known(row, quads, where)]
    predicted = [_predict(row, classify) for row in rows]
    levels = _levels(rows, predicted, quads)
    roots = levels["root_f1"]

    def figures(draw: NDArray[np.intp] | None = None) -> metrics.Figures:
        every = range(len(rows)) if draw is None else draw.tolist()
        drawn = [roots.gold[i] for i in every], [roots.predicted[i] for i in every]
        values = {"accuracy": metrics.accuracy(*drawn)}
        return values | {name: labels.macro_f1(draw) for name, labels in levels.items()}

    overall, intervals = figures(), metrics.bootstrap(figures, len(rows))
    return Result(
        name="plv",
        figures=overall,
        intervals=intervals,
        tables=(
            _summary(overall, intervals),
            counts_table("by root", metrics.label_counts(roots.gold, roots.predicted), {}),
            _confusions(roots),
        ),
        errors=tuple(
            _miss(number, row, label)
            for number, (row, label) in enumerate(zip(rows, predicted, strict=True), start=1)
            if row.root != label
        ),
    )


def spans(marked: str) -> tuple[str, Span | None, Span | None]:
    """Sentence without marks, and the first source and first target in it.

    Marks may be nested and repeated; a marked span is cut to its words.
    """
    plain, at, found, opened = "", 0, dict[str, Span](), dict[str, int]()
    for mark in _MARK.finditer(marked):
        plain += marked[at : mark.start()]
        at = mark.end()
        closing, role = mark.groups()
        if not closing:
            opened[role] = len(plain)
        elif role in opened and role not in found and plain[opened[role] :].strip():
            words = plain[opened[role] :]
            start = opened[role] + len(words) - len(words.lstrip())
            found[role] = Span(start=start, end=start + len(words.strip()))
    return plain + marked[at:], found.get("s"), found.get("t")


@cache
def _scheme() -> _Scheme:
    return data.load("dragoman.bench", "plv.toml", _Scheme)


def _root_quads() -> dict[str, int]:
    types = codebook.load().types
    return {name: entry.quad for name, entry in types.items()} | _scheme().quads


def _known(row: _Row, quads: Mapping[str, int], where: str) -> bool:
    if row.root not in quads:
        raise BenchError(f"{where}: root: no PLOVER root {row.root!r}")
    if spans(row.marked)[0] != row.sentence:
        raise BenchError(f"{where}: marked: does not hold the words of sentence")
    return True


def _predict(row: _Row, classify: Classify) -> str | None:
    answer = classify(*spans(row.marked))
    return next((entry.root for entry in _scheme().filed if entry.fits(answer)), answer[0])


def _levels(
    rows: Sequence[_Row], predicted: Sequence[str | None], quads: Mapping[str, int]
) -> dict[str, _Labels]:
    gold = [row.quad for row in rows]
    given = [None if label is None else quads[label] for label in predicted]
    return {
        "root_f1": _Labels([row.root for row in rows], list(predicted)),
        "quad_f1": _Labels(
            [str(quad) for quad in gold], [None if quad is None else str(quad) for quad in given]
        ),
        "binary_f1": _Labels(
            [_polarity(quad) for quad in gold],
            [None if quad is None else _polarity(quad) for quad in given],
        ),
    }


def _polarity(quad: int) -> str:
    return "cooperation" if quad in (1, 2) else "conflict"


def _summary(figures: metrics.Figures, intervals: metrics.Intervals) -> Table:
    return Table(
        "plv: accuracy and macro-F1",
        ("", "%", "95%"),
        tuple(
            (name, f"{100 * value:.1f}", interval_text(intervals.get(name)))
            for name, value in figures.items()
        ),
    )


def _confusions(roots: _Labels) -> Table:
    counted = Counter(
        (gold, label or "–")
        for gold, label in zip(roots.gold, roots.predicted, strict=True)
        if gold != label
    )
    return Table(
        "commonest errors",
        ("gold", "predicted", "rows"),
        tuple((gold, label, str(count)) for (gold, label), count in counted.most_common(12)),
    )


def _miss(number: int, row: _Row, label: str | None) -> Miss:
    return Miss(
        document=f"row {number}",
        unit="type",
        kind="missed" if label is None else "wrong",
        offset=0,
        gold=row.root,
        predicted=label,
        snippet=row.marked,
    )
