"""What belongs to commitments and demands as people decided it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from papers import Did, Said, Vowed, paper

from dragoman import views
from dragoman.errors import QuestionError
from dragoman.model import Act
from dragoman.record import Record

Kept = Callable[..., Record]

MADE = paper(
    "2024-03-02",
    Vowed("to reopen the northern strait by June", "PER", "CHL", "2024-03-01"),
    Said("urged", "Peru to release the crew", Act.DEMAND, "CHL", "PER", "2024-03-01"),
)
LATER = paper(
    "2024-08-01",
    Did("Peru reopened the strait to ships", "RETREAT", "PER", "CHL", "2024-06-02"),
    Said("hinted", "at a gift of medicine", Act.STATE, "BRA", "", "2024-07-02"),
    Said("rejected", "any release of the crew", Act.REJECT, "PER", "", "2024-07-03"),
    outlet="Sudland Times",
)
VOW, ASKED = (f"{MADE.document.id}:{unit}" for unit in ("c1", "s2"))
DONE, HINTED, REFUSED = (f"{LATER.document.id}:{unit}" for unit in ("e1", "s2", "s3"))


@pytest.fixture
def record(kept: Kept) -> Record:
    return kept(MADE, LATER)


def links(record: Record) -> list[tuple[object, ...]]:
    found = [*views.commitment_links(record), *views.demand_links(record)]
    return [(row["of"], row["link"], row["rule"], row["id"]) for row in found]


def test_a_link_by_hand_stands_beside_those_of_the_rules(record: Record) -> None:
    found = record.link(VOW, HINTED, "Called Broken", by="anna")
    assert [(row["kind"], row["name"], row["coding"], row["by"]) for row in found] == [
        ("link", VOW, "link called broken", "anna"),
        ("link", HINTED, "link called broken", "anna"),
    ]
    assert links(record) == [
        ("c1", "fulfilled", "done", "e1"),
        ("c1", "called broken", "by hand", "s2"),
        ("s2", "rejected", "refused", "s3"),
    ]
    [row] = views.commitments(record, "PER", to="CHL")
    assert (row["standing"], row["broken"], row["broken_by"]) == ("called broken", 1, "BRA GOV")
    [link] = views.commitment_links(record).rows[1:]
    assert (link["words"], link["likeness"]) == ("hinted: at a gift of medicine", None)


def test_what_was_unlinked_is_left_out(record: Record) -> None:
    record.unlink(VOW, DONE)
    record.unlink(ASKED, REFUSED)
    assert links(record) == []
    assert views.commitments(record).rows[0]["standing"] != "fulfilled"
    assert views.demands(record).rows[0]["answer"] == "ignored"


def test_the_last_decision_about_a_pair_wins_over_rules_and_earlier_ones(record: Record) -> None:
    record.link(VOW, DONE, "reaffirmed")
    record.unlink(ASKED, REFUSED)
    record.link(ASKED, REFUSED, "accepted")
    assert links(record) == [
        ("c1", "reaffirmed", "by hand", "e1"),
        ("s2", "accepted", "by hand", "s3"),
    ]


def test_links_survive_reading_again_and_wait_for_a_removed_document(record: Record) -> None:
    record.link(VOW, HINTED, "postponed")
    newer = LATER.versions.model_copy(update={"codebook": "2.0"})
    moved = tuple(one.model_copy(update={"id": f"s1{one.id[1:]}"}) for one in LATER.statements)
    again = LATER.model_copy(update={"versions": newer, "statements": moved})
    record.add(again)
    assert ("c1", "postponed", "by hand", "s12") in links(record)
    record.remove(LATER.document.id)
    assert links(record) == []
    record.add(LATER)
    assert ("c1", "postponed", "by hand", "s2") in links(record)


def test_what_was_rejected_is_linked_to_nothing(record: Record) -> None:
    record.link(VOW, HINTED, "postponed")
    for unit in (DONE, HINTED, REFUSED):
        record.reject(unit)
    assert links(record) == []


@pytest.mark.parametrize(
    ("of", "unit", "link", "complaint"),
    [
        (HINTED, DONE, "fulfilled", "is neither a commitment nor a demand"),
        (DONE, HINTED, "fulfilled", "is neither a commitment nor a demand"),
        (ASKED, VOW, "accepted", "c1 is a commitment: only statements and events are linked"),
        (ASKED, ASKED, "accepted", "s2 cannot be linked to itself"),
        (ASKED, DONE, "fulfilled", "of a demand 'fulfilled' is none of accepted, rejected"),
        (VOW, DONE, "kept", "of a commitment 'kept' is none of reaffirmed, postponed"),
    ],
)
def test_what_cannot_be_linked_is_an_error(
    record: Record, of: str, unit: str, link: str, complaint: str
) -> None:
    with pytest.raises(QuestionError, match=complaint):
        record.link(of, unit, link)
    assert len(record.decisions()) == 0


def test_a_rejected_unit_cannot_be_linked(record: Record) -> None:
    record.reject(DONE)
    with pytest.raises(QuestionError, match="e1 was rejected by hand, and counts nowhere"):
        record.link(VOW, DONE, "fulfilled")
