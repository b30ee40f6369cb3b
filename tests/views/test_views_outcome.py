"""What became of several things, of what several promised, and in other words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from papers import Did, Said, Vowed, paper

from dragoman import views
from dragoman.model import Act, Reading
from dragoman.record import Record

Kept = Callable[..., Record]

ASKED = paper(
    "2024-03-02",
    Said(
        "demanded",
        "the release of the crew, an apology and compensation for the fishermen",
        Act.DEMAND,
        "PER",
        "CHL",
        "2024-03-01",
    ),
)
JOINT = paper(
    "2024-03-02",
    Vowed("will remove the tolls on the bridge by 1 June", "PER + CHL", "PER + CHL", "2024-03-01"),
)


def later(*units: Did | Said | Vowed, on: str = "2024-08-01") -> Reading:
    return paper(on, *units, outlet="Sudland Times")


def standing(record: Record, actor: str | None = None, to: str | None = None) -> str:
    (row,) = views.commitments(record, actor, to=to)
    return str(row["standing"])


def answer(record: Record) -> str:
    (row,) = views.demands(record)
    return str(row["answer"])


RELEASED = Did("Chile released the crew", "RETREAT", "CHL", "PER", "2024-04-02")
SORRY = Said("agreed", "to apologise", Act.CONCEDE, "CHL", "PER", "2024-04-03")
PAID = Did("Chile paid compensation to the fishermen", "AID", "CHL", "PER", "2024-04-04")


@pytest.mark.parametrize(
    ("units", "wanted"),
    [
        ([RELEASED], "partly accepted"),
        ([RELEASED, SORRY], "partly accepted"),
        ([RELEASED, SORRY, PAID], "accepted"),
        (
            [Said("refused", "to release the crew", Act.REJECT, "CHL", "PER", "2024-04-02")],
            "rejected",
        ),
        (
            [
                RELEASED,
                Said("refused", "an apology", Act.REJECT, "CHL", "PER", "2024-04-05"),
            ],
            "partly accepted",
        ),
    ],
)
def test_a_demand_for_three_things_is_accepted_with_the_third(
    kept: Kept, units: list[Did | Said], wanted: str
) -> None:
    assert answer(kept(ASKED, later(*units))) == wanted


def test_a_commission_on_it_is_not_the_thing(kept: Kept) -> None:
    asked = paper(
        "2024-03-02",
        Said("demanded", "compensation", Act.DEMAND, "PER", "CHL", "2024-03-01"),
    )
    words = "to set up a commission on compensation"
    agreed = Said("agreed", words, Act.COMMIT, "CHL", "PER", "2024-04-02")
    assert answer(kept(asked, later(agreed))) == "ignored"
    paid = Said("agreed", "to pay compensation", Act.COMMIT, "CHL", "PER", "2024-04-02")
    assert answer(kept(asked, later(paid, on="2024-08-02"))) == "accepted"


@pytest.mark.parametrize(
    ("units", "wanted"),
    [
        (
            [Did("Peru removed its tolls", "RETREAT", "PER", "CHL", "2024-05-30")],
            "partly fulfilled",
        ),
        (
            [
                Did("Peru removed its tolls", "RETREAT", "PER", "CHL", "2024-05-30"),
                Did("Chile removed its tolls", "RETREAT", "CHL", "PER", "2024-05-31"),
            ],
            "fulfilled",
        ),
        (
            [
                Did("Peru removed its tolls", "RETREAT", "PER", "CHL", "2024-05-30"),
                Said(
                    "accused",
                    "Chile of breaking the accord",
                    Act.CRITICISE,
                    "PER",
                    "CHL",
                    "2024-06-02",
                ),
            ],
            "called broken",
        ),
    ],
)
@pytest.mark.parametrize("asked", [(None, None), ("PER", None), ("CHL", None), ("CHL", "PER")])
def test_what_two_promised_is_kept_once_both_do_whoever_is_asked_about(
    kept: Kept, units: list[Did | Said], wanted: str, asked: tuple[str | None, str | None]
) -> None:
    assert standing(kept(JOINT, later(*units)), *asked) == wanted


def test_a_joint_deed_is_of_both(kept: Kept) -> None:
    joint = paper(
        "2024-03-02",
        Vowed("will exchange lists of prisoners", "PER + CHL", "PER + CHL", "2024-03-01"),
    )
    words = "Peru and Chile exchanged lists of prisoners"
    record = kept(joint, later(Did(words, "COOPERATE", "PER", "CHL", "2024-05-30")))
    assert standing(record) == "fulfilled"


VOW = paper(
    "2024-03-02",
    Vowed("to return the trawlers to the harbour by May", "PER", "CHL", "2024-03-01", "2024-05-31"),
)


@pytest.mark.parametrize(
    ("on", "wanted"),
    [("2024-05-30", "fulfilled"), ("2024-06-09", "fulfilled late"), ("", "fulfilled")],
)
def test_what_is_done_after_its_day_is_done_late(kept: Kept, on: str, wanted: str) -> None:
    """Of a deed that tells no day of its own it is not known whether it was late."""
    deed = Did("Peru handed over the vessels in the harbour", "RETREAT", "PER", "CHL", on)
    assert standing(kept(VOW, later(deed))) == wanted


@pytest.mark.parametrize(
    ("done", "wanted"),
    [("had been", "fulfilled"), ("would be", "overdue"), ("were to be", "overdue")],
)
def test_what_the_maker_says_was_done_is_told_to_be_done(
    kept: Kept, done: str, wanted: str
) -> None:
    words = f"that the boats {done} given back to their owners in the harbour"
    told = Said("said", words, Act.STATE, "PER", "CHL", "2024-07-02")
    assert standing(kept(VOW, later(told))) == wanted


def test_a_denied_fulfilment_is_none_and_not_later_than_puts_nothing_off(kept: Kept) -> None:
    unkept = Said("said", "Peru has not kept its promise", Act.STATE, "CHL", "PER", "2024-07-02")
    record = kept(VOW, later(unkept))
    assert standing(record) == "called broken"
    words = "to return the trawlers to the harbour not later than 31 May"
    again = Said("promised", words, Act.COMMIT, "PER", "CHL", "2024-04-02")
    record.remove(later(unkept).document.id)
    record.add(later(again))
    (row,) = views.commitments(record)
    assert (row["postponed"], row["reaffirmed"]) == (0, 1)


def test_a_breach_is_of_what_fell_due_last(kept: Kept) -> None:
    two = paper(
        "2024-03-02",
        Vowed("to open the bridge by May", "PER", "CHL", "2024-03-01", "2024-05-31"),
        Vowed("to free the crew by April", "PER", "CHL", "2024-03-01", "2024-04-30"),
        Vowed("to sell wool by December", "PER", "CHL", "2024-03-01", "2024-12-31"),
    )
    words = "Peru of breaking the accord"
    record = kept(two, later(Said("accused", words, Act.CRITICISE, "CHL", "PER", "2024-06-09")))
    broken = [row for row in views.commitments(record) if row["standing"] == "called broken"]
    assert [row["content"] for row in broken] == ["to open the bridge by May"]


@pytest.mark.parametrize(
    ("parties", "on", "wanted"),
    [
        ("CHL + PER", "2024-05-20", "fulfilled"),
        ("CHL + PER", "2024-06-20", "overdue"),
        ("BRA + PER", "2024-05-20", "overdue"),
    ],
)
def test_a_visit_promised_for_may_is_made_by_a_meeting_in_may(
    kept: Kept, parties: str, on: str, wanted: str
) -> None:
    visit = paper(
        "2024-03-02",
        Vowed(
            "will travel to Santiago in May", "PER", "CHL", "2024-03-01", "2024-05-01/2024-05-31"
        ),
    )
    met = "Minister Rios received his colleague at the palace"
    assert standing(kept(visit, later(Did(met, "CONSULT", parties, "", on)))) == wanted


@pytest.mark.parametrize(
    ("cue", "words", "act", "wanted"),
    [
        ("said", "it would consider it", Act.STATE, "under study"),
        ("dismissed", "the idea", Act.REJECT, "rejected"),
        ("agreed", "to do so", Act.COMMIT, "accepted"),
        ("said", "that the law left it no choice", Act.STATE, "rejected"),
        ("announced", "that it would send wheat to Bolivia", Act.COMMIT, "ignored"),
    ],
)
def test_what_stands_right_behind_a_demand_answers_it(
    kept: Kept, cue: str, words: str, act: Act, wanted: str
) -> None:
    demand = Said("asked", "Chile to drop the levy", Act.DEMAND, "PER", "CHL", "2024-03-01")
    later_on = later(Did("Peru caught fish", "CONSULT", "PER", "BRA", "2024-07-30"))
    said = Said(cue, words, act, "CHL", "", "2024-03-01")
    assert answer(kept(paper("2024-03-02", demand, said), later_on)) == wanted


def test_the_request_is_the_one_that_its_words_name(kept: Kept) -> None:
    asked = paper(
        "2024-03-02",
        Said("asked", "Chile to extend the visas of students", Act.DEMAND, "PER", "CHL"),
        Said("asked", "Chile to lower the fees of the port", Act.DEMAND, "PER", "CHL"),
    )
    words = "the request for longer student visas could not be granted now"
    record = kept(asked, later(Said("said", words, Act.REJECT, "CHL", "PER", "2024-05-02")))
    answers = {str(row["content"]): row["answer"] for row in views.demands(record)}
    assert answers["Chile to extend the visas of students"] == "rejected"
    assert answers["Chile to lower the fees of the port"] != "rejected"


def test_an_undertaking_that_is_no_statement_answers_a_demand(kept: Kept) -> None:
    asked = paper(
        "2024-03-02", Said("called for", "the strait to be reopened", Act.DEMAND, "PER", "CHL")
    )
    plan = Vowed("Chile will reopen the strait in July", "CHL", "PER", "2024-05-02")
    record = kept(asked, later(plan))
    assert answer(record) == "accepted"
    (link,) = views.demand_links(record)
    assert (link["unit"], link["rule"]) == ("commitment", "undertaken")
