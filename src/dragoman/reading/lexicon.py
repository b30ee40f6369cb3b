"""The forms under which parties are named, indexed for one scan over a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Generic, TypeVar

from dragoman.codebook import grammar
from dragoman.knowledge import Country, Group, Knowledge

T = TypeVar("T")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Party:
    """What a proper name stands for."""

    kind: str
    """``country``, ``adjective``, ``people``, ``capital``, ``seat``, ``organisation``, ``group``
    or ``body``."""
    country: str
    sector: str
    name: str
    country_class: str | None = None
    ambiguous: bool = False
    terms: tuple[tuple[str, str, str], ...] = ()
    """First day, last day and sector of a group whose sector changed; ISO dates."""
    singular: bool = False
    """Whether the form means one inhabitant and not several: ``Kenyan``, not ``Togolese``."""
    also_people: bool = False
    """Whether an adjective is the noun for the inhabitants as well: ``Togolese``."""
    rivals: tuple[Party, ...] = ()
    """Parties of other countries that have the same name."""

    def sector_on(self, day: date | None) -> str:
        """The sector that holds on ``day``; the latest where no day is given."""
        if not self.terms:
            return self.sector
        iso = day.isoformat() if day else "9999"
        holding = [sector for start, end, sector in self.terms if start <= iso <= end + "~"]
        return holding[-1] if holding else self.sector


@dataclass(frozen=True, slots=True)
class Role:
    """What a common noun says of the party it stands for."""

    phrase: str
    sector: str
    kind: str
    """``person``, ``people``, ``body``, ``vessel`` or ``honorific``."""
    office: bool
    represents: str
    plural: bool
    key: str | None = None
    """What kind of office it is (``ambassador``, ``foreign`` …), where the roster knows it."""
    countries: tuple[str, ...] = ()
    """The only states that have it, where these are few: ``chancellor``."""

    @property
    def is_state_body(self) -> bool:
        """Whether it is a body of a state: ``border service``."""
        return self.kind == "body" and self.represents == "state"


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A form found at ``[start, end)`` and what it may stand for."""

    start: int
    end: int
    entry: T


class StandIns:
    """The names under which the states of one text are read, by the order in which they come and
    by that alone."""

    def __init__(self) -> None:
        self._names = grammar.load().stand_ins
        self._order: dict[str, int] = {}

    def of(self, party: Party, *, after_article: bool) -> str | None:
        """The stand-in for a name of the party; None for one that is read as it is."""
        names = self._names.get(party.kind)
        if not names:
            return None
        if party.kind == "country" and after_article:
            names = self._names["after_article"]
        return names[self._order.setdefault(party.country, len(self._order)) % len(names)]


class Forms(Generic[T]):
    """Forms by their first word; the longest form at a position wins, the first entry kept."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_word: dict[str, dict[str, T]] = {}
        for form, entry in entries:
            first = _WORD.match(form)
            if first:
                self._by_word.setdefault(first.group(), {}).setdefault(form, entry)
        self._longest = {
            word: sorted(forms, key=len, reverse=True) for word, forms in self._by_word.items()
        }

    def get(self, form: str) -> T | None:
        """What that very form stands for."""
        first = _WORD.match(form)
        return self._by_word.get(first.group(), {}).get(form) if first else None

    def scan(self, text: str) -> Iterator[Match[T]]:
        """Non-overlapping matches at word boundaries, in text order.

        A form that opens with an article gives way to one that begins at its next word and
        reaches further: ``the North`` to ``North Atlantic Council``.
        """
        held: Match[T] | None = None
        done = 0
        for word in _WORD.finditer(text):
            if word.start() < done and held is None:
                continue
            opens = word.group() in self._longest
            if held is None and not opens:
                continue
            found = self._at(text, word) if opens else None
            if held is not None:
                if found is None or found.end <= held.end:
                    yield held
                    done = held.end
                    found = found if found is not None and found.start >= done else None
                held = None
            if found is None:
                continue
            if word.group() in ("the", "The"):
                held = found
            else:
                yield found
                done = found.end
        if held is not None:
            yield held

    def _at(self, text: str, word: re.Match[str]) -> Match[T] | None:
        """The longest form that begins with this word."""
        for form in self._longest[word.group()]:
            end = word.start() + len(form)
            if text.startswith(form, word.start()) and not _inside_word(text, end):
                return Match(word.start(), end, self._by_word[word.group()][form])
        return None


def lowered(text: str) -> str:
    """The text in lower case at the same offsets; ``İ`` alone, which would grow, stays."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _inside_word(text: str, end: int) -> bool:
    return end < len(text) and (text[end].isalnum() and text[end - 1].isalnum())


def _named(known: Knowledge) -> Iterator[tuple[str, Party]]:
    for org in known.organisations.values():
        party = Party("organisation", org.code, org.sector, org.name, org.kind)
        for form in (org.name, *org.names, *org.acronyms, *org.adjectives):
            yield form, party
        for form in org.seats:
            yield form, replace(party, kind="seat")
    yield from _groups(known)
    for body in known.bodies.values():
        own = known.countries.get(body.country)
        for form in (body.name, *body.names):
            if own is not None and _is_composed(form, own, known):
                continue
            shared = form in body.ambiguous
            yield form, Party("body", body.country, body.sector, body.name, ambiguous=shared)
    for country in known.countries.values():
        unsure = frozenset(country.ambiguous)
        forms = (
            ("country", (country.name, *country.names)),
            ("adjective", country.adjectives),
            ("capital", country.capital),
            ("seat", country.seats),
            ("people", country.people),
        )
        for kind, names in forms:
            for form in names:
                yield (
                    form,
                    Party(
                        kind=kind,
                        country=country.id,
                        sector="GOV",
                        name=country.name,
                        ambiguous=form in unsure,
                        singular=len(country.people) > 1 and form == country.people[0],
                        also_people=kind == "adjective" and form in country.people,
                    ),
                )


def _is_composed(form: str, country: Country, known: Knowledge) -> bool:
    """Whether a body's name only adds its country to a role noun that every country has: such a
    name is read from its parts, for all countries alike."""
    for name in (country.name, *country.names, *country.adjectives):
        for joint in (" ", "'s "):
            if form.startswith(name + joint):
                return form[len(name + joint) :].lower() in known.roles
    return False


def _with_rivals(entries: Iterable[tuple[str, Party]]) -> Iterator[tuple[str, Party]]:
    """Each form once, with the first party that has it and those of other countries beside it."""
    found: dict[str, list[Party]] = {}
    for form, party in entries:
        parties = found.setdefault(form, [])
        if all(party.country != other.country for other in parties):
            parties.append(party)
    for form, (first, *others) in found.items():
        yield form, replace(first, rivals=tuple(others)) if others else first


def _groups(known: Knowledge) -> Iterator[tuple[str, Party]]:
    terms: dict[tuple[str, str], list[Group]] = {}
    for group in known.groups.values():
        for form in (group.name, *group.names):
            terms.setdefault((form, group.country), []).append(group)
    for (form, _), rows in terms.items():
        dated = tuple((row.start or "", row.end or "9999", row.sector) for row in rows)
        changed = dated if any(row.start or row.end for row in rows) else ()
        yield form, Party("group", rows[0].country, rows[0].sector, rows[0].name, terms=changed)


@cache
def head_noun(role: str) -> str:
    """The noun of a role's phrase: ``minister`` of ``minister of foreign affairs``."""
    return re.split(r" (?:of|for) ", role)[0].rpartition(" ")[2]


def plural_of(phrase: str) -> str:
    """The regular plural of a noun phrase's last word, or of the noun before ``of``/``for``."""
    head, joint, rest = phrase, "", ""
    for link in (" of ", " for ", " to ", "-in-", "-at-"):
        if link in phrase:
            head, joint, rest = phrase.partition(link)
            break
    if head.endswith("man") and not head.endswith(("german", "human")):
        plural = head[:-3] + "men"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        plural = head[:-1] + "ies"
    elif head.endswith(("s", "x", "ch", "sh")):
        plural = head + "es"
    else:
        plural = head + "s"
    return plural + joint + rest


def _roles(known: Knowledge) -> Iterator[tuple[str, Role]]:
    for row in known.roles.values():
        single = Role(
            phrase=row.phrase,
            sector=row.sector or "GOV",
            kind=row.kind,
            office=row.office,
            represents=row.represents,
            plural=row.kind == "people",
            key=row.role,
            countries=known.titles[row.phrase].countries if row.phrase in known.titles else (),
        )
        several = replace(single, plural=True)
        for form, role in ((row.phrase, single), (row.plural or plural_of(row.phrase), several)):
            yield form, role
            if form.startswith("vice "):
                yield form.replace("vice ", "vice-", 1), role


@cache
def names(known: Knowledge) -> Forms[Party]:
    """Proper names of countries, organisations, groups and bodies, as written."""
    return Forms(_with_rivals(_named(known)))


@cache
def roles(known: Knowledge) -> Forms[Role]:
    """Role nouns in lower case, singular and plural."""
    return Forms(_roles(known))


@cache
def states(known: Knowledge) -> frozenset[str]:
    """What states are called, case folded."""
    rows = known.countries.values()
    return frozenset(name.casefold() for row in rows for name in (row.name, *row.names))


@cache
def titles(known: Knowledge) -> frozenset[str]:
    """Last words of the phrases that may stand before a name or body: ``president``, ``mr``."""
    rows = known.roles.values()
    return frozenset(row.phrase.rpartition(" ")[2].strip(".") for row in rows)
