"""``dragoman export``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from program import EXAMPLES, Dragoman, spawn


@pytest.fixture
def record(dragoman: Dragoman, tmp_path: Path) -> Path:
    path = tmp_path / "examples.db"
    given = ("--published", "2024-02-09", "--outlet", "Meridian Press")
    assert dragoman("read", EXAMPLES / "gas-call.txt", "--record", path, *given).code == 0
    return path


def test_standard_output_has_the_export_only(dragoman: Dragoman, record: Path) -> None:
    ran = dragoman("export", record, "--as", "plover", "--actor", "JPN")
    asked = dragoman("events", record, "--actor", "JPN", "--format", "csv")
    assert ran.code == 0
    assert ran.err == ""
    found = [json.loads(line)["dragoman"]["event"] for line in ran.out.splitlines()]
    assert found == [row["id"] for row in csv.DictReader(io.StringIO(asked.out))]


def test_a_file_is_named_with_its_rows(dragoman: Dragoman, record: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    ran = dragoman("export", record, "--as", "gdelt2", "--to", path)
    assert ran.code == 0
    rows = path.read_text(encoding="utf-8").splitlines()
    assert ran.out == f"{path}: {len(rows)} rows\n"


def test_what_is_left_out_is_told(dragoman: Dragoman, record: Path) -> None:
    ran = dragoman("export", record, "--as", "dyad-month")
    assert ran.code == 0
    assert "events left out: " in ran.complaint()
    assert "3 negated" in ran.complaint()


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (("--as", "xml"), 2, "'xml' is not one of 'plover'"),
        ((), 2, "--as"),
        (("--as", "tidy", "--to", "/nowhere/x.csv"), 1, "/nowhere/x.csv: No such file"),
        (("--as", "tidy", "--type", "DANCE"), 2, "DANCE"),
        (("--as", "jsonld", "--status", "negated"), 2, "no status"),
        (("--as", "tidy", "--document", "nowhere"), 1, "no document"),
    ],
)
def test_what_is_wrong_is_one_line(
    dragoman: Dragoman, record: Path, arguments: tuple[str, ...], code: int, complaint: str
) -> None:
    ran = dragoman("export", record, *arguments)
    assert ran.code == code
    assert complaint in ran.complaint()


def test_a_record_that_is_not_there_is_not_made(dragoman: Dragoman, tmp_path: Path) -> None:
    ran = dragoman("export", tmp_path / "x.db", "--as", "tidy")
    assert ran.code == 1
    assert "no such record" in ran.complaint()
    assert not (tmp_path / "x.db").exists()


def test_a_reader_that_leaves_early_is_no_error(record: Path) -> None:
    program = spawn("export", record, "--as", "tidy")
    assert program.stdout is not None
    assert program.stdout.readline().startswith("id,document")
    program.stdout.close()
    assert program.wait() in (0, 1)
    assert program.stderr is not None
    assert "Traceback" not in program.stderr.read()
