"""Command-line arguments made into sources."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman.errors import SourceError
from dragoman.sources import Loaded, documents, expand

TEXT = "The foreign minister of Arvania said on Thursday that the talks had gone well."


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT)


def test_folders_are_searched_through_in_order(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a.html", "deep/er/c.JSONL", "deep/d.htm", "e.md", "f.csv", ".g.txt")
    fill(tmp_path, ".hidden/h.txt")
    sources, errors = expand([str(tmp_path)])
    names = ["a.html", "b.txt", "deep/d.htm", "deep/er/c.JSONL", "e.md"]
    assert sources == [tmp_path / name for name in names]
    assert errors == []


def test_files_and_standard_input_are_taken_as_given_and_once(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a.text")
    b, a = str(tmp_path / "b.txt"), str(tmp_path / "a.text")
    assert expand([b, "-", a, str(tmp_path), "-"]) == ([Path(b), "-", Path(a)], [])


def test_what_is_not_there_is_an_error_and_stops_nothing(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    empty = tmp_path / "empty"
    empty.mkdir()
    missing = str(tmp_path / "no.txt")
    sources, errors = expand([missing, str(empty), str(tmp_path / "a.txt")])
    assert sources == [tmp_path / "a.txt"]
    assert [str(error) for error in errors] == [
        f"{missing}: no such file or folder; check the path",
        f"{empty}: no .htm/.html/.jsonl/.md/.txt file in it; name its files",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_closed_folder_is_an_error_beside_what_can_be_read(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "closed/b.txt")
    closed = tmp_path / "closed"
    closed.chmod(0)
    try:
        sources, errors = expand([str(tmp_path)])
    finally:
        closed.chmod(0o700)
    assert sources == [tmp_path / "a.txt"]
    assert [str(error).partition(";")[0] for error in errors] == [f"{closed}: may not be read"]


def test_a_binary_file_among_good_ones_stops_nothing(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "c.txt")
    (tmp_path / "b.txt").write_bytes(b"\x7fELF\0\0\0")
    sources, _ = expand([str(tmp_path)])
    results = [result for source in sources for result in documents(source)]
    assert [type(result) for result in results] == [Loaded, SourceError, Loaded]
