"""Events told in several documents, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import Dragoman

TELLINGS = {
    "wire": "Norway recalled its ambassador from Chile on Monday over the trawler Havbris.",
    "own": "Oslo recalled its ambassador from Chile on Tuesday after the trawler Havbris was held.",
    "other": "Kenya and Uganda signed an agreement on Monday on electricity from a dam at Karuma.",
}


@pytest.fixture
def record(dragoman: Dragoman, tmp_path: Path) -> Path:
    path = tmp_path / "x.db"
    for name, text in TELLINGS.items():
        (tmp_path / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
        given = ("--published", "2024-05-08", "--outlet", f"The {name.title()}")
        assert dragoman("read", tmp_path / f"{name}.txt", "--record", path, *given).code == 0
    return path


def names(dragoman: Dragoman, record: Path) -> dict[str, str]:
    """The first event of each outlet, as the table of events names it."""
    rows = dragoman("events", record).out.splitlines()[1:]
    ids = {
        row["id"]: row["outlet"]
        for row in json.loads(dragoman("documents", record, "--format", "json").out)
    }
    return {
        outlet.split()[1].lower(): next(r.split()[0] for r in rows if document.startswith(r[:8]))
        for document, outlet in ids.items()
    }


def test_happenings_show_an_event_once_with_its_sources(dragoman: Dragoman, record: Path) -> None:
    rows = json.loads(dragoman("happenings", record, "--actor", "NOR", "--format", "json").out)
    [row] = [row for row in rows if row["type"] == "SANCTION"]
    assert row["documents"] == row["outlets"] == 2
    shown = dragoman("happenings", record, "--actor", "NOR").out
    # Of two tellings that differ, the first has the row and the other stands beside it.
    assert ("date 2024-05-07 (The Own)" in shown) != ("date 2024-05-06 (The Wire)" in shown)
    assert len(dragoman("happenings", record, "--format", "csv").out.splitlines()) == len(
        dragoman("happenings", record).out.splitlines()
    )


def test_the_reports_of_one_happening(dragoman: Dragoman, record: Path) -> None:
    wire = names(dragoman, record)["wire"]
    lines = dragoman("happenings", record, wire).out.splitlines()[1:]
    assert len(lines) == 2
    assert any(line.startswith(wire) and "The Wire" in line for line in lines)


def test_merging_and_splitting_by_hand(dragoman: Dragoman, record: Path) -> None:
    found = names(dragoman, record)
    merged = dragoman("merge", record, found["wire"], found["other"], "--by", "anna")
    assert merged.code == 0
    assert all(name in merged.out for name in found.values())
    assert found["wire"] not in dragoman("split", record, found["other"], "--by", "ben").out
    shown = dragoman("decisions", record).out.splitlines()[1:]
    assert [line.split()[1:4] for line in shown] == [
        ["merge", found["wire"], "anna"],
        ["merge", found["other"], "anna"],
        ["split", found["other"], "ben"],
    ]


def test_what_cannot_be_merged_is_an_error(dragoman: Dragoman, record: Path) -> None:
    found = names(dragoman, record)
    alone = dragoman("merge", record, found["wire"])
    assert (alone.code, alone.complaint()) == (
        2,
        "dragoman: merge: give two events or more, as DOCUMENT:EVENT",
    )
    nowhere = dragoman("split", record, "ffff:e1")
    assert nowhere.code == 1
    assert "no document 'ffff'" in nowhere.complaint()
