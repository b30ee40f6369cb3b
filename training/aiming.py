"""Whom statements are aimed at: counts how much each sign weighs.

``python training/aiming.py PANEL ... > src/dragoman/codebook/aiming.toml`` reads the panels and
fits the weights of the signs in :mod:`dragoman.reading.aiming` to the addressees coded by hand
there, for each kind of speech act.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from choosing import Choice, fitted, share_right

from dragoman.bench.metrics import match
from dragoman.bench.panel import _same_content
from dragoman.bench.panel_units import as_document, gold_units, read_documents, read_units
from dragoman.reading.aiming import Aiming, Hints, Target
from dragoman.reading.drafts import Draft
from dragoman.reading.parties import countries
from dragoman.reading.pipeline import read_document

SHRINK = 1.0


def choices(panel: Path) -> Iterator[tuple[str, Choice]]:
    """The kind of act and what had to be chosen from, of each statement rightly read in a panel."""
    seen: dict[tuple[int, int], list[Target]] = {}
    targets = Aiming.targets

    def note(self: Aiming, draft: Draft, hints: Hints) -> list[Target]:
        found = targets(self, draft, hints)
        seen[draft.cue_span] = found
        return found

    Aiming.targets = note  # type: ignore[method-assign]
    for gold in read_documents(panel):
        seen.clear()
        read = read_units(read_document(as_document(gold))).statements
        wanted = gold_units(gold).statements
        for i, j in match(wanted, read, _same_content):
            found = seen.get((read[j].item.span.start, read[j].item.span.end), [])
            if {p.country for p in wanted[i].speakers} != {p.country for p in read[j].speakers}:
                continue
            meant = {party.country for party in wanted[i].addressees}
            right = [place for place, each in enumerate(found) if countries(each.actors) == meant]
            if right and wanted[i].act == read[j].act:
                yield found[0].kind, ([dict(each.signs) for each in found], right[0])
    Aiming.targets = targets  # type: ignore[method-assign]


def main(paths: list[Path]) -> None:
    """Prints the data file."""
    by_panel = {path.name: list(choices(path)) for path in paths}
    print("# Whom a statement is aimed at: weights of the signs, logarithms, by the kind of speech")
    print("# act, counted by training/aiming.py on the panels of tests/gold.")
    kinds: defaultdict[str, list[Choice]] = defaultdict(list)
    for found in by_panel.values():
        for kind, choice in found:
            kinds[kind].append(choice)
    for kind, known in kinds.items():
        for name, found in by_panel.items():
            own = [choice for other, choice in found if other == kind]
            rest = [c for n, f in by_panel.items() if n != name for k, c in f if k == kind]
            held_out = share_right(own, fitted(rest, SHRINK))
            print(f"{kind} {name}: {held_out:.3f} of {len(own)} right, left out", file=sys.stderr)
        print(f"\n[{kind}]")
        for sign, value in fitted(known, SHRINK).items():
            print(f"{sign} = {value:.2f}")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
