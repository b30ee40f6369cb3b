"""JSON Lines."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import DragomanError, LanguageError, SourceError
from dragoman.model import Document
from dragoman.sources import Loaded, SourceOptions, documents

TEXT = "The foreign minister of Arvania said on Thursday that the talks had gone well."


def read(
    folder: Path, lines: list[Any], options: SourceOptions | None = None
) -> list[Document | DragomanError]:
    path = folder / "rows.jsonl"
    path.write_bytes(
        b"\n".join(
            line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode()
            for line in lines
        )
    )
    return [
        result.document if isinstance(result, Loaded) else result
        for result in documents(path, options)
    ]


def refusal(folder: Path, line: Any) -> str:
    (only,) = read(folder, [line])
    assert isinstance(only, SourceError), only
    name = f"{folder / 'rows.jsonl'}:1: "
    assert str(only).startswith(name)
    return str(only).removeprefix(name)


def test_each_line_is_a_document_with_its_own_origin(tmp_path: Path) -> None:
    row = {
        "text": TEXT + "\r\n",
        "published": "2024-03-06",
        "outlet": "Harbour Wire",
        "outlet_country": "FRA",
        "title": "Talks",
        "url": "https://harbourwire.example/talks",
        "unheard_of": [1],
    }
    path = tmp_path / "rows.jsonl"
    assert read(tmp_path, [row, b"", {"text": TEXT, "outlet": None}]) == [
        Document(
            text=TEXT + "\n",
            name=f"{path}:1",
            title="Talks",
            outlet="Harbour Wire",
            outlet_country="FRA",
            published=date(2024, 3, 6),
            published_from="metadata",
            url="https://harbourwire.example/talks",
        ),
        Document(text=TEXT, name=f"{path}:3"),
    ]


def test_fields_can_be_named_otherwise(tmp_path: Path) -> None:
    options = SourceOptions(
        text_field="body",
        published_field="day",
        outlet_field="paper",
        outlet_country_field="land",
        title_field="headline",
        url_field="link",
    )
    row = {
        "body": TEXT,
        "day": "2024-03-06",
        "paper": "Harbour Wire",
        "land": "FRA",
        "headline": "Talks",
        "link": "https://harbourwire.example/talks",
        "text": "Another text.",
    }
    (document,) = read(tmp_path, [row], options)
    assert isinstance(document, Document)
    assert document.text == TEXT
    assert (document.published, document.outlet) == (date(2024, 3, 6), "Harbour Wire")
    assert (document.outlet_country, document.title) == ("FRA", "Talks")
    assert document.url == "https://harbourwire.example/talks"


def test_documents_are_named_by_their_ids_where_these_are_unique(tmp_path: Path) -> None:
    rows = [{"text": TEXT, "id": "h-7"}, {"text": TEXT, "id": 8}, {"text": TEXT, "id": "h-7"}]
    path = tmp_path / "rows.jsonl"
    found = read(tmp_path, [*rows, {"text": TEXT, "id": ""}])
    assert [one.name for one in found if isinstance(one, Document)] == [
        "h-7",
        "8",
        f"{path}:3",
        f"{path}:4",
    ]
    [own] = read(tmp_path, [{"text": TEXT, "key": "k"}], SourceOptions(id_field="key"))
    assert isinstance(own, Document)
    assert own.name == "k"


def test_options_win_over_fields(tmp_path: Path) -> None:
    options = SourceOptions(published=date(2023, 1, 2), outlet="Quay Post")
    row = {"text": TEXT, "published": "yesterday", "outlet": "Harbour Wire"}
    (document,) = read(tmp_path, [row], options)
    assert isinstance(document, Document)
    assert (document.published, document.published_from) == (date(2023, 1, 2), "option")
    assert document.outlet == "Quay Post"


@pytest.mark.parametrize(
    "written", ["2024-03-06", "2024-03-06T23:30:00Z", "2024-03-06 23:30+09:00"]
)
def test_a_date_is_the_day_as_written(tmp_path: Path, written: str) -> None:
    (document,) = read(tmp_path, [{"text": TEXT, "published": written}])
    assert isinstance(document, Document)
    assert document.published == date(2024, 3, 6)


def test_a_dateline_dates_a_line_without_a_date(tmp_path: Path) -> None:
    (document,) = read(tmp_path, [{"text": f"GENEVA, March 6, 2024 - {TEXT}", "published": ""}])
    assert isinstance(document, Document)
    assert (document.published, document.published_from) == (date(2024, 3, 6), "dateline")


@pytest.mark.parametrize("written", [1709683200, "1709683200", "March 6, 2024", "2024-02-30", True])
def test_another_form_of_date_is_refused_by_field(tmp_path: Path, written: Any) -> None:
    message = refusal(tmp_path, {"text": TEXT, "published": written})
    assert message.startswith(f'field "published" is not an ISO date: {written!r}; ')


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (b'{"text": "cut', "not JSON ("),
        (b"[" * 100_000, "not JSON (nested too deeply); "),
        (b'["text"]', "not a JSON object; "),
        (b'{"text": "caf\xe9"}', "not UTF-8 at byte 13 of the line; "),
        (b'{"text": "half \\ud83d"}', 'field "text" holds half a character'),
        (b'{"text": "a \\u0000 b"}', "a binary file, not text; "),
        (b'{"text": 1' + b"0" * 5_000 + b"}", "not JSON (a number of too many digits); "),
        (b'{"text": "a"} b\n', "not JSON (Extra data at character 15); "),
        ({"text": None}, 'field "text" is null; '),
        ({"body": TEXT, "day": 1}, 'no field "text"; name the one that holds the text '),
        ({"text": [TEXT]}, 'field "text" is not a string; '),
        ({"text": TEXT, "title": 7}, 'field "title" is not a string; '),
        ({"text": " \n"}, "no text in it; "),
    ],
)
def test_a_bad_line_says_what_is_wrong_with_it(tmp_path: Path, line: Any, wrong: str) -> None:
    assert refusal(tmp_path, line).startswith(wrong)


def test_a_missing_text_field_names_the_fields_there_are(tmp_path: Path) -> None:
    assert "(it has body, day)" in refusal(tmp_path, {"body": TEXT, "day": 1})


def test_what_is_wrong_is_told_in_short_however_long_the_line(tmp_path: Path) -> None:
    assert len(refusal(tmp_path, {"text": TEXT, "published": "May " * 10_000})) < 200
    assert len(refusal(tmp_path, {"body " * 10_000: TEXT})) < 200


def test_bad_lines_do_not_stop_the_rest(tmp_path: Path) -> None:
    french = "Le ministre des Affaires étrangères a déclaré jeudi que la réunion était reportée."
    results = read(tmp_path, [{"text": TEXT}, b"{", {"text": french}, {"text": TEXT}])
    assert [type(result) for result in results] == [
        Document,
        SourceError,
        LanguageError,
        Document,
    ]
    path = tmp_path / "rows.jsonl"
    assert str(results[2]).startswith(f"{path}:3: looks like French (fr)")


def test_a_mark_of_byte_order_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    line = b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode()
    (document,) = read(tmp_path, [line])
    assert isinstance(document, Document)
    assert document.text == TEXT


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"\n \n", "no lines in it; "),
        (b"\x1f\x8b\x08rest", "a gzip file, not text; "),
        (json.dumps({"text": TEXT}).encode("utf-16"), "a binary file, not text; "),
    ],
)
def test_a_file_of_no_lines_is_refused_once(tmp_path: Path, content: bytes, wrong: str) -> None:
    (only,) = read(tmp_path, [content])
    assert isinstance(only, SourceError)
    assert str(only).startswith(f"{tmp_path / 'rows.jsonl'}: {wrong}")
