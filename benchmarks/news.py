"""Events of 510 news items that were written and coded apart from the code.

    python benchmarks/news.py [--misses THEME]

``tests/gold/news.jsonl`` holds 300 items of two to four sentences and 210 longer ones on three
themes each: reports on two or three states (``bilateral``), of fighting and home affairs
(``conflict``), and readouts, transcripts and analysis (``official``). An event counts as right if
its type and the countries of its parties are right and it stands near the gold's words; the parties
of a meeting, a plan or joint work count on both sides together, and ``IGO`` stands for any
organisation. Of the longer items the days are coded, too: of the events that are right, those whose
days are. Half of the items are marked ``unread``: nobody who works on the code reads them, so
``--misses`` lists only what is missed in the other half.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dragoman import codebook
from dragoman.model import Actor, Document, Event
from dragoman.reading.pipeline import read_document

ITEMS = Path(__file__).parents[1] / "tests" / "gold" / "news.jsonl"
SHORT = ("bilateral", "conflict", "official")
LONG = tuple(f"{theme}-long" for theme in SHORT)
PARTS = ("read", "unread")
NEAR = 120
"""Characters between the beginnings of two pieces of evidence for one event."""
ORGANISATION = "IGO"


def countries(codes: Iterable[str]) -> frozenset[str]:
    """The countries of actor codes."""
    return frozenset(code.split()[0] for code in codes)


def named(actors: Iterable[Actor], gold: frozenset[str]) -> frozenset[str]:
    """The countries of actors, as the gold would name them."""
    return frozenset(
        ORGANISATION
        if actor.country_class and actor.country not in gold and ORGANISATION in gold
        else actor.country
        for actor in actors
    )


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
    everybody = wanted[0] | wanted[1]
    given = named(read.actors, everybody), named(read.recipients, everybody)
    if read.type in codebook.load().equals:
        return everybody == given[0] | given[1]
    return wanted == given


def pairs(item: dict[str, Any], read: list[Event]) -> Iterator[tuple[dict[str, Any], Event | None]]:
    """Each gold event with the one read that it is; each of these is one event at most."""
    left = list(read)
    for gold in item["events"]:
        found = next((event for event in left if is_same(gold, event, item["text"])), None)
        if found is not None:
            left.remove(found)
        yield gold, found


def is_dated(gold: dict[str, Any], read: Event) -> bool:
    """Whether the days are those of the gold."""
    days = read.date and [read.date.start.isoformat(), read.date.end.isoformat()]
    return bool(days == gold["date"])


def show(item: dict[str, Any], missed: list[dict[str, Any]]) -> None:
    """Prints an item and what is missed in it."""
    print(f"{item['id']} {item['text']}")
    for gold in missed:
        sides = f"{' + '.join(gold['actors'])} > {' + '.join(gold['recipients']) or '-'}"
        print(f"    {sides} {gold['type']} [{gold['evidence']}]")


def line(counts: Counter[str]) -> str:
    """Recall, precision, F1 and right days of one theme and part."""
    right, gold, given = counts["right"], counts["gold"], counts["given"]
    figures = f"recall {right / gold:.1%}  precision {right / given:.1%}"
    dated = f"  days {counts['days'] / counts['dated']:.1%}" if counts["dated"] else ""
    return f"{figures}  F1 {2 * right / (gold + given):.1%}  ({right} of {gold}){dated}"


def main() -> None:
    """Prints the figures by theme and part, or what is missed in a theme."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", choices=SHORT + LONG)
    listed = parser.parse_args().misses
    counts = {(theme, part): Counter[str]() for theme in SHORT + LONG for part in PARTS}
    for row in ITEMS.read_text(encoding="utf-8").splitlines():
        item = json.loads(row)
        read = events(item)
        told = list(pairs(item, read))
        found = [(gold, event) for gold, event in told if event is not None]
        dated = [is_dated(gold, event) for gold, event in found if "date" in gold]
        counts[item["theme"], item["part"]] += Counter(
            right=len(found), gold=len(told), given=len(read), dated=len(dated), days=sum(dated)
        )
        missed = [gold for gold, event in told if event is None]
        if missed and item["theme"] == listed and item["part"] == "read":
            show(item, missed)
    for (theme, part), each in counts.items():
        print(f"{theme:<15}{part:<7} {line(each)}")
    for name, themes in (("short", SHORT), ("long", LONG)):
        for part in PARTS:
            print(f"{name:<15}{part:<7} {line(sum((counts[t, part] for t in themes), Counter()))}")


if __name__ == "__main__":
    main()
