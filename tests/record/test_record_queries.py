"""Questions asked of a record."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest
from readings import (
    BERG,
    NAVY,
    NORLAND,
    PACT,
    SUDLAND,
    TEXT,
    bare,
    document,
    meeting,
    reading,
    span,
)

from dragoman.errors import RecordError
from dragoman.model import Actor
from dragoman.record import Record, Table


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """One document with units, published on 5 May 2022."""
    with Record(tmp_path / "x.db") as record:
        record.add(reading())
        yield record


def ids(table: Table) -> list[object]:
    return [row["id"] for row in table]


def test_an_event_row_says_all(record: Record) -> None:
    place = span("met her Sudland counterpart")
    assert record.events(type="CONSULT").rows == [
        {
            "id": "e1",
            "document": document().id,
            "outlet": "Norland Herald",
            "published": date(2022, 5, 5),
            "type": "CONSULT",
            "mode": "visit",
            "quad": 1,
            "intensity": 4.0,
            "cameo": "04",
            "goldstein": 1.0,
            "actors": "NOR GOV",
            "recipients": "SUD GOV; SUD MIL",
            "start": date(2022, 5, 1),
            "end": date(2022, 5, 3),
            "date_from": "own",
            "place": "Västhamn",
            "status": "realised",
            "chain": "",
            "contexts": "diplomatic; territory",
            "issues": "strait",
            "evidence": "met her Sudland counterpart",
            "evidence_start": place.start,
            "evidence_end": place.end,
            "frame": "meet",
            "statement": None,
            "confidence": 0.95,
            "decided": None,
        }
    ]


def test_a_statement_row_says_all(record: Record) -> None:
    assert record.statements(type="demand").rows == [
        {
            "id": "s1",
            "document": document().id,
            "outlet": "Norland Herald",
            "published": date(2022, 5, 5),
            "speakers": "NOR GOV",
            "addressees": "SUD GOV",
            "act": "demand",
            "cue": "said",
            "content": "We ask Sudland … to reopen the strait at once",
            "form": "direct",
            "chain": "Norland Herald",
            "polarity": "affirmed",
            "modality": "fact",
            "strength": "plain",
            "start": date(2022, 5, 3),
            "end": date(2022, 5, 3),
            "date_from": "own",
            "issues": "strait; fishing",
            "evidence_start": TEXT.index("We ask"),
            "evidence_end": TEXT.index(".” Sudland"),
            "cue_start": span("said").start,
            "cue_end": span("said").end,
            "content_start": TEXT.index("We ask"),
            "content_end": TEXT.index(".” Sudland"),
            "confidence": 0.9,
            "decided": None,
        }
    ]


def test_a_commitment_row_says_all(record: Record) -> None:
    content = span("to reopen it by June")
    assert record.commitments().rows == [
        {
            "id": "c1",
            "document": document().id,
            "outlet": "Norland Herald",
            "published": date(2022, 5, 5),
            "obligors": "SUD GOV",
            "beneficiaries": "NOR GOV",
            "kind": "promise",
            "content": "to reopen it by June",
            "condition": "if the patrols end",
            "start": date(2022, 5, 5),
            "end": date(2022, 5, 5),
            "date_from": "published",
            "due_start": date(2022, 6, 1),
            "due_end": date(2022, 6, 30),
            "evidence_start": content.start,
            "evidence_end": content.end,
            "statement": "s2",
            "event": None,
            "decided": None,
        }
    ]


def test_a_wording_row_says_all(record: Record) -> None:
    words = span("promised")
    assert record.wording(target="SUD").rows == [
        {
            "id": "w1",
            "document": document().id,
            "outlet": "Norland Herald",
            "published": date(2022, 5, 5),
            "evidence": "promised",
            "direction": "against",
            "targets": "SUD GOV",
            "entry": "promise",
            "neutral": "say",
            "evidence_start": words.start,
            "evidence_end": words.end,
        }
    ]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["w1", "w2"]),
        ({"target": "SUD GOV"}, ["w1"]),
        ({"target": "SUD MIL"}, []),
        ({"outlet": "Norland Herald"}, ["w1", "w2"]),
        ({"outlet": "Sudland Times"}, []),
        ({"direction": "DISTANCE"}, ["w2"]),
        ({"since": "2022-05-05", "until": "2022-05-05"}, ["w1", "w2"]),
        ({"until": "2022-05-04"}, []),
        ({"document": "straits.txt"}, ["w1", "w2"]),
    ],
)
def test_wording_is_filtered(record: Record, filters: dict[str, str], found: list[str]) -> None:
    assert ids(record.wording(**filters)) == found


def test_a_direction_that_is_none_is_an_error(record: Record) -> None:
    with pytest.raises(RecordError, match="direction: 'up' is none of against, for, distance"):
        record.wording(direction="up")


def test_a_chain_runs_from_the_outermost_source(record: Record) -> None:
    assert record.statements(type="commit").rows[0]["chain"] == (
        "Norland Herald > a Norland official"
    )
    assert record.events(type="AID").rows[0]["chain"] == "a Norland official > Norland Herald"


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["e1", "e2"]),
        ({"actor": "NOR"}, ["e1", "e2"]),
        ({"actor": "nor gov"}, ["e1", "e2"]),
        ({"actor": "SUD"}, []),
        ({"recipient": "SUD"}, ["e1"]),
        ({"recipient": "sud  mil"}, ["e1"]),
        ({"recipient": "SUD COP"}, []),
        ({"recipient": "PACT"}, ["e2"]),
        ({"recipient": "PAC"}, []),
        ({"actor": "NOR", "recipient": "PACT GOV"}, ["e2"]),
        ({"type": "aid"}, ["e2"]),
        ({"type": "ASSAULT"}, []),
        ({"status": "Negated"}, ["e2"]),
        ({"status": "realised"}, ["e1"]),
        ({"document": "straits.txt"}, ["e1", "e2"]),
        ({"document": "straits.txt", "actor": "NOR", "type": "CONSULT"}, ["e1"]),
    ],
)
def test_events_are_filtered(record: Record, filters: dict[str, str], found: list[str]) -> None:
    assert ids(record.events(**filters)) == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"actor": "NOR", "recipient": "SUD"}, True),
        ({"actor": "SUD", "recipient": "NOR"}, True),
        ({"actor": "NOR GOV", "recipient": "SUD MIL"}, True),
        ({"recipient": "SUD"}, True),
        ({"actor": "NOR", "recipient": "NOR"}, False),
        ({"actor": "NOR MIL", "recipient": "SUD"}, False),
        ({"actor": "NOR", "recipient": "PACT"}, False),
        ({"actor": "PACT", "recipient": "SUD"}, False),
    ],
)
def test_parties_that_act_together_act_with_each_other(
    tmp_path: Path, filters: dict[str, str], found: bool
) -> None:
    talks = {"actors": (BERG, NORLAND, NAVY), "recipients": ()}
    with Record(tmp_path / "x.db") as record:
        record.add(reading().model_copy(update={"events": (meeting().model_copy(update=talks),)}))
        assert ids(record.events(**filters)) == (["e1"] if found else [])


@pytest.mark.parametrize("recipients", [(), (PACT,)])
def test_a_party_that_acts_alone_or_on_another_is_no_recipient(
    tmp_path: Path, recipients: tuple[Actor, ...]
) -> None:
    actors = (BERG, NORLAND, *([SUDLAND] if recipients else []))
    event = meeting().model_copy(update={"actors": actors, "recipients": recipients})
    with Record(tmp_path / "x.db") as record:
        record.add(reading().model_copy(update={"events": (event,)}))
        assert ids(record.events(recipient="NOR")) == []
        assert ids(record.events(actor="NOR", recipient="SUD")) == []


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2022-05-03", None, ["e1", "e2"]),
        ("2022-05-04", None, ["e2"]),
        (date(2022, 5, 5), "2022-05-05", ["e2"]),
        (None, "2022-04-30", []),
        (None, "2022-05-01", ["e1"]),
        (datetime(2022, 5, 2, 23, 59), datetime(2022, 5, 2, 1, 0), ["e1"]),
        ("2022-05-06", None, []),
    ],
)
def test_an_interval_counts_if_it_overlaps(
    record: Record, since: str | date | None, until: str | date | None, found: list[str]
) -> None:
    assert ids(record.events(since=since, until=until)) == found


def test_an_event_without_a_date_counts_on_the_day_of_publication(record: Record) -> None:
    (row,) = record.events(type="AID", since="2022-05-05", until="2022-05-05")
    assert (row["start"], row["end"]) == (date(2022, 5, 5), date(2022, 5, 5))
    assert row["date_from"] == "published"


def test_an_event_without_any_date_is_on_no_day(record: Record) -> None:
    record.add(reading(document("undated.txt", published=None)))
    found = record.events(type="AID", document="undated.txt")
    assert [(row["start"], row["end"], row["date_from"]) for row in found] == [(None, None, None)]
    assert ids(record.events(type="AID", document="undated.txt", since="1900-01-01")) == []
    assert ids(record.events(type="AID", document="undated.txt", until="2100-01-01")) == []


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["s1", "s2"]),
        ({"actor": "NOR"}, ["s1"]),
        ({"recipient": "NOR GOV"}, ["s2"]),
        ({"type": "commit"}, ["s2"]),
        ({"type": "REQUEST"}, ["s1"]),
        ({"type": "agree"}, ["s2"]),
        ({"type": "THREATEN"}, []),
        ({"issue": "strait"}, ["s1"]),
        ({"issue": "diplomatic"}, []),
        ({"since": "2022-05-04"}, ["s2"]),
        ({"until": "2022-05-04"}, ["s1"]),
    ],
)
def test_statements_are_filtered(record: Record, filters: dict[str, str], found: list[str]) -> None:
    assert ids(record.statements(**filters)) == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"actor": "SUD", "recipient": "NOR"}, ["c1"]),
        ({"actor": "NOR"}, []),
        ({"type": "PROMISE"}, ["c1"]),
        ({"type": "plan"}, []),
        ({"since": "2022-05-06"}, []),
    ],
)
def test_commitments_are_filtered(
    record: Record, filters: dict[str, str], found: list[str]
) -> None:
    assert ids(record.commitments(**filters)) == found


def test_a_source_takes_no_part(record: Record) -> None:
    """The official on whose word e2 stands is Norland's; a chain makes nobody a recipient."""
    assert ids(record.statements(recipient="NOR", type="demand")) == []
    assert ids(record.statements(actor="NOR", type="commit")) == []


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"actor": "the Norland navy"}, "actor: 'the Norland navy' is neither a country"),
        ({"recipient": ""}, "recipient: '' is neither a country"),
        ({"actor": "NOR GVO"}, "actor: no sector 'GVO'; there are .*GOV"),
        ({"recipient": "sud gvo"}, "recipient: no sector 'GVO'"),
        ({"since": "3 May"}, "since: '3 May' is not a date like 2024-02-09"),
        ({"until": "2022-02-30"}, "until: '2022-02-30' is not a date"),
        ({"type": "QUARREL"}, "type: 'QUARREL' is none of AGREE, CONSULT, "),
        ({"status": "maybe"}, "status: 'maybe' is none of realised, future, negated"),
    ],
)
def test_a_question_that_makes_no_sense_is_an_error(
    record: Record, filters: dict[str, str], message: str
) -> None:
    with pytest.raises(RecordError, match=message):
        record.events(**filters)


def test_a_question_that_is_no_text_is_an_error(record: Record) -> None:
    with pytest.raises(RecordError, match="asked for words that are no Unicode text"):
        record.events(actor="CAF\udce9")
    with pytest.raises(RecordError, match="asked for words that are no Unicode text"):
        record.reading("caf\udce9")


def test_a_type_that_is_no_act_is_an_error(record: Record) -> None:
    for wanted in ("beg", "AID", ""):
        with pytest.raises(RecordError, match="is no speech act and no event type of one"):
            record.statements(type=wanted)
    with pytest.raises(RecordError, match="type: 'vow' is none of promise, agreement, plan"):
        record.commitments(type="vow")


def test_rows_come_by_publication_document_and_place_in_the_text(tmp_path: Path) -> None:
    sources = [
        document("c.txt", published=None),
        document("b.txt", published=date(2022, 5, 6)),
        document("a.txt", published=date(2022, 5, 5)),
        document("d.txt", published=date(2022, 5, 5)),
    ]
    dated = sorted(sources[2:], key=lambda source: source.id)
    expected = [source.id for source in (*dated, sources[1], sources[0])]
    for name, added in (("one.db", sources), ("two.db", sources[::-1])):
        with Record(tmp_path / name) as record:
            for source in added:
                record.add(reading(source))
            names = [row["name"] for row in record.documents()]
            assert names == ["a.txt", "d.txt", "b.txt", "c.txt"]
            keys = [(row["document"], row["id"]) for row in record.events()]
            assert keys == [(key, unit) for key in expected for unit in ("e1", "e2")]


def test_a_document_row_counts_its_units(record: Record) -> None:
    record.add(bare("quiet.txt", date(2022, 5, 6), outlet="Sudland Times"))
    first, second = record.documents()
    assert first["name"] == "straits.txt"
    assert first["outlet_country"] == "NOR"
    assert first["codebook"] == "1.0"
    assert (first["statements"], first["events"], first["commitments"]) == (2, 2, 1)
    assert second["outlet"] == "Sudland Times"
    assert (second["statements"], second["events"], second["commitments"]) == (0, 0, 0)


def test_a_table_becomes_a_data_frame(record: Record) -> None:
    frame = record.events().df()
    assert list(frame.columns) == list(record.events().columns)
    assert list(frame["type"]) == ["CONSULT", "AID"]
    assert frame["start"].min() == pd.Timestamp(2022, 5, 1)
    assert pd.api.types.is_datetime64_any_dtype(frame["published"])


def test_an_empty_table_has_the_same_columns_as_a_full_one(record: Record) -> None:
    full, empty = record.events().df(), record.events(type="ASSAULT").df()
    assert len(empty) == 0
    assert list(empty.columns) == list(full.columns)
    assert empty["start"].dtype == full["start"].dtype


def test_a_data_frame_holds_days_of_any_century(tmp_path: Path) -> None:
    with Record(tmp_path / "x.db") as record:
        record.add(bare("old.txt", date(1648, 10, 24)))
        record.add(bare("undated.txt", None))
        published = record.documents().df()["published"]
    assert published[0].date() == date(1648, 10, 24)
    assert pd.isna(published[1])


def test_a_table_becomes_csv(record: Record) -> None:
    table = record.events()
    lines = list(csv.DictReader(io.StringIO(table.to_csv())))
    assert len(lines) == 2
    assert lines[0]["start"] == "2022-05-01"
    assert lines[0]["statement"] == ""
    assert lines[0]["recipients"] == "SUD GOV; SUD MIL"
    assert tuple(lines[0]) == table.columns


def test_a_table_becomes_json(record: Record) -> None:
    rows = json.loads(record.events().to_json())
    assert [row["id"] for row in rows] == ["e1", "e2"]
    assert rows[0]["end"] == "2022-05-03"
    assert rows[0]["mode"] == "visit"
    assert rows[1]["mode"] is None


def test_a_record_needs_pandas_for_data_frames_only() -> None:
    program = "import sys, dragoman.record; print('pandas' in sys.modules, 'spacy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]
