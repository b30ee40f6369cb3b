"""``who``, ``when`` and ``where``: what is known of a name, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import Dragoman


def rows(dragoman: Dragoman, *arguments: object) -> list[dict[str, object]]:
    ran = dragoman(*arguments, "--format", "json")
    assert ran.code == 0, ran.err
    found: list[dict[str, object]] = json.loads(ran.out)
    return found


def test_a_person_is_who_held_the_office_that_day(dragoman: Dragoman) -> None:
    first, *others = rows(dragoman, "who", "Qin Gang", "--on", "2023-02-03")
    assert (first["party"], first["office"]) == ("CHN GOV", "Minister of Foreign Affairs")
    assert "held the office on 2023-02-03" in str(first["why"])
    assert all("not" in str(row["why"]) for row in others)


def test_a_person_is_found_in_either_order_and_without_accents(dragoman: Dragoman) -> None:
    for name in ("Hayashi Yoshimasa", "Yoshimasa Hayashi"):
        assert rows(dragoman, "who", name, "--on", "2023-02-03")[0]["party"] == "JPN GOV"
    assert rows(dragoman, "who", "Melanie Joly", "--on", "2023-02-03")[0]["party"] == "CAN GOV"


def test_the_leader_of_an_organisation_is_its_party(dragoman: Dragoman) -> None:
    assert rows(dragoman, "who", "Stoltenberg", "--on", "2023-02-03")[0]["party"] == "NATO GOV"
    assert rows(dragoman, "who", "Stoltenberg", "--on", "2025-03-03")[0]["party"] == "NOR GOV"


def test_a_title_gives_the_holder_of_the_office(dragoman: Dragoman) -> None:
    (row,) = rows(dragoman, "who", "Japanese foreign minister", "--on", "2023-02-03")
    assert row["name"] == "Yoshimasa Hayashi"


@pytest.mark.parametrize(
    ("words", "day", "party"),
    [
        ("Kremlin", "2023-02-03", "RUS GOV"),
        ("Taliban", "2020-02-03", "AFG REB"),
        ("Taliban", "2023-02-03", "AFG GOV"),
        ("ASEAN", "2023-02-03", "ASEAN GOV"),
        ("Togolese", "2023-02-03", "TGO GOV"),
    ],
)
def test_a_name_stands_for_a_party(dragoman: Dragoman, words: str, day: str, party: str) -> None:
    assert rows(dragoman, "who", words, "--on", day)[0]["party"] == party


def test_a_phrase_counts_from_what_the_text_tells(dragoman: Dragoman) -> None:
    text = "They spoke on Tuesday. Two days before the call, ships had met."
    told, counted = rows(dragoman, "when", text, "--published", "2023-02-03")
    assert (told["start"], counted["start"]) == ("2023-01-31", "2023-01-29")
    assert "Tuesday" in str(counted["why"])


def test_a_phrase_without_anything_to_count_from_says_so(dragoman: Dragoman) -> None:
    (row,) = rows(dragoman, "when", "two days before the summit", "--published", "2023-02-03")
    assert row["start"] is None
    assert "nothing to count from" in str(row["why"])


def test_a_disputed_place_has_rival_names_and_claimants(dragoman: Dragoman) -> None:
    for name in ("Senkaku", "Diaoyu Dao"):
        (row,) = rows(dragoman, "where", name)
        assert row["name"] == "Senkaku/Diaoyu Islands"
        assert row["claimants"] == "JPN; CHN; TWN"
        assert row["administrator"] == "JPN"


def test_several_places_of_one_name_are_all_given(dragoman: Dragoman) -> None:
    first, second = rows(dragoman, "where", "Tripoli")
    assert (first["country"], second["country"]) == ("LBY", "LBN")
    assert "1 of 2" in str(first["why"])


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("who", "nobody is known as “Qwertyland”"),
        ("when", "no date in “Qwertyland”"),
        ("where", "no place is known as “Qwertyland”"),
    ],
)
def test_nothing_found_is_an_error(dragoman: Dragoman, command: str, message: str) -> None:
    ran = dragoman(command, "Qwertyland")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"dragoman: {message}\n"


def test_own_knowledge_is_merged_on_top(dragoman: Dragoman, tmp_path: Path) -> None:
    header = "person,aliases,role,office,country,sector,start,end,known_until,source"
    row = "Ama Boateng,,foreign,Minister of Foreign Affairs,GHA,,2024-01-01,,2024-12-31,own"
    (tmp_path / "officeholders.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    (found,) = rows(dragoman, "who", "Ama Boateng", "--knowledge", tmp_path, "--on", "2024-05-01")
    assert found["party"] == "GHA GOV"
    article = tmp_path / "article.txt"
    article.write_text("Ama Boateng urged Togo to reopen the bridge.\n", encoding="utf-8")
    options = ("--published", "2024-05-01", "--format", "json")
    plain = json.loads(dragoman("read", article, *options).out)
    own = json.loads(dragoman("read", article, *options, "--knowledge", tmp_path).out)
    assert plain["statements"][0]["speakers"] == []
    assert own["statements"][0]["speakers"][0]["country"] == "GHA"
    assert own["versions"]["knowledge"] != plain["versions"]["knowledge"]


def test_a_folder_without_knowledge_is_an_error(dragoman: Dragoman, tmp_path: Path) -> None:
    ran = dragoman("who", "Kremlin", "--knowledge", tmp_path)
    assert ran.code == 1
    assert "no folder with any of countries.csv" in ran.err
