"""Of which state somebody is of whom no word says it: counts how much each sign weighs.

``python training/bridging.py PANEL ... > src/dragoman/codebook/bridging.toml`` reads the panels and
fits the weights of the signs in :mod:`dragoman.reading.bridging` to the ``references`` coded by
hand there: multinomial logistic regression over the candidates, shrunk towards 0 (ridge).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from dragoman import codebook, knowledge
from dragoman.bench.panel_units import as_document, read_documents
from dragoman.reading.discourse import Discourse
from dragoman.reading.matching import coding
from dragoman.reading.pipeline import prepare

SHRINK = 2.0

Choice = tuple[list[dict[str, float]], int]
"""Signs of each candidate, and the place of the right one."""


def choices(panel: Path) -> Iterator[Choice]:
    """What had to be chosen from in the texts of a panel where one candidate is right."""
    for gold in read_documents(panel):
        document = as_document(gold)
        discourse = Discourse(document, knowledge.load())
        doc = prepare(document, discourse, coding(codebook.load())).doc
        raw = json.loads((panel / f"{gold.id}.json").read_text(encoding="utf-8"))
        for reference in raw["references"]:
            span = doc.char_span(reference["start"], reference["end"], alignment_mode="expand")
            found = discourse.weighed.get(span.root.i, ())
            meant = {code.split()[0] for code in reference["codes"]} or {None}
            right = [place for place, each in enumerate(found) if {each.country} == meant]
            if right:
                yield [dict(each.signs) for each in found], right[0]


def fitted(known: list[Choice]) -> dict[str, float]:
    """The weights that make the right candidates likeliest."""
    names = sorted({name for rows, _ in known for row in rows for name in row})
    tables = [
        np.array([[row.get(name, 0.0) for name in names] for row in rows]) for rows, _ in known
    ]
    rights = [right for _, right in known]

    def cost(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total = SHRINK * float(weights @ weights)
        slope = 2 * SHRINK * weights
        for table, right in zip(tables, rights, strict=True):
            scores = table @ weights
            powers = np.exp(scores - scores.max())
            shares = powers / powers.sum()
            total -= float(np.log(shares[right]))
            slope += shares @ table - table[right]
        return total, slope

    found = minimize(cost, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return dict(zip(names, found.x.tolist(), strict=True))


def share_right(known: list[Choice], weights: dict[str, float]) -> float:
    """The share of choices in which the right candidate weighs most."""
    right = 0
    for rows, place in known:
        scores = [
            sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in rows
        ]
        right += scores.index(max(scores)) == place
    return right / max(1, len(known))


def main(paths: list[Path]) -> None:
    """Prints the data file."""
    by_panel = [list(choices(path)) for path in paths]
    known = [choice for panel in by_panel for choice in panel]
    for path, own in zip(paths, by_panel, strict=True):
        others = [choice for panel in by_panel if panel is not own for choice in panel]
        held_out = share_right(own, fitted(others))
        print(f"{path.name}: {held_out:.3f} of {len(own)} right, left out", file=sys.stderr)
    print("# Of which state somebody is of whom no word says it: weights of the signs, logarithms,")
    print(
        f"# counted by training/bridging.py on {len(known)} references in the panels of tests/gold."
    )
    print("[signs]")
    for name, value in fitted(known).items():
        print(f"{name} = {value:.2f}")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
