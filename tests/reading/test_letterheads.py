"""Whose text it is where its own heading says so, and what is told where nothing does."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.model import Reading

SAID = "We condemn the raid of Tuesday. We call on Peru to open the border again.\n"


def read(heading: str, **known: str) -> Reading:
    return dragoman.read_text(f"{heading}\n\n{SAID}", published="2024-02-09", **known)


def notes(reading: Reading) -> dict[str, str]:
    return {notice.code: notice.message for notice in reading.notices}


@pytest.mark.parametrize(
    ("heading", "country"),
    [
        ("Ministry of Foreign Affairs of Chile", "CHL"),
        ("Ministry of Foreign Affairs and Regional Integration of the Republic of Chile", "CHL"),
        ("Press statement\n\nFederal Ministry of Defence of Nigeria", "NGA"),
        ("Statement by the Ministry of Defence of Côte d'Ivoire on the border", "CIV"),
        ("Weekly briefing of the Spokesperson of the Foreign Office of Chile, 9 February", "CHL"),
        ("Chilean Foreign Ministry", "CHL"),
        ("Embassy of Chile in Lima", "CHL"),
        ("The White House", "USA"),
        ("Ministry of Defence of the Democratic Republic of the Congo", "COD"),
    ],
)
def test_a_ministry_that_heads_its_text_speaks_in_it(heading: str, country: str) -> None:
    reading = read(heading)
    assert reading.document.outlet_country == country
    speakers = [party.code for said in reading.statements for party in said.speakers]
    assert speakers
    assert set(speakers) == {f"{country} GOV"}
    assert country in notes(reading)["outlet-country"]


@pytest.mark.parametrize(
    "heading",
    [
        "Ministry of Defence of Chile denies attack",
        "Ministry of Foreign Affairs Summons Ambassador of Chile",
        "Response to the statement by the Ministry of Defence of Chile",
        "Joint statement by the Ministry of Defence of Chile and the Ministry of Defence of Peru",
        "The Ministry of Defence of Chile said on Friday that it had fired no shot.",
        "Talks with the Ministry of Defence of Chile",
        "Ministry of Foreign Affairs of Georgia",
        "Statement by the Ministry of Defence of Chile\n\nLIMA, Feb. 9 (Meridian) - So it is.",
    ],
)
def test_a_ministry_that_a_heading_only_mentions_does_not(heading: str) -> None:
    assert read(heading).document.outlet_country is None


def test_what_is_said_of_the_outlet_wins_over_the_heading() -> None:
    heading = "Ministry of Foreign Affairs of Chile"
    assert read(heading, outlet="Meridian Press").document.outlet_country is None
    told = read(heading, outlet_country="IRL")
    assert told.document.outlet_country == "IRL"
    assert "outlet-country" not in notes(told)


@pytest.mark.parametrize(
    "heading", ["Ministry of Foreign Affairs", "Press release", "Government of Georgia", "Canoes"]
)
def test_an_own_text_of_nobody_known_is_told_with_the_option_that_helps(heading: str) -> None:
    assert notes(read(heading))["no-outlet-country"].endswith("give --outlet-country")
    assert "no-outlet-country" not in notes(read(heading, outlet_country="CHL"))


def test_a_report_is_not_told_so() -> None:
    text = (
        'SANTIAGO, Feb. 9 (Meridian Press) - Chile condemned the decision. "We call on Lima to '
        'open the border," Foreign Minister Ana Rojas said.\n'
    )
    assert not notes(dragoman.read_text(text, published="2024-02-09"))
    assert not notes(dragoman.read_text(text.partition(" - ")[2], published="2024-02-09"))
