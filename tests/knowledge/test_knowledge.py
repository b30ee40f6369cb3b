"""What the shipped tables hold, and that a user's own files are merged or refused."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from dragoman import codebook, knowledge
from dragoman.errors import DataFileError
from dragoman.knowledge import NON_STATE, SECTORS, Country

KNOWN = knowledge.load()
MEMBERS_OF_THE_UN = 193
COUNTRIES_HEADER = (
    "id,cow,gw,cameo,name,names,adjectives,people,capital,seats,called,kind,lat,lon,ambiguous\n"
)


def forms_of(country: Country) -> set[str]:
    return {
        country.name,
        *country.names,
        *country.adjectives,
        *country.people,
        *country.capital,
        *country.seats,
    }


def write(folder: Path, name: str, *lines: str) -> Path:
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_every_member_of_the_un_and_the_holy_see_is_a_state() -> None:
    states = [country for country in KNOWN.countries.values() if country.kind == "state"]
    assert len(states) == MEMBERS_OF_THE_UN + 1
    assert all(country.capital and country.adjectives for country in states)


def test_entities_of_the_codebook_are_there() -> None:
    kinds = {code: KNOWN.countries[code].kind for code in ("XKX", "PSE", "TWN", "ESH")}
    assert set(kinds.values()) == {"partially_recognised"}
    assert KNOWN.countries["HKG"].kind == "territory"


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("DPRK", "PRK"),
        ("ROK", "KOR"),
        ("U.S.", "USA"),
        ("PRC", "CHN"),
        ("UAE", "ARE"),
        ("Great Britain", "GBR"),
        ("Kiev", "UKR"),
        ("Frenchmen", "FRA"),
        ("Quai d'Orsay", "FRA"),
        ("Kremlin", "RUS"),
        ("Zhongnanhai", "CHN"),
        ("Malacañang", "PHL"),
        ("Burmese", "MMR"),
        ("Swaziland", "SWZ"),
        ("Holy See", "VAT"),
    ],
)
def test_form_names_one_country(form: str, code: str) -> None:
    assert [c.id for c in KNOWN.countries.values() if form in forms_of(c)] == [code]


@pytest.mark.parametrize(
    ("code", "cow", "gw", "cameo"),
    [("DEU", 255, 260, "DEU"), ("ROU", 360, 360, "ROM"), ("YEM", 679, 678, "YEM")],
)
def test_numbers_of_countries(code: str, cow: int, gw: int, cameo: str) -> None:
    country = KNOWN.countries[code]
    assert (country.cow, country.gw, country.cameo) == (cow, gw, cameo)


def test_no_form_is_claimed_by_two_countries_unless_marked() -> None:
    claims: dict[str, list[str]] = defaultdict(list)
    for country in KNOWN.countries.values():
        for form in forms_of(country) - set(country.ambiguous):
            claims[form].append(country.id)
    assert {form: who for form, who in claims.items() if len(who) > 1} == {}


def test_ambiguous_forms_are_forms_of_their_country() -> None:
    for country in KNOWN.countries.values():
        assert set(country.ambiguous) <= forms_of(country), country.id
    for body in KNOWN.bodies.values():
        assert set(body.ambiguous) <= {body.name, *body.names}, body.id


@pytest.mark.parametrize("code", ["GEO", "JOR", "TCD"])
def test_given_names_and_states_of_the_usa_are_marked(code: str) -> None:
    country = KNOWN.countries[code]
    assert country.name in country.ambiguous


def test_current_term_of_a_group_comes_first() -> None:
    for name, code in [("Rapid Support Forces", "SDN REB"), ("Taliban", "AFG GOV")]:
        rows = [g for g in KNOWN.groups.values() if name in (g.name, *g.names)]
        assert len(rows) > 1
        assert f"{rows[0].country} {rows[0].sector}" == code
        assert rows[0].end is None


def test_codes_of_organisations() -> None:
    own = {o.code for o in KNOWN.organisations.values()} - NON_STATE
    assert {"NATO", "ASEAN", "IAEA", "IGAD", "SCO"} <= own
    assert not own & set(KNOWN.countries)
    for name, code in [
        ("un", "UNO GOV"),
        ("eu", "EUR GOV"),
        ("au", "IGO GOV"),
        ("caricom", "IGO GOV"),
        ("icrc", "NGO SOC"),
        ("icj", "UNO JUD"),
        ("cjeu", "EUR JUD"),
    ]:
        organisation = KNOWN.organisations[name]
        assert f"{organisation.code} {organisation.sector}" == code


def test_forms_of_organisations_and_groups_are_not_those_of_countries() -> None:
    countries = {form for country in KNOWN.countries.values() for form in forms_of(country)}
    for organisation in KNOWN.organisations.values():
        assert not {organisation.name, *organisation.names, *organisation.acronyms} & countries
    for group in KNOWN.groups.values():
        assert not {group.name, *group.names} & countries, group.id


def test_sizes() -> None:
    assert len(KNOWN.organisations) >= 150
    assert len(KNOWN.groups) >= 100
    assert len(KNOWN.roles) >= 250
    assert sum(body.sector == "JRN" for body in KNOWN.bodies.values()) >= 80
    assert sum(place.kind == "disputed" for place in KNOWN.places.values()) >= 40
    assert len(KNOWN.cities) >= 5000
    assert len(KNOWN.issues) >= 80


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("foreign minister", "GOV"),
        ("coast guard", "MIL"),
        ("defence ministry", "GOV"),
        ("lawmaker", "LEG"),
        ("central bank", "GOV"),
        ("gunman", "UAF"),
        ("protester", "CVL"),
        ("trade union", "LAB"),
        ("intelligence agency", "SPY"),
        ("refugee", "REF"),
        ("bishop", "REL"),
    ],
)
def test_sector_of_role(phrase: str, sector: str) -> None:
    assert KNOWN.roles[phrase].sector == sector


def test_roles_are_lower_case_and_offices_are_persons() -> None:
    for role in KNOWN.roles.values():
        assert role.phrase == role.phrase.lower()
        assert not role.office or role.kind == "person", role.phrase
        assert role.sector in {*SECTORS, None}


@pytest.mark.parametrize(
    ("place", "forms", "claimants", "administrator"),
    [
        ("senkaku-diaoyu", {"Senkaku", "Diaoyu Islands"}, {"JPN", "CHN", "TWN"}, "JPN"),
        ("dokdo-takeshima", {"Dokdo", "Takeshima"}, {"KOR", "JPN"}, "KOR"),
        ("crimea", {"Crimean Peninsula"}, {"UKR", "RUS"}, "RUS"),
        ("essequibo", {"Guayana Esequiba"}, {"GUY", "VEN"}, "GUY"),
    ],
)
def test_disputed_place(
    place: str, forms: set[str], claimants: set[str], administrator: str
) -> None:
    row = KNOWN.places[place]
    assert row.kind == "disputed"
    assert forms <= set(row.names)
    assert set(row.claimants) == claimants
    assert row.administrator == administrator


def test_every_disputed_place_between_states_has_two_claimants() -> None:
    entities = {
        *("abkhazia-region", "south-ossetia-region", "transnistria-region"),
    }
    for place in KNOWN.places.values():
        if place.kind == "disputed" and place.id not in entities:
            assert len(place.claimants) >= 2 or place.administrator, place.id


def test_contexts_of_issues_are_those_of_the_codebook() -> None:
    contexts = set(codebook.load().contexts)
    for issue in KNOWN.issues.values():
        assert set(issue.contexts) <= contexts, issue.id
        assert all(form == form.lower() for form in issue.forms), issue.id


@pytest.mark.parametrize(
    ("person", "country", "role", "on"),
    [
        ("Qin Gang", "CHN", "foreign", date(2023, 2, 2)),
        ("Jens Stoltenberg", "NATO", "igo_head", date(2023, 2, 1)),
        ("Annalena Baerbock", "DEU", "foreign", date(2024, 1, 1)),
        ("Rafael Grossi", "IAEA", "igo_head", date(2024, 6, 1)),
    ],
)
def test_holder_of_office(person: str, country: str, role: str, on: date) -> None:
    assert any(
        row.person == person and row.country == country and row.role == role and row.held_on(on)
        for row in KNOWN.officeholders
    )


def test_a_term_ends() -> None:
    terms = [
        row
        for row in KNOWN.officeholders
        if row.person == "Qin Gang" and row.role == "foreign" and row.country == "CHN"
    ]
    assert terms
    assert not any(row.held_on(date(2023, 7, 26)) for row in terms)


def test_an_open_term_is_not_used_beyond_what_is_known() -> None:
    row = next(r for r in KNOWN.officeholders if r.end is None and r.known_until)
    assert not row.held_on(date(2099, 1, 1))


def test_partial_dates_count_in_full() -> None:
    row = next(r for r in KNOWN.officeholders if r.end and len(r.end) == 4 and r.start)
    assert row.held_on(date(int(row.end or 0), 12, 31))
    assert not row.held_on(date(int(row.end or 0) + 1, 1, 1))


def test_extra_row_replaces_or_is_added(tmp_path: Path) -> None:
    write(
        tmp_path,
        "groups.csv",
        "id,country,sector,name,names,start,end",
        "hamas,PSE,OPP,Hamas,,,",
        "river-front,PRY,REB,River Front,RF,,",
    )
    merged = knowledge.load(tmp_path)
    assert merged.groups["hamas"].sector == "OPP"
    assert merged.groups["river-front"].names == ("RF",)
    assert len(merged.groups) == len(KNOWN.groups) + 1
    assert merged.version.startswith(KNOWN.version + "+")
    assert KNOWN.groups["hamas"].sector == "REB"


def test_extra_country_may_be_used_by_other_extra_tables(tmp_path: Path) -> None:
    row = "XQZ,,,,Ruritania,,Ruritanian,Ruritanian|Ruritanians,Strelsau,,,state,50,15,"
    (tmp_path / "countries.csv").write_text(COUNTRIES_HEADER + row + "\n", encoding="utf-8")
    write(
        tmp_path,
        "bodies.csv",
        "id,country,sector,name,names,ambiguous",
        "diet-of-ruritania,XQZ,LEG,Ruritanian Diet,,",
    )
    assert knowledge.load(tmp_path).bodies["diet-of-ruritania"].country == "XQZ"


@pytest.mark.parametrize(
    ("name", "lines", "message"),
    [
        ("groups.csv", ["id,country"], "groups.csv line 1: the header must be id,country,sector"),
        (
            "groups.csv",
            ["id,country,sector,name,names,start,end", "a,PSE,REB,A"],
            "groups.csv line 2: 4 cells instead of 7",
        ),
        (
            "groups.csv",
            ["id,country,sector,name,names,start,end", "a,QQQ,REB,A,,,"],
            "groups.csv line 2: no country or organisation QQQ",
        ),
        (
            "groups.csv",
            ["id,country,sector,name,names,start,end", "a,PSE,XXX,A,,,"],
            "groups.csv line 2: sector: 'XXX' is none of",
        ),
        (
            "groups.csv",
            ["id,country,sector,name,names,start,end", "a,PSE,REB,A,,2021-13-01,"],
            "groups.csv line 2: start: ",
        ),
        (
            "groups.csv",
            ["id,country,sector,name,names,start,end", "a,PSE,REB,A,,,", "a,PSE,REB,B,,,"],
            "groups.csv line 3: a is given twice",
        ),
        (
            "groups.csv",
            ["id,country,sector,name,names,start,end", "a,PSE,REB,A,B||C,,"],
            "groups.csv line 2: names: has an empty form",
        ),
        (
            "roles.csv",
            ["phrase,sector,kind,office,role,represents,plural", "x,GOV,person,yes,,state,"],
            "roles.csv line 2: office: 'yes' is neither true nor false",
        ),
        (
            "roles.csv",
            ["phrase,sector,kind,office,role,represents,plural", "x,ABC,person,true,,state,"],
            "roles.csv line 2: sector: 'ABC' is none of",
        ),
        (
            "issues.csv",
            ["id,label,forms,contexts,ambiguous,states", "x,X,one name,,another,KEN"],
            "issues.csv line 2: ambiguous: none of the forms is another",
        ),
        (
            "issues.csv",
            ["id,label,forms,contexts,ambiguous,states", "x,X,one name,,one name,"],
            "issues.csv line 2: states: needed for the ambiguous forms",
        ),
        (
            "issues.csv",
            ["id,label,forms,contexts,ambiguous,states", "x,X,one name,,one name,QQQ"],
            "issues.csv line 2: no country or organisation QQQ",
        ),
    ],
)
def test_wrong_file_is_refused_with_its_line(
    tmp_path: Path, name: str, lines: list[str], message: str
) -> None:
    write(tmp_path, name, *lines)
    with pytest.raises(DataFileError) as caught:
        knowledge.load(tmp_path)
    assert str(caught.value).startswith(message)


def test_wrong_officeholders_are_refused_when_asked_for(tmp_path: Path) -> None:
    write(
        tmp_path,
        "officeholders.csv",
        "person,aliases,role,office,country,sector,start,end,known_until,source",
        "Ada Example,,foreign,Minister,QQQ,,2020,,2021,own",
    )
    known = knowledge.load(tmp_path)
    with pytest.raises(DataFileError, match=r"officeholders.csv line 2: no country .* QQQ"):
        _ = known.officeholders


def test_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "issues.csv").write_bytes(b"id,label,forms,contexts\nx,\xff\xfe,,\n")
    with pytest.raises(DataFileError, match=r"issues\.csv: not a readable UTF-8 file"):
        knowledge.load(tmp_path)


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "groups.csv", "id,country,sector,name,names,start,end")
    for note in ("README.md", ".gitignore"):
        write(tmp_path, note, "no table at all")
    assert knowledge.load(tmp_path).groups == KNOWN.groups
    write(tmp_path, "issue.csv", "id,label,forms,contexts")
    with pytest.raises(DataFileError, match=r"issue\.csv: no file of knowledge \(countries\.csv"):
        knowledge.load(tmp_path)


def test_the_version_is_that_of_the_rows(tmp_path: Path) -> None:
    header = "id,country,sector,name,names,start,end"
    terms = "person,aliases,role,office,country,sector,start,end,known_until,source"
    write(tmp_path, "groups.csv", header, "river-front,PRY,REB,River Front,,,")
    write(tmp_path, "officeholders.csv", terms, "Ada Example,,foreign,Minister,PRY,,2020,,2021,own")
    first = knowledge.load(tmp_path)
    assert knowledge.load(tmp_path) is first
    write(tmp_path, "groups.csv", header, "river-front,PRY,OPP,River Front,,,")
    write(tmp_path, "officeholders.csv", terms)
    second = knowledge.load(tmp_path)
    assert [known.groups["river-front"].sector for known in (first, second)] == ["REB", "OPP"]
    assert first.version != second.version
    assert any(row.person == "Ada Example" for row in first.officeholders)
    assert not any(row.person == "Ada Example" for row in second.officeholders)


def test_folder_without_knowledge_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"no folder with any of countries\.csv"):
        knowledge.load(tmp_path)


def test_no_row_is_there_twice() -> None:
    folder = Path(knowledge.__file__).parent
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert len(rows) == len({tuple(row) for row in rows}), path.name
