"""What became of the promises and demands of 26 invented stories, against a careful reader's word.

    python benchmarks/stories.py [--misses STORY]

``tests/gold/stories`` holds 255 reports, readouts and joint statements of 26 stories, each of some
months, with a gold of what was promised and asked in them, how it stood in the end, and which later
words bear on it; its README tells how it was made. All texts of a story are read into one record.
A row of ``commitments`` or ``demands`` is of a gold one where the words of a telling overlap. Where
several rows are, that one is asked how it stands which has most of the tellings. A standing is
right if the gold has it, or allows for it; ``fulfilled late`` is fulfilled. A link is right if the
gold has one of its kind in the same text. What the gold marks as optional, rows or links, counts in
no figure. The stories in ``UNREAD`` are read by nobody who works on the code, and ``--misses`` does
not show them.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dragoman import views
from dragoman.model import Document
from dragoman.reading.pipeline import read_document
from dragoman.record import Record
from dragoman.table import Row, Table

STORIES = Path(__file__).parents[1] / "tests" / "gold" / "stories"
UNREAD = ("s11", "s12", "s13", "s14")
LATE = "fulfilled late"
SHARED = 0.4
"""Share of the shorter of two pieces of text that must be the other's."""

Place = tuple[str, int, int]
"""A text's id in the story, and characters of it."""
Gold = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """One of the two views, and how it calls its columns."""

    name: str
    view: Callable[[Record], Table]
    links: Callable[[Record], Table]
    standing: str


QUESTIONS = (
    Question("commitments", views.commitments, views.commitment_links, "standing"),
    Question("demands", views.demands, views.demand_links, "answer"),
)


@dataclass(frozen=True)
class Found:
    """A row of a view: how it stands, where it is told, and its links with their texts."""

    row: Row
    standing: str
    told: list[Place]
    links: set[tuple[str, str]]


def texts(story: Path) -> list[dict[str, Any]]:
    """The texts of a story."""
    lines = (story / "texts.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def fill(record: Record, told: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Read texts into a record; their ids in the story, by document."""
    names = {}
    for one in told:
        document = Document(
            text=one["text"],
            name=one["id"],
            title=one["title"],
            outlet=one["outlet"],
            outlet_country=one["outlet_country"],
            published=date.fromisoformat(one["published"]),
            published_from="option",
        )
        record.add(read_document(document))
        names[document.id] = one["id"]
    return names


def place(row: Row, names: Mapping[str, str]) -> Place:
    """Where the evidence of a row stands."""
    start, end = (int(str(row[f"evidence_{edge}"])) for edge in ("start", "end"))
    return names[str(row["document"])], start, end


def rows(record: Record, question: Question, names: Mapping[str, str]) -> list[Found]:
    """The rows of a view with their links."""
    links: dict[tuple[Any, Any], list[Row]] = {}
    for link in question.links(record):
        links.setdefault((link["of_document"], link["of"]), []).append(link)
    found = []
    for row in question.view(record):
        own = links.get((row["document"], row["id"]), [])
        told = [place(one, names) for one in (row, *(k for k in own if k["link"] == "told"))]
        later = {(str(k["link"]), names[str(k["document"])]) for k in own if k["link"] != "told"}
        standing = str(row[question.standing]).replace(LATE, "fulfilled")
        found.append(Found(row, standing, told, later))
    return found


def where(telling: Mapping[str, str], story: Mapping[str, str]) -> Place:
    """Where the words of a gold telling stand."""
    start = story[telling["doc"]].index(telling["quote"])
    return telling["doc"], start, start + len(telling["quote"])


def overlap(one: Place, other: Place) -> bool:
    """Whether two pieces of text are of the same words."""
    shared = min(one[2], other[2]) - max(one[1], other[1])
    return one[0] == other[0] and shared >= SHARED * min(one[2] - one[1], other[2] - other[1])


def matched(gold: Gold, found: Sequence[Found], story: Mapping[str, str]) -> list[Found]:
    """The rows that are of a gold one, that with most of its tellings first."""
    tellings = [where(one, story) for one in gold["told"]]
    shared = [
        sum(any(overlap(place, told) for told in one.told) for place in tellings) for one in found
    ]
    order = sorted(range(len(found)), key=lambda number: -shared[number])
    return [found[number] for number in order if shared[number]]


def counts(gold: Gold, rows: Sequence[Found]) -> Counter[str]:
    """What counts of one gold commitment or demand, given the rows that are of it."""
    wanted, optional = (
        {(one["link"], one["doc"]) for one in gold["links"] if bool(one.get("optional")) is own}
        for own in (False, True)
    )
    given = set[tuple[str, str]]().union(*(row.links for row in rows)) - (optional - wanted)
    may_be = {
        str(one).replace(LATE, "fulfilled") for one in (gold["standing"], *gold.get("also", ()))
    }
    right = bool(rows) and rows[0].standing in may_be
    return Counter(
        gold=1,
        found=bool(rows),
        standing=right,
        links=len(wanted),
        given=len(given),
        shared=len(wanted & given),
    )


def show(gold: Gold, rows: Sequence[Found]) -> None:
    """Prints a gold one and what was made of it."""
    print(f"{gold['id']} {gold['standing']} [{gold['told'][0]['quote']}]")
    for link in gold["links"]:
        print(f"    {link['link']} in {link['doc']}: {link['quote']}")
    for row in rows:
        print(f"    read as {row.standing}: {row.row['content']} {sorted(row.links)}")


def score(story: Path, *, listed: bool) -> Iterator[tuple[str, Counter[str]]]:
    """The counts of each gold row of a story, by view."""
    told = texts(story)
    gold = json.loads((story / "gold.json").read_text(encoding="utf-8"))
    words = {one["id"]: one["text"] for one in told}
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "story.db") as record:
        names = fill(record, told)
        for question in QUESTIONS:
            found = rows(record, question, names)
            for one in gold[question.name]:
                own = matched(one, found, words)
                made = counts(one, own)
                if not one.get("optional"):
                    yield question.name, made
                if listed and not made["standing"]:
                    show(one, own)


def line(each: Counter[str]) -> str:
    """The figures of one view."""
    f1 = 2 * each["shared"] / max(each["links"] + each["given"], 1)
    return (
        f"found {each['found']} of {each['gold']}  "
        f"standing {each['standing'] / each['gold']:.1%} ({each['standing']})  "
        f"links F1 {f1:.1%} ({each['shared']} right of {each['given']} given, {each['links']} gold)"
    )


def main() -> None:
    """Prints the figures by view, for the stories that were read and for the others."""
    names = sorted(
        (one.name for one in STORIES.iterdir() if one.is_dir()), key=lambda s: int(s[1:])
    )
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", choices=[name for name in names if name not in UNREAD])
    listed = parser.parse_args().misses
    found = {(q.name, part): Counter[str]() for part in ("read", "unread") for q in QUESTIONS}
    for name in names:
        for view, made in score(STORIES / name, listed=name == listed):
            found[view, "unread" if name in UNREAD else "read"] += made
    for (view, part), each in found.items():
        print(f"{part:<7} {view:<12} {line(each)}")


if __name__ == "__main__":
    main()
