"""Events of a pair, listed and counted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from papers import Did, paper

from dragoman import views
from dragoman.errors import QuestionError
from dragoman.model import Status
from dragoman.record import Record

Kept = Callable[..., Record]

MAY = paper(
    "2024-05-20",
    Did("Chile closed its market to Peru", "SANCTION", "CHL", "PER", "2024-05-12"),
    Did("Peru blamed Chile", "ACCUSE", "PER", "CHL", "2024-05-13"),
    Did("The two met in Lima", "CONSULT", "CHL + PER", "", "2024-05-02"),
    Did("Chile thanked Brazil", "SUPPORT", "CHL", "BRA", "2024-05-03"),
    Did("Peru did not send aid", "AID", "PER", "CHL", "2024-05-04", Status.NEGATED),
)
LATER = paper(
    "2024-07-09",
    Did("Chile praised Peru in the summer", "SUPPORT", "CHL", "PER", "2024-06-15/2024-07-05"),
    Did("Peru helped Chile", "AID", "PER MIL", "CHL", "2024-07-01"),
)


def test_a_timeline_has_both_directions_by_first_day(kept: Kept) -> None:
    found = views.timeline(kept(LATER, MAY), "CHL", "PER")
    assert [(str(row["start"]), row["direction"], row["type"]) for row in found] == [
        ("2024-05-02", "together", "CONSULT"),
        ("2024-05-04", "PER → CHL", "AID"),
        ("2024-05-12", "CHL → PER", "SANCTION"),
        ("2024-05-13", "PER → CHL", "ACCUSE"),
        ("2024-06-15", "CHL → PER", "SUPPORT"),
        ("2024-07-01", "PER → CHL", "AID"),
    ]


def test_a_timeline_is_the_same_from_the_other_side(kept: Kept) -> None:
    record = kept(MAY, LATER)
    assert views.timeline(record, "CHL", "PER").rows == views.timeline(record, "PER", "CHL").rows


def test_a_sector_is_asked_for_with_its_country(kept: Kept) -> None:
    found = views.timeline(kept(MAY, LATER), "chl", "per mil")
    assert [(row["direction"], row["type"]) for row in found] == [("PER MIL → CHL", "AID")]


def test_months_are_counted_without_what_did_not_happen(kept: Kept) -> None:
    may, june, july, none = views.periods(kept(MAY, LATER), "CHL", "PER", by="month")
    assert may == {
        "period": "2024-05",
        "start": may["start"],
        "end": may["end"],
        "events": 3,
        "forth": 1,
        "back": 1,
        "together": 1,
        "mean_intensity": round((2.5 - 6 - 3) / 3, 4),
        "cooperation": 1,
        "conflict": 2,
        "verbal_cooperation": 1,
        "material_cooperation": 0,
        "verbal_conflict": 1,
        "material_conflict": 1,
    }
    assert (str(may["start"]), str(may["end"])) == ("2024-05-01", "2024-05-31")
    assert (june["period"], june["events"], june["mean_intensity"]) == ("2024-06", 0, None)
    assert (july["period"], july["events"], july["mean_intensity"]) == ("2024-07", 1, 10)
    assert (none["period"], none["start"], none["events"]) == (None, None, 1)


@pytest.mark.parametrize(
    ("by", "first", "number"),
    [("day", "2024-05-02", 61), ("week", "2024-W18", 10), ("year", "2024", 1)],
)
def test_periods_run_from_the_first_to_the_last(
    kept: Kept, by: str, first: str, number: int
) -> None:
    counted = views.periods(kept(MAY, LATER), "CHL", "PER", by=by)
    named = [row["period"] for row in counted if row["period"]]
    assert (named[0], len(named)) == (first, number)
    assert sum(int(str(row["events"])) for row in counted) == 5


def test_days_and_types_are_filtered(kept: Kept) -> None:
    record = kept(MAY, LATER)
    assert len(views.timeline(record, "CHL", "PER", since="2024-06-01")) == 2
    assert len(views.timeline(record, "CHL", "PER", type="AID")) == 2
    counted = views.periods(record, "CHL", "PER", type="AID", by="year")
    assert [row["events"] for row in counted] == [1]


@pytest.mark.parametrize(
    ("pair", "message"),
    [
        (("Perru", "CHL"), "one: no country or organisation 'Perru'; did you mean PER?"),
        (("CHL", "PRE"), "other: no country or organisation 'PRE'; did you mean"),
        (("CHL", "Chile"), "a timeline is of two parties, not of CHL with itself"),
    ],
)
def test_a_pair_that_cannot_be_is_an_error(kept: Kept, pair: tuple[str, str], message: str) -> None:
    with pytest.raises(QuestionError, match=message.replace("?", r"\?")):
        views.timeline(kept(MAY), *pair)


def test_an_unknown_period_is_an_error(kept: Kept) -> None:
    with pytest.raises(QuestionError, match="by: 'decade' is none of day, week, month, year"):
        views.periods(kept(MAY), "CHL", "PER", by="decade")


def test_a_pair_without_events_has_an_empty_table(kept: Kept) -> None:
    record = kept(MAY)
    assert len(views.timeline(record, "CHL", "NOR")) == 0
    assert len(views.periods(record, "CHL", "NOR")) == 0


def test_an_event_that_many_report_is_there_once(kept: Kept) -> None:
    again = paper(
        "2024-05-21",
        Did("The ministers met in Lima", "CONSULT", "CHL + PER", "", "2024-05-02"),
        outlet="Sudland Times",
    )
    record = kept(MAY, again)
    record.merge(f"{MAY.document.id}:e3", f"{again.document.id}:e1")
    met = [row for row in views.timeline(record, "CHL", "PER") if row["type"] == "CONSULT"]
    assert len(met) == 2
    (first,) = views.timeline(record, "CHL", "PER", type="CONSULT", once=True)
    assert first["document"] == MAY.document.id
    twice, once = (views.periods(record, "CHL", "PER", once=once) for once in (False, True))
    assert [sum(row["events"] for row in found) for found in (twice, once)] == [4, 3]


def test_what_was_rejected_is_in_no_timeline(kept: Kept) -> None:
    record = kept(MAY)
    record.reject(f"{MAY.document.id}:e2")
    assert "ACCUSE" not in {row["type"] for row in views.timeline(record, "CHL", "PER")}
    (may,) = views.periods(record, "CHL", "PER")
    assert may["events"] == 2
