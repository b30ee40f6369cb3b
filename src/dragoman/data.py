"""Data files: TOML, each checked as it is read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

from dragoman.errors import DataFileError


class Data(BaseModel):
    """Base of what a data file holds: immutable, and closed to fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


D = TypeVar("D", bound=BaseModel)


def tables(package: str, name: str) -> dict[str, Any]:
    """What the file ``name`` of a package holds.

    Raises :class:`DataFileError` where a list of words has one twice.
    """
    found = tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))
    for place, word in _given_twice(found):
        raise DataFileError(f"{name}: {place}: {word!r} is given twice")
    return found


def _given_twice(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Where a list of words has one again, and which."""
    named = value.items() if isinstance(value, dict) else ()
    for key, held in named:
        yield from _given_twice(held, f"{place}.{key}".lstrip("."))
    if isinstance(value, list):
        words = [word for word in value if isinstance(word, str)]
        yield from ((place, word) for at, word in enumerate(words) if word in words[:at])


def load(package: str, name: str, kind: type[D]) -> D:
    """What the file ``name`` of a package holds, as a ``kind``."""
    return kind.model_validate(tables(package, name))
