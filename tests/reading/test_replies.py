"""The other side of a statement or deed, where only the sentence before names it."""

from __future__ import annotations

import pytest
from telling import done, said, tell


def last(text: str) -> str | None:
    """The event told last, where a later sentence than the first tells one."""
    events = [event for event in tell(text).events if event.evidence.start > text.index(".")]
    return done(events[-1]) if events else None


ANSWERED = [
    # a bare yes or no
    ("Ghana asked Togo to open the road. Togo agreed.", "TGO GOV > GHA GOV AGREE"),
    ("Ghana asked Togo to open the road. Togo refused.", "TGO GOV > GHA GOV REJECT"),
    # a statement that judges what was done or said to its speaker
    ("Ghana accused Togo of spying. Togo rejected the charge.", "TGO GOV > GHA GOV REJECT"),
    ("Ghana offered Togo aid. Togo turned down the offer.", "TGO GOV > GHA GOV REJECT"),
    (
        "Peru threatened Chile with sanctions. Chile condemned the threat.",
        "CHL GOV > PER GOV ACCUSE disapprove",
    ),
    (
        "Ghana summoned Togo's ambassador. Togo denounced the step.",
        "TGO GOV > GHA GOV ACCUSE disapprove",
    ),
    (
        "Kenya imposed sanctions on Chad. Chad condemned the decision on Tuesday.",
        "TCD GOV > KEN GOV ACCUSE disapprove",
    ),
    (
        "Ghana attacked Togo on Monday. Togo denounced the raid.",
        "TGO GOV > GHA GOV ACCUSE disapprove",
    ),
    (
        "Kenya's minister accused Chad of lying. Chad's minister dismissed the charge as absurd.",
        "TCD GOV > KEN GOV REJECT",
    ),
    (
        "Ghana expelled two Togolese diplomats. Togo called the expulsion unjustified.",
        "TGO GOV > GHA GOV ACCUSE",
    ),
    (
        "Kenya released two Chadian fishermen. Chad welcomed the move.",
        "TCD GOV > KEN GOV SUPPORT",
    ),
    (
        "Ghana accused Togo of spying and urged Kenya to help. Togo rejected the charge.",
        "TGO GOV > GHA GOV REJECT",
    ),
    ("Ghana accused Togo of spying.\n\nTogo rejected the charge.", "TGO GOV > GHA GOV REJECT"),
    ("Ghana accused Togo of lying. Togo dismissed this as absurd.", "TGO GOV > GHA GOV REJECT"),
    # that was told further back, where the noun says what it was
    (
        "Ghana attacked Togo.\n\nTogo condemned the raid.",
        "TGO GOV > GHA GOV ACCUSE disapprove",
    ),
    (
        "Ghana bombed a port in Togo. Benin and Mali closed a road. Rain fell. Togo called the "
        "bombing an outrage.",
        "TGO GOV > GHA GOV ACCUSE disapprove",
    ),
    (
        "Kenya offered to host talks. Three days went by. Chad welcomed the offer.",
        "TCD GOV > KEN GOV SUPPORT",
    ),
    (
        "Ghana and Kenya condemned Togo. Togo rejected the charge.",
        "TGO GOV > GHA GOV + KEN GOV REJECT",
    ),
    (
        "Togo expelled two men from Chad. Ghana called the expulsion justified.",
        "GHA GOV > TGO GOV SUPPORT",
    ),
    # a meeting's minutes
    (
        "Ghana's foreign minister met Togo's foreign minister. It was agreed to open a bridge.",
        "GHA GOV + TGO GOV > - AGREE",
    ),
    # or to another
    (
        "Ghana banned imports from Togo. Kenya and Chad criticised the ban.",
        "KEN GOV + TCD GOV > GHA GOV ACCUSE disapprove",
    ),
    (
        "Ghana fired two missiles on Monday. Togo condemned the launch.",
        "TGO GOV > GHA GOV ACCUSE disapprove",
    ),
    # a deed done to another state that does not say to which
    (
        "Ghana expelled two Togolese diplomats. In response, Togo expelled three diplomats.",
        "TGO GOV > GHA GOV SANCTION expel",
    ),
    (
        "Ghana accused Togo of spying. It expelled three diplomats.",
        "GHA GOV > TGO GOV SANCTION expel",
    ),
    ("Chad attacked Kenya. Kenya imposed sanctions.", "KEN GOV > TCD GOV SANCTION discontinue"),
    (
        "Peru accused Chile of dumping. Peru imposed tariffs a day later.",
        "PER GOV > CHL GOV SANCTION discontinue",
    ),
    (
        "Ghana seized a Togolese trawler. Togo recalled its ambassador.",
        "TGO GOV > GHA GOV SANCTION withdraw",
    ),
    (
        "Kenya broke off talks with Chad. It also closed its embassy.",
        "KEN GOV > TCD GOV SANCTION withdraw",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ANSWERED)
def test_the_other_side_of_the_sentence_before(text: str, expected: str) -> None:
    assert last(text) == f"{expected} realised"


LEFT = [
    # the speaker's own words or deeds, several sides, or none
    ("Togo was attacked on Monday. Benin condemned the attack.", "BEN GOV > -"),
    ("Chad said eleven villagers had died. Kenya condemned the attack.", "KEN GOV > -"),
    # something that was not told of
    ("Ghana accused Togo of spying. Togo rejected reports of a coup.", "TGO GOV > -"),
    ("Ghana attacked Togo. Togo condemned the coup in Benin.", "TGO GOV > -"),
    ("Ghana accused Togo of spying. Togo condemned Benin's navy.", "TGO GOV > BEN MIL"),
]


@pytest.mark.parametrize(("text", "expected"), LEFT)
def test_where_the_sentence_before_does_not_say_it(text: str, expected: str) -> None:
    assert (last(text) or "").startswith(f"{expected} ")


@pytest.mark.parametrize(
    "text",
    [
        "Ghana and Togo held talks. Kenya expelled three diplomats.",
        "Ghana accused Togo of spying. Kenya expelled three diplomats.",
        "Ghana accused Togo of spying.\n\nIt expelled three diplomats.",
        "Peru criticised Chile. Peru suspended two generals.",
        "Ghana thanked Togo. Ghana recalled its ambassador.",
    ],
)
def test_a_deed_against_nobody_is_no_event(text: str) -> None:
    assert last(text) is None


def test_a_court_does_not_answer_for_its_state() -> None:
    assert last("Ghana accused Togo of spying. Ghana's court fined three traders.") == (
        "GHA JUD > GHA CVL SANCTION convict realised"
    )


def test_the_statement_gets_the_addressee_and_both_are_less_sure() -> None:
    named = tell("Togo rejected the charge by Ghana.")
    found = tell("Ghana accused Togo of spying. Togo rejected the charge.")
    assert said(found.statements[-1]) == "TGO GOV > GHA GOV reject"
    assert found.statements[-1].confidence < named.statements[-1].confidence
    assert found.events[-1].confidence < found.events[0].confidence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ghana accused Togo of spying, a charge that Togo's minister called absurd.",
            "TGO GOV > GHA GOV REJECT realised",
        ),
        (
            "Serbia moved its troops from the border with Kosovo, a step which Kosovo welcomed.",
            "XKX GOV > SRB GOV SUPPORT realised",
        ),
    ],
)
def test_a_relative_clause_judges_what_its_sentence_told(text: str, expected: str) -> None:
    assert done(tell(text).events[-1]) == expected
