"""What each format makes of the same record, checked by its validator."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import cases
import pytest
import validators
from cases import Write

from dragoman.exports import Exported, Form, cameo, columns, export
from dragoman.model import Actor
from dragoman.record import Record

VALIDATORS = {
    "plover": validators.plover,
    "polecat": validators.polecat,
    "icews": validators.icews,
    "gdelt1": lambda path: validators.gdelt(path, validators.GDELT1),
    "gdelt2": lambda path: validators.gdelt(path, validators.GDELT2),
    "dyad-month": validators.dyad_month,
    "jsonld": validators.jsonld,
}
LEFT_OUT = Counter(negated=2)


@pytest.mark.parametrize("form", VALIDATORS)
def test_a_file_is_valid(write: Write, form: str) -> None:
    assert VALIDATORS[form](write(form))


@pytest.mark.parametrize("form", VALIDATORS)
def test_a_file_of_an_empty_record_is_valid(tmp_path: Path, form: str) -> None:
    path = tmp_path / "out"
    with Record(tmp_path / "empty.db") as record:
        assert export(record, form, path) == Exported()
    assert VALIDATORS[form](path) == []


@pytest.mark.parametrize("form", ["gdelt1", "gdelt2", "polecat", "icews", "dyad-month"])
def test_columns_are_those_of_the_validator(form: str) -> None:
    written = {
        **{"gdelt1": validators.GDELT1, "gdelt2": validators.GDELT2},
        **{"polecat": validators.POLECAT, "icews": validators.ICEWS},
    }
    names = [column.name for column in columns(form)]
    assert names == written.get(form, names)
    assert all(column.type in {"text", "whole", "number", "day"} for column in columns(form))


def test_formats_have_as_many_columns_as_their_originals() -> None:
    counts = {form: len(columns(form)) for form in ("polecat", "icews", "gdelt1", "gdelt2")}
    assert counts == {"polecat": 40, "icews": 20, "gdelt1": 58, "gdelt2": 61}


def test_plover_keeps_compound_events_and_every_status(write: Write) -> None:
    found = {item["id"].rpartition("-")[2]: item for item in validators.plover(write("plover"))}
    assert [party["code"] for party in found["e2"]["recipient"]] == ["DEU GOV", "DEU MIL"]
    assert found["e3"]["dragoman"]["status"] == "negated"


def test_plover_says_what_it_knows_of_a_statement_event(write: Write) -> None:
    [item] = validators.plover(write("plover", type="REQUEST"))
    assert item["actor"] == [
        {
            "code": "GRC GOV",
            "country": "GRC",
            "class": "GRC",
            "sector": "GOV",
            "cow": 350,
            "text": "Ελένη Δούκα",
            "person": [{"name": "Ελένη Δούκα", "office": "foreign minister"}],
        }
    ]
    assert item["recipient"][0]["text"] == "Germany's government"
    assert item["date"] is None
    assert (item["dragoman"]["start"], item["dragoman"]["end"]) == ("2024-02-05", "2024-02-06")
    assert item["dragoman"]["chain"] == ["Meridian Press", "Δούκα"]
    assert item["dragoman"]["statement"] == "s1"


def test_polecat_row(write: Write) -> None:
    [one, other] = validators.polecat(write("polecat", type="REQUEST"))
    assert (one["Actor Name"], one["Actor Country"], one["Actor COW"]) == (
        *("Ελένη Δούκα", "GRC", "350"),
    )
    assert one["Actor Name Raw"] == "Ελένη Δούκα"
    assert one["Actor Title"] == "foreign minister"
    assert (one["Recipient Name"], one["Primary Recipient Sector"]) == ("Germany", "GOV")
    assert other["Primary Recipient Sector"] == "MIL"
    assert one["Event Date"] == ""
    assert one["Quad Code"] == "VERBAL CONFLICT"
    assert one["Story People"] == "Ελένη Δούκα"


def test_polecat_place_and_contexts(write: Write) -> None:
    rows = validators.polecat(write("polecat", type="CONSULT"))
    assert len(rows) == 6
    assert {row["Contexts"] for row in rows} == {"diplomatic;economic"}
    place = ("Placename", "City", "Country", "Latitude", "Longitude", "Feature Type")
    assert {tuple(row[name] for name in place) for row in rows} == {
        ("Tokyo", "Tokyo", "JPN", "35.69", "139.69", "city")
    }


def test_icews_row(write: Write) -> None:
    rows = validators.icews(write("icews"))
    consult = [row for row in rows if row["CAMEO Code"] == "040"]
    assert {(row["Source Country"], row["Target Country"]) for row in consult} == {
        *(("China", "Japan"), ("Japan", "China"), ("China", "South Korea")),
        *(("South Korea", "China"), ("Japan", "South Korea"), ("South Korea", "Japan")),
    }
    assert {row["Event Text"] for row in consult} == {"Consult"}
    assert {row["Event Date"] for row in consult} == {"2024-02-09"}
    [lone] = [row for row in rows if row["CAMEO Code"] == "150"]
    assert lone["Source Name"] == "North Atlantic Treaty Organization"
    assert lone["Source Country"] == ""
    assert lone["Target Name"] == lone["Target Sectors"] == lone["Target Country"] == ""


def test_gdelt_row(write: Write) -> None:
    [row, *rest] = validators.gdelt(write("gdelt2", type="CONSULT"), validators.GDELT2)
    assert len(rest) == 5
    when = ("SQLDATE", "MonthYear", "Year", "FractionDate")
    assert [row[name] for name in when] == ["20240209", "202402", "2024", "2024.1068"]
    assert (row["Actor1Code"], row["Actor1Name"], row["Actor1CountryCode"]) == (
        *("CHNGOV", "CHINA", "CHN"),
    )
    action = ("EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale")
    assert [row[name] for name in action] == ["040", "040", "04", "1", "1.0"]
    place = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
    assert [row[f"ActionGeo_{name}"] for name in place] == [
        *("4", "Tokyo, Japan", "JA", "", "35.69", "139.69", ""),
    ]
    assert row["SOURCEURL"] == "https://meridian.example/three"
    assert row["IsRootEvent"] == "1"


def test_gdelt_codes_of_organisations_and_renamed_states(write: Write) -> None:
    path = write("gdelt1")
    rows = {row["EventRootCode"]: row for row in validators.gdelt(path, validators.GDELT1)}
    code = ("Code", "CountryCode", "KnownGroupCode", "Type1Code", "Type2Code")
    assert [rows["15"][f"Actor1{name}"] for name in code] == ["IGONATMIL", "", "NAT", "IGO", "MIL"]
    assert [rows["05"][f"Actor1{name}"] for name in code] == ["IGOEEC", "", "EEC", "IGO", ""]
    assert rows["05"]["Actor2CountryCode"] == "KSV"
    assert rows["05"]["ActionGeo_FullName"] == "Strait of Otranto"
    assert rows["05"]["ActionGeo_Type"] == rows["05"]["ActionGeo_CountryCode"] == ""
    assert rows["10"]["IsRootEvent"] == "0"
    assert rows["10"]["Actor1Name"] == "ΕΛΈΝΗ ΔΟΎΚΑ"


def test_a_date_is_as_close_as_the_event_s_days_are(write: Write) -> None:
    path = write("gdelt2")
    rows = {row["EventRootCode"]: row for row in validators.gdelt(path, validators.GDELT2)}
    when = ("SQLDATE", "MonthYear", "Year", "FractionDate")
    assert [rows["10"][name] for name in when] == ["", "202402", "2024", ""]
    assert [rows["16"][name] for name in when] == ["", "", "", ""]
    assert [rows["05"][name] for name in when] == ["", "", "", ""]
    assert [rows["15"][name] for name in when[:3]] == ["20240210", "202402", "2024"]


@pytest.mark.parametrize("form", ["polecat", "icews", "gdelt1", "gdelt2"])
def test_what_did_not_happen_is_left_out_of_dyads(
    record: Record, tmp_path: Path, form: str
) -> None:
    done = export(record, form, tmp_path / "out")
    assert done.left_out == LEFT_OUT
    assert done.rows == 6 + 2 + 1 + 1 + 1 + 1


def test_dyad_month_counts_an_event_once_a_dyad_of_countries(
    record: Record, tmp_path: Path
) -> None:
    path = tmp_path / "panel.csv"
    done = export(record, "dyad-month", path)
    rows = {(row["actor"], row["recipient"]): row for row in validators.dyad_month(path)}
    meeting = {(one, other) for one in ("CHN", "JPN", "KOR") for other in ("CHN", "JPN", "KOR")}
    meeting = {(one, other) for one, other in meeting if one != other}
    assert set(rows) == {*meeting, ("GRC", "DEU"), ("KEN", "GHA")}
    assert rows["GRC", "DEU"]["events"] == rows["GRC", "DEU"]["request"] == "1"
    assert rows["CHN", "JPN"]["consult"] == "1"
    codes = ("actor_iso3", "actor_cow", "actor_gw", "recipient_cow", "recipient_gw")
    assert [rows["GRC", "DEU"][name] for name in codes] == ["GRC", "350", "350", "255", "260"]
    assert done.left_out == LEFT_OUT + Counter(
        {"in no single month": 2, "without a second party": 1}
    )


def test_dyad_month_has_months_without_events(tmp_path: Path) -> None:
    later = cases.ministers()
    april = later.events[1].model_copy(update={"date": cases.days("2024-04-01")})
    with Record(tmp_path / "x.db") as record:
        record.add(later.model_copy(update={"events": (later.events[0], april)}))
        export(record, "dyad-month", tmp_path / "panel.csv", actor="GRC")
        assert len(validators.dyad_month(tmp_path / "panel.csv")) == 1
        export(record, "dyad-month", tmp_path / "panel.csv")
    rows = validators.dyad_month(tmp_path / "panel.csv")
    greek = [row for row in rows if row["actor"] == "GRC"]
    assert [(row["month"], row["events"], row["goldstein_mean"]) for row in greek] == [
        ("2024-02-01", "0", ""),
        ("2024-03-01", "0", ""),
        ("2024-04-01", "1", "-5.0"),
    ]


def test_jsonld_has_a_statement_with_its_words(write: Write) -> None:
    document, said = validators.jsonld(write("jsonld"))
    assert document["publisher"] == "Meridian Press"
    assert said["document"] == document["@id"]
    assert said["speaker"][0]["name"] == "Ελένη Δούκα"
    assert [party["code"] for party in said["addressee"]] == ["DEU GOV", "DEU MIL"]
    assert (said["act"], said["firstDay"], said["lastDay"]) == (
        *("demand", "2024-02-05", "2024-02-06"),
    )
    words = said["content"][0]
    place = words["selector"]
    assert cases.TEXT[place["start"] : place["end"]] == words["exact"]
    assert said["chain"] == [{"@type": "Source", "name": "Meridian Press", "kind": "outlet"}]


def test_ids_are_the_same_whatever_else_is_exported(write: Write) -> None:
    every = {row["Event ID"] for row in validators.icews(write("icews"))}
    some = {row["Event ID"] for row in validators.icews(write("icews", actor="GRC"))}
    assert len(some) == 2
    assert some < every


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"actor": "GRC"}, 1),
        ({"actor": "JPN", "recipient": "CHN"}, 1),
        ({"recipient": "DEU MIL"}, 1),
        ({"type": "consult"}, 1),
        ({"since": "2024-02-10"}, 5),
        ({"until": "2024-02-06"}, 2),
        ({"document": "undated.txt"}, 1),
        ({"status": "negated"}, 2),
        ({"actor": "FRA"}, 0),
    ],
)
def test_only_what_is_asked_for_is_exported(
    record: Record, tmp_path: Path, wanted: dict[str, str], count: int
) -> None:
    assert export(record, "plover", tmp_path / "out", **wanted).rows == count  # type: ignore[arg-type]
    assert len(record.events(**wanted)) == count  # type: ignore[arg-type]


def test_only_parquet_needs_pyarrow(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for form in set(Form) - {Form.PARQUET}:
        assert write(form).stat().st_size > 0


def test_gdelt_quad_class_follows_the_root() -> None:
    roots = [f"{number:02}" for number in range(1, 21)]
    assert [cameo.quad(root) for root in roots] == [1] * 5 + [2] * 3 + [3] * 5 + [4] * 7


def test_a_party_of_a_user_s_own_and_a_name_over_two_lines(tmp_path: Path) -> None:
    pact = Actor(country="PACT", country_class="IGO", name="Pact\tof\nthe Coasts")
    ally = Actor(country="NATO")
    meeting = cases.meeting().model_copy(update={"actors": (pact,), "recipients": (ally,)})
    with Record(tmp_path / "x.db") as record:
        record.add(cases.ministers().model_copy(update={"events": (meeting,)}))
        export(record, "polecat", tmp_path / "polecat")
        export(record, "icews", tmp_path / "icews")
    [row] = validators.polecat(tmp_path / "polecat")
    assert (row["Actor Name"], row["Actor Country"]) == ("Pact of the Coasts", "IGO")
    assert (row["Recipient Country"], row["Recipient COW"]) == ("IGO", "")
    [row] = validators.icews(tmp_path / "icews")
    assert row["Source Sectors"] == row["Target Sectors"] == "International Government Organization"


def test_words_of_a_speaker_are_given_to_no_one_of_several(tmp_path: Path) -> None:
    several = (cases.DOUKA, *cases.actors("ITA GOV"))
    joint = cases.demand().model_copy(update={"actors": several})
    with Record(tmp_path / "x.db") as record:
        record.add(cases.ministers().model_copy(update={"events": (joint,)}))
        export(record, "plover", tmp_path / "out")
    [item] = validators.plover(tmp_path / "out")
    assert [party["text"] for party in item["actor"]] == [None, None]
