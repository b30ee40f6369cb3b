"""Short texts in the plain words of news agencies: who does and says what to whom."""

from __future__ import annotations

import pytest
from telling import done, said, tell

DEEDS = [
    (
        "Peru will impose a duty on Chilean copper from July 1, the minister said.",
        "PER GOV > CHL GOV SANCTION discontinue future",
    ),
    (
        "Kenya ordered a Ugandan embassy employee to leave the country.",
        "KEN GOV > UGA LAB SANCTION expel realised",
    ),
    (
        "Kenya ordered Uganda to cut its embassy staff to eight.",
        "KEN GOV > UGA GOV SANCTION expel realised",
    ),
    (
        "Sweden condemned a large Kenyan-Ugandan military exercise.",
        "KEN GOV > UGA GOV COOPERATE realised",
    ),
    (
        "Kenya and Uganda opened a sixth round of peace talks.",
        "KEN GOV + UGA GOV > - CONSULT realised",
    ),
    (
        "Ghana sent a navy ship with 200 tonnes of relief supplies to Togo.",
        "GHA GOV > TGO GOV AID realised",
    ),
    (
        "Kenya summoned Ugandan Ambassador Grace Okello.",
        "KEN GOV > UGA GOV ACCUSE disapprove realised",
    ),
    (
        "The envoys left Accra six days after soldiers overthrew President Kofi Mensah of Ghana.",
        "GHA MIL > GHA GOV COERCE realised",
    ),
    (
        "Peru condemned the Chilean attacks on the people of Gaza.",
        "CHL GOV > PSE CVL ASSAULT realised",
    ),
]


@pytest.mark.parametrize(("text", "expected"), DEEDS)
def test_what_is_done(text: str, expected: str) -> None:
    assert expected in [done(event) for event in tell(text).events]


SAYINGS = [
    (
        "Peru called the charge false. Chile condemned Peru. "
        '"Peru is only harming its own economy," Trade Minister Eva Lagos said.',
        "CHL GOV > PER GOV criticise",
    ),
    (
        "Ghana's trade department raised the duty on Togolese rice on Thursday.\n\nTogo protested. "
        "Trade Minister Afi Lawson condemned the duty.",
        "TGO GOV > GHA GOV criticise",
    ),
    (
        "Ugandan jets struck the Kenyan city of Mombasa, wounding six, the regional governor said.",
        "KEN GOV > - state",
    ),
    (
        "Kenya jailed two editors. Human rights groups condemned Kenya.",
        "NGO SOC > KEN GOV criticise",
    ),
    (
        "Togo sent soldiers to its border. The Ghanaian opposition accused the government of "
        "sloth.",
        "GHA OPP > GHA GOV criticise",
    ),
    ("Togo closed the border to Ghana. Ghana opposes this.", "GHA GOV > TGO GOV criticise"),
    ("Ghana called the Togolese decision groundless.", "GHA GOV > TGO GOV criticise"),
    (
        '"Responsibility for the clash lies with Togo," the Ghanaian minister said.',
        "GHA GOV > TGO GOV criticise",
    ),
    ("Ghana's president expressed regret over the floods in Togo.", "GHA GOV > TGO GOV support"),
    (
        '"If Togo stays there, we will have to respond," the Ghanaian minister said.',
        "GHA GOV > TGO GOV threaten",
    ),
    (
        "Ghana urged its allies in Togo and Benin to pay.",
        "GHA GOV > TGO GOV + BEN GOV demand",
    ),
    (
        "Togo was hit by floods. Ghana met its minister. Ghana thanked the neighbouring countries.",
        "GHA GOV > - support",
    ),
    (
        "Peru said it would leave the fishing pact with Chile if it lost.",
        "PER GOV > CHL GOV threaten",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SAYINGS)
def test_what_is_said(text: str, expected: str) -> None:
    assert expected in [said(statement) for statement in tell(text).statements]


MEDIATION = [
    "under a truce brokered by Norway",
    "at talks hosted by Norway",
    "at Norwegian-mediated talks",
    "with Norwegian mediators",
    "through the mediation of Norway",
]


@pytest.mark.parametrize("by", MEDIATION)
def test_whoever_mediates_is_no_side(by: str) -> None:
    text = (
        f"The Ghanaian government and communist rebels met {by} on Monday. Norway was pleased, and "
        "Norway's envoy thanked Norway's guests. The two sides agreed to free twenty prisoners."
    )
    [agreed] = [s for s in tell(text).statements if s.act == "concede"]
    assert {actor.code for actor in agreed.speakers} == {"GHA GOV", "GHA REB"}


def test_a_meeting_that_goes_on_in_its_sentence_is_one() -> None:
    text = "Ana Rios of Peru held a meeting with Chile's president and discussed the dam."
    assert [event.type for event in tell(text).events] == ["CONSULT"]
