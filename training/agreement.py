"""How far two readers of the corpus agree: Cohen's kappa (Cohen 1960) on a blind tenth of it.

``python training/agreement.py`` compares ``corpus/second_coding.tsv`` (id, type, mode, status of a
sentence, read without its first coding) with ``corpus/sentences.jsonl``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from corpus import HOME


def kappa(first: Sequence[object], second: Sequence[object]) -> float:
    """Agreement beyond chance, 1 for always; both hold one label an item, in the same order."""
    size = len(first)
    observed = sum(a == b for a, b in zip(first, second, strict=True)) / size
    one, other = Counter(first), Counter(second)
    expected = sum(one[label] * other[label] for label in one) / size**2
    return (observed - expected) / (1 - expected)


def main() -> None:
    """Prints the agreement on type, mode and status, and on each type against the rest."""
    lines = (HOME / "second_coding.tsv").read_text(encoding="utf-8").splitlines()
    again = {cells[0]: cells[1:] for cells in (line.split("\t") for line in lines)}
    rows = map(json.loads, (HOME / "sentences.jsonl").read_text(encoding="utf-8").splitlines())
    pairs = [
        ([row["type"], row["mode"] or "-", row["status"] or "-"], again[row["id"]])
        for row in rows
        if row["id"] in again
    ]
    types = [(first[0], second[0]) for first, second in pairs]
    same = [pair for pair in pairs if pair[0][0] == pair[1][0] != "NONE"]
    print(f"{len(pairs)} sentences, {len(same)} with the same type of event")
    print(f"type {kappa(*zip(*types, strict=True)):.3f}")
    for place, name in ((1, "mode"), (2, "status")):
        labels = [(first[place], second[place]) for first, second in same]
        print(f"{name} {kappa(*zip(*labels, strict=True)):.3f} where the type is the same")
    for kind in sorted({label for label, _ in types}):
        print(f"{kind} {kappa(*zip(*((a == kind, b == kind) for a, b in types), strict=True)):.3f}")


if __name__ == "__main__":
    main()
