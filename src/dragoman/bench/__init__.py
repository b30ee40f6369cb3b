"""Scores Dragoman on benchmark files against gold; each module says what it measures.

Every benchmark module has ``score(path, read)``, which takes the reader to be scored; the
functions here score the one that ``dragoman read`` uses. All raise
:class:`~dragoman.errors.BenchError` on a file that is not as it should be.
"""

from __future__ import annotations

from pathlib import Path

from dragoman.bench import align, attribution, dates, panel, plv
from dragoman.bench.report import Miss, Result, Table, renderables

__all__ = [
    "Miss",
    "Result",
    "Table",
    "renderables",
    "run_align",
    "run_attribution",
    "run_dates",
    "run_panel",
    "run_plv",
]


def run_panel(path: Path) -> Result:
    """Dates, statements, events and commitments of the gold panel: a folder or one file."""
    from dragoman.reading.pipeline import read_document

    return panel.score(path, read_document)


def run_plv(path: Path) -> Result:
    """PLOVER types of sentences with a given source and target: JSON lines."""
    from dragoman.reading.pairs import classify_pair

    return plv.score(path, classify_pair)


def run_attribution(path: Path) -> Result:
    """Sources, cues and contents of news articles: JSON lines."""
    from dragoman.reading.pipeline import read_document

    return attribution.score(path, read_document)


def run_dates(path: Path) -> Result:
    """TIMEX3 spans and values: JSON lines."""
    from dragoman.reading.pipeline import read_document

    return dates.score(path, read_document)


def run_align(path: Path) -> Result:
    """Statements of two accounts that tell the same: a folder of alignments or one file."""
    from dragoman.reading.pipeline import read_document

    return align.score(path, read_document)
