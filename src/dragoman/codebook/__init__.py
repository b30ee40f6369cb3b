"""The codebook: event types, speech acts, frames and cues, read from TOML files.

Types, modes, quad classes and intensities follow the PLOVER manual of February 2024
(CC BY-SA 4.0); CAMEO roots and Goldstein values as in ``plover.toml``, which names its sources.
Every frame and cue carries an example sentence with its expected coding, and each runs as a test.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dragoman.errors import DataFileError
from dragoman.model import Act, Modality


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Mode(_Entry):
    """One mode of an event type, with the words of a clause that choose it."""

    intensity: float
    words: tuple[str, ...] = ()


class EventType(_Entry):
    """One PLOVER event type."""

    quad: int = Field(ge=1, le=4)
    intensity: float
    cameo: str
    goldstein: float
    equal: bool = False
    """Whether parties named as equals are all actors (CONSULT, AGREE, SUPPORT)."""
    recipient_needed: bool = False
    future: str | None = None
    """Type that the same event takes when it is still to come; None where it stays."""
    refused: str | None = None
    """Type that the same event takes when it is refused."""
    modes: dict[str, Mode] = Field(default_factory=dict)


class Context(_Entry):
    """One PLOVER context, with the words of a paragraph that raise it."""

    words: tuple[str, ...] = ()


class Example(_Entry):
    """A sentence written for this project and what must be coded from it."""

    text: str
    coding: str
    """``ACTORS > RECIPIENTS TYPE [mode] [status]`` for a frame, with actors joined by `` + ``
    and ``-`` for none; ``SPEAKERS > ADDRESSEES act [polarity]`` for a cue."""


class Pattern(_Entry):
    """What a clause must look like to be taken by a frame or a cue."""

    id: str
    kind: Literal["verb", "noun", "adjective", "any"] = "verb"
    predicate: tuple[str, ...]
    """Lemmas; a verb's particle follows it (``carry out``)."""
    object: tuple[str, ...] = ()
    """Where given, the patient's head must be one of these lemmas."""
    has: tuple[str, ...] = ()
    """Roles, prepositions or complement kinds (``that``, ``to``, ``ing``) that must be filled."""
    lacks: tuple[str, ...] = ()
    """Roles, prepositions or complement kinds that must not be filled."""
    words: tuple[str, ...] = ()
    """Where given, one of these lemmas must stand in the clause."""
    negated: bool | None = None
    """Where given, whether the clause must be negated; the negation is then part of the pattern."""
    example: Example


class Frame(Pattern):
    """A clause pattern that codes to an event type."""

    type: str
    mode: str | None = None
    actor: tuple[str, ...] = ("agent",)
    """Roles in which the actor is looked for, in order; the first filled one counts."""
    recipient: tuple[str, ...] = ("patient",)
    """Roles in which the recipient is looked for, in order."""
    equal: bool = False
    """All parties are actors of one event, whatever role they fill."""
    settled: bool = False
    """Keeps its type whatever the clause's tense or negation (``refuse``, ``threaten``)."""


class Cue(Pattern):
    """A clause pattern that reports speech."""

    act: Act
    speaker: tuple[str, ...] = ("agent",)
    addressee: tuple[str, ...] = ("addressee",)
    content: tuple[str, ...] = ("complement",)
    """Roles, prepositions or ``complement``, in order; the first filled one is the content."""
    modality: Modality | None = None


E = TypeVar("E", bound=_Entry)
P = TypeVar("P", bound=Pattern)


class Codebook(_Entry):
    """The whole codebook, checked."""

    version: str
    types: dict[str, EventType]
    acts: dict[Act, str]
    """Verbal event type of each act; empty for ``state``, which is no event."""
    contexts: dict[str, Context]
    frames: tuple[Frame, ...]
    cues: tuple[Cue, ...]


def _load_toml(path: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataFileError(f"{path}: not a readable TOML file: {error}") from error


def _files(folder: Traversable) -> Iterator[Traversable]:
    if folder.is_dir():
        for path in sorted(folder.iterdir(), key=lambda item: item.name):
            if path.name.endswith(".toml"):
                yield path


def _entries(
    folders: Sequence[Traversable], key: str, kind: type[P], taken: frozenset[str] = frozenset()
) -> tuple[P, ...]:
    """The checked entries of all files, in the order of the folders; ids are given once."""
    found: dict[str, P] = {}
    for folder in folders:
        for path in _files(folder / f"{key}s"):
            for place, entry in enumerate(_load_toml(path).get(key, []), start=1):
                name = entry.get("id") or f"{key} {place}"
                checked = _checked(kind, entry, f"{path}: {name}")
                if checked.id in found or checked.id in taken:
                    raise DataFileError(f"{path}: {checked.id}: this id is given twice")
                found[checked.id] = checked
    return tuple(found.values())


def _checked(kind: type[E], entry: dict[str, Any], where: str) -> E:
    try:
        return kind.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise DataFileError(f"{where}: {field}: {first['msg']}") from error


def _refer_to_types(frames: tuple[Frame, ...], types: dict[str, EventType]) -> None:
    for frame in frames:
        if frame.type not in types:
            raise DataFileError(f"frame {frame.id}: no event type {frame.type}")
        if frame.mode and frame.mode not in types[frame.type].modes:
            raise DataFileError(f"frame {frame.id}: {frame.type} has no mode {frame.mode}")


@cache
def load(extra: Path | None = None) -> Codebook:
    """The shipped codebook, with the frames and cues of folder ``extra`` read before its own.

    Raises :class:`DataFileError` naming the file and the entry that does not fit.
    """
    home = files(__name__)
    folders: list[Traversable] = [*([extra] if extra else []), home]
    data = _load_toml(home / "plover.toml")
    data["frames"] = _entries(folders, "frame", Frame)
    data["cues"] = _entries(folders, "cue", Cue, frozenset(each.id for each in data["frames"]))
    book = _checked(Codebook, data, "plover.toml")
    _refer_to_types(book.frames, book.types)
    return book
