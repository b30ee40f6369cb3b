"""The code that was probably meant by words that are none."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from dragoman.knowledge import Knowledge

_NEAR = 3
_ALIKE = 0.66


def no_party(words: str, known: Knowledge) -> str:
    """``no country or organisation 'Turkey'; did you mean TUR?``: what a message says of them.

    A name that is known means its own code alone; else codes of names like it are given, or codes
    like the first word.
    """
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
    asked = words.lower()
    alike = [asked] if asked in called else nearest(asked, called)
    codes = [called[form] for form in alike]
    near = codes or nearest(words.strip().upper().partition(" ")[0], known.codes)
    return f"no country or organisation {words!r}{did_you_mean(near)}"


def nearest(asked: str, known: Iterable[str], alike: float = _ALIKE) -> list[str]:
    """Those of ``known`` that are spelt most like what was asked, best first; three at most."""
    return get_close_matches(asked, sorted(known), _NEAR, alike)


def did_you_mean(near: Iterable[str]) -> str:
    """The end of a message that proposes other words; empty where there are none."""
    listed = " or ".join(list(dict.fromkeys(near))[:_NEAR])
    return f"; did you mean {listed}?" if listed else ""
