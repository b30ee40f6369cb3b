"""Headlines: as sentences, in title case and in capitals, and above a text that tells the same."""

from __future__ import annotations

import pytest
from telling import done, parties, said, tell, words


@pytest.mark.parametrize(
    ("headline", "events"),
    [
        ("Turkey, Greece to resume talks", ["TUR GOV + GRC GOV > - AGREE future"]),
        ("Paraguay, Malta sign accord on tariffs", ["PRY GOV + MLT GOV > - AGREE realised"]),
        ("Rwanda bans ships from Togo", ["RWA GOV > TGO CVL SANCTION discontinue realised"]),
        ("Sudan lauds Malawi over swap of prisoners", ["SDN GOV > MWI GOV SUPPORT realised"]),
        ("EU to send tents to Malawi after quake", ["EUR GOV > MWI GOV AGREE future"]),
        ("Sudan Lauds Malawi over Swap of Prisoners", ["SDN GOV > MWI GOV SUPPORT realised"]),
        ("UN URGES SUDAN TO OPEN BORDER", ["UNO GOV > SDN GOV REQUEST realised"]),
    ],
)
def test_headlines(headline: str, events: list[str]) -> None:
    assert [done(event) for event in tell(headline).events] == events
    story = tell(f"{headline}\n\nNothing else was known on Thursday.")
    assert [done(event) for event in story.events] == events


def test_a_line_that_goes_on_in_the_next_is_no_headline() -> None:
    wrapped = (
        "On Monday the foreign minister of Kenya told the assembly that he would ask Ghana and\n"
        "Togo to send teams to the lake."
    )
    assert {(e.type, e.status) for e in tell(wrapped).events} == {("REQUEST", "realised")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chilean Prime Minister Ana Rios Speaks with Envoys", "Ana Rios"),
        ("Peruvian Minister Luis Paz Co-chairs Meeting with Chile", "Luis Paz"),
        ("PERUVIAN MINISTER LUIS PAZ HOLDS TALKS WITH CHILE", "Luis Paz"),
    ],
)
def test_a_verb_in_title_case_or_capitals_is_no_part_of_a_name(text: str, name: str) -> None:
    names = [actor.name for mention in tell(text).actors for actor in mention.actors]
    assert name in names
    assert all(found in (None, name) for found in names)


def test_a_name_that_is_also_a_word_stays_a_name_where_the_text_has_it_so() -> None:
    text = (
        "Kenyan Minister Grace Hope Condemns Raid\n\n"
        "Kenya's foreign minister, Grace Hope, condemned the raid. She said Hope was not lost."
    )
    assert "Grace Hope" in {a.name for mention in tell(text).actors for a in mention.actors}


def test_a_statement_that_the_text_makes_again_counts_once_and_below() -> None:
    reading = tell(
        "Peru Urges Chile to Reopen Border\n\n"
        "Peru urged Chile on Tuesday to reopen the border at Tacna."
    )
    assert [said(statement) for statement in reading.statements] == ["PER GOV > CHL GOV demand"]
    assert words(reading, reading.statements[0].cue) == "urged"


def test_an_event_that_the_text_tells_again_has_its_headline_as_further_evidence() -> None:
    reading = tell(
        "Zambia Arrests Malawian Fishermen\n\n"
        "Zambian police arrested two fishermen from Malawi on Tuesday."
    )
    [event] = reading.events
    assert done(event) == "ZMB COP > MWI CVL COERCE arrest realised"
    assert [words(reading, span) for span in event.told_again] == [
        "Zambia Arrests Malawian Fishermen"
    ]


def test_a_guess_made_in_a_headline_is_not_kept() -> None:
    reading = tell(
        "Foreign Minister Rios Visits Togo\n\nPeru's foreign minister, Ana Rios, arrived in Lomé. "
        "Minister Rios praised the harbour."
    )
    assert parties(reading.statements[-1].speakers) == "PER GOV"
