"""Commitments: who has bound itself to what, towards whom, by when and on what condition."""

from __future__ import annotations

import pytest
from telling import PUBLISHED, days, parties, tell, words

from dragoman import Commitment, Reading
from dragoman.model import Dating


def bound(text: str) -> list[str]:
    """``GHA GOV > TGO GOV promise: to rebuild the bridge``."""
    reading = tell(text)
    return [
        f"{parties(item.obligor)} > {parties(item.beneficiary)} {item.kind}: "
        f"{item.content.of(reading.document.text)}"
        for item in reading.commitments
    ]


def only(text: str) -> tuple[Reading, Commitment]:
    """The reading of a text and its one commitment."""
    reading = tell(text)
    assert len(reading.commitments) == 1, bound(text)
    return reading, reading.commitments[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # promises
        ("Ghana promised to rebuild the bridge.", "GHA GOV > - promise: to rebuild the bridge"),
        (
            "Peru offered to send doctors to Chile.",
            "PER GOV > CHL GOV promise: to send doctors to Chile",
        ),
        (
            "Ghana said it would send food to Togo.",
            "GHA GOV > TGO GOV promise: it would send food to Togo",
        ),
        ("Kenya is ready to help Chad.", "KEN GOV > TCD GOV promise: to help Chad"),
        (
            'Peru\'s president said: "We will rebuild the bridge."',
            'PER GOV > - promise: "We will rebuild the bridge."',
        ),
        (
            "Kenya pledged 40 ambulances to Chad.",
            "KEN GOV > TCD GOV promise: 40 ambulances to Chad",
        ),
        (
            "Ghana said it would withdraw its troops from Togo.",
            "GHA GOV > TGO GOV promise: it would withdraw its troops from Togo",
        ),
        # agreements bind all sides towards each other
        (
            "Ghana and Togo agreed to share the harbour.",
            "GHA GOV + TGO GOV > GHA GOV + TGO GOV agreement: to share the harbour",
        ),
        (
            "Kenya and Chad reached a deal to open the road by 1 June.",
            "KEN GOV + TCD GOV > KEN GOV + TCD GOV agreement: to open the road by 1 June",
        ),
        (
            "Kenya and Chad said they would open the road.",
            "KEN GOV + TCD GOV > KEN GOV + TCD GOV agreement: they would open the road",
        ),
        # the terms of what is agreed bind whom they name
        (
            "Peru and Chile signed an accord to lift their tariffs by July 1.",
            "PER GOV + CHL GOV > PER GOV + CHL GOV agreement: to lift their tariffs by July 1",
        ),
        (
            "Kenya and Chad signed a pact by which Chad will repay the loan.",
            "TCD GOV > KEN GOV agreement: will repay the loan",
        ),
        (
            "Under the deal, Egypt is to release 40 prisoners by March 1.",
            "EGY GOV > - agreement: to release 40 prisoners by March 1",
        ),
        (
            "The accord commits Peru to withdraw its troops from the border.",
            "PER GOV > - agreement: to withdraw its troops from the border",
        ),
        (
            "The agreement provides that Chile will lift its tariffs.",
            "CHL GOV > - agreement: that Chile will lift its tariffs",
        ),
        # plans
        ("Kenya plans to visit Chad.", "KEN GOV > TCD GOV plan: to visit Chad"),
        ("Ghana will visit Togo in June.", "GHA GOV > TGO GOV plan: will visit Togo in June"),
        (
            "Kenya intends to send doctors to Chad.",
            "KEN GOV > TCD GOV plan: to send doctors to Chad",
        ),
    ],
)
def test_kinds(text: str, expected: str) -> None:
    assert bound(text) == [expected]


def test_promises_told_in_a_row_are_one_each() -> None:
    text = (
        "Kenya and Chad agreed to open two border posts, to hold an exercise in June and to share "
        "data on floods."
    )
    contents = [
        "to open two border posts",
        "to hold an exercise in June",
        "to share data on floods",
    ]
    both = "KEN GOV + TCD GOV > KEN GOV + TCD GOV agreement: "
    assert bound(text) == [both + content for content in contents]
    assert [days(item.due) for item in tell(text).commitments] == [
        None,
        "2024-06-01..2024-06-30",
        None,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya hopes that the road will open.",
        "Kenya urged Chad to open the road by June.",
        "Kenya said Chad must open the road.",
        "Kenya did not promise to open the road.",
        "Ghana never promised to rebuild the bridge.",
        "Kenya may open the road in June.",
        "Kenya said it would not open the road.",
        "Kenya threatened to close the road.",
        "Under a proposed deal, Kenya would release 40 prisoners.",
        "Ghana apologised to Togo for the raid.",
        "Peru opened the road.",
        "Will Kenya promise to open the road?",
    ],
)
def test_what_binds_nobody(text: str) -> None:
    assert bound(text) == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Ghana promised to rebuild the bridge.", None),
        ("Kenya and Chad reached a deal to open the road by 1 June.", "2024-06-01"),
        ("Ghana will visit Togo in June.", "2024-06-01..2024-06-30"),
        ("Kenya will open a consulate in Chad on 1 July.", "2024-07-01"),
        ("Kenya offered to train Chad's nurses until 2026.", "2026-01-01..2026-12-31"),
        ("Ghana plans to build a hospital in Togo next year.", "2025-01-01..2025-12-31"),
        (
            "Ghana promised on 1 May to rebuild the bridge within two months.",
            "2024-05-01..2024-07-01",
        ),
        ("Ghana promised to rebuild the bridge within a month of the vote.", None),
        ("Ghana promised to rebuild the bridge within 900 decades.", None),
        ("Ghana had promised to rebuild the bridge by the end of January.", "2024-01-31"),
        ("Ghana and Togo agreed on a meeting for Monday.", "2024-05-20"),
    ],
)
def test_due(text: str, due: str | None) -> None:
    assert days(only(text)[1].due) == due


def test_a_plan_is_not_made_on_the_day_it_is_for() -> None:
    _, plan = only("Ghana will visit Togo in June.")
    assert plan.dating is Dating.PUBLISHED
    assert days(plan.made) == PUBLISHED


def test_a_promise_is_made_when_it_is_spoken() -> None:
    _, promise = only("On Monday Ghana promised to rebuild the bridge by 2026.")
    assert days(promise.made) == "2024-05-13"
    assert days(promise.due) == "2026-01-01..2026-12-31"


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Ghana promised to help Togo if Togo pays.", "if Togo pays"),
        ("Kenya said it would help Chad if the rain stopped.", "if the rain stopped"),
        ("Ghana promised to help Togo.", None),
    ],
)
def test_conditions(text: str, condition: str | None) -> None:
    reading, promise = only(text)
    assert words(reading, promise.condition) == condition


def test_what_a_commitment_rests_on() -> None:
    reading, promise = only("Ghana promised to rebuild the bridge.")
    assert promise.statement == reading.statements[0].id
    assert promise.event == reading.events[0].id
    reading, plan = only("Ghana will visit Togo in June.")
    assert (plan.statement, plan.event) == (None, reading.events[0].id)
