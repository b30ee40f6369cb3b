"""What the tests of days of publication share: a text without one, and the day found in a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dragoman.sources import Loaded, documents

REST = "The foreign ministers of Arvania and Borland met on Thursday, officials said."


def published(folder: Path, text: str) -> tuple[date | None, str | None]:
    """The day of publication of a text, and where it was found."""
    path = folder / "a.txt"
    path.write_text(text, encoding="utf-8")
    (only,) = documents(path)
    assert isinstance(only, Loaded), only
    return only.document.published, only.document.published_from
