"""A government's own account of a meeting: whose its officials are, and what its house style
says without naming who says it."""

from __future__ import annotations

import pytest
from telling import parties, said

import dragoman
from dragoman import Reading


def account(text: str, outlet: str = "Ministry of Foreign Affairs of Malawi") -> Reading:
    """A reading of what a ministry publishes."""
    return dragoman.read_text(text, published="2024-05-16", outlet=outlet, outlet_country="MWI")


@pytest.mark.parametrize(
    "text",
    [
        "President Thomas Banda met President Alice Mwale of Zambia. President Banda praised her.",
        "Thomas Banda met the President of Zambia, Alice Mwale. Mr Banda praised her.",
        "Thomas Banda, Minister of Trade, met Zambia's minister. Mr Banda praised her.",
        "Vice Minister Thomas Banda and Undersecretary of the Department of Trade of Zambia Alice "
        "Mwale met. Thomas Banda praised the talks.",
        "Prime Minister Hon. Thomas Banda met Zambia's minister. Hon. Banda praised the talks.",
        "H.E. Mr. Thomas Banda, Secretary of State of the Ministry of Trade, met Zambia's "
        "minister, Ms. Alice Mwale. H.E. Thomas Banda praised the talks.",
    ],
)
def test_an_official_without_a_state_is_of_whoever_publishes(text: str) -> None:
    assert parties(account(text).statements[-1].speakers) == "MWI GOV"


@pytest.mark.parametrize(
    "text",
    [
        "President Banda received at State House President Alice Mwale of Zambia. President Mwale "
        "praised the harvest.",
        "President Banda met the President of Zambia, the Rt. Hon. Alice Mwale. Ms Mwale praised "
        "the harvest.",
        "Minister Banda met Alice Mwale, Member of the Senate of Zambia and Minister of Trade. "
        "Minister Mwale praised the harvest.",
    ],
)
def test_a_guest_is_of_the_state_that_is_named_with_him(text: str) -> None:
    assert parties(account(text).statements[-1].speakers).startswith("ZMB")


def test_the_foreign_minister_is_not_the_host_who_is_called_otherwise() -> None:
    reading = account(
        "Secretary of State Thomas Banda met Zambian Foreign Minister Alice Mwale. "
        "The Foreign Minister praised the harvest."
    )
    assert parties(reading.statements[-1].speakers) == "ZMB GOV"


def test_a_title_that_stands_alone_is_its_holder() -> None:
    reading = account(
        "Foreign Secretary Thomas Banda met Zambia's minister. Foreign Secretary urged Zambia to "
        "open the border."
    )
    assert said(reading.statements[-1]) == "MWI GOV > ZMB GOV demand"


def test_a_bloc_may_be_part_of_what_a_minister_is_for() -> None:
    reading = dragoman.read_text(
        "Chile's Minister for Foreign Affairs, European Union and Cooperation, Ana Rios, praised "
        "the harvest.",
        published="2024-05-16",
    )
    assert parties(reading.statements[0].speakers) == "CHL GOV"


MEETING = "The Minister of Trade of Malawi met the Minister of Trade of Zambia in Lusaka.\n\n"


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("It was decided that the next round would be held in May.", "commit"),
        ("Agreement was reached on a common fare for the buses.", "commit"),
        ("Concern was expressed over the situation in Sudan.", "criticise"),
        ("Satisfaction was expressed with the growth of trade.", "support"),
    ],
)
def test_what_the_account_of_a_meeting_says_without_naming_anybody_all_said(
    sentence: str, act: str
) -> None:
    [statement] = account(MEETING + sentence).statements
    assert (set(parties(statement.speakers).split(" + ")), statement.act) == (
        {"MWI GOV", "ZMB GOV"},
        act,
    )


def test_items_of_a_list_are_said_by_whoever_stands_above_it() -> None:
    reading = account(
        MEETING + "During their talks, the ministers:\n\n"
        "• agreed to begin negotiations on a treaty;\n"
        "• condemned illegal fishing.\n"
    )
    assert [said(statement) for statement in reading.statements] == [
        "MWI GOV + ZMB GOV > - commit",
        "MWI GOV + ZMB GOV > - criticise",
    ]


def test_paragraphs_of_a_resolution_are_of_whoever_it_begins_with() -> None:
    reading = account(
        "The Security Council,\n\nRecalling its statement of May,\n\n"
        "1. Strongly condemns the raid on the clinic in Zambia;\n\n"
        "2. Urges the Government of Malawi to free the nurses and welcomes its patience;\n\n"
        "3. Requests the Government of Zambia to report on the matter."
    )
    assert [said(statement) for statement in reading.statements][1:] == [
        "UNO GOV > - criticise",
        "UNO GOV > MWI GOV demand",
        "UNO GOV > MWI GOV support",
        "UNO GOV > ZMB GOV demand",
    ]


def test_somebody_named_by_an_initial_is_who_was_named_in_full() -> None:
    reading = account(
        "A delegation of Zambia headed by Deputy Minister Alice Mwale was received. "
        "A. Mwale praised the harvest."
    )
    assert parties(reading.statements[-1].speakers) == "ZMB GOV"


def test_an_administration_is_of_whoever_heads_it() -> None:
    reading = account(
        "President Thomas Banda met Zambia's prime minister. She praised the reforms of the Banda "
        "administration."
    )
    named = {m.span.of(reading.document.text): parties(m.actors) for m in reading.actors}
    assert named["Banda administration"] == "MWI GOV"


def test_a_place_is_no_person() -> None:
    reading = account("Minister Banda urged calm in the West Bank. He praised Zambia.")
    assert {"BUS", "CVL"}.isdisjoint(a.sector for m in reading.actors for a in m.actors)


def test_the_spokesperson_named_in_the_heading_of_a_transcript_speaks_in_it() -> None:
    reading = account(
        "Foreign Ministry Spokesperson Alice Mwale's Regular Press Conference\n\n"
        "Alice Mwale: Good afternoon.\n\n"
        "Daily: Zambia accuses you of a breach. What do you say?\n\n"
        "Alice Mwale: We reject this accusation. We have kept every promise.\n\n"
        "Daily: Thank you.\n\n"
        "Alice Mwale: Malawi urges Zambia to return to the talks.\n"
    )
    assert said(reading.statements[-1]) == "MWI GOV > ZMB GOV demand"


@pytest.mark.parametrize(
    "heading",
    [
        "Press release 12/24: Foreign Minister Banda calls her Zambian counterpart",
        "Readout of Foreign Minister Banda's Call with the Foreign Minister of Zambia",
    ],
)
def test_a_paper_may_say_itself_that_it_is_a_governments_own(heading: str) -> None:
    text = (
        f"{heading}\n\nForeign Minister Ana Banda telephoned the Foreign Minister of Zambia. "
        "The Foreign Minister praised the harvest.\n"
    )
    reading = dragoman.read_text(text, published="2024-05-16", outlet_country="MWI")
    assert parties(reading.statements[-1].speakers) == "MWI GOV"


def test_whoever_meets_an_official_of_a_state_is_of_another() -> None:
    reading = dragoman.read_text(
        "LUSAKA, May 15 - Foreign Minister Ana Banda met her Zambian counterpart. "
        "Banda praised the harvest.",
        published="2024-05-16",
        outlet_country="MWI",
    )
    assert parties(reading.statements[-1].speakers) == "MWI GOV"


def test_the_secretary_of_state_is_the_one_who_was_introduced() -> None:
    reading = account(
        "Minister Banda called the Secretary of State for Foreign Affairs of the United Kingdom, "
        "Alan Moore. The Secretary of State praised the harvest."
    )
    assert parties(reading.statements[-1].speakers) == "GBR GOV"
