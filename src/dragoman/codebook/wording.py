"""The lexicon of loaded wording, read from ``wording.toml``, which describes its fields.

Every entry carries an example sentence with the marks it must give, and each runs as a test.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, ValidationError, model_validator

from dragoman.data import Data
from dragoman.errors import DataFileError
from dragoman.model import Direction

Role = Literal["agent", "doer", "holder", "named", "modified"]


class Example(Data):
    """A sentence written for this project and all that must be marked in it."""

    text: str
    marks: tuple[str, ...] = Field(min_length=1)
    """``WORDS > PARTIES``, parties joined by `` + `` and ``-`` for none."""

    @model_validator(mode="after")
    def _marked_words_stand_in_the_text(self) -> Self:
        for mark in self.marks:
            words, arrow, parties = mark.partition(" > ")
            if not (arrow and parties) or words not in self.text:
                raise ValueError(f"the mark {mark!r} does not fit the text")
        return self


class Loaded(Data):
    """One entry: words that judge a party, and where that party is found."""

    id: str
    words: tuple[str, ...] = Field(min_length=1)
    """Lemmas, or phrases of lemmas; lower case but for proper names."""
    kind: Literal["verb", "noun", "adjective", "adverb", "phrase"]
    direction: Literal[Direction.AGAINST, Direction.FOR]
    target: tuple[Role, ...] = Field(min_length=1)
    """Roles in which the party judged is looked for, in order; the first filled one counts."""
    only: tuple[str, ...] = ()
    """Where given, one of these lemmas must stand beside the word."""
    unless: tuple[str, ...] = ()
    """Lemmas beside the word that make it plain description."""
    party: bool = False
    """Whether the word judges only where the party judged is found."""
    neutral: str | None = None
    """What a plain account would say; None where it would say nothing."""
    example: Example


class Wordings(Data):
    """The whole lexicon, checked."""

    carriers: frozenset[str]
    conduct: frozenset[str]
    done_to: frozenset[str]
    hedges: frozenset[str]
    introducers: frozenset[str]
    wording: tuple[Loaded, ...]


def _entries(path: Traversable, tables: list[dict[str, Any]]) -> tuple[Loaded, ...]:
    """The checked entries; an id, and a word of a kind, are given once."""
    found: dict[str, Loaded] = {}
    owners: dict[tuple[str, str], str] = {}
    for place, table in enumerate(tables, start=1):
        name = table.get("id") or f"wording {place}"
        try:
            entry = Loaded.model_validate(table)
        except ValidationError as error:
            raise DataFileError(f"{path}: {name}: {_first(error)}") from error
        if entry.id in found:
            raise DataFileError(f"{path}: {entry.id}: this id is given twice")
        for word in entry.words:
            owner = owners.setdefault((entry.kind, word), entry.id)
            if owner != entry.id:
                raise DataFileError(f"{path}: {entry.id}: {word!r} stands in {owner} already")
        found[entry.id] = entry
    return tuple(found.values())


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"


@cache
def load(path: Path | None = None) -> Wordings:
    """The shipped lexicon, or the one in the file at ``path``.

    Raises :class:`DataFileError` naming the file and the entry that does not fit.
    """
    source: Traversable = path or files("dragoman.codebook") / "wording.toml"
    try:
        data = tomllib.loads(source.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataFileError(f"{source}: not a readable TOML file: {error}") from error
    data["wording"] = _entries(source, data.get("wording", []))
    try:
        return Wordings.model_validate(data)
    except ValidationError as error:
        raise DataFileError(f"{source}: {_first(error)}") from error
