"""Alignments of invented pairs of readouts; see docs/compare.md. ``c1`` and ``c2`` were written
before the code; of those in ``unseen`` nobody who works on it has read a word."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from dragoman.bench import run_align

FOLDER = Path(__file__).parent / "alignment"
WANTED = 0.8


@cache
def figures(pair: str) -> dict[str, float]:
    return run_align(FOLDER / f"{pair}.json").figures


@pytest.mark.parametrize("pair", ["c1", "c2"])
@pytest.mark.parametrize("measure", ["pairs", "only_a", "only_b"])
def test_four_in_five_are_right_of_reading_and_alignment_together(pair: str, measure: str) -> None:
    assert figures(pair)[f"{measure}_f1"] >= WANTED


@pytest.mark.parametrize("pair", ["c1", "c2"])
@pytest.mark.parametrize("measure", ["pairs", "only_a", "only_b"])
def test_four_in_five_are_right_of_what_was_read(pair: str, measure: str) -> None:
    assert figures(pair)[f"{measure}_read_f1"] >= WANTED


def test_four_in_five_are_right_of_both_pairs_together(tmp_path: Path) -> None:
    for path in FOLDER.glob("c*"):
        shutil.copy(path, tmp_path)
    together = run_align(tmp_path).figures
    assert min(together[f"{measure}_f1"] for measure in ("pairs", "only_a", "only_b")) >= WANTED


def test_seven_in_ten_are_right_of_pairs_that_nobody_read() -> None:
    unseen = run_align(FOLDER / "unseen").figures
    assert min(unseen[f"{measure}_f1"] for measure in ("pairs", "only_a", "only_b")) >= 0.7
