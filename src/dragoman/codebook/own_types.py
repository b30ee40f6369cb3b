"""A user's ``types.toml``: new event types, and new modes of the shipped ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.codebook.entries import EventType, Mode, ModeName
from dragoman.codebook.files import TYPES, DataFile, checked
from dragoman.data import Data
from dragoman.errors import DataFileError

_NAME = re.compile(r"[A-Z][A-Z0-9_-]*")


class _Modes(Data):
    """What may be said of a shipped type."""

    modes: dict[ModeName, Mode]


def merged(shipped: Mapping[str, EventType], file: DataFile) -> dict[str, EventType]:
    """The shipped types and the file's; a type's new modes come before its others.

    Raises :class:`DataFileError`, also where a shipped type or mode would be changed: what an
    event's type means must not depend on whose codebook wrote it down.
    """
    types = dict(shipped)
    for name, entry in _tables(file).items():
        where = f"{file.path}: {name}"
        if name in shipped:
            types[name] = _with_modes(shipped[name], entry, where)
        elif _NAME.fullmatch(name):
            types[name] = checked(EventType, entry, where)
        else:
            raise DataFileError(f"{where}: a type's name is in capitals, like CONSULT")
    for name, kind in types.items():
        for field, wrong in _wrong(kind, types):
            raise DataFileError(f"{file.path}: {name}: {field}: {wrong}")
    return types


def _wrong(kind: EventType, types: Mapping[str, EventType]) -> Iterator[tuple[str, str]]:
    """Fields that name a type or mode that there is not, and what is wrong with them."""
    stopped, _, mode = (kind.stopped or "").partition(" ")
    named = {"future": kind.future, "refused": kind.refused}
    if kind.stopped is not None:
        named["stopped"] = stopped
    for field, other in named.items():
        if other is not None and other not in types:
            yield field, f"no event type {other!r}"
        elif field == "stopped" and mode and mode not in types[stopped].modes:
            yield field, f"{stopped} has no mode {mode!r}"


def _tables(file: DataFile) -> dict[str, Any]:
    data = file.data()
    for key in data:
        if key != TYPES:
            raise DataFileError(f"{file.path}: {key}: unknown key; types are [types.NAME]")
    tables = data.get(TYPES, {})
    if not isinstance(tables, dict):
        raise DataFileError(f"{file.path}: {TYPES}: no table; types are [types.NAME]")
    return tables


def _with_modes(kind: EventType, entry: object, where: str) -> EventType:
    for key in entry if isinstance(entry, dict) else ():
        if key != "modes":
            raise DataFileError(f"{where}: {key}: a shipped type can only be given new modes")
    modes = checked(_Modes, entry, where).modes
    for name in modes:
        if name in kind.modes:
            raise DataFileError(f"{where}: modes.{name}: a mode of this name is shipped")
    return kind.model_copy(update={"modes": {**modes, **kind.modes}})
