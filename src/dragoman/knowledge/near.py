"""The code that was probably meant by words that are none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from dragoman.knowledge import Knowledge

_NEAR = 3
_TWO_LETTERS = 2
_ALIKE, _ALIKE_NAMES = 0.66, 0.75
_CODE = re.compile(r"\S+( \w{3})?")


def no_party(words: str, known: Knowledge) -> str:
    """``no country or organisation 'Turkey'; did you mean TUR?``: what a message says of them.

    A name that is known, or two letters of ISO 3166, mean their own code alone; else codes of
    names like it are given or, of what looks like a code, codes like it. Two letters are like
    nothing.
    """
    two_letters = {row.iso2: row.id for row in known.countries.values()}
    called = {
        form.lower(): row.id
        for row in known.countries.values()
        for form in (row.name, *row.names, *row.adjectives)
    }
    called |= {
        form.lower(): row.code
        for row in known.organisations.values()
        for form in (row.name, *row.names, *row.acronyms)
    }
    asked, first = words.strip().lower(), words.strip().upper().partition(" ")[0]
    if asked in called:
        near = [called[asked]]
    elif len(first) <= _TWO_LETTERS:
        near = [two_letters[first]] if first in two_letters else []
    else:
        near = [called[form] for form in nearest(asked, called, _ALIKE_NAMES)]
        near = near or (nearest(first, known.codes) if _CODE.fullmatch(asked) else [])
    return f"no country or organisation {words!r}{did_you_mean(near)}"


def nearest(asked: str, known: Iterable[str], alike: float = _ALIKE) -> list[str]:
    """Those of ``known`` that are spelt most like what was asked, best first; three at most."""
    return get_close_matches(asked, sorted(known), _NEAR, alike)


def did_you_mean(near: Iterable[str]) -> str:
    """The end of a message that proposes other words; empty where there are none."""
    listed = " or ".join(list(dict.fromkeys(near))[:_NEAR])
    return f"; did you mean {listed}?" if listed else ""
