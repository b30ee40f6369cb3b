"""The figures of alignments, by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bench_builders import VERSIONS, at

from dragoman.bench import align
from dragoman.errors import BenchError
from dragoman.model import Act, Actor, Document, Form, Reading, Statement

A = "Rojas urged Peru to release two trawlers. Rojas praised the harvest. Rojas rejected tolls."
B = "Chile demanded that both trawlers be freed. Chile announced a census."

GOLD = {
    "a": {"file": "a.txt", "published": "2024-05-02"},
    "b": {"file": "b.txt", "published": "2024-05-02"},
    "statements_a": [
        {"cue": "urged", "content": "to release two trawlers"},
        {"cue": "praised", "content": "the harvest"},
        {"cue": "rejected", "content": "tolls"},
    ],
    "statements_b": [
        {"cue": "demanded", "content": "that both trawlers be freed"},
        {"cue": "announced", "content": "a census"},
    ],
    "pairs": [[0, 0]],
    "only_a": [1, 2],
    "only_b": [1],
}


def said(text: str, act: Act, cue: str, content: str) -> Statement:
    return Statement(
        id=f"s-{cue}",
        speakers=(Actor(country="CHL"),),
        act=act,
        cue=at(text, cue),
        content=(at(text, content),),
        form=Form.INDIRECT,
        confidence=1.0,
    )


DEMAND_A = said(A, Act.DEMAND, "urged", "to release two trawlers")
PRAISE_A = said(A, Act.SUPPORT, "praised", "the harvest")
STRAY_A = said(A, Act.STATE, "Peru", "Peru")
DEMAND_B = said(B, Act.DEMAND, "demanded", "that both trawlers be freed")


def reads(*statements: Statement) -> Callable[[Document], Reading]:
    def read(document: Document) -> Reading:
        mine = tuple(one for one in statements if (one in (DEMAND_B,)) == (document.text == B))
        return Reading(document=document, statements=mine, versions=VERSIONS)

    return read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(A, encoding="utf-8")
    (tmp_path / "b.txt").write_text(B, encoding="utf-8")
    (tmp_path / "one.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return tmp_path


def test_what_is_not_read_counts_as_missed_only_where_reading_counts(folder: Path) -> None:
    figures = align.score(folder, reads(DEMAND_A, PRAISE_A, DEMAND_B)).figures
    assert figures["pairs_f1"] == figures["pairs_read_f1"] == 1
    assert figures["only_a_f1"] == pytest.approx(2 / 3)
    assert figures["only_a_read_f1"] == 1
    assert figures["only_b_f1"] == 0
    assert figures["one_pairs_f1"] == 1


def test_what_gold_has_not_counts_as_wrong_only_where_reading_counts(folder: Path) -> None:
    figures = align.score(folder, reads(DEMAND_A, PRAISE_A, STRAY_A, DEMAND_B)).figures
    assert figures["only_a_f1"] == pytest.approx(1 / 2)
    assert figures["only_a_read_f1"] == 1


def test_a_missed_pair_says_whether_it_was_read(folder: Path) -> None:
    [miss] = align.score(folder, reads(PRAISE_A, DEMAND_B)).errors
    assert (miss.document, miss.kind, miss.offset) == ("one", "missed", A.index("to release"))
    assert miss.gold == "that both trawlers be freed (not read in A)"


def test_pairs_without_their_documents_are_named(folder: Path) -> None:
    (folder / "two.json").write_text(json.dumps({**GOLD, "a": "d99"}), encoding="utf-8")
    result = align.score(folder, reads(DEMAND_A))
    assert "1 pairs of documents; not here: the documents of two" in result.tables[0].title


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"only_a": [1]}, "not all statements"),
        ({"pairs": "all"}, "pairs"),
        ({"statements_a": [{"cue": "begged", "content": "tolls"}]}, "begged"),
    ],
)
def test_a_wrong_file_is_named(folder: Path, change: dict[str, object], complaint: str) -> None:
    (folder / "one.json").write_text(json.dumps({**GOLD, **change}), encoding="utf-8")
    with pytest.raises(BenchError, match=rf"one\.json.*{complaint}"):
        align.score(folder, reads())


def test_a_folder_without_alignments_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="holds no alignment"):
        align.score(tmp_path, reads())
