"""Through whom a statement came, and quotations that a colon or a question mark sets apart."""

from __future__ import annotations

import pytest
from telling import said, sources, tell


def last(text: str) -> tuple[str, list[str]]:
    """The innermost statement of a text, with its chain."""
    statement = max(tell(text).statements, key=lambda item: len(item.chain))
    return said(statement), sources(statement.chain)


@pytest.mark.parametrize(
    ("text", "expected", "chain"),
    [
        (
            "Kyodo quoted Ghana's foreign minister as saying that the dam was full.",
            "GHA GOV > - state",
            ["Kyodo: agency"],
        ),
        (
            "Ghana's foreign minister was quoted by Kyodo as saying that the dam was full.",
            "GHA GOV > - state",
            ["Kyodo: agency"],
        ),
        (
            "Ghana's foreign minister was quoted as saying that the dam was full.",
            "GHA GOV > - state",
            ["was quoted: unspecified"],
        ),
        (
            "The daily Tamale, citing Ghana's foreign minister, said the dam was full.",
            "GHA GOV > - state",
            ["The daily Tamale: outlet"],
        ),
        (
            "Ghana's foreign minister told the daily Tamale that the dam was full.",
            "GHA GOV > - state",
            ["the daily Tamale: outlet"],
        ),
        (
            "In remarks carried by state radio, Ghana's president said the dam was full.",
            "GHA GOV > - state",
            ["state radio: outlet"],
        ),
        (
            "Ghana reportedly told Togo that the dam was full.",
            "GHA GOV > TGO GOV state",
            ["reportedly: unspecified"],
        ),
        (
            "Ghana is said to have told Togo that the dam was full.",
            "GHA GOV > TGO GOV state",
            ["is said: unspecified"],
        ),
        (
            "The dam is full, Ghana's foreign minister said, Kyodo reported.",
            "GHA GOV > - state",
            ["Kyodo: agency"],
        ),
    ],
)
def test_relays(text: str, expected: str, chain: list[str]) -> None:
    assert last(text) == (expected, chain)


def test_reporters_who_are_told_are_no_source() -> None:
    assert last("Ghana's president told reporters that the dam was full.")[1] == []


def test_the_words_of_another_person_of_the_same_government_are_apart() -> None:
    text = "The Ghanaian foreign minister urged Togo to pay, the palace in Accra said."
    assert last(text) == (
        "GHA GOV > TGO GOV demand",
        ["the palace in Accra: official"],
    )


@pytest.mark.parametrize("mark", ["?", "!", ","])
def test_a_quotation_ends_with_any_mark(mark: str) -> None:
    (statement,) = tell(f'"The well is dry{mark}" the Chadian minister said.').statements
    assert said(statement) == "TCD GOV > - state"


def test_what_is_asked_in_a_quotation_is_no_event() -> None:
    told = tell('"Did Ghana attack Togo?" the envoy asked. "Ghana has attacked Chad!" he said.')
    assert [(event.recipients[0].country, event.status) for event in told.events] == [
        ("TCD", "realised"),
    ]


def test_a_question_put_demands_nothing() -> None:
    told = tell('Ghana urged Togo to pay. "Will Togo listen?" the Ghanaian minister asked.')
    assert [said(s) for s in told.statements] == ["GHA GOV > TGO GOV demand", "GHA GOV > - state"]
    assert [event.type for event in told.events] == ["REQUEST"]


def test_a_colon_introduces_a_quotation() -> None:
    text = 'The tone grew sharper. Chad was conclusive in its answer: "The well is dry."'
    (statement,) = tell(text).statements
    assert (said(statement), statement.cue.of(text)) == ("TCD GOV > - state", ":")


def test_quoted_as_saying_is_one_statement() -> None:
    reading = tell('"Nobody will be left out," Ghana\'s foreign minister was quoted as saying.')
    contents = [statement.content[0].of(reading.document.text) for statement in reading.statements]
    assert contents == ['"Nobody will be left out,"']
