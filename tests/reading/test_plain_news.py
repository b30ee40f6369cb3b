"""Plain sentences of news, whole: what is coded of them, and that nothing else is."""

from __future__ import annotations

import pytest
from telling import days, done, parties, said, tell, words

CODED = [
    # a paper speaks for those who issue it
    (
        "Mali issued a statement condemning Algeria for the raid.",
        ["MLI GOV > DZA GOV ACCUSE disapprove realised"],
    ),
    (
        "Peru voted for a resolution condemning Chile.",
        [
            "PER GOV > - SUPPORT realised",
            "PER GOV > CHL GOV ACCUSE disapprove realised",
        ],
    ),
    (
        "A motion urging Kenya to free the crew was adopted by the Ugandan parliament.",
        ["UGA LEG > KEN GOV REQUEST yield realised"],
    ),
    ("Several African states signed a letter urging Chad to free the crew.", []),
    # calls and what they are for
    (
        "Kenya's president called his Ugandan counterpart on Monday to discuss the border.",
        ["KEN GOV + UGA GOV > - CONSULT phone realised"],
    ),
    (
        "Kenya's minister called Foreign Minister Ana Rios of Peru to discuss the quota.",
        ["KEN GOV + PER GOV > - CONSULT phone realised"],
    ),
    (
        "The ministers of Peru and Chile met on Tuesday to discuss the border.",
        ["PER GOV + CHL GOV > - CONSULT realised"],
    ),
    # what is wanted, stopped or let is as real as that makes it
    (
        "Kenya called for the withdrawal of Ugandan troops.",
        ["KEN GOV > UGA GOV REQUEST realised"],
    ),
    ("Ghana asked Togo not to release the crew.", ["GHA GOV > TGO GOV REQUEST yield realised"]),
    (
        "A court convicted a spy, prompting Germany to expel two Togolese diplomats.",
        ["DEU GOV > TGO GOV SANCTION expel realised"],
    ),
    (
        "The bloc kept Chad from sending its envoy to Peru.",
        ["TCD GOV > PER GOV CONSULT negated"],
    ),
    (
        "The council agreed on Monday to impose sanctions on Togo.",
        [],
    ),
    # deeds after which something is done, and their victims
    ("Lithuania closed its embassy after the bombing in Minsk.", []),
    ("Two Chadian soldiers were killed in an attack near the border with Sudan.", []),
    ("Two Chadian soldiers died in an ambush.", []),
    # cities that are struck
    ("Turkey shelled Aleppo.", ["TUR GOV > SYR CVL ASSAULT heavy-weapons realised"]),
    ("Israel bombed Gaza.", ["ISR GOV > PSE CVL ASSAULT explosives realised"]),
    ("Jordan airlifted aid into Gaza.", ["JOR GOV > PSE CVL AID realised"]),
    (
        "Kharkiv was shelled by Russian artillery.",
        ["RUS MIL > UKR CVL ASSAULT heavy-weapons realised"],
    ),
    # promises that harm nobody
    ("Kenya vowed to fight piracy.", ["KEN GOV > - AGREE realised"]),
    ("Canada said it would keep its frigate in the Gulf.", ["CAN GOV > - AGREE realised"]),
    ("India announced a line of credit for Nepal.", ["IND GOV > NPL GOV AGREE realised"]),
    ("Norway's envoy regretted the violence in Mali.", ["NOR GOV > - ACCUSE disapprove realised"]),
    ("The Ghanaian minister declined to give a date.", []),
    (
        "Togolese officers trained Chadian soldiers in the use of drones.",
        ["TGO MIL > TCD MIL AID realised"],
    ),
    # people by their nationality, and what is counted in days
    ("Kenyan police seized two Ugandans.", ["KEN COP > UGA CVL COERCE arrest realised"]),
    ("Peru and Chile ended five days of talks.", ["PER GOV + CHL GOV > - CONSULT realised"]),
    # envoys and notes
    ("Peru called home its consul in Chile.", ["PER GOV > CHL GOV SANCTION withdraw realised"]),
    (
        "Peru declared the Chilean envoy and his deputy personae non gratae.",
        ["PER GOV > CHL GOV SANCTION expel realised"],
    ),
    # whose deed it is
    (
        "Chad, whose troops are still there, closed its border with Sudan.",
        ["TCD GOV > SDN GOV SANCTION discontinue realised"],
    ),
    (
        "Hezbollah answered with a volley of rockets that wounded two Israeli farmers.",
        ["LBN REB > ISR AGR ASSAULT realised"],
    ),
    (
        "Estonia expressed gratitude to Poland for having sent border guards.",
        ["EST GOV > POL GOV SUPPORT realised", "POL GOV > - MOBILIZE troops realised"],
    ),
    (
        "The rebels freed the Chadian soldiers whom they had seized in Mali.",
        ["MLI REB > TCD MIL RETREAT release realised", "MLI REB > TCD MIL COERCE arrest realised"],
    ),
    (
        "Hundreds of students demonstrated outside the American base in Niamey.",
        ["NER CVL > USA GOV PROTEST demo realised"],
    ),
    # what is denied or asked is not done
    ("Rwanda denied backing Congolese rebels.", ["RWA GOV > COD GOV REJECT realised"]),
    ("Peru offered Chile a joint inquiry.", ["PER GOV > CHL GOV AGREE realised"]),
    ("The four presidents signed a trade deal with Singapore.", []),
    ("Kenyan peacekeeping troops arrived in Haiti.", ["KEN MIL > HTI GOV AID realised"]),
    # whom something is done for
    ("Ghana sent pumps to help Togo.", ["GHA GOV > TGO GOV AID realised"]),
    ("Ghana's firemen fought fires near Accra.", []),
    (
        "Ghana agreed to an appeal by Togolese bishops for a pause.",
        ["GHA GOV > TGO REL AGREE realised", "TGO REL > GHA GOV REQUEST realised"],
    ),
    # what struck was fired by somebody, and at somebody
    (
        "A rocket fired by Libya hit a bus in Chad and wounded two people.",
        [
            "LBY GOV > TCD GOV ASSAULT heavy-weapons realised",
            "LBY GOV > TCD GOV ASSAULT realised",
        ],
    ),
    (
        "Ghana's minister complained after Togo shot down a drone.",
        ["TGO GOV > GHA GOV ASSAULT destroy realised"],
    ),
    (
        "Peru shut off the water that flows to Chile.",
        ["PER GOV > CHL GOV COERCE withhold realised"],
    ),
    # what has ended, or is not to be
    ("Ghana no longer jams Togo's broadcasts.", ["GHA GOV > TGO GOV RETREAT realised"]),
    ("Ghana no longer sells gas to Togo.", ["GHA GOV > TGO GOV SANCTION discontinue realised"]),
    ("Ghana will not attend a summit in Togo.", ["GHA GOV > TGO GOV REJECT meet realised"]),
    ("Mali would not receive the Chadian envoy.", ["MLI GOV > TCD GOV REJECT realised"]),
    (
        "Kenyan shopkeepers called for a boycott of Ugandan sugar.",
        ["KEN BUS > UGA GOV REQUEST realised"],
    ),
    ("Chad will ask Libya to free the crew.", ["TCD GOV > LBY GOV REQUEST future"]),
    # orders that are deeds by being given
    (
        "Ghana ordered two Togolese diplomats to leave.",
        ["GHA GOV > TGO GOV SANCTION expel realised"],
    ),
    (
        "The Togolese envoy was told to leave the country by Ghana.",
        ["GHA GOV > TGO GOV SANCTION expel realised"],
    ),
    (
        "Ghana ordered two battalions to the border with Togo.",
        ["GHA GOV > TGO GOV MOBILIZE troops realised"],
    ),
    # what a meeting is for, and what it is only said at
    (
        "Peru's minister urged Chile to lift its ban, during a call with his Chilean counterpart.",
        [
            "PER GOV > CHL GOV REQUEST yield realised",
            "PER GOV + CHL GOV > - CONSULT phone realised",
        ],
    ),
    (
        "Angola's president is expected to travel to Kigali to meet his Rwandan counterpart.",
        ["AGO GOV + RWA GOV > - AGREE future"],
    ),
    (
        "Peru offered to host a new round of talks between Mali and Chad.",
        ["PER GOV > MLI GOV + TCD GOV AGREE realised"],
    ),
    ("Kenya will allow Uganda's oil firm to ship its fuel.", ["KEN GOV > UGA BUS CONCEDE future"]),
    # words that the parser joins to others than they belong to
    (
        "Peru recalled its envoy on Monday and Chile closed its consulate.",
        [
            "PER GOV > CHL GOV SANCTION withdraw realised",
            "CHL GOV > PER GOV SANCTION withdraw realised",
        ],
    ),
    (
        "Lima and Paris called on Togo to respect the truce agreed in Luanda.",
        ["PER GOV + FRA GOV > TGO GOV REQUEST yield realised"],
    ),
    # who is meant by words that also name a topic, or that the parser takes for others
    ("Chinese warships entered Peruvian waters.", ["CHN MIL > PER GOV MOBILIZE weapons realised"]),
    (
        "Ghanaian marines trained with Togolese troops on an island.",
        ["GHA MIL > TGO MIL COOPERATE realised"],
    ),
]


@pytest.mark.parametrize(("text", "coded"), CODED)
def test_what_is_coded(text: str, coded: list[str]) -> None:
    assert sorted(map(done, tell(text).events)) == sorted(coded)


SPEAKING = [
    (
        "Peru's foreign minister called the Chilean ambassador to explain the rule.",
        "PER GOV > CHL GOV state",
    ),
    (
        "Peru denied that its ships had cut the cable and called on Chile to calm down.",
        "PER GOV > CHL GOV demand",
    ),
    (
        "Chad criticised Libya for arming rebels and called on Egypt to step in.",
        "TCD GOV > EGY GOV demand",
    ),
    ("Egypt offered Libya talks; Chad said it would come.", "TCD GOV > - state"),
    # what is planned, and what is not
    ("Chile plans to resume its flights to Peru.", "CHL GOV > PER GOV commit"),
    ("Ghana does not intend to recognise Togo's court.", "GHA GOV > TGO GOV reject"),
    ("Ghana's minister said it had no wish for a clash with Togo.", "GHA GOV > - state"),
    ("Iraq said it would ask Turkey to stop the raids.", "IRQ GOV > TUR GOV demand"),
    ("Iraq said it would seek talks with Turkey.", "IRQ GOV > TUR GOV commit"),
    ("Iraq said it would oppose Turkey's plan.", "IRQ GOV > TUR GOV reject"),
    # what is admitted, alleged and condemned
    (
        "Ghana's minister acknowledged that the migrants had been treated badly.",
        "GHA GOV > - concede",
    ),
    (
        "Ghana claimed that its patrol had been attacked by Togolese gunmen.",
        "GHA GOV > TGO UAF criticise",
    ),
    (
        "Peru said the resolution was an unacceptable interference.",
        "PER GOV > - criticise",
    ),
    ('"The lorry is a fairy tale," Ghana\'s minister said.', "GHA GOV > - reject"),
    ("Ghana spoke of a slap in the face by Togo.", "GHA GOV > TGO GOV criticise"),
    (
        "Ghana acknowledged that its police had fired on a Togolese boat.",
        "GHA GOV > TGO GOV concede",
    ),
    # to whom something is promised, or from whom it is taken away
    ("Ghana vowed to help Togo fight malaria.", "GHA GOV > TGO GOV commit"),
    (
        "Ghana expressed willingness to mediate between Mali and Niger.",
        "GHA GOV > MLI GOV + NER GOV commit",
    ),
    ("Ghana undertook to supply the power stations of Togo with oil.", "GHA GOV > TGO GOV commit"),
    ("Ghana promised to build a port in Togo.", "GHA GOV > TGO GOV commit"),
    ("Oslo sent tents to Chad. Peru promised two million dollars.", "PER GOV > TCD GOV commit"),
    ("Ghana said it would stop shelling the Togolese port.", "GHA GOV > TGO GOV concede"),
    ("Ghana said it would no longer block the Togolese bid.", "GHA GOV > TGO GOV concede"),
    ("Ghana plans to withdraw its troops from Togo.", "GHA GOV > TGO GOV concede"),
    ("Ghana and Togo agreed to exchange 30 prisoners.", "GHA GOV + TGO GOV > - commit"),
    ("Ghana told Togo that it must take down the fence.", "GHA GOV > TGO GOV demand"),
    ("Ghana proposed to expel Togolese diplomats.", "GHA GOV > TGO GOV threaten"),
    ("Ghana warned that it would respond to any raid by Togo.", "GHA GOV > TGO GOV threaten"),
    ("Ghana said it would not take part in a drill with Togo.", "GHA GOV > TGO GOV reject"),
    ("Ghana said Accra would not yield to pressure from Togo.", "GHA GOV > TGO GOV reject"),
    ("Ghana thanked Togo and asked other donors to follow suit.", "GHA GOV > - demand"),
    # threats that are hinted at
    (
        "Ghana hinted that Togolese apples might soon meet stricter checks.",
        "GHA GOV > TGO GOV threaten",
    ),
    (
        "Peru warned the Chilean ambassador that gas supplies might be cut.",
        "PER GOV > CHL GOV threaten",
    ),
    (
        '"Whoever fires at our towns will pay for it," Israel\'s defence minister wrote.',
        "ISR GOV > - threaten",
    ),
]


@pytest.mark.parametrize(("text", "last"), SPEAKING)
def test_who_speaks_to_whom(text: str, last: str) -> None:
    assert said(tell(text).statements[-1]) == last


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Poland rejects the charge, its minister said.", "rejects the charge"),
        ("Poland has promised Mali grain, its minister said.", "has promised Mali grain"),
        ("Poland's minister said it rejects the charge.", "said it rejects the charge"),
    ],
)
def test_the_evidence_of_a_statement_shows_what_it_does(text: str, evidence: str) -> None:
    reading = tell(text)
    assert [words(reading, event.evidence) for event in reading.events] == [evidence]


MEANT = [
    # titles that few states have
    (
        "The secretary of state said that the sanctions against Iran would stay.",
        "secretary",
        "USA GOV",
    ),
    ("France and Germany quarrel. The chancellor objected on Friday.", "chancellor", "DEU GOV"),
    ("Algeria and Morocco broke off ties. The king called for talks.", "king", "MAR GOV"),
    # leaders by their surname, in a text that names their country
    ("Putin thanked Algeria for its help to Russia.", "Putin", "RUS GOV"),
    ("Xi thanked Algeria for its help to China.", "Xi", "CHN GOV"),
    ("Davis thanked Algeria for its help.", "Davis", None),
    (
        "Kim Ae-ran of South Korea met Kim Bo-ra of North Korea. Kim smiled at China.",
        "Kim smiled",
        None,
    ),
    # parties of no one state, and of all of them
    ("Four African countries recalled envoys from Chad.", "African countries", "-"),
    (
        "Peru and Chile met in Lima. Officials on both sides praised the deal.",
        "Officials",
        "PER GOV + CHL GOV",
    ),
    # whoever faces both sides is neither, and none holds another's office
    (
        "Ecuador accused Peru of a raid. Chile and Brazil appealed to both sides.",
        "sides",
        "ECU GOV + PER GOV",
    ),
    (
        "President Okello of Uganda flew to Juba. President Deng of his own accord met South "
        "Sudanese and Ugandan traders.",
        "President Deng",
        "SSD GOV",
    ),
    (
        "MANILA, May 15 - The Philippines protested to the United States. Defence Secretary Rico "
        "Salonga objected.",
        "Defence Secretary",
        "PHL GOV",
    ),
    (
        "WASHINGTON, May 15 - The United States offered Israel a pact. Prime Minister Ariel Koren "
        "objected.",
        "Prime Minister",
        "ISR GOV",
    ),
    # several are meant by "their"
    ("Oman proposed that the Houthis halt their raids.", "their", "YEM REB"),
    # whose spokesman, whose words
    (
        "Ghana's president met Togo's. The Kenyan president's spokesman said he would go.",
        "he would",
        "KEN GOV",
    ),
    (
        "Togo and Ghana agreed. China resented what a spokeswoman called a trap.",
        "spokeswoman",
        "CHN GOV",
    ),
    (
        "Turkey will send a ship to Somalia, the defence ministry said.",
        "defence ministry",
        "TUR GOV",
    ),
]


@pytest.mark.parametrize(("text", "phrase", "meant"), MEANT)
def test_who_is_meant(text: str, phrase: str, meant: str | None) -> None:
    at = text.index(phrase)
    last_word = at + len(phrase.split()[0])
    found = [
        m
        for m in tell(text).actors
        if m.span.start <= at < m.span.end or (at <= m.span.start < last_word)
    ]
    assert (parties(found[-1].actors) if found else None) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Peru's minister, speaking on state television, thanked Chile.",
        "Peru's minister thanked Chile without giving details.",
    ],
)
def test_where_or_without_what_is_no_statement(text: str) -> None:
    assert list(map(said, tell(text).statements)) == ["PER GOV > CHL GOV support"]


def test_a_readout_tells_of_one_occasion() -> None:
    reading = tell(
        "The Peruvian minister paid a visit to Chile on 13 May. He met the Chilean president, "
        "who promised to ask Peru before signing a treaty with Bolivia.",
        "Ministry of Foreign Affairs of Peru",
    )
    assert [(done(event), days(event.date)) for event in reading.events] == [
        ("PER GOV > CHL GOV CONSULT visit realised", "2024-05-13"),
        ("PER GOV + CHL GOV > - CONSULT realised", "2024-05-13"),
        ("CHL GOV > PER GOV AGREE realised", "2024-05-13"),
    ]


QUARREL = (
    "Colombia accused Ecuador of a raid. Ecuador denied it, and Colombia demanded that Ecuador "
    "apologise. Colombia's president said that Ecuador had lied to Colombia. "
)


@pytest.mark.parametrize(
    "between", ["Mexico and Brazil condemned the raid. ", "The United Nations sent help. "]
)
def test_both_sides_are_those_that_the_document_is_about(between: str) -> None:
    reading = tell(f"{QUARREL}{between}Spain urged both sides to talk.")
    assert said(reading.statements[-1]) == "ESP GOV > COL GOV + ECU GOV demand"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (
            "Peru signed a pact on the 2018 dispute, in which Chile accused it of spying.",
            "2018-01-01..2018-12-31",
        ),
        ("Chad and Mali signed an accord on Tuesday on a road.", "2024-05-14"),
        (
            "Malaysia's minister concluded a two-day visit to Laos yesterday.",
            "2024-05-14..2024-05-15",
        ),
        (
            "Malaysia's minister began a three-day visit to Laos on Monday.",
            "2024-05-13..2024-05-15",
        ),
        ("Peru ended a 0-day visit to Chile on Monday.", "2024-05-13"),
        ("Peru ended a 99999999999-day visit to Chile on Monday.", "2024-05-13"),
        (
            "Peru and Chile signed a pact on 2 May after talks that had opened eight days earlier. "
            "Under it Peru undertook to free the crew, and Chile pledged to lift its ban.",
            "2024-05-02",
        ),
        ("Monday's text goes further: in it Peru agreed to free the Chilean crew.", "2024-05-13"),
        (
            "Grain has been short since March, when Peru banned Chilean lorries.",
            "2024-03-01..2024-03-31",
        ),
    ],
)
def test_what_happened_at_what_a_date_names(text: str, when: str) -> None:
    assert days(tell(text).events[-1].date) == when


@pytest.mark.parametrize(
    "text",
    [
        "On Friday Kenya condemned the raid by Uganda.",
        "In March Kenya condemned the raid by Uganda.",
    ],
)
def test_a_day_before_a_state_is_no_part_of_its_name(text: str) -> None:
    statement = tell(text).statements[0]
    assert said(statement) == "KEN GOV > UGA GOV criticise"
    assert statement.speakers[0].name is None
