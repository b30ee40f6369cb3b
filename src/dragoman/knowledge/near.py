"""The code that is meant by words: by a name, or probably by words that are none."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache

from dragoman.knowledge import NON_STATE, SECTORS, Knowledge

_NEAR = 3
_TWO_LETTERS = 2
_ALIKE, _ALIKE_NAMES = 0.66, 0.75
_CODE = re.compile(r"\S+( \w{3})?")
_PARTS = re.compile(r"[^\w']+")
_CLASSES = NON_STATE - {"UNO", "EUR"}
"""Codes that many organisations share and that none of them is called by."""


def code(words: str, known: Knowledge) -> str | None:
    """The code that some words are or stand for, in any case; None where that is not one code.

    ``civ``, ``Ivory Coast`` and ``Ivorian`` are ``CIV``, ``Ivory Coast MIL`` is ``CIV MIL``. What
    follows a code is not looked at.
    """
    parts = words.upper().split()
    if parts and parts[0] in known.codes:
        return " ".join(parts)
    if len(named := _named(known).get(_plain(words), ())) == 1:
        return named[0]
    if len(parts) > 1 and parts[-1] in SECTORS:
        country = code(words.strip().rpartition(" ")[0], known)
        return f"{country} {parts[-1]}" if country and " " not in country else None
    return None


def no_party(words: str, known: Knowledge) -> str:
    """``no country or organisation 'Turky'; did you mean TUR?``: what a message says of them.

    Codes that a name may stand for are given, or that two letters of ISO 3166 mean; else codes of
    names like it or, of what looks like a code, codes like it. Two letters are like nothing.
    """
    two_letters = {row.iso2: row.id for row in known.countries.values()}
    called = {**_shared(known), **_named(known)}
    asked, first = _plain(words), words.strip().upper().partition(" ")[0]
    if asked in called:
        near = list(called[asked])
    elif len(first) <= _TWO_LETTERS:
        near = [two_letters[first]] if first in two_letters else []
    else:
        near = [code for form in nearest(asked, called, _ALIKE_NAMES) for code in called[form]]
        near = near or (nearest(first, known.codes) if _CODE.fullmatch(words.strip()) else [])
    return f"no country or organisation {words!r}{did_you_mean(near)}"


def nearest(asked: str, known: Iterable[str], alike: float = _ALIKE) -> list[str]:
    """Those of ``known`` that are spelt most like what was asked, best first; three at most."""
    return get_close_matches(asked, sorted(known), _NEAR, alike)


def did_you_mean(near: Iterable[str]) -> str:
    """The end of a message that proposes other words; empty where there are none."""
    listed = " or ".join(list(dict.fromkeys(near))[:_NEAR])
    return f"; did you mean {listed}?" if listed else ""


_Codes = Mapping[str, tuple[str, ...]]


@lru_cache
def _named(known: Knowledge) -> _Codes:
    """The codes of states and of organisations that have one to themselves, by their names.

    Of the organisations under one code, the first is the one whose code it is.
    """
    own = {row.code: row for row in reversed([*known.organisations.values()])}
    forms = [
        (form, row.id)
        for row in known.countries.values()
        for form in (row.name, *row.names, *row.adjectives, *row.people)
    ]
    forms += [
        (form, row.code)
        for row in own.values()
        if row.code not in _CLASSES
        for form in (row.name, *row.names, *row.acronyms)
    ]
    return _by_form(forms)


@lru_cache
def _shared(known: Knowledge) -> _Codes:
    """The codes of all other organisations."""
    return _by_form(
        (form, row.code)
        for row in known.organisations.values()
        for form in (row.name, *row.names, *row.acronyms)
        if _plain(form) not in _named(known)
    )


def _by_form(forms: Iterable[tuple[str, str]]) -> _Codes:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for form, code in forms:
        found[_plain(form)][code] = None
    return {form: tuple(codes) for form, codes in found.items()}


def _plain(words: str) -> str:
    """Words without case, accents and article, for comparison."""
    letters = unicodedata.normalize("NFKD", words.casefold().replace("’", "'"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(filter(None, _PARTS.split(plain))).removeprefix("the ")
