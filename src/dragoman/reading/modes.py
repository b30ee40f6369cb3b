"""Which mode of its type an event has, by its words and by the number of its parties."""

from __future__ import annotations

from collections.abc import Set

from dragoman.codebook import Codebook
from dragoman.model import Actor
from dragoman.reading.parties import countries


def by_words(book: Codebook, kind: str, words: Set[str]) -> str | None:
    """The first mode of the type that one of the lemmas tells."""
    modes = book.types[kind].modes
    return next((name for name, mode in modes.items() if not words.isdisjoint(mode.words)), None)


def by_number(kind: str, actors: tuple[Actor, ...]) -> str | None:
    """A meeting of three or more parties is multilateral (codebook section 4.2)."""
    return "multilateral" if kind == "CONSULT" and len(countries(actors)) > 2 else None
