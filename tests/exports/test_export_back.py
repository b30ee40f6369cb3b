"""Exports read back: by us into the same table, by pandas and polars into the same columns."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import validators
from cases import Write

from dragoman.errors import ExportError
from dragoman.exports import columns, export, load
from dragoman.record import Record

DOCS = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)
TABLES = ("tidy", "polecat", "icews", "gdelt1", "gdelt2", "dyad-month")
TEXT_CODES = ("cameo", "CAMEO Code", "EventCode", "EventBaseCode", "EventRootCode")
BACK = [("plover", "jsonl"), ("tidy", "csv"), ("parquet", "parquet")]


def needs_pyarrow(form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")


def reading_options(form: str) -> dict[str, Any]:
    """How a table of a format is told to a reader of CSV."""
    names = [column.name for column in columns(form)]
    return {
        "sep": "," if form in ("tidy", "dyad-month") else "\t",
        "header": None if form.startswith("gdelt") else 0,
        "names": names if form.startswith("gdelt") else None,
        "dtype": {name: str for name in TEXT_CODES if name in names},
    }


@pytest.mark.parametrize(("form", "suffix"), BACK)
def test_read_back_it_is_the_table_it_was_made_from(
    record: Record, write: Write, form: str, suffix: str
) -> None:
    needs_pyarrow(form)
    assert load(write(form, suffix)) == record.events()
    assert load(write(form, suffix, actor="GRC")) == record.events(actor="GRC")


@pytest.mark.parametrize("form", [form for form, _ in BACK])
@pytest.mark.parametrize("name", ["events", "events.tsv"])
def test_what_a_file_holds_is_seen_where_its_name_does_not_say(
    record: Record, tmp_path: Path, form: str, name: str
) -> None:
    needs_pyarrow(form)
    path = tmp_path / name
    export(record, form, path)
    assert load(path) == record.events()
    with Record(tmp_path / "empty.db") as empty:
        export(empty, form, path)
    assert len(load(path)) == 0


@pytest.mark.parametrize(("form", "suffix"), BACK)
def test_nothing_is_read_back_from_an_empty_record(tmp_path: Path, form: str, suffix: str) -> None:
    needs_pyarrow(form)
    path = tmp_path / f"out.{suffix}"
    with Record(tmp_path / "empty.db") as record:
        export(record, form, path)
        assert load(path) == record.events()


@pytest.mark.parametrize("form", TABLES)
def test_pandas_reads_a_table_as_the_documentation_says(write: Write, form: str) -> None:
    path = write(form)
    [told] = [block for block in PYTHON if "def table(" in block]
    named: dict[str, Any] = {}
    exec(told.partition("\nicews = ")[0], named)
    frame = named["table"](form, path)
    with path.open(encoding="utf-8", newline="") as file:
        options = reading_options(form)
        plain = list(csv.reader(file, delimiter=options["sep"]))[0 if options["names"] else 1 :]
    assert len(frame) == len(plain) > 0
    for at, column in enumerate(columns(form)):
        cells, kind = [row[at] for row in plain], column.type
        match kind:
            case "text":
                assert list(frame[column.name].fillna("")) == cells
            case "whole":
                found = ["" if pd.isna(each) else str(each) for each in frame[column.name]]
                assert found == cells
            case "day":
                found = ["" if pd.isna(day) else f"{day:%Y-%m-%d}" for day in frame[column.name]]
                assert found == cells


@pytest.mark.parametrize("form", TABLES)
def test_pandas_reads_a_table(write: Write, form: str) -> None:
    frame = pd.read_csv(write(form), **reading_options(form))
    assert list(frame.columns) == [column.name for column in columns(form)]
    assert len(frame) > 0
    for column in columns(form):
        filled = frame[column.name].dropna()
        if column.type in ("whole", "number"):
            assert pd.api.types.is_numeric_dtype(frame[column.name]), column.name
        if column.type == "day":
            assert pd.to_datetime(filled, format="%Y-%m-%d").notna().all()
        assert not column.filled.startswith("empty:") or filled.empty, column.name


@pytest.mark.parametrize("form", TABLES)
def test_polars_reads_a_table(write: Write, form: str) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    options = reading_options(form)
    frame = polars.read_csv(
        write(form),
        separator=options["sep"],
        has_header=options["header"] == 0,
        new_columns=options["names"],
        infer_schema_length=None,
    )
    assert frame.columns == [column.name for column in columns(form)]
    assert frame.height == len(pd.read_csv(write(form), **options))


def test_pandas_and_polars_read_plover_lines(write: Write) -> None:
    path = write("plover", "jsonl")
    frame = pd.read_json(io.StringIO(path.read_text(encoding="utf-8")), lines=True)
    assert len(frame) == 8
    polars = pytest.importorskip("polars", reason="polars is not installed")
    lines = polars.read_ndjson(path, infer_schema_length=None)
    assert lines["type"].to_list() == frame["type"].to_list()


def test_parquet_has_the_types_of_its_columns(record: Record, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    export(record, "parquet", tmp_path / "x.parquet")
    export(record, "tidy", tmp_path / "x.csv")
    frame = pd.read_parquet(tmp_path / "x.parquet")
    assert list(frame.columns) == [column.name for column in columns("tidy")]
    assert frame["evidence_start"].dtype == "int64"
    assert frame["cameo"].tolist() == [row["cameo"] for row in record.events()]
    polars = pytest.importorskip("polars", reason="polars is not installed")
    table = polars.read_parquet(tmp_path / "x.parquet")
    assert table["start"].dtype == polars.Date
    assert table["actors"].to_list() == [row["actors"] for row in record.events()]


def test_words_with_quotes_tabs_and_other_scripts_survive(write: Write) -> None:
    frame = pd.read_csv(write("tidy"), dtype=str)
    assert frame["title"].dropna().unique().tolist() == ["Three meet, “others” wait"]
    assert frame["actor_names"].dropna().tolist() == ["Ελένη Δούκα", "European Union"]
    assert validators.polecat(write("polecat", actor="GRC"))[0]["Actor Name"] == "Ελένη Δούκα"


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("x.jsonl", '{"id": "a"}\n', r"x\.jsonl:1: no PLOVER event of Dragoman"),
        ("x.jsonl", "\n[1]\n", r"x\.jsonl:1: no PLOVER event"),
        ("x.jsonl", "not JSON", r"x\.jsonl:1: no PLOVER event"),
        ("x.csv", "a,b\n1,2\n", r"x\.csv: its columns are not those of a tidy export"),
        ("x.csv", "é" * 200_000, r"x\.csv: not a CSV file"),
        ("x.csv", b"\xff\xfe", r"x\.csv: not UTF-8"),
        ("x.txt", "a,b\n1,2\n", r"x\.txt: read back are PLOVER, tidy and Parquet exports only"),
        ("x", "{}", r"x:1: no PLOVER event"),
    ],
)
def test_what_is_no_export_is_refused(
    tmp_path: Path, name: str, content: str | bytes, complaint: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(ExportError, match=complaint):
        load(path)


def test_a_broken_cell_is_named_by_its_line(write: Write) -> None:
    path = write("tidy", "csv")
    path.write_text(path.read_text(encoding="utf-8").replace("2024-02-09", "9 Feb", 1), "utf-8")
    with pytest.raises(ExportError, match=r"tidy\.csv:\d+: .*9 Feb"):
        load(path)


def test_a_cut_row_is_refused(write: Write) -> None:
    path = write("tidy", "csv")
    with path.open("a", encoding="utf-8") as out:
        out.write("e9,abc\n")
    with pytest.raises(ExportError, match=r"tidy\.csv:\d+"):
        load(path)


def test_what_is_no_parquet_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    path = tmp_path / "x.parquet"
    path.write_bytes(b"PAR0")
    with pytest.raises(ExportError, match=r"x\.parquet: not a Parquet export"):
        load(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"gone\.csv: No such file"):
        load(tmp_path / "gone.csv")
