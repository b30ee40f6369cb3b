"""Which issues a text is found to be about."""

from __future__ import annotations

from pathlib import Path

import pytest
from telling import tell

import dragoman


def about(reading: dragoman.Reading) -> set[str]:
    """The issues of all statements and events."""
    units = (*reading.statements, *reading.events)
    return {issue for unit in units for issue in unit.issues}


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("China and the United States agreed to a trade truce on Monday.", "us-china-trade"),
        ("Kim Jong Un said that a missile test was planned.", "north-korea-nuclear"),
        ("The EU urged Serbia to speed up accession talks.", "eu-enlargement"),
        ("Tokyo said that the treated water was safe.", "fukushima-water"),
        ("Ghana said on Monday that it supported the JCPOA.", "iran-nuclear"),
    ],
)
def test_words_of_an_issue_mean_it_where_its_states_are_named(text: str, issue: str) -> None:
    assert issue in about(tell(text))


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Uganda agreed to a trade truce. Kenya said that the trade war was over.",
        "Iran said that its missile test was legal.",
        "Ghana said on Oct. 7 that Togo must respect the rule of law.",
        "Nigeria urged Benin to fight piracy and to free the abductees.",
        "Chile called for a two-state solution of the quarrel between Samoa and Tonga.",
    ],
)
def test_words_that_mean_something_else_too_do_not_without_them(text: str) -> None:
    assert about(tell(text)) == set()


def test_an_own_issue_has_the_words_that_a_shipped_one_has(tmp_path: Path) -> None:
    row = "kenya-uganda-trade,Trade of Kenya and Uganda,trade truce,economic"
    (tmp_path / "issues.csv").write_text(f"id,label,forms,contexts\n{row}\n", encoding="utf-8")
    text = "Kenya and Uganda agreed to a trade truce on Monday."
    reading = dragoman.read_text(text, published="2024-05-16", knowledge=tmp_path)
    assert about(reading) == {"kenya-uganda-trade"}
