"""Sixty reports of twenty invented events from ten outlets, written apart from the code.

The numbers of the rule were set with them in view; ``clustering_second.jsonl`` has eighteen more of
eight events, written when they had been set and read once.

The gold gives one event a report: what it leads with. Compared with it is the happening that a
document leads with, coded or not: ``headline`` in :meth:`dragoman.Record.reports`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from gold import cases

import dragoman

REPORTS = cases("clustering.jsonl")
SECOND = cases("clustering_second.jsonl")


def b_cubed(found: Sequence[str], gold: Sequence[str]) -> float:
    """F1 of the mean precision and recall of each item's cluster (Bagga and Baldwin 1998)."""
    precision = recall = 0.0
    for one, true in zip(found, gold, strict=True):
        together = [g == true for f, g in zip(found, gold, strict=True) if f == one]
        precision += sum(together) / len(together)
        recall += sum(together) / gold.count(true)
    return 2 * precision * recall / (precision + recall) / len(gold)


def keep(path: Path, reports: list[dict[str, Any]]) -> dragoman.Record:
    record = dragoman.Record(path)
    for case in reports:
        given = {name: case[name] for name in ("published", "outlet", "outlet_country", "title")}
        record.add(dragoman.read_text(case["text"], **given))
    return record


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> dragoman.Record:
    return keep(tmp_path_factory.mktemp("gold") / "clustering.db", REPORTS)


def documents(record: dragoman.Record, reports: list[dict[str, Any]]) -> list[str]:
    """The document of each case, found by its title."""
    by_title = {row["title"]: str(row["id"]) for row in record.documents()}
    return [by_title[case["title"]] for case in reports]


def score(record: dragoman.Record, reports: list[dict[str, Any]]) -> float:
    leading = {
        row["document"]: str(row["happening"]) for row in record.reports() if row["headline"]
    }
    found = [leading[document] for document in documents(record, reports)]
    return b_cubed(found, [case["event"] for case in reports])


def test_reports_of_one_event_are_found_together(record: dragoman.Record) -> None:
    assert score(record, REPORTS) >= 0.85


def test_reports_that_the_rule_was_not_set_by_are_too(tmp_path: Path) -> None:
    assert score(keep(tmp_path / "second.db", SECOND), SECOND) >= 0.85


def test_one_wire_text_in_two_outlets_counts_once(record: dragoman.Record) -> None:
    ids = dict(zip((case["id"] for case in REPORTS), documents(record, REPORTS), strict=True))
    copies = {row["document"]: row["copy_of"] for row in record.reports() if row["copy_of"]}
    assert copies == {ids["r09"]: ids["r06"], ids["r41"]: ids["r38"]}


def test_a_metric_of_its_own_words() -> None:
    assert b_cubed("aabb", "xxyy") == 1
    assert b_cubed("aaaa", "xxyy") == pytest.approx(2 / 3)
    assert b_cubed("abcd", "xxyy") == pytest.approx(2 / 3)
