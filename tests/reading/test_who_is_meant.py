"""Of which state or group those are whose own words do not say it."""

from __future__ import annotations

import pytest
from telling import done, said, tell

SAYINGS = [
    (
        "ACCRA, May 15 - Ghana raised its duties on rice. Ghana's minister told Ghana's press "
        "that Ghana was right.\n\nLomé raged. Trade Minister Afi Lawson accused Ghana of lying.",
        "TGO GOV > GHA GOV criticise",
    ),
    (
        "Togo's king received President Kofi Mensah of Ghana at his palace. "
        "He thanked Togo for its help.",
        "GHA GOV > TGO GOV support",
    ),
    (
        "Ghana and Togo agreed to talk, Norway's mediator said.\n\nThe talks begin on Friday, "
        "Eva Lund told reporters. She added that Norway would help.",
        "NOR GOV > - state",
    ),
    (
        "Rebels killed two soldiers in Togo. Fighters of the Northern Movement (NM) fired on a "
        "convoy. The NM threatened the government.",
        "TGO REB > TGO GOV threaten",
    ),
    (
        "Kofi Mensah of the ruling National Front won the vote in Ghana. His rival, Ama Owusu, "
        "thanked Togo.",
        "GHA OPP > TGO GOV support",
    ),
    (
        "Ghana sued Togo at the International Court of Justice. The court urged Togo to wait.",
        "UNO JUD > TGO GOV demand",
    ),
    (
        "GHANA: Police arrested two men in Accra. Lomé protested.\n\n"
        "KENYA: The government urged Uganda to pay.",
        "KEN GOV > UGA GOV demand",
    ),
    ("The minister rejected the invitation on Facebook. Togo was sad.", "- > - reject"),
]


@pytest.mark.parametrize(("text", "expected"), SAYINGS)
def test_who_says_it_to_whom(text: str, expected: str) -> None:
    assert expected in [said(statement) for statement in tell(text).statements]


def test_an_officer_is_not_of_the_state_that_he_spied_for() -> None:
    text = "Ghana arrested an army officer suspected of passing secrets to Togo."
    assert "GHA GOV > GHA MIL COERCE arrest realised" in [done(e) for e in tell(text).events]


def test_what_is_only_a_condition_is_not_done() -> None:
    text = "Ghana will go to court if Togo does not let the crew leave."
    assert tell(text).events == ()
    done_since = tell("Ghana went to court, but Togo let the crew leave.").events
    assert [event.type for event in done_since] == ["RETREAT"]


SPOKEN = [
    ('Togo called Ghana "a branch office of the oil companies".', "TGO GOV > GHA GOV criticise"),
    ('Togo called the Ghanaian protest "a comedy".', "TGO GOV > GHA GOV criticise"),
    ('Togo expelled an envoy. "This is not helpful," Ghana said.', "GHA GOV > TGO GOV criticise"),
    ("Farmers in Ghana blocked a road to demand lower taxes.", "GHA AGR > GHA GOV demand"),
    (
        "Norway pledged a million to rebuild villages on Ghana's border with Togo.",
        "NOR GOV > GHA GOV commit",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_what_is_meant(text: str, expected: str) -> None:
    assert expected in [said(statement) for statement in tell(text).statements]


@pytest.mark.parametrize("act", ["support", "criticise"])
def test_what_somebody_refuses_to_say_is_not_said(act: str) -> None:
    verb = {"support": "support", "criticise": "condemn"}[act]
    acts = [s.act for s in tell(f"Ghana refused to {verb} the Togolese plan.").statements]
    assert "reject" in acts
    assert act not in acts
