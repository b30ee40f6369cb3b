"""Unbroken runs of names, titles, role nouns and capitalised words: ``Kenya's coast guard``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.knowledge import Sector
from dragoman.reading.lexicon import Match, Party, Role
from dragoman.reading.parties import AGAINST

_OF_STATES: frozenset[Sector] = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "PTY", "UNK"})
_DEPUTY = "deputy"
"""A member of parliament, but not before an office: ``Deputy Trade Minister``."""
_OF_ANY = frozenset({"man", "boy"})
"""Nouns for people who are of whatever group is named: ``Hezbollah men``."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """An unbroken run of names, role nouns and capitalised words."""

    first: int
    last: int
    parties: tuple[Match[Party], ...]
    roles: tuple[Match[Role], ...]
    proper: tuple[int, ...]
    """Token indices of the words that look like a person's own name."""
    words: str
    possessive: bool
    """Whether a possessive 's stands inside it."""
    governed: bool
    """Whether ``of``, ``in`` or another preposition stands right before it."""

    def sector_on(self, day: date | None) -> str:
        """The first sector that is not plain government, else government; that of ``source`` only
        where no other role is named, as ``government source`` does. Whoever arms or governs for a
        group that stands against its state is of the group."""
        group = next((m.entry for m in self.parties if m.entry.kind == "group"), None)
        own = (r.entry for r in self.roles if r.entry.phrase not in _OF_ANY)
        if group is not None and all(role.sector in _OF_STATES for role in own):
            if group.sector_on(day) in AGAINST:
                return group.sector_on(day)
        named = [r.entry for r in self.roles[:-1] if not self._only_describes(r.entry)]
        named += [r.entry for r in self.roles[-1:]]
        sectors = [role.sector for role in named if role.kind != "honorific"]
        sectors = [sector for sector in sectors if sector != "UNK"] or sectors
        sectors += [match.entry.sector_on(day) for match in self.parties]
        return next((sector for sector in sectors if sector != "GOV"), "GOV")

    def _only_describes(self, role: Role) -> bool:
        """``the veteran president``, ``Deputy Trade Minister``: what the holder of an office is
        besides."""
        private = role.sector == "CVL" and role.kind == "person" and self.roles[-1].entry.office
        return private or role.phrase == _DEPUTY

    @property
    def is_bare_name(self) -> bool:
        """Whether it can be a person's name without a title, be a part of it a country's name as
        well: ``Ana Rios``, ``Georgia Rios``."""
        if not self.proper or self.roles or self.possessive:
            return False
        places = all(match.entry.kind in ("country", "capital") for match in self.parties)
        return not self.parties or (places and (self.is_given_name or self._is_surname))

    @property
    def _is_surname(self) -> bool:
        """Whether a country's name ends it, behind a word that is nobody's name: ``Ana Jordan``."""
        return self.proper[0] == self.first and self.proper[-1] < self.last

    @property
    def is_organ(self) -> bool:
        """Whether it ends in a noun for a body of a state: ``border service``."""
        return bool(self.roles) and self.roles[-1].entry.is_state_body

    @property
    def is_bare_place(self) -> bool:
        """Whether it is nothing but a country's or capital's name."""
        kinds = [match.entry.kind for match in self.parties]
        return kinds in (["country"], ["capital"]) and not self.roles and not self.proper

    @property
    def is_place(self) -> bool:
        """Whether somebody can be received there: a country, a capital or a government's seat."""
        return self.is_bare_place or [m.entry.kind for m in self.parties] == ["seat"]

    @property
    def is_given_name(self) -> bool:
        """Whether it opens with a country's name that is a given name too."""
        first = self.parties[0] if self.parties else None
        return bool(
            first is not None
            and first.entry.ambiguous
            and self.proper
            and self.proper[0] > self.first
            and not self.governed
        )

    @property
    def office(self) -> str | None:
        """The phrase of the last role that introduces a holder."""
        offices = [role.entry.phrase for role in self.roles if role.entry.office]
        return offices[-1] if offices else None

    @property
    def is_office(self) -> bool:
        """Whether it is a title of office, be it a named holder's."""
        return bool(self.roles) and self.roles[-1].entry.office

    @property
    def person(self) -> bool:
        """Whether the chunk stands for one human being."""
        kinds = {role.entry.kind for role in self.roles[-1:]}
        return (bool(self.proper) and not kinds & {"body", "vessel"}) or bool(kinds & {"person"})
