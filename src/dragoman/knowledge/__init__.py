"""Who and where, as data: countries, organisations, groups, roles, bodies, places, issues, terms.

The tables are CSV files in this package; their README says how they were made, from what
sources, and what their columns mean. A user's folder with files of the same names is merged on
top of them, row by row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
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
    Title,
)
from dragoman.knowledge.tables import read_table

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
    "Title",
    "load",
]

KNOWLEDGE_VERSION = "2026.21"

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
    folders: tuple[Traversable, ...]
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
        return tuple(
            read_table("officeholders.csv", OfficeHolder, key, self.folders, check).values()
        )


@cache
def load(extra: Path | None = None) -> Knowledge:
    """The shipped tables, with those of folder ``extra`` merged on top.

    A row of ``extra`` replaces the shipped row with the same id (phrase, for roles; title, for
    titles; name, for given names; person, office, country and start, for office-holders) or is
    added. Raises :class:`DataFileError` naming file and line.
    """
    folders: tuple[Traversable, ...] = (files(__name__), *((extra,) if extra else ()))
    countries = read_table("countries.csv", Country, _ID, folders)
    states = frozenset(countries)
    members = _known(Organisation.parties, states)
    groups = _known(Group.parties, states | NON_STATE)
    titles = _known(Title.parties, states)
    bodies = _known(Body.parties, states)
    places = _known(NamedPlace.parties, states)
    cities = _known(City.parties, states)
    registry = read_table("organisations.csv", Organisation, _ID, folders, members)
    codes = states | NON_STATE | {organisation.code for organisation in registry.values()}
    known = _known(Issue.parties, codes)
    return Knowledge(
        version=_version(extra),
        folders=folders,
        countries=countries,
        organisations=registry,
        groups=read_table("groups.csv", Group, _ID, folders, groups),
        roles=read_table("roles.csv", Role, ("phrase",), folders, _role_sector),
        titles=read_table("titles.csv", Title, ("title",), folders, titles),
        given_names=read_table("given_names.csv", GivenName, ("name",), folders),
        bodies=read_table("bodies.csv", Body, _ID, folders, bodies),
        places=read_table("places.csv", NamedPlace, _ID, folders, places),
        cities=read_table("cities.csv", City, _ID, folders, cities),
        issues=read_table(
            "issues.csv", Issue, _ID, folders, lambda issue: _ambiguity(issue) or known(issue)
        ),
    )


def _version(extra: Path | None) -> str:
    """Raises :class:`DataFileError` where ``extra`` is no folder with a knowledge file in it."""
    if extra is None:
        return KNOWLEDGE_VERSION
    found = [extra / name for name in _FILES if (extra / name).is_file()]
    if not found:
        raise DataFileError(f"{extra}: no folder with any of {', '.join(_FILES)}")
    digest = hashlib.sha256()
    for path in found:
        digest.update(path.name.encode() + path.read_bytes())
    return f"{KNOWLEDGE_VERSION}+{digest.hexdigest()[:8]}"


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
