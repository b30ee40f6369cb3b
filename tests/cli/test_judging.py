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

SERENADE = """
[[frame]]
id = "own-serenade"
type = "SUPPORT"
kind = "verb"
predicate = ["serenade"]
recipient = ["patient"]
example = { text = "Peru serenaded Norway.", coding = "PER GOV > NOR GOV SUPPORT" }
"""


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
    # The agreement is none of the recalls, and the two recalls are of two days.
    note = merged.complaint()
    assert note.startswith("dragoman: one event now, though coded otherwise: ")
    coded = {
        f"{found['wire']} SANCTION 2024-05-06",
        f"{found['own']} SANCTION 2024-05-07",
        f"{found['other']} SUPPORT 2024-05-06",
    }
    assert (
        set(note.removeprefix("dragoman: one event now, though coded otherwise: ").split(", "))
        == coded
    )
    split = dragoman("split", record, found["other"], "--by", "ben")
    assert found["wire"] not in split.out
    left = split.complaint().removeprefix("dragoman: left of the event it was counted with: ")
    assert set(left.split(" + ")) == {found["wire"], found["own"]}
    assert dragoman("split", record, found["other"]).err == ""
    *merges, decided, _ = dragoman("decisions", record).out.splitlines()[1:]
    assert [line.split()[1:4] for line in merges] == [
        ["merge", found["wire"], "anna"],
        ["merge", found["other"], "anna"],
    ]
    assert decided.split()[1:5] == ["split", found["other"], "apart", "from"]
    assert found["wire"] in decided
    assert " ben " in decided


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


def test_correcting_on_the_command_line(dragoman: Dragoman, record: Path) -> None:
    wire = names(dragoman, record)["wire"]
    right = ("--type", "ACCUSE", "--actor", "Norwegian LEG", "--recipient", "none", "--by", "anna")
    shown = dragoman("correct", record, wire, *right, "--date", "2024-05-01..2024-05-03")
    assert shown.code == 0
    [line] = shown.out.splitlines()[1:]
    right_now = [wire, "2024-05-01", "to", "05-03", "NOR", "LEG", "ACCUSE", "corrected"]
    assert line.split()[:8] == right_now
    assert "corrected" in dragoman("events", record, "--actor", "NOR").out
    assert "anna" in dragoman("decisions", record).out


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("Norwy", "no country or organisation 'Norwy'; did you mean NOR?"),
        ("World Health Organization", "Organization'; did you mean UNO?"),
        ("NOR the king", "'NOR the king' is neither a country (CHN) nor a code"),
        ("NOR FOO", "no sector 'FOO'"),
    ],
)
def test_a_correction_names_parties_that_there_are(
    dragoman: Dragoman, record: Path, code: str, message: str
) -> None:
    ran = dragoman("correct", record, names(dragoman, record)["wire"], "--actor", code)
    assert ran.code == 2
    assert message in ran.complaint()


def test_nothing_judged_is_said(dragoman: Dragoman, record: Path, tmp_path: Path) -> None:
    assert "no document" in dragoman("gold", record, "--to", tmp_path / "gold").out


def test_rejecting_and_confirming_exclude_each_other(dragoman: Dragoman, record: Path) -> None:
    wire = names(dragoman, record)["wire"]
    assert "rejected" in dragoman("correct", record, wire, "--reject").out
    assert "confirmed" in dragoman("correct", record, wire, "--confirm").out
    both = dragoman("correct", record, wire, "--confirm", "--reject")
    assert both.code == 2
    assert "exclude each other" in both.complaint()
    neither = dragoman("correct", record, wire)
    assert neither.code == 2
    assert "say what is right" in neither.complaint()
    options = ("type", "mode", "actor", "recipient", "date", "due", "reject", "confirm")
    assert all(f"--{option}" in neither.complaint() for option in options)


def test_gold_can_be_scored(dragoman: Dragoman, record: Path, tmp_path: Path) -> None:
    dragoman("correct", record, names(dragoman, record)["wire"], "--reject")
    written = dragoman("gold", record, "--to", tmp_path / "gold")
    assert (written.code, len(written.out.splitlines())) == (0, 2)
    scored = dragoman("bench", "panel", tmp_path / "gold", "--format", "json")
    assert json.loads(scored.out)["events_precision"] < 1


def test_reading_again_says_which_decisions_it_finds_nothing_for(
    dragoman: Dragoman, tmp_path: Path
) -> None:
    text, path, frames = tmp_path / "song.txt", tmp_path / "y.db", tmp_path / "book" / "frames"
    text.write_text("Norway serenaded Chile on Monday.\n", encoding="utf-8")
    frames.mkdir(parents=True)
    (frames / "song.toml").write_text(SERENADE, encoding="utf-8")
    given = ("--published", "2024-05-08", "--record", path)
    assert dragoman("read", text, *given, "--codebook", tmp_path / "book").code == 0
    name = dragoman("events", path).out.splitlines()[1].split()[0]
    dragoman("correct", path, name, "--type", "CONSULT", "--by", "anna")
    again = dragoman("read", text, *given)
    assert again.code == 0
    assert again.complaint().endswith("find nothing in the new readings, and are kept: 1")
    assert "not found" in dragoman("decisions", path).out
    back = dragoman("read", text, *given, "--codebook", tmp_path / "book")
    assert (back.code, back.err) == (0, "")
    assert "CONSULT" in dragoman("events", path).out
