"""Short texts of two states at odds or at a table: who does and says what to whom in the sentences
that follow the first."""

from __future__ import annotations

import pytest
from telling import contents, days, done, parties, said, tell

import dragoman

BOTH_TOLD = [
    (
        "Kenya expelled the Ugandan envoy; Uganda closed the border to Kenya.",
        [
            "KEN GOV > UGA GOV SANCTION expel realised",
            "UGA GOV > KEN GOV SANCTION discontinue realised",
        ],
    ),
    (
        "The talks failed; on Monday Peru condemned Chile.",
        ["PER GOV > CHL GOV ACCUSE disapprove realised"],
    ),
    (
        "Kenya expelled a Ugandan envoy, and in return Uganda expelled a Kenyan envoy.",
        [
            "KEN GOV > UGA GOV SANCTION expel realised",
            "UGA GOV > KEN GOV SANCTION expel realised",
        ],
    ),
    (
        "Kenya expelled the Ugandan envoy, prompting Uganda to close the border to Kenya.",
        [
            "KEN GOV > UGA GOV SANCTION expel realised",
            "UGA GOV > KEN GOV SANCTION discontinue realised",
        ],
    ),
    (
        "Togo sent food aid to Ghana and Ghana freed twenty Togolese fishermen.",
        [
            "TGO GOV > GHA GOV AID realised",
            "GHA GOV > TGO CVL RETREAT release realised",
        ],
    ),
    (
        "Once Peru had freed the Chilean crew, Chile lifted its ban on Peruvian fish.",
        [
            "PER GOV > CHL CVL RETREAT release realised",
            "CHL GOV > PER GOV RETREAT realised",
        ],
    ),
    (
        "Kenya responded with air strikes on Somali positions.",
        ["KEN GOV > SOM GOV ASSAULT aerial realised"],
    ),
    (
        "Kenya reacted with a condemnation of Uganda.",
        ["KEN GOV > UGA GOV ACCUSE disapprove realised"],
    ),
    ("Kenyan planes bombed a Somali town.", ["KEN MIL > SOM GOV ASSAULT aerial realised"]),
    (
        "A Kenyan court sentenced an opposition politician to death.",
        ["KEN JUD > KEN OPP SANCTION convict realised"],
    ),
    (
        "Uganda recalled its envoy from Kenya in protest.",
        ["UGA GOV > KEN GOV SANCTION withdraw realised"],
    ),
    (
        "Uganda vowed to respond to the Kenyan attack.",
        ["UGA GOV > KEN GOV THREATEN violence realised"],
    ),
    ("Poland banned Russian oil.", ["POL GOV > RUS GOV SANCTION discontinue realised"]),
    (
        "France condemned Israeli settlements.",
        ["FRA GOV > ISR GOV ACCUSE disapprove realised"],
    ),
    ("Rebels of the M23 captured Goma.", ["COD REB > COD CVL ASSAULT realised"]),
    (
        "A Kenyan air raid hit a Somali barracks.",
        ["KEN GOV > SOM GOV ASSAULT aerial realised"],
    ),
    (
        "China and Japan traded barbs over the islands.",
        ["CHN GOV + JPN GOV > CHN GOV + JPN GOV ACCUSE realised"],
    ),
    (
        "Peru accused Chile of seizing its ships.",
        [
            "PER GOV > CHL GOV ACCUSE allege realised",
            "CHL GOV > PER CVL COERCE seize realised",
        ],
    ),
    ("Uganda promised to respond to Kenya's letter.", ["UGA GOV > KEN GOV AGREE realised"]),
    (
        "Uganda warned Kenya that more measures would follow.",
        ["UGA GOV > KEN GOV THREATEN realised"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BOTH_TOLD)
def test_one_sentence(text: str, expected: list[str]) -> None:
    assert [done(event) for event in tell(text).events] == expected


EXPELLED = "Kenya expelled the Ugandan ambassador on Monday."
SEIZED = "Kenya seized two Ugandan fishing boats on Monday."
DEPORTED = "Kenya deported forty Ugandan citizens on Monday. France voiced concern."
AT_ODDS = "Kenya and Uganda accused each other on Monday of breaking the truce."

FOLLOWING = [
    (EXPELLED, "Uganda protested.", "UGA GOV > KEN GOV ACCUSE disapprove"),
    (EXPELLED, "It later apologised.", "KEN GOV > UGA GOV CONCEDE"),
    (EXPELLED, "Uganda recalled its own envoy in protest.", "UGA GOV > KEN GOV SANCTION withdraw"),
    (EXPELLED, "Kampala suspended all flights.", "UGA GOV > KEN GOV SANCTION discontinue"),
    (EXPELLED, "Uganda said it was ready to talk.", "UGA GOV > KEN GOV AGREE"),
    (SEIZED, "The boats were released a day later.", "KEN GOV > UGA CVL RETREAT release"),
    (SEIZED, "Uganda said the seizure was illegal.", "UGA GOV > KEN GOV ACCUSE"),
    (SEIZED, "Washington said the step was a mistake.", "USA GOV > KEN GOV ACCUSE"),
    # not at whoever spoke last
    (DEPORTED, "Uganda demanded an apology.", "UGA GOV > KEN GOV REQUEST"),
    (DEPORTED, "Uganda threatened to retaliate.", "UGA GOV > KEN GOV THREATEN"),
    (DEPORTED, "Uganda expelled the ambassador.", "UGA GOV > KEN GOV SANCTION expel"),
    (DEPORTED, "The United States criticised the move.", "USA GOV > KEN GOV ACCUSE disapprove"),
    (AT_ODDS, "Uganda refused to negotiate.", "UGA GOV > KEN GOV REJECT"),
    (AT_ODDS, "Uganda broke off the talks.", "UGA GOV > KEN GOV SANCTION discontinue"),
    (
        AT_ODDS,
        "The African Union called for an end to the dispute.",
        "IGO GOV > KEN GOV + UGA GOV REQUEST",
    ),
    (
        "Malian soldiers and fighters of the Northern Front clashed on Monday.",
        "France sent arms to the government.",
        "FRA GOV > MLI GOV AID",
    ),
]


@pytest.mark.parametrize(("before", "text", "expected"), FOLLOWING)
def test_the_other_side(before: str, text: str, expected: str) -> None:
    event = tell(f"{before} {text}").events[-1]
    assert done(event).startswith(f"{expected} ")


MET = "Kenyan President John Doe met Ugandan Prime Minister Ann Roe in Geneva on Monday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They agreed to set up a hotline.", "KEN GOV + UGA GOV > - AGREE realised"),
        ("An agreement on visas was signed.", "KEN GOV + UGA GOV > - SUPPORT realised"),
        ("Roe said that the prisoners had been released.", "UGA GOV > UGA CVL RETREAT release"),
    ],
)
def test_two_who_met(text: str, expected: str) -> None:
    assert done(tell(f"{MET} {text}").events[-1]).startswith(expected)


def test_a_name_behind_its_title_is_the_person_of_the_title() -> None:
    text = "The foreign minister of Kenya, John Doe, met his Ugandan counterpart, Ann Roe."
    assert [actor.name for actor in tell(text).events[0].actors] == ["John Doe", "Ann Roe"]


def test_a_party_behind_a_date_is_no_part_of_it() -> None:
    text = "Kenya held talks on 14 May with Uganda."
    assert done(tell(text).events[0]) == "KEN GOV + UGA GOV > - CONSULT realised"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Chile denounced Peru's ban on its fruit, imposed in March.", "2024-03-01..2024-03-31"),
        ("The accord that Peru and Chile signed at a summit in April 2018 is dead.", "2018-04-01"),
        ("Peru withdrew half of the units stationed at the border last month.", "2024-04-01"),
        (
            "Peruvian marines fired on a Chilean boat on Monday.\n\n"
            '"Chile rammed our ships and fired on us," a spokesman for the Peruvian navy said.',
            "2024-05-13",
        ),
    ],
)
def test_the_day_of_a_deed(text: str, when: str) -> None:
    assert days(tell(text).events[-1].date).startswith(when)


def test_what_stands_behind_a_semicolon_is_not_said_by_the_speaker_before() -> None:
    reading = tell("Peru said that Chile had left; Bolivia condemned Chile.")
    assert said(reading.statements[-1]) == "BOL GOV > CHL GOV criticise"
    assert contents(reading, reading.statements[0]) == ["that Chile had left"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile met. Minister Rios stated that it was important to follow up on the summit "
        "in Lima last week at which the two leaders reconfirmed that they would promote trade.",
        "Peru and Chile met. Minister Rios stated that it was important to follow up on the summit "
        "meeting in Lima nine days earlier at which the two leaders agreed to promote trade.",
    ],
)
def test_what_was_said_at_an_occasion_whose_day_stands_between(text: str) -> None:
    assert {actor.country for actor in tell(text).statements[-1].speakers} == {"PER", "CHL"}


OWN_MINISTER = (
    "Minister Tessier meets with India's Minister of External Affairs\n\n"
    "The Honourable Claire Tessier, Minister of Foreign Affairs, met with Vikram Seth, India's "
    "Minister of External Affairs. Minister Tessier stressed that the courts are free."
)


@pytest.mark.parametrize("text", [OWN_MINISTER, OWN_MINISTER.split("\n\n")[1]])
def test_two_who_hold_one_office_are_of_two_states(text: str) -> None:
    reading = dragoman.read_text(
        text, published="2024-05-16", outlet="Global Affairs Canada", outlet_country="CAN"
    )
    assert [parties(s.speakers) for s in reading.statements] == ["CAN GOV"]
    assert [done(event) for event in reading.events][:1] == [
        "CAN GOV + IND GOV > - CONSULT realised"
    ]


def test_the_abbreviation_of_an_office_stands_for_its_holder() -> None:
    reading = dragoman.read_text(
        "External Affairs Minister (EAM) Vikram Seth met the Minister of Foreign Affairs of "
        "Canada, Ms. Claire Tessier. The Canadian minister asked for access. EAM rejected it.",
        published="2024-05-16",
        outlet="Ministry of External Affairs",
        outlet_country="IND",
    )
    assert parties(reading.statements[-1].speakers) == "IND GOV"
