"""What is planned, promised, refused or judged, where the cue alone does not show the act."""

from __future__ import annotations

import pytest
from telling import contents, parties, said, tell, words

from dragoman.model import Act

ACTS = [
    # plans
    ("Peru announced that two ships would arrive in June.", "PER GOV > - commit"),
    ("Ghana's minister stressed that Ghana would continue to host the camp.", "GHA GOV > - commit"),
    ("Kenya's minister said he would vote in favour.", "KEN GOV > - support"),
    ("Kenya has said it would use its veto.", "KEN GOV > - reject"),
    ("Togo would keep pressing Ghana to open the road, it said.", "TGO GOV > GHA GOV demand"),
    ("Peru proposed that the lake be fished in turns.", "PER GOV > - commit"),
    ("Peru proposed that Chile pay for the bridge.", "PER GOV > CHL GOV demand"),
    ("Chile accepted Peru's invitation to the fair.", "CHL GOV > PER GOV commit"),
    ("Peru assured Chile that no road had been shut.", "PER GOV > CHL GOV state"),
    ("Peru said it would consider the release of the crew.", "PER GOV > - state"),
    # what those in power say is to come on a day they name
    ("Chad's ministry said the second part would follow by October.", "TCD GOV > - commit"),
    ("Chad's ministry said the list would be in Togolese hands by May.", "TCD GOV > - commit"),
    ("Chad's ministry said the second part would follow.", "TCD GOV > - state"),
    ("Chad's ministry predicted that the rains would begin in June.", "TCD GOV > - state"),
    ("Chad's ministry said the sale would be put off until May.", "TCD GOV > - state"),
    # what a speaker waits for
    ("Chad said it would take the mill off its list once tests were over.", "TCD GOV > - state"),
    ("Chad offered to send engineers to Togo for a year.", "TCD GOV > TGO GOV commit"),
    # threats
    ("Ghana warned that a new base would be met with military steps.", "GHA GOV > - threaten"),
    ("Ghana said it would be answered.", "GHA GOV > - threaten"),
    ("Chad cautioned that it would not stand idly by if arms came in.", "TCD GOV > - threaten"),
    ("Any drone would be shot down, Chad's ministry warned.", "TCD GOV > - threaten"),
    ("Peru has threatened to shut the mine unless Chile pays.", "PER GOV > CHL GOV threaten"),
    # whoever takes the word, or lets it be known
    ("Peru's minister took the floor to denounce Chile.", "PER GOV > CHL GOV criticise"),
    ("Peru has let it be known that it backs the plan.", "PER GOV > - support"),
    ("In Chile's view, the lake is dead.", "CHL GOV > - state"),
    # refusals
    ('"We are not going to be pushed out," Ghana\'s president said.', "GHA GOV > - reject"),
    ("Ghana's leader swore that his country would never trade its port.", "GHA GOV > - reject"),
    ("Ghana's minister vowed to stop the sale.", "GHA GOV > - reject"),
    ("Peru would neither confirm nor deny the report.", "PER GOV > - state"),
    # judgements
    ('Chile dismissed the story as "old wives\' tales".', "CHL GOV > - reject"),
    ("Peru called the pledge worthless.", "PER GOV > - criticise"),
    ("Peru called this at odds with the treaty.", "PER GOV > - criticise"),
    ("Peru noted with joy that Chile had freed a crew.", "PER GOV > CHL GOV support"),
    ("Peru noted with alarm that Chile had closed the road.", "PER GOV > CHL GOV criticise"),
    ("Peru replied that such promises had been broken often.", "PER GOV > - criticise"),
    ("Peru acknowledged that the patrols had been inadequate.", "PER GOV > - concede"),
    (
        "Peru's minister protested against the seizure of boats by Chile.",
        "PER GOV > CHL GOV criticise",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_the_content_gives_the_act(text: str, expected: str) -> None:
    assert [said(statement) for statement in tell(text).statements] == [expected]


def test_a_rally_is_no_statement() -> None:
    assert not tell("Peruvian farmers protested against the tax.").statements


JOINT = """We, the President of Peru and the President of Chile, met in Arica on 12 May 2024.

Peru and Chile will each deliver two batteries before June; Chile will open a school near Arica. \
Any border must be agreed with the villages.

We shall meet again in the autumn."""


def test_a_paper_of_several_tells_plans_and_duties() -> None:
    reading = tell(JOINT, "Presidency of Peru")
    found = [
        (parties(item.speakers), words(reading, item.cue), item.act) for item in reading.statements
    ]
    assert found == [
        ("PER GOV + CHL GOV", "will", Act.COMMIT),
        ("CHL GOV", "will", Act.COMMIT),
        ("PER GOV + CHL GOV", "must", Act.STATE),
        ("PER GOV + CHL GOV", "shall", Act.COMMIT),
    ]


def test_a_duty_of_nobodys_keeps_its_subject() -> None:
    reading = tell(JOINT, "Presidency of Peru")
    duty = next(item for item in reading.statements if words(reading, item.cue) == "must")
    assert contents(reading, duty) == ["Any border", "be agreed with the villages"]


def test_a_paper_and_the_source_that_it_cites_both_speak() -> None:
    reading = tell("The newspaper El Faro, citing two Chilean ministers, said the mine had shut.")
    found = {words(reading, item.cue): item for item in reading.statements}
    assert set(found) == {"citing", "said"}
    assert said(found["citing"]) == "CHL GOV > - state"
    assert [source.name for source in found["citing"].chain] == ["The newspaper El Faro"]


def test_a_content_hangs_on_whoever_is_told() -> None:
    reading = tell("Chile's minister assured deputies that no base would be built in Chile.")
    (statement,) = reading.statements
    assert contents(reading, statement) == ["that no base would be built in Chile"]
