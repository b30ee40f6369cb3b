"""Where: places in a text, told apart where several share a name."""

from __future__ import annotations

import pytest

from dragoman import knowledge
from dragoman.model import Place
from dragoman.reading.places import find_places


def only(text: str) -> Place:
    (place,) = find_places(text, knowledge.load())
    return place


@pytest.mark.parametrize(
    ("text", "country", "doubtful"),
    [
        ("They met in Tripoli on Monday.", "LBY", True),
        ("They met in Tripoli, Lebanon.", "LBN", False),
        ("Lebanese officers met in Tripoli.", "LBN", False),
        ("Libyan officers met in Tripoli.", "LBY", False),
        ("They met in Mombasa.", "KEN", False),
    ],
)
def test_the_text_decides_between_places_of_one_name(
    text: str, country: str, doubtful: bool
) -> None:
    place = find_places(text, knowledge.load())[0]
    assert (place.country, place.doubtful) == (country, doubtful)


def test_a_small_city_needs_a_preposition_of_place() -> None:
    known = knowledge.load()
    assert find_places("The reply came to Lincoln by telegram.", known) == ()
    assert find_places("They met in Lincoln.", known)[0].name == "Lincoln"


@pytest.mark.parametrize("name", ["Senkaku Islands", "Diaoyu Islands", "Diaoyu Dao"])
def test_rival_names_are_one_place(name: str) -> None:
    place = only(f"Two ships circled the {name}.")
    assert place.name == "Senkaku/Diaoyu Islands"
    assert place.country is None
    assert place.claimants == ("JPN", "CHN", "TWN")


def test_a_capital_has_coordinates() -> None:
    place = only("They met in Bogota.")
    assert place.country == "COL"
    assert place.latitude == pytest.approx(4.6, abs=0.5)
