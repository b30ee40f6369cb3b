"""What stands in the pictures of views."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.table import Table
from dragoman.views import plots
from dragoman.views.positions import POSITIONS, Tone
from dragoman.views.timeline import PERIODS

pytest.importorskip("matplotlib", reason="needs the extra plot")

MINUS = "\N{MINUS SIGN}"


def words_of(svg: str) -> set[str]:
    """Ticks and labels, each by itself."""
    return set(re.findall("<!-- (.*?) -->", svg))


def edges(svg: str) -> tuple[float, float, float, float]:
    """The left, upper, right and lower edge of the first shape."""
    shape = svg.partition('<path d="')[2].partition('"')[0]
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", shape)]
    across, down = numbers[::2], numbers[1::2]
    return min(across), min(down), max(across), max(down)


def test_counts_are_whole_numbers_both_ways_and_colours_are_explained(tmp_path: Path) -> None:
    row = {**dict.fromkeys(PERIODS), "period": "2024-05", "cooperation": 1, "conflict": 2}
    plots.periods(
        Table(PERIODS, [{**row, "mean_intensity": 2.0}]), "KEN", "UGA", tmp_path / "x.svg"
    )
    words = words_of((tmp_path / "x.svg").read_text(encoding="utf-8"))
    assert {"1", "2", "cooperation", "conflict", "mean intensity"} <= words
    assert not {"0.5", "1.5", f"{MINUS}1", f"{MINUS}2"} & words


def test_markers_stay_inside_and_tones_are_explained(tmp_path: Path) -> None:
    row = {**dict.fromkeys(POSITIONS, 0), "latest_tone": "adverse", "actor": "KEN GOV"}
    rows = [{**row, "state": 90, "concede": 90}, {**row, "state": 1, "actor": "UGA GOV"}]
    plots.positions(Table(POSITIONS, rows), "taiwan", tmp_path / "x.svg")
    svg = (tmp_path / "x.svg").read_text(encoding="utf-8")
    assert {f"latest statement {tone}" for tone in Tone} <= words_of(svg)
    left, top, right, bottom = edges(svg.partition('id="patch_2"')[2])
    marker = edges(svg.partition('id="PathCollection_1"')[2])
    assert left < marker[0] < marker[2] < right
    assert top < marker[1] < marker[3] < bottom


def test_colours_of_a_network_are_explained(tmp_path: Path) -> None:
    from dragoman.views.network import NETWORK

    row = dict(zip(NETWORK, ("KEN", "UGA", 3, 1, 2, -1.0), strict=True))
    plots.network(Table(NETWORK, [row]), tmp_path / "x.svg")
    words = words_of((tmp_path / "x.svg").read_text(encoding="utf-8"))
    assert {"mostly cooperation", "mostly conflict"} <= words
