from datetime import date
from pathlib import Path

import pytest
from bench_builders import at, day, pair, reader, write_lines

from dragoman.bench import dates
from dragoman.errors import BenchError

TEXT = "In February the envoy came. He left on 3 March 2024 after two weeks and returns in May."
PUBLISHED = "2024-03-15"


def timex(words: str, type_: str, value: str) -> dict[str, object]:
    start, end = pair(TEXT, words)
    return {"start": start, "end": end, "type": type_, "value": value}


ROW = {
    "id": "envoy",
    "published": PUBLISHED,
    "text": TEXT,
    "timex": [
        timex("February", "DATE", "2024-02"),
        timex("3 March 2024", "DATE", "2024-03-03"),
        timex("two weeks", "DURATION", "P2W"),
        timex("May", "DATE", "2024-05"),
    ],
}


def test_strict_relaxed_and_value_by_hand(tmp_path: Path) -> None:
    found = [
        day(at(TEXT, "In February"), "2024-02-01", "2024-02-29"),
        day(at(TEXT, "3 March 2024"), "2024-03-03", value="2024-03-03"),
        day(at(TEXT, "two weeks"), "2024-03-01", "2024-03-15", value="P2W"),
    ]
    result = dates.score(write_lines(tmp_path / "d.jsonl", ROW), reader(dates=found))
    assert result.figures == pytest.approx(
        {"strict_f1": 1 / 3, "relaxed_f1": 2 / 3, "value_f1": 2 / 3, "value_string_f1": 1 / 3}
    )
    assert [(miss.kind, miss.gold, miss.predicted) for miss in result.errors] == [
        ("spurious", None, "two weeks = P2W (no days)"),
        ("missed", "May = 2024-05 (2024-05-01..2024-05-31)", None),
    ]


def test_a_wrong_value_costs_the_value_only(tmp_path: Path) -> None:
    found = [day(at(TEXT, "3 March 2024"), "2023-03-03", value="2023-03-03")]
    result = dates.score(write_lines(tmp_path / "d.jsonl", ROW), reader(dates=found))
    assert result.figures == pytest.approx(
        {"strict_f1": 0.5, "relaxed_f1": 0.5, "value_f1": 0, "value_string_f1": 0}
    )


def test_an_expression_is_matched_once_and_exactly_where_it_can_be(tmp_path: Path) -> None:
    found = [
        day(at(TEXT, "March"), "2024-03-01", "2024-03-31", value="2024-03"),
        day(at(TEXT, "3 March 2024"), "2024-03-03", value="2024-03-03"),
        day(at(TEXT, "3 March 2024"), "2024-03-03", value="2024-03-03"),
    ]
    result = dates.score(write_lines(tmp_path / "d.jsonl", ROW), reader(dates=found))
    assert result.figures == pytest.approx(dict.fromkeys(result.figures, 2 * 1 / (3 + 3)))


def test_nothing_found(tmp_path: Path) -> None:
    result = dates.score(write_lines(tmp_path / "d.jsonl", ROW), reader())
    assert set(result.figures.values()) == {0.0}
    assert [miss.kind for miss in result.errors] == ["missed"] * 3


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024-03-03", ("2024-03-03", "2024-03-03")),
        ("2024-03-03T18:00Z", ("2024-03-03", "2024-03-03")),
        ("2024-03-03TMO", ("2024-03-03", "2024-03-03")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024", ("2024-01-01", "2024-12-31")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("19", ("1900-01-01", "1999-12-31")),
        ("2024-W01", ("2024-01-01", "2024-01-07")),
        ("2024-W01-WE", ("2024-01-06", "2024-01-07")),
        ("2020-W53", ("2020-12-28", "2021-01-03")),
        ("2024-Q4", ("2024-10-01", "2024-12-31")),
        ("2024-H1", ("2024-01-01", "2024-06-30")),
        ("2024-SP", ("2024-03-01", "2024-05-31")),
        ("2023-WI", ("2023-12-01", "2024-02-29")),
        ("PRESENT_REF", ("2024-03-15", "2024-03-15")),
        ("PAST_REF", None),
        ("FUTURE_REF", None),
        ("P2W", None),
        ("XXXX-XX-XX", None),
        ("FY2024", None),
        ("2024-Q5", None),
        ("2024-02-30", None),
        ("2024-W60", None),
        ("2024-13", None),
        ("0000", None),
    ],
)
def test_days_of_a_timex_value(value: str, days: tuple[str, str] | None) -> None:
    interval = dates.days_of(value, date.fromisoformat(PUBLISHED))
    found = (str(interval.start), str(interval.end)) if interval else None
    assert found == days


def test_unbounded_references_are_right_only_alike(tmp_path: Path) -> None:
    row = ROW | {"timex": [timex("May", "DATE", "FUTURE_REF")]}
    path = write_lines(tmp_path / "d.jsonl", row)
    alike = dates.score(path, reader(dates=[day(at(TEXT, "May"), None, value="FUTURE_REF")]))
    other = dates.score(path, reader(dates=[day(at(TEXT, "May"), None, value="PAST_REF")]))
    assert (alike.figures["value_f1"], other.figures["value_f1"]) == (1, 0)


def test_a_span_past_the_end_is_named(tmp_path: Path) -> None:
    row = ROW | {"text": "Too short."}
    with pytest.raises(BenchError, match=r"d\.jsonl:1: span .* ends after the text"):
        dates.score(write_lines(tmp_path / "d.jsonl", row), reader())
