"""The public face of the package."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from program import NEWS

import dragoman


def test_read_takes_what_is_known_of_the_file(news: Path) -> None:
    reading = dragoman.read(str(news), published="2024-05-02", outlet="Meridian Press")
    assert reading.document.published == date(2024, 5, 2)
    assert reading.document.outlet == "Meridian Press"
    assert reading == dragoman.read(news, published=date(2024, 5, 2), outlet="Meridian Press")


def test_read_raises_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(dragoman.DragomanError, match=r"nowhere\.txt"):
        dragoman.read(tmp_path / "nowhere.txt")


def test_read_wants_one_document(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(NEWS, encoding="utf-8")
    with pytest.raises(dragoman.DragomanError, match="several"):
        dragoman.read(tmp_path)


def test_a_day_must_be_a_day(news: Path) -> None:
    for given in ("2 May", "14.2.2024", ""):
        with pytest.raises(dragoman.DragomanError) as caught:
            dragoman.read(news, published=given)
        assert str(caught.value) == (
            f"published: {given!r} is not a date of the form YYYY-MM-DD, such as 2024-02-09"
        )


def test_a_moment_is_its_day(news: Path) -> None:
    reading = dragoman.read(news, published=datetime(2024, 5, 2, 17, 30))
    assert reading.document.published == date(2024, 5, 2)


def test_errors_stand_in_their_place(tmp_path: Path, news: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    last = tmp_path / "last.txt"
    last.write_text(NEWS, encoding="utf-8")
    first, second, third = dragoman.read_many([news, empty, last], published="2024-05-02")
    assert isinstance(first, dragoman.Reading)
    assert isinstance(second, dragoman.DragomanError)
    assert isinstance(third, dragoman.Reading)
    assert third.document.name == str(last)


def test_a_text_reads_as_its_file_does(news: Path) -> None:
    from_text = dragoman.read_text(NEWS, published="2024-05-02")
    from_file = dragoman.read(news, published="2024-05-02")
    assert from_text.statements == from_file.statements
    assert from_text.events == from_file.events


def test_a_text_must_be_unicode() -> None:
    with pytest.raises(dragoman.DragomanError, match="half a character"):
        dragoman.read_text(NEWS + "\ud800")


def test_every_public_name_is_there() -> None:
    for name in dragoman.__all__:
        assert getattr(dragoman, name) is not None
    with pytest.raises(AttributeError, match="colour"):
        _ = dragoman.colour  # type: ignore[attr-defined]


def test_a_record_answers_with_tables(tmp_path: Path) -> None:
    reading = dragoman.read_text(NEWS, published="2024-05-02")
    with dragoman.Record(tmp_path / "x.db") as record:
        assert record.add(reading)
        assert record.reading(reading.document.id) == reading
        frame = record.events().df()
    assert len(frame) == len(reading.events) > 0


def test_an_outlets_country_must_be_known() -> None:
    with pytest.raises(
        dragoman.DragomanError, match="no country or organisation 'Turky'; did you mean TUR"
    ):
        dragoman.read_text(NEWS, outlet_country="Turky")


@pytest.mark.parametrize(
    ("given", "code"),
    [("tur", "TUR"), ("Türkiye", "TUR"), ("Cote d\u2019Ivoire", "CIV"), ("the UN", "UNO")],
)
def test_an_outlets_country_may_be_named(given: str, code: str) -> None:
    reading = dragoman.read_text(NEWS, outlet_country=given)
    assert reading.document.outlet_country == code


def test_a_party_is_printed_short() -> None:
    party = dragoman.Actor(country="GHA", name="Ama Boateng")
    assert str(party) == f"{party}" == "GHA GOV"
    assert "Ama Boateng" in repr(party)


@pytest.mark.parametrize(
    ("code", "meant"),
    [("GR", "; did you mean GRC?"), ("TU", ""), ("XX", ""), ("QQQ", "")],
)
def test_two_letters_mean_their_country_and_nothing_near_is_not_proposed(
    code: str, meant: str
) -> None:
    with pytest.raises(dragoman.DragomanError) as caught:
        dragoman.read_text(NEWS, outlet_country=code)
    assert str(caught.value).endswith(f"no country or organisation '{code}'{meant}")


def test_a_stray_country_stops_no_other_document(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        code = "Turky" if name == "a.jsonl" else "TUR"
        row = {"text": NEWS, "published": "2024-05-16", "outlet_country": code}
        (tmp_path / name).write_text(json.dumps(row), encoding="utf-8")
    error, reading = dragoman.read_many([tmp_path])
    assert "did you mean TUR" in str(error)
    assert isinstance(reading, dragoman.Reading)
