"""Answers, deeds and words by which a demand or a promise is taken up, as they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman
from dragoman import views
from dragoman.record import Record
from dragoman.table import Row

ASKED = "Peru on Tuesday demanded that Chile release three fishermen."
VOWED = "Greece promised Turkey on Friday to reopen a hotline by May 15."


def keep(path: Path, *told: tuple[str, str]) -> Record:
    """The record of texts, each behind the day of its publication."""
    record = Record(path / "x.db")
    for day, text in told:
        record.add(dragoman.read_text(text, published=day, outlet=day))
    return record


def demand(path: Path, *told: tuple[str, str]) -> Row:
    """The only row of demands."""
    with keep(path, *told) as record:
        [row] = views.demands(record)
    return row


def commitment(path: Path, *told: tuple[str, str]) -> Row:
    """The first row of commitments."""
    with keep(path, *told) as record:
        return views.commitments(record).rows[0]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (
            "Peru on Tuesday demanded that the Chilean vessel leave its waters.",
            "Chile on Wednesday rejected Peru's demand to withdraw the vessel.",
        ),
        (ASKED, "Chile on Wednesday rejected Peru's demand for freeing the fishermen."),
    ],
)
def test_a_demand_that_its_refusal_names_is_the_only_one_before(
    tmp_path: Path, asked: str, answer: str
) -> None:
    row = demand(tmp_path, ("2024-03-06", asked), ("2024-03-07", answer))
    assert (row["answer"], row["tellings"]) == ("rejected", 2)
    assert str(row["content"]) in asked


def test_a_demand_in_other_words_is_none_of_two(tmp_path: Path) -> None:
    told = (
        ("2024-03-06", "Peru on Tuesday demanded that Chile release the vessel."),
        ("2024-03-06", "Peru on Tuesday demanded that Chile withdraw the vessel from the bay."),
        ("2024-03-07", "Chile on Wednesday rejected Peru's demand to hand over the vessel."),
    )
    with keep(tmp_path, *told) as record:
        assert [row["tellings"] for row in views.demands(record)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Chile accepted the request.", "accepted"),
        ("Chile agreed to consider the request.", "under study"),
        ("Chile said that it would study the request.", "under study"),
        ("Chile agreed to examine the release of the fishermen.", "under study"),
        ("Chile's president accepted the invitation to a summit in Lima.", "open"),
    ],
)
def test_to_study_is_not_to_accept_nor_is_an_invitation_a_demand(
    tmp_path: Path, answer: str, expected: str
) -> None:
    row = demand(tmp_path, ("2024-03-06", f"{ASKED} {answer}"))
    assert row["answer"] == expected


def test_a_review_that_was_asked_for_is_accepted(tmp_path: Path) -> None:
    asked = "Peru on Tuesday urged Chile to review its decision on tariffs."
    answer = "Chile agreed on Wednesday to review its decision on tariffs."
    assert demand(tmp_path, ("2024-03-06", asked), ("2024-03-07", answer))["answer"] == "accepted"


@pytest.mark.parametrize(
    "text",
    [
        "Chile handed over the documents to Peru on Monday, as it had promised last month.",
        "Chile handed over the documents to Peru on Monday, as it had promised.",
        "Chile withdrew its troops from Peru on Monday, as it pledged in April.",
    ],
)
def test_what_is_done_as_promised_is_fulfilled(tmp_path: Path, text: str) -> None:
    row = commitment(tmp_path, ("2024-05-07", text), ("2024-12-07", "Chile met Kenya on Friday."))
    assert (row["standing"], row["fulfilled"]) == ("fulfilled", 1)


@pytest.mark.parametrize(
    "told",
    [
        [("2024-05-07", "Peru rejected a Chilean proposal for talks on Tuesday.")],
        [("2024-05-07", "Bangladesh declined the Indian offer of a credit line.")],
        [
            ("2024-05-07", "Chile offered Peru talks on fishing on Monday."),
            ("2024-05-09", "Peru turned down the Chilean offer on Wednesday."),
        ],
    ],
)
def test_an_offer_that_was_rejected_is_declined(
    tmp_path: Path, told: list[tuple[str, str]]
) -> None:
    row = commitment(tmp_path, *told, ("2024-12-07", "Chile met Kenya on Friday."))
    assert (row["standing"], row["declined"]) == ("declined", 1)


def test_what_was_no_offer_is_not_declined(tmp_path: Path) -> None:
    vow = "Chile promised Peru on Monday to withdraw its vessel."
    refusal = "Peru refused on Wednesday to withdraw its vessel."
    row = commitment(tmp_path, ("2024-05-07", vow), ("2024-05-09", refusal))
    assert (row["standing"], row["declined"]) == ("open", 0)


@pytest.mark.parametrize(
    ("later", "standing", "reaffirmed"),
    [
        (
            "Turkey accused Greece of breaking its promise to reopen a hotline by May 15.",
            "called broken",
            0,
        ),
        ("Turkey thanked Greece for keeping its promise to reopen a hotline.", "fulfilled", 0),
        ("Greece renewed its promise to Turkey to reopen a hotline.", "overdue", 1),
    ],
)
def test_a_promise_named_by_another_is_told_and_not_made_again(
    tmp_path: Path, later: str, standing: str, reaffirmed: int
) -> None:
    row = commitment(tmp_path, ("2024-04-07", VOWED), ("2024-05-20", later))
    assert (row["standing"], row["reaffirmed"], row["tellings"]) == (standing, reaffirmed, 2)
    assert str(row["due_end"]) == "2024-05-15"


def test_a_promise_that_only_its_breach_tells_of_is_called_broken(tmp_path: Path) -> None:
    text = "Turkey accused Greece of breaking its promise to reopen a hotline."
    assert commitment(tmp_path, ("2024-05-20", text))["standing"] == "called broken"
