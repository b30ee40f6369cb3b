"""Which later statements and events belong to a commitment or a demand, by ``links.toml``."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from itertools import islice

from dragoman import data
from dragoman.data import Data
from dragoman.table import Row
from dragoman.views.likeness import Stops, stem, stems, words

LINKS = (
    *("of_document", "of", "link", "rule", "likeness", "by", "start", "end", "words"),
    *("outlet", "document", "unit", "id", "evidence_start", "evidence_end"),
)
_OF_ANY_UNIT = ("start", "end", "outlet", "document", "id", "evidence_start", "evidence_end")


class UnitKind(StrEnum):
    """What is linked."""

    STATEMENT = "statement"
    EVENT = "event"


class Side(StrEnum):
    """Whose statement or event it is."""

    MAKER = "maker"
    OTHER = "other"


class Towards(StrEnum):
    """At whom it is aimed."""

    OTHER_SIDE = "other side"
    ANYONE = "anyone"


class Rule(Data):
    """When a unit is linked; the fields are described in ``links.toml``."""

    id: str
    link: str
    unit: UnitKind
    kinds: frozenset[str]
    by: Side
    to: Towards
    words: tuple[str, ...] = ()
    likeness: float
    refers: tuple[str, ...] = ()
    days: int
    same_day: bool = False


class Links(Data):
    """What ``links.toml`` holds."""

    ignored_after: int
    commitment: tuple[Rule, ...]
    demand: tuple[Rule, ...]
    likeness: Stops


@cache
def rules() -> Links:
    """The shipped rules."""
    return data.load("dragoman.views", "links.toml", Links)


@dataclass(frozen=True)
class Unit:
    """A commitment, demand, statement or event, as the rules look at it."""

    row: Row
    kind: str
    """Speech act, or type of event."""
    by: frozenset[str]
    to: frozenset[str]
    """Countries and organisations, without sectors."""
    content: str
    words: str
    """All that words are looked for in."""

    @cached_property
    def stems(self) -> frozenset[str]:
        """What counts for likeness of its content."""
        return stems(self.content, rules().likeness)

    @cached_property
    def stemmed(self) -> str:
        """The stems of :attr:`words`, each between blanks."""
        return stemmed(self.words)

    @property
    def document(self) -> str:
        return str(self.row["document"])

    @property
    def place(self) -> int:
        """Where its evidence begins."""
        found = self.row["evidence_start"]
        return found if isinstance(found, int) else 0

    @property
    def ends(self) -> int:
        """Where its evidence ends."""
        found = self.row["evidence_end"]
        return found if isinstance(found, int) else 0

    def days(self) -> tuple[date, date] | None:
        """First and last day, None where they are not known."""
        start, end = self.row["start"], self.row["end"]
        return (start, end) if isinstance(start, date) and isinstance(end, date) else None


@dataclass(frozen=True)
class Link:
    """A unit that bears on a commitment or demand, and by which rule."""

    of: Unit
    unit: Unit
    rule: Rule
    likeness: float

    def row(self) -> Row:
        """With the columns :data:`LINKS`."""
        own = self.unit.row
        return {
            "of_document": self.of.document,
            "of": self.of.row["id"],
            "link": self.rule.link,
            "rule": self.rule.id,
            "likeness": round(self.likeness, 2),
            "by": own["speakers"] if self.rule.unit is UnitKind.STATEMENT else own["actors"],
            "words": self.unit.words,
            "unit": self.rule.unit.value,
            **{name: own[name] for name in _OF_ANY_UNIT},
        }


def commitment(row: Row) -> Unit:
    """From a row of :meth:`Record.commitments`."""
    content = " ".join(filter(None, (str(row["content"] or ""), str(row["condition"] or ""))))
    return _unit(row, "kind", "obligors", "beneficiaries", content, content)


def statement(row: Row) -> Unit:
    """From a row of :meth:`Record.statements`."""
    content = str(row["content"])
    return _unit(row, "act", "speakers", "addressees", content, f"{row['cue']}: {content}")


def event(row: Row) -> Unit:
    """From a row of :meth:`Record.events`."""
    evidence = str(row["evidence"])
    return _unit(row, "type", "actors", "recipients", evidence, evidence)


def _unit(row: Row, kind: str, by: str, to: str, content: str, words: str) -> Unit:
    return Unit(
        row=row,
        kind=str(row[kind]),
        by=_countries(row[by]),
        to=_countries(row[to]),
        content=content,
        words=words,
    )


def _countries(parties: object) -> frozenset[str]:
    return frozenset(party.split()[0] for party in str(parties or "").split("; ") if party)


def link(origins: Sequence[Unit], units: Iterable[tuple[Rule, Unit]]) -> list[Link]:
    """The links of commitments or demands with units that a rule may link, by days."""
    linked = _Origins(origins)
    found = [
        one
        for rule, unit in units
        if says(unit.stemmed, rule.words)
        for one in linked.links(rule, unit)
    ]
    return sorted(_best(found), key=lambda one: (str(one.unit.row["start"]), one.unit.document))


def by_origin(
    origins: Sequence[Unit], links: Iterable[Link]
) -> Iterator[tuple[Unit, Sequence[Link]]]:
    """Each commitment or demand with its own links, in their order."""
    own: defaultdict[int, list[Link]] = defaultdict(list)
    for one in links:
        own[id(one.of)].append(one)
    yield from ((origin, own[id(origin)]) for origin in origins)


class _Origins:
    """Commitments or demands, to be found by their words and their documents."""

    def __init__(self, origins: Sequence[Unit]) -> None:
        self._origins = origins
        self._by_stem: defaultdict[str, list[int]] = defaultdict(list)
        self._by_document: defaultdict[str, list[Unit]] = defaultdict(list)
        for number, origin in enumerate(origins):
            self._by_document[origin.document].append(origin)
            for word in origin.stems:
                self._by_stem[word].append(number)

    def links(self, rule: Rule, unit: Unit) -> list[Link]:
        """By likeness or, where nothing is alike enough, by a word that stands for one of them."""
        found = [
            Link(origin, unit, rule, share)
            for origin, share in self._alike(unit)
            if share >= rule.likeness and _fits(rule, origin, unit)
        ]
        if found or not rule.refers or not says(unit.stemmed, rule.refers):
            return found
        meant = self._meant(rule, unit)
        return [Link(meant, unit, rule, 0.0)] if meant else []

    def _alike(self, unit: Unit) -> Iterator[tuple[Unit, float]]:
        """Share of the shorter content's stems that the other has too, where enough are shared."""
        shared = Counter(number for word in unit.stems for number in self._by_stem.get(word, ()))
        least = rules().likeness.least_shared
        for number, count in sorted(shared.items()):
            if count >= least:
                origin = self._origins[number]
                yield origin, count / min(len(unit.stems), len(origin.stems))

    def _meant(self, rule: Rule, unit: Unit) -> Unit | None:
        """What "the request" stands for: the last before it in its document, or the only one."""
        near = [one for one in self._by_document[unit.document] if _fits(rule, one, unit)]
        if near:
            return max(near, key=lambda one: one.place)
        possible = list(islice((one for one in self._origins if _fits(rule, one, unit)), 2))
        return possible[0] if len(possible) == 1 else None


def _fits(rule: Rule, origin: Unit, unit: Unit) -> bool:
    """Whether parties and time are as the rule asks."""
    return _sides_fit(rule, origin, unit) and _is_after(rule, origin, unit)


def _sides_fit(rule: Rule, origin: Unit, unit: Unit) -> bool:
    maker = rule.by is Side.MAKER
    ours, theirs = (origin.by, origin.to) if maker else (origin.to, origin.by)
    if not maker and not ours:
        return bool(unit.by - theirs) and (rule.to is Towards.ANYONE or bool(unit.to & theirs))
    if not unit.by & ours:
        return False
    if rule.to is Towards.OTHER_SIDE:
        return bool(unit.to & theirs)
    return not (unit.to and theirs) or bool(unit.to & (theirs | ours))


def _is_after(rule: Rule, origin: Unit, unit: Unit) -> bool:
    first, then = origin.days(), unit.days()
    if first is None or then is None or (then[0] - first[1]).days > rule.days:
        return False
    if origin.document == unit.document and unit.place < origin.ends:
        return False
    return then[0] >= first[0] if rule.same_day else then[0] > first[1]


def says(stemmed_text: str, wanted: tuple[str, ...]) -> bool:
    """Whether one of the words, or a form of it, stands in a text; an empty list asks nothing."""
    if not wanted:
        return True
    return any(phrase in stemmed_text for phrase in _stemmed_all(wanted))


@cache
def _stemmed_all(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(stemmed, phrases))


def stemmed(text: str) -> str:
    """The stems of all words, each between blanks."""
    return f" {' '.join(stem(word) for word in words(text))} "


def _best(found: Iterable[Link]) -> list[Link]:
    """One link of a kind between two units, the first rule's: rules stand surest first."""
    kept: dict[tuple[str, str, str, str, str, str], Link] = {}
    for one in found:
        own, other = one.of.row, one.unit.row
        key = (
            *(one.of.document, str(own["id"]), one.rule.link),
            *(one.unit.document, one.rule.unit.value, str(other["id"])),
        )
        kept.setdefault(key, one)
    return list(kept.values())
