"""Deeds told beside others: asked for, said by telephone, planned, thanked for, refused."""

from __future__ import annotations

import pytest
from telling import done, tell


def coded(text: str) -> list[str]:
    return [done(event) for event in tell(text).events]


CASES = [
    # asked for by another
    ("Ghanaian troops withdrew at Togo's request.", "TGO GOV > GHA MIL REQUEST realised"),
    (
        "Ghana put off the talks at the urging of the Togolese president.",
        "TGO GOV > GHA GOV REQUEST realised",
    ),
    (
        "At the invitation of the Peruvian president, Chile's foreign minister flew to Lima.",
        "PER GOV > CHL GOV AGREE realised",
    ),
    # said by telephone
    (
        "Kenya's president assured his Ugandan colleague by telephone that the pipeline was safe.",
        "KEN GOV + UGA GOV > - CONSULT phone realised",
    ),
    # envoys called in
    (
        "The Chilean ambassador was called to the Peruvian foreign ministry.",
        "PER GOV > CHL GOV ACCUSE disapprove realised",
    ),
    (
        "Peru's foreign minister protested against the Chilean levy.",
        "PER GOV > CHL GOV ACCUSE disapprove realised",
    ),
    # plans
    (
        "Ghana will open a grain depot in Togo next week.",
        "GHA GOV > TGO GOV AGREE future",
    ),
    ("Peru is to address the Chilean parliament on Monday.", "PER GOV > CHL LEG AGREE future"),
    # thanks
    ("Malawi thanked Cuba for sending forty nurses.", "CUB GOV > MWI GOV AID realised"),
    # people without a name, and rebels
    ("Mutinous soldiers toppled the government of Benin.", "BEN MIL > BEN GOV COERCE realised"),
    ("The rebels shelled a town in Kenya.", "KEN REB > KEN GOV ASSAULT heavy-weapons realised"),
    ("Chadian rebels captured the town of Faya.", "TCD REB > TCD GOV ASSAULT realised"),
    (
        "Soldiers toppled the government of Benin, placing the president under house arrest.",
        "BEN MIL > BEN GOV COERCE arrest realised",
    ),
    # nouns with both sides
    (
        "The attacks of Chadian forces on villages in Sudan went on.",
        "TCD MIL > SDN CVL ASSAULT realised",
    ),
    (
        "Kenya saw the delivery of Ugandan arms to Rwanda as a threat.",
        "UGA GOV > RWA GOV AID realised",
    ),
    # members of an organisation among themselves
    ("The leaders of ASEAN met in Jakarta on Monday.", "ASEAN GOV > - CONSULT realised"),
    # voted is done
    (
        "The Human Rights Council voted to extend the mandate of its mission in Togo.",
        "UNO GOV > - SUPPORT realised",
    ),
    (
        "Ghana would not hesitate to shoot down any intruder from Togo.",
        "GHA GOV > TGO CVL THREATEN violence future",
    ),
    # "it" below a clause joined to the main one
    (
        "Ghana agreed to drop its duty, and Togo pledged to repair the bridge that it had damaged.",
        "TGO GOV > GHA GOV ASSAULT destroy realised",
    ),
    # whoever is asked answers
    ("Kenya asked Chad to search for the boat. It refused.", "TCD GOV > KEN GOV REJECT realised"),
    # the town after which an accord is called
    (
        "Peru accused Bolivia of violating the truce of Quito.",
        "BOL GOV > PER GOV ASSAULT realised",
    ),
    # ships that seize or shoot are armed, and what they take is somebody's
    (
        "Peru condemned Chile after a Chilean vessel seized two trawlers.",
        "CHL MIL > PER GOV COERCE seize realised",
    ),
    (
        "Togo sold the fuel, which its navy took from a Ghanaian tanker.",
        "TGO MIL > GHA CVL COERCE seize realised",
    ),
    # named by where they are or fled from
    (
        "Ghana handed over the trawler to its owner in Cotonou.",
        "GHA GOV > BEN CVL RETREAT release realised",
    ),
    (
        "Norway delivered food to families who fled the fighting in Chad.",
        "NOR GOV > TCD CVL AID realised",
    ),
    (
        "Norway will send a third plane of tents to Nairobi.",
        "NOR GOV > KEN GOV AGREE future",
    ),
    # met and signed
    (
        "Ghana's president met Togo's minister and signed a loan agreement.",
        "GHA GOV + TGO GOV > - SUPPORT realised",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_deeds_beside_others(text: str, expected: str) -> None:
    assert expected in coded(text)


NO_EVENT = [
    "The new minister of Ghana, on taking office, flew home.",
    "Sri Lanka's civil war ended long ago.",
    "Turning to Sudan, the Kenyan minister fell silent.",
    "Ghana's plan to double its budget surprised nobody.",
    "Ghana was examining Togo's proposal.",
    "A Ghanaian ship carrying cement sank off Togo.",
]


@pytest.mark.parametrize("text", NO_EVENT)
def test_phrases_that_tell_no_deed(text: str) -> None:
    assert coded(text) == []


def test_what_is_told_under_a_plan_is_no_event() -> None:
    events = coded("The ministers of Peru and Chile will discuss the lake when they meet in May.")
    assert not any("CONSULT" in event for event in events)


def test_the_press_is_no_party_to_a_call() -> None:
    text = "A Ghanaian aide told reporters by telephone that the port was open."
    assert not any("CONSULT" in event for event in coded(text))


def test_house_of_a_state_abroad_tells_nothing_of_those_outside_it() -> None:
    assert coded("Villagers protested outside the Kenyan embassy.") == []
