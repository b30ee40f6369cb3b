"""Who and where, as data: countries, organisations, groups, roles, bodies, places, issues, terms.

The tables are CSV files in this package; their README says how they were made, from what
sources, and what their columns mean. A user's folder with files of the same names is merged on
top of them, row by row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from dragoman.errors import DataFileError
from dragoman.knowledge.rows import (
    NON_STATE,
    SECTORS,
    Body,
    City,
    Country,
    GivenName,
    Group,
    Issue,
    NamedPlace,
    OfficeHolder,
    Organisation,
    Role,
    Sector,
    Title,
)
from dragoman.knowledge.tables import read_table
from dragoman.own_files import fingerprint, listed

__all__ = [
    "KNOWLEDGE_VERSION",
    "NON_STATE",
    "SECTORS",
    "Body",
    "City",
    "Country",
    "GivenName",
    "Group",
    "Issue",
    "Knowledge",
    "NamedPlace",
    "OfficeHolder",
    "Organisation",
    "Role",
    "Sector",
    "Title",
    "load",
]

KNOWLEDGE_VERSION = "2026.22"

_FILES = (
    *("countries.csv", "organisations.csv", "groups.csv", "roles.csv", "bodies.csv"),
    *("titles.csv", "given_names.csv", "places.csv", "cities.csv"),
    *("issues.csv", "officeholders.csv"),
)
_ID = ("id",)
_Row = TypeVar("_Row")


@dataclass(frozen=True, eq=False)
class Knowledge:
    """All tables, checked; each in the order of its files. Two are equal if they are the same."""

    version: str
    """``KNOWLEDGE_VERSION``, with ``+`` and a fingerprint of a user's own files where given."""
    own: Mapping[str, bytes]
    """A user's files, by name, as they were when they were read."""
    countries: Mapping[str, Country]
    """By ISO 3166 alpha-3."""
    organisations: Mapping[str, Organisation]
    """By id, not by code: many organisations share the code ``UNO`` or ``IGO``."""
    groups: Mapping[str, Group]
    roles: Mapping[str, Role]
    """By phrase."""
    titles: Mapping[str, Title]
    """By title."""
    given_names: Mapping[str, GivenName]
    """By name."""
    bodies: Mapping[str, Body]
    places: Mapping[str, NamedPlace]
    cities: Mapping[str, City]
    issues: Mapping[str, Issue]

    @cached_property
    def codes(self) -> frozenset[str]:
        """All that may stand in an actor's country place."""
        registry = (organisation.code for organisation in self.organisations.values())
        return frozenset({*self.countries, *NON_STATE, *registry})

    @cached_property
    def officeholders(self) -> tuple[OfficeHolder, ...]:
        """All terms in office; read on first use, since it is by far the largest table.

        Raises :class:`DataFileError`.
        """
        key = ("person", "office", "country", "start")
        check = _known(OfficeHolder.parties, self.codes)
        return tuple(read_table("officeholders.csv", OfficeHolder, key, self.own, check).values())


def load(extra: Path | None = None) -> Knowledge:
    """The shipped tables, with those of folder ``extra`` merged on top.

    A row of ``extra`` replaces the shipped row with the same id (phrase, for roles; title, for
    titles; name, for given names; person, office, country and start, for office-holders) or is
    added. Hidden files and notes (``*.md``, ``*.txt``) are passed over. Raises
    :class:`DataFileError` naming file and line, and for a file that is none of these tables.
    """
    return _load(_own(extra) if extra else ())


@cache
def _load(found: tuple[tuple[str, bytes], ...]) -> Knowledge:
    own = dict(found)
    countries = read_table("countries.csv", Country, _ID, own)
    states = frozenset(countries)
    members = _known(Organisation.parties, states)
    groups = _known(Group.parties, states | NON_STATE)
    titles = _known(Title.parties, states)
    bodies = _known(Body.parties, states)
    places = _known(NamedPlace.parties, states)
    cities = _known(City.parties, states)
    registry = read_table("organisations.csv", Organisation, _ID, own, members)
    codes = states | NON_STATE | {organisation.code for organisation in registry.values()}
    known = _known(Issue.parties, codes)
    return Knowledge(
        version=_version(found),
        own=own,
        countries=countries,
        organisations=registry,
        groups=read_table("groups.csv", Group, _ID, own, groups),
        roles=read_table("roles.csv", Role, ("phrase",), own, _role_sector),
        titles=read_table("titles.csv", Title, ("title",), own, titles),
        given_names=read_table("given_names.csv", GivenName, ("name",), own),
        bodies=read_table("bodies.csv", Body, _ID, own, bodies),
        places=read_table("places.csv", NamedPlace, _ID, own, places),
        cities=read_table("cities.csv", City, _ID, own, cities),
        issues=read_table(
            "issues.csv", Issue, _ID, own, lambda issue: _ambiguity(issue) or known(issue)
        ),
    )


def _version(own: tuple[tuple[str, bytes], ...]) -> str:
    pieces = (piece for file in own for piece in file)
    return f"{KNOWLEDGE_VERSION}+{fingerprint(pieces)}" if own else KNOWLEDGE_VERSION


def _own(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """Name and bytes of each file of a user's folder."""
    try:
        found = listed(folder) if folder.is_dir() else []
        for path in found:
            if path.name not in _FILES:
                raise DataFileError(
                    f"{path}: no file of knowledge ({', '.join(_FILES)}; notes as *.md or *.txt)"
                )
        own = tuple((path.name, path.read_bytes()) for path in found)
    except OSError as error:
        raise DataFileError(f"{error.filename or folder}: {error.strerror}") from error
    if not own:
        raise DataFileError(f"{folder}: no folder with any of {', '.join(_FILES)}")
    return own


def _known(
    codes_of: Callable[[_Row], tuple[str, ...]], allowed: frozenset[str]
) -> Callable[[_Row], str | None]:
    def check(row: _Row) -> str | None:
        unknown = [code for code in codes_of(row) if code not in allowed]
        return f"no country or organisation {', '.join(unknown)}" if unknown else None

    return check


def _ambiguity(issue: Issue) -> str | None:
    if others := [form for form in issue.ambiguous if form not in issue.forms]:
        return f"ambiguous: none of the forms is {', '.join(others)}"
    return (
        "states: needed for the ambiguous forms" if issue.ambiguous and not issue.states else None
    )


def _role_sector(role: Role) -> str | None:
    if role.sector is None or role.sector in SECTORS:
        return None
    return f"sector: '{role.sector}' is none of {', '.join(sorted(SECTORS))}"
