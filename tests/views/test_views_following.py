"""What became of commitments and demands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from papers import Did, Said, Vowed, paper

import dragoman
from dragoman import views
from dragoman.model import Act, Reading
from dragoman.record import Record

Kept = Callable[..., Record]

VOW = paper(
    "2024-03-02", Vowed("to reopen the northern strait by June", "PER", "CHL", "2024-03-01")
)


def later(*units: Did | Said) -> Reading:
    return paper("2024-08-01", *units, outlet="Sudland Times")


@pytest.mark.parametrize(
    ("unit", "standing", "told", "rule"),
    [
        (
            Said(
                "repeated",
                "that it would reopen the strait",
                Act.COMMIT,
                "PER",
                "CHL",
                "2024-04-02",
            ),
            "open",
            "reaffirmed",
            "promised-again",
        ),
        (
            Said("reaffirmed", "its promise to Chile", Act.STATE, "PER", "CHL", "2024-04-02"),
            "open",
            "reaffirmed",
            "stood-by",
        ),
        (
            Said(
                "said",
                "the strait's reopening was delayed to the autumn",
                Act.STATE,
                "PER",
                "CHL",
                "2024-05-02",
            ),
            "open",
            "postponed",
            "put-off",
        ),
        (
            Did("Peru reopened the strait to ships", "RETREAT", "PER", "CHL", "2024-06-02"),
            "fulfilled",
            "fulfilled",
            "done",
        ),
        (
            Said(
                "accused", "Peru of breaking its promise", Act.CRITICISE, "CHL", "PER", "2024-07-02"
            ),
            "called broken",
            "broken",
            "called-broken",
        ),
    ],
)
def test_what_is_told_later_is_linked(
    kept: Kept, unit: Did | Said, standing: str, told: str, rule: str
) -> None:
    record = kept(VOW, later(unit))
    (row,) = views.commitments(record, "PER", to="CHL")
    assert (row["standing"], row[told]) == (standing, 1)
    assert row[f"{told}_by"] == f"{unit.by} GOV"
    (link,) = views.commitment_links(record, "PER", to="CHL")
    assert (link["rule"], link["of_document"], link["of"]) == (rule, VOW.document.id, "c1")
    start, end = int(str(link["evidence_start"])), int(str(link["evidence_end"]))
    assert unit.words in record.reading(str(link["document"])).document.text[start:end]


@pytest.mark.parametrize(
    "unit",
    [
        Did("Brazil reopened the strait to ships", "RETREAT", "BRA", "CHL", "2024-06-02"),
        Did("Peru reopened the strait to ships", "RETREAT", "PER", "CHL", "2024-02-02"),
        Did("Peru sent medicine", "AID", "PER", "CHL", "2024-06-02"),
        Said("accused", "Peru of breaking its promise", Act.CRITICISE, "BRA", "ARG", "2024-07-02"),
        Said("accused", "Peru of catching fish", Act.CRITICISE, "CHL", "PER", "2024-07-02"),
    ],
)
def test_other_parties_times_and_contents_are_not_linked(kept: Kept, unit: Did | Said) -> None:
    record = kept(VOW, later(unit))
    assert len(views.commitment_links(record)) == 0
    assert [row["standing"] for row in views.commitments(record)] == ["open"]


def test_open_commitments_come_first_and_the_overdue_before_them(kept: Kept) -> None:
    record = kept(
        paper(
            "2024-03-02",
            Vowed("to reopen the strait", "PER", "CHL", "2024-03-01"),
            Vowed("to build a bridge over the river", "PER", "CHL", "2024-03-01"),
            Vowed("to lower the tariff on copper", "PER", "CHL", "2024-03-01", "2024-04-30"),
        ),
        later(Did("Peru reopened the strait", "RETREAT", "PER", "CHL", "2024-06-02")),
    )
    found = views.commitments(record, "PER")
    assert [(row["standing"], row["id"]) for row in found] == [
        ("overdue", "c3"),
        ("open", "c2"),
        ("fulfilled", "c1"),
    ]


def test_the_latest_report_decides_where_a_commitment_stands(kept: Kept) -> None:
    done = Did("Peru reopened the strait", "RETREAT", "PER", "CHL", "2024-06-02")
    broken = Said(
        "accused", "Peru of breaking its promise", Act.CRITICISE, "CHL", "PER", "2024-07-02"
    )
    (row,) = views.commitments(kept(VOW, later(done, broken)))
    assert (row["standing"], row["fulfilled"], row["broken"]) == ("called broken", 1, 1)


ASKED = Said(
    "urged",
    "Peru to release the crew of the trawler",
    Act.DEMAND,
    "CHL",
    "PER",
    "2024-03-01",
    "fisheries",
)


@pytest.mark.parametrize(
    ("unit", "answer", "rule"),
    [
        (
            Said("agreed", "to release the crew", Act.COMMIT, "PER", "", "2024-03-05"),
            "accepted",
            "agreed",
        ),
        (
            Did("Peru released the crew", "RETREAT", "PER", "CHL", "2024-03-05"),
            "accepted",
            "complied",
        ),
        (
            Said("rejected", "the demand", Act.REJECT, "PER", "CHL", "2024-03-05"),
            "rejected",
            "refused",
        ),
        (
            Said("rejected", "any release of the crew", Act.REJECT, "PER", "", "2024-03-05"),
            "rejected",
            "refused",
        ),
    ],
)
def test_demands_are_answered(kept: Kept, unit: Did | Said, answer: str, rule: str) -> None:
    record = kept(paper("2024-03-02", ASKED), later(unit))
    (row,) = views.demands(record, "CHL", to="PER")
    assert (row["answer"], row[answer], row[f"{answer}_by"]) == (answer, 1, "PER GOV")
    (link,) = views.demand_links(record, "CHL", to="PER")
    assert (link["rule"], link["of"]) == (rule, "s1")


def test_the_demand_meant_in_its_own_document_is_the_last_before(kept: Kept) -> None:
    other = Said("asked", "Peru for a loan", Act.DEMAND, "CHL", "PER", "2024-03-01")
    refused = Said("turned down", "the request", Act.REJECT, "PER", "CHL", "2024-03-01")
    record = kept(paper("2024-03-02", ASKED, other, refused))
    assert [link["of"] for link in views.demand_links(record)] == ["s2"]


@pytest.mark.parametrize(("covered", "answer"), [("2024-04-01", "open"), ("2024-08-01", "ignored")])
def test_a_demand_is_ignored_once_the_record_goes_on_without_answer(
    kept: Kept, covered: str, answer: str
) -> None:
    (row,) = views.demands(kept(paper("2024-03-02", ASKED), paper(covered)))
    assert row["answer"] == answer


def test_what_tells_of_the_demand_itself_is_no_answer(kept: Kept) -> None:
    text = "Chile urged Peru to release the crew"
    reading = paper("2024-03-02", ASKED, Did(text, "RETREAT", "PER", "CHL", "2024-03-01"))
    inside = reading.events[0].model_copy(update={"evidence": reading.statements[0].content[0]})
    record = kept(reading.model_copy(update={"events": (inside,)}))
    assert inside.id not in {row["id"] for row in views.demand_links(record)}


def test_demands_are_filtered_by_issue(kept: Kept) -> None:
    record = kept(paper("2024-03-02", ASKED))
    assert len(views.demands(record, issue="fisheries")) == 1
    assert len(views.demands(record, issue="taiwan")) == 0


def test_a_refusal_is_linked_by_its_one_word(kept: Kept) -> None:
    asked = paper("2024-03-02", Said("demanded", "that Chile apologise", Act.DEMAND, "PER", "CHL"))
    record = kept(asked, later(Said("refused", "to apologise", Act.REJECT, "CHL", "PER")))
    [row] = views.demands(record)
    assert row["answer"] == "rejected"


def test_a_refusal_may_name_what_it_refuses(tmp_path: Path) -> None:
    text = "Chile rejected on Tuesday a Peruvian demand for an apology."
    with Record(tmp_path / "x.db") as record:
        record.add(dragoman.read_text(text, published="2024-05-08"))
        [row] = views.demands(record)
    assert (row["speakers"], row["answer"]) == ("PER GOV", "rejected")


def test_the_past_of_an_irregular_verb_fulfils(tmp_path: Path) -> None:
    vow = "Greece promised on May 1 to send Somalia 20 trucks by June 9."
    deed = "Greece sent Somalia the trucks on Friday."
    with Record(tmp_path / "x.db") as record:
        record.add(dragoman.read_text(vow, published="2024-05-02"))
        record.add(dragoman.read_text(deed, published="2024-06-01"))
        [row] = views.commitments(record)
    assert row["standing"] == "fulfilled"
