"""The lexicon of loaded wording: its examples, and what its loader makes of broken files."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from dragoman.codebook import wording
from dragoman.codebook.wording import Loaded
from dragoman.errors import DataFileError
from dragoman.model import Document, Reading, Wording
from dragoman.reading.pipeline import read_document

LEXICON = wording.load()

ENTRY = """
[[wording]]
id = "own-jabber"
words = ["jabber"]
kind = "verb"
direction = "against"
target = ["agent"]
example = { text = "Chad jabbered.", marks = ["jabbered > TCD GOV"] }
"""
LISTS = "".join(
    f"{name} = []\n" for name in ("carriers", "conduct", "done_to", "hedges", "introducers")
)


def shown(mark: Wording, reading: Reading) -> str:
    """``WORDS > PARTIES``, as examples have it."""
    parties = " + ".join(actor.code for actor in mark.targets) or "-"
    return f"{mark.span.of(reading.document.text)} > {parties}"


@pytest.mark.parametrize("entry", LEXICON.wording, ids=lambda entry: entry.id)
def test_an_example_gives_its_marks_and_nothing_else(entry: Loaded) -> None:
    reading = read_document(Document(text=entry.example.text, published=date(2024, 5, 16)))
    assert [shown(mark, reading) for mark in reading.wording] == list(entry.example.marks)
    for mark in reading.wording:
        assert (mark.entry, mark.direction) == (entry.id, entry.direction)
        assert mark.neutral == entry.neutral


def test_the_lexicon_judges_both_ways() -> None:
    directions = Counter(entry.direction for entry in LEXICON.wording)
    assert len(LEXICON.wording) >= 220
    assert min(directions.values()) >= 50


def test_example_sentences_differ() -> None:
    texts = Counter(entry.example.text for entry in LEXICON.wording)
    assert [text for text, count in texts.items() if count > 1] == []


def test_a_file_of_ones_own_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(LISTS + ENTRY, encoding="utf-8")
    assert [entry.id for entry in wording.load(path).wording] == ["own-jabber"]


BROKEN = [
    pytest.param("[[wording]\n", "own.toml", id="no-toml"),
    pytest.param(ENTRY.replace('"against"', '"distance"'), "own-jabber: direction", id="direction"),
    pytest.param(ENTRY.replace('"agent"', '"victim"'), "own-jabber: target", id="target"),
    pytest.param(ENTRY.replace('"verb"', '"particle"'), "own-jabber: kind", id="kind"),
    pytest.param(ENTRY.replace('["jabber"]', "[]"), "own-jabber: words", id="no-words"),
    pytest.param(ENTRY.replace("example", "sample"), "own-jabber: example", id="no-example"),
    pytest.param(ENTRY.replace("jabbered >", "prattled >"), "prattled", id="example-elsewhere"),
    pytest.param(ENTRY.replace(" > TCD GOV", ""), "jabbered", id="example-without-party"),
    pytest.param(ENTRY + ENTRY, "own-jabber: this id is given twice", id="id-twice"),
    pytest.param(
        ENTRY + ENTRY.replace("own-jabber", "other"),
        "other: 'jabber' stands in own-jabber",
        id="word-twice",
    ),
    pytest.param(ENTRY.replace('id = "own-jabber"', ""), "wording 1: id", id="no-id"),
    pytest.param('spare = ["x"]\n' + ENTRY, "spare", id="unknown-list"),
]


@pytest.mark.parametrize(("text", "named"), BROKEN)
def test_an_entry_that_does_not_fit_is_named(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(LISTS + text, encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        wording.load(path)
    message = str(caught.value)
    assert "own.toml" in message
    assert named in message
    assert "\n" not in message


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"none\.toml"):
        wording.load(tmp_path / "none.toml")
