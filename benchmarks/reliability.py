"""How far an event's confidence can be believed: stated against counted, as a table and a plot.

    python benchmarks/reliability.py PANEL ... [--plot FILE.svg]

Each PANEL is a folder of texts coded by hand. Its events are grouped by confidence; of each group
the mean confidence is printed beside the share that is right, as ``dragoman bench panel`` counts
it. The last group of the same kind is the corpus's test part: there the type is compared, of events
between the marked parties.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Iterator
from pathlib import Path

from no_event import CORPUS, codes, parties

from dragoman import read_text
from dragoman.bench.panel import judged_events
from dragoman.reading.pipeline import read_document

EDGES = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.01)
Judged = list[tuple[float, bool]]


def of_panel(path: Path) -> Judged:
    """Confidence of each event read, and whether it is right."""
    return [(event.confidence, right) for event, right in judged_events(path, read_document)]


def of_corpus() -> Judged:
    """Confidence of the events between the marked parties, and whether their type is right."""
    rows = map(json.loads, CORPUS.read_text(encoding="utf-8").splitlines())
    return [pair for row in rows if row["part"] == "test" for pair in _between(row)]


def _between(row: dict[str, object]) -> Iterator[tuple[float, bool]]:
    reading = read_text(str(row["text"]))
    source, target = (
        parties(reading, *span) if isinstance(span, list) else set[str]()
        for span in (row["source"], row["target"])
    )
    for event in reading.events:
        others = codes((*event.actors, *event.recipients))
        if codes(event.actors) & source and (not target or others & target):
            yield event.confidence, event.type == row["type"]


def grouped(judged: Judged) -> list[tuple[float, float, int]]:
    """Mean confidence, share right and number of each group that has any."""
    found = []
    for low, high in itertools.pairwise(EDGES):
        group = [(sure, right) for sure, right in judged if low <= sure < high]
        if group:
            mean = sum(sure for sure, _ in group) / len(group)
            found.append((mean, sum(right for _, right in group) / len(group), len(group)))
    return found


def draw(named: dict[str, Judged], path: Path) -> None:
    """The groups of each set against the diagonal, on which confidence and share are one."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    mpl.rcParams["svg.hashsalt"] = "dragoman"
    figure = Figure(figsize=(5, 5), layout="constrained")
    axes = figure.subplots()
    axes.plot((0, 1), (0, 1), color="0.7", linewidth=1)
    for name, judged in named.items():
        groups = grouped(judged)
        xs, ys = [group[0] for group in groups], [group[1] for group in groups]
        axes.plot(xs, ys, marker="o", label=f"{name} ({len(judged)})")
    axes.set(xlabel="stated confidence", ylabel="share right", xlim=(0, 1), ylim=(0, 1))
    axes.legend(frameon=False)
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    """Prints the groups of each set, and draws them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("panel", nargs="+", type=Path)
    parser.add_argument("--plot", type=Path)
    chosen = parser.parse_args()
    named = {f"panel {path.name}": of_panel(path) for path in chosen.panel}
    named["corpus, test part"] = of_corpus()
    for name, judged in named.items():
        print(name)
        for mean, share, number in grouped(judged):
            print(f"  stated {mean:.2f}  right {share:.2f}  of {number}")
    if chosen.plot:
        draw(named, chosen.plot)


if __name__ == "__main__":
    main()
