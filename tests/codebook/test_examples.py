"""The codebook's own examples: what stands beside each frame and cue is what it reads there."""

from __future__ import annotations

import pytest

from dragoman import codebook
from dragoman.codebook import Cue, Frame
from dragoman.examples import check

BOOK = codebook.load()


@pytest.mark.parametrize("entry", [*BOOK.frames, *BOOK.cues], ids=lambda entry: entry.id)
def test_entry_codes_its_example(entry: Frame | Cue) -> None:
    found = check(entry, BOOK)
    assert found.right, f"{entry.example.text}\n{entry.example.coding}\n{found.read}"
