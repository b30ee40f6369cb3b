"""Of which state somebody is of whom no word says it."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model import Document
from dragoman.reading.pipeline import read_document


def whose(text: str, words: str, **document: str) -> set[str]:
    """The codes of the parties that the words stand for."""
    reading = read_document(Document(text=text, published=date(2024, 5, 16), **document))
    found = [mention for mention in reading.actors if mention.span.of(text).endswith(words)]
    return {actor.code for mention in found[-1:] for actor in mention.actors}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "LIMA, May 15 - Peru sent a note to Chile on Monday.\n\nIn Santiago, foreign ministry "
            "spokeswoman Eva Lagos called it a surprise.",
            "spokeswoman Eva Lagos",
            "CHL GOV",
        ),
        (
            "NATO has moved six ships to the coast of Norway. Secretary General Jan Visser "
            "announced it on Monday.",
            "Secretary General Jan Visser",
            "NATO GOV",
        ),
        (
            "Yemen's Houthi movement freed three sailors of a ship from Greece. The group has "
            "asked for fuel.",
            "group",
            "YEM REB",
        ),
        ("The police arrested three smugglers in Kenya on Monday.", "police", "KEN COP"),
        (
            "The Afghan interim authorities closed the road to Pakistan.",
            "authorities",
            "AFG GOV",
        ),
        (
            "Honduras counted its votes for three days. The National Electoral Council blamed a "
            "storm.",
            "National Electoral Council",
            "HND GOV",
        ),
        (
            "Honduras closed its border. Ana Mejia, who keeps an inn there, said nobody came.",
            "Ana Mejia",
            "HND CVL",
        ),
        (
            "The Presidents of Peru, Ana Rios, of Chile, Luis Paz, and of Ecuador, Eva Mora, met. "
            "The Presidents signed a treaty.",
            "Presidents",
            "PER GOV + CHL GOV + ECU GOV",
        ),
        ("Chile's and Peru's ministers met.", "ministers", "CHL GOV + PER GOV"),
        (
            "Chile and Peru met. The joint commission will convene in May.",
            "commission",
            "CHL GOV + PER GOV",
        ),
        (
            "Chile and Peru met. The two navies will drill.",
            "navies",
            "CHL MIL + PER MIL",
        ),
        (
            "The Chilean finance minister is in Lima. Minister Paz wants to see Peru's mines.",
            "Minister Paz",
            "CHL GOV",
        ),
        (
            "Bolivia closed its crossings after police in Lima arrested two drivers.",
            "police",
            "PER COP",
        ),
    ],
)
def test_whose_they_are(text: str, words: str, expected: str) -> None:
    assert whose(text, words) == set(expected.split(" + "))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru and Chile met. Two diplomats told me so.", "diplomats"),
        ("Peru sent a note. People familiar with the matter said it was long.", "People"),
        ("Peru sent a note. One of the sources said it was long.", "sources"),
        ("According to the newspaper, Kenya urged Chad to sign.", "newspaper"),
        ("Chile's and Peru's envoys met. The official was pleased.", "official"),
    ],
)
def test_nobody_is_guessed_between_two(text: str, words: str) -> None:
    assert whose(text, words) == set()


def test_an_official_transcripts_label_is_of_its_own_government() -> None:
    text = "Reuters: What of Chile?\nSpokesperson: We have talked to Chile."
    known = {"outlet": "Ministry of Foreign Affairs of Peru", "outlet_country": "PER"}
    assert whose(text, "Spokesperson", **known) == {"PER GOV"}


@pytest.mark.parametrize("words", ["Director General", "Agency"])
def test_an_organisations_own_document_calls_it_by_its_kind(words: str) -> None:
    text = "The Director General spoke of Armenia's plant. Armenia told the Agency of a leak."
    known = {"outlet": "International Atomic Energy Agency"}
    assert whose(text, words, **known) == {"IAEA GOV"}


def test_the_only_president_named_is_the_one_meant_in_anothers_readout() -> None:
    text = (
        "Secretary Ana Reed spoke by phone with President Otieno of Kenya. The Secretary thanked "
        "Kenya for its patience. The President said that talks would go on."
    )
    known = {"outlet": "U.S. Department of State", "outlet_country": "USA"}
    assert whose(text, "President", **known) == {"KEN GOV"}
