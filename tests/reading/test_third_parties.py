"""Who mediates, who lends the room, and whose accords and meetings are told without their names."""

from __future__ import annotations

import pytest
from telling import done, said, tell

DEEDS = [
    (
        "Togo freed two Kenyan citizens after talks mediated by Norway.",
        "TGO GOV + NOR GOV > - CONSULT third-party realised",
    ),
    (
        "Ghana and Togo held talks mediated by Norway.",
        "GHA GOV + TGO GOV + NOR GOV > - CONSULT third-party realised",
    ),
    (
        "Ghana and Togo wound up five days of Norwegian-mediated talks.",
        "GHA GOV + TGO GOV + NOR GOV > - CONSULT third-party realised",
    ),
    (
        "Talks in Lima in March, mediated by Norway, ended without a result.",
        "NOR GOV > - CONSULT third-party realised",
    ),
    (
        "Ghana and Togo resumed the talks that Norway hosted in March.",
        "GHA GOV + TGO GOV > NOR GOV CONSULT realised",
    ),
    (
        "Ghana and Togo freed captives in a swap brokered by Norway.",
        "NOR GOV > GHA GOV + TGO GOV AGREE realised",
    ),
    (
        "Ghana spoke of the talks held with Togo in Lima in May.",
        "GHA GOV + TGO GOV > - CONSULT realised",
    ),
    (
        "Togo accused Ghana of lying, and Ghana accused Togo of spying. Togo condemned Ghana. "
        "Ghana condemned Togo. Togo thanked Ghana. Ghana thanked Togo. The order came days after "
        "talks in Lima.",
        "TGO GOV + GHA GOV > - CONSULT realised",
    ),
]


@pytest.mark.parametrize(("text", "expected"), DEEDS)
def test_what_is_done_with_others(text: str, expected: str) -> None:
    assert expected in [done(event) for event in tell(text).events]


@pytest.mark.parametrize("meeting", ["a news conference", "a cabinet meeting"])
def test_a_state_does_not_meet_itself(meeting: str) -> None:
    text = f"Ghana accused Togo of spying. Togo denied it, its minister told {meeting} in Lomé."
    assert [event.type for event in tell(text).events] == ["ACCUSE", "REJECT"]
    with_others = text.replace(meeting, "a meeting with Kenya")
    assert "CONSULT" in [event.type for event in tell(with_others).events]


def test_whoever_steps_in_turns_to_the_two_sides() -> None:
    text = (
        "Ghana expelled a Togolese diplomat. Togo accused Ghana of lying, and Ghana accused Togo "
        "of spying. Togo condemned Ghana. Kenya urged Togo to wait. Norway called for calm."
    )
    assert "NOR GOV > TGO GOV + GHA GOV demand" in [said(s) for s in tell(text).statements]


def test_whoever_answers_together_with_the_speaker_is_not_threatened() -> None:
    text = 'Togo moved troops. "If Togo attacks, we will respond together with Kenya," Ghana said.'
    [threat] = [s for s in tell(text).statements if s.act == "threaten"]
    assert {actor.code for actor in threat.addressees} == {"TGO GOV"}
