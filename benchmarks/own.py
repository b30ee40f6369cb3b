"""Scores on the gold in ``tests/gold``, which was written apart from the code.

python benchmarks/own.py
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "gold"))

import test_actors_gold as actors
import test_acts_gold as acts
import test_dates_gold as dates
from panel_references import references
from test_panels_gold import REFERRED


def scores() -> dict[str, tuple[int, int]]:
    """Right and all cases of each set."""
    found = [(case, acts.coded(case)) for case in acts.ACTS]
    cued = [(case, statement) for case, statement in found if statement is not None]
    referred = [references(texts) for texts in REFERRED]
    return {
        "actors": (sum(actors.meant(c) == set(c["actors"]) for c in actors.CASES), 300),
        "dates": (sum(map(dates.is_right, dates.CASES)), len(dates.CASES)),
        "cues found": (len(cued), len(found)),
        "acts": (sum(s.act == case["act"] for case, s in cued), len(found)),
        "act speakers": (
            sum({a.code for a in s.speakers} == set(case["speakers"]) for case, s in cued),
            len(found),
        ),
        "act addressees": (
            sum({a.code for a in s.addressees} == set(case["addressees"]) for case, s in cued),
            len(found),
        ),
        "references": (sum(right for right, _ in referred), sum(known for _, known in referred)),
        "source chains": (sum(map(acts.chained, acts.CHAINS)), len(acts.CHAINS)),
    }


def main() -> None:
    """Prints one line a set."""
    for name, (right, total) in scores().items():
        print(f"{name:<16}{right:>4} of {total}  {right / total:.1%}")


if __name__ == "__main__":
    main()
