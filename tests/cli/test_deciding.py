"""Corrections, links and removals on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import Dragoman

VOW = "Norway promised on May 1 to send Chile two hospital ships by June 9.\n"
DEED = "Norwegian tugs arrived in Valparaiso on Friday. Chile thanked Norway.\n"


@pytest.fixture
def record(dragoman: Dragoman, tmp_path: Path) -> Path:
    path = tmp_path / "x.db"
    for name, text, day in (("vow", VOW, "2024-05-02"), ("deed", DEED, "2024-06-01")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        ran = dragoman("read", tmp_path / f"{name}.txt", "--record", path, "--published", day)
        assert ran.code == 0
    return path


def first(dragoman: Dragoman, record: Path, *asked: str) -> str:
    """The first unit of a table, as it names it."""
    return next(
        word for word in dragoman(*asked[:1], record, *asked[1:]).out.split() if ":" in word
    )


def test_statements_and_commitments_are_corrected_by_the_names_in_their_tables(
    dragoman: Dragoman, record: Path
) -> None:
    said = first(dragoman, record, "statements", "--type", "commit")
    shown = dragoman("correct", record, said, "--actor", "SWE", "--date", "2024-04-30")
    assert (shown.code, shown.out.splitlines()[1].split()[:7]) == (
        0,
        [said, "2024-04-30", "SWE", "GOV", "→", "CHL", "GOV"],
    )
    assert "corrected" in shown.out
    bond = first(dragoman, record, "commitments")
    due = dragoman("correct", record, bond, "--due", "2024-07-01..2024-07-31", "--by", "anna")
    assert due.out.splitlines()[1].split()[-1] == "2024-07"
    assert "due_start 2024-07-01" in " ".join(dragoman("decisions", record).out.split())
    assert "rejected" in dragoman("correct", record, bond, "--reject").out
    assert dragoman("commitments", record).out == "no commitments\n"


def test_what_a_unit_does_not_have_is_refused(dragoman: Dragoman, record: Path) -> None:
    said = first(dragoman, record, "statements")
    number = said.partition(":")[2]
    ran = dragoman("correct", record, said, "--mode", "visit")
    assert (ran.code, ran.complaint()) == (
        2,
        f"dragoman: mode: {number} is a statement; only events have a mode",
    )
    ran = dragoman("correct", record, said, "--due", "2024-07-01")
    assert ran.complaint() == (
        f"dragoman: due: {number} is no commitment; only commitments are due"
    )
    both = dragoman("correct", record, said, "--due", "2024-07-01", "--reject")
    assert "exclude each other" in both.complaint()


def test_linking_and_unlinking(dragoman: Dragoman, record: Path) -> None:
    bond = first(dragoman, record, "commitments")
    thanks = first(dragoman, record, "statements", "--actor", "CHL")
    linked = dragoman("link", record, bond, thanks, "--as", "fulfilled", "--by", "anna")
    assert linked.code == 0
    assert [line.split()[1:6] for line in linked.out.splitlines()[1:3]] == [
        ["link", bond, "link", "fulfilled", "anna"],
        ["link", thanks, "link", "fulfilled", "anna"],
    ]
    assert "by hand" in " ".join(dragoman("commitments", record, "--links").out.split())
    assert dragoman("commitments", record).out.splitlines()[1].split()[0] == "fulfilled"
    unlinked = dragoman("unlink", record, bond, thanks, "--by", "anna")
    assert unlinked.code == 0
    for line, other in zip(unlinked.out.splitlines()[1:3], (thanks, bond), strict=True):
        assert f"no link to {other}; was fulfilled by hand" in " ".join(line.split())
    assert dragoman("commitments", record, "--links").out == "no links\n"
    wrong = dragoman("link", record, bond, thanks, "--as", "kept")
    assert wrong.code == 2
    assert "reaffirmed, postponed, declined, fulfilled, called broken" in wrong.complaint()


def test_what_was_never_linked_by_hand_is_unlinked_from_the_other(
    dragoman: Dragoman, record: Path
) -> None:
    bond = first(dragoman, record, "commitments")
    thanks = first(dragoman, record, "statements", "--actor", "CHL")
    dragoman("unlink", record, bond, thanks)
    rows = json.loads(dragoman("decisions", record, "--format", "json").out)
    assert [row["coding"] for row in rows] == [
        f"no link to {rows[1]['name']}",
        f"no link to {rows[0]['name']}",
    ]


def test_units_are_found_under_the_names_that_decisions_take(
    dragoman: Dragoman, record: Path
) -> None:
    event = first(dragoman, record, "timeline", "NOR", "CHL")
    assert dragoman("correct", record, event, "--confirm").code == 0
    found = first(dragoman, record, "search", "thanked", "--in", "statements")
    assert dragoman("correct", record, found, "--reject").code == 0
    event = first(dragoman, record, "search", "thanked", "--in", "events")
    assert dragoman("happenings", record, event).code == 0
    document = dragoman("search", record, "thanked").out.splitlines()[1].split()[0]
    assert dragoman("show", record, document).code == 0


def test_removing_says_what_is_gone(dragoman: Dragoman, record: Path) -> None:
    name = str(record.parent / "vow.txt")
    gone = dragoman("remove", record, name)
    assert gone.code == 0
    assert len(gone.out.split("vow.txt")) == 2
    assert "vow.txt" not in dragoman("documents", record).out
    again = dragoman("remove", record, name)
    assert again.code == 1
    assert "no document" in again.complaint()


def test_a_document_may_be_named_by_what_its_files_name_begins_with(
    dragoman: Dragoman, record: Path, tmp_path: Path
) -> None:
    assert dragoman("show", record, "vo") == dragoman("show", record, tmp_path / "vow.txt")
    assert dragoman("show", record, "vow.txt").code == 0
    bond = first(dragoman, record, "commitments").rpartition(":")[2]
    assert "rejected" in dragoman("correct", record, f"vow:{bond}", "--reject").out
    # A folder's name is no file's, nor is the middle of one.
    for words in (tmp_path.name, "ow", "vow.txt.", "%"):
        ran = dragoman("show", record, words)
        assert (ran.code, ran.complaint()) == (1, f"dragoman: {record}: no document {words!r}")
    (tmp_path / "vows.txt").write_text(DEED, encoding="utf-8")
    dragoman("read", tmp_path / "vows.txt", "--record", record)
    assert "'vo' is any of 2 documents: " in dragoman("remove", record, "vo").complaint()
    assert len(dragoman("remove", record, "vow.txt").out.splitlines()) == 2
    assert len(dragoman("remove", record, "vow").out.splitlines()) == 2


def test_a_missed_event_is_added(dragoman: Dragoman, record: Path) -> None:
    coded = ("--type", "aid", "--actor", "Norway", "--recipient", "CHL", "--date", "2024-05-31")
    shown = dragoman("add", record, "deed", "--quote", "tugs arrived in Valparaiso", *coded)
    assert shown.code == 0
    row = shown.out.splitlines()[1].split()
    assert row[0].endswith(":a1")
    assert row[1:8] == ["2024-05-31", "NOR", "GOV", "→", "CHL", "GOV", "AID"]
    assert "added" in row
    assert row[0] in dragoman("timeline", record, "NOR", "CHL").out
    assert dragoman("add", record, "deed", "--quote", "tugs arrived", *coded).complaint() == (
        f"dragoman: {document(dragoman, record, 'deed')}:a1 is that event already: correct or "
        "confirm it"
    )
    assert "rejected" in dragoman("correct", record, row[0], "--reject").out
    assert row[0] not in dragoman("timeline", record, "NOR", "CHL").out


def test_a_quote_must_say_which_words_are_meant(dragoman: Dragoman, record: Path) -> None:
    given = ("--type", "ACCUSE", "--actor", "CHL", "--quote")
    (record.parent / "twice.txt").write_text("Chile scolded Peru. Chile did so again.\n")
    dragoman("read", record.parent / "twice.txt", "--record", record)
    twice = dragoman("add", record, "twice", *given, "Chile")
    assert (twice.code, twice.complaint()) == (
        2,
        "dragoman: quote: 'Chile' stands 2 times in the document; quote more of it, or say which "
        "is meant (--which 1 for the first)",
    )
    assert dragoman("add", record, "twice", *given, "Peruvians").code == 2
    assert dragoman("add", record, "twice", *given, "Chile", "--which", "2").code == 0
    chosen = dragoman("add", record, "twice", *given, "again", "--note", "odd")
    assert chosen.code == 0
    assert "note odd" in " ".join(dragoman("decisions", record).out.split())


def document(dragoman: Dragoman, record: Path, name: str) -> str:
    """The whole id of a document."""
    rows = json.loads(dragoman("documents", record, "--format", "json").out)
    [row] = [row for row in rows if Path(row["name"]).stem == name]
    return str(row["id"])
