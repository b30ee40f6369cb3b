"""The record's events as exports see them: row, event and document together, parties by code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from dragoman.model import Actor, Event, Reading, Status
from dragoman.table import Row

if TYPE_CHECKING:
    from dragoman.record import Story

T = TypeVar("T")

JOINED = "; "
"""Between the several values of one cell, as in the record's tables."""

_COUNTED = frozenset({Status.REALISED, Status.FUTURE})


@dataclass(frozen=True)
class Party:
    """All actors of one code on one side of an event."""

    code: str
    """``CHN GOV``"""
    actors: tuple[Actor, ...]

    @property
    def country(self) -> str:
        """ISO 3166 alpha-3, a PLOVER non-state code, or an organisation's registry id."""
        return self.code.split(" ")[0]

    @property
    def sector(self) -> str:
        """PLOVER sector."""
        return self.code.split(" ")[1]

    @property
    def names(self) -> str:
        """Persons and bodies by name."""
        return _joined(actor.name for actor in self.actors)

    @property
    def offices(self) -> str:
        """Offices that the text gives."""
        return _joined(actor.office for actor in self.actors)

    @property
    def country_class(self) -> str | None:
        """PLOVER class of an organisation with an id of its own."""
        return next((actor.country_class for actor in self.actors if actor.country_class), None)


@dataclass(frozen=True)
class Coded:
    """One event of the record."""

    row: Row
    """As ``Record.events()`` has it."""
    event: Event
    reading: Reading
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]

    @property
    def counts(self) -> bool:
        """Whether it is counted: not what did not happen or is only supposed.

        What is to come is counted: its type says so (codebook 4.2: a future visit is AGREE).
        """
        return self.row["status"] in _COUNTED

    @property
    def day(self) -> date | None:
        """Its day, where it has a single one."""
        return self._common(lambda day: day)

    @property
    def month(self) -> tuple[int, int] | None:
        """Year and month, where all its days lie in one month."""
        return self._common(lambda day: (day.year, day.month))

    @property
    def year(self) -> int | None:
        """Its year, where all its days lie in one year."""
        return self._common(lambda day: day.year)

    def words(self, party: Party) -> str:
        """What the text calls a party, where its statement or evidence says so; else empty."""
        spoken = self._speaker() if party in self.actors else None
        return spoken or self._mention(party.code) or ""

    def _speaker(self) -> str | None:
        """The words that name the one party that spoke."""
        wanted = self.event.statement
        said = next((said for said in self.reading.statements if said.id == wanted), None)
        if said is None or said.speaker is None or len(self.actors) > 1:
            return None
        return said.speaker.of(self.reading.document.text)

    def _mention(self, code: str) -> str | None:
        """The first words inside the evidence that stand for this party alone."""
        for mention in self.reading.actors:
            if self.event.evidence.overlaps(mention.span):
                if {actor.code for actor in mention.actors} == {code}:
                    return mention.span.of(self.reading.document.text)
        return None

    def _common(self, part: Callable[[date], T]) -> T | None:
        start, end = self.row["start"], self.row["end"]
        if isinstance(start, date) and isinstance(end, date) and part(start) == part(end):
            return part(start)
        return None


def coded(stories: Iterable[Story]) -> Iterator[Coded]:
    """The events of documents, one by one, without those that were rejected by hand."""
    for story in stories:
        events = {event.id: event for event in story.reading.events}
        for row in story.rows:
            event = events.get(str(row["id"]))
            if event is None:
                continue
            yield Coded(
                row,
                event,
                story.reading,
                _parties(row["actors"], event.actors),
                _parties(row["recipients"], event.recipients),
            )


def _parties(codes: object, actors: tuple[Actor, ...]) -> tuple[Party, ...]:
    found = str(codes).split(JOINED) if codes else []
    return tuple(Party(code, tuple(a for a in actors if a.code == code)) for code in found)


def _joined(values: Iterable[str | None]) -> str:
    return JOINED.join(dict.fromkeys(value for value in values if value))
