"""Events into dyads.

A compound event is one event in the record; in a table of dyads it is a row for each pair of an
actor with a recipient. An event of equals, which has no recipients, is a row for each party with
each other, in both directions, as ICEWS and GDELT have it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations, product
from typing import TypeVar

from dragoman.exports.coded import Coded, Party

P = TypeVar("P", bound=Hashable)

_DIGITS = 13


@dataclass(frozen=True)
class Dyad:
    """One party acting on or with another, or alone."""

    coded: Coded
    number: int
    """Counted from 1 within the event."""
    actor: Party
    recipient: Party | None

    @property
    def id(self) -> str:
        """Document, event and number, the same in every export."""
        return f"{self.coded.row['document']}-{self.coded.row['id']}-{self.number}"

    @property
    def whole_id(self) -> int:
        """The id as a number below 2 ** 52, which R and JSON hold without loss."""
        return int(hashlib.sha256(self.id.encode()).hexdigest()[:_DIGITS], 16)


def dyads(coded: Coded) -> Iterator[Dyad]:
    """The dyads of an event; one without recipient where it has a single party."""
    for number, (actor, recipient) in enumerate(pairs(coded.actors, coded.recipients), start=1):
        yield Dyad(coded, number, actor, recipient)


def pairs(actors: Sequence[P], recipients: Sequence[P]) -> list[tuple[P, P | None]]:
    """Who acts on whom, each pair once.

    A party that stands on both sides of a compound event does not act on itself; it does where
    nobody else is there.
    """
    sides = product(actors, recipients) if recipients else permutations(actors, 2)
    found: list[tuple[P, P | None]] = list(dict.fromkeys(sides))
    others = [pair for pair in found if pair[0] != pair[1]]
    return others or found or [(actor, None) for actor in dict.fromkeys(actors)]
