"""Salience: which sides a document speaks of, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice

from dragoman.model import Actor
from dragoman.reading.mentions import NOBODY, Meant, Mention
from dragoman.reading.parties import AGAINST, side

_OFTEN = 4
"""Mentions that make a party one of the two that a document is about."""
_TWICE = 2
"""The same, where the document speaks of no third."""
_ALONE = 0.5
"""Share of the first state's mentions up to which a document is about that one alone."""
_RIVAL = 0.75
"""Share of the second side's mentions above which a third one is as salient."""


class Salience:
    """Counts the mentions of each side in one document."""

    def __init__(self) -> None:
        self._countries: Counter[str] = Counter()
        self._sides: dict[str, Actor] = {}
        self._counts: Counter[str] = Counter()
        self.mediators: frozenset[str] = frozenset()
        """Countries and organisations that stand between the sides of the text."""

    def add(self, mention: Mention) -> None:
        """Counts a mention; a government, once it is named, stands for its state."""
        if not mention.locative:
            self._countries.update(actor.country for actor in mention.actors)
        for actor in mention.actors:
            known = self._sides.setdefault(side(actor), actor)
            if actor.sector == "GOV" != known.sector:
                self._sides[side(actor)] = actor
            self._counts[side(actor)] += 1

    def clear(self) -> None:
        """Begins anew."""
        self._countries.clear()
        self._sides.clear()
        self._counts.clear()

    @property
    def countries(self) -> Mapping[str, int]:
        """Mentions by country, those as a place left out."""
        return self._countries

    def speaks_of(self, country: str) -> bool:
        """Whether any party of that country was mentioned."""
        return any(actor.country == country for actor in self._sides.values())

    def ranked(self) -> Iterator[Actor]:
        """The sides, those named most often first."""
        return (self._sides[name] for name, _ in self._counts.most_common())

    def focus(self) -> tuple[Actor, ...]:
        """The two sides that the document is about: named far more often than any other; those
        that mediate are none, unless there are no other two."""
        return self._two(self.mediators) or self._two(frozenset())

    def _two(self, apart: frozenset[str]) -> tuple[Actor, ...]:
        counts = (each for each in self._counts.most_common() if self._of(each[0]) not in apart)
        ranked = list(islice(counts, 3))
        alone = len(ranked) == 2 and ranked[0][1] > _TWICE
        if len(ranked) < 2 or ranked[1][1] < (_TWICE if alone else _OFTEN):
            return ()
        if len(ranked) > 2 and ranked[2][1] > _RIVAL * ranked[1][1]:
            return ()
        return self._sides[ranked[0][0]], self._sides[ranked[1][0]]

    def topic(self) -> tuple[Actor, ...]:
        """The one state that the document is about, with its parties: named far more often than
        all others."""
        counts = Counter[str]()
        for name, number in self._counts.items():
            counts[self._sides[name].country] += number
        first, second = [*counts.most_common(2), ("", 0), ("", 0)][:2]
        if first[1] < _OFTEN or second[1] > _ALONE * first[1]:
            return ()
        own = self._sides.get(first[0])
        return (Actor(country=first[0], sector="GOV", country_class=own and own.country_class),)

    def civil_war(self) -> str | None:
        """The state that fights a group of its own, where the text names that group as often as
        any other state."""
        groups = [s for s in self._sides.values() if s.sector in AGAINST and not s.country_class]
        if len(groups) != 1:
            return None
        own, often = groups[0].country, self._counts[side(groups[0])]
        apart = self.mediators | {own}
        others = (n for name, n in self._counts.items() if self._of(name) not in apart)
        return own if own in self._sides and often >= max(others, default=0) else None

    def _of(self, name: str) -> str:
        """The country of a side."""
        return self._sides[name].country

    def at_war(self, country: str) -> Meant:
        """A state's two sides: its government and the one group that stands against it."""
        groups = [s for s in self._sides.values() if s.sector in AGAINST and s.country == country]
        if len(groups) != 1:
            return NOBODY
        state = self._sides.get(country) or Actor(country=country)
        return Meant((state, groups[0]), "plural", doubtful=True)
