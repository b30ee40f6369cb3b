"""Whatever is wrong with what a user hands over, it is told in one line, without a traceback."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from program import NEWS, Dragoman, spawn

from dragoman.cli import app

FRENCH = (
    "Le ministre des Affaires étrangères a déclaré jeudi que son gouvernement souhaitait "
    "poursuivre les discussions avec ses voisins, mais qu'il ne céderait pas sur la question "
    "des frontières. Il s'est entretenu avec plusieurs dirigeants au cours de la semaine.\n"
)
PAGE_WITHOUT_TEXT = "<!doctype html><html><head><title>Menu</title></head><body></body></html>"

BAD_FILES = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": bytes(range(256)) * 8,
    "page.html": PAGE_WITHOUT_TEXT.encode(),
    "french.txt": FRENCH.encode(),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_file_is_named_in_one_line(dragoman: Dragoman, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(BAD_FILES[name])
    ran = dragoman("read", path)
    assert ran.code == 1
    assert name in ran.complaint()
    assert ran.out == ""


def test_missing_file(dragoman: Dragoman, tmp_path: Path) -> None:
    ran = dragoman("read", tmp_path / "nowhere.txt")
    assert ran.code == 1
    assert "nowhere.txt" in ran.complaint()


def test_no_name_is_no_folder(dragoman: Dragoman, news: Path) -> None:
    ran = dragoman("read", "", news)
    assert (ran.code, ran.complaint()) == (1, "dragoman: '': no name of a file or folder")


def test_french_is_refused_by_name(dragoman: Dragoman, tmp_path: Path) -> None:
    path = tmp_path / "french.txt"
    path.write_text(FRENCH, encoding="utf-8")
    assert "French" in dragoman("read", path).complaint()


def test_bad_files_leave_the_others_read(dragoman: Dragoman, tmp_path: Path, news: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    ran = dragoman("read", "--format", "json", tmp_path / "nowhere.txt", empty, news)
    assert ran.code == 1
    assert [json.loads(line)["document"]["name"] for line in ran.out.splitlines()] == [str(news)]
    complaints = ran.err.splitlines()
    assert [words in line for words, line in zip(("nowhere", "empty"), complaints, strict=True)]


def test_bad_line_of_json_is_named_and_the_others_are_read(
    dragoman: Dragoman, tmp_path: Path
) -> None:
    path = tmp_path / "corpus.jsonl"
    good = json.dumps({"text": NEWS})
    path.write_text(f"{good}\n{{broken\n{good}\n", encoding="utf-8")
    ran = dragoman("read", "--format", "json", path)
    assert ran.code == 1
    assert "corpus.jsonl:2" in ran.complaint()
    names = [json.loads(line)["document"]["name"] for line in ran.out.splitlines()]
    assert names == [f"{path}:1", f"{path}:3"]


def test_without_a_day_the_reading_says_so_once(dragoman: Dragoman, news: Path) -> None:
    undated = dragoman("read", news)
    notes = [line for line in undated.out.splitlines() if line.startswith("Note: ")]
    assert undated.code == 0
    assert len([note for note in notes if "publi" in note]) == 1
    assert "Note: " not in dragoman("read", news, "--published", "2024-05-02").out


def test_a_record_that_is_none(dragoman: Dragoman, tmp_path: Path, news: Path) -> None:
    path = tmp_path / "text.db"
    path.write_text("this is no database " * 100, encoding="utf-8")
    for arguments in (("show", path), ("events", path), ("read", news, "--record", path)):
        ran = dragoman(*arguments)
        assert ran.code == 1
        assert "text.db" in ran.complaint()


def test_a_record_that_is_missing_is_not_made_by_asking(dragoman: Dragoman, tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    ran = dragoman("events", path)
    assert ran.code == 1
    assert "none.db" in ran.complaint()
    assert not path.exists()


def test_a_record_of_a_newer_dragoman(dragoman: Dragoman, tmp_path: Path, news: Path) -> None:
    path = tmp_path / "new.db"
    assert dragoman("read", news, "--record", path).code == 0
    with sqlite3.connect(path) as connection:
        changed = connection.execute("UPDATE meta SET value = '999' WHERE key LIKE '%schema%'")
        assert changed.rowcount == 1
    connection.close()
    ran = dragoman("documents", path)
    assert ran.code == 1
    assert "newer" in ran.complaint()


def test_a_document_that_the_record_has_not(dragoman: Dragoman, tmp_path: Path, news: Path) -> None:
    path = tmp_path / "x.db"
    dragoman("read", news, "--record", path)
    ran = dragoman("show", path, "other.txt")
    assert ran.code == 1
    assert "other.txt" in ran.complaint()


@pytest.mark.parametrize(
    "arguments",
    [
        ("fetch",),
        ("read",),
        ("read", "x.txt", "--published", "3 February"),
        ("read", "x.txt", "--format", "xml"),
        ("bench", "speed", "x.jsonl"),
        ("bench", "plv", "x.jsonl", "--errors", "--format", "json"),
    ],
)
def test_a_command_that_is_not_understood(dragoman: Dragoman, arguments: tuple[str, ...]) -> None:
    ran = dragoman(*arguments)
    assert ran.code == 2
    assert ran.complaint()


@pytest.mark.parametrize("name", ["panel", "plv", "attribution", "dates", "align"])
def test_a_benchmark_that_is_missing(dragoman: Dragoman, tmp_path: Path, name: str) -> None:
    ran = dragoman("bench", name, tmp_path / "gone")
    assert ran.code == 1
    assert "gone" in ran.complaint()


@pytest.mark.parametrize(
    ("option", "value"),
    [("--since", "January"), ("--type", "QUARREL"), ("--actor", ""), ("--status", "perhaps")],
)
def test_a_wrong_filter(
    dragoman: Dragoman, tmp_path: Path, news: Path, option: str, value: str
) -> None:
    path = tmp_path / "x.db"
    dragoman("read", news, "--record", path)
    ran = dragoman("events", path, option, value)
    assert ran.code == 2
    assert repr(value) in ran.complaint()


def test_a_complaint_cannot_steer_the_terminal(dragoman: Dragoman, tmp_path: Path) -> None:
    for odd in ("\x1b[2J", "\udce9", "\r\n"):
        ran = dragoman("read", f"{tmp_path}/no{odd}where.txt")
        assert ran.code == 1
        assert ran.complaint().isprintable()


def test_an_interrupted_command_says_so(tmp_path: Path, news: Path) -> None:
    record = tmp_path / "x.db"
    # A shell that starts the tests in the background has them ignore the signal.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with spawn("read", news, "-", "--record", record, preexec_fn=heed) as process:
        # The first document is written down; then the command waits for standard input.
        while not _documents(record):
            assert process.poll() is None
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert process.returncode == 130
    assert err.splitlines()[-1] == "dragoman: interrupted"
    assert _documents(record) == 1


def _documents(record: Path) -> int:
    if not record.exists():
        return 0
    with closing(sqlite3.connect(record)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def test_a_reader_that_leaves_is_no_error() -> None:
    with spawn("schema") as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [("schema",), ("--help",)])
def test_output_that_cannot_be_written_is_told_in_one_line(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full, spawn(*arguments, stdout=full) as process:
        _, err = process.communicate()
    assert process.returncode == 1
    assert err == "dragoman: standard output: No space left on device\n"


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that closes streams")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-"])
def test_streams_may_be_closed(news: Path, closed: str) -> None:
    command = f'"$0" -m dragoman read "$1" {closed}'
    ran = subprocess.run(
        ["sh", "-c", command, sys.executable, str(news)], capture_output=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_every_command_is_there() -> None:
    names = {command.callback.__name__ for command in app.registered_commands if command.callback}
    assert names == {
        *("read", "show", "documents", "events", "statements", "commitments"),
        *("happenings", "merge", "split", "correct", "gold", "decisions", "compare", "export"),
        *("add", "link", "unlink", "remove"),
        *("who", "when", "where", "wording", "schema", "codebook", "bench"),
        *("timeline", "positions", "demands", "network", "sources", "search"),
    }
