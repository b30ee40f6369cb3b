"""docs/views.md shows what the program prints."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest
from program import EXAMPLES, Dragoman

from dragoman import Record, read, read_text

PAGE = (EXAMPLES.parent / "docs" / "views.md").read_text(encoding="utf-8")
SHOWN = [
    excerpt
    for block in re.findall(r"^```text\n(\$ dragoman .*?)^```$", PAGE, re.S | re.M)
    for excerpt in re.findall(r"^\$ dragoman (.*?)\n(.*?)(?=^\$|\Z)", block, re.S | re.M)
]
REPORTS = re.findall(r"^\| (Southern Post|Harbour News) \| (.*) \|$", PAGE, re.M)
GIVEN = ("published", "outlet", "outlet_country", "title")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two records that the page asks."""
    folder = tmp_path_factory.mktemp("page")
    known = tomllib.loads((EXAMPLES / "examples.toml").read_text(encoding="utf-8"))["example"]
    with Record(folder / "examples.db") as record:
        record.add_many(
            read(EXAMPLES / each["file"], **{name: each[name] for name in GIVEN}) for each in known
        )
    with Record(folder / "accounts.db") as record:
        for outlet, text in REPORTS:
            record.add(read_text(f"{text}\n", published="2024-02-09", outlet=outlet))
    return folder


def test_the_page_shows_every_view() -> None:
    assert {command.split()[0] for command, _ in SHOWN} == {
        *("timeline", "positions", "commitments", "demands", "network", "sources", "search")
    }


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_the_page_shows_what_the_program_prints(
    dragoman: Dragoman, folder: Path, monkeypatch: pytest.MonkeyPatch, command: str, shown: str
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "118")
    printed = dragoman(*shlex.split(command)).out
    first, cut, rest = shown.strip().partition("\n…")
    assert rest == ""
    assert printed.startswith(f"{first}\n") if cut else printed.strip() == first
