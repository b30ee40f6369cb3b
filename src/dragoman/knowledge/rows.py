"""What a row of each knowledge table holds.

Every table is a CSV file whose header is exactly the field names of its class here, but for those
:func:`added`; ``|`` separates alternatives within a cell and an empty cell stands for "none" or
"not known".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeVar, cast, get_args

NON_STATE = frozenset({"IGO", "UNO", "EUR", "NGO", "MNC", "ISM", "IMG"})
"""PLOVER's codes in the country's place for parties that are no state (codebook section 2)."""

Sector = Literal[
    "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "REB", "UAF", "PRM", "CRM",
    "BUS", "CVL", "JRN", "REL", "LAB", "EDU", "MED", "AGR", "SOC", "REF", "ELI", "PRE", "UNK",
]  # fmt: skip
"""A sector of codebook section 2."""
SECTORS: frozenset[str] = frozenset(get_args(Sector))

_T = TypeVar("_T")
_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def column(parse: Callable[[str], _T]) -> _T:
    """A dataclass field whose cell is turned into its value by ``parse``."""
    return cast(_T, field(metadata={"parse": parse}))


def added(parse: Callable[[str], _T]) -> _T:
    """A column that files of before it was added may lack, as the last ones: its cells are empty
    there."""
    return field(default=parse(""), metadata={"parse": parse})


def _text(cell: str) -> str:
    if not cell:
        raise ValueError("must not be empty")
    return cell


def _optional(cell: str) -> str | None:
    return cell or None


def _forms(cell: str) -> tuple[str, ...]:
    forms = tuple(cell.split("|")) if cell else ()
    if any(not form or form != form.strip() for form in forms):
        raise ValueError("has an empty form or blanks beside a '|'")
    return forms


def _number(limit: float) -> Callable[[str], float | None]:
    def parse(cell: str) -> float | None:
        if not cell:
            return None
        number = float(cell)
        if not -limit <= number <= limit:
            raise ValueError(f"{cell} is not between -{limit:g} and {limit:g}")
        return number

    return parse


def _whole(cell: str) -> int | None:
    return int(cell) if cell else None


def _flag(cell: str) -> bool:
    if cell not in {"true", "false", ""}:
        raise ValueError(f"'{cell}' is neither true nor false")
    return cell == "true"


def _one_of(*allowed: str, empty: str | None = None) -> Callable[[str], str]:
    def parse(cell: str) -> str:
        if not cell and empty is not None:
            return empty
        if cell not in allowed:
            raise ValueError(f"'{cell}' is none of {', '.join(allowed)}")
        return cell

    return parse


def _matching(pattern: str, what: str) -> Callable[[str], str]:
    def parse(cell: str) -> str:
        if not re.fullmatch(pattern, cell):
            raise ValueError(f"'{cell}' is not {what}")
        return cell

    return parse


def _partial_date(cell: str) -> str | None:
    if not cell:
        return None
    match = _PARTIAL_DATE.fullmatch(cell)
    if not match:
        raise ValueError(f"'{cell}' is not a date YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = match.groups(default="1")
    date(int(year), int(month), int(day))
    return cell


_sector = _one_of(*sorted(SECTORS))
_slug = _matching(r"[a-z0-9]+(?:-[a-z0-9]+)*", "an id of lower-case letters, digits and hyphens")


@dataclass(frozen=True, slots=True)
class Country:
    """A state, a dependent territory or a partially recognised state."""

    id: str = column(_matching(r"[A-Z]{3}", "three capital letters"))
    """ISO 3166 alpha-3; ``XKX`` for Kosovo."""
    cow: int | None = column(_whole)
    """Correlates of War number."""
    gw: int | None = column(_whole)
    """Gleditsch and Ward number."""
    cameo: str | None = column(_optional)
    name: str = column(_text)
    names: tuple[str, ...] = column(_forms)
    """Official, short and former names and abbreviations."""
    adjectives: tuple[str, ...] = column(_forms)
    people: tuple[str, ...] = column(_forms)
    """Nouns for inhabitants, singular and plural."""
    capital: tuple[str, ...] = column(_forms)
    """Capital first, then its other spellings and other seats of government."""
    seats: tuple[str, ...] = column(_forms)
    """Buildings and streets that stand for the executive."""
    called: tuple[str, ...] = column(_forms)
    """What few states are called by: nouns (``kingdom``), and the adjectives of regions, after the
    United Nations' M49 and common use (``central asian``)."""
    kind: str = column(_one_of("state", "territory", "partially_recognised"))
    lat: float | None = column(_number(90))
    lon: float | None = column(_number(180))
    ambiguous: tuple[str, ...] = column(_forms)
    """Those of the forms above that also name something else: a person, another state, a town."""
    iso2: str | None = added(_optional)
    """ISO 3166 alpha-2; ``XK`` for Kosovo."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation of states, or one that acts across states."""

    id: str = column(_slug)
    code: str = column(_matching(r"[A-Z][A-Z0-9]+", "a code of capital letters"))
    """What stands in an actor's country place: the registry id, or a PLOVER code."""
    kind: str = column(_one_of("IGO", "UNO", "EUR", "NGO", "MNC"))
    """PLOVER class."""
    sector: str = column(_sector)
    name: str = column(_text)
    names: tuple[str, ...] = column(_forms)
    acronyms: tuple[str, ...] = column(_forms)
    """Matched with their capitals only."""
    adjectives: tuple[str, ...] = column(_forms)
    members: tuple[str, ...] = column(_forms)
    """ISO 3166 alpha-3, where membership is small and stable; else empty."""
    seats: tuple[str, ...] = column(_forms)
    """Places that stand for it where the text names no state that they belong to: ``Brussels``."""

    def parties(self) -> tuple[str, ...]:
        """Codes used in this row, each of which must be known."""
        return self.members


@dataclass(frozen=True, slots=True)
class Group:
    """An armed or political group that is no state, or an entity few states recognise."""

    id: str = column(_slug)
    country: str = column(_text)
    """ISO 3166 alpha-3, ``IMG`` or ``ISM``."""
    sector: str = column(_sector)
    name: str = column(_text)
    names: tuple[str, ...] = column(_forms)
    start: str | None = column(_partial_date)
    """First day on which the sector holds; None for ever."""
    end: str | None = column(_partial_date)
    """Last day on which the sector holds; None for until now."""

    def parties(self) -> tuple[str, ...]:
        """Codes used in this row, each of which must be known."""
        return (self.country,)


@dataclass(frozen=True, slots=True)
class Role:
    """A common noun for a person, a body, people, or a vessel, with the sector it acts in."""

    phrase: str = column(_text)
    """Lower case and singular, except honorifics and ranks that are written before a name."""
    sector: str | None = column(_optional)
    kind: str = column(_one_of("person", "people", "body", "vessel", "honorific"))
    office: bool = column(_flag)
    """Whether it introduces the holder by name: ``foreign minister``."""
    role: str | None = column(_optional)
    """Key shared with ``officeholders.csv`` where there is one."""
    represents: str = column(_one_of("state", "organisation", "group", "none"))
    """For whom such a party acts."""
    plural: str | None = column(_optional)
    """Irregular plural."""


@dataclass(frozen=True, slots=True)
class Title:
    """An office or organ that not all states have: ``chancellor``, ``president``."""

    title: str = column(_text)
    """A phrase of the roles."""
    countries: tuple[str, ...] = column(_forms)
    """ISO 3166 alpha-3 of all that have it; ``IGO`` where organisations have one too."""

    def parties(self) -> tuple[str, ...]:
        """Codes used in this row, each of which must be known."""
        return tuple(code for code in self.countries if code not in NON_STATE)


@dataclass(frozen=True, slots=True)
class GivenName:
    """A first name that only women, or only men, bear."""

    name: str = column(_text)
    """In small letters, without accents."""
    gender: str = column(_one_of("f", "m"))


@dataclass(frozen=True, slots=True)
class Body:
    """A named ministry, parliament, service, party, outlet or firm of one state."""

    id: str = column(_slug)
    country: str = column(_text)
    """ISO 3166 alpha-3."""
    sector: str = column(_sector)
    name: str = column(_text)
    names: tuple[str, ...] = column(_forms)
    ambiguous: tuple[str, ...] = column(_forms)
    """Those of the names that need the text's support: other states have the like."""

    def parties(self) -> tuple[str, ...]:
        """Codes used in this row, each of which must be known."""
        return (self.country,)


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A sea, strait, river, island, region, border, site or disputed place, with rival names."""

    id: str = column(_slug)
    name: str = column(_text)
    names: tuple[str, ...] = column(_forms)
    kind: str = column(
        _one_of("sea", "strait", "river", "island", "region", "disputed", "border", "site")
    )
    country: str | None = column(_optional)
    """ISO 3166 alpha-3 of the state it lies in; None for seas and disputed places."""
    claimants: tuple[str, ...] = column(_forms)
    administrator: str | None = column(_optional)
    """Who holds a disputed place in fact; None where several do or nobody does."""
    lat: float | None = column(_number(90))
    lon: float | None = column(_number(180))

    def parties(self) -> tuple[str, ...]:
        """Codes used in this row, each of which must be known."""
        return tuple(filter(None, (self.country, self.administrator, *self.claimants)))


@dataclass(frozen=True, slots=True)
class City:
    """A city of more than 100,000 people, a capital, or one that diplomacy names."""

    id: str = column(_slug)
    name: str = column(_text)
    names: tuple[str, ...] = column(_forms)
    country: str = column(_text)
    """ISO 3166 alpha-3."""
    lat: float | None = column(_number(90))
    lon: float | None = column(_number(180))
    population: int | None = column(_whole)
    """Decides between cities of one name that the text does not tell apart."""

    def parties(self) -> tuple[str, ...]:
        """Codes used in this row, each of which must be known."""
        return (self.country,)


@dataclass(frozen=True, slots=True)
class Issue:
    """A named dispute or topic."""

    id: str = column(_slug)
    label: str = column(_text)
    forms: tuple[str, ...] = column(_forms)
    """Surface forms in lower case, rival names among them."""
    contexts: tuple[str, ...] = column(_forms)
    """Codes of codebook section 4.3."""
    ambiguous: tuple[str, ...] = added(_forms)
    """Those of the forms that also name something else: they count where the text names one of
    the states."""
    states: tuple[str, ...] = added(_forms)
    """ISO 3166 alpha-3, or an organisation's code."""

    def parties(self) -> tuple[str, ...]:
        """Codes used in this row, each of which must be known."""
        return self.states


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """One term of one person in one office."""

    person: str = column(_text)
    aliases: tuple[str, ...] = column(_forms)
    role: str = column(_text)
    office: str = column(_text)
    country: str = column(_text)
    """ISO 3166 alpha-3, or an organisation's code."""
    sector: str = column(_one_of(*sorted(SECTORS), empty="GOV"))
    start: str | None = column(_partial_date)
    """First day, to the precision of the source: ``2015``, ``2015-03``, ``2015-03-02``."""
    end: str | None = column(_partial_date)
    """Last day; None where no end is known."""
    known_until: str | None = column(_partial_date)
    """Day after which a row without end must not be used."""
    source: str = column(_text)

    def held_on(self, day: date) -> bool:
        """Whether the office was surely held on ``day``; partial dates count in full."""
        end = self.end or self.known_until
        iso = day.isoformat()
        return (not self.start or self.start <= iso) and (not end or iso <= end + "~")

    def begun_by(self, day: date) -> bool:
        """Whether the term may have begun by ``day``."""
        return not self.start or self.start <= day.isoformat()

    def ended_before(self, day: date) -> bool:
        """Whether the term was surely over by ``day``."""
        return self.end is not None and self.end + "~" < day.isoformat()

    def parties(self) -> tuple[str, ...]:
        """Codes used in this row, each of which must be known."""
        return (self.country,)
