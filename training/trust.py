"""How far events can be believed: counts it on texts coded by hand, and writes it down.

``python training/trust.py PANEL ... > src/dragoman/codebook/confidence.toml`` reads the panels,
takes an event for right as ``dragoman bench panel`` does, and fits the weights of its signs
(:mod:`dragoman.reading.trust`) by logistic regression, shrunk towards 0 (ridge).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.bench.panel import judged_events
from dragoman.model import Document, Reading, Status
from dragoman.reading.pipeline import read_with_signs
from dragoman.reading.trust import Signs, log_odds

PLAIN = ("aimed", "recalled", "reported", "doubtful")
SHRINK = 2.0
STEPS = 50


def judged_by_hand(path: Path) -> Iterator[tuple[Signs, bool]]:
    """The signs of each event read, and whether it is right."""
    seen: dict[tuple[str, int, int], Signs] = {}

    def read(document: Document) -> Reading:
        reading, signs = read_with_signs(document)
        seen.update(((found.type, *found.evidence), found) for found in signs)
        return reading

    for event, right in judged_events(path, read):
        span = event.item.span
        yield seen[event.type, span.start, span.end], right


def row(found: Signs) -> dict[str, float]:
    """The signs as numbers, by name of their weight."""
    weighed = {"said" if found.said else "deed": 1.0}
    weighed |= {name: float(getattr(found, name)) for name in PLAIN}
    if not found.said:
        known = found.judged is not None
        weighed |= {"judged": log_odds(found.judged)} if known else {"unjudged": 1.0}
    if found.status is not Status.REALISED:
        weighed[f"status {found.status}"] = 1.0
    return weighed | {f"types {found.type}": 1.0}


def fitted(rows: list[dict[str, float]], right: list[bool]) -> dict[str, float]:
    """Weights by Newton's method; all but the two bases are shrunk."""
    names = sorted({name for one in rows for name in one})
    at = {name: place for place, name in enumerate(names)}
    signs = np.zeros((len(rows), len(names)))
    for place, one in enumerate(rows):
        for name, value in one.items():
            signs[place, at[name]] = value
    goal = np.array(right, dtype=float)
    ridge = np.diag([0.01 if name in ("said", "deed") else SHRINK for name in names])
    weights: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (goal - share) - ridge @ weights
        curve = signs.T @ (signs * (share * (1 - share))[:, None]) + ridge
        weights += np.linalg.solve(curve, slope)
    return dict(zip(names, weights.tolist(), strict=True))


def main(paths: list[Path]) -> None:
    """Prints the data file."""
    known = [pair for path in paths for pair in judged_by_hand(path)]
    weights = fitted([row(found) for found, _ in known], [right for _, right in known])
    print("# How far events can be believed: weights of their signs in the logarithm of the odds,")
    print(f"# counted by training/trust.py on {len(known)} events of the panels in tests/gold.")
    for name in ("deed", "said", *PLAIN, "judged", "unjudged"):
        print(f"{name} = {weights.get(name, 0.0):.2f}")
    for table in ("status", "types"):
        print(f"\n[{table}]")
        for name, value in weights.items():
            if name.startswith(f"{table} "):
                print(f"{name.removeprefix(f'{table} ')} = {value:.2f}")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
