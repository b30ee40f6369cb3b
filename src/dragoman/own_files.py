"""Folders of a user's own data files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

_NOTES = (".md", ".txt")


def listed(folder: Path) -> list[Path]:
    """What is in a folder, save hidden files and notes (``*.md``, ``*.txt``), by name."""
    return sorted(
        path
        for path in folder.iterdir()
        if not path.name.startswith(".") and path.suffix not in _NOTES
    )


def fingerprint(pieces: Iterable[str | bytes]) -> str:
    """Eight hexadecimal digits that change with the names and contents of files."""
    digest = hashlib.sha256()
    for piece in pieces:
        raw = piece.encode() if isinstance(piece, str) else piece
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()[:8]
