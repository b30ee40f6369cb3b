"""Events of 300 short news items that were written and coded apart from the code.

    python benchmarks/news.py [--misses THEME]

``tests/gold/news.jsonl`` holds items of two to four sentences on three themes: reports on two or
three states (``bilateral``), of fighting and home affairs (``conflict``), and readouts, transcripts
and analysis (``official``). An event counts as right if its type and the countries of its parties
are right and it stands near the gold's words; the parties of a meeting, a plan or joint work count
on both sides together. Half of the items are marked ``unread``: nobody who works on the code reads
them, so ``--misses`` lists only what is missed in the other half.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.bench.panel import BOTH_SIDES
from dragoman.model import Document, Event
from dragoman.reading.pipeline import read_document

ITEMS = Path(__file__).parents[1] / "tests" / "gold" / "news.jsonl"
THEMES = ("bilateral", "conflict", "official")
PARTS = ("read", "unread")
NEAR = 120
"""Characters between the beginnings of two pieces of evidence for one event."""


def countries(codes: Iterable[str]) -> frozenset[str]:
    """The countries of actor codes."""
    return frozenset(code.split()[0] for code in codes)


def events(item: dict[str, Any]) -> list[Event]:
    """What is read from an item."""
    document = Document(
        text=item["text"],
        published=date.fromisoformat(item["published"]),
        published_from="option",
        outlet_country=item["outlet_country"],
    )
    return list(read_document(document).events)


def is_same(gold: dict[str, Any], read: Event, text: str) -> bool:
    """Whether an event read is one of the gold."""
    if gold["type"] != read.type:
        return False
    if abs(text.index(gold["evidence"]) - read.evidence.start) > NEAR:
        return False
    wanted = countries(gold["actors"]), countries(gold["recipients"])
    given = countries(a.code for a in read.actors), countries(a.code for a in read.recipients)
    if read.type in BOTH_SIDES:
        return wanted[0] | wanted[1] == given[0] | given[1]
    return wanted == given


def missed(item: dict[str, Any], read: list[Event]) -> Iterator[dict[str, Any]]:
    """The gold events that none of those read is; each of these is one event at most."""
    left = list(read)
    for gold in item["events"]:
        found = next((event for event in left if is_same(gold, event, item["text"])), None)
        if found is None:
            yield gold
        else:
            left.remove(found)


def main() -> None:
    """Prints recall, precision and F1 by theme and part, or what is missed in a theme."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", choices=THEMES)
    listed = parser.parse_args().misses
    items = [json.loads(line) for line in ITEMS.read_text(encoding="utf-8").splitlines()]
    counts = {(theme, part): [0, 0, 0] for theme in THEMES for part in PARTS}
    for item in items:
        read = events(item)
        gone = list(missed(item, read))
        right = len(item["events"]) - len(gone)
        for at, number in enumerate((right, len(item["events"]), len(read))):
            counts[item["theme"], item["part"]][at] += number
        if item["theme"] == listed and item["part"] == "read" and gone:
            print(f"{item['id']} {item['text']}")
            for gold in gone:
                sides = f"{' + '.join(gold['actors'])} > {' + '.join(gold['recipients']) or '-'}"
                print(f"    {sides} {gold['type']} [{gold['evidence']}]")
    for (theme, part), (right, gold, given) in counts.items():
        figures = f"recall {right / gold:.1%}  precision {right / given:.1%}"
        print(f"{theme:<10}{part:<7} {figures}  F1 {2 * right / (gold + given):.1%}")
    for part in PARTS:
        right, gold, given = map(sum, zip(*(counts[t, part] for t in THEMES), strict=True))
        print(f"all       {part:<7} F1 {2 * right / (gold + given):.1%}  ({right} of {gold})")


if __name__ == "__main__":
    main()
