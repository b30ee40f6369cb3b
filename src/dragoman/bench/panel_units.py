"""Panel documents and the units compared in them: of gold, and of a reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypeAlias

from pydantic import Field, model_validator

from dragoman.bench.files import Gold, GoldSpan, Marked, check, check_spans, parse_json, read_text
from dragoman.bench.metrics import tokens
from dragoman.bench.report import Item
from dragoman.errors import BenchError
from dragoman.model import Act, Actor, Dating, Document, Interval, Reading, Span

_LINE = 100
"""Characters of a content that a list of errors shows."""

Code = Annotated[str, Field(pattern=r"^[A-Z0-9]{2,12} [A-Z]{3}$")]


def _with_days(value: Any) -> Any:
    """An entry whose ``from`` and ``to`` are made one interval, or None."""
    if not isinstance(value, dict):
        return value
    days = {"start": value.get("from"), "end": value.get("to")}
    return {**value, "days": None if set(days.values()) == {None} else days}


class _GoldDate(Marked):
    days: Interval | None

    @model_validator(mode="before")
    @classmethod
    def _interval(cls, value: Any) -> Any:
        return _with_days(value)


class _GoldUnit(Gold):
    judged: bool = True
    """False where it only stands as it was read: in gold made of corrections to a record."""


class _GoldStatement(_GoldUnit):
    speakers: tuple[Code, ...]
    addressees: tuple[Code, ...]
    act: Act
    cue: GoldSpan
    content: tuple[GoldSpan, ...] = Field(min_length=1)


class _GoldEvent(_GoldUnit):
    type: str
    actors: tuple[Code, ...] = Field(min_length=1)
    recipients: tuple[Code, ...]
    evidence: GoldSpan
    days: Interval | None

    @model_validator(mode="before")
    @classmethod
    def _interval(cls, value: Any) -> Any:
        return _with_days(value)


class _GoldCommitment(_GoldUnit):
    obligor: tuple[Code, ...]
    content: GoldSpan


class GoldDocument(Gold):
    """One annotated text."""

    id: str
    outlet: str | None = None
    outlet_country: str | None = None
    published: date
    title: str | None = None
    text: str
    dates: tuple[_GoldDate, ...]
    statements: tuple[_GoldStatement, ...]
    events: tuple[_GoldEvent, ...]
    commitments: tuple[_GoldCommitment, ...]

    def spans(self) -> Iterator[Span]:
        """Every span that the annotation uses."""
        yield from (entry.span for entry in self.dates)
        for statement in self.statements:
            yield from (statement.cue, *statement.content)
        yield from (entry.evidence for entry in self.events)
        yield from (entry.content for entry in self.commitments)


@dataclass(frozen=True)
class Party:
    """Country or organisation, sector, and an organisation's class where it is known."""

    country: str
    sector: str
    kind: str | None = None

    def __str__(self) -> str:
        return f"{self.country} {self.sector}"


Parties: TypeAlias = tuple[Party, ...]


@dataclass(frozen=True)
class DateUnit:
    """A date expression and the days it stands for; None where it cannot be resolved."""

    item: Item
    days: Interval | None


@dataclass(frozen=True)
class StatementUnit:
    """What of a statement is compared; its item's span is the cue's."""

    item: Item
    act: Act
    speakers: Parties
    addressees: Parties
    words: Counter[str]


@dataclass(frozen=True)
class EventUnit:
    """What of an event is compared; its item's span is the evidence."""

    item: Item
    type: str
    actors: Parties
    recipients: Parties
    days: Interval | None
    stand_in: bool = False
    """Whether ``days`` are only those of publication, for want of any other."""
    confidence: float = 1.0
    """How sure the reading is of it; 1 in gold."""


@dataclass(frozen=True)
class CommitmentUnit:
    """What of a commitment is compared; its item's span is the content's."""

    item: Item
    obligor: Parties
    words: Counter[str]


@dataclass(frozen=True)
class Units:
    """All units of one document, of gold or of a reading."""

    dates: list[DateUnit]
    statements: list[StatementUnit]
    events: list[EventUnit]
    commitments: list[CommitmentUnit]


def read_documents(path: Path) -> list[GoldDocument]:
    """The gold documents of a folder or file; a folder's JSON files without a text pass."""
    if not path.is_dir():
        return [_gold_document(path, parse_json(read_text(path), str(path)))]
    found: dict[str, GoldDocument] = {}
    for file in sorted(path.glob("*.json")):
        value = parse_json(read_text(file), str(file))
        if isinstance(value, dict) and "text" in value:
            gold = _gold_document(file, value)
            if gold.id in found:
                raise BenchError(f"{file}: id {gold.id} is given twice in this folder")
            found[gold.id] = gold
    if not found:
        raise BenchError(f"{path}: holds no panel document")
    return list(found.values())


def _gold_document(file: Path, value: Any) -> GoldDocument:
    gold = check(GoldDocument, value, str(file))
    check_spans(tuple(gold.spans()), gold.text, str(file))
    return gold


def as_document(gold: GoldDocument) -> Document:
    """What a reader is given of a gold document."""
    return Document(
        text=gold.text,
        name=gold.id,
        title=gold.title or None,
        outlet=gold.outlet,
        outlet_country=gold.outlet_country,
        published=gold.published,
        published_from="option",
    )


def gold_units(gold: GoldDocument) -> Units:
    """The annotation of a document, ready to compare."""
    text = gold.text
    return Units(
        dates=[_date_unit(entry.span, entry.days, text) for entry in gold.dates],
        statements=[
            _statement_unit(
                entry.act,
                _coded(entry.speakers),
                _coded(entry.addressees),
                entry.cue,
                entry.content,
                text,
            )
            for entry in gold.statements
        ],
        events=[
            _event_unit(
                entry.type,
                _coded(entry.actors),
                _coded(entry.recipients),
                entry.evidence,
                entry.days,
            )
            for entry in gold.events
        ],
        commitments=[
            _commitment_unit(_coded(entry.obligor), entry.content, text)
            for entry in gold.commitments
        ],
    )


def read_units(reading: Reading) -> Units:
    """A reading, ready to compare."""
    text = reading.document.text
    return Units(
        dates=[_date_unit(entry.span, entry.interval, text) for entry in reading.dates],
        statements=[
            _statement_unit(
                entry.act,
                _parties(entry.speakers),
                _parties(entry.addressees),
                entry.cue,
                entry.content,
                text,
            )
            for entry in reading.statements
        ],
        events=[
            _event_unit(
                entry.type,
                _parties(entry.actors),
                _parties(entry.recipients),
                entry.evidence,
                entry.date,
                entry.dating is Dating.PUBLISHED,
                entry.confidence,
            )
            for entry in reading.events
        ],
        commitments=[
            _commitment_unit(_parties(entry.obligor), entry.content, text)
            for entry in reading.commitments
        ],
    )


def _coded(codes: Iterable[str]) -> Parties:
    return tuple(Party(*code.split(" ")) for code in codes)


def _parties(actors: Iterable[Actor]) -> Parties:
    return tuple(Party(actor.country, actor.sector, actor.country_class) for actor in actors)


def _date_unit(span: Span, days: Interval | None, text: str) -> DateUnit:
    shown = f"{days.start}..{days.end}" if days else "unresolved"
    return DateUnit(Item(span, f"{span.of(text)} = {shown}"), days)


def _statement_unit(
    act: Act,
    speakers: Parties,
    addressees: Parties,
    cue: Span,
    content: Sequence[Span],
    text: str,
) -> StatementUnit:
    said = " ".join(span.of(text) for span in content)
    line = f"{act} {_sides(speakers, addressees)} | {cue.of(text)} | {_short(said)}"
    return StatementUnit(Item(cue, line), act, speakers, addressees, tokens(said))


def _event_unit(
    type_: str,
    actors: Parties,
    recipients: Parties,
    evidence: Span,
    days: Interval | None,
    stand_in: bool = False,
    confidence: float = 1.0,
) -> EventUnit:
    line = f"{type_} {_sides(actors, recipients)}"
    return EventUnit(Item(evidence, line), type_, actors, recipients, days, stand_in, confidence)


def _commitment_unit(obligor: Parties, content: Span, text: str) -> CommitmentUnit:
    bound = content.of(text)
    return CommitmentUnit(
        Item(content, f"{_side(obligor)} | {_short(bound)}"), obligor, tokens(bound)
    )


def _sides(left: Parties, right: Parties) -> str:
    return f"{_side(left)} > {_side(right)}"


def _side(parties: Parties) -> str:
    return " + ".join(str(party) for party in parties) or "–"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LINE else f"{line[: _LINE - 1]}…"
