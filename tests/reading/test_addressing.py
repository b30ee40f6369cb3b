"""Whom statements and deeds are aimed at that name nobody, or name everybody by each other."""

from __future__ import annotations

import pytest
from telling import done, said, tell

TOWARDS = [
    # the side with which the speaker has just had to do
    (
        "Kenya seized two trawlers from Chad. The men are in Mombasa. Chad warned that it would "
        "answer in kind.",
        "TCD GOV > KEN GOV threaten",
    ),
    (
        "Peru granted Chile's envoy an audience on Monday. Rain fell. Chile praised the harvest.",
        "CHL GOV > PER GOV support",
    ),
    (
        "Ghana closed its border with Togo in May, a measure it had long threatened.",
        "GHA GOV > TGO GOV threaten",
    ),
    # not where the content is about another side
    ("Ghana attacked Togo. Togo condemned the coup in Benin.", "TGO GOV > - criticise"),
    # both sides of the conflict, for one who steps in between
    (
        "Ghana accused Togo of spying.\n\nMali urged restraint.",
        "MLI GOV > GHA GOV + TGO GOV demand",
    ),
    (
        "Ghana shelled a town in Togo.\n\nMali offered to mediate.",
        "MLI GOV > GHA GOV + TGO GOV commit",
    ),
    ("Ghana accused Togo of spying.\n\nMali offered to send rice.", "MLI GOV > - commit"),
    # not whoever does something beside the speaker
    ("Chile sent two hundred tents, and Peru pledged a loan.", "PER GOV > - commit"),
    # not where a threat is to be carried out, nor whom nobody's talk is about
    (
        "Ghana accused Togo of spying and threatened to take the case to the African Union.",
        "GHA GOV > TGO GOV threaten",
    ),
    (
        "Ghana met Togo on Monday. Ghana dismissed rumours that its minister would leave.",
        "GHA GOV > - reject",
    ),
    # who shall act, not who is acted on
    (
        "Ghana's minister met Togo's minister in Accra. Ghana asked that two Ghanaian fishermen "
        "be released.",
        "GHA GOV > TGO GOV demand",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOWARDS)
def test_the_last_statement_is_aimed_at(text: str, expected: str) -> None:
    assert said(tell(text).statements[-1]) == expected


CONVERSATION = """Spokesperson: The minister returned from Peru on Monday. He signed a treaty there.

Daily Post: Chile says that our boats fished in its waters.

Spokesperson: These allegations have no basis. We are open to talks.

Radio One: Has Bolivia asked for a loan?

Spokesperson: It has. We will not lend money."""


def test_an_answer_is_aimed_at_whom_the_question_is_about() -> None:
    reading = tell(CONVERSATION, outlet="Ministry of Foreign Affairs of Ecuador")
    spoken = [said(statement) for statement in reading.statements]
    assert "ECU GOV > CHL GOV reject" in spoken
    assert "ECU GOV > CHL GOV commit" in spoken
    assert "ECU GOV > BOL GOV reject" in spoken


EACH_OTHER = [
    ("Ghana and Togo expelled each other's envoys.", "SANCTION expel"),
    ("Ghana and Togo imposed tariffs on each other.", "SANCTION discontinue"),
    ("Ghana and Togo accused one another of spying.", "ACCUSE allege"),
    ("Ghana and Togo blamed each other for the delay.", "ACCUSE disapprove"),
]


@pytest.mark.parametrize(("text", "kind"), EACH_OTHER)
def test_what_is_done_to_each_other_is_done_by_all_to_all(text: str, kind: str) -> None:
    both = "GHA GOV + TGO GOV"
    assert done(tell(text).events[-1]) == f"{both} > {both} {kind} realised"


def test_each_blames_the_other() -> None:
    reading = tell("Ghana met Togo on Monday. Each side blamed the other for the delay.")
    assert said(reading.statements[-1]) == "GHA GOV + TGO GOV > GHA GOV + TGO GOV criticise"


SPEAKING_ON = [
    (
        "Peru's envoy defended the crew, insisting that the vessel was on a routine mission, and "
        "took Ecuador to task for drilling there.",
        "PER GOV > ECU GOV criticise",
    ),
    # whoever does what is told in the passive is the next sentence's "he" or "it"
    (
        "Chile's president, Juan Soto, spoke. The plan was supported by Peru's president, Luis "
        "Rios. He urged Bolivia to pay.",
        "PER GOV > BOL GOV demand",
    ),
    (
        "Norway's minister spoke of oil. The talks were opened by Ghana. It urged Togo to pay.",
        "GHA GOV > TGO GOV demand",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPEAKING_ON)
def test_whoever_spoke_or_acted_last_speaks_on(text: str, expected: str) -> None:
    assert said(tell(text).statements[-1]) == expected


OFFICES = [
    "Deputy Prime Minister and Foreign Minister of the Republic of Iraq",
    "Deputy Prime Minister and Minister of Foreign Affairs of the sisterly Republic of Iraq",
]


@pytest.mark.parametrize("offices", OFFICES)
def test_two_offices_of_one_person_are_of_one_state(offices: str) -> None:
    reading = tell(
        f"Kuwait's minister, Ali Saleh, received a call from Dr. Karim Al-Basri, {offices}. "
        "Dr. Al-Basri apologised for the delay."
    )
    assert said(reading.statements[-1]) == "IRQ GOV > KWT GOV concede"


def test_two_officers_before_a_name_are_of_one_state() -> None:
    reading = tell("Peru's President and Foreign Minister Ana Rios accused Chile of spying.")
    assert said(reading.statements[-1]) == "PER GOV > CHL GOV criticise"


NAMELESS = [
    "A Western diplomat in Accra said Togo was in no hurry. He added that rain was due.",
    "Three people familiar with the talks said Togo would pay. The people added that it rained.",
]


@pytest.mark.parametrize("text", NAMELESS)
def test_whoever_is_not_named_stays_nobody(text: str) -> None:
    assert [said(statement)[:1] for statement in tell(text).statements] == ["-", "-"]


def test_residents_are_of_where_the_news_is_from() -> None:
    text = (
        "Ghana's army stormed a school in Kumasi on Monday. By Tuesday it had burnt ten houses, "
        "according to residents."
    )
    assert said(tell(text).statements[-1]) == "GHA CVL > - state"


@pytest.mark.parametrize(
    "text",
    [
        "That said, the envoy will return.",
        "Few in Lima believe that Chile will pay.",
        "A man who calls himself General Thunder lives in Togo.",
    ],
)
def test_nobody_says_it(text: str) -> None:
    assert tell(text).statements == ()


REGIONS = [
    ("Poland met Lithuania and France. Poland sent two hundred tents to the Baltic state.", "LTU"),
    ("Russia praised Uzbekistan. Seoul met Moscow. Russia sent tents to the Asian nation.", "KOR"),
    (
        "Russia praised Uzbekistan. Russia met Seoul. It sent tents to the Central Asian nation.",
        "UZB",
    ),
    ("Ghana and France spoke. France sent tents to the West African nation.", "GHA"),
]


@pytest.mark.parametrize(("text", "country"), REGIONS)
def test_a_state_by_its_region(text: str, country: str) -> None:
    assert [actor.country for actor in tell(text).events[-1].recipients] == [country]
