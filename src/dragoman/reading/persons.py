"""Persons a document has introduced, and those whom the table of office-holders knows."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date

from dragoman.knowledge import Knowledge, OfficeHolder
from dragoman.model import Actor
from dragoman.reading import roster
from dragoman.reading.lexicon import Match, Role

_LEADING = frozenset({"head_of_state", "head_of_government"})


class Persons:
    """Who is meant by a name in one document, published on ``day``."""

    def __init__(self, day: date | None, known: Knowledge) -> None:
        self._day = day
        self._known = known
        self._persons: dict[str, Actor] = {}
        self._surnames: dict[str, Actor] = {}
        self._alone: set[str] = set()
        self._opening: dict[str, str] = {}
        """A full name by each word or words that it opens with."""
        self._shared: set[str] = set()
        """What the full names of several persons open with: ``kim``."""

    def introduce(self, name: str, actor: Actor) -> None:
        """Files a person under the full name and each part of it that can stand alone."""
        parts = [part.strip(".,'’") for part in name.split()]
        if len(parts) > 1:
            self._compare(roster.folded(name))
        for key in (name, *(part for part in parts if len(part) > 1)):
            self._persons[_fold(key)] = actor
        if len(parts) > 1:
            self._surnames[_fold(parts[-1])] = actor
        else:
            self._alone.add(_fold(parts[-1]))

    def surname(self, name: str) -> Actor | None:
        """The person introduced with that surname."""
        return self._surnames.get(_fold(name))

    def person(self, name: str) -> Actor | None:
        """The person introduced under that name or a part of it, as a headline may."""
        if roster.folded(name) in self._shared:
            return None
        found = self._persons.get(_fold(name))
        if found is not None:
            return found
        parts = name.split()
        last = _fold(parts[-1])
        if len(parts) > 1 and len(parts[0].strip(".")) == 1:
            return self._surnames.get(last)  # "A. Rios"
        if last in self._alone:
            return self._persons[last]
        known = [self._persons.get(_fold(part)) for part in parts]
        known = [actor for actor in known if actor is not None]
        if known and len(known) == len(parts):
            return known[-1]
        return None

    def _compare(self, full: str) -> None:
        """Finds out what a full name and those before it open with alike; one that only goes on
        where another ends is the same person's."""
        words = full.split()
        for end in range(1, len(words)):
            opening = " ".join(words[:end])
            other = self._opening.setdefault(opening, full)
            if not full.startswith(other) and not other.startswith(full):
                self._shared.add(opening)

    def office_of(self, name: str) -> Actor | None:
        """Who the roster says that person is on the document's date; states must agree.

        Whoever held an office before that date and holds none now is a former official.
        """
        day = self._day
        if day is None or " " not in name:
            return None
        begun = [row for row in roster.rows_of(name, self._known) if row.begun_by(day)]
        holding = [row for row in begun if row.held_on(day)]
        over = all(row.ended_before(day) for row in begun)
        found = holding or (begun if over else [])
        if len({row.country for row in found}) != 1:
            return None
        row = roster.foremost(found)
        sector, office = (row.sector, row.office) if holding else ("ELI", f"former {row.office}")
        return Actor(country=row.country, sector=sector, name=name, office=office)

    def titled(self, surname: str, roles: Sequence[Match[Role]]) -> Actor | None:
        """``President Rios``: the one whom the roster has under that surname and title then."""
        held = self._held(surname, {roles[-1].entry.key}) if roles else ()
        return _official(held[0]) if held else None

    def leader(self, surname: str) -> Actor | None:
        """``Putin``: who headed a state or government under that surname then, of one country."""
        held = self._held(surname, _LEADING)
        return _official(roster.foremost(held)) if held else None

    def _held(self, surname: str, roles: Container[str | None]) -> Sequence[OfficeHolder]:
        """The terms that ran under a surname in such roles on the document's date, where all are
        of one country."""
        day = self._day
        if day is None or " " in surname:
            return ()
        rows = roster.rows_of_surname(surname, self._known)
        held = [row for row in rows if row.role in roles and row.held_on(day)]
        return held if len({row.country for row in held}) == 1 else ()


def _official(row: OfficeHolder) -> Actor:
    return Actor(country=row.country, sector=row.sector, name=row.person, office=row.office)


def _fold(name: str) -> str:
    return name.casefold().replace("’", "'").strip(" .,'")
