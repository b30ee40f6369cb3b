"""The TOML files of a codebook: which there are, and what stands in them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from dragoman.data import Data
from dragoman.errors import DataFileError
from dragoman.own_files import listed

E = TypeVar("E", bound=Data)

TYPES = "types"
FRAMES = "frames"
CUES = "cues"

_LAYOUT = "types.toml, frames/*.toml, cues/*.toml"


@dataclass(frozen=True)
class DataFile:
    """One file, as it was when the codebook was loaded."""

    part: str
    """:data:`TYPES`, :data:`FRAMES` or :data:`CUES`."""
    name: str
    """Its name within that part."""
    path: str
    """What a message calls it."""
    content: bytes

    def data(self) -> dict[str, Any]:
        """Its TOML; raises :class:`DataFileError`."""
        try:
            return tomllib.loads(self.content.decode("utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise DataFileError(f"{self.path}: not a readable TOML file: {error}") from error


def shipped(home: Traversable) -> Iterator[DataFile]:
    """The package's own files of frames and cues, by name."""
    for part in (FRAMES, CUES):
        for path in sorted((home / part).iterdir(), key=lambda item: item.name):
            yield DataFile(part, path.name, f"{part}/{path.name}", path.read_bytes())


def own(folder: Path) -> tuple[DataFile, ...]:
    """The files of a user's folder, in the order in which they are read.

    Hidden files and notes (``*.md``, ``*.txt``) are passed over. Raises :class:`DataFileError` for
    what is no such folder, for a file that has no place in one, and where there is none at all.
    """
    if not folder.is_dir():
        raise DataFileError(f"{folder}: no folder")
    try:
        found = tuple(_own(folder))
    except OSError as error:
        raise DataFileError(f"{error.filename or folder}: {error.strerror}") from error
    if not found:
        raise DataFileError(f"{folder}: no folder with any of {_LAYOUT}")
    return found


def _own(folder: Path) -> Iterator[DataFile]:
    for path in listed(folder):
        if path.name == f"{TYPES}.toml":
            yield DataFile(TYPES, path.name, str(path), path.read_bytes())
        elif path.name in (FRAMES, CUES):
            for file in listed(path):
                if file.suffix != ".toml":
                    raise _stray(file)
                yield DataFile(path.name, file.name, str(file), file.read_bytes())
        else:
            raise _stray(path)


def _stray(path: Path) -> DataFileError:
    return DataFileError(f"{path}: no file of a codebook ({_LAYOUT}; notes as *.md or *.txt)")


def checked(kind: type[E], entry: object, where: str) -> E:
    """The entry as a ``kind``; raises :class:`DataFileError` that names ``where`` and the field."""
    try:
        return kind.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        wrong = first["msg"].removeprefix("Value error, ")
        raise DataFileError(": ".join(filter(None, (where, field, wrong)))) from error
