"""``dragoman bench``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.output import ReadingFormat, say, write_json

EXAMPLE = "Example: dragoman bench panel benchmarks/panel --errors"


class Benchmark(StrEnum):
    """What can be measured."""

    PANEL = "panel"
    PLV = "plv"
    ATTRIBUTION = "attribution"
    DATES = "dates"
    ALIGN = "align"


def bench(
    name: Annotated[Benchmark, typer.Argument(help="What is measured.")],
    path: Annotated[
        Path, typer.Argument(help="A folder for panel and align, else a file.", readable=False)
    ],
    errors: Annotated[bool, typer.Option("--errors", help="List every miss.")] = False,
    form: Annotated[
        ReadingFormat, typer.Option("--format", help="Tables, or one flat JSON object of figures.")
    ] = ReadingFormat.TABLE,
) -> None:
    """Score readings against a benchmark coded by people."""
    if errors and form is ReadingFormat.JSON:
        raise typer.BadParameter("--errors goes with --format table")
    from dragoman import bench as benchmarks
    from dragoman.bench.report import renderables

    measure = {
        Benchmark.PANEL: benchmarks.run_panel,
        Benchmark.PLV: benchmarks.run_plv,
        Benchmark.ATTRIBUTION: benchmarks.run_attribution,
        Benchmark.DATES: benchmarks.run_dates,
        Benchmark.ALIGN: benchmarks.run_align,
    }[name]
    result = measure(path)
    if form is ReadingFormat.JSON:
        write_json(result.figures)
        return
    for part in renderables(result, errors=errors):
        say(part)
