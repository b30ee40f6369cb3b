"""Which later statements and events belong to a commitment or a demand, by ``links.toml``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

from pydantic import model_validator

from dragoman import data
from dragoman.data import Data
from dragoman.record import contents, schema
from dragoman.record.contents import Content, Sides
from dragoman.record.decisions import Subject
from dragoman.record.likeness import senses, stem
from dragoman.record.vocabulary import words
from dragoman.table import Row, Value
from dragoman.views import cited

LINKS = (
    *("of_document", "of", "link", "rule", "likeness", "by", "start", "end", "words"),
    *("outlet", "document", "unit", "id", "evidence_start", "evidence_end"),
)
_OF_ANY_UNIT = ("start", "end", "outlet", "document", "id", "evidence_start", "evidence_end")

OPENING = 3
"""Words that a commitment or demand opens with."""

_BY = {
    schema.Unit.STATEMENT: "speakers",
    schema.Unit.EVENT: "actors",
    schema.Unit.COMMITMENT: "obligors",
}


class UnitKind(StrEnum):
    """What is linked."""

    STATEMENT = "statement"
    EVENT = "event"
    COMMITMENT = "commitment"


class Side(StrEnum):
    """Whose statement or event it is."""

    MAKER = "maker"
    OTHER = "other"


class Towards(StrEnum):
    """At whom it is aimed."""

    OTHER_SIDE = "other side"
    ANYONE = "anyone"


class Alike(Data):
    """How like each other two contents must be."""

    id: str
    likeness: float
    least_shared: int = 2
    enough: int = 0
    days: int


class Same(Alike):
    """When two commitments or demands are one; the fields are described in ``links.toml``."""

    words: frozenset[str] = frozenset()
    before_content: frozenset[str] = frozenset()
    only: bool = False
    due: bool = False


class Rule(Alike):
    """When a unit is linked; the fields are described in ``links.toml``."""

    link: str
    unit: UnitKind
    kinds: frozenset[str]
    by: Side
    to: Towards
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    modality: frozenset[str] = frozenset()
    deed: bool = False
    refers: tuple[str, ...] = ()
    quoted: bool = False
    fell_due: bool = False
    same_day: bool = False
    as_promised: int = 0
    when_due: bool = False
    near: int = 0
    near_words: tuple[str, ...] = ()
    near_likeness: float = 1.0


class Links(Data):
    """What ``links.toml`` holds."""

    ignored_after: int
    named_likeness: float
    thing: float
    mutual: frozenset[str]
    lists: dict[str, tuple[str, ...]]
    commitment: tuple[Rule, ...]
    demand: tuple[Rule, ...]
    same: tuple[Same, ...]

    @model_validator(mode="before")
    @classmethod
    def _with_lists(cls, found: dict[str, Any]) -> dict[str, Any]:
        """Puts lists in the place of their names."""
        for rule in (*found["commitment"], *found["demand"]):
            for field in ("words", "unless", "near_words"):
                named = rule.get(field)
                rule |= {field: found["lists"][named]} if isinstance(named, str) else {}
        return found


@cache
def rules() -> Links:
    """The shipped rules."""
    return data.load("dragoman.views", "links.toml", Links)


@cache
def nouns() -> frozenset[str]:
    """Words that name a commitment or demand."""
    return frozenset().union(*(rule.words for rule in rules().same))


@dataclass(frozen=True)
class Unit:
    """A commitment, demand, statement or event, as the rules look at it."""

    kind: schema.Unit
    row: Row
    """Of what is only linked: who, when and where."""
    sides: Sides
    content: str
    words: str
    """All that words are looked for in."""
    cue: str = ""
    """Of a statement, or of that of a commitment."""

    @cached_property
    def senses(self) -> frozenset[str]:
        """What counts for likeness of its content."""
        return frozenset(senses(words(self.content)))

    @cached_property
    def said(self) -> Sequence[str]:
        """The stems of all its words."""
        return list(map(stem, words(self.words)))

    @cached_property
    def opening(self) -> frozenset[str]:
        """Its first words, in which a word such as "the promise" is looked for."""
        return frozenset(words(self.words)[:OPENING])

    @property
    def document(self) -> str:
        return str(self.row["document"])

    @cached_property
    def subject(self) -> Subject:
        """What decisions call it."""
        return Subject(self.kind, self.document, str(self.row["id"]))

    @property
    def by(self) -> Value:
        """Codes of who says, does or promises it; None of a sentence."""
        return self.row[_BY[self.kind]] if self.kind in _BY else None

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
        return _days(self.row["start"], self.row["end"])

    def due(self) -> tuple[date, date] | None:
        """First and last day on which a commitment is due; demands have none."""
        return _days(self.row.get("due_start"), self.row.get("due_end"))


def _days(start: Value, end: Value) -> tuple[date, date] | None:
    return (start, end) if isinstance(start, date) and isinstance(end, date) else None


@dataclass(frozen=True)
class Link:
    """A unit that bears on a commitment or demand."""

    of: Unit
    """The telling of it."""
    unit: Unit
    link: str
    rule: str
    """Id of the rule by which it does, or that people decided it."""
    likeness: float | None
    """None where they did."""

    def row(self, first: Unit, unit: Unit) -> Row:
        """With the columns :data:`LINKS`, given the first telling, and the unit with its whole
        row."""
        own = unit.row
        return {
            "of_document": first.document,
            "of": first.row["id"],
            "link": self.link,
            "rule": self.rule,
            "likeness": None if self.likeness is None else round(self.likeness, 2),
            "by": unit.by,
            "words": unit.words,
            "unit": unit.kind.value,
            **{name: own[name] for name in _OF_ANY_UNIT},
        }


def commitment(row: Row, cue: str = "") -> Unit:
    """From a row of :meth:`Record.commitments` and the cue of its statement."""
    content = " ".join(filter(None, (str(row["content"] or ""), str(row["condition"] or ""))))
    said = cited.both(cue, content)
    parties = ("obligors", "beneficiaries")
    return _unit(schema.Unit.COMMITMENT, row, parties, content, said, cue)


def statement(row: Row) -> Unit:
    """From a row of :meth:`Record.statements`."""
    content = str(row["content"])
    cue = str(row["cue"])
    said = cited.both(cue, content)
    return _unit(schema.Unit.STATEMENT, row, ("speakers", "addressees"), content, said, cue)


def event(row: Row) -> Unit:
    """From a row of :meth:`Record.events`."""
    evidence = str(row["evidence"])
    return _unit(schema.Unit.EVENT, row, ("actors", "recipients"), evidence, evidence)


def brief(kind: UnitKind, told: Content) -> Unit:
    """A statement, event or commitment, as far as links depend on it."""
    own = schema.Unit(kind)
    row: Row = {
        "document": told.document,
        "id": told.id,
        "type": told.type,
        "start": told.day,
        "end": told.last,
        "date_from": told.date_from,
        "evidence_start": told.place,
        "evidence_end": told.ends,
        _BY[own]: told.by,
    }
    return Unit(kind=own, row=row, sides=told.sides, content=told.words, words=told.words)


def _unit(
    kind: schema.Unit, row: Row, parties: tuple[str, str], content: str, words: str, cue: str = ""
) -> Unit:
    sides = contents.sides(*(str(row[name]) for name in parties))
    if len(sides.by) == 1 and sides.to == sides.by:
        sides = sides._replace(to=frozenset())  # "will lift the ban on its nationals": to nobody
    return Unit(kind, row, sides, content, words, cue)


def counted(links: Sequence[Link], names: Mapping[str, str]) -> Row:
    """How many links there are of each kind, and of the last on which day and by whom; ``names``
    are columns, with the kind that each counts."""
    times = Counter(link.link for link in links)
    latest = {link.link: link.unit for link in links}
    row: Row = {}
    for name, kind in names.items():
        last = latest.get(kind)
        row |= {
            name: times[kind],
            f"{name}_on": last.row["start"] if last else None,
            f"{name}_by": last.by if last else None,
        }
    return row


def best(found: Iterable[Link]) -> list[Link]:
    """One link of a kind between two units, the first rule's: rules stand surest first."""
    return _firsts((one.of.subject, one) for one in found)


def once(found: Iterable[Link]) -> list[Link]:
    """One link of a kind to each unit, of those of all tellings."""
    return _firsts((None, one) for one in found)


def _firsts(found: Iterable[tuple[Subject | None, Link]]) -> list[Link]:
    kept: dict[tuple[Subject | None, str, Subject], Link] = {}
    for of, one in found:
        kept.setdefault((of, one.link, one.unit.subject), one)
    return list(kept.values())
