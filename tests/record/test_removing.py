"""Documents taken out of a record."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from readings import bare, reading

import dragoman
from dragoman import Reading, views
from dragoman.errors import RecordError
from dragoman.record import Record

WIRE = (
    "Norway recalled its ambassador from Chile on Monday after the seizure of the trawler Havbris. "
    "The trawler was boarded by the Chilean navy off Punta Arenas last week. "
    "Eleven sailors are being held in the port."
)
LATER = WIRE.replace("off Punta Arenas last week", "last week off Punta Arenas") + " - Nordlys"
OWN = "Oslo recalled its ambassador from Chile on Tuesday over the trawler Havbris and its sailors."


@pytest.fixture(scope="module")
def tellings() -> list[Reading]:
    told = {"Nordlys": WIRE, "Daily Gull": LATER, "Cape Post": OWN}
    return [
        dragoman.read_text(text, published=f"2024-05-0{day}", outlet=outlet, title="Ambassador")
        for day, (outlet, text) in enumerate(told.items(), start=7)
    ]


def keep(path: Path, *readings: Reading) -> Record:
    record = Record(path)
    record.add_many(readings)
    return record


def test_a_document_goes_with_all_that_was_read_from_it(tmp_path: Path) -> None:
    other = bare("other.txt", date(2022, 5, 6))
    with keep(tmp_path / "x.db", reading(), other) as record:
        [removed] = record.remove("straits.txt")
        assert (removed["name"], removed["statements"], removed["events"]) == ("straits.txt", 2, 2)
        assert [row["name"] for row in record.documents()] == ["other.txt"]
        assert len(record.statements()) + len(record.events()) + len(record.commitments()) == 0
        assert len(views.search(record, "strait")) == 0
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        tables = ("parties", "issues", "dyads", "places", "wording", "reports")
        counts = [connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables]
    assert counts == [0] * len(tables)


def test_several_go_together_or_none(tmp_path: Path) -> None:
    other = bare("other.txt", date(2022, 5, 6))
    with keep(tmp_path / "x.db", reading(), other) as record:
        with pytest.raises(RecordError, match=r"no document 'nowhere\.txt'"):
            record.remove("straits.txt", "nowhere.txt")
        assert len(record.documents()) == 2
        same = reading().document.id
        assert len(record.remove(same, "straits.txt", "other.txt")) == 2
        assert len(record.documents()) == 0


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_happenings_are_what_they_would_be_without_it(
    tmp_path: Path, tellings: list[Reading], gone: int
) -> None:
    rest = [one for number, one in enumerate(tellings) if number != gone]
    with keep(tmp_path / "x.db", *tellings) as record, keep(tmp_path / "new.db", *rest) as new:
        assert len(record.happenings(actor="NOR", type="SANCTION")) == 1
        record.remove(tellings[gone].document.id)
        assert record.reports().rows == new.reports().rows
        assert record.happenings().rows == new.happenings().rows


def test_decisions_stay_and_hold_once_it_is_added_again(
    tmp_path: Path, tellings: list[Reading]
) -> None:
    wire, *others = (one.document.id for one in tellings)
    with keep(tmp_path / "x.db", reading(), *tellings) as record:
        record.correct("straits.txt:s1", actors=["FJI"], by="anna")
        record.split(wire)
        before = record.reports().rows
        record.remove("straits.txt", wire)
        assert [(row["id"], row["by"] is None) for row in record.decisions()] == [(None, False)] * 2
        assert {row["document"] for row in record.reports()} == set(others)
        record.add_many([reading(), tellings[0]])
        assert [row["id"] for row in record.statements(actor="FJI")] == ["s1"]
        assert record.reports().rows == before
