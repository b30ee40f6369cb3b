"""Who is meant where that depends on the kind of document, the office or the conflict."""

from __future__ import annotations

import re
from datetime import date

import pytest
from telling import parties, tell

from dragoman.model import Dating, Document
from dragoman.reading.pipeline import read_document

BRIEFS = (
    "LIMA — Peru recalled its envoy on Tuesday. The opposition complained.\n\n"
    "OSLO — The government cut its aid on Wednesday. Prime Minister Anna Lund told parliament "
    "that it had no choice."
)


def meant(text: str, words: str, outlet: str | None = None, country: str | None = None) -> str:
    """The parties of the last mention that ends where ``words`` end."""
    document = Document(
        text=text, published=date(2024, 5, 16), outlet=outlet, outlet_country=country
    )
    *_, found = re.finditer(rf"\b{re.escape(words)}\b", text)
    ends = {mention.span.end: mention.actors for mention in read_document(document).actors}
    return parties(ends.get(found.end(), ()))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("opposition", "PER OPP"),
        ("government", "NOR GOV"),
        ("Anna Lund", "NOR GOV"),
        ("parliament", "NOR LEG"),
    ],
)
def test_news_in_brief_are_stories_of_their_own(words: str, expected: str) -> None:
    assert meant(BRIEFS, words) == expected


def test_we_of_an_organisation_is_not_where_it_has_its_seat() -> None:
    text = "We welcomed the talks. We urged all parties to stop."
    assert meant(text, "We", "ASEAN Secretariat", "IDN") == "ASEAN GOV"


def test_an_army_in_a_clause_about_a_state_is_that_states() -> None:
    text = "We deplored the raids in Myanmar, where the army burnt villages."
    assert meant(text, "army", "ASEAN Secretariat", "IDN") == "MMR MIL"


@pytest.mark.parametrize(
    "title",
    [
        "Minister of Foreign Affairs and Trade",
        "Minister for Water, Energy and Mineral Resources",
        "Minister of Defence and Veterans Affairs",
    ],
)
def test_an_office_may_be_for_several_matters(title: str) -> None:
    text = f"{title} Ana Rios met Norwegian Foreign Minister Eva Lund. The Minister thanked her."
    own = ("Ministry of Foreign Affairs of Peru", "PER")
    assert meant(text, "Ana Rios", *own) == "PER GOV"
    assert meant(text, "The Minister", *own) == "PER GOV"


def test_a_name_starts_behind_the_title() -> None:
    reading = tell("Kenyan Trade Cabinet Secretary Alice Wanjiru left.")
    assert [m.actors[0].name for m in reading.actors if m.actors[0].name] == ["Alice Wanjiru"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Chile's minister Ana Rios left. Her Peruvian opposite number, Luis Paz, stayed. "
            "He slept.",
            "He",
            "PER GOV",
        ),
        (
            "Peruvian and Chilean border guards traded fire before the two governments agreed "
            "to stop.",
            "governments",
            "PER GOV + CHL GOV",
        ),
        (
            "Peru and Chile closed the road. Each side blamed the other.",
            "side",
            "PER GOV + CHL GOV",
        ),
        (
            "Peruvian Foreign Minister Ana Rios met Norwegian Foreign Minister Eva Lund in Oslo. "
            "The ministers signed a protocol.",
            "ministers",
            "PER GOV + NOR GOV",
        ),
        (
            "The foreign ministers of Egypt, Jordan and Qatar met.",
            "foreign ministers",
            "EGY GOV + JOR GOV + QAT GOV",
        ),
        ("Houthi gunners shelled the port.", "Houthi gunners", "YEM REB"),
        (
            "OSLO — Envoys of the government and the Houthi movement met. The government's men "
            "left.",
            "government",
            "YEM GOV",
        ),
        (
            "The Yemeni government freed men. The Houthis freed others. The Houthis thanked Oman. "
            "Both sides will meet.",
            "sides",
            "YEM GOV + YEM REB",
        ),
        (
            "The interior ministry of Chad denied it. A spokesman spoke of lies.",
            "spokesman",
            "TCD GOV",
        ),
    ],
)
def test_pairs_offices_and_groups(text: str, words: str, expected: str) -> None:
    assert set(meant(text, words).split(" + ")) == set(expected.split(" + "))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Chile, whose minister had urged Peru to wait, kept out.", "minister", "CHL GOV"),
        (
            "BANGKOK, Jan 19 - Myanmar's air force bombed a market. State television denied it.",
            "State television",
            "MMR JRN",
        ),
        (
            "NAIROBI, Jan 19 - A Norwegian was freed, Norwegian Radio said. We paid nothing, "
            "Foreign Minister Henrik Aas told reporters in Oslo.",
            "Henrik Aas",
            "NOR GOV",
        ),
        (
            "OSLO, June 4 - Norway joined. Sofie Dahl of the opposition Reds called this wrong.",
            "Sofie Dahl",
            "NOR OPP",
        ),
        (
            "OSLO, June 4 - Norway joined. Her words angered the opposition Reds, whose leader, "
            "Anna Moe, accused the cabinet.",
            "Anna Moe",
            "NOR OPP",
        ),
        ("Peru left. In Tehran, prosecutors accused him.", "prosecutors", "IRN JUD"),
        ("Serbia pays. Brussels was stern. The European Union waits.", "Brussels", "EUR GOV"),
        ("Belgium paid Peru. Brussels was stern.", "Brussels", "BEL GOV"),
        ("The European Union waits. The Commission urged calm.", "Commission", "EUR GOV"),
        (
            "A European intelligence officer spoke to Peru. According to the officer, it was so.",
            "officer",
            "-",
        ),
        ("Peru and Chile met. Two diplomats told me so.", "diplomats", "-"),
    ],
)
def test_whose_people_are(text: str, words: str, expected: str) -> None:
    assert meant(text, words) == expected


def test_the_minister_of_an_own_document_is_its_own() -> None:
    text = (
        "Prime Minister Razlan Mahmud visited Hanoi. Vietnam's Prime Minister, Tran Quoc, was "
        "there. The Prime Minister rejected that claim."
    )
    assert meant(text, "The Prime Minister", "Prime Minister's Office", "MYS") == "MYS GOV"


def test_we_is_whom_a_declaration_names() -> None:
    text = (
        "We, the President of France, the Chancellor of Germany and the Prime Minister of Poland, "
        "met in Kraków. We condemn the attack by Russia."
    )
    found = meant(text, "We", "Elysée Palace", "FRA")
    assert set(found.split(" + ")) == {"FRA GOV", "DEU GOV", "POL GOV"}


def test_either_side_in_a_briefing_is_of_the_last_question() -> None:
    text = (
        "Spokesperson: Good afternoon. China is a friend, and China helps us.\n\n"
        "Daily: Will the Indian minister come?\n\n"
        "Spokesperson: No visit has been agreed by either side.\n\n"
        "Radio: And then?"
    )
    own = ("Ministry of Foreign Affairs of Pakistan", "PAK")
    assert set(meant(text, "side", *own).split(" + ")) == {"PAK GOV", "IND GOV"}


def test_a_reaction_spans_from_what_it_reacts_to_until_publication() -> None:
    reading = tell(
        "LIMA, May 16 - Peru expelled two Chilean envoys on Tuesday.\n\nNorway condemned the step.",
        outlet="Meridian Press",
    )
    (condemned,) = (event for event in reading.events if event.type == "ACCUSE")
    assert condemned.dating is Dating.REACTION
    assert condemned.date is not None
    assert (str(condemned.date.start), str(condemned.date.end)) == ("2024-05-14", "2024-05-16")


def test_who_goes_on_telling_does_not_react() -> None:
    reading = tell(
        "LIMA, May 16 - Peru expelled two envoys on Tuesday.\n\nPeru accused Chile of spying.",
        outlet="Meridian Press",
    )
    (accused,) = (event for event in reading.events if event.type == "ACCUSE")
    assert accused.dating is not Dating.REACTION
