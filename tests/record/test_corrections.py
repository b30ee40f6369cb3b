"""Events corrected, rejected and confirmed by people."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from readings import VERSIONS, document, meeting, reading, refused_aid

from dragoman.errors import QuestionError, RecordError
from dragoman.model import Event, Reading, Versions
from dragoman.record import Record
from dragoman.table import Row

NEWER = VERSIONS.model_copy(update={"codebook": "2.0"})


@pytest.fixture
def record(tmp_path: Path) -> Record:
    record = Record(tmp_path / "x.db")
    record.add(reading())
    return record


def event(record: Record, number: str) -> Row:
    [row] = [row for row in record.events() if row["id"] == number]
    return row


def again(events: tuple[Event, ...], versions: Versions = NEWER) -> Reading:
    """The document read by a newer codebook, with other events."""
    return reading(versions=versions).model_copy(update={"events": events})


def test_a_correction_changes_what_it_says_and_nothing_else(record: Record) -> None:
    before = event(record, "e1")
    [row] = record.correct(
        "straits.txt:e1",
        type="sanction",
        mode="expel",
        actors=["SDN mil"],
        recipients=["NOR"],
        start="2022-05-02",
        by="anna",
    )
    assert row == event(record, "e1")
    changed = {name for name in before if row[name] != before[name]}
    assert changed == {
        *("type", "mode", "quad", "intensity", "cameo", "goldstein", "actors", "recipients"),
        *("start", "end", "date_from", "decided"),
    }
    assert (row["type"], row["mode"], row["quad"], row["cameo"]) == ("SANCTION", "expel", 4, "16")
    assert (row["actors"], row["recipients"]) == ("SDN MIL", "NOR GOV")
    assert (row["start"], row["end"]) == (date(2022, 5, 2), date(2022, 5, 2))
    assert (row["date_from"], row["decided"]) == ("corrected", "corrected")


def test_questions_find_the_corrected_coding(record: Record) -> None:
    record.correct("straits.txt:e1", type="SANCTION", actors=["SDN"], recipients=[])
    assert [row["id"] for row in record.events(actor="SDN")] == ["e1"]
    assert len(record.events(type="CONSULT")) == 0
    assert record.events(actor="SDN", type="SANCTION").rows[0]["recipients"] == ""
    assert record.reading("straits.txt") == reading()


def test_a_rejected_event_is_shown_and_not_counted(record: Record) -> None:
    before = [row["type"] for row in record.happenings()]
    assert "CONSULT" in before
    record.reject("straits.txt:e1", by="ben")
    assert event(record, "e1")["decided"] == "rejected"
    assert record.documents().rows[0]["events"] == 1
    before.remove("CONSULT")
    assert [row["type"] for row in record.happenings()] == before
    assert [e.id for e in record.corrected("straits.txt").events] == ["e2"]


def test_the_last_decision_wins_and_earlier_corrections_stay(record: Record) -> None:
    record.correct("straits.txt:e1", type="AGREE")
    record.correct("straits.txt:e1", actors=["FJI"])
    assert (event(record, "e1")["type"], event(record, "e1")["actors"]) == ("AGREE", "FJI GOV")
    record.reject("straits.txt:e1")
    record.confirm("straits.txt:e1", by="carl")
    row = event(record, "e1")
    assert (row["decided"], row["type"], row["actors"]) == ("confirmed", "AGREE", "FJI GOV")
    assert len(record.decisions()) == 4


def test_decisions_say_who_when_and_what(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "dora")
    record.correct("straits.txt:e1", type="AGREE", recipients=[])
    [row] = record.decisions()
    assert row["by"] == "dora"
    assert datetime.fromisoformat(str(row["at"])).tzinfo is not None
    assert row["coding"] == "type AGREE; mode none; recipients none"
    assert row["evidence"] == "met her Sudland counterpart"


def test_corrections_survive_a_newer_codebook(record: Record) -> None:
    record.correct("straits.txt:e1", actors=["FJI"], by="anna")
    record.reject("straits.txt:e2", by="ben")
    wider = meeting().evidence.model_copy(update={"start": meeting().evidence.start - 10})
    moved = meeting().model_copy(update={"id": "e7", "evidence": wider})
    refused = refused_aid().model_copy(update={"id": "e1"})
    assert record.add(again((moved, refused))) is True
    assert event(record, "e7")["actors"] == "FJI GOV"
    assert event(record, "e7")["decided"] == "corrected"
    assert event(record, "e1")["decided"] == "rejected"
    assert [row["id"] for row in record.decisions()] == ["e7", "e1"]


def test_of_several_events_at_the_place_the_one_of_the_type_is_meant(record: Record) -> None:
    record.confirm("straits.txt:e1")
    praise = meeting().model_copy(update={"id": "e3", "type": "SUPPORT"})
    short = meeting().evidence.model_copy(update={"end": meeting().evidence.start + 3})
    same = meeting().model_copy(update={"id": "e4", "evidence": short})
    record.add(again((praise, same)))
    assert event(record, "e4")["decided"] == "confirmed"
    assert event(record, "e3")["decided"] is None


def test_a_correction_that_finds_no_event_is_kept_until_one_comes(record: Record) -> None:
    record.correct("straits.txt:e1", type="AGREE", by="anna")
    record.add(again((refused_aid(),)))
    [lost] = record.decisions()
    assert (lost["id"], lost["by"], lost["coding"]) == (None, "anna", "type AGREE; mode none")
    assert lost["evidence"] == "met her Sudland counterpart"
    assert event(record, "e2")["decided"] is None
    newest = VERSIONS.model_copy(update={"codebook": "3.0"})
    record.add(again((meeting(),), newest))
    assert event(record, "e1")["type"] == "AGREE"


def test_a_users_own_type_takes_the_scores_it_has_in_the_record(record: Record) -> None:
    own = meeting().model_copy(update={"id": "e9", "type": "MEDIATE", "mode": None, "quad": 1})
    record.add(again((meeting(), own)))
    record.correct("straits.txt:e1", type="mediate")
    assert event(record, "e1")["type"] == "MEDIATE"
    assert event(record, "e1")["intensity"] == own.intensity
    record.add(again((meeting(),), VERSIONS))
    assert event(record, "e1")["type"] == "MEDIATE"


def test_a_party_of_own_knowledge_is_one_that_the_record_has(record: Record) -> None:
    record.correct("straits.txt:e1", actors=["sud mil"], recipients=["PACT"])
    assert (event(record, "e1")["actors"], event(record, "e1")["recipients"]) == (
        "SUD MIL",
        "PACT GOV",
    )
    with pytest.raises(QuestionError, match="no country or organisation 'ZED'"):
        record.correct("straits.txt:e1", actors=["ZED"])


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({}, "say what is right"),
        ({"type": "QUARREL"}, "type: 'QUARREL' is none of"),
        ({"mode": "zap"}, "mode: no 'CONSULT zap' in the codebook"),
        ({"actors": ["the king"]}, "^no country or organisation 'the king'$"),
        ({"actors": ["CHN the king"]}, "actors: 'CHN the king' is neither"),
        ({"actors": []}, "actors: an event has one at least"),
        ({"start": "3 May"}, "date: '3 May' is not a date"),
        ({"start": "2022-05-03", "end": "2022-05-01"}, "date: 2022-05-01 is before 2022-05-03"),
    ],
)
def test_what_cannot_be_right_is_an_error(
    record: Record, changes: dict[str, object], complaint: str
) -> None:
    with pytest.raises(QuestionError, match=complaint):
        record.correct("straits.txt:e1", **changes)  # type: ignore[arg-type]
    assert event(record, "e1")["decided"] is None
    assert len(record.decisions()) == 0


def test_only_coded_events_can_be_judged(record: Record) -> None:
    with pytest.raises(
        RecordError,
        match=r"x\.db: document [0-9a-f]{16} has no statement, event or commitment 'e5'",
    ):
        record.reject(f"{document().id[:5]}:e5")
    with pytest.raises(QuestionError, match=r"'straits\.txt' names no unit"):
        record.confirm("straits.txt")
