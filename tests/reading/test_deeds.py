"""Deeds: whom they are done to where no phrase says it, and the constructions that tell them."""

from __future__ import annotations

import pytest
from telling import done, tell


def coded(text: str) -> list[str]:
    return [done(event) for event in tell(text).events]


CONSTRUCTIONS = [
    # particles and prepositions that the parser hangs elsewhere
    ("Ghana sealed off the road to Togo.", "GHA GOV > TGO GOV COERCE restrict realised"),
    ("France handed the base back to Chad.", "FRA GOV > TCD GOV RETREAT withdraw realised"),
    (
        "Chadian rebels opened up with mortars on Sudanese soldiers.",
        "TCD REB > SDN MIL ASSAULT heavy-weapons realised",
    ),
    # relative clauses
    (
        "The levies that Ghana slapped on Togo hurt.",
        "GHA GOV > TGO GOV SANCTION discontinue realised",
    ),
    (
        "Togo, whose maize Ghana banned in May, kept out of the row.",
        "GHA GOV > TGO GOV SANCTION discontinue realised",
    ),
    # nouns
    (
        "The shelling by Ghana of Togolese villages went on.",
        "GHA GOV > TGO GOV ASSAULT heavy-weapons realised",
    ),
    (
        "The visit of the Peruvian president to Chile began on Monday.",
        "PER GOV > CHL GOV CONSULT visit realised",
    ),
    # means
    (
        "A Japanese tanker was hit by a missile fired by Yemeni rebels.",
        "YEM REB > JPN CVL ASSAULT heavy-weapons realised",
    ),
    (
        "Kenyan police used batons to disperse Ugandan workers.",
        "KEN COP > UGA LAB ASSAULT crowd-control realised",
    ),
    # quantities
    ("Ghana sent Togo four thousand doses of vaccine.", "GHA GOV > TGO GOV AID realised"),
    (
        "Norway supplied half of the electricity used by Denmark.",
        "NOR GOV > DNK GOV COOPERATE realised",
    ),
    # what ends
    ("Ghana stopped buying gas from Togo.", "GHA GOV > TGO GOV SANCTION discontinue realised"),
    ("Ghana stopped shelling Togo on Monday.", "GHA GOV > TGO GOV RETREAT ceasefire realised"),
    # what is decided counts, though it is still to come
    (
        "Ghana's decision to expel the Togolese consul drew protests.",
        "GHA GOV > TGO GOV SANCTION expel future",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTIONS)
def test_a_deed_is_read_in_any_construction(text: str, expected: str) -> None:
    assert coded(text) == [expected]


def test_two_verbs_of_one_subject_are_two_deeds() -> None:
    assert coded("Ghana suspended trade with Togo and recalled its ambassador from Lomé.") == [
        "GHA GOV > TGO GOV SANCTION discontinue realised",
        "GHA GOV > TGO GOV SANCTION withdraw realised",
    ]


def test_the_verb_before_tells_whom_the_next_is_aimed_at() -> None:
    assert coded("Togo downgraded its relations with Ghana and closed the border.") == [
        "TGO GOV > GHA GOV SANCTION discontinue realised",
        "TGO GOV > GHA GOV SANCTION discontinue realised",
    ]


def test_what_a_deed_of_conflict_is_for_is_no_event() -> None:
    assert coded("Ghana sent troops to the border to attack Togo.") == [
        "GHA GOV > - MOBILIZE troops realised"
    ]


def test_a_deed_of_conflict_that_fails_is_no_refusal() -> None:
    assert coded("South Korea failed to put a satellite into orbit.") == [
        "KOR GOV > - MOBILIZE weapons negated"
    ]


def test_people_without_a_state_are_those_of_whoever_strikes_them() -> None:
    assert coded("The Kenyan police killed eleven people.") == [
        "KEN COP > KEN CVL ASSAULT realised"
    ]
    assert coded("The Kenyan army fights a rebel column.") == ["KEN MIL > KEN REB ASSAULT realised"]
    assert coded("Kenyan rebels attacked an army convoy.") == ["KEN REB > KEN MIL ASSAULT realised"]
    assert coded("Kenyan rebels freed four soldiers.") == [
        "KEN REB > KEN MIL RETREAT release realised"
    ]


def test_the_other_of_two_sides_is_meant_where_nobody_is_named() -> None:
    text = (
        "Ghana accused Togo of spying. Togo denied it. Ghana and Togo have no ambassadors. "
        "Togo and Ghana share a river.\n\nIn May Ghana had halted freight traffic."
    )
    assert coded(text)[-1] == "GHA GOV > TGO GOV SANCTION discontinue realised"


def test_mediation_is_offered_to_both_sides() -> None:
    text = (
        "Ghana accused Togo of spying. Togo denied it. Ghana and Togo have no ambassadors. "
        "Togo and Ghana share a river.\n\nNorway offered its good offices."
    )
    assert coded(text)[-1].startswith("NOR GOV > TGO GOV + GHA GOV AGREE")
