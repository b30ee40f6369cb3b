"""Symmetry: two states exchanged in a text are exchanged in its reading, and nothing else changes.

The texts in ``swap/`` are written for any two states, ``{A}`` and ``{B}``. A reading is compared
in the template's own terms: offsets into it, and ``A`` and ``B`` for the states.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman import knowledge
from dragoman.knowledge import Country
from dragoman.model import Document
from dragoman.reading.pipeline import read_document

TEXTS = sorted((Path(__file__).parent / "swap").glob("*.txt"))
PAIRS = [
    *("PER CHL", "KEN SOM", "CHN JPN", "IND PAK", "ARM AZE", "SRB XKX", "EGY ETH", "GRC TUR"),
    *("RUS UKR", "ISR IRN", "VNM KHM", "COL VEN", "MAR DZA", "RWA BDI", "POL BLR", "GHA TGO"),
    *("QAT BHR", "HUN SVK", "AUS IDN", "BRA ARG"),
]
PUBLISHED = date(2024, 5, 16)
_PLACE = re.compile(r"\{([AB])(?:\.(\w+))?\}")
_STATES = knowledge.load().countries


@dataclass(frozen=True)
class Filled:
    """A template filled with two states: its text, and where each placeholder went."""

    text: str
    moves: tuple[tuple[int, int, int], ...]
    """Start and end in the text, and start in the template."""
    letters: dict[str, str]
    """``A`` or ``B`` for each code."""

    def neutral(self, value: Any) -> Any:
        """A unit with template offsets and letters in the place of states."""
        if isinstance(value, dict):
            if set(value) == {"start", "end"} and isinstance(value["start"], int):
                return self._origin(value["start"]), self._origin(value["end"])
            return {key: self.neutral(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.neutral(item) for item in value]
        if isinstance(value, str):
            return self._lettered(value)
        return value

    def _origin(self, offset: int) -> int:
        shift = 0
        for start, end, origin in self.moves:
            if start < offset < end:
                return origin
            if offset >= end:
                shift = end - origin
        return offset - shift

    def _lettered(self, words: str) -> str:
        if words in self.letters:
            return self.letters[words]
        for code, letter in self.letters.items():
            for form in sorted(_forms(_STATES[code]).values(), key=len, reverse=True):
                words = re.sub(rf"\b{re.escape(form)}\b", letter, words)
        return words


def _forms(state: Country) -> dict[str | None, str]:
    return {
        None: state.name,
        "adj": state.adjectives[0],
        "people": state.people[1] if len(state.people) > 1 else state.people[0],
        "capital": state.capital[0],
    }


def fill(template: str, first: str, second: str) -> Filled:
    codes = {"A": first, "B": second}
    text, moves, done = "", [], 0
    for place in _PLACE.finditer(template):
        text += template[done : place.start()]
        form = _forms(_STATES[codes[place[1]]])[place[2]]
        moves.append((len(text), len(text) + len(form), place.end()))
        text += form
        done = place.end()
    return Filled(text + template[done:], tuple(moves), {first: "A", second: "B"})


def units(template: str, first: str, second: str) -> dict[str, Any]:
    """What is read in a text about two states, in the template's terms."""
    headline, _, body = template.partition("\n\n")
    filled = fill(body, first, second)
    title = fill(headline, first, second).text
    reading = read_document(Document(title=title, text=filled.text, published=PUBLISHED))
    assert reading.events
    assert reading.statements
    data = reading.model_dump(mode="json", exclude={"document", "versions", "places"})
    for event in data["events"]:
        event["place"] = event["place"] and event["place"]["country"]
    return {kind: filled.neutral(found) for kind, found in data.items()}


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_exchanged(path: Path, pair: str) -> None:
    first, second = pair.split()
    template = path.read_text(encoding="utf-8")
    assert units(template, second, first) == units(template, first, second)
