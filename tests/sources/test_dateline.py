"""Publication dates taken from datelines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from undated import REST, published


@pytest.mark.parametrize(
    "line",
    [
        "ACCRA, March 6, 2024 - ",
        "ACCRA, Mar. 6, 2024 (Harbour Wire) -- ",
        "ACCRA, March 6, 2024 (Harbour Wire) — ",
        "ACCRA -- March 6, 2024 -- ",
        "ACCRA, Wednesday, March 6, 2024 – ",
        "Accra, 6 March 2024 – ",
        "Accra, 6th March 2024\n",
        "WASHINGTON, D.C., March 6, 2024 — ",
        "RIO DE JANEIRO, March 6, 2024: ",
        "São Paulo, Brazil, March 6, 2024 / Harbour Wire / ",
    ],
)
def test_a_dateline_with_a_year_dates_a_text(tmp_path: Path, line: str) -> None:
    assert published(tmp_path, line + REST) == (date(2024, 3, 6), "dateline")


def test_a_dateline_may_stand_under_headline_and_byline(tmp_path: Path) -> None:
    text = f"Ministers meet\n\nBy Ada Quill\nPhoto: a flag\n\nACCRA, March 6, 2024 - {REST}"
    assert published(tmp_path, text) == (date(2024, 3, 6), "dateline")


@pytest.mark.parametrize(
    "text",
    [
        f"BEIJING, Feb. 3 (Harbour Wire) -- {REST}",
        f"ACCRA - {REST}",
        f"ACCRA, February 30, 2024 - {REST}",
        f"On March 6, 2024, the ministers met. {REST}",
        f"On Tuesday, March 6, 2024 - a cold day - the ministers met. {REST}",
        f"The accord of March 6, 2024 - the first - was kept. {REST}",
        f"{REST}\n" * 8 + f"ACCRA, March 6, 2024 - {REST}",
    ],
)
def test_anything_less_dates_nothing(tmp_path: Path, text: str) -> None:
    assert published(tmp_path, text) == (None, None)
