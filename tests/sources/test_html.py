"""Web pages."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import LanguageError, SourceError
from dragoman.model import Document
from dragoman.sources import Loaded, SourceOptions, documents

FIRST = "The foreign ministers of Arvania and Borland met in Geneva on Thursday, officials said."
SECOND = "The two sides would meet again in the spring, the Arvanian minister told reporters."


def page(body: str = f"<p>{FIRST}</p><p>{SECOND}</p>", head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article>{body}</article><footer>All rights reserved.</footer></body></html>"
    )


def read(folder: Path, content: str | bytes, options: SourceOptions | None = None) -> Loaded:
    path = folder / "page.html"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (only,) = documents(path, options)
    assert isinstance(only, Loaded), only
    return only


def test_the_article_is_read_without_what_surrounds_it(tmp_path: Path) -> None:
    assert read(tmp_path, page()).document.text == f"{FIRST}\n{SECOND}"


OPEN_GRAPH = """
<meta property="og:site_name" content="The Harbour Wire">
<meta property="og:title" content="Ministers meet in Geneva">
<meta property="article:published_time" content="2024-03-06T23:30:00+08:00">
<link rel="canonical" href="https://harbourwire.example/world/talks">
"""
LINKED_DATA = """
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Ministers meet in Geneva", "datePublished": "2024-03-06T23:30:00+08:00",
"url": "https://harbourwire.example/world/talks",
"publisher": {"@type": "Organization", "name": "The Harbour Wire"}}</script>
"""


@pytest.mark.parametrize("head", [OPEN_GRAPH, LINKED_DATA])
def test_origin_comes_from_the_metadata(tmp_path: Path, head: str) -> None:
    document = read(tmp_path, page(head=head)).document
    assert document.title == "Ministers meet in Geneva"
    assert document.outlet == "The Harbour Wire"
    assert (document.published, document.published_from) == (date(2024, 3, 6), "metadata")


def test_the_address_comes_from_the_metadata(tmp_path: Path) -> None:
    document = read(tmp_path, page(head=OPEN_GRAPH)).document
    assert document.url == "https://harbourwire.example/world/talks"


def test_options_win_over_metadata(tmp_path: Path) -> None:
    options = SourceOptions(published=date(2023, 1, 2), outlet="Quay Post", title="Talks")
    document = read(tmp_path, page(head=OPEN_GRAPH), options).document
    assert (document.published, document.published_from) == (date(2023, 1, 2), "option")
    assert (document.outlet, document.title) == ("Quay Post", "Talks")


def test_a_stamp_on_the_page_dates_it(tmp_path: Path) -> None:
    stamp = '<p class="date">Published: 6 March 2024, 10:20 GMT</p>'
    document = read(tmp_path, page(f"{stamp}<p>{FIRST}</p><p>{SECOND}</p>")).document
    assert (document.published, document.published_from) == (date(2024, 3, 6), "metadata")


@pytest.mark.parametrize("told", ["2015-07-14", "14/07/2015", "July 14, 2015"])
def test_a_date_told_in_the_article_does_not_date_it(tmp_path: Path, told: str) -> None:
    body = f"<p>Under the accord of {told}, the ministers agreed on talks. {FIRST}</p>"
    document = read(tmp_path, page(body)).document
    assert (document.published, document.published_from) == (None, None)


def test_a_dateline_dates_a_page_without_metadata(tmp_path: Path) -> None:
    document = read(tmp_path, page(f"<p>GENEVA, March 6, 2024 - {FIRST}</p>")).document
    assert (document.published, document.published_from) == (date(2024, 3, 6), "dateline")


def test_the_declared_encoding_is_followed(tmp_path: Path) -> None:
    text = "“Łódź will host the talks,” the minister’s spokeswoman, Żaneta Kiełbasińska, said."
    content = page(f"<p>{text}</p>", '<meta charset="windows-1250">').encode("cp1250")
    loaded = read(tmp_path, content)
    assert (loaded.document.text, loaded.notices) == (text, ())


def test_a_page_that_calls_itself_latin_1_is_read_as_browsers_do(tmp_path: Path) -> None:
    text = "“The talks went well,” the minister’s spokesman said in Genève on Thursday."
    head = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'
    loaded = read(tmp_path, page(f"<p>{text}</p>", head).encode("cp1252"))
    assert (loaded.document.text, loaded.notices) == (text, ())


def test_a_wrong_declaration_is_overruled_and_said(tmp_path: Path) -> None:
    text = "“The talks went well,” the minister’s spokesman said in Genève on Thursday."
    loaded = read(tmp_path, page(f"<p>{text}</p>", '<meta charset="iso-8859-1">').encode())
    assert loaded.document.text == text
    (notice,) = loaded.notices
    assert notice.code == "encoding"
    assert "declared as cp1252, but read as UTF-8" in notice.message


@pytest.mark.parametrize("label", ["no-such-charset", "utf-16", "rot13"])
def test_a_senseless_declaration_is_passed_over(tmp_path: Path, label: str) -> None:
    assert read(tmp_path, page(head=f'<meta charset="{label}">')).document.text.startswith(FIRST)


@pytest.mark.parametrize(
    "content",
    [
        "<html><body></body></html>",
        "<html><body><script>let talks = 'The talks went well.';</script></body></html>",
        "<html><body><nav><a href='/'>Home</a> <a href='/world'>World</a></nav></body></html>",
        "<html><head><title>News</title></head><body><ul><li><a href='/a'>Talks resume</a></li>"
        "<li><a href='/b'>Ministers meet</a></li></ul></body></html>",
        "<!-- nothing -->",
    ],
)
def test_a_page_without_text_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(content)
    (only,) = documents(path)
    assert isinstance(only, SourceError)
    assert str(only).startswith(f"{path}: no text in this page; ")


@pytest.mark.parametrize("label", ["unicode_escape", "idna", "utf-7"])
def test_a_label_of_no_encoding_of_pages_is_passed_over(tmp_path: Path, label: str) -> None:
    text = f"{FIRST} The notes are in C:\\notes\\ud800 and +AGE-, they added."
    loaded = read(tmp_path, page(f"<p>{text}</p>", f'<meta charset="{label}">'))
    assert loaded == Loaded(Document(text=text, name=str(tmp_path / "page.html")))


def test_a_page_in_another_language_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        page("<p>外交部长星期四在日内瓦会见了对方外长，双方同意举行新的会谈。</p>"),
        encoding="utf-8",
    )
    (only,) = documents(path)
    assert isinstance(only, LanguageError)


def test_nothing_is_printed_about_a_bad_page(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body></body></html>")
    program = (
        "import sys; from pathlib import Path; from dragoman.sources import documents;"
        "list(documents(Path(sys.argv[1])))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert (ran.stdout, ran.stderr) == ("", "")
