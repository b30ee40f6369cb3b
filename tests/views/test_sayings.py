"""Which later statements say certain words, and how alike many contents are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa
from papers import Said, paper
from scipy import sparse

from dragoman.model import Act
from dragoman.record import Record, gists
from dragoman.record.conditions import STATEMENTS
from dragoman.views import alike
from dragoman.views.alike import Contents
from dragoman.views.linking import Alike
from dragoman.views.sayings import Sayings

TEXTS = (
    "that it had stood by the pledge",
    "that the delegates stand",
    "by noon the bridge was built",
    "that Norwegian bridges will be built",
)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    kept = Record(tmp_path / "x.db")
    told = (Said("said", words, Act.STATE, by="NOR", on="2024-01-01") for words in TEXTS)
    kept.add(paper("2024-01-02", *told))
    return kept


def sayings(record: Record, columns: dict[str, int]) -> Sayings:
    def of_norway(connection: sa.Connection) -> Sayings:
        units = gists.read(connection, STATEMENTS, ["NOR"])
        return Sayings(connection, units, columns)

    return record.ask(of_norway)


@pytest.mark.parametrize(
    ("wanted", "saying"),
    [
        ((), [0, 1, 2, 3]),
        (("pledges",), [0]),
        # Side by side in one statement, and not at the end of one and the beginning of the next.
        (("stand by",), [0]),
        (("standing", "building a"), [0, 1]),
        (("bridge", "delegate"), [1, 2, 3]),
        (("harbour", "stand by the harbour"), []),
    ],
)
def test_words_are_found_in_any_form(
    record: Record, wanted: tuple[str, ...], saying: list[int]
) -> None:
    assert np.flatnonzero(sayings(record, {}).says(wanted)).tolist() == saying


def test_contents_count_each_stem_once_and_no_names(record: Record) -> None:
    columns = {"bridg": 0, "harbour": 1}
    contents = sayings(record, columns).contents(np.array([3, 0]))
    assert contents.having.toarray().tolist() == [[1, 0], [0, 0]]
    assert contents.lengths.tolist() == [2, 2]


def test_pairs_are_as_a_rule_asks() -> None:
    having = np.array([[1, 1, 1, 0], [1, 1, 0, 0], [0, 0, 1, 1], [0, 0, 0, 0]])
    contents = Contents(sparse.csr_array(having), having.sum(axis=1))
    rule = Alike(id="x", likeness=0.5, least_shared=1, days=0)
    everywhere = np.zeros(4, dtype=np.int64), np.full(4, 4)
    found = alike.pairs(rule, contents, everywhere, contents).by_one()
    assert found == {
        0: [(0, 1.0), (1, 1.0), (2, 0.5)],
        1: [(0, 1.0), (1, 1.0)],
        2: [(0, 0.5), (2, 1.0)],
    }
    behind = np.arange(1, 5), np.full(4, 4)
    found = alike.pairs(rule, contents, behind, contents).by_one()
    assert found == {0: [(1, 1.0), (2, 0.5)]}
