import json
from pathlib import Path
from typing import Any

import pytest
from bench_builders import at, commitment, day, event, offsets, reader, statement

from dragoman.bench import panel
from dragoman.errors import BenchError
from dragoman.model import Act, Document, Reading, Span

TEXT = (
    "Peru and Chile held talks on 3 May. Peru demanded that Chile open the border. "
    "Chile refused to open it, but promised to send aid to Peru by June. "
) + "The weather was calm. " * 10
TALKS, DEMAND, REFUSAL = "held talks", "demanded", "refused"


def gold_document(**changes: Any) -> dict[str, Any]:
    return {
        "id": "border",
        "outlet": "By hand",
        "outlet_country": "PER",
        "published": "2024-05-04",
        "kind": "news",
        "title": "Talks",
        "text": TEXT,
        "dates": [
            {**offsets(TEXT, "3 May"), "from": "2024-05-03", "to": "2024-05-03"},
            {**offsets(TEXT, "June"), "from": None, "to": None},
        ],
        "statements": [
            {
                "speaker": None,
                "speakers": ["PER GOV"],
                "addressees": ["CHL GOV"],
                "act": "demand",
                "cue": offsets(TEXT, DEMAND),
                "content": [offsets(TEXT, "that Chile open the border")],
            },
            {
                "speakers": ["CHL GOV"],
                "addressees": ["PER GOV"],
                "act": "reject",
                "cue": offsets(TEXT, REFUSAL),
                "content": [offsets(TEXT, "to open it")],
            },
        ],
        "events": [
            gold_event("CONSULT", ["PER GOV", "CHL GOV"], [], TALKS),
            gold_event("REQUEST", ["PER GOV"], ["CHL GOV"], DEMAND),
        ],
        "commitments": [
            {"obligor": ["CHL GOV"], "content": offsets(TEXT, "to send aid to Peru by June")}
        ],
    } | changes


def gold_event(
    type_: str, actors: list[str], recipients: list[str], evidence: str
) -> dict[str, Any]:
    return {
        "type": type_,
        "actors": actors,
        "recipients": recipients,
        "evidence": offsets(TEXT, evidence),
    }


def write(path: Path, document: object) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def figures(path: Path, **units: Any) -> dict[str, float]:
    return panel.score(path, reader(**units)).figures


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write(tmp_path / "border.json", gold_document())


def test_everything_found(gold: Path) -> None:
    result = panel.score(
        gold,
        reader(
            dates=[day(at(TEXT, "3 May"), "2024-05-03"), day(at(TEXT, "by June"), None)],
            statements=[
                statement(
                    TEXT,
                    DEMAND,
                    "that Chile open the border",
                    speakers="PER GOV",
                    addressees="CHL GOV",
                    act=Act.DEMAND,
                ),
                statement(
                    TEXT,
                    REFUSAL,
                    "to open it",
                    speakers="CHL GOV",
                    addressees="PER GOV",
                    act=Act.REJECT,
                ),
            ],
            events=[
                event(at(TEXT, TALKS), "CONSULT", "CHL GOV", "PER GOV"),
                event(at(TEXT, DEMAND), "REQUEST", "PER GOV", "CHL GOV"),
            ],
            commitments=[commitment(at(TEXT, "to send aid to Peru"), "CHL GOV")],
        ),
    )
    assert set(result.figures.values()) == {1.0}
    assert result.errors == ()
    assert result.intervals == {}


def test_nothing_found(gold: Path) -> None:
    result = panel.score(gold, reader())
    assert set(result.figures.values()) == {0.0}
    assert len(result.errors) == 7


def test_statements_by_hand(gold: Path) -> None:
    found = [
        # Right act, wrong speaker; content paired: 5 shared of 5 and 5 words.
        statement(
            TEXT,
            DEMAND,
            "that Chile open the border",
            speakers="BOL GOV",
            addressees="CHL GOV",
            act=Act.DEMAND,
        ),
        # Right speaker's country with another sector, wrong addressee; content paired.
        statement(
            TEXT,
            REFUSAL,
            "to open it",
            speakers="CHL MIL",
            addressees="BOL GOV",
            act=Act.REJECT,
        ),
        statement(TEXT, "promised", "to send aid", speakers="CHL GOV", act=Act.COMMIT),
    ]
    got = figures(gold, statements=found)
    assert got["statements_f1"] == pytest.approx(2 * 1 / (3 + 2))
    assert got["statements_precision"] == pytest.approx(1 / 3)
    assert got["statements_recall"] == pytest.approx(1 / 2)
    assert (got["acts"], got["speakers"], got["addressees"]) == (1.0, 0.5, 0.5)


def test_discontinuous_content_is_one_content(tmp_path: Path) -> None:
    document = gold_document()
    document["statements"] = [
        document["statements"][0] | {"content": [offsets(TEXT, "Peru"), offsets(TEXT, "Chile")]}
    ]
    found = statement(TEXT, DEMAND, "Peru and Chile", speakers="PER GOV", act=Act.DEMAND)
    # 2 shared of 2 and 3 words.
    path = write(tmp_path / "p.json", document)
    assert figures(path, statements=[found])["statements_f1"] == 1


@pytest.mark.parametrize(
    ("type_", "actors", "recipients", "typed", "untyped"),
    [
        ("CONSULT", "PER GOV + CHL GOV", "", 1, 1),
        ("CONSULT", "CHL GOV", "PER GOV", 1, 1),
        ("CONSULT", "PER GOV", "", 0, 0),
        ("CONSULT", "PER GOV + CHL GOV + BOL GOV", "", 0, 0),
        ("CONSULT", "PER MIL + CHL GOV", "", 1, 1),
        ("ACCUSE", "CHL GOV", "PER GOV", 0, 1),
    ],
)
def test_sides_of_a_meeting_are_taken_together(
    gold: Path, type_: str, actors: str, recipients: str, typed: int, untyped: int
) -> None:
    got = figures(gold, events=[event(at(TEXT, TALKS), type_, actors, recipients)])
    assert got["events_recall"] == typed / 2
    assert got["events_untyped_recall"] == untyped / 2


def test_sides_of_a_demand_are_not(gold: Path) -> None:
    turned = event(at(TEXT, DEMAND), "REQUEST", "CHL GOV", "PER GOV")
    assert figures(gold, events=[turned])["events_f1"] == 0


@pytest.mark.parametrize(("distance", "right"), [(0, 1), (80, 1), (81, 0)])
def test_evidence_within_80_characters(gold: Path, distance: int, right: int) -> None:
    start = at(TEXT, DEMAND).end + distance
    found = event(Span(start=start, end=start + 5), "REQUEST", "PER GOV", "CHL GOV")
    assert figures(gold, events=[found])["events_precision"] == right


def test_an_event_told_twice_counts_once(gold: Path) -> None:
    found = event(at(TEXT, DEMAND), "REQUEST", "PER GOV", "CHL GOV")
    got = figures(gold, events=[found, found])
    assert got["events_precision"] == 0.5
    assert got["events_f1"] == pytest.approx(2 * 1 / (2 + 2))


@pytest.mark.parametrize(
    ("code", "read", "right"),
    [
        ("NATO GOV", "NATO/IGO GOV", 1),
        ("IGO GOV", "AU/IGO GOV", 1),
        ("UNO GOV", "WFP/UNO GOV", 1),
        ("NATO GOV", "AU/IGO GOV", 0),
        ("UNO GOV", "AU/IGO GOV", 0),
        ("CHN GOV", "JPN GOV", 0),
    ],
)
def test_an_organisation_is_right_by_id_or_class(
    tmp_path: Path, code: str, read: str, right: int
) -> None:
    document = gold_document(events=[gold_event("ACCUSE", [code], ["PER GOV"], DEMAND)])
    found = event(at(TEXT, DEMAND), "ACCUSE", read, "PER GOV")
    assert figures(write(tmp_path / "p.json", document), events=[found])["events_f1"] == right


def test_sectors_are_a_figure_of_their_own(gold: Path) -> None:
    found = [
        event(at(TEXT, TALKS), "CONSULT", "CHL GOV", "PER GOV"),
        event(at(TEXT, DEMAND), "REQUEST", "PER MIL", "CHL GOV"),
    ]
    got = figures(gold, events=found)
    assert (got["events_f1"], got["actors_sector"]) == (1, 0.5)


def test_dates_need_the_same_days(gold: Path) -> None:
    wrong = [day(at(TEXT, "3 May"), "2024-05-02"), day(at(TEXT, "June"), "2024-06-01")]
    assert figures(gold, dates=wrong)["dates_f1"] == 0
    unresolved = [day(at(TEXT, "June"), None)]
    assert figures(gold, dates=unresolved)["dates_f1"] == pytest.approx(2 * 1 / (1 + 2))


def test_commitments_need_the_same_obligor(gold: Path) -> None:
    content = at(TEXT, "to send aid to Peru by June")
    assert figures(gold, commitments=[commitment(content, "PER GOV")])["commitments_f1"] == 0


def test_a_wrong_unit_is_shown_beside_gold(gold: Path) -> None:
    found = event(at(TEXT, DEMAND), "THREATEN", "PER GOV", "CHL GOV")
    errors = panel.score(gold, reader(events=[found])).errors
    (shown,) = [miss for miss in errors if miss.unit == "event" and miss.kind == "wrong"]
    assert (shown.document, shown.offset) == ("border", TEXT.index(DEMAND))
    assert (shown.gold, shown.predicted) == (
        "REQUEST PER GOV > CHL GOV",
        "THREATEN PER GOV > CHL GOV",
    )
    assert f"»{DEMAND}«" in shown.snippet


def test_folder_sums_documents_and_passes_over_other_json(tmp_path: Path) -> None:
    write(tmp_path / "a.json", gold_document(id="a"))
    write(tmp_path / "b.json", gold_document(id="b"))
    write(tmp_path / "map.json", {"sources": ["somewhere"]})
    write(tmp_path / "list.json", [1, 2])

    def read(document: Document) -> Reading:
        found = [day(at(TEXT, "3 May"), "2024-05-03")] if document.name == "a" else []
        return reader(dates=found)(document)

    result = panel.score(tmp_path, read)
    assert result.figures["dates_f1"] == pytest.approx(2 * 1 / (1 + 4))
    low, high = result.intervals["dates_f1"]
    assert (low, high) == pytest.approx((0, 2 / 3))
    by_document = result.tables[1]
    assert [row[:2] for row in by_document.rows] == [("a", "67 (1/1/2)"), ("b", "0 (0/0/2)")]


def test_the_reader_is_given_what_is_known_of_the_document(gold: Path) -> None:
    given: list[Document] = []

    def read(document: Document) -> Reading:
        given.append(document)
        return reader()(document)

    panel.score(gold, read)
    (document,) = given
    assert (document.text, document.title, document.outlet) == (TEXT, "Talks", "By hand")
    assert (document.outlet_country, str(document.published)) == ("PER", "2024-05-04")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"published": "soon"}, "published: "),
        ({"dates": [{"start": 3, "end": 3, "from": None, "to": None}]}, r"dates\.0\.span"),
        (
            {"dates": [{"start": 3, "end": 4, "from": "2024-05-03", "to": "2024-05-02"}]},
            r"dates\.0\.days",
        ),
        ({"commitments": [{"obligor": [], "content": {"start": 0, "end": 9999}}]}, "ends after"),
        ({"events": [{"type": "AID"}]}, r"events\.0\.actors"),
        ({"statements": None}, "statements: "),
    ],
)
def test_a_bad_document_is_named(tmp_path: Path, change: dict[str, Any], says: str) -> None:
    path = write(tmp_path / "bad.json", gold_document(**change))
    with pytest.raises(BenchError, match=rf"bad\.json: .*{says}"):
        panel.score(path, reader())


def test_files_that_hold_nothing_are_named(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="holds no panel document"):
        panel.score(tmp_path, reader())
    with pytest.raises(BenchError, match=r"none\.json: cannot be read: No such file"):
        panel.score(tmp_path / "none.json", reader())
    torn = tmp_path / "torn.json"
    torn.write_text('{"text": ', encoding="utf-8")
    with pytest.raises(BenchError, match=r"torn\.json: not JSON"):
        panel.score(torn, reader())
    with pytest.raises(BenchError, match=r"map\.json: id: Field required"):
        panel.score(write(tmp_path / "map.json", {"sources": []}), reader())


def test_an_id_given_twice_is_named(tmp_path: Path) -> None:
    write(tmp_path / "a.json", gold_document())
    write(tmp_path / "b.json", gold_document())
    with pytest.raises(BenchError, match=r"b\.json: id border is given twice"):
        panel.score(tmp_path, reader())
