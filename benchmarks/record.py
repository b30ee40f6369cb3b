"""How fast a large record answers, opens and takes readings, and how large its file is.

The record is made of the readings of ``examples/`` over and over: each copy has other countries,
issues and days, drawn by a fixed seed so that some pairs and issues are far more frequent than
others, as in the news. Its texts are those of the examples and do not name the drawn countries.

    python benchmarks/record.py [--events 1000000] [--path FILE] [--keep] [--plans]
"""

from __future__ import annotations

import random
import statistics
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, islice
from pathlib import Path

import dragoman
from dragoman.knowledge import load
from dragoman.model import Actor, Commitment, Event, Interval, Reading, Span, Statement
from dragoman.record import Record, writing

EXAMPLES = Path(__file__).parents[1] / "examples"
EVENTS = 1_000_000
ADDED = 10_000
BATCH = 500
SEED = 2023
FIRST_DAY = date(1995, 1, 1)
DAYS = 30 * 365
OUTLETS = 200
PERSONS = 30
ABOUT_AN_ISSUE = 0.35
REPEATS = 3


class Drawn:
    """Things of which the first are drawn most often: the nth in proportion to 1/n."""

    def __init__(self, things: Sequence[str], draw: random.Random) -> None:
        self._things = list(things)
        self._weights = list(accumulate(1 / rank for rank in range(1, len(things) + 1)))
        self._draw = draw

    def one(self) -> str:
        """One of the things."""
        return self._draw.choices(self._things, cum_weights=self._weights)[0]

    def several(self, number: int) -> list[str]:
        """So many different ones."""
        found: dict[str, None] = {}
        while len(found) < number:
            found[self.one()] = None
        return list(found)


@cache
def templates() -> tuple[Reading, ...]:
    """The readings of the examples."""
    known = tomllib.loads((EXAMPLES / "examples.toml").read_text(encoding="utf-8"))["example"]
    return tuple(
        dragoman.read(
            EXAMPLES / example["file"], published=example["published"], outlet=example["outlet"]
        )
        for example in known
    )


def readings(draw: random.Random, first: int = 0) -> Iterator[Reading]:
    """Copies of the examples without end, no two of them of one document."""
    known = load()
    countries = Drawn(["CHN", "USA", "JPN", "RUS", *sorted({*known.countries} - {"CHN"})], draw)
    issues = Drawn(list(known.issues), draw)
    number = first
    while True:
        for template in templates():
            yield _copy(template, number, countries, issues, draw)
            number += 1


def _copy(
    template: Reading, number: int, countries: Drawn, issues: Drawn, draw: random.Random
) -> Reading:
    units = (*template.statements, *template.events)
    named = sorted({actor.country for unit in units for actor in _actors(unit)})
    swapped = dict(zip(named, countries.several(len(named)), strict=True))
    day = FIRST_DAY + timedelta(days=draw.randrange(DAYS))
    on = Interval(start=day, end=day)

    def parties(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return tuple(
            Actor(
                country=swapped.get(actor.country, actor.country),
                sector=actor.sector,
                name=actor.name and f"Person {draw.randrange(PERSONS)}",
            )
            for actor in actors
        )

    text = template.document.text

    def words() -> Span:
        start = text.index(" ", draw.randrange(len(text) // 2)) + 1
        return Span(start=start, end=text.index(" ", start + draw.randrange(20, 80)))

    def about() -> tuple[str, ...]:
        return (issues.one(),) if draw.random() < ABOUT_AN_ISSUE else ()

    return template.model_copy(
        update={
            "document": template.document.model_copy(
                update={
                    "name": f"{number}.txt",
                    "title": f"Report {number}",
                    "outlet": f"Outlet {draw.randrange(OUTLETS)}",
                    "published": day,
                }
            ),
            "statements": tuple(
                said.model_copy(
                    update={
                        "speakers": parties(said.speakers),
                        "addressees": parties(said.addressees),
                        "content": (words(),),
                        "date": on,
                        "issues": about(),
                    }
                )
                for said in template.statements
            ),
            "events": tuple(
                event.model_copy(
                    update={
                        "actors": parties(event.actors),
                        "recipients": parties(event.recipients),
                        "date": on,
                        "issues": about(),
                    }
                )
                for event in template.events
            ),
            "commitments": tuple(
                bond.model_copy(
                    update={
                        "obligor": parties(bond.obligor),
                        "beneficiary": parties(bond.beneficiary),
                        "content": words(),
                        "made": on,
                    }
                )
                for bond in template.commitments
            ),
        }
    )


def _actors(unit: Statement | Event | Commitment) -> tuple[Actor, ...]:
    if isinstance(unit, Event):
        return unit.actors + unit.recipients
    return unit.speakers + unit.addressees if isinstance(unit, Statement) else ()


def fill(path: Path, events: int) -> int:
    """Writes a record of so many events, a batch of documents a transaction; its documents."""
    stream = readings(random.Random(SEED))
    written = documents = 0
    with Record(path) as record:
        while written < events:
            batch = list(islice(stream, BATCH))
            with record._transaction(write=True) as connection:
                writing.insert(connection, {one.document.id: one for one in batch})
            documents += len(batch)
            written += sum(len(reading.events) for reading in batch)
    return documents


def seconds(work: Callable[[], object]) -> float:
    """Median wall-clock time of ``work``."""
    taken = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    import sys

    p = Path(sys.argv[2])
    t = time.time()
    if not p.exists():
        d = fill(p, int(sys.argv[1]))
        print(d, "docs", time.time() - t, "s")
    import sqlite3

    c = sqlite3.connect(p)
    c.execute("pragma wal_checkpoint(truncate)")
    n = c.execute("select count(*) from events").fetchone()[0]
    print(n, p.stat().st_size / n, "bytes/event")
    for r in c.execute(
        "select name,sum(pgsize),sum(ncell) from dbstat group by 1 order by 2 desc limit 25"
    ):
        print(f"{r[0]:40} {r[1] / n:8.1f} B/event {r[2] / n:.2f}")
