"""The codebook: event types, speech acts, frames and cues, read from TOML files.

Types, modes, quad classes and intensities follow the PLOVER manual of February 2024
(CC BY-SA 4.0); CAMEO roots and Goldstein values as in ``plover.toml``, which names its sources.
Every frame and cue carries an example sentence with its expected coding, and each runs as a test.
A user's folder with files of the same form adds types, modes, frames and cues.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from dragoman.codebook import codings, files, own_types
from dragoman.codebook.codings import Coding
from dragoman.codebook.entries import (
    Codebook,
    Context,
    Cue,
    EventType,
    Example,
    Frame,
    Mode,
    Pattern,
)
from dragoman.codebook.files import CUES, FRAMES, TYPES, DataFile, checked
from dragoman.errors import DataFileError
from dragoman.own_files import fingerprint

__all__ = [
    "Codebook",
    "Coding",
    "Context",
    "Cue",
    "EventType",
    "Example",
    "Frame",
    "Mode",
    "Pattern",
    "expected",
    "load",
]

_KINDS: dict[str, tuple[str, type[Frame] | type[Cue]]] = {
    FRAMES: ("frame", Frame),
    CUES: ("cue", Cue),
}
"""The entries of each part: their key and what they are."""


def load(extra: Path | None = None) -> Codebook:
    """The shipped codebook, with what folder ``extra`` adds to it.

    ``extra`` has any of ``types.toml`` (types, and modes of shipped types), ``frames/*.toml`` and
    ``cues/*.toml``, each of the shipped files' form; its frames and cues count before the shipped
    ones. No name may be given twice, nor one that is shipped. Raises :class:`DataFileError` naming
    the file, the entry and the field that does not fit.
    """
    return _load(files.own(extra) if extra else ())


def expected(entry: Frame | Cue, types: Mapping[str, EventType]) -> Coding:
    """What must be coded from the entry's example; raises ValueError that says what is wrong."""
    coding = entry.example.coding
    if isinstance(entry, Frame):
        return codings.of_event(coding, types)
    return codings.of_statement(coding)


@cache
def _load(own: tuple[DataFile, ...]) -> Codebook:
    home = resources(__name__)
    plover = home / "plover.toml"
    data = DataFile(TYPES, plover.name, plover.name, plover.read_bytes()).data()
    types = {name: checked(EventType, entry, name) for name, entry in data[TYPES].items()}
    for file in own:
        if file.part == TYPES:
            types = own_types.merged(types, file)
    taken: dict[str, str] = {}
    shipped_entries = [*_entries(files.shipped(home), types, taken)]
    own_entries = [*_entries(own, types, taken)]
    entries = (*own_entries, *shipped_entries)
    data |= {
        "version": _version(data["version"], own),
        "types": types,
        "frames": [entry for entry in entries if isinstance(entry, Frame)],
        "cues": [entry for entry in entries if isinstance(entry, Cue)],
        "own": [entry.id for entry in own_entries],
    }
    return checked(Codebook, data, plover.name)


def _version(shipped: str, own: tuple[DataFile, ...]) -> str:
    pieces = (piece for file in own for piece in (file.part, file.name, file.content))
    return f"{shipped}+{fingerprint(pieces)}" if own else shipped


def _entries(
    found: Iterable[DataFile], types: Mapping[str, EventType], taken: dict[str, str]
) -> Iterator[Frame | Cue]:
    """The checked frames and cues of the files; where each id was given is noted in ``taken``."""
    for file in found:
        if file.part == TYPES:
            continue
        key, kind = _KINDS[file.part]
        for place, table in enumerate(_tables(file, key), start=1):
            where = f"{file.path}: {table.get('id') or f'{key} {place}'}"
            entry = checked(kind, table, where)
            if entry.id in taken:
                raise DataFileError(f"{where}: id: given already in {taken[entry.id]}")
            taken[entry.id] = file.path
            if isinstance(entry, Frame):
                _refer(entry, types, where)
            _ask(entry, types, where)
            yield entry


def _tables(file: DataFile, key: str) -> list[dict[str, Any]]:
    data = file.data()
    for name in data:
        if name != key:
            raise DataFileError(f"{file.path}: {name}: unknown key; entries are [[{key}]]")
    tables = data.get(key, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise DataFileError(f"{file.path}: {key}: no list of tables; entries are [[{key}]]")
    return tables


def _refer(frame: Frame, types: Mapping[str, EventType], where: str) -> None:
    if frame.type not in types:
        raise DataFileError(f"{where}: type: no event type {frame.type}")
    if frame.mode is not None and frame.mode not in types[frame.type].modes:
        raise DataFileError(f"{where}: mode: {frame.type} has no mode {frame.mode}")


def _ask(entry: Frame | Cue, types: Mapping[str, EventType], where: str) -> None:
    try:
        expected(entry, types)
    except ValueError as error:
        raise DataFileError(f"{where}: example.coding: {error}") from error
