"""What became of each part of a commitment or demand: of each thing, by each party that it is on.

``Ghana and Togo agreed to open the bridge and to lower the toll`` has four parts: Togo may have
lowered the toll, and nothing else be done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import NamedTuple

from dragoman.record.likeness import shared_by_shorter
from dragoman.views import linking
from dragoman.views.linking import Link, Unit
from dragoman.views.tellings import Told
from dragoman.views.things import things

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
    of_all = [frozenset(thing) for thing in things(told.first.content)]
    found: dict[Part, str | None] = {
        Part(*one): None for one in product(range(len(of_all)), parties or {_ANYBODY})
    }
    for link in links:
        who = doers(link.unit, parties) or parties or {_ANYBODY}
        concerned = product(_concerned(of_all, link), who)
        found |= {Part(*one): link.link for one in concerned}
    return found


def _concerned(of_all: Sequence[frozenset[str]], link: Link) -> list[int]:
    """The things that a link is about, those most alike to its words; all where none is."""
    if len(of_all) == 1:
        return [0]
    said = link.unit.senses if link.likeness else link.of.senses
    shares = [shared_by_shorter(own, said) for own in of_all]
    least = min(linking.rules().thing, max(shares))
    return [place for place, share in enumerate(shares) if share >= least]
