"""What became of each part of a commitment or demand: of each thing, by each party that it is on.

``Ghana and Togo agreed to open the bridge and to lower the toll`` has four parts: Togo may have
lowered the toll, and nothing else be done.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import NamedTuple

from dragoman.record.likeness import senses, shared_by_shorter
from dragoman.record.vocabulary import words
from dragoman.views import linking
from dragoman.views.linking import Link, Unit
from dragoman.views.tellings import Told

_BETWEEN = re.compile(r"(,?\s+and\s+|[,;]\s+)")
_OPENING = re.compile(r"(?:to|that|for|an?|the|its|their|his|her|our|all|any|no)\s", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:who|which|whose|where|when|while|as|if|in|on|at|by|from|after|before|including|such)\s",
    re.IGNORECASE,
)

_ANYBODY = ""


class Part(NamedTuple):
    """One thing, by one party; the party is empty where it is on nobody."""

    thing: int
    party: str


def by_part(
    told: Told,
    links: Iterable[Link],
    parties: frozenset[str],
    doers: Callable[[Unit, frozenset[str]], frozenset[str]],
) -> dict[Part, str | None]:
    """The last of some links, which stand by their days, of each part; None where there is none.

    ``doers`` says for which of the ``parties`` a unit speaks; for none of them is for all.
    """
    of_all = things(told.first.content)
    found: dict[Part, str | None] = {
        Part(*one): None for one in product(range(len(of_all)), parties or {_ANYBODY})
    }
    for link in links:
        who = doers(link.unit, parties) or parties or {_ANYBODY}
        concerned = product(_concerned(of_all, link), who)
        found |= {Part(*one): link.link for one in concerned}
    return found


def things(content: str) -> list[frozenset[str]]:
    """The senses of each thing that a content lists: ``release, an apology and compensation``.

    Words behind ``and`` are a thing of their own where they open like one, or where commas part the
    things before them.
    """
    first, *more = _BETWEEN.split(content)
    joints = [place for place, mark in enumerate(more) if mark.strip(" ,") == "and"]
    found, is_list = [first], False
    for place in range(0, len(more), 2):
        mark, piece = more[place], more[place + 1]
        is_comma = place not in joints and joints[-1:] > [place] and not _ASIDE.match(piece)
        is_list |= is_comma
        if is_comma or (place in joints and (is_list or _OPENING.match(piece))):
            found.append(piece)
        else:
            found[-1] += mark + piece
    of_pieces = (frozenset(senses(words(piece))) for piece in found)
    return [own for own in of_pieces if own] or [frozenset()]


def _concerned(of_all: Sequence[frozenset[str]], link: Link) -> list[int]:
    """The things that a link is about, those most alike to its words; all where none is."""
    said = link.unit.senses if link.likeness else link.of.senses
    shares = [shared_by_shorter(own, said) for own in of_all]
    least = min(linking.rules().thing, max(shares))
    return [place for place, share in enumerate(shares) if share >= least]
