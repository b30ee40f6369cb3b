"""Rows and frames of one's own are read as the shipped ones are, by every step."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman
from dragoman import Actor, Reading

COUNTRY = (
    "id,cow,gw,cameo,name,names,adjectives,people,capital,seats,called,kind,lat,lon,ambiguous,iso2\n"
    "ZED,,,ZED,Zedonia,,Zedonian,Zedonian|Zedonians,Zed City,,,state,1,2,,\n"
)
ROLES = (
    "phrase,sector,kind,office,role,represents,plural\n"
    "zhudent,EDU,person,false,,none,\n"
    "zub.,GOV,person,true,,state,\n"
)
FRAME = """
[[frame]]
id = "own-cold-zhoulder"
predicate = ["cold-zhoulder"]
type = "REJECT"
[frame.example]
text = "Chile was cold-zhouldered by Norway."
coding = "NOR GOV > CHL GOV REJECT"
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "countries.csv").write_text(COUNTRY, encoding="utf-8")
    (tmp_path / "roles.csv").write_text(ROLES, encoding="utf-8")
    (tmp_path / "given_names.csv").write_text("name,gender\nurges,m\n", encoding="utf-8")
    return tmp_path


def read(text: str, own: Path) -> Reading:
    return dragoman.read_text(text, published="2024-05-15", knowledge=own)


def told(reading: Reading) -> list[str]:
    """``ACTORS > RECIPIENTS TYPE`` of each event."""
    return [f"{_side(e.actors)} > {_side(e.recipients)} {e.type}" for e in reading.events]


def _side(parties: tuple[Actor, ...]) -> str:
    return " + ".join(actor.code for actor in parties)


@pytest.mark.parametrize(
    ("text", "coding"),
    [
        ("Chile seized student Ana Rios.", "CHL GOV > CHL EDU COERCE"),
        ("Chile killed a student.", "CHL GOV > CHL EDU ASSAULT"),
        ("Students marched in Oslo.", "NOR EDU > NOR GOV PROTEST"),
    ],
)
def test_an_own_role_is_read_as_a_shipped_one(text: str, coding: str, own: Path) -> None:
    assert told(read(text, own)) == [coding]
    renamed = text.replace("student", "zhudent").replace("Student", "Zhudent")
    assert told(read(renamed, own)) == [coding]


@pytest.mark.parametrize(
    ("text", "coding"),
    [
        ("Chile seized three Norwegians.", "CHL GOV > NOR CVL COERCE"),
        ("Chile released three Norwegians.", "CHL GOV > NOR CVL RETREAT"),
        (
            "CHILE: It rained on Monday.\n\nNORWAY: The foreign minister criticised Peru.\n",
            "NOR GOV > PER GOV ACCUSE",
        ),
        ("Students marched on the government of Norway.", "NOR EDU > NOR GOV PROTEST"),
    ],
)
def test_an_own_state_is_read_as_a_shipped_one(text: str, coding: str, own: Path) -> None:
    assert told(read(text, own)) == [coding]
    renamed = text.replace("NORWAY", "ZEDONIA").replace("Norwegians", "Zedonians")
    assert told(read(renamed.replace("Norway", "Zedonia"), own)) == [coding.replace("NOR", "ZED")]


def test_the_stop_of_an_own_title_ends_no_sentence(own: Path) -> None:
    reading = read("Zedonian Zub. Ana Rios criticised Chile.", own)
    assert told(reading) == ["ZED GOV > CHL GOV ACCUSE"]


def test_an_own_first_name_is_a_name_in_a_headline(own: Path) -> None:
    headline = "Norwegian Minister Urges Kolar Warns Peruvian Port Workers Again\n\nIt rained."
    shipped = dragoman.read_text(headline, published="2024-05-15")
    assert told(shipped) == ["NOR GOV > PER GOV REQUEST"]
    assert told(read(headline, own)) == []


def test_a_hyphenated_word_of_an_own_frame_is_one_word(tmp_path: Path) -> None:
    frames = tmp_path / "frames"
    frames.mkdir()
    (frames / "own.toml").write_text(FRAME, encoding="utf-8")
    text = "Chile was cold-zhouldered by Norway."
    reading = dragoman.read_text(text, published="2024-05-15", codebook=tmp_path)
    assert told(reading) == ["NOR GOV > CHL GOV REJECT"]
