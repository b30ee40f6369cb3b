"""Rows that are kept column by column are like those of a list."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dragoman.table import ByColumn, Row, Table

DAY = date(2024, 2, 9)
ROWS: list[Row] = [{"id": "e1", "start": DAY}, {"id": "e2", "start": None}]
KEPT = ByColumn({"id": ["e1", "e2"], "start": [DAY, None]})


def test_rows_are_made_when_asked_for() -> None:
    assert list(KEPT) == ROWS
    assert (KEPT[0], KEPT[-1], KEPT[1:], len(KEPT)) == (ROWS[0], ROWS[1], ROWS[1:], 2)
    assert KEPT == ROWS
    assert ROWS == KEPT
    assert ROWS[:1] != KEPT
    with pytest.raises(IndexError):
        KEPT[2]


@pytest.mark.parametrize("form", [Table.to_csv, Table.to_json, lambda table: table.df().to_csv()])
def test_a_table_of_them_is_written_as_one_of_a_list(form: Any) -> None:
    columns = ("id", "start")
    assert Table(columns, KEPT) == Table(columns, ROWS)
    assert form(Table(columns, KEPT)) == form(Table(columns, ROWS))
