"""Who stands with whom in a dyad."""

from __future__ import annotations

import pytest

from dragoman.exports.dyads import pairs


@pytest.mark.parametrize(
    ("actors", "recipients", "found"),
    [
        ("A", "B", "A>B"),
        ("AB", "CD", "A>C A>D B>C B>D"),
        ("AB", "", "A>B B>A"),
        ("ABC", "", "A>B A>C B>A B>C C>A C>B"),
        ("A", "", "A>-"),
        ("A", "A", "A>A"),
        ("AB", "A", "B>A"),
        ("AB", "BA", "A>B B>A"),
        ("AA", "B", "A>B"),
        ("AA", "", "A>A"),
    ],
)
def test_pairs(actors: str, recipients: str, found: str) -> None:
    shown = (f"{one}>{other or '-'}" for one, other in pairs(list(actors), list(recipients)))
    assert " ".join(shown) == found
