"""Gold cases of this folder: one JSON object a line."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.model import Document


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def document(case: dict[str, Any]) -> Document:
    """The document a case is about."""
    return Document(
        text=case["text"],
        published=date.fromisoformat(case["published"]),
        outlet=case.get("outlet"),
        outlet_country=case.get("outlet_country"),
    )


def place(text: str, words: str, nth: int) -> tuple[int, int]:
    """Where the words stand the ``nth`` time, counted from 1, as whole words."""
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))[nth - 1]
    return found.start(), found.end()
