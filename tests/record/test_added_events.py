"""Events that a reading missed, added by people."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from readings import TEXT, VERSIONS, document, meeting, reading, refused_aid, span

import dragoman
from dragoman import export, views
from dragoman.errors import QuestionError, RecordError
from dragoman.model import Actor, Event, Reading, Status
from dragoman.record import Record
from dragoman.table import Row

NEWER = VERSIONS.model_copy(update={"codebook": "2.0"})
ASKED = "We ask Sudland"


@pytest.fixture
def record(tmp_path: Path) -> Record:
    record = Record(tmp_path / "x.db")
    record.add(reading())
    return record


def request(record: Record, **more: object) -> Row:
    """An event that :func:`readings.reading` does not have."""
    coding = {"type": "request", "actors": ["NOR"], "recipients": ["SDN"]} | more
    [row] = record.add_event("straits.txt", ASKED, **coding)  # type: ignore[arg-type]
    return row


def event(record: Record, id: str) -> Row:
    [row] = [row for row in record.events() if row["id"] == id]
    return row


def read_now(**changes: object) -> Event:
    """The added event as a newer codebook reads it, in more words."""
    words = span("“We ask Sudland,” Berg said")
    asked = {"id": "e1", "type": "REQUEST", "mode": None, "evidence": words, "frame": "ask"}
    sides = {"actors": (Actor(country="NOR"),), "recipients": (Actor(country="SDN"),)}
    return meeting().model_copy(update={**asked, **sides, **changes})


def again(*events: Event) -> Reading:
    """The document read by a newer codebook, with these events."""
    return reading(versions=NEWER).model_copy(update={"events": events})


def test_an_added_event_has_what_was_said_of_it(record: Record) -> None:
    row = request(
        record, mode="assist", start="2022-05-02", end="2022-05-04", issues=["strait"], by="anna"
    )
    assert row == event(record, "a1")
    assert (row["type"], row["mode"], row["quad"]) == ("REQUEST", "assist", 3)
    assert (row["actors"], row["recipients"]) == ("NOR GOV", "SDN GOV")
    assert (row["start"], row["end"]) == (date(2022, 5, 2), date(2022, 5, 4))
    assert (row["date_from"], row["decided"]) == ("corrected", "added")
    assert (row["evidence"], row["issues"], row["status"]) == (ASKED, "strait", "realised")
    assert (row["evidence_start"], row["evidence_end"]) == (
        TEXT.index(ASKED),
        TEXT.index(ASKED) + len(ASKED),
    )
    assert record.reading("straits.txt") == reading()
    assert {one.id for one in record.corrected("straits.txt").events} == {"e1", "e2", "a1"}


def test_parties_that_the_quote_names_have_their_names(record: Record) -> None:
    words = "foreign minister of Norland, Ada Berg, met her Sudland counterpart"
    record.add_event("straits.txt", words, type="AGREE", actors=["NOR", "FJI"])
    added = next(one for one in record.corrected("straits.txt").events if one.id == "a1")
    assert [(actor.code, actor.name) for actor in added.actors] == [
        ("NOR GOV", "Ada Berg"),
        ("FJI GOV", None),
    ]


def test_without_days_it_counts_on_the_day_of_publication(record: Record) -> None:
    row = request(record)
    assert (row["start"], row["end"], row["date_from"]) == (*[date(2022, 5, 5)] * 2, "published")


def test_decisions_say_who_added_it_and_why(record: Record) -> None:
    request(record, by="anna", note="a plea, by codebook 4.1")
    [row] = record.decisions()
    assert (row["kind"], row["by"], row["name"]) == ("add", "anna", f"{document().id}:a1")
    assert row["coding"] == (
        "type REQUEST; mode none; actors NOR GOV; recipients SDN GOV; note a plea, by codebook 4.1"
    )
    assert row["evidence"] == ASKED


def test_every_view_shows_it(record: Record, tmp_path: Path) -> None:
    [before] = views.sources(record)
    request(record)
    assert [row["id"] for row in record.events(actor="NOR", recipient="SDN")] == ["a1"]
    assert record.documents().rows[0]["events"] == 3
    assert [row["id"] for row in views.timeline(record, "NOR", "SDN")] == ["a1"]
    assert ("NOR", "SDN") in {(r["actor"], r["recipient"]) for r in views.network(record)}
    assert views.sources(record).rows[0]["events"] == int(str(before["events"])) + 1
    assert [row["id"] for row in views.search(record, "ask", within="events")] == ["a1"]
    assert "REQUEST" in [row["type"] for row in record.happenings()]
    export(record, "tidy", tmp_path / "x.csv")
    assert "by-hand" in (tmp_path / "x.csv").read_text(encoding="utf-8")


def test_it_stands_on_the_word_of_those_who_say_what_it_is_part_of(record: Record) -> None:
    [told] = record.add_event("straits.txt", "at once", type="CONCEDE", actors=["SDN"])
    assert told["chain"] == "Norland Herald > Berg"
    [own] = record.add_event("straits.txt", "Norland, Ada Berg", type="CONSULT", actors=["NOR"])
    assert own["chain"] == ""


def test_the_words_may_run_over_lines_and_must_be_whole(record: Record) -> None:
    lines = "Norland asked\n  Sudland for talks. The Norlanders asked in vain."
    record.add(Reading(document=document("lines.txt", lines), versions=VERSIONS))
    [row] = record.add_event("lines.txt", "asked Sudland", type="REQUEST", actors=["NOR"])
    assert row["evidence"] == "asked\n  Sudland"
    [row] = record.add_event("lines.txt", "Norland", type="ACCUSE", actors=["NOR"])
    assert row["evidence_start"] == 0


def test_words_that_stand_there_repeatedly_are_told_apart(record: Record) -> None:
    with pytest.raises(QuestionError, match="'the' stands 3 times in the document; quote more"):
        record.add_event("straits.txt", "the", type="REQUEST", actors=["NOR"])
    [row] = record.add_event("straits.txt", "the", type="REQUEST", actors=["NOR"], which=2)
    assert row["evidence_start"] == TEXT.index("the strait")
    with pytest.raises(QuestionError, match="stands 3 times, there is no 4"):
        record.add_event("straits.txt", "the", type="REQUEST", actors=["NOR"], which=4)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"quote": "no such words"}, "'no such words' does not stand in the document"),
        ({"quote": " "}, "quote: give the words"),
        ({"type": "PRAISE"}, "type: 'PRAISE' is none of"),
        ({"mode": "expel"}, "mode: no 'REQUEST expel'"),
        ({"actors": []}, "actors: an event has one at least"),
        ({"actors": ["Norlund"]}, "no country or organisation 'Norlund'"),
        ({"recipients": ["NOR XYZ"]}, "no sector 'XYZ'"),
        ({"issues": ["herring"]}, "issue: no issue 'herring'"),
        ({"start": "May"}, "date: 'May' is not a date"),
    ],
)
def test_what_cannot_be_is_an_error_and_nothing_is_added(
    record: Record, changes: dict[str, object], complaint: str
) -> None:
    given = {"quote": ASKED, "type": "REQUEST", "actors": ["NOR"]} | changes
    with pytest.raises(QuestionError, match=complaint):
        record.add_event("straits.txt", **given)  # type: ignore[arg-type]
    assert (len(record.events()), len(record.decisions())) == (2, 0)


def test_a_document_that_is_not_there_is_an_error(record: Record) -> None:
    with pytest.raises(RecordError, match="no document"):
        record.add_event("nowhere.txt", ASKED, type="REQUEST", actors=["NOR"])


def test_what_is_there_already_is_not_added(record: Record) -> None:
    met = {"type": "CONSULT", "actors": ["NOR"], "recipients": ["SUD"]}
    with pytest.raises(QuestionError, match=r":e1 is that event already: correct or confirm it"):
        record.add_event("straits.txt", "Sudland counterpart", **met)  # type: ignore[arg-type]
    record.reject("straits.txt:e1")
    with pytest.raises(QuestionError, match=":e1 is that event already"):
        record.add_event("straits.txt", "Sudland counterpart", **met)  # type: ignore[arg-type]
    request(record)
    with pytest.raises(QuestionError, match=":a1 is that event already"):
        request(record)
    assert request(record, actors=["NOR", "FJI"])["id"] == "a2"


def test_of_two_that_meet_it_does_not_matter_who_is_the_recipient(record: Record) -> None:
    with pytest.raises(QuestionError, match=":e1 is that event already"):
        record.add_event("straits.txt", "met her", type="CONSULT", actors=["SUD", "NOR"])


def test_it_is_corrected_rejected_and_confirmed_as_others_are(record: Record) -> None:
    request(record)
    [row] = record.correct("straits.txt:a1", type="THREATEN", actors=["FJI"])
    assert (row["type"], row["actors"], row["decided"]) == ("THREATEN", "FJI GOV", "added")
    record.reject("straits.txt:a1")
    assert event(record, "a1")["decided"] == "rejected"
    assert record.documents().rows[0]["events"] == 2
    assert len(views.timeline(record, "FJI", "SDN")) == 0
    record.confirm("straits.txt:a1")
    assert event(record, "a1")["decided"] == "added"
    assert len(views.timeline(record, "FJI", "SDN")) == 1


def test_what_was_rejected_can_be_added_in_other_words(record: Record) -> None:
    request(record)
    record.reject("straits.txt:a1")
    [row] = record.add_event(
        "straits.txt", "“We ask Sudland,”", type="REQUEST", actors=["NOR"], recipients=["SDN"]
    )
    assert (row["id"], row["decided"]) == ("a2", "added")
    record.add(again(read_now()))
    assert {r["id"]: r["decided"] for r in record.events()} == {"e1": "confirmed", "a1": "rejected"}


def test_it_stays_beside_a_newer_reading(record: Record) -> None:
    request(record, start="2022-05-02", by="anna")
    record.correct("straits.txt:a1", actors=["FJI"])
    before = event(record, "a1")
    assert record.add(again(meeting(), refused_aid())) is True
    assert event(record, "a1") == before
    assert len(record.events()) == 3
    assert [row["id"] for row in record.decisions()] == ["a1", "a1"]
    assert [row["id"] for row in record.events(actor="FJI")] == ["a1"]
    assert "REQUEST" in [row["type"] for row in record.happenings()]


def test_what_a_newer_reading_has_itself_stands_there_once(record: Record) -> None:
    request(record, start="2022-05-02", by="anna")
    record.add(again(read_now(), refused_aid()))
    row = event(record, "e1")
    assert (row["type"], row["frame"], row["decided"]) == ("REQUEST", "ask", "confirmed")
    assert (row["start"], row["date_from"]) == (date(2022, 5, 2), "corrected")
    assert (row["actors"], row["recipients"]) == ("NOR GOV", "SDN GOV")
    assert len(record.events()) == 2
    assert [row["id"] for row in record.decisions()] == ["e1"]


def test_what_was_decided_about_it_goes_with_it(record: Record) -> None:
    request(record, mode="assist")
    record.correct("straits.txt:a1", actors=["FJI"])
    other = read_now()
    ours = read_now(id="e5", actors=(Actor(country="FJI"),))
    record.add(again(other, ours))
    assert event(record, "e1")["decided"] is None
    assert (event(record, "e5")["actors"], event(record, "e5")["mode"]) == ("FJI GOV", "assist")
    newest = again(meeting()).model_copy(
        update={"versions": VERSIONS.model_copy(update={"codebook": "3.0"})}
    )
    record.add(newest)
    assert (event(record, "a1")["actors"], event(record, "a1")["decided"]) == ("FJI GOV", "added")
    assert [row["id"] for row in record.decisions()] == ["a1", "a1"]


def test_a_mode_that_was_not_given_stays_as_it_is_read(record: Record) -> None:
    request(record)
    record.add(again(read_now(mode="assist", intensity=-2)))
    assert (event(record, "e1")["mode"], event(record, "e1")["intensity"]) == ("assist", -2)


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "THREATEN"},
        {"recipients": ()},
        {"evidence": span("has not sent aid")},
        {"status": Status.NEGATED},
    ],
)
def test_another_event_at_the_place_is_not_it(record: Record, changes: dict[str, object]) -> None:
    request(record)
    record.add(again(read_now(**changes)))
    assert {row["id"]: row["decided"] for row in record.events()} == {"a1": "added", "e1": None}


def test_a_wrong_event_rejected_at_the_place_does_not_take_it_along(record: Record) -> None:
    wrong = read_now(id="e3", type="THREATEN")
    record.add(again(wrong))
    request(record)
    record.reject("straits.txt:e3")
    newest = VERSIONS.model_copy(update={"codebook": "3.0"})
    record.add(again(read_now()).model_copy(update={"versions": newest}))
    assert [(row["id"], row["decided"]) for row in record.events()] == [("e1", "confirmed")]
    assert [row["id"] for row in record.decisions()] == ["e1", None]


def test_it_goes_with_its_document_and_comes_back_with_it(record: Record) -> None:
    request(record, by="anna")
    before = record.events().rows
    record.remove("straits.txt")
    assert len(record.events()) == len(record.happenings()) == 0
    assert [(row["kind"], row["id"]) for row in record.decisions()] == [("add", None)]
    record.add(reading())
    assert record.events().rows == before
    assert request(record, type="THREATEN")["id"] == "a2"


def test_it_is_merged_and_split_as_others_are(record: Record) -> None:
    other = document("other.txt", TEXT.replace("On 3 May", "On Tuesday"), date(2022, 5, 6))
    record.add(reading(other))
    request(record)
    merged = record.merge("straits.txt:a1", "other.txt:e1")
    assert {row["id"] for row in merged} >= {f"{document().id}:a1", f"{other.id}:e1"}
    record.add(again(meeting(), refused_aid()))
    assert {row["id"] for row in record.reports("straits.txt:a1")} == {r["id"] for r in merged}
    [alone] = record.split("straits.txt:a1")
    assert alone["id"] == f"{document().id}:a1"


def test_rules_link_it_to_a_commitment(tmp_path: Path) -> None:
    vow = "Norway promised on May 1 to send Chile two hospital ships by June 9."
    deed = "Crowds cheered. Two hospital ships, sent from the fjords to Chile, lay in the harbour."
    with Record(tmp_path / "y.db") as record:
        record.add(dragoman.read_text(vow, published="2024-05-02"))
        kept = dragoman.read_text(deed, published="2024-06-01").document
        record.add(Reading(document=kept, versions=VERSIONS))
        assert [row["standing"] for row in views.commitments(record)] == ["open"]
        words = "Two hospital ships, sent from the fjords to Chile"
        record.add_event(kept.id, words, type="AID", actors=["NOR"], recipients=["CHL"])
        assert [row["standing"] for row in views.commitments(record)] == ["fulfilled"]


def test_people_link_it_to_a_commitment(record: Record) -> None:
    [row] = record.add_event(
        "straits.txt", "reopen it by June", type="CONCEDE", actors=["SUD"], start="2022-06-03"
    )
    record.link("straits.txt:c1", f"straits.txt:{row['id']}", "fulfilled")
    assert [row["standing"] for row in views.commitments(record)] == ["fulfilled"]
    record.add(again(meeting()))
    assert [row["standing"] for row in views.commitments(record)] == ["fulfilled"]
