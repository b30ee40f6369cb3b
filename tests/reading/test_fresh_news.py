"""What short news texts of several sentences tell, each with all that is coded of it."""

from __future__ import annotations

import pytest
from telling import done, tell

CODED = [
    # what is planned of a meeting is still to come, and further rounds are of the same parties
    (
        "Talks between Kenya and Uganda are planned for June.",
        ["KEN GOV + UGA GOV > - AGREE future"],
    ),
    (
        "A round of talks between Kenya and Uganda is due to open in June.",
        ["KEN GOV + UGA GOV > - AGREE future"],
    ),
    (
        "Envoys of Kenya and Uganda met on Monday. A second round took place on Tuesday.",
        ["KEN GOV + UGA GOV > - CONSULT realised"] * 2,
    ),
    (
        "Envoys of Kenya and Uganda met on Monday. A third meeting is planned for June.",
        ["KEN GOV + UGA GOV > - CONSULT realised", "KEN GOV + UGA GOV > - AGREE future"],
    ),
    (
        "Envoys of Kenya and Uganda met on Monday. The first round of the election is due in June.",
        ["KEN GOV + UGA GOV > - CONSULT realised"],
    ),
    # who meets
    (
        "The Kenya-Uganda Border Commission met in Rome on Monday.",
        ["KEN GOV + UGA GOV > - CONSULT realised"],
    ),
    ("The North Atlantic Council held a session on Friday.", ["NATO GOV > - CONSULT realised"]),
    (
        "The Malaysian minister flew to Surabaya on Monday.",
        ["MYS GOV > IDN GOV CONSULT visit realised"],
    ),
    (
        "Peru's foreign minister was in Quito to discuss the border.",
        ["PER GOV > ECU GOV CONSULT visit realised"],
    ),
    # who somebody is
    (
        "The Thai government and Muslim separatists resumed talks.",
        ["THA GOV + THA REB > - CONSULT realised"],
    ),
    (
        "On 5 May ministers from Chad and Libya signed a border treaty.",
        ["TCD GOV + LBY GOV > - SUPPORT realised"],
    ),
    (
        "Finance Minister Victoria Rios of Chile met President Jordan Bell of Guyana.",
        ["CHL GOV + GUY GOV > - CONSULT realised"],
    ),
    (
        "Soldiers detained President Gaspard Meka and dissolved parliament in Libreville.",
        [
            "GAB MIL > GAB GOV COERCE arrest realised",
            "GAB MIL > GAB LEG COERCE martial-law realised",
        ],
    ),
    (
        "Hackers working for Peruvian intelligence broke into the servers of Chile's bank.",
        ["PER GOV > CHL BUS COERCE cyber realised"],
    ),
    (
        "Sudan called the arrests by Kenya a breach of the Vienna Convention.",
        ["SDN GOV > KEN GOV ACCUSE realised"],
    ),
    (
        "Samoa's minister voiced opposition to the base that Chad plans.",
        ["WSM GOV > TCD GOV REJECT realised"],
    ),
    # the first to do it did it
    ("Kenya became the first state to recognise Kosovo.", ["KEN GOV > XKX GOV SUPPORT realised"]),
    ("Kenya was the only country to congratulate Ghana.", ["KEN GOV > GHA GOV SUPPORT realised"]),
    (
        "Chile will be the first country to join the pact with Peru.",
        ["CHL GOV > PER GOV AGREE future"],
    ),
    # what is ordered of nobody, or said to be taken, is a measure of whoever says so
    (
        "Kenya ordered the border with Uganda to be reopened.",
        ["KEN GOV > UGA GOV RETREAT access realised"],
    ),
    (
        "Bolivia's minister said five Cuban doctors would be expelled.",
        ["BOL GOV > CUB MED THREATEN expel future"],
    ),
    # whom it is done to
    ("Poland shut its last open crossing.", ["POL GOV > - COERCE restrict realised"]),
    (
        "Uganda moved two battalions to its border with Rwanda.",
        ["UGA GOV > RWA GOV MOBILIZE troops realised"],
    ),
    (
        "The Chadian police released three Malian gendarmes.",
        ["TCD COP > MLI COP RETREAT release realised"],
    ),
    # works of two states, and papers and what they do
    (
        "Kenya and Uganda launched construction of a railway on Monday.",
        ["KEN GOV > UGA GOV COOPERATE realised"],
    ),
    (
        "Kenya and Uganda signed a protocol waiving visas on Monday.",
        ["KEN GOV + UGA GOV > - SUPPORT realised"],
    ),
]


@pytest.mark.parametrize(("text", "coded"), CODED)
def test_what_is_coded(text: str, coded: list[str]) -> None:
    assert [done(event) for event in tell(text).events] == coded


ANSWERED = [
    # who denies answers who accused, be it by telling of a deed
    ("Lithuania accused Belarus of spying. Belarus denied sending anyone.", "BLR GOV > LTU GOV"),
    (
        "Pakistan's army said Afghan troops had shelled a post. Kabul rejected the claim.",
        "AFG GOV > PAK MIL",
    ),
    # what is judged of a meeting, a visit or an accord is of those who held it
    ("Ghana and Togo signed a treaty. Benin welcomed the treaty.", "BEN GOV > GHA GOV + TGO GOV"),
    ("Ghana's president met Togo's. Benin hailed the encounter.", "BEN GOV > GHA GOV + TGO GOV"),
    ("Ghana's president visited Togo. Benin criticised the trip.", "BEN GOV > GHA GOV"),
    ("Ghana and Togo agreed to a truce. Benin welcomed the truce.", "BEN GOV > GHA GOV + TGO GOV"),
]


@pytest.mark.parametrize(("text", "sides"), ANSWERED)
def test_whom_an_answer_is_for(text: str, sides: str) -> None:
    last = tell(text).statements[-1]
    speakers = " + ".join(actor.code for actor in last.speakers)
    assert f"{speakers} > {' + '.join(actor.code for actor in last.addressees)}" == sides
