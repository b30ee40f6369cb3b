"""Files and standard input made into documents."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import DragomanError, LanguageError, SourceError
from dragoman.model import Document
from dragoman.sources import Loaded, Source, SourceOptions, documents

ENGLISH = (
    "The foreign minister of Arvania said on Thursday that the talks with Borland had gone well. "
    "He added that the two sides would meet again in the spring and the border would stay open."
)
FRENCH = "Le ministre des Affaires étrangères a déclaré jeudi que la réunion était reportée à mai."
CHINESE = "外交部发言人星期四表示，两国外长将于下周在首都举行会谈，就共同关心的问题交换意见。"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def loaded(source: Source, options: SourceOptions | None = None) -> Loaded:
    (only,) = documents(source, options)
    assert isinstance(only, Loaded), only
    return only


def document(source: Source, options: SourceOptions | None = None) -> Document:
    return loaded(source, options).document


def error(source: Source, kind: type[DragomanError] = SourceError) -> str:
    (only,) = documents(source)
    assert isinstance(only, kind), only
    return str(only)


def type_in(monkeypatch: pytest.MonkeyPatch, content: str | bytes) -> None:
    data = content.encode() if isinstance(content, str) else content
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


# Plain text


def test_text_is_kept_as_it_stands_but_for_line_ends(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "\ufeff  Talks held\r\n\r\n" + ENGLISH + "\t\r\n")
    assert document(path) == Document(text=f"  Talks held\n\n{ENGLISH}\t\n", name=str(path))


def test_options_say_where_a_document_comes_from(tmp_path: Path) -> None:
    options = SourceOptions(
        published=date(2024, 3, 6), outlet="Harbour Wire", outlet_country="FRA", title="Talks"
    )
    read = document(write(tmp_path, "a.txt", ENGLISH), options)
    assert (read.published, read.published_from) == (date(2024, 3, 6), "option")
    assert (read.outlet, read.outlet_country, read.title) == ("Harbour Wire", "FRA", "Talks")


@pytest.mark.parametrize("field", ["title", "outlet", "outlet_country"])
def test_options_must_be_text(tmp_path: Path, field: str) -> None:
    path = write(tmp_path, "a.txt", ENGLISH)
    (only,) = documents(path, SourceOptions(**{field: "caf\udce9"}))
    assert str(only).startswith(f"{path}: its {field} holds half a character")


def test_a_large_file_is_one_document(tmp_path: Path) -> None:
    text = (ENGLISH + "\n") * 27_000
    assert document(write(tmp_path, "a.txt", text)).text == text


# Encodings


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_word(tmp_path: Path, codec: str) -> None:
    text = "“We shall meet,” said Łukasz Żak. " + ENGLISH
    read = loaded(write(tmp_path, "a.txt", text.encode(codec)))
    assert (read.document.text, read.notices) == (text, ())


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("“We shall meet,” the minister’s envoy said – at last. " + ENGLISH, "cp1252"),
        ("The café in Genève held the talks, André Béranger said. " + ENGLISH, "latin-1"),
    ],
)
def test_a_guessed_encoding_is_owned_up_to(tmp_path: Path, text: str, codec: str) -> None:
    path = write(tmp_path, "a.txt", text.encode(codec))
    read = loaded(path)
    assert read.document.text == text
    (notice,) = read.notices
    assert notice.code == "encoding"
    assert notice.message.startswith(f"{path}: read as cp1252, guessed from its bytes")


def test_broken_utf8_is_refused_rather_than_guessed(tmp_path: Path) -> None:
    data = "“Yes,” said Łukasz Żak.\n“No,” said André Béranger.".encode()
    path = write(tmp_path, "a.txt", data.removesuffix(b"\xa9ranger."))
    assert error(path) == f"{path}: UTF-8, but broken on line 2; save it as UTF-8 again"


def test_broken_utf16_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", ENGLISH.encode("utf-16")[:-1])
    assert error(path).startswith(f"{path}: marked as UTF-16 but broken at byte")


def test_bytes_of_no_plausible_encoding_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", bytes(range(128, 256)) * 3)
    assert error(path) == f"{path}: its encoding cannot be told; save it as UTF-8"


# What is no English text


@pytest.mark.parametrize(
    "content",
    [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\ufeff\n".encode("utf-16"), b"2024", "“” …".encode()],
)
def test_a_file_without_a_letter_is_refused(tmp_path: Path, content: bytes) -> None:
    assert "no text in it" in error(write(tmp_path, "a.txt", content))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\nrest", "a PDF file"),
        (b"PK\x03\x04rest", "a ZIP or office file"),
        (b"{\\rtf1 rest}", "an RTF file"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"text\0text", "a binary file"),
        (b"\x01\x02\x03\x04abcdefgh" * 9, "a binary file"),
    ],
)
def test_a_binary_file_is_refused(tmp_path: Path, content: bytes, what: str) -> None:
    path = write(tmp_path, "a.txt", content)
    assert error(path).startswith(f"{path}: {what}, not text; ")


@pytest.mark.parametrize(
    ("content", "language"),
    [
        (FRENCH.encode(), "French (fr)"),
        (FRENCH.encode("cp1252"), "French (fr)"),
        (CHINESE.encode(), "Chinese (zh)"),
        (CHINESE.encode("gb18030"), "Chinese (zh)"),
        ("Министр иностранных дел встретился с коллегой в столице.".encode(), "Russian (ru)"),
        ("Der Außenminister traf am Donnerstag seinen Amtskollegen.".encode(), "German (de)"),
    ],
)
def test_another_language_is_refused(tmp_path: Path, content: bytes, language: str) -> None:
    path = write(tmp_path, "a.txt", content)
    message = error(path, LanguageError)
    assert message.startswith(f"{path}: looks like {language}, and only English can be read")


@pytest.mark.parametrize(
    "text",
    [
        "BEIJING SAYS NO TO WASHINGTON OVER STRAIT TRANSIT, TOKYO SUMMONS ENVOY",
        "Nguyen Van Minh met Tshisekedi, Kagame, Ndayishimiye and Prabowo in Vientiane.",
        "El Salvador, Costa Rica, Guatemala and Honduras signed the San José declaration.",
        "Paris, Berlin, Madrid, Roma: Béranger, Schäuble, Sánchez, Bianchi sign pact.",
        "Merci",
        f"“{FRENCH[:60]}”, he said. {ENGLISH}",
    ],
)
def test_odd_english_is_let_through(tmp_path: Path, text: str) -> None:
    assert document(write(tmp_path, "a.txt", text)).text == text


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", ENGLISH)
    path.chmod(0)
    assert error(path).startswith(f"{path}: may not be read; ")


def test_a_missing_file_and_a_folder_are_errors(tmp_path: Path) -> None:
    missing = tmp_path / "no.jsonl"
    assert error(missing) == f"{missing}: no such file or folder; check the path"
    assert error(tmp_path) == f"{tmp_path}: a folder; name its files"


# Which kind of source


def test_a_page_is_told_by_its_start_where_the_suffix_does_not_say(tmp_path: Path) -> None:
    page = f"<!DOCTYPE html>\n<html><body><p>{ENGLISH}</p></body></html>"
    assert document(write(tmp_path, "saved", page)).text == ENGLISH


def test_json_that_is_not_a_row_a_line_is_refused(tmp_path: Path) -> None:
    rows = json.dumps({"text": ENGLISH}, indent=2)
    path = write(tmp_path, "a.json", rows)
    assert error(path) == f"{path}: no JSON Lines; give one JSON object a line"
    assert document(write(tmp_path, "b.json", json.dumps({"text": ENGLISH}))).text == ENGLISH


def test_standard_input_is_told_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, ENGLISH)
    assert document("-") == Document(text=ENGLISH, name="-")
    type_in(monkeypatch, f"<html><body><p>{ENGLISH}</p></body></html>")
    assert document("-") == Document(text=ENGLISH, name="-")
    type_in(monkeypatch, "\n" + json.dumps({"text": ENGLISH}) + "\n")
    assert document("-") == Document(text=ENGLISH, name="-:2")
    type_in(monkeypatch, json.dumps([{"text": ENGLISH}], indent=1))
    assert error("-").startswith("-: no JSON Lines; ")
    type_in(monkeypatch, "")
    assert error("-").startswith("-: no text in it; ")
    monkeypatch.setattr(sys, "stdin", None)
    assert error("-").startswith("-: standard input is closed; ")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file system that takes any bytes")
def test_a_file_name_that_is_not_text_makes_a_document_that_can_be_written(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text(ENGLISH)
    assert document(path).name == f"{tmp_path}/caf?.txt"


def test_plain_text_loads_no_library_it_does_not_need(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", f"“Talks,” he said. {ENGLISH} {ENGLISH}")
    program = (
        "import sys; from pathlib import Path; from dragoman.sources import documents;"
        "(read,) = documents(Path(sys.argv[1])); print(read.document.text[:7]);"
        "print([name for name in ('trafilatura', 'charset_normalizer', 'py3langid', 'babel')"
        " if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program, str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert ran.stdout == "“Talks,\n[]\n"
