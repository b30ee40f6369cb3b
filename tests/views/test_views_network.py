"""Dyads with weights, outlets, and the names that they use."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest
from papers import Did, Said, Where, paper

from dragoman import views
from dragoman.errors import QuestionError
from dragoman.model import Act, Status
from dragoman.record import Record

Kept = Callable[..., Record]

FIRST = paper(
    "2024-05-20",
    Did("Chile and Peru met", "CONSULT", "CHL + PER", "", "2024-05-02"),
    Did("Peru blamed Chile", "ACCUSE", "PER MIL", "CHL", "2024-05-13"),
    Did("Peru helped Chile", "AID", "PER", "CHL", "2024-06-01", Status.NEGATED),
    Did("Chile helped Brazil", "AID", "CHL", "BRA", "2024-06-03"),
)


def test_dyads_are_weighed(kept: Kept) -> None:
    found = views.network(kept(FIRST))
    assert [tuple(row.values()) for row in found] == [
        ("PER", "CHL", 2, 1, 1, -0.25),
        ("CHL", "BRA", 1, 1, 0, 10.0),
        ("CHL", "PER", 1, 1, 0, 2.5),
    ]


def test_dyads_are_of_the_wanted_days_parties_and_size(kept: Kept) -> None:
    record = kept(FIRST)
    assert len(views.network(record, until="2024-05-05")) == 2
    assert [row["recipient"] for row in views.network(record, since="2024-06-01")] == ["BRA"]
    assert [row["actor"] for row in views.network(record, least=2)] == ["PER"]
    assert len(views.network(record, since="2030-01-01")) == 0


def test_dyads_follow_what_was_decided_by_hand(kept: Kept) -> None:
    record = kept(FIRST)
    events = {str(row["evidence"]): f"{row['document']}:{row['id']}" for row in record.events()}
    record.reject(events["Chile and Peru met"])
    record.correct(events["Chile helped Brazil"], actors=["PER"], start="2024-07-01")
    weights = [(row["actor"], row["recipient"], row["events"]) for row in views.network(record)]
    assert weights == [("PER", "BRA", 1), ("PER", "CHL", 1)]
    assert len(views.network(record, until="2024-06-30")) == 1
    record.confirm(events["Chile and Peru met"])
    assert len(views.network(record)) == 3


def test_graphml_holds_actors_and_dyads(kept: Kept) -> None:
    root = ET.fromstring(views.graphml(views.network(kept(FIRST))))
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    nodes = [node.get("id") for node in root.findall(".//g:node", space)]
    assert sorted(map(str, nodes)) == ["BRA", "CHL", "PER"]
    (edge,) = root.findall(".//g:edge[@source='CHL'][@target='BRA']", space)
    data = {item.get("key"): item.text for item in edge.findall("g:data", space)}
    assert (data["edge_events"], data["edge_mean_intensity"]) == ("1", "10.0")
    declared = {key.get("id") for key in root.findall("g:key", space)}
    assert set(data) <= declared


def test_events_that_no_other_outlet_reports_are_counted(kept: Kept) -> None:
    other = paper(
        "2024-09-21",
        Did("The ministers met", "CONSULT", "PER + CHL", "", "2024-05-02"),
        Did("Peru warned Chile", "THREATEN", "PER", "CHL", "2024-09-19"),
        outlet="Sudland Times",
    )
    record = kept(FIRST, other)
    herald, times = views.sources(record)
    assert (herald["outlet"], herald["documents"]) == ("Norland Herald", 1)
    assert [(row["events"], row["alone"]) for row in (herald, times)] == [(3, 3), (2, 2)]
    record.merge(f"{FIRST.document.id}:e1", f"{other.document.id}:e1")
    herald, times = views.sources(record)
    assert (herald["alone"], herald["share_alone"]) == (2, round(2 / 3, 4))
    assert (times["alone"], times["share_alone"]) == (1, 0.5)
    record.reject(f"{other.document.id}:e2")
    assert [row["events"] for row in views.sources(record)] == [3, 1]


def test_an_outlet_counts_that_tells_of_the_days_later(kept: Kept) -> None:
    later = paper(
        "2024-09-21",
        Did("Peru warned Chile", "THREATEN", "PER", "CHL", "2024-05-30"),
        outlet="Sudland Times",
    )
    herald, times = views.sources(kept(FIRST, later), since="2024-05-01", until="2024-05-31")
    assert (herald["outlet"], herald["documents"]) == ("Norland Herald", 1)
    assert (times["outlet"], times["documents"], times["events"]) == ("Sudland Times", 0, 1)
    assert times["first_published"] is times["last_published"] is None
    assert len(views.sources(kept(FIRST, later), since="2030-01-01")) == 0


def test_a_sector_that_there_is_not_is_an_error(kept: Kept) -> None:
    with pytest.raises(QuestionError, match="actor: no sector 'GVO'"):
        views.network(kept(FIRST), actor="PER GVO")


def test_a_second_report_in_the_same_outlet_is_no_other(kept: Kept) -> None:
    again = paper("2024-05-22", Did("They met", "CONSULT", "CHL + PER", "", "2024-05-02"))
    (row,) = views.sources(kept(FIRST, again))
    assert (row["events"], row["alone"]) == (4, 4)


def test_rival_names_are_counted_by_outlet(kept: Kept) -> None:
    island = "Senkaku/Diaoyu Islands"
    record = kept(
        paper(
            "2024-05-20",
            Where("Senkaku Islands", island),
            Where("Senkakus", island),
            Where("Senkakus", island),
        ),
        paper(
            "2024-05-21", Where("Diaoyu Dao", island), Where("Lima", "Lima"), outlet="Sudland Times"
        ),
    )
    places = [row for row in views.names(record) if row["kind"] == "place"]
    assert [(row["outlet"], row["words"], row["times"], row["share"]) for row in places] == [
        ("Norland Herald", "Senkakus", 2, round(2 / 3, 4)),
        ("Norland Herald", "Senkaku Islands", 1, round(1 / 3, 4)),
        ("Sudland Times", "Diaoyu Dao", 1, 1),
    ]


def test_names_of_an_issue_are_counted_by_document(kept: Kept) -> None:
    said = Said("spoke", "of the Taiwan question and the Taiwan question only", Act.STATE, "CHN")
    record = kept(paper("2024-05-20", said), paper("2024-05-21", said))
    found = views.names(record, issue="taiwan")
    assert [(row["id"], row["words"], row["times"]) for row in found] == [
        ("taiwan", "taiwan question", 2)
    ]


def test_an_ambiguous_name_of_an_issue_counts_where_its_states_are_told_of(kept: Kept) -> None:
    words = "that the treated water is safe"
    record = kept(
        paper("2024-05-20", Said("says", words, Act.STATE, "JPN")),
        paper("2024-05-21", Said("says", words, Act.STATE, "KEN", "UGA")),
        paper("2024-05-22", Did("Fiji rejects the treated water", "REJECT", "FJI", "JPN")),
    )
    found = views.names(record, issue="fukushima-water")
    assert [(row["words"], row["times"]) for row in found] == [("treated water", 2)]
