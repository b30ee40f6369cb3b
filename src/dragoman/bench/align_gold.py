"""Gold of alignments: two documents, where their statements stand, and which tell the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.bench.files import Gold, check, parse_json, read_text
from dragoman.bench.panel_units import as_document, read_documents
from dragoman.errors import BenchError
from dragoman.model import Document, Span, Statement


class _File(Gold):
    file: str
    outlet: str | None = None
    outlet_country: str | None = None
    published: date


class _Statement(Gold):
    cue: str
    nth: int = 1
    content: str


class _Alignment(Gold):
    a: _File | str
    b: _File | str
    statements_a: tuple[_Statement, ...] = ()
    statements_b: tuple[_Statement, ...] = ()
    pairs: tuple[tuple[int, int], ...]
    only_a: tuple[int, ...]
    only_b: tuple[int, ...]


@dataclass(frozen=True)
class Place:
    """Where a gold statement stands."""

    cue: Span
    content: tuple[Span, ...]


@dataclass(frozen=True)
class GoldAccount:
    """A document and the statements that a careful reader finds in it, in gold's order."""

    document: Document
    places: tuple[Place, ...]

    def standing_for(self, statement: Statement) -> int | None:
        """Index of the gold statement that a read one is: first by the cue, then by the content
        they share; None for a statement that gold has not."""
        shared = [
            (_shared(statement.cue, place.cue) > 0, _overlap(statement, place), -index)
            for index, place in enumerate(self.places)
        ]
        best = max(shared, default=(False, 0, 0))
        return -best[2] if best[0] or best[1] else None


@dataclass(frozen=True)
class GoldPair:
    """Two accounts and how their statements are aligned: pairs of indices."""

    id: str
    a: GoldAccount
    b: GoldAccount
    pairs: frozenset[tuple[int, int]]
    only_a: frozenset[int]
    only_b: frozenset[int]


def read_pairs(path: Path) -> tuple[list[GoldPair], list[str]]:
    """The pairs of a folder or file, and the names of those whose documents are not beside them.

    A side is a text file with its statements' cues and contents, or the id of a panel document in
    the same folder. A folder's JSON files without ``pairs`` pass.
    """
    found, missing = [], []
    for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
        value = parse_json(read_text(file), str(file))
        if path.is_dir() and not (isinstance(value, dict) and "pairs" in value):
            continue
        gold = check(_Alignment, value, str(file))
        if all(_source(file, side).is_file() for side in (gold.a, gold.b)):
            found.append(_pair(file, gold))
        else:
            missing.append(file.stem)
    if not found:
        raise BenchError(f"{path}: holds no alignment whose documents are there too")
    return found, missing


def _source(file: Path, side: _File | str) -> Path:
    return file.parent / (f"{side}.json" if isinstance(side, str) else side.file)


def _pair(file: Path, gold: _Alignment) -> GoldPair:
    a = _account(file, gold.a, gold.statements_a)
    b = _account(file, gold.b, gold.statements_b)
    left = {i for i, _ in gold.pairs} | set(gold.only_a)
    right = {j for _, j in gold.pairs} | set(gold.only_b)
    if left != set(range(len(a.places))) or right != set(range(len(b.places))):
        raise BenchError(f"{file}: pairs and only_a, only_b are not all statements of the accounts")
    return GoldPair(
        id=file.stem,
        a=a,
        b=b,
        pairs=frozenset(gold.pairs),
        only_a=frozenset(gold.only_a),
        only_b=frozenset(gold.only_b),
    )


def _account(file: Path, side: _File | str, statements: tuple[_Statement, ...]) -> GoldAccount:
    path = _source(file, side)
    if isinstance(side, str):
        [panel] = read_documents(path)
        places = tuple(Place(one.cue, one.content) for one in panel.statements)
        return GoldAccount(as_document(panel), places)
    document = Document(
        text=read_text(path),
        name=path.name,
        outlet=side.outlet,
        outlet_country=side.outlet_country,
        published=side.published,
        published_from="option",
    )
    where = f"{file}: {path.name}"
    places = tuple(_place(document.text, statement, where) for statement in statements)
    return GoldAccount(document, places)


def _place(text: str, statement: _Statement, where: str) -> Place:
    cue = _nth(text, rf"(?<!\w){re.escape(statement.cue)}(?!\w)", statement.nth)
    content = _nth(text, re.escape(statement.content), 1)
    if cue is None or content is None:
        raise BenchError(f"{where}: does not hold {statement.cue!r} {statement.content!r}")
    return Place(cue, (content,))


def _nth(text: str, pattern: str, nth: int) -> Span | None:
    found: Iterator[re.Match[str]] = re.finditer(pattern, text)
    spans = [Span(start=match.start(), end=match.end()) for match in found]
    return spans[nth - 1] if 0 < nth <= len(spans) else None


def _overlap(statement: Statement, place: Place) -> int:
    return sum(_shared(part, words) for part in statement.content for words in place.content)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
