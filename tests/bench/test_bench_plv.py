from pathlib import Path

import pytest
from bench_builders import write_lines

from dragoman.bench import plv
from dragoman.errors import BenchError
from dragoman.model import Span


def row(marked: str, root: str, quad: int) -> dict[str, object]:
    return {"sentence": plv.spans(marked)[0], "marked": marked, "root": root, "quad": quad}


ROWS = (
    row("<s>Peru</s> blamed <t>Chile</t>.", "ACCUSE", 3),
    row("<s>Oman</s> freed <t>two sailors</t>.", "YIELD", 2),
    row("<s>Fiji</s> sent <t>Tonga</t> tents.", "AID", 2),
    row("<s>Cuba</s> hosted <t>Haiti</t>.", "CONSULT", 1),
)


def test_figures_by_hand(tmp_path: Path) -> None:
    answers = {"Peru": "ACCUSE", "Oman": "CONCEDE", "Fiji": None, "Cuba": "AGREE"}
    result = plv.score(
        write_lines(tmp_path / "plv.jsonl", *ROWS),
        lambda sentence, *_: (answers[sentence[:4]], None, False),
    )
    assert result.figures["accuracy"] == 0.5
    # ACCUSE 1, YIELD 1, AID 0, CONSULT 0, AGREE 0.
    assert result.figures["root_f1"] == pytest.approx(2 / 5)
    # Quad 1: 1; quad 2: 1 right of 1 and 2, 2/3; quad 3: 1.
    assert result.figures["quad_f1"] == pytest.approx((1 + 2 / 3 + 1) / 3)
    # Cooperation: 2 right of 2 and 3, 4/5; conflict: 1.
    assert result.figures["binary_f1"] == pytest.approx((4 / 5 + 1) / 2)
    assert [(miss.kind, miss.gold, miss.predicted) for miss in result.errors] == [
        ("missed", "AID", None),
        ("wrong", "CONSULT", "AGREE"),
    ]


def test_intervals_enclose_the_figures(tmp_path: Path) -> None:
    result = plv.score(
        write_lines(tmp_path / "plv.jsonl", *ROWS), lambda *_: ("ACCUSE", None, False)
    )
    assert result.intervals.keys() == result.figures.keys()
    assert all(low <= result.figures[key] <= high for key, (low, high) in result.intervals.items())


@pytest.mark.parametrize("answer", ["CONCEDE", "RETREAT"])
def test_yield_is_concede_or_retreat(tmp_path: Path, answer: str) -> None:
    result = plv.score(
        write_lines(tmp_path / "plv.jsonl", ROWS[1]), lambda *_: (answer, None, False)
    )
    assert set(result.figures.values()) == {1.0}


def test_who_only_promises_to_yield_agrees(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "plv.jsonl", ROWS[1])
    (miss,) = plv.score(path, lambda *_: ("CONCEDE", None, True)).errors
    assert (miss.gold, miss.predicted) == ("YIELD", "AGREE")


def test_a_verdict_is_an_accusation_there(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "plv.jsonl", ROWS[0])
    assert not plv.score(path, lambda *_: ("SANCTION", "convict", False)).errors
    assert plv.score(path, lambda *_: ("SANCTION", "expel", False)).errors


def test_no_answer_at_all(tmp_path: Path) -> None:
    result = plv.score(write_lines(tmp_path / "plv.jsonl", *ROWS), lambda *_: (None, None, False))
    assert set(result.figures.values()) == {0.0}
    assert len(result.errors) == 4


@pytest.mark.parametrize(
    ("marked", "source", "target"),
    [
        ("<s>Peru</s> blamed <t>Chile</t>.", "Peru", "Chile"),
        ("<t>Chile</t> was blamed by <s>Peru</s>.", "Peru", "Chile"),
        ("<s>Peru </s>blamed <t>Chile</t>.", "Peru", "Chile"),
        ("<s>Peru</s> blamed nobody.", "Peru", None),
        ("<t>Chile</t> was blamed.", None, "Chile"),
        ("<s>Peru</s> told <t>Chile</t> that <t>Chile</t> must pay.", "Peru", "Chile"),
        ("<s>The army of <t>Chile</t></s> rose.", "The army of Chile", "Chile"),
    ],
)
def test_source_and_target_are_found_in_the_sentence(
    marked: str, source: str | None, target: str | None
) -> None:
    sentence, *found = plv.spans(marked)
    assert "<" not in sentence
    assert [span and span.of(sentence) for span in found] == [source, target]


def test_the_first_of_several_targets_counts() -> None:
    assert plv.spans("<t>Chile</t> and <t>Chile</t>")[2] == Span(start=0, end=5)


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (row("<s>Peru</s> blamed <t>Chile</t>.", "BLAME", 3), "no PLOVER root 'BLAME'"),
        (row("<s>Peru</s> blamed <t>Chile</t>.", "ACCUSE", 5), "quad"),
        (ROWS[0] | {"sentence": "Peru blamed Brazil."}, "does not hold the words"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, bad: dict[str, object], says: str) -> None:
    path = write_lines(tmp_path / "plv.jsonl", ROWS[0], bad)
    with pytest.raises(BenchError, match=rf"plv\.jsonl:2: .*{says}"):
        plv.score(path, lambda *_: (None, None, False))
