"""Commitments and demands that are told more than once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from papers import Did, Said, Vowed, paper

from dragoman import views
from dragoman.model import Act
from dragoman.record import Record

Kept = Callable[..., Record]

DREDGED = "to dredge the southern harbour canal"
FIRST = paper("2024-03-02", Vowed(DREDGED, "PER", "CHL", "2024-03-01"))
AGAIN = paper(
    "2024-05-02",
    Vowed("its pledge to dredge the canal", "PER", "CHL", "2024-05-01"),
    outlet="Sudland Times",
)
DONE = paper(
    "2024-09-02",
    Did("Peru dredged the southern harbour canal", "COOPERATE", "PER", "CHL", "2024-09-01"),
    outlet="Harbour News",
)


def asked(on: str, cue: str, words: str, to: str = "PER") -> Said:
    return Said(cue, words, Act.DEMAND, "CHL", to, on)


def test_what_is_told_again_is_one_row_with_one_fate(kept: Kept) -> None:
    record = kept(FIRST, AGAIN, DONE)
    [row] = views.commitments(record)
    assert (row["document"], row["standing"], row["tellings"]) == (
        FIRST.document.id,
        "fulfilled",
        2,
    )
    links = [
        (one["link"], one["unit"], one["of_document"]) for one in views.commitment_links(record)
    ]
    assert links == [
        ("told", "commitment", FIRST.document.id),
        ("fulfilled", "event", FIRST.document.id),
    ]


@pytest.mark.parametrize(
    "other",
    [
        Vowed("to dredge the northern fairway", "PER", "CHL", "2024-05-01"),
        Vowed(DREDGED, "BOL", "CHL", "2024-05-01"),
        Vowed(DREDGED, "PER", "BRA", "2024-05-01"),
        Vowed(DREDGED, "PER", "CHL", "2029-05-01"),
    ],
)
def test_other_contents_parties_and_times_are_other_commitments(kept: Kept, other: Vowed) -> None:
    found = views.commitments(kept(FIRST, paper("2024-06-02", other, outlet="Sudland Times")))
    assert [row["tellings"] for row in found] == [1, 1]


@pytest.mark.parametrize(
    ("words", "due", "rows"),
    [
        ("to lend Chile 40 million pesos for wells", "2024-06-30", 1),
        ("to lend Chile 40 million pesos for wells", "2025-06-30", 2),
        ("that the 40 million pesos for wells would be delayed", "2025-06-30", 1),
        ("to lend Chile 60 million pesos for wells", "2024-06-30", 2),
    ],
)
def test_other_sums_and_due_dates_are_other_commitments_unless_put_off(
    kept: Kept, words: str, due: str, rows: int
) -> None:
    lent = "to lend Chile 40 million pesos for wells"
    first = Vowed(lent, "PER", "CHL", "2024-03-01", "2024-06-30")
    later = paper("2024-05-02", Vowed(words, "PER", "CHL", "2024-05-01", due), outlet="Times")
    found = views.commitments(kept(paper("2024-03-02", first), later))
    assert len(found) == rows
    if rows == 1:
        assert str(found.rows[0]["due_end"]) == due


def test_a_mere_word_for_it_is_a_telling_of_the_only_one(kept: Kept) -> None:
    word = paper("2024-05-02", Vowed("its promise", "PER", "CHL", "2024-05-01"), outlet="Times")
    [row] = views.commitments(kept(FIRST, word))
    assert row["tellings"] == 2


def test_a_mere_word_stands_alone_where_it_may_mean_two(kept: Kept) -> None:
    other = Vowed("to return the stolen gold", "PER", "CHL", "2024-03-01")
    word = paper("2024-05-02", Vowed("its promise", "PER", "CHL", "2024-05-01"), outlet="Times")
    found = views.commitments(kept(FIRST, paper("2024-04-02", other), word))
    assert sorted(int(str(row["tellings"])) for row in found) == [1, 1, 1]


def test_a_demand_in_the_words_of_its_refusal_is_that_demand(kept: Kept) -> None:
    made = paper("2024-04-10", asked("2024-04-09/2024-04-10", "demanded", "an apology from Peru"))
    refused = Said(
        "rejected", "the demand for an apology", Act.REJECT, "PER", "CHL", "2024-04-08/2024-04-11"
    )
    told = asked("2024-04-08/2024-04-11", "demand", "for an apology")
    answer = paper("2024-04-11", refused, told, outlet="Sudland Times")
    [row] = views.demands(kept(made, answer))
    assert (row["document"], row["tellings"], row["answer"]) == (made.document.id, 2, "rejected")


def test_of_days_that_overlap_what_was_published_before_answers_nothing(kept: Kept) -> None:
    made = paper("2024-04-12", asked("2024-04-09/2024-04-12", "demanded", "an apology from Peru"))
    refused = Said("refused", "any apology", Act.REJECT, "PER", "CHL", "2024-04-10/2024-04-11")
    record = kept(made, paper("2024-04-11", refused, outlet="Sudland Times"))
    assert views.demands(record).rows[0]["rejected"] == 0


def test_the_answer_does_not_depend_on_what_is_asked(kept: Kept) -> None:
    other = paper("2024-04-02", Vowed("to return the stolen gold", "PER", "BRA", "2024-03-20"))
    broken = Said(
        "accused", "Peru of breaking its promise", Act.CRITICISE, "CHL", "PER", "2024-07-01"
    )
    record = kept(FIRST, AGAIN, other, paper("2024-07-02", broken, outlet="Harbour News"))
    whole = {row["id"]: row for row in views.commitments(record) if "CHL" in str(row.values())}
    [expected] = whole.values()
    assert (expected["standing"], expected["tellings"]) == ("called broken", 2)
    for question in (
        views.commitments(record, "PER", to="CHL"),
        views.commitments(record, to="CHL"),
        views.commitments(record, since="2024-04-20"),
        views.commitments(record, document=AGAIN.document.id),
    ):
        assert question.rows == [expected]


def test_a_word_stands_for_none_of_two_whichever_is_asked_for(kept: Kept) -> None:
    other = Vowed("to return the stolen gold", "PER", "CHL", "2024-04-20")
    broken = Said(
        "accused", "Peru of breaking its promise", Act.CRITICISE, "CHL", "PER", "2024-07-01"
    )
    record = kept(FIRST, paper("2024-04-22", other), paper("2024-07-02", broken, outlet="Times"))
    found = (*views.commitments(record), *views.commitments(record, until="2024-03-30"))
    assert [row["broken"] for row in found] == [0, 0, 0]


def test_a_link_by_hand_to_any_telling_counts_for_the_row(kept: Kept) -> None:
    record = kept(FIRST, AGAIN, DONE)
    record.link(f"{AGAIN.document.id}:c1", f"{DONE.document.id}:e1", "reaffirmed")
    [row] = views.commitments(record)
    assert (row["standing"], row["reaffirmed"]) == ("open", 1)
    record.unlink(f"{AGAIN.document.id}:c1", f"{DONE.document.id}:e1")
    assert [one["link"] for one in views.commitment_links(record)] == ["told"]


def test_a_rejected_telling_tells_nothing(kept: Kept) -> None:
    record = kept(FIRST, AGAIN)
    record.reject(f"{FIRST.document.id}:c1")
    [row] = views.commitments(record)
    assert (row["document"], row["tellings"]) == (AGAIN.document.id, 1)


def test_what_two_agreed_is_not_the_only_promise_to_whom_one_is_asked_for(kept: Kept) -> None:
    agreed = Vowed("to open a school in Arica", "PER + CHL", "PER + CHL", "2024-04-20")
    kept_word = Said(
        "thanked", "Peru for it kept its word", Act.SUPPORT, "CHL", "PER", "2024-07-01"
    )
    both = paper("2024-04-22", agreed)
    record = kept(FIRST, both, paper("2024-07-02", kept_word, outlet="Times"))
    for question in (views.commitments(record), views.commitments(record, "CHL")):
        assert {row["standing"] for row in question} == {"open"}
