"""Anything a user hands over, made into documents: plain text, web pages, JSON Lines.

The libraries that tell encodings, languages and articles apart are loaded when a source needs
them, so that importing this package costs next to nothing.
"""

from __future__ import annotations

import codecs
import io
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from dragoman.errors import DragomanError, SourceError
from dragoman.sources.document import Loaded, SourceOptions
from dragoman.sources.encoding import refuse_binary
from dragoman.sources.html import load_html
from dragoman.sources.table import load_lines
from dragoman.sources.text import load_text

__all__ = ["Loaded", "Source", "SourceOptions", "documents", "expand"]

Source = Path | Literal["-"]
"""A file, or ``-`` for standard input."""

_SUFFIXES = (".htm", ".html", ".jsonl", ".md", ".txt")
"""Suffixes of the files that are read out of a folder."""

_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HEAD = 4_096


def documents(
    source: Source, options: SourceOptions | None = None
) -> Iterator[Loaded | DragomanError]:
    """The documents of one file or of standard input, in order.

    What cannot be read comes as a ``SourceError`` or ``LanguageError`` in its place, never
    raised, so that one bad file or line does not stop the rest. A document is named as its
    source is given; where that is JSON Lines, by the id of its line, or ``NAME:LINE``.
    """
    # A file name need not be text; a document's name must be.
    name = str(source).encode("utf-8", "replace").decode("utf-8")
    try:
        yield from _load(source, name, options or SourceOptions())
    except OSError as error:
        yield _system_error(name, error)
    except DragomanError as error:
        yield error


def expand(paths: Sequence[str]) -> tuple[list[Source], list[SourceError]]:
    """The sources meant by command-line arguments, each once, and what is wrong with the others.

    Folders are searched through to their readable files in sorted order, hidden ones passed
    over; files are taken whatever their suffix.
    """
    sources: dict[Source, None] = {}
    errors: list[SourceError] = []
    for path in paths:
        found, wrong = _expand_one(path)
        sources.update(dict.fromkeys(found))
        errors.extend(wrong)
    return list(sources), errors


def _expand_one(given: str) -> tuple[Sequence[Source], Sequence[SourceError]]:
    if given == "-":
        return ("-",), ()
    if not given:
        # Path("") is the current folder.
        return (), (SourceError("'': no name of a file or folder"),)
    path = Path(given)
    try:
        path.stat()
    except (OSError, ValueError) as error:
        return (), (_system_error(given, error),)
    return _search(path) if path.is_dir() else ((path,), ())


def _search(folder: Path) -> tuple[Sequence[Source], Sequence[SourceError]]:
    found: list[Path] = []
    errors: list[SourceError] = []

    def unreadable(error: OSError) -> None:
        errors.append(_system_error(str(error.filename), error))

    for root, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(
            Path(root, name)
            for name in names
            if not name.startswith(".") and Path(name).suffix.lower() in _SUFFIXES
        )
    if not found and not errors:
        errors.append(SourceError(f"{folder}: no {'/'.join(_SUFFIXES)} file in it; name its files"))
    return sorted(found), errors


def _load(source: Source, name: str, options: SourceOptions) -> Iterator[Loaded | DragomanError]:
    if source != "-" and source.suffix.lower() == ".jsonl":
        with source.open("rb") as file:
            refuse_binary(file.peek(_HEAD), name)
            yield from load_lines(file, name, options)
        return
    data = _standard_input(name) if source == "-" else source.read_bytes()
    kind = _kind(name, data)
    if kind == "jsonl":
        yield from load_lines(io.BytesIO(data), name, options)
    elif kind == "html":
        yield load_html(data, name, options)
    else:
        yield load_text(data, name, options)


def _standard_input(name: str) -> bytes:
    # Python has none where the program was started with it closed.
    if sys.stdin is None:
        raise SourceError(f"{name}: standard input is closed; pass a file")
    return sys.stdin.buffer.read()


def _kind(name: str, data: bytes) -> str:
    suffix = Path(name).suffix.lower()
    if suffix in (".html", ".htm"):
        return "html"
    start = data.removeprefix(codecs.BOM_UTF8).lstrip()
    if _is_object(start.partition(b"\n")[0]):
        return "jsonl"
    if suffix == ".json" or _is_json(start):
        raise SourceError(f"{name}: no JSON Lines; give one JSON object a line")
    return "html" if _HTML.match(start) else "text"


def _is_object(line: bytes) -> bool:
    return line.startswith(b"{") and _is_json(line)


def _is_json(data: bytes) -> bool:
    """Whether ``data`` is a JSON object or array."""
    try:
        return data.startswith((b"{", b"[")) and json.loads(data) is not None
    except (ValueError, RecursionError):
        return False


def _system_error(name: str, error: OSError | ValueError) -> SourceError:
    match error:
        case FileNotFoundError():
            return SourceError(f"{name}: no such file or folder; check the path")
        case PermissionError():
            return SourceError(f"{name}: may not be read; ask for permission to read it")
        case IsADirectoryError():
            return SourceError(f"{name}: a folder; name its files")
        case OSError(strerror=str(reason)):
            return SourceError(f"{name}: cannot be read ({reason}); check the path")
    return SourceError(f"{name}: cannot be read ({error}); check the path")
