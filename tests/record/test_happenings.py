"""Events told in several documents: found by the rule, joined and parted by hand."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from kept import keep

import dragoman
from dragoman import Reading, Record
from dragoman.coreference import copied
from dragoman.errors import QuestionError, RecordError

WIRE = (
    "Norway recalled its ambassador from Chile on Monday after the seizure of the trawler Havbris. "
    "The trawler was boarded by the Chilean navy off Punta Arenas last week. "
    "Eleven sailors are being held in the port. "
    "The Norwegian foreign minister said that the ambassador would return when they were free. "
    "Chile denied that the crew had been mistreated."
)
REPRINT = WIRE.replace("off Punta Arenas last week", "last week off Punta Arenas") + " - Nordlys"
OWN_WORDS = (
    "Oslo recalled its ambassador from Chile on Tuesday over the trawler Havbris, whose sailors "
    "are held in Punta Arenas. The owner of the vessel expects a long dispute."
)
OTHER = (
    "Kenya and Uganda signed an agreement on Monday on electricity from the dam at Karuma. "
    "Ministers of the two countries met in Entebbe."
)
LATER = (
    "Kenya and Uganda signed a protocol on Thursday on the railway from Malaba to Kampala. "
    "Engineers will begin to survey the line in June."
)


def read(text: str, published: str, outlet: str, title: str) -> Reading:
    return dragoman.read_text(text, published=published, outlet=outlet, title=title)


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {
        "wire": read(WIRE, "2024-05-07", "Nordlys", "Norway recalls ambassador from Chile"),
        "reprint": read(REPRINT, "2024-05-08", "Daily Gull", "Norway recalls envoy from Chile"),
        "own": read(OWN_WORDS, "2024-05-08", "Cape Post", "Oslo calls ambassador home"),
        "other": read(OTHER, "2024-05-07", "Lake Times", "Kenya and Uganda agree on power"),
        "later": read(LATER, "2024-05-10", "Lake Times", "Kenya and Uganda agree on railway"),
    }


@pytest.fixture
def record(tmp_path: Path, readings: dict[str, Reading]) -> Record:
    return keep(tmp_path / "x.db", readings.values())


def leading(record: Record) -> dict[object, object]:
    """The happening that each document leads with."""
    return {row["document"]: row["happening"] for row in record.reports() if row["headline"]}


def together(record: Record, *readings: Reading) -> bool:
    found = leading(record)
    return len({found[reading.document.id] for reading in readings}) == 1


def test_one_event_is_one_row_with_all_its_sources(
    record: Record, readings: dict[str, Reading]
) -> None:
    [row] = record.happenings(actor="NOR", recipient="CHL", type="SANCTION")
    assert str(row["happening"]).startswith(readings["wire"].document.id)
    assert (row["documents"], row["outlets"]) == (3, 2)
    assert (str(row["first_published"]), row["first_outlet"]) == ("2024-05-07", "Nordlys")
    assert "Daily Gull 2024-05-08 (copy)" in str(row["sources"])
    assert "Cape Post 2024-05-08" in str(row["sources"])


def test_what_sources_have_otherwise_is_kept(record: Record) -> None:
    [row] = record.happenings(actor="NOR", type="SANCTION")
    assert str(row["start"]) == "2024-05-06"
    assert "date 2024-05-07 (Cape Post)" in str(row["disagreements"])


def test_another_event_of_the_same_parties_stays_apart(
    record: Record, readings: dict[str, Reading]
) -> None:
    assert not together(record, readings["other"], readings["later"])
    assert not together(record, readings["wire"], readings["other"])


def test_questions_are_asked_as_of_events(record: Record, readings: dict[str, Reading]) -> None:
    kenyan = record.happenings(actor="KEN")
    assert 0 < len(kenyan) < len(record.happenings())
    assert all("KEN" in str(row["actors"]) for row in kenyan)
    own = record.happenings(document=readings["later"].document.id)
    assert 0 < len(own) < len(record.happenings())
    assert all(readings["later"].document.id in str(row["reports"]) for row in own)
    assert len(record.happenings(until="2024-01-01")) == 0
    with pytest.raises(QuestionError):
        record.happenings(type="QUARREL")


def test_the_order_of_adding_makes_no_difference(
    tmp_path: Path, readings: dict[str, Reading]
) -> None:
    whole = keep(tmp_path / "whole.db", readings.values()).reports().rows
    for seed in range(3):
        order = list(readings.values())
        random.Random(seed).shuffle(order)
        assert keep(tmp_path / f"{seed}.db", order, ask=True).reports().rows == whole


def test_reading_again_leaves_what_reading_once_would(
    tmp_path: Path, record: Record, readings: dict[str, Reading]
) -> None:
    newer = readings["wire"].versions.model_copy(update={"codebook": "next"})
    silent = readings["wire"].model_copy(update={"versions": newer, "events": ()})
    record.reports()
    record.add(silent)
    rest = [reading for name, reading in readings.items() if name != "wire"]
    assert record.reports().rows == keep(tmp_path / "new.db", [*rest, silent]).reports().rows


def test_what_another_rule_has_made_is_made_anew(
    record: Record, readings: dict[str, Reading]
) -> None:
    whole = record.reports().rows
    record.split(readings["own"].document.id)
    with closing(sqlite3.connect(record.name)) as connection, connection:
        connection.execute("UPDATE meta SET value = 'older' WHERE key = 'coreference'")
        connection.execute("UPDATE stories SET story = document")
        connection.execute("UPDATE reports SET happening = document")
    assert not together(record, readings["wire"], readings["own"])
    record.merge(readings["wire"].document.id, readings["own"].document.id)
    assert record.reports().rows == whole


def test_events_joined_by_hand_are_one_and_can_be_parted_again(
    record: Record, readings: dict[str, Reading]
) -> None:
    other, later = (readings[name].document.id for name in ("other", "later"))
    joined = record.merge(f"{other[:6]}:e1", f"{later[:6]}:e1", by="anna")
    assert {row["document"] for row in joined} == {other, later}
    assert together(record, readings["other"], readings["later"])
    alone = record.split(f"{later}:e1", by="ben")
    assert [row["id"] for row in alone] == [f"{later}:e1"]
    assert not together(record, readings["other"], readings["later"])
    rows = record.decisions().rows
    assert [(row["kind"], row["name"], row["by"]) for row in rows] == [
        ("merge", f"{other}:e1", "anna"),
        ("merge", f"{later}:e1", "anna"),
        ("split", f"{later}:e1", "ben"),
    ]
    assert str(rows[-1]["coding"]).startswith("apart from ")
    assert f"{other}:e1" in str(rows[-1]["coding"])


def test_a_report_parted_from_what_the_rule_gives_can_come_back(
    record: Record, readings: dict[str, Reading]
) -> None:
    wire, own = readings["wire"], readings["own"]
    record.split(own.document.id)
    assert not together(record, wire, own)
    assert together(record, wire, readings["reprint"])
    record.merge(wire.document.id, own.document.id)
    assert together(record, wire, own, readings["reprint"])


def test_decisions_win_over_the_rule_and_survive_reading_again(
    record: Record, readings: dict[str, Reading]
) -> None:
    record.merge(readings["other"].document.id, readings["later"].document.id)
    record.split(readings["own"].document.id)
    for reading in readings.values():
        newer = reading.versions.model_copy(update={"codebook": "next"})
        moved = [e.model_copy(update={"id": f"n{e.id}"}) for e in reading.events]
        again = reading.model_copy(update={"versions": newer, "events": tuple(moved)})
        assert record.add(again) is True
    assert together(record, readings["other"], readings["later"])
    assert not together(record, readings["wire"], readings["own"])
    assert {str(row["id"])[:1] for row in record.decisions()} == {"n"}


def test_a_decision_whose_event_is_gone_is_kept_and_says_so(
    record: Record, readings: dict[str, Reading]
) -> None:
    later = readings["later"]
    record.merge(readings["other"].document.id, later.document.id, by="anna")
    newer = later.versions.model_copy(update={"codebook": "next"})
    record.add(later.model_copy(update={"versions": newer, "events": ()}))
    assert not together(record, readings["other"], later)
    [kept, lost] = record.decisions().rows
    assert kept["name"] is not None
    assert (lost["name"], lost["by"]) == (None, "anna")
    assert str(lost["evidence"]) in LATER


def test_names_of_events_that_are_none_are_errors(
    record: Record, readings: dict[str, Reading]
) -> None:
    wire = readings["wire"].document.id
    with pytest.raises(RecordError, match=r"x\.db: document [0-9a-f]{16} has no event 'e99'"):
        record.split(f"{wire}:e99")
    with pytest.raises(RecordError, match=r"x\.db: no document 'nowhere'"):
        record.split("nowhere:e1")
    with pytest.raises(QuestionError, match="two events or more"):
        record.merge(f"{wire}:e1")
    with pytest.raises(QuestionError, match="one event is given twice"):
        record.merge(f"{wire}:e1", f"{wire[:8]}:e1")
    assert len(record.decisions()) == 0


def test_documents_without_a_day_of_publication_are_compared_with_each_other(
    tmp_path: Path,
) -> None:
    texts = [WIRE, REPRINT, OTHER]
    undated = [dragoman.read_text(text, outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    record = keep(tmp_path / "x.db", undated)
    assert together(record, undated[0], undated[1])
    assert not together(record, undated[0], undated[2])


@pytest.mark.parametrize(
    "head",
    [
        "Oslo, 8 May 2024\n\n",
        "Oslo, 8 May 2024\n",
        "Statement on the Havbris\n\nOslo, 8 May 2024\n\n",
        "Ambassador comes home\n\n",
        "Oslo calls its ambassador home\n\nOSLO, May 8 (Nordlys) - ",
    ],
)
def test_a_document_leads_with_its_first_sentence_and_not_with_what_stands_above(
    tmp_path: Path, head: str
) -> None:
    reading = dragoman.read_text(head + OWN_WORDS, published="2024-05-08", outlet="Cape Post")
    record = keep(tmp_path / "x.db", [reading])
    [led] = [row for row in record.reports() if row["headline"]]
    assert str(led["evidence"]).startswith("Oslo recalled its ambassador")
    assert led["type"] is not None
    assert all(row["type"] is not None for row in record.happenings())


def test_headlines_in_the_text_tell_what_it_is_about(
    tmp_path: Path, readings: dict[str, Reading]
) -> None:
    text = f"Havbris: Oslo calls ambassador home\n\nOslo, 8 May 2024\n\n{OWN_WORDS}"
    own = dragoman.read_text(text, published="2024-05-08", outlet="Cape Post")
    record = keep(tmp_path / "x.db", [readings["wire"], own, readings["other"]])
    assert together(record, readings["wire"], own)
    assert not together(record, own, readings["other"])


@pytest.mark.parametrize(
    ("first", "then", "denied"),
    [
        ("Kenya opened an embassy in Sudan on Monday.", "Kenya denied training rebels.", ""),
        ("Kenya opened an embassy in Sudan on Monday.", "Kenya rejected the allegations.", ""),
        ("Kenya opened an embassy in Sudan on Monday.", "Kenya denied it would close it.", ""),
        ("Peru demanded on Monday that Chile free a ship.", "Chile rejected the demand.", ""),
        (
            "Kenya seized a Sudanese ship on Monday.",
            "Kenya denied that it had seized a ship.",
            "KEN",
        ),
        ("Kenyan troops shelled a Sudanese town on Monday.", "Kenya denied it.", "KEN"),
        ("Sudan accused Kenya of shelling a post on Monday.", "Kenya denied the charges.", "KEN"),
        ("Sudan accused Kenya of shelling a post on Monday.", "Kenya denied shelling it.", "KEN"),
        ("Sudan accused Kenya of shelling a post on Monday.", "Sudan denied the charges.", ""),
    ],
)
def test_denied_is_only_what_the_denial_is_of(
    tmp_path: Path, first: str, then: str, denied: str
) -> None:
    text = f"{first} {then}"
    row = keep(tmp_path / "x.db", [read(text, "2024-05-07", "Nordlys", "")]).happenings().rows[0]
    assert str(row["evidence"]) in first
    assert ("denied by" in str(row["disagreements"])) is bool(denied)
    assert str(row["disagreements"]) == (f"denied by {denied} GOV (Nordlys)" if denied else "")


def test_the_first_and_the_last_day_of_the_calendar_are_no_error(tmp_path: Path) -> None:
    with Record(tmp_path / "days.db") as record:
        for published in ("0001-01-01", "9999-12-31"):
            record.add(
                dragoman.read_text("Ghana expelled two Togolese envoys.", published=published)
            )
        assert len(record.happenings()) == 2


def test_copies_of_a_copy_are_of_the_first_text() -> None:
    """Of eight numbers two texts have the wanted share in common with their neighbours only."""
    rows = [range(8), range(100, 108), (*range(4), *range(50, 54)), range(46, 54)]
    digests = [np.array(list(row) * 16, dtype=np.uint32).tobytes() for row in rows]
    assert copied(digests) == [0, 1, 0, 0]
    assert copied(digests[1::2]) == [0, 1]
    assert copied([]) == []
