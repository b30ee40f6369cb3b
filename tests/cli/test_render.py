"""What people see of a reading, on a hand-made one with known units."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman import render
from dragoman.model import (
    Act,
    Actor,
    Commitment,
    CommitmentKind,
    Direction,
    Document,
    Event,
    Form,
    Interval,
    Notice,
    Polarity,
    Reading,
    Source,
    SourceKind,
    Span,
    Statement,
    Status,
    Versions,
    Wording,
)

TEXT = (
    "Media reports said Chilean minister Ana Rojas did not promise Peru [red] \x1b[31mtwo ships.\n"
    "She will visit Lima if asked."
)
CHILE = Actor(country="CHL", name="Ana Rojas")
PERU = Actor(country="PER")
DAY = Interval(start=date(2024, 5, 1), end=date(2024, 5, 1))
WEEK = Interval(start=date(2024, 5, 6), end=date(2024, 5, 12))


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def reading() -> Reading:
    return Reading(
        document=Document(
            text=TEXT,
            name="ships.txt",
            title="Ships",
            outlet="Meridian Press",
            outlet_country="IRL",
            published=date(2024, 5, 2),
            published_from="option",
        ),
        statements=(
            Statement(
                id="s1",
                speakers=(CHILE,),
                addressees=(PERU,),
                act=Act.COMMIT,
                cue=span("did not promise"),
                content=(span("[red] \x1b[31mtwo ships"),),
                form=Form.INDIRECT,
                chain=(Source(name="Media reports", kind=SourceKind.UNSPECIFIED),),
                polarity=Polarity.NEGATED,
                date=DAY,
                confidence=0.9,
            ),
        ),
        events=(
            Event(
                id="e1",
                type="CONSULT",
                mode="visit",
                quad=1,
                intensity=4.0,
                cameo="04",
                goldstein=1.0,
                actors=(CHILE,),
                recipients=(PERU,),
                status=Status.FUTURE,
                date=WEEK,
                evidence=span("will visit"),
                frame="consult-visit",
                confidence=0.8,
            ),
        ),
        commitments=(
            Commitment(
                id="c1",
                obligor=(CHILE,),
                content=span("visit Lima"),
                kind=CommitmentKind.PLAN,
                condition=span("if asked"),
            ),
        ),
        notices=(Notice(code="example", message="One thing to know."),),
        versions=Versions(package="1", codebook="2", knowledge="3", model="4"),
    )


def shown(found: Reading, width: int | None = None) -> str:
    return "".join(render.plain(part, width) for part in render.reading(found))


def row_of(output: str, words: str) -> str:
    return next(line for line in output.splitlines() if words in line)


def test_head_names_document_and_versions() -> None:
    head = shown(reading()).split("Statements")[0]
    for words in ("Ships", "Meridian Press (IRL)", "2024-05-02 (from option)", "ships.txt"):
        assert words in head
    assert "codebook 2 · knowledge 3 · model 4" in head


def test_statement_row_says_who_what_when_and_on_whose_word() -> None:
    row = row_of(shown(reading()), "promise")
    assert row.split("  ")[0] == "Ana Rojas (CHL GOV) → PER GOV"
    for words in ("commit (negated)", "two ships", "2024-05-01", "Media reports"):
        assert words in row
    assert row.endswith("did not promise")


def test_event_and_commitment_rows() -> None:
    output = shown(reading())
    event = row_of(output, "will visit")
    assert "CONSULT visit (future)" in event
    assert "2024-05-06 to 05-12" in event
    assert "visit Lima … if asked" in row_of(output, "plan")


def test_later_tellings_stand_beside_the_evidence() -> None:
    event = reading().events[0].model_copy(update={"told_again": (span("two ships"),)})
    output = shown(reading().model_copy(update={"events": (event,)}))
    assert row_of(output, "will visit").endswith("will visit (also told: two ships)")


def test_wording_is_shown_where_there_is_any() -> None:
    assert "Loaded wording" not in shown(reading())
    mark = Wording(
        id="w1",
        span=span("did not promise"),
        targets=(PERU,),
        direction=Direction.AGAINST,
        entry="promise",
        neutral="say",
    )
    output = shown(reading().model_copy(update={"wording": (mark,)}))
    row = row_of(output.split("Loaded wording: 1")[1], "did not promise")
    assert row.split() == ["did", "not", "promise", "against", "PER", "GOV", "say"]


def test_a_speaker_nobody_knows_is_shown_by_the_words() -> None:
    [statement] = reading().statements
    unknown = statement.model_copy(update={"speakers": (), "speaker": span("Media reports")})
    unnamed = statement.model_copy(update={"speakers": ()})
    output = shown(reading().model_copy(update={"statements": (unknown, unnamed)}))
    rows = [line for line in output.splitlines() if "promise" in line]
    assert [row.split("  ")[0] for row in rows] == ["Media reports → PER GOV", "? → PER GOV"]


def test_parties_bound_to_each_other_are_named_once() -> None:
    [commitment] = reading().commitments
    both = commitment.model_copy(update={"obligor": (CHILE, PERU), "beneficiary": (CHILE, PERU)})
    output = shown(reading().model_copy(update={"commitments": (both,)}))
    assert row_of(output, "plan").startswith("Ana Rojas (CHL GOV) + PER GOV  ")


@pytest.mark.parametrize(
    ("source", "word"),
    [
        (Source(name="She", kind=SourceKind.OFFICIAL, actors=(CHILE,)), "Ana Rojas (CHL GOV)"),
        (
            Source(name="the two", kind=SourceKind.OFFICIAL, actors=(PERU, CHILE)),
            "the two (PER GOV + CHL GOV)",
        ),
        (Source(name="diplomats", kind=SourceKind.ANONYMOUS), "diplomats"),
    ],
)
def test_a_source_is_shown_with_whom_it_means(source: Source, word: str) -> None:
    [statement] = reading().statements
    report = Source(name="Media reports", kind=SourceKind.UNSPECIFIED)
    told = statement.model_copy(update={"chain": (report, source)})
    output = shown(reading().model_copy(update={"statements": (told,)}))
    assert f"  Media reports › {word}  " in row_of(output, "promise")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2024, 2, 8), date(2024, 2, 8), "2024-02-08"),
        (date(2024, 2, 5), date(2024, 2, 9), "2024-02-05 to 02-09"),
        (date(2023, 12, 30), date(2024, 1, 2), "2023-12-30 to 2024-01-02"),
        (date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        (date(2024, 2, 1), date(2024, 2, 28), "2024-02-01 to 02-28"),
        (date(2023, 12, 1), date(2024, 2, 29), "2023-12 to 2024-02"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2020, 1, 1), date(2029, 12, 31), "2020 to 2029"),
        (None, None, ""),
    ],
)
def test_days_are_as_short_as_they_can_be(start: date | None, end: date | None, words: str) -> None:
    assert render.days(start, end) == words


def test_notices_close_the_account() -> None:
    assert shown(reading()).rstrip().endswith("Note: One thing to know.")


def test_an_empty_reading_says_so() -> None:
    empty = reading().model_copy(update={"statements": (), "events": (), "commitments": ()})
    for words in ("Statements: none", "Events: none", "Commitments: none"):
        assert words in shown(empty)


def test_text_cannot_steer_the_terminal_or_the_markup() -> None:
    output = shown(reading())
    assert "\x1b" not in output
    assert "[red]" in output


@pytest.mark.parametrize("width", [80, 118])
def test_a_given_width_is_kept_and_loses_no_word(width: int) -> None:
    output = shown(reading(), width)
    assert max(map(len, output.splitlines())) <= width
    assert "promise" in output


def test_without_a_width_rows_are_not_broken() -> None:
    assert len(row_of(shown(reading()), "two ships")) > 80


def test_a_long_text_is_cut_to_a_snippet() -> None:
    assert render.line("word " * 200).endswith("…")
    assert len(render.line("word " * 200)) <= render.SNIPPET
