"""How fast a large record answers, opens and takes readings, and how large its file is.

The record is made of the readings of ``examples/`` over and over: each copy has other countries,
issues and days, drawn by a fixed seed so that some pairs and issues are far more frequent than
others, as in the news. Most words of its texts are changed for others of their length, so that no
two are alike; they do not name the drawn countries.

    python benchmarks/record.py [--events 1000000] [--path FILE] [--plans] [--told]

``--told`` also finds out which reports are of one event, which takes 25 ms a document or more, and
asks the views that need it.
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import statistics
import tempfile
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, partial
from itertools import accumulate, islice
from pathlib import Path

import sqlalchemy as sa

import dragoman
from dragoman import views
from dragoman.knowledge import load
from dragoman.model import Actor, Commitment, Event, Interval, Reading, Span, Statement
from dragoman.record import Record, Table, writing

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
WORD = re.compile(r"[A-Za-z]+")
CHANGED = 0.6
PAIRS = (("CHN", "USA"), ("CHN", "JPN"), ("AUS", "BEL"))
ISSUES = ("taiwan", "crimea")


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

    text = _varied(template.document.text, draw)

    def words() -> Span:
        start = text.index(" ", draw.randrange(len(text) // 2)) + 1
        return Span(start=start, end=text.index(" ", start + draw.randrange(20, 80)))

    def about() -> tuple[str, ...]:
        return (issues.one(),) if draw.random() < ABOUT_AN_ISSUE else ()

    return template.model_copy(
        update={
            "document": template.document.model_copy(
                update={
                    "text": text,
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


@cache
def _vocabulary() -> dict[int, list[str]]:
    """The words of the examples, by length."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for template in templates():
        for word in WORD.findall(template.document.text):
            found[len(word)].add(word)
    return {length: sorted(words) for length, words in found.items()}


def _varied(text: str, draw: random.Random) -> str:
    """The text with many words changed, each for one of its length, so that offsets still hold."""

    def other(found: re.Match[str]) -> str:
        word = found.group()
        return draw.choice(_vocabulary()[len(word)]) if draw.random() < CHANGED else word

    return WORD.sub(other, text)


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


def questions(record: Record) -> dict[str, Callable[[], Table]]:
    """Each view of the most frequent pair or issue, and of ones of the middle."""
    asked: dict[str, Callable[[], Table]] = {}
    for one, other in PAIRS:
        pair = f"{one} {other}"
        asked |= {
            f"timeline {pair}": partial(views.timeline, record, one, other),
            f"timeline {pair} --by month": partial(views.periods, record, one, other),
            f"commitments {one} --to {other}": partial(views.commitments, record, one, to=other),
            f"demands {one} --to {other}": partial(views.demands, record, one, to=other),
        }
    for issue in ISSUES:
        asked[f"positions {issue}"] = partial(views.positions, record, issue)
    for kind in ("documents", "statements", "events"):
        asked[f"search in {kind}"] = partial(views.search, record, "releas* crew*", within=kind)
    asked["names --issue taiwan"] = partial(views.names, record, issue="taiwan")
    month = {"since": "2010-01-01", "until": "2010-01-31"}
    asked["network of a month"] = partial(views.network, record, **month)
    asked["network of all"] = partial(views.network, record)
    return asked


def told_questions(record: Record) -> dict[str, Callable[[], Table]]:
    """Views for which the record must know which reports are of one event."""
    asked: dict[str, Callable[[], Table]] = {}
    for one, other in PAIRS:
        asked |= {
            f"sources of {one} {other}": partial(views.sources, record, actor=one, recipient=other),
            f"timeline {one} {other} --once": partial(
                views.timeline, record, one, other, once=True
            ),
        }
    return asked | {"sources of all": partial(views.sources, record)}


def plans(work: Callable[[], object]) -> list[str]:
    """What SQLite says of the queries of ``work``, each different one once."""
    seen: dict[str, list[str]] = {}

    def note(connection: sa.Connection, _: object, query: str, given: object, *__: object) -> None:
        if query.lstrip().startswith(("SELECT", "WITH")) and query not in seen:
            cursor = connection.connection.cursor()
            cursor.execute(f"EXPLAIN QUERY PLAN {query}", given)
            seen[query] = [row[3] for row in cursor.fetchall()]
            cursor.close()

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    work()
    sa.event.remove(sa.Engine, "before_cursor_execute", note)
    return [line for plan in seen.values() for line in plan]


def ask(questions: Mapping[str, Callable[[], Table]], *, with_plans: bool) -> None:
    """Prints how long each question takes, how many rows it has and, maybe, its query plans."""
    for name, work in questions.items():
        taken, rows = seconds(work), len(work())
        print(f"{name:44} {taken:8.3f} s {rows:8,} rows", flush=True)
        if with_plans:
            print(*(f"    {line}" for line in plans(work)), sep="\n")


def measure(path: Path, *, with_plans: bool, told: bool) -> None:
    """Prints how long opening, adding and each view take, and the size of the file."""
    load()
    print(f"{'opening':44} {seconds(lambda: Record(path, create=False).close()):8.3f} s")
    with Record(path, create=False) as record:
        ask(questions(record), with_plans=with_plans)
        if told:
            first = str(record.documents().rows[0]["id"])
            start = time.perf_counter()
            record.happenings(document=first)
            print(f"{'which reports are of one event':44} {time.perf_counter() - start:8.3f} s")
            ask(told_questions(record), with_plans=with_plans)
        more = list(islice(readings(random.Random(SEED + 1), ADDED * 100), ADDED))
        # Readings that wait in a list would keep Python's collector busy.
        gc.freeze()
        start = time.perf_counter()
        record.add_many(more)
        print(f"{f'adding {ADDED:,} readings':44} {time.perf_counter() - start:8.3f} s")


def main() -> None:
    """Makes a record where there is none, and measures it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=EVENTS)
    parser.add_argument("--path", type=Path, help="the record; kept, and used if it is there")
    parser.add_argument("--plans", action="store_true", help="print SQLite's query plans")
    parser.add_argument(
        "--told", action="store_true", help="also ask what needs reports of one event"
    )
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.path or Path(folder) / "benchmark.db"
        if not path.exists():
            start = time.perf_counter()
            documents = fill(path, chosen.events)
            print(
                f"{f'filling with {documents:,} documents':44} {time.perf_counter() - start:8.3f} s"
            )
        print(f"{'size':44} {path.stat().st_size / 1e9:8.3f} GB")
        measure(path, with_plans=chosen.plans, told=chosen.told)


if __name__ == "__main__":
    main()
