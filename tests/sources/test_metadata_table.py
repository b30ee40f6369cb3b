"""A table that gives plain files their days and outlets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import DragomanError
from dragoman.model import Document, Reading

TEXT = "Chilean Foreign Minister Ana Rojas urged Peru on Thursday to release two fishing boats.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two texts, with room for a table beside it."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for name in ("a.txt", "b.txt"):
        (texts / name).write_text(TEXT, encoding="utf-8")
    return texts


def read(folder: Path, table: str, **options: str) -> list[Document | str]:
    """The documents of a folder, or what is wrong, with a table above it."""
    path = folder.parent / "meta.csv"
    path.write_text(table, encoding="utf-8")
    found = dragoman.read_many([folder], metadata=path, **options)
    return [item.document if isinstance(item, Reading) else str(item) for item in found]


def refused(folder: Path, table: str) -> str:
    with pytest.raises(DragomanError) as refusal:
        read(folder, table)
    return str(refusal.value).removeprefix(f"{folder.parent}/")


def test_each_file_has_what_its_row_says_and_the_rest_from_the_call(folder: Path) -> None:
    table = (
        "file,published,outlet,outlet_country,title,url\n"
        'b.txt,2024-02-09,"Foreign Ministry, Santiago",Chile,A call,https://example.org/b\n'
    )
    first, second = read(folder, table, published="2024-03-01", outlet="Meridian Press")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.published, first.published_from) == (date(2024, 3, 1), "option")
    assert first.outlet == "Meridian Press"
    assert (second.published, second.published_from) == (date(2024, 2, 9), "table")
    assert (second.outlet, second.outlet_country) == ("Foreign Ministry, Santiago", "CHL")
    assert (second.title, second.url) == ("A call", "https://example.org/b")


def test_an_empty_cell_says_nothing(folder: Path) -> None:
    first, second = read(folder, "file,published,outlet\na.txt,,\n\n,,\n", outlet="Meridian Press")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.outlet, first.published) == (second.outlet, None)


@pytest.mark.parametrize(
    "table",
    [
        "\ufefffile;outlet;published\r\na.txt;Harbour Wire;2024-02-09\r\n",
        "file\toutlet\tpublished\ntexts/a.txt\tHarbour Wire\t2024-02-09T10:00:00Z\n",
        "file, published, outlet\n./texts/a.txt, 2024-02-09, Harbour Wire\n",
    ],
)
def test_tables_as_spreadsheets_write_them(folder: Path, table: str) -> None:
    first, _ = read(folder, table)
    assert isinstance(first, Document)
    assert (first.outlet, first.published) == ("Harbour Wire", date(2024, 2, 9))


def test_a_row_without_its_file_is_told_and_stops_nothing(folder: Path) -> None:
    missing, *found = read(folder, "file,outlet\na.txt,Harbour Wire\nc.txt,Gulf Courier\n")
    assert str(missing).endswith(
        "meta.csv row 3: c.txt: no such file; name it as it lies beside the table"
    )
    assert len(found) == 2


def test_rows_of_files_that_are_not_read_do_no_harm(folder: Path) -> None:
    table = folder / "meta.csv"
    table.write_text("file,outlet\na.txt,Harbour Wire\nb.txt,Gulf Courier\n")
    (found,) = dragoman.read_many([folder / "b.txt"], metadata=table)
    assert isinstance(found, Reading)
    assert found.document.outlet == "Gulf Courier"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("file,publisher\na.txt,X\n", 'meta.csv: unknown column "publisher"; those it may have: '),
        ("name,outlet\na.txt,X\n", 'meta.csv: no column "file"; it has name, outlet'),
        ("file,outlet,outlet\na.txt,X,Y\n", 'meta.csv: column "outlet" twice; leave it one'),
        ("", "meta.csv: an empty table; its columns are file, published, "),
        ("file,outlet\na.txt,X,Y\n", "meta.csv row 2: 3 cells instead of 2; "),
        ("file,outlet\na.txt,X\n,Y\n", 'meta.csv row 3: no file; fill the column "file"'),
        (
            "file,published\na.txt,2024-02-09\nb.txt,9/2/2024\n",
            "meta.csv row 3: column \"published\" is not an ISO date: '9/2/2024'; "
            "write it as 2024-03-06",
        ),
        ("file,outlet\na.txt,X\na.txt,Y\n", "meta.csv row 3: a.txt: in an earlier row too; "),
        ('file,outlet\n"a.txt,X\n', "meta.csv line 2: no CSV ("),
    ],
)
def test_a_wrong_table_is_an_error_that_names_its_row(
    folder: Path, table: str, message: str
) -> None:
    assert refused(folder, table).startswith(message)


def test_a_table_that_is_not_there_is_an_error(folder: Path) -> None:
    with pytest.raises(DragomanError, match=r"meta\.csv: cannot be read \(No such file"):
        list(dragoman.read_many([folder], metadata="meta.csv"))


def test_a_name_that_two_folders_have_needs_its_folder(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(TEXT)
    table = tmp_path / "meta.csv"
    table.write_text("file,outlet\na.txt,Harbour Wire\n")
    with pytest.raises(DragomanError, match=r"a\.txt: may be .*one/a\.txt and .*two/a\.txt; "):
        list(dragoman.read_many([tmp_path / "one", tmp_path / "two"], metadata=table))
    table.write_text("file,outlet\ntwo/a.txt,Harbour Wire\n")
    readings = list(dragoman.read_many([tmp_path / "one", tmp_path / "two"], metadata=table))
    outlets = [one.document.outlet for one in readings if isinstance(one, Reading)]
    assert outlets == [None, "Harbour Wire"]
