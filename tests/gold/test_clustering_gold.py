"""Sixty reports of twenty invented events from ten outlets, written apart from the code.

The gold gives one event a report: what it leads with. Compared with it is the happening that a
document leads with, coded or not: ``headline`` in :meth:`dragoman.Record.reports`.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from gold import cases

import dragoman

REPORTS = cases("clustering.jsonl")


def b_cubed(found: Sequence[str], gold: Sequence[str]) -> float:
    """F1 of the mean precision and recall of each item's cluster (Bagga and Baldwin 1998)."""
    precision = recall = 0.0
    for one, true in zip(found, gold, strict=True):
        together = [g == true for f, g in zip(found, gold, strict=True) if f == one]
        precision += sum(together) / len(together)
        recall += sum(together) / gold.count(true)
    return 2 * precision * recall / (precision + recall) / len(gold)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> dragoman.Record:
    record = dragoman.Record(tmp_path_factory.mktemp("gold") / "clustering.db")
    for case in REPORTS:
        given = {name: case[name] for name in ("published", "outlet", "outlet_country", "title")}
        record.add(dragoman.read_text(case["text"], **given))
    return record


def documents(record: dragoman.Record) -> list[str]:
    """The document of each case, found by its title."""
    by_title = {row["title"]: str(row["id"]) for row in record.documents()}
    return [by_title[case["title"]] for case in REPORTS]


def test_reports_of_one_event_are_found_together(record: dragoman.Record) -> None:
    leading = {
        row["document"]: str(row["happening"]) for row in record.reports() if row["headline"]
    }
    found = [leading[document] for document in documents(record)]
    assert b_cubed(found, [case["event"] for case in REPORTS]) >= 0.85


def test_one_wire_text_in_two_outlets_counts_once(record: dragoman.Record) -> None:
    ids = dict(zip((case["id"] for case in REPORTS), documents(record), strict=True))
    copies = {row["document"]: row["copy_of"] for row in record.reports() if row["copy_of"]}
    assert copies == {ids["r09"]: ids["r06"], ids["r41"]: ids["r38"]}


def test_a_metric_of_its_own_words() -> None:
    assert b_cubed("aabb", "xxyy") == 1
    assert b_cubed("aaaa", "xxyy") == pytest.approx(2 / 3)
    assert b_cubed("abcd", "xxyy") == pytest.approx(2 / 3)
