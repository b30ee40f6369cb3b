"""A record's corrections as gold that ``dragoman bench panel`` scores against."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dragoman
from dragoman import bench
from dragoman.bench import gold, panel
from dragoman.errors import BenchError

TEXT = (
    "Norway recalled its ambassador from Chile on Monday. "
    "Chile condemned the decision on Tuesday. "
    "Norwegian Prime Minister Jonas Lund met Peruvian President Ana Rojas in Lima on Wednesday."
)


@pytest.fixture
def record(tmp_path: Path) -> dragoman.Record:
    record = dragoman.Record(tmp_path / "x.db")
    record.add(dragoman.read_text(TEXT, published="2024-05-09", outlet="Nordlys"))
    return record


def ids(record: dragoman.Record) -> dict[str, str]:
    """The events by type, as they are named."""
    return {str(row["type"]): f"{row['document']}:{row['id']}" for row in record.events()}


def test_what_was_confirmed_is_scored_as_right(record: dragoman.Record, tmp_path: Path) -> None:
    for name in ids(record).values():
        record.confirm(name)
    [row] = gold.write(record, tmp_path / "gold")
    assert row["events"] == row["events_judged"] == 3
    assert bench.run_panel(tmp_path / "gold").figures["events_f1"] == 1


def test_what_was_corrected_and_rejected_is_scored_as_wrong(
    record: dragoman.Record, tmp_path: Path
) -> None:
    found = ids(record)
    record.correct(found["SANCTION"], actors=["SWE"])
    record.reject(found["ACCUSE"])
    [row] = gold.write(record, tmp_path / "gold")
    figures = bench.run_panel(tmp_path / "gold").figures
    assert figures["events_precision"] == pytest.approx(1 / 3)
    assert figures["events_recall"] == pytest.approx(1 / 2)
    assert (row["events"], row["events_judged"]) == (3, 2)
    written = json.loads(Path(str(row["file"])).read_text(encoding="utf-8"))
    assert {e["type"]: e["judged"] for e in written["events"]} == {
        "SANCTION": True,
        "CONSULT": False,
    }


def test_what_nobody_judged_is_counted_beside_the_figures(
    record: dragoman.Record, tmp_path: Path
) -> None:
    record.confirm(ids(record)["SANCTION"])
    gold.write(record, tmp_path / "gold")
    tables = {table.title: table for table in bench.run_panel(tmp_path / "gold").tables}
    shown = tables["gold judged by hand, and gold that only stands as it was read"]
    counts = {row[0]: row[1:] for row in shown.rows}
    assert counts["events"] == ("1", "2")
    assert counts["statements"][0] == counts["dates"][0] == "0"


def test_of_gold_that_people_coded_nothing_more_is_said(
    record: dragoman.Record, tmp_path: Path
) -> None:
    for row in (*record.events(), *record.statements(), *record.commitments()):
        record.confirm(f"{row['document']}:{row['id']}")
    gold.write(record, tmp_path / "gold")
    assert len(bench.run_panel(tmp_path / "gold").tables) == 2


def test_the_corrected_reading_scores_in_full(record: dragoman.Record, tmp_path: Path) -> None:
    found = ids(record)
    record.correct(found["SANCTION"], type="ACCUSE", recipients=[], start="2024-05-01")
    record.reject(found["ACCUSE"])
    [row] = gold.write(record, tmp_path)
    result = panel.score(tmp_path, lambda _: record.corrected(str(row["document"])))
    assert {result.figures[name] for name in ("events_f1", "statements_f1", "dates_f1")} == {1.0}


def test_statements_and_commitments_are_written_as_judged(tmp_path: Path) -> None:
    text = "Norway promised on Monday to send Chile two ships. Chile rejected the offer on Tuesday."
    with dragoman.Record(tmp_path / "x.db") as record:
        record.add(dragoman.read_text(text, published="2024-05-09"))
        said = {str(row["act"]): f"{row['document']}:{row['id']}" for row in record.statements()}
        [bond] = record.commitments()
        record.correct(said["reject"], type="criticise")
        record.correct(f"{bond['document']}:{bond['id']}", type="plan")
        [row] = gold.write(record, tmp_path / "gold")
    assert (row["statements"], row["statements_judged"]) == (2, 1)
    assert (row["commitments"], row["commitments_judged"]) == (1, 1)
    written = json.loads(Path(str(row["file"])).read_text(encoding="utf-8"))
    assert {s["act"]: s["judged"] for s in written["statements"]} == {
        "commit": False,
        "criticise": True,
    }
    assert [(c["kind"], c["judged"]) for c in written["commitments"]] == [("plan", True)]
    assert bench.run_panel(tmp_path / "gold").figures["statements_f1"] == 0.5


def test_an_added_event_is_one_that_nobody_read(record: dragoman.Record, tmp_path: Path) -> None:
    for name in ids(record).values():
        record.confirm(name)
    [document] = (str(row["id"]) for row in record.documents())
    record.add_event(document, "the decision", type="PROTEST", actors=["CHL"], recipients=["NOR"])
    [row] = gold.write(record, tmp_path / "gold")
    assert (row["events"], row["events_judged"], row["events_added"]) == (3, 3, 1)
    figures = bench.run_panel(tmp_path / "gold").figures
    assert (figures["events_precision"], figures["events_recall"]) == (1, 3 / 4)
    written = json.loads(Path(str(row["file"])).read_text(encoding="utf-8"))
    [missed] = [event for event in written["events"] if event["type"] == "PROTEST"]
    assert (missed["evidence"]["text"], missed["judged"]) == ("the decision", True)


def test_only_documents_with_a_judgement_and_a_day_are_written(
    record: dragoman.Record, tmp_path: Path
) -> None:
    assert len(gold.write(record, tmp_path / "gold")) == 0
    undated = dragoman.read_text(TEXT, outlet="Undated Post")
    record.add(undated)
    record.confirm(f"{undated.document.id}:{undated.events[0].id}")
    [row] = gold.write(record, tmp_path / "gold")
    assert row["file"] is None
    assert not (tmp_path / "gold").exists()


def test_a_folder_that_cannot_be_made_is_an_error(record: dragoman.Record, tmp_path: Path) -> None:
    record.confirm(ids(record)["SANCTION"])
    blocked = tmp_path / "file"
    blocked.touch()
    with pytest.raises(BenchError, match="cannot be written"):
        gold.write(record, blocked)
