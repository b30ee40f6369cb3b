"""Adding readings and getting them back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from readings import VERSIONS, bare, bond, document, meeting, promise, reading, request

from dragoman.errors import RecordError
from dragoman.model import Document, Reading
from dragoman.record import Record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.db"


def row_counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("select name from sqlite_master where type = 'table'")
        names = [name for (name,) in tables if not name.startswith("document_words")]
        return {
            name: connection.execute(f"select count(*) from {name}").fetchone()[0] for name in names
        }


def test_a_reading_comes_back_unchanged_after_reopening(path: Path) -> None:
    with Record(path) as record:
        assert record.add(reading()) is True
    with Record(str(path)) as record:
        back = record.reading(document().id)
    assert back == reading()
    assert back.to_json() == reading().to_json()


def test_adding_twice_adds_nothing(path: Path) -> None:
    with Record(path) as record:
        record.add(reading())
        before = row_counts(path)
        assert record.add(reading()) is False
        renamed = reading(document().model_copy(update={"name": "copy.txt"}))
        assert record.add(renamed) is False
    assert row_counts(path) == before


def test_every_unit_has_its_rows(path: Path) -> None:
    with Record(path) as record:
        record.add(reading())
    assert row_counts(path) == {
        "meta": 1,
        "documents": 1,
        "places": 1,
        "statements": 2,
        "events": 2,
        "commitments": 1,
        "wording": 2,
        # Countries that speak and are spoken to, of events, commitments, and judged.
        "parties": 4 + 4 + 2 + 1,
        "issues": 3,
        "dyads": 2,
        # What Norland says, Sudland says and Norland does; words, types and countries in that.
        "gists": 3,
        "words": 25,
        # What is made of readings together comes with the first question that needs it.
        **dict.fromkeys(("stories", "kin", "reports", "links", "decisions"), 0),
    }


def test_other_versions_replace_the_whole_reading(path: Path) -> None:
    newer = VERSIONS.model_copy(update={"codebook": "1.1"})
    changed = reading(versions=newer).model_copy(
        update={
            "statements": (request(),),
            "events": (),
            "commitments": (),
            "actors": (),
            "wording": (),
        }
    )
    with Record(path) as record:
        record.add(reading())
        record.add(bare("other.txt", date(2022, 5, 6)))
        assert record.add(changed) is True
        assert record.reading(document().id) == changed
        assert len(record.documents()) == 2
        assert [row["id"] for row in record.statements()] == ["s1"]
        assert len(record.events()) == 0
    counts = row_counts(path)
    assert counts["parties"] == 2
    assert counts["issues"] == 2
    assert counts["dyads"] == 0


def test_many_readings_are_added_as_one_is(path: Path) -> None:
    newer = reading(versions=VERSIONS.model_copy(update={"codebook": "1.1"}))
    others = [bare(f"{day}.txt", date(2022, 5, day)) for day in range(1, 6)]
    with Record(path) as record:
        assert record.add_many([reading(), *others, others[0]]) == 6
        assert record.add_many([newer, *others]) == 1
        assert record.reading("straits.txt") == newer
        assert len(record.documents()) == 6
        assert record.add_many([]) == 0


def test_of_a_batch_with_a_reading_that_contradicts_itself_nothing_is_kept(path: Path) -> None:
    twice = reading().model_copy(update={"statements": (request(), promise(), request())})
    with Record(path) as record:
        with pytest.raises(RecordError, match=r"x\.db: .*statements"):
            record.add_many([bare("good.txt", date(2022, 5, 6)), twice])
        assert len(record.documents()) == 0


def test_ids_of_units_need_to_be_unique_in_their_document_only(path: Path) -> None:
    with Record(path) as record:
        record.add(reading(document(outlet="Norland Herald")))
        record.add(reading(document(outlet="Sudland Times")))
        assert len(record.events()) == 4
        assert len(record.statements(issue="strait")) == 2


def test_a_reading_that_contradicts_itself_leaves_no_trace(path: Path) -> None:
    twice = reading().model_copy(update={"statements": (request(), promise(), request())})
    with Record(path) as record:
        before = row_counts(path)
        with pytest.raises(RecordError, match=r"x\.db: .*statements"):
            record.add(twice)
        assert row_counts(path) == before
        assert record.add(reading()) is True


def test_text_that_cannot_be_stored_is_refused(path: Path) -> None:
    broken = Reading(document=Document(text="half \ud83d pair", name="b.txt"), versions=VERSIONS)
    with Record(path) as record:
        with pytest.raises(RecordError, match=r"b\.txt: its text holds what is no Unicode"):
            record.add(broken)
        assert len(record.documents()) == 0


def test_a_document_is_found_by_id_prefix_or_name(path: Path) -> None:
    with Record(path) as record:
        record.add(reading())
        record.add(bare("other.txt", date(2022, 5, 6)))
        wanted = document().id
        for key in (wanted, wanted[:4], wanted[:9].upper(), "straits.txt"):
            assert record.reading(key).document.id == wanted


def test_a_document_that_is_not_there_is_an_error(path: Path) -> None:
    with Record(path) as record:
        record.add(reading())
        for key in (document().id[:3], "", "%%%%", "____", "nowhere.txt", "0" * 16):
            with pytest.raises(RecordError, match=r"x\.db: no document"):
                record.reading(key)
        with pytest.raises(RecordError, match=r"x\.db: no document"):
            record.events(document="nowhere.txt")


def test_a_name_or_prefix_of_several_documents_is_an_error(path: Path) -> None:
    same = [bare("same.txt", date(2022, 5, day)) for day in range(1, 30)]
    with Record(path) as record:
        for one in same:
            record.add(one)
        with pytest.raises(RecordError, match=r"'same\.txt' is any of 29 documents: [0-9a-f]{16},"):
            record.reading("same.txt")


def test_an_id_goes_before_a_name_and_a_name_before_a_prefix(path: Path) -> None:
    first = reading()
    prefix = first.document.id[:6]
    with Record(path) as record:
        record.add(first)
        record.add(bare(first.document.id, None))
        record.add(bare(prefix, None))
        assert record.reading(first.document.id) == first
        assert record.reading(prefix).document.name == prefix


def test_units_with_as_little_as_the_model_allows_are_stored(path: Path) -> None:
    statement = promise().model_copy(
        update={"speakers": (), "addressees": (), "content": (), "chain": ()}
    )
    event = meeting().model_copy(
        update={"actors": (), "recipients": (), "place": None, "contexts": (), "issues": ()}
    )
    least = Reading(
        document=document(published=None),
        statements=(statement,),
        events=(event,),
        commitments=(bond().model_copy(update={"due": None, "condition": None}),),
        versions=VERSIONS,
    )
    with Record(path) as record:
        record.add(least)
        assert record.reading("straits.txt") == least
        assert record.statements().rows[0]["content"] == ""
        assert record.events().rows[0]["actors"] == ""
        assert record.commitments().rows[0]["condition"] is None
