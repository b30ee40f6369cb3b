"""Events: who did what to whom, whether it happened, when, where, and on whose word."""

from __future__ import annotations

import pytest
from telling import days, done, sources, tell, words

from dragoman import Event, Reading


def coded(text: str) -> list[str]:
    return [done(event) for event in tell(text).events]


def only(text: str) -> tuple[Reading, Event]:
    """The reading of a text and its one event."""
    reading = tell(text)
    assert len(reading.events) == 1, coded(text)
    return reading, reading.events[0]


TENSES = [
    # what happened
    ("Ghana visited Togo.", "GHA GOV > TGO GOV CONSULT visit realised"),
    ("Ghana withdrew its troops from Togo.", "GHA GOV > TGO GOV RETREAT withdraw realised"),
    (
        "Kenya began to withdraw its troops from Chad.",
        "KEN GOV > TCD GOV RETREAT withdraw realised",
    ),
    ("Kenya gave Chad 40 ambulances.", "KEN GOV > TCD GOV AID realised"),
    ("Ghana has sent maize to Togo.", "GHA GOV > TGO GOV AID realised"),
    ("Kenya tested a missile.", "KEN GOV > - MOBILIZE weapons realised"),
    # what is to come changes its type
    ("Ghana will visit Togo.", "GHA GOV > TGO GOV AGREE future"),
    ("Ghana plans to send aid to Togo.", "GHA GOV > TGO GOV AGREE future"),
    ("Kenya will cooperate with Chad.", "KEN GOV > TCD GOV AGREE future"),
    ("Ghana will attack Togo.", "GHA GOV > TGO GOV THREATEN violence future"),
    ("Ghana will withdraw its troops from Togo.", "GHA GOV > TGO GOV CONCEDE future"),
    ("Kenya and Chad will hold talks in June.", "KEN GOV + TCD GOV > - AGREE future"),
    ("Kenya's planned visit to Chad was on Sudan's mind.", "KEN GOV > TCD GOV AGREE future"),
    # what will not be
    ("Ghana will not release the Togolese fishermen.", "GHA GOV > TGO CVL REJECT yield realised"),
    ("Kenya will not send aid to Chad.", "KEN GOV > TCD GOV REJECT assist realised"),
    ("Kenya refused to send aid to Chad.", "KEN GOV > TCD GOV REJECT assist realised"),
    ("Kenya refused to meet Chad.", "KEN GOV > TCD GOV REJECT meet realised"),
    ("Ghana called off its visit to Togo.", "GHA GOV > TGO GOV REJECT meet realised"),
    ("Kenya will not attack Chad.", "KEN GOV > TCD GOV ASSAULT negated"),
    # what was not
    ("Ghana did not attack Togo.", "GHA GOV > TGO GOV ASSAULT negated"),
    ("Kenya never attacked Chad.", "KEN GOV > TCD GOV ASSAULT negated"),
    ("Kenya stopped sending aid to Chad.", "KEN GOV > TCD GOV SANCTION discontinue realised"),
    ("Kenya and Chad have not met.", "KEN GOV + TCD GOV > - CONSULT negated"),
    ("Ghana's visit to Togo was postponed.", "GHA GOV > TGO GOV CONSULT visit negated"),
    ("Kenya's attack on Chad has not happened.", "KEN GOV > TCD GOV ASSAULT negated"),
    ("Talks between Kenya and Chad did not take place.", "KEN GOV + TCD GOV > - CONSULT negated"),
    ("Ghana did not apologise to Togo.", "GHA GOV > TGO GOV CONCEDE negated"),
]


@pytest.mark.parametrize(("text", "expected"), TENSES)
def test_whether_it_happened(text: str, expected: str) -> None:
    assert coded(text) == [expected]


PARTIES = [
    # passive and by-phrase
    ("Togo was attacked by Ghana.", "GHA GOV > TGO GOV ASSAULT realised"),
    ("Kenya was sanctioned by Chad.", "TCD GOV > KEN GOV SANCTION discontinue realised"),
    (
        "Sanctions were imposed on Kenya by Chad.",
        "TCD GOV > KEN GOV SANCTION discontinue realised",
    ),
    ("Two villagers were killed by Kenyan soldiers in Chad.", "KEN MIL > TCD CVL ASSAULT realised"),
    # event nouns
    ("An attack by Ghana on Togo killed two soldiers.", "GHA GOV > TGO GOV ASSAULT realised"),
    ("Ghana's attack on Togo killed two soldiers.", "GHA GOV > TGO GOV ASSAULT realised"),
    ("Kenya's talks with Chad lasted two days.", "KEN GOV + TCD GOV > - CONSULT realised"),
    (
        "The ceasefire between Ghana and Togo began on 2 May.",
        "GHA GOV + TGO GOV > - RETREAT ceasefire realised",
    ),
    # equal parties
    (
        "The foreign ministers of Ghana and Togo met in Accra.",
        "GHA GOV + TGO GOV > - CONSULT realised",
    ),
    ("Ghana and Togo signed a trade agreement.", "GHA GOV + TGO GOV > - SUPPORT realised"),
    (
        "Kenyan and Chadian soldiers clashed near the river.",
        "KEN MIL + TCD MIL > - ASSAULT realised",
    ),
    (
        "Togo's army and Ghana's army held joint exercises.",
        "TGO MIL > GHA MIL COOPERATE realised",
    ),
    (
        "Ghana's president spoke with Togo's president by telephone.",
        "GHA GOV + TGO GOV > - CONSULT phone realised",
    ),
    (
        "Ghana, Togo and Benin held talks in Lisbon.",
        "GHA GOV + TGO GOV + BEN GOV > - CONSULT multilateral realised",
    ),
    # visitor and host
    ("Ghana's foreign minister visited Togo.", "GHA GOV > TGO GOV CONSULT visit realised"),
    ("Kenya hosted the president of Chad.", "TCD GOV > KEN GOV CONSULT visit realised"),
    (
        "The president of Chad was received by Kenya's president in Nairobi.",
        "TCD GOV > KEN GOV CONSULT visit realised",
    ),
    # nobody else's
    (
        "Ghana's army shelled a village.",
        "GHA MIL > GHA CVL ASSAULT heavy-weapons realised",
    ),
    ("Peruvian students went on strike.", "PER EDU > PER GOV PROTEST strike realised"),
    (
        "Thousands of protesters marched in Lima against the Peruvian government.",
        "PER CVL > PER GOV PROTEST demo realised",
    ),
    ("Protests erupted in Kenya over the tax.", "KEN CVL > KEN GOV PROTEST demo realised"),
    ("Chile co-hosted talks with Peru in Lima.", "CHL GOV + PER GOV > - CONSULT realised"),
    (
        "Turkey ended its occupation of Syrian villages.",
        "TUR GOV > SYR GOV RETREAT withdraw realised",
    ),
    # whose troops they are
    ("Kenyan troops were sent to Somalia.", "KEN MIL > SOM GOV MOBILIZE troops realised"),
    (
        "It was India that expelled two Omani diplomats.",
        "IND GOV > OMN GOV SANCTION expel realised",
    ),
    (
        "A strike launched by Ghana against a port in Togo ended the truce.",
        "GHA GOV > TGO GOV ASSAULT realised",
    ),
    # whose soil it is
    ("Ghana's president attacked a base in Togo.", "GHA GOV > TGO GOV ASSAULT realised"),
    (
        "Ghana's army shelled a village in Togo.",
        "GHA MIL > TGO GOV ASSAULT heavy-weapons realised",
    ),
    # at home
    (
        "Kenyan police arrested 20 opposition supporters.",
        "KEN COP > KEN OPP COERCE arrest realised",
    ),
    (
        "Kenyan police fired tear gas at opposition supporters.",
        "KEN COP > KEN OPP ASSAULT crowd-control realised",
    ),
    (
        "Kenya's government banned the opposition party.",
        "KEN GOV > KEN OPP COERCE restrict realised",
    ),
    # states and what they do to each other
    ("Ghana expelled two Togolese diplomats.", "GHA GOV > TGO GOV SANCTION expel realised"),
    ("Kenya recalled its ambassador from Chad.", "KEN GOV > TCD GOV SANCTION withdraw realised"),
    ("Chad lifted its sanctions on Kenya.", "TCD GOV > KEN GOV RETREAT realised"),
    ("Ghana summoned the Togolese ambassador.", "GHA GOV > TGO GOV ACCUSE disapprove realised"),
    (
        "Kenya deployed troops to the border with Chad.",
        "KEN GOV > TCD GOV MOBILIZE troops realised",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTIES)
def test_who_did_it_to_whom(text: str, expected: str) -> None:
    assert coded(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Four people were killed.",
        "Togo was attacked.",
        "The village was shelled.",
        "Ghana sent tents.",
        "Ghana said the harvest was poor.",
        "Kenya's central bank raised rates.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert coded(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ghana could attack Togo.",
        "Ghana may send aid to Togo.",
        "Kenya wants to visit Chad.",
        "Ghana would attack Togo if its ships were seized.",
        "If Togo attacks, Ghana will send troops.",
        "Kenya and Chad may hold talks in June.",
        "Did Ghana attack Togo?",
        "Will Ghana visit Togo?",
        "Who attacked Togo?",
        "It is unclear whether Ghana attacked Togo.",
    ],
)
def test_what_only_may_be_is_no_event(text: str) -> None:
    assert coded(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ghana and Togo held talks on Monday. The talks lasted two hours.",
        "Ghana's president met Togo's president in Accra. The meeting lasted an hour.",
        "Ghana and Togo held talks, and the talks between Ghana and Togo lasted two hours.",
    ],
)
def test_an_event_told_again_counts_once(text: str) -> None:
    assert coded(text) == ["GHA GOV + TGO GOV > - CONSULT realised"]


def test_two_events_of_one_sentence_both_count() -> None:
    assert coded("Ghana expelled two Togolese diplomats and closed its border with Togo.") == [
        "GHA GOV > TGO GOV SANCTION expel realised",
        "GHA GOV > TGO GOV SANCTION discontinue realised",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana imposed sanctions on Togo on 3 May.", "2024-05-03"),
        ("On 3 May Kenya imposed a ban on imports from Chad.", "2024-05-03"),
        ("Ghana sent 200 tonnes of maize to Togo last week.", "2024-05-06..2024-05-12"),
        ("Kenya, which attacked Chad in March, is calm.", "2024-03-01..2024-03-31"),
        ("Kenya's talks with Chad began in Geneva on Tuesday.", "2024-05-14"),
        ("Ghana visited Togo.", "2024-05-16"),
        # a stretch after what a statement speaks of dates that
        ("Ghana condemned the arrest of two fishermen in March.", "2024-05-16"),
        ("Ghana accused Togo of the theft of two ships in March.", "2024-05-16"),
        ("In March, Ghana criticised Togo's tariffs.", "2024-03-01..2024-03-31"),
        # what has gone on since then, and what an offset is counted from
        ("Ghana has held talks with Togo since March.", "2024-03-01..2024-05-16"),
        ("The bridge fell on Tuesday, three days after Ghana attacked Togo.", "2024-05-11"),
        ("The bridge fell on Tuesday, hours after Ghana attacked Togo.", "2024-05-14"),
    ],
)
def test_dates(text: str, expected: str | None) -> None:
    assert days(only(text)[1].date) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # of the same time as the clause that has the date
        ("At Monday's talks in Accra, Ghana and Togo agreed to cut tariffs.", "CONCEDE", "13"),
        ("Ghana's fleet fired at a Togolese ship when it left port on Monday.", "ASSAULT", "13"),
        ("Ghana has withdrawn its troops, as it vowed to do on 13 May.", "AGREE", "13"),
        # of another time
        ("Ghana's president visited Togo on Monday at the request of Togo.", "REQUEST", "16"),
        ("On Monday Ghana shut its embassy after Togo had attacked a port.", "ASSAULT", "16"),
        # what is to come dates nothing that was said
        ("Ghana has asked Togo for time until the end of August.", "REQUEST", "16"),
        ("Ghana's envoy, due in Lome on 20 May, has asked Togo for a truce.", "REQUEST", "16"),
        # what is told in passing or for a day to come
        ("Ghana, whose port was shut on Monday, recalled its envoy to Togo.", "SANCTION", "16"),
        ("Ghana kept the boats, which it had promised to Togo for 13 May.", "AGREE", "16"),
    ],
)
def test_dates_beside_a_date(text: str, kind: str, expected: str) -> None:
    found = [event for event in tell(text).events if event.type == kind]
    assert {days(event.date) for event in found} == {f"2024-05-{expected}"}


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("Togo's opposition condemned the raid.", "2024-05-13..2024-05-16"),
        ("Chad condemned the raid.", "2024-05-13..2024-05-16"),
        ("Ghana's army condemned Togo.", "2024-05-13"),
    ],
)
def test_a_reaction_lasts_until_publication(second: str, expected: str) -> None:
    """But what the same party goes on to say is of the same day."""
    told = tell(f"Ghana's army attacked a port in Togo on Monday. {second}")
    assert days(told.events[-1].date) == expected


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Ghana and Togo held talks in Lisbon.", "Lisbon", "PRT"),
        ("Kenya and Chad signed a treaty in Geneva on Tuesday.", "Geneva", "CHE"),
        ("Kenya's talks with Chad began in Geneva on Tuesday.", "Geneva", "CHE"),
        ("Ghana's army shelled a village in Togo.", "Togo", "TGO"),
        ("Ghana visited Togo.", None, None),
    ],
)
def test_places(text: str, name: str | None, country: str | None) -> None:
    place = only(text)[1].place
    assert (place and place.name, place and place.country) == (name, country)


HEARSAY = (
    "A newspaper reported that Kenya's foreign minister had said that Chad had attacked Sudan."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad attacked Sudan.", []),
        ("Kenya's foreign minister said Chad had attacked Sudan.", ["Kenya's foreign minister"]),
        (
            "According to Kenya's foreign minister, Chad had attacked Sudan.",
            ["Kenya's foreign minister"],
        ),
        (HEARSAY, ["A newspaper", "Kenya's foreign minister"]),
        ("It was reported that Chad had attacked Sudan.", ["was reported"]),
        (
            '"Nobody slept," Kenya\'s president said. "Chad has attacked Sudan."',
            ["Kenya's president"],
        ),
    ],
)
def test_on_whose_word(text: str, expected: list[str]) -> None:
    """Hearsay keeps its chain, outermost source first, and does not change the type."""
    _, event = only(text)
    assert done(event) == "TCD GOV > SDN GOV ASSAULT realised"
    assert [source.name for source in event.chain] == expected


def test_what_is_denied_did_not_happen_by_that_account() -> None:
    reading = tell("Ghana denied that it had attacked Togo.")
    assert [done(event) for event in reading.events] == [
        "GHA GOV > TGO GOV REJECT realised",
        "GHA GOV > TGO GOV ASSAULT negated",
    ]
    assert sources(reading.events[1].chain) == ["Ghana: official"]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana urged Togo to release the fishermen.",
        "Ghana promised to send aid to Togo.",
        "Ghana threatened to attack Togo.",
        "Ghana said it would not send food to Togo.",
    ],
)
def test_what_is_only_asked_promised_or_threatened_is_no_event_of_its_own(text: str) -> None:
    """The statement is the event; the act it speaks of is not told to have happened."""
    reading, event = only(text)
    assert event.statement == reading.statements[0].id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya urged Chad to sign the treaty.", "KEN GOV > TCD GOV REQUEST realised"),
        ("Ghana promised to rebuild the bridge.", "GHA GOV > - AGREE realised"),
        ("Kenya thanked Chad for the maps.", "KEN GOV > TCD GOV SUPPORT realised"),
        ("Peru accused Chile of spying.", "PER GOV > CHL GOV ACCUSE allege realised"),
        ("Ghana rejected Togo's demand.", "GHA GOV > TGO GOV REJECT realised"),
        ("Kenya threatened Chad with sanctions.", "KEN GOV > TCD GOV THREATEN restrict realised"),
        ("Ghana apologised to Togo for the raid.", "GHA GOV > TGO GOV CONCEDE realised"),
        ("Kenya has never accused Chad of spying.", "KEN GOV > TCD GOV ACCUSE allege negated"),
    ],
)
def test_a_statement_that_acts_is_an_event(text: str, expected: str) -> None:
    reading, event = only(text)
    (statement,) = reading.statements
    assert done(event) == expected
    assert event.statement == statement.id
    assert event.evidence.overlaps(statement.cue)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("On 3 May Kenya imposed a ban on imports from Chad.", "imposed a ban"),
        ("Togo was attacked by Ghana.", "was attacked by Ghana"),
        ("Ghana's attack on Togo killed two soldiers.", "attack on Togo"),
        ("Peru said Chile had closed the port to Peru.", "had closed the port"),
        ("Ghana refused to release the Togolese fishermen.", "refused to release"),
    ],
)
def test_evidence_shows_the_predicate(text: str, predicate: str) -> None:
    reading, event = only(text)
    assert predicate in (words(reading, event.evidence) or "")


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("Ghana imposed tariffs on cocoa from Togo.", "economic"),
        ("Kenya's army attacked Chad with tanks.", "military"),
        ("Chad's foreign minister visited Kenya.", "diplomatic"),
    ],
)
def test_contexts_come_from_the_paragraph(text: str, context: str) -> None:
    assert context in only(text)[1].contexts


def test_scores_follow_the_mode_and_the_root() -> None:
    _, visit = only("Ghana's foreign minister visited Togo.")
    assert (visit.quad, visit.intensity, visit.cameo, visit.goldstein) == (1, 4, "04", 1)
    _, attack = only("Ghana's attack on Togo killed two soldiers.")
    assert (attack.quad, attack.intensity) == (4, -9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Reports that Ghana had recalled its ambassador to Togo were false.",
            ["GHA GOV > TGO GOV SANCTION withdraw negated"],
        ),
        ("Ties will be restored as soon as Ghana has paid compensation to Togo.", []),
        ("A bomb wounded three policemen in Ghana.", []),
        (
            "Ministers Mensah of Ghana and Lawson of Togo met. The pair signed a treaty.",
            ["GHA GOV + TGO GOV > - CONSULT realised", "GHA GOV + TGO GOV > - SUPPORT realised"],
        ),
        (
            "Deputy Trade Minister Ana Rios of Peru met Chile's ambassador.",
            ["PER GOV + CHL GOV > - CONSULT realised"],
        ),
    ],
)
def test_what_happened_and_what_did_not(text: str, expected: list[str]) -> None:
    assert [done(event) for event in tell(text).events] == expected
