"""What one document tells apart is no one event, also not where a third report is like both."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path

import pytest
from kept import keep

import dragoman
from dragoman import Reading, Record

READOUT = (
    "The foreign ministers of Chile and Peru met in Arica on 6 May 2024. "
    "Chilean Foreign Minister Ana Rojas demanded the return of two survey drones taken in April. "
    "She asked Peru to respect the fishing line fixed by the court in 2014. "
    "She promised to open a register of trawlers by July."
)
WIRE = (
    "ARICA, May 7 (Cape Post) - The foreign ministers of Chile and Peru met in Arica on Monday. "
    "Chilean Foreign Minister Ana Rojas demanded that Peru return two survey drones which its "
    "coast guard took near the fishing line in April. "
    "She promised to open a register of trawlers."
)
BOTH = (
    "LIMA, May 7 (Andes Wire) - Foreign ministers of Chile and Peru met in Arica on Monday. "
    "Chilean Foreign Minister Ana Rojas asked Peru to return the drones and to respect the "
    "fishing line fixed by the court."
)


def read(text: str, published: str, outlet: str) -> Reading:
    return dragoman.read_text(text, published=published, outlet=outlet)


def groups(record: Record) -> list[set[str]]:
    """The evidence of each happening's reports."""
    found: defaultdict[object, set[str]] = defaultdict(set)
    for row in record.reports():
        if row["type"] is not None:
            found[row["happening"]].add(" ".join(str(row["evidence"]).split()))
    return list(found.values())


def told_with(record: Record, words: str) -> str:
    [group] = [group for group in groups(record) if any(words in one for one in group)]
    return " | ".join(sorted(group))


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [
        read(READOUT, "2024-05-07", "Ministry of Foreign Affairs of Chile"),
        read(WIRE, "2024-05-07", "Cape Post"),
        read(BOTH, "2024-05-08", "Andes Wire"),
    ]


def test_a_report_that_is_like_two_acts_of_a_document_joins_one(
    tmp_path: Path, readings: list[Reading]
) -> None:
    record = keep(tmp_path / "x.db", readings)
    of_the_line = told_with(record, "asked Peru to respect the fishing line")
    assert "demanded" not in of_the_line
    of_the_drones = told_with(record, "demanded the return of two survey drones")
    assert "demanded that Peru return two survey drones" in of_the_drones
    of_the_register = told_with(record, "promised to open a register")
    assert "demanded" not in of_the_register


def test_what_may_be_joined_is_the_same_in_any_order(
    tmp_path: Path, readings: list[Reading]
) -> None:
    whole = keep(tmp_path / "whole.db", readings).reports().rows
    for seed in range(4):
        order = random.Random(seed).sample(readings, len(readings))
        assert keep(tmp_path / f"{seed}.db", order, ask=True).reports().rows == whole


def test_a_document_taken_out_leaves_what_there_would_be_without_it(
    tmp_path: Path, readings: list[Reading]
) -> None:
    record = keep(tmp_path / "x.db", readings, ask=True)
    record.remove(readings[0].document.id)
    assert record.reports().rows == keep(tmp_path / "y.db", readings[1:]).reports().rows


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Kenya expelled two Sudanese diplomats on Friday and recalled its envoy from Khartoum.",
            "expelled",
            "recalled",
        ),
        (
            "Kenyan and Sudanese soldiers exchanged fire near Lokichoggio on Friday. "
            "Sudan said that Kenyan troops had shelled a clinic near Lokichoggio.",
            "exchanged",
            "shelled",
        ),
    ],
)
def test_acts_of_one_document_in_other_words_are_two(
    tmp_path: Path, text: str, one: str, other: str
) -> None:
    record = keep(tmp_path / "x.db", [read(text, "2024-05-03", "Lake Times")])
    assert other not in told_with(record, one)
    assert told_with(record, other)


def test_what_a_document_tells_twice_is_one(tmp_path: Path) -> None:
    text = (
        "Norway and Iceland signed a treaty on cod quotas on Tuesday. "
        "Both governments had argued over mackerel for years. "
        "The treaty on cod quotas was signed by Norway and Iceland in the town hall of Bergen."
    )
    record = keep(tmp_path / "x.db", [read(text, "2024-05-08", "Nordlys")])
    signed = [row for row in record.reports() if "signed" in str(row["evidence"])]
    assert len(signed) == 2
    assert len({row["happening"] for row in signed}) == 1


def test_who_rejects_an_allegation_does_not_report_the_deed(tmp_path: Path) -> None:
    told = "A Kenyan patrol boat opened fire on a Sudanese ferry on Monday. The ferry was hit."
    denied = "Kenya rejected the allegations made by Sudan on Monday. The ferry had not been hit."
    deed = read(told, "2024-05-07", "Nile News")
    record = keep(tmp_path / "x.db", [deed, read(denied, "2024-05-08", "Lake Times")])
    types = {str(row["happening"]): row["type"] for row in record.reports() if row["type"]}
    assert "REJECT" in types.values()
    assert told_with(record, "opened fire").count("rejected") == 0
