"""Where an export is written to, and what stops it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import DragomanError, ExportError, QuestionError, RecordError
from dragoman.exports import export
from dragoman.record import Record


def test_it_is_part_of_the_package(record: Record, tmp_path: Path) -> None:
    assert dragoman.export(record, "tidy", tmp_path / "x.csv").rows == 8


def test_a_format_must_be_one(record: Record, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="'xml' is none of plover, polecat"):
        export(record, "xml", tmp_path / "x")


def test_a_question_must_make_sense(record: Record, tmp_path: Path) -> None:
    for wanted in ({"type": "DANCE"}, {"since": "May"}, {"status": "odd"}):
        with pytest.raises(QuestionError):
            export(record, "tidy", tmp_path / "x", **wanted)  # type: ignore[arg-type]
    with pytest.raises(QuestionError, match="no status"):
        export(record, "jsonld", tmp_path / "x", status="negated")
    with pytest.raises(RecordError, match="no document"):
        export(record, "tidy", tmp_path / "x", document="nowhere")
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("to", ["", "missing/x.csv", "x.db"])
def test_what_cannot_be_written_is_named(record: Record, tmp_path: Path, to: str) -> None:
    before = record.events()
    with pytest.raises(ExportError, match=str(tmp_path / to)):
        export(record, "tidy", tmp_path / to)
    assert record.events() == before


def test_a_full_disk_is_named(record: Record) -> None:
    with pytest.raises(ExportError, match="/dev/full: No space"):
        export(record, "tidy", "/dev/full")


def test_a_file_is_replaced_only_by_a_whole_one(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("old", encoding="utf-8")

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(record, "tidy", path, advance=stop)
    assert path.read_text(encoding="utf-8") == "old"
    assert not list(tmp_path.glob("*.part"))
    export(record, "tidy", path)
    assert path.read_text(encoding="utf-8").startswith("id,")


def test_a_link_stays_a_link(record: Record, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "goal.csv")
    export(record, "tidy", tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "goal.csv").read_text(encoding="utf-8").startswith("id,")


def test_every_document_is_counted(record: Record, tmp_path: Path) -> None:
    seen: list[int] = []
    export(record, "plover", tmp_path / "x", advance=lambda: seen.append(1))
    assert len(seen) == 2


def test_parquet_without_pyarrow_says_what_to_install(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(DragomanError, match=r"pip install 'dragoman\[parquet\]'"):
        export(record, "parquet", tmp_path / "x.parquet")
    assert not list(tmp_path.glob("*.pa*"))


def test_two_exports_are_the_same_bytes(record: Record, tmp_path: Path) -> None:
    for form in ("tidy", "gdelt2", "jsonld"):
        for name in ("one", "two"):
            export(record, form, tmp_path / name)
        assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
