"""Who held which office: the table of office-holders, asked by name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from dragoman.knowledge import Knowledge, OfficeHolder

_FOREMOST = (
    *("head_of_state", "head_of_government", "igo_head", "foreign", "defence", "deputy_head"),
    *("security_adviser", "spokesperson"),
)
"""Of several offices held at once the first of these is the one that news means."""
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "ð": "d", "’": "'"})


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """A name without case, accents and hyphens: ``Édouard`` as ``edouard``."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(kept.replace("-", " ").replace(".", " ").split())


def rows_of(name: str, known: Knowledge) -> Sequence[OfficeHolder]:
    """All terms of the persons of that name, in any spelling that the table has."""
    return _by_name(known).get(folded(name), ())


def rows_of_surname(name: str, known: Knowledge) -> Sequence[OfficeHolder]:
    """All terms of persons whose name ends in that one or, where family names stand first, begins
    with it; in the table's order."""
    surname = folded(name)
    rows = _by_outer_word(known).get(surname.rpartition(" ")[2], ())
    return [row for row in rows if any(_has_surname(row, full, surname) for full in _names(row))]


def _has_surname(row: OfficeHolder, name: str, surname: str) -> bool:
    first = row.country in _FAMILY_NAME_FIRST and name.startswith(f"{surname} ")
    return first or name.endswith(f" {surname}")


def _names(row: OfficeHolder) -> set[str]:
    return {folded(name) for name in (row.person, *row.aliases)}


def foremost(rows: Iterable[OfficeHolder]) -> OfficeHolder:
    """The term that news most likely means; of equal ones the latest."""
    latest = sorted(rows, key=lambda row: row.start or "", reverse=True)
    return min(latest, key=_order)


def holders(role: str, country: str, known: Knowledge) -> Sequence[OfficeHolder]:
    """All terms in offices of that role in a country or organisation, in the table's order."""
    return [row for row in known.officeholders if row.role == role and row.country == country]


def _order(row: OfficeHolder) -> int:
    return _FOREMOST.index(row.role) if row.role in _FOREMOST else len(_FOREMOST)


@cache
def _by_name(known: Knowledge) -> Mapping[str, tuple[OfficeHolder, ...]]:
    """Terms by the holder's folded name, aliases, and two-word names the other way round: Korean,
    Chinese and Japanese names are written in both orders."""
    found: dict[str, list[OfficeHolder]] = {}
    for row in known.officeholders:
        names = _names(row)
        if row.country in _FAMILY_NAME_FIRST:
            names |= {_turned(name) for name in names}
        if row.country in _TWO_SURNAMES:
            names |= {name.rpartition(" ")[0] for name in names if name.count(" ") > 1}
        for name in sorted(names):
            found.setdefault(name, []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}


@cache
def _by_outer_word(known: Knowledge) -> Mapping[str, Sequence[OfficeHolder]]:
    """Terms by the last word of the holder's names and, where family names stand first, also by the
    first."""
    found: dict[str, list[OfficeHolder]] = {}
    for row in known.officeholders:
        words = {name.rpartition(" ")[2] for name in _names(row)}
        if row.country in _FAMILY_NAME_FIRST:
            words |= {name.partition(" ")[0] for name in _names(row)}
        for word in sorted(words):
            found.setdefault(word, []).append(row)
    return found


_FAMILY_NAME_FIRST = frozenset({"CHN", "HKG", "HUN", "JPN", "KOR", "PRK", "TWN"})
_TWO_SURNAMES = frozenset(
    (
        *("ARG", "BOL", "CHL", "COL", "CRI", "CUB", "DOM", "ECU", "ESP", "GNQ", "GTM", "HND"),
        *("MEX", "NIC", "PAN", "PER", "PRY", "SLV", "URY", "VEN"),
    )
)
"""Where a father's and a mother's name are written in full and only the first is used."""


def _turned(name: str) -> str:
    """``yoshimasa hayashi`` as ``hayashi yoshimasa``, ``kang kyung wha`` as ``kyung wha kang``."""
    first, _, rest = name.partition(" ")
    last = name.rpartition(" ")
    return f"{last[2]} {last[0]}" if len(name.split()) == 2 else f"{rest} {first}"
