"""Who says what on an issue, and whose tone changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from papers import Said, paper

from dragoman import views
from dragoman.errors import QuestionError
from dragoman.model import Act, Polarity
from dragoman.record import Record

Kept = Callable[..., Record]


def said(act: Act, by: str, on: str, words: str, **more: Polarity) -> Said:
    return Said(f"{act}s", words, act, by, on=on, about="gerd", **more)


def test_acts_are_counted_by_actor(kept: Kept) -> None:
    record = kept(
        paper(
            "2024-05-20",
            said(Act.DEMAND, "EGY", "2024-05-01", "that the dam be filled slowly"),
            said(Act.DEMAND, "EGY", "2024-05-03", "a binding agreement"),
            said(Act.REJECT, "ETH + SDN", "2024-05-02", "the demand"),
            Said("said", "nothing of the dam", Act.STATE, "EGY", on="2024-05-19", about="taiwan"),
        )
    )
    first, *others = views.positions(record, "gerd")
    assert (first["actor"], first["statements"], first["demand"]) == ("EGY GOV", 2, 2)
    assert first["latest_words"] == "demands: a binding agreement"
    assert str(first["latest_start"]) == "2024-05-03"
    assert [(row["actor"], row["reject"], row["latest_tone"]) for row in others] == [
        ("ETH GOV", 1, "adverse"),
        ("SDN GOV", 1, "adverse"),
    ]


def test_the_first_change_of_side_is_flagged_with_its_evidence(kept: Kept) -> None:
    earlier = paper(
        "2024-05-20",
        said(Act.SUPPORT, "SDN", "2024-05-01", "the dam"),
        said(Act.STATE, "SDN", "2024-05-05", "that the water is low"),
    )
    later = paper(
        "2024-06-20",
        said(Act.CRITICISE, "SDN", "2024-06-02", "the filling"),
        said(Act.SUPPORT, "SDN", "2024-06-10", "the dam again"),
    )
    (row,) = views.positions(kept(later, earlier), "gerd")
    assert (row["changed_from"], row["changed_to"]) == ("supportive", "adverse")
    assert row["change_document"] == later.document.id
    start, end = int(str(row["change_evidence_start"])), int(str(row["change_evidence_end"]))
    assert later.document.text[start:end] == "criticises the filling"
    assert row["latest_tone"] == "supportive"


@pytest.mark.parametrize(
    "second",
    [
        said(Act.CRITICISE, "SDN", "2024-05-01/2024-05-31", "the filling"),
        said(Act.CRITICISE, "SDN", "2024-06-01", "the filling", polarity=Polarity.NEGATED),
        said(Act.DEMAND, "SDN", "2024-06-01", "talks"),
    ],
)
def test_no_change_is_flagged_where_days_or_side_do_not_show_one(kept: Kept, second: Said) -> None:
    first = said(Act.SUPPORT, "SDN", "2024-05-10", "the dam")
    (row,) = views.positions(kept(paper("2024-06-20", first, second)), "gerd")
    assert row["statements"] == 2
    assert row["changed_to"] is None


def test_positions_are_filtered_by_actor_and_days(kept: Kept) -> None:
    record = kept(
        paper(
            "2024-05-20",
            said(Act.DEMAND, "EGY + EGY MIL", "2024-05-01", "an agreement"),
            said(Act.REJECT, "ETH", "2024-05-09", "the demand"),
        )
    )
    assert [row["actor"] for row in views.positions(record, "GERD", actor="egy mil")] == ["EGY MIL"]
    assert [row["actor"] for row in views.positions(record, "gerd", since="2024-05-02")] == [
        "ETH GOV"
    ]


def test_an_unknown_issue_is_an_error_with_the_nearest(kept: Kept) -> None:
    with pytest.raises(QuestionError, match=r"no issue 'taiwn'; did you mean taiwan\?"):
        views.positions(kept(paper("2024-05-20")), "taiwn")


def test_an_issue_that_only_the_record_knows_is_no_error(kept: Kept) -> None:
    own = Said("said", "so", Act.STATE, "EGY", on="2024-05-01", about="our-own-issue")
    assert len(views.positions(kept(paper("2024-05-20", own)), "our-own-issue")) == 1


def test_issues_are_counted(kept: Kept) -> None:
    one, two = (said(Act.STATE, "EGY", day, "the dam") for day in ("2024-05-01", "2024-05-02"))
    own = Said("said", "so", Act.STATE, "EGY", on="2024-05-01", about="our-own-issue")
    found = views.issues(kept(paper("2024-05-20", own, one, two)))
    assert [tuple(row.values()) for row in found] == [("gerd", 2, 0), ("our-own-issue", 1, 0)]
