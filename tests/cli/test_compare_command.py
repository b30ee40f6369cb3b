"""``dragoman compare``: files and records in, tables, JSON and pages out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from program import EXAMPLES, Dragoman

from dragoman.views.compare import Comparison

FILES = (EXAMPLES / "readout-jakarta.txt", EXAMPLES / "readout-hanoi.txt")
KNOWN = ("--published", "2024-07-16", "--outlet-country", "idn", "--outlet-country", "VNM")


@pytest.fixture
def record(dragoman: Dragoman, tmp_path: Path) -> Path:
    path = tmp_path / "examples.db"
    for file, country, name in zip(FILES, ("IDN", "VNM"), ("Indonesia", "Vietnam"), strict=True):
        given = ("--published", "2024-07-16", "--outlet-country", country)
        given += ("--outlet", f"Government of {name}")
        assert dragoman("read", file, "--record", path, *given).code == 0
    return path


def test_tables_show_the_four_parts(dragoman: Dragoman) -> None:
    ran = dragoman("compare", *FILES, *KNOWN, "--outlet", "Jakarta", "--outlet", "Hanoi")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0].startswith("A: Jakarta (IDN) · 2024-07-16")
    assert lines[1].startswith("B: Hanoi (VNM) · 2024-07-16")
    for heading in ("Both: ", "Only A: ", "Only B: ", "Names for the same thing: "):
        assert any(line.startswith(heading) for line in lines)
    [urged] = [line for line in lines if "urged |" in line]
    assert "asked |" in urged
    assert "strength (B stronger)" in urged


def test_an_account_of_which_only_the_country_is_given_is_its_governments(
    dragoman: Dragoman,
) -> None:
    ran = dragoman("compare", *FILES, *KNOWN)
    assert ran.out.splitlines()[0].startswith("A: Government of Indonesia (IDN) · 2024-07-16")


def test_json_is_the_comparison(dragoman: Dragoman) -> None:
    ran = dragoman("compare", *FILES, *KNOWN, "--format", "json")
    [line] = ran.out.splitlines()
    assert Comparison.model_validate_json(line).to_json() == line


def test_accounts_are_read_with_own_knowledge_and_codebook(
    dragoman: Dragoman, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    states = ("countries.csv", "ZED,,,,Zedonia,,Zedonian,Zedonian|Zedonians,Zed City,,,state,1,2,")
    issues = ("issues.csv", "zed-dam,Dam of Zed,great dam|high dam,economic")
    headers = (
        "id,cow,gw,cameo,name,names,adjectives,people,capital,seats,called,kind,lat,lon,ambiguous",
        "id,label,forms,contexts",
    )
    for (name, row), header in zip((states, issues), headers, strict=True):
        (own / name).write_text(f"{header}\n{row}\n", encoding="utf-8")
    accounts = []
    for name, dam in (("a.txt", "great dam"), ("b.txt", "high dam")):
        text = (
            f"Zedonia urged Chile on Monday to pay for the {dam}. It thanked Chile for its help.\n"
        )
        (tmp_path / name).write_text(text, encoding="utf-8")
        accounts.append(tmp_path / name)
    given = ("--published", "2024-05-15", "--outlet-country", "Zedonia", "--knowledge", own)
    ran = dragoman("compare", *accounts, *given, "--format", "json")
    found = Comparison.model_validate_json(ran.out)
    assert found.a.outlet == "Government of Zedonia"
    assert [speaker.country for pair in found.both for speaker in pair.a.speakers][:1] == ["ZED"]
    assert [(one.id, one.a, one.b) for one in found.names] == [
        ("zed-dam", ("great dam",), ("high dam",))
    ]
    nowhere = dragoman("compare", *accounts, "--codebook", tmp_path / "nowhere")
    assert "nowhere: no folder" in nowhere.complaint()


@pytest.mark.parametrize("option", ["--outlet-country", "--knowledge", "--codebook"])
def test_options_of_files_do_not_go_with_a_record(
    dragoman: Dragoman, record: Path, option: str
) -> None:
    ran = dragoman("compare", *FILES, "--record", record, option, "CHN")
    assert ran.code == 2
    assert option in ran.complaint()


def test_a_record_gives_what_the_files_give(dragoman: Dragoman, record: Path) -> None:
    asked = ("--record", record, "--format", "json")
    by_name = dragoman("compare", *FILES, *asked)
    assert by_name.code == 0
    assert by_name.out == dragoman("compare", *FILES, *KNOWN, "--format", "json").out
    found = json.loads(by_name.out)
    ids = found["a"]["document"], found["b"]["document"][:6]
    assert dragoman("compare", *ids, *asked).out == by_name.out


def test_a_page_is_written_and_nothing_else(dragoman: Dragoman, tmp_path: Path) -> None:
    path = tmp_path / "compared.html"
    ran = dragoman("compare", *FILES, *KNOWN, "--html", path)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    both = dragoman("compare", *FILES, *KNOWN, "--html", path, "--format", "json")
    assert json.loads(both.out)["both"]


def test_a_page_that_cannot_be_written(dragoman: Dragoman, tmp_path: Path) -> None:
    ran = dragoman("compare", *FILES, "--html", tmp_path / "none" / "x.html")
    assert ran.code == 1
    assert "x.html" in ran.complaint()


def test_an_unknown_document(dragoman: Dragoman, record: Path) -> None:
    ran = dragoman("compare", FILES[0], "other.txt", "--record", record)
    assert ran.code == 1
    assert "other.txt" in ran.complaint()
    missing = dragoman("compare", FILES[0], record.parent / "gone.txt")
    assert missing.code == 1
    assert "gone.txt" in missing.complaint()


@pytest.mark.parametrize(
    "options",
    [
        ("--record", "x.db", "--published", "2024-07-16"),
        ("--outlet", "A", "--outlet", "B", "--outlet", "C"),
        ("--published", "July"),
    ],
)
def test_options_that_make_no_sense(dragoman: Dragoman, options: tuple[str, ...]) -> None:
    ran = dragoman("compare", *FILES, *options)
    assert ran.code == 2
    assert ran.complaint()


def test_the_page_of_docs_shows_what_the_program_prints(
    dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLES.parent)
    monkeypatch.setenv("COLUMNS", "118")
    page = Path("docs/compare.md").read_text(encoding="utf-8")
    [(command, shown)] = re.findall(
        r"<!-- demo: COLUMNS=118 dragoman (.*?) -->\n```text\n(.*?)```", page, re.S
    )
    printed = dragoman(*command.split()).out
    for part in shown.split("…\n"):
        assert part.strip() in printed
