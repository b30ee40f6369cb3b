"""Statements and commitments corrected, rejected and confirmed by people."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from readings import VERSIONS, bond, document, promise, reading, request, span

from dragoman import export, views
from dragoman.errors import QuestionError
from dragoman.model import Act, Reading
from dragoman.record import Record, Table
from dragoman.table import Row

NEWER = VERSIONS.model_copy(update={"codebook": "2.0"})


@pytest.fixture
def record(tmp_path: Path) -> Record:
    record = Record(tmp_path / "x.db")
    record.add(reading())
    return record


def row(table: Table, number: str) -> Row:
    [found] = [row for row in table if row["id"] == number]
    return found


def changed(before: Row, after: Row) -> set[str]:
    return {name for name in before if before[name] != after[name]}


def test_a_corrected_statement_changes_in_what_is_said_and_nothing_else(record: Record) -> None:
    before = row(record.statements(), "s1")
    [after] = record.correct(
        "straits.txt:s1", type="Criticise", actors=["FJI"], recipients=["NOR"], start="2022-05-01"
    )
    assert after == row(record.statements(), "s1")
    assert changed(before, after) == {
        *("act", "speakers", "addressees", "start", "end", "date_from", "decided")
    }
    assert (after["act"], after["speakers"], after["addressees"]) == (
        *("criticise", "FJI GOV", "NOR GOV"),
    )
    assert (after["start"], after["date_from"]) == (date(2022, 5, 1), "corrected")
    assert after["decided"] == "corrected"
    assert [found["id"] for found in record.statements(actor="FJI", type="criticise")] == ["s1"]
    assert record.reading("straits.txt") == reading()


def test_a_corrected_commitment_changes_in_what_is_said_and_nothing_else(record: Record) -> None:
    before = row(record.commitments(), "c1")
    [after] = record.correct(
        "straits.txt:c1",
        type="plan",
        actors=["SDN MIL"],
        recipients=[],
        start="2022-05-02",
        due_start="2022-07-01",
        due_end="2022-07-31",
    )
    assert changed(before, after) == {
        *("kind", "obligors", "beneficiaries", "start", "end", "date_from"),
        *("due_start", "due_end", "decided"),
    }
    assert (after["kind"], after["obligors"], after["beneficiaries"]) == ("plan", "SDN MIL", "")
    assert (after["due_start"], after["due_end"]) == (date(2022, 7, 1), date(2022, 7, 31))
    assert [found["id"] for found in record.commitments(actor="SDN")] == ["c1"]
    assert row(record.decisions(), "c1")["coding"] == (
        "type plan; actors SDN MIL; recipients none; start 2022-05-02; end 2022-05-02; "
        "due_start 2022-07-01; due_end 2022-07-31"
    )


def test_that_nobody_known_speaks_can_be_said(record: Record) -> None:
    [after] = record.correct("straits.txt:s1", actors=[])
    assert after["speakers"] == ""


def test_a_rejected_statement_is_shown_and_counts_nowhere(record: Record, tmp_path: Path) -> None:
    record.reject("straits.txt:s1")
    assert row(record.statements(), "s1")["decided"] == "rejected"
    assert record.documents().rows[0]["statements"] == 1
    assert len(views.demands(record)) == 0
    assert len(views.positions(record, "fishing")) == 0
    assert len(views.search(record, "strait", within="statements")) == 0
    assert [said.id for said in record.corrected("straits.txt").statements] == ["s2"]
    export(record, "jsonld", tmp_path / "x.jsonld")
    assert ":s1" not in (tmp_path / "x.jsonld").read_text(encoding="utf-8")


def test_a_rejected_commitment_is_shown_and_counts_nowhere(record: Record) -> None:
    record.reject("straits.txt:c1")
    assert row(record.commitments(), "c1")["decided"] == "rejected"
    assert record.documents().rows[0]["commitments"] == 0
    assert len(views.commitments(record)) == 0
    assert record.corrected("straits.txt").commitments == ()
    record.confirm("straits.txt:c1")
    assert len(views.commitments(record)) == 1


def test_a_commitment_stands_and_falls_with_its_statement(record: Record) -> None:
    record.reject("straits.txt:s2")
    assert row(record.commitments(), "c1")["decided"] == "rejected"
    assert len(views.commitments(record)) == 0
    record.confirm("straits.txt:s2")
    assert row(record.commitments(), "c1")["decided"] is None
    record.correct("straits.txt:s2", type="state")
    assert record.corrected("straits.txt").commitments == ()
    record.correct("straits.txt:s2", type="concede")
    assert len(views.commitments(record)) == 1
    assert [decided["id"] for decided in record.decisions()] == ["s2"] * 4


def test_what_was_decided_about_a_commitment_itself_goes_first(record: Record) -> None:
    record.confirm("straits.txt:c1")
    record.reject("straits.txt:s2")
    assert row(record.commitments(), "c1")["decided"] == "confirmed"
    assert len(views.commitments(record)) == 1


def test_a_commitment_of_an_event_alone_falls_with_it(tmp_path: Path) -> None:
    signed = bond().model_copy(update={"statement": None, "event": "e1"})
    with Record(tmp_path / "y.db") as record:
        record.add(reading().model_copy(update={"commitments": (signed,)}))
        record.correct("straits.txt:e1", type="AGREE")
        assert len(views.commitments(record)) == 1
        record.reject("straits.txt:e1")
        assert len(views.commitments(record)) == 0


def again(versions_of: Reading) -> Reading:
    return versions_of.model_copy(update={"versions": NEWER})


def test_decisions_find_the_unit_of_their_kind_in_a_new_reading(record: Record) -> None:
    record.correct("straits.txt:s2", actors=["FJI"])
    record.correct("straits.txt:c1", due_start="2022-07-01")
    vow = promise().model_copy(update={"id": "s7"})
    moved = bond().model_copy(update={"id": "c4", "statement": "s7"})
    units = {"statements": (request(), vow), "commitments": (moved,)}
    record.add(again(reading().model_copy(update=units)))
    assert row(record.statements(), "s7")["speakers"] == "FJI GOV"
    assert row(record.statements(), "s1")["decided"] is None
    assert row(record.commitments(), "c4")["due_start"] == date(2022, 7, 1)
    assert [(found["unit"], found["id"]) for found in record.decisions()] == [
        ("statement", "s7"),
        ("commitment", "c4"),
    ]


def test_of_statements_within_each_other_the_one_of_the_same_words_is_meant(
    tmp_path: Path,
) -> None:
    inner = promise().model_copy(update={"act": Act.STATE})
    outer = inner.model_copy(
        update={
            "id": "s9",
            "content": (
                span(
                    "Sudland promised",
                ),
                *inner.content,
            ),
        }
    )
    both = reading().model_copy(update={"statements": (outer, inner), "commitments": ()})
    with Record(tmp_path / "y.db") as record:
        record.add(both)
        record.reject("straits.txt:s2")
        record.reject("straits.txt:s9")
        record.add(again(both))
        assert [found["id"] for found in record.decisions()] == ["s2", "s9"]


def test_decisions_about_a_corrected_unit_find_it_by_what_was_read(tmp_path: Path) -> None:
    whole = (span("Sudland promised"), *promise().content)
    judged = promise().model_copy(
        update={"id": "s9", "act": Act.CRITICISE, "content": whole, "cue": whole[0]}
    )
    both = reading().model_copy(update={"statements": (judged, promise())})
    with Record(tmp_path / "y.db") as record:
        record.add(both)
        record.correct("straits.txt:s2", type="criticise")
        record.correct("straits.txt:s2", actors=["FJI"])
        record.add(again(both))
        assert [found["id"] for found in record.decisions()] == ["s2", "s2"]


@pytest.mark.parametrize(
    ("unit", "changes", "complaint"),
    [
        ("s1", {"mode": "visit"}, "mode: s1 is a statement; only events have a mode"),
        ("c1", {"mode": "visit"}, "mode: c1 is a commitment; only events have a mode"),
        ("s1", {"due_start": "2022-06-01"}, "due: s1 is no commitment"),
        ("e1", {"due_end": "2022-06-01"}, "due: e1 is no commitment"),
        ("c1", {"due_start": "June"}, "due: 'June' is not a date"),
        ("s1", {"type": "AID"}, "type: 'AID' is none of state, demand"),
        ("c1", {"type": "demand"}, "type: 'demand' is none of promise, agreement, plan"),
        ("c1", {"actors": []}, "actors: a commitment has one at least"),
        ("s1", {}, "say what is right"),
    ],
)
def test_what_cannot_be_right_of_a_unit_is_an_error(
    record: Record, unit: str, changes: dict[str, object], complaint: str
) -> None:
    with pytest.raises(QuestionError, match=complaint):
        record.correct(f"{document().id}:{unit}", **changes)  # type: ignore[arg-type]
    assert len(record.decisions()) == 0
