"""Units document by document, the same as the table of them all."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from readings import batch, reading

from dragoman.errors import QuestionError, RecordError
from dragoman.record import Record

DOCUMENTS = 230
"""More than are fetched at a time."""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    record = Record(tmp_path_factory.mktemp("stories") / "x.db")
    for item in batch(DOCUMENTS):
        record.add(item)
    return record


def test_stories_hold_the_rows_of_the_tables(record: Record) -> None:
    stories = list(record.event_stories())
    assert [row for story in stories for row in story.rows] == record.events().rows
    told = [row for story in record.statement_stories() for row in story.rows]
    assert told == record.statements().rows
    assert len(stories) == DOCUMENTS
    for story in stories:
        assert {row["document"] for row in story.rows} == {story.reading.document.id}


@pytest.mark.parametrize(
    "wanted",
    [
        {"actor": "NOR", "recipient": "SUD MIL"},
        {"since": "2022-05-02", "until": "2022-05-02"},
        {"document": "7.txt"},
        {"type": "AID"},
    ],
)
def test_stories_are_asked_for_as_events_are(record: Record, wanted: dict[str, str]) -> None:
    found = [row for story in record.event_stories(**wanted) for row in story.rows]  # type: ignore[arg-type]
    assert found == record.events(**wanted).rows  # type: ignore[arg-type]


def test_only_wanted_units_of_a_document_are_told(tmp_path: Path) -> None:
    with Record(tmp_path / "x.db") as record:
        record.add(reading())
        [story] = record.event_stories(status="negated")
        assert [row["id"] for row in story.rows] == ["e2"]
        assert story.reading == reading()
        [told] = record.statement_stories(issue="fishing")
        assert [row["id"] for row in told.rows] == ["s1"]


def test_a_wrong_question_is_refused_before_the_first_story(record: Record) -> None:
    with pytest.raises(QuestionError):
        record.event_stories(type="DANCE")
    with pytest.raises(RecordError, match="no document"):
        list(record.event_stories(document="nowhere"))


def test_the_record_may_be_written_while_it_is_told(tmp_path: Path) -> None:
    with Record(tmp_path / "x.db") as record:
        for item in islice(batch(150), 150):
            record.add(item)
        stories = record.event_stories()
        next(stories)
        with Record(tmp_path / "x.db") as other:
            other.add(reading())
        assert len(list(stories)) == 149
