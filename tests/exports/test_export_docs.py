"""docs/exports.md says what the data files say."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.exports import Form, columns

DOCS = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", Form)
def test_every_format_and_column_is_described(form: Form) -> None:
    assert f"`{form}`" in DOCS
    lines = set(DOCS.splitlines())
    for column in columns(form):
        assert f"| `{column.name}` | {column.type} | {column.filled} |" in lines
