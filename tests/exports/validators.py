"""What a file of each format must be like, written down apart from the code that makes it."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from dragoman import codebook, knowledge

Cells = dict[str, str]
Check = Callable[[str], object]


def _polecat_side(side: str) -> list[str]:
    return [
        *(f"{side} Name", f"{side} Country", f"{side} COW", f"Primary {side} Sector"),
        *(f"{side} Sectors", f"{side} Title", f"{side} Name Raw", f"Wikipedia {side} ID"),
    ]


POLECAT = [
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *_polecat_side("Actor"),
    *_polecat_side("Recipient"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude"),
    *("GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date"),
    *("Story People", "Story Organizations", "Story Locations", "Language", "Version"),
]
ICEWS = [
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text"),
    *("CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID"),
    *("Sentence Number", "Publisher", "City", "District", "Province", "Country"),
    *("Latitude", "Longitude"),
]
_ACTOR = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code"),
    *("Religion2Code", "Type1Code", "Type2Code", "Type3Code"),
)
_GEO1 = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
_GEO2 = (*_GEO1[:4], "ADM2Code", *_GEO1[4:])


def _gdelt(geo: tuple[str, ...]) -> list[str]:
    return [
        *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
        *(f"Actor{n}{name}" for n in (1, 2) for name in _ACTOR),
        *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass"),
        *("GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"),
        *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in geo),
        *("DATEADDED", "SOURCEURL"),
    ]


GDELT1 = _gdelt(_GEO1)
GDELT2 = _gdelt(_GEO2)
DYAD_MONTH_CODES = [
    *("actor", "recipient", "month", "year", "actor_iso3", "actor_cow", "actor_gw"),
    *("recipient_iso3", "recipient_cow", "recipient_gw"),
]

BOOK = codebook.load()
COUNTRIES = knowledge.load().countries
COW = {str(each.cow) for each in COUNTRIES.values() if each.cow}
CLASSES = knowledge.NON_STATE
CAMEO_COUNTRIES = {each.cameo for each in COUNTRIES.values() if each.cameo}
CAMEO_TYPES = {
    *("COP", "GOV", "INS", "JUD", "MIL", "OPP", "REB", "SEP", "SPY", "UAF", "AGR", "BUS", "CRM"),
    *("CVL", "DEV", "EDU", "ELI", "ENV", "HLH", "HRI", "LAB", "LEG", "MED", "REF", "MOD", "RAD"),
    *("AMN", "IRC", "GRP", "UNO", "PKO", "IGO", "IMG", "INT", "MNC", "NGM", "NGO", "UIS", "SET"),
}
QUADS = {"VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"}


def cells(path: Path, columns: list[str], *, delimiter: str, header: bool) -> list[Cells]:
    """The rows of a table, after checking its columns and that no row is longer or shorter."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter=delimiter))
    if header:
        assert rows.pop(0) == columns
    assert all(len(row) == len(columns) for row in rows)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def check(rows: Iterable[Cells], rules: dict[str, Check], never: Iterable[str] = ()) -> None:
    """Every filled cell passes its column's rule; the columns ``never`` are empty throughout."""
    for row in rows:
        for name, rule in rules.items():
            assert not row[name] or rule(row[name]), (name, row[name])
        for name in never:
            assert row[name] == "", (name, row[name])


def among(allowed: Iterable[str]) -> Check:
    """One of some codes."""
    return frozenset(allowed).__contains__


def between(low: float, high: float) -> Check:
    """A number from ``low`` to ``high``."""
    return lambda cell: low <= float(cell) <= high


def like(pattern: str) -> Check:
    """Wholly of a form."""
    return lambda cell: re.fullmatch(pattern, cell)


def polecat(path: Path) -> list[Cells]:
    """A POLECAT file."""
    rows = cells(path, POLECAT, delimiter="\t", header=True)
    modes = {mode for kind in BOOK.types.values() for mode in kind.modes}
    party = {
        name: rule
        for who in ("Actor", "Recipient")
        for name, rule in {
            f"{who} Country": among({*COUNTRIES, *CLASSES}),
            f"{who} COW": among(COW),
            f"Primary {who} Sector": among(knowledge.SECTORS),
        }.items()
    }
    rules: dict[str, Check] = {
        "Event Date": date.fromisoformat,
        "Event Type": among(BOOK.types),
        "Event Mode": among(modes),
        "Intensity": between(-10, 10),
        "Quad Code": among(QUADS),
        "Contexts": lambda cell: set(cell.split(";")) <= set(BOOK.contexts),
        "Country": among(COUNTRIES),
        "Latitude": between(-90, 90),
        "Longitude": between(-180, 180),
        "Feature Type": among({"city", "country"}),
        "Publication Date": date.fromisoformat,
        "Language": like("[a-z]{2,3}"),
        **party,
    }
    never = ("Wikipedia Actor ID", "Wikipedia Recipient ID", "District", "Province", "GeoNames ID")
    check(rows, rules, never)
    assert len({row["Event ID"] for row in rows}) == len(rows)
    return rows


def icews(path: Path) -> list[Cells]:
    """An ICEWS file."""
    rows = cells(path, ICEWS, delimiter="\t", header=True)
    names = {each.name for each in COUNTRIES.values()}
    rules: dict[str, Check] = {
        "Event ID": between(0, 2**53),
        "Event Date": date.fromisoformat,
        "CAMEO Code": like(r"(0[1-9]|1\d|20)\d{1,2}"),
        "Intensity": between(-10, 10),
        **{name: among(names) for name in ("Source Country", "Target Country", "Country")},
        "Latitude": between(-90, 90),
        "Longitude": between(-180, 180),
    }
    check(rows, rules, ("Sentence Number", "District", "Province"))
    assert all(row["Event Text"] for row in rows)
    return rows


def gdelt(path: Path, columns: list[str]) -> list[Cells]:
    """A GDELT file of either version."""
    rows = cells(path, columns, delimiter="\t", header=False)
    party = {
        name: rule
        for side in ("Actor1", "Actor2")
        for name, rule in {
            f"{side}CountryCode": among(CAMEO_COUNTRIES),
            f"{side}KnownGroupCode": like("[A-Z]{3}"),
            f"{side}Code": like("([A-Z]{3}){1,4}"),
            f"{side}Name": str.isupper,
            f"{side}Type1Code": among(CAMEO_TYPES),
            f"{side}Type2Code": among(CAMEO_TYPES),
        }.items()
    }
    rules: dict[str, Check] = {
        "GLOBALEVENTID": between(0, 2**53),
        "SQLDATE": lambda cell: date(int(cell[:4]), int(cell[4:6]), int(cell[6:])),
        "MonthYear": like(r"\d{4}(0[1-9]|1[012])"),
        "Year": like(r"\d{4}"),
        "FractionDate": like(r"\d{4}\.\d{1,4}"),
        **party,
        "IsRootEvent": among("01"),
        "EventRootCode": like(r"0[1-9]|1\d|20"),
        "QuadClass": among("1234"),
        "GoldsteinScale": between(-10, 10),
        "ActionGeo_Type": among("134"),
        "ActionGeo_CountryCode": like("[A-Z]{2}"),
        "ActionGeo_Lat": between(-90, 90),
        "ActionGeo_Long": between(-180, 180),
    }
    unknown = [name for name in columns if name.startswith(("Actor1Geo", "Actor2Geo"))]
    check(rows, rules, ("AvgTone", "DATEADDED", *unknown))
    for row in rows:
        assert row["EventCode"].startswith(row["EventBaseCode"])
        assert row["EventBaseCode"].startswith(row["EventRootCode"])
        assert len(row["EventBaseCode"]) == 3
    return rows


def dyad_month(path: Path) -> list[Cells]:
    """A dyad-month panel: sums agree, and every dyad has every month once."""
    types = [name.lower() for name in BOOK.types]
    quads = ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
    columns = [*DYAD_MONTH_CODES, "events", *quads, *types, "intensity_mean", "goldstein_mean"]
    rows = cells(path, columns, delimiter=",", header=True)
    rules: dict[str, Check] = {
        "month": like(r"\d{4}-\d{2}-01"),
        **{f"{side}_iso3": among(COUNTRIES) for side in ("actor", "recipient")},
        **{f"{side}_cow": among(COW) for side in ("actor", "recipient")},
        **{name: like(r"\d+") for name in ("events", *quads, *types)},
        "intensity_mean": between(-10, 10),
        "goldstein_mean": between(-10, 10),
    }
    check(rows, rules)
    for row in rows:
        assert sum(int(row[name]) for name in quads) == int(row["events"])
        assert sum(int(row[name]) for name in types) == int(row["events"])
        assert bool(row["intensity_mean"]) == (row["events"] != "0")
        assert row["year"] == row["month"][:4]
    keys = [(row["actor"], row["recipient"], row["month"]) for row in rows]
    months = {key[2] for key in keys}
    assert len(set(keys)) == len(keys) == len({key[:2] for key in keys}) * len(months)
    return rows


def plover(path: Path) -> list[dict[str, Any]]:
    """A PLOVER file: one JSON object a line."""
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for item in found:
        kind = BOOK.types[item["type"]]
        assert item["mode"] is None or item["mode"] in kind.modes
        assert item["quad"] == kind.quad
        assert set(item["context"]) <= set(BOOK.contexts)
        assert item["date"] is None or date.fromisoformat(item["date"])
        assert item["actor"]
        for party in (*item["actor"], *item["recipient"]):
            assert party["code"] == f"{party['country']} {party['sector']}"
            assert party["sector"] in knowledge.SECTORS
            assert party["class"] in {*COUNTRIES, *CLASSES}
        assert item["location"] is None or item["location"]["name"]
        assert item["dragoman"]["status"] in {"realised", "future", "negated"}
    assert len({item["id"] for item in found}) == len(found)
    return found


def jsonld(path: Path) -> list[dict[str, Any]]:
    """A JSON-LD file: all terms are defined, all references lead somewhere, no ClaimReview."""
    text = path.read_text(encoding="utf-8")
    assert "schema.org" not in text
    found = json.loads(text)
    assert set(found) == {"@context", "@graph"}
    context = found["@context"]
    graph: list[dict[str, Any]] = found["@graph"]
    for term in _terms(graph):
        assert term in {"@id", "@type"} or term in context, term
    for term, meaning in context.items():
        name = meaning if isinstance(meaning, str) else meaning["@id"]
        prefix, _, rest = name.partition(":")
        assert prefix in context or rest.startswith(("//", "dragoman:")), term
    known = {node["@id"] for node in graph}
    assert len(known) == len(graph)
    assert all(node["document"] in known for node in graph if node["@type"] == "Statement")
    return graph


def _terms(node: Any) -> Iterable[str]:
    if isinstance(node, list):
        for each in node:
            yield from _terms(each)
    elif isinstance(node, dict):
        yield from node
        if isinstance(kind := node.get("@type"), str):
            yield kind
        for each in node.values():
            yield from _terms(each)
