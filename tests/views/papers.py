"""Readings made by hand for the tests of the views: a document is a list of units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.codebook import load
from dragoman.model import (
    Act,
    Actor,
    Commitment,
    CommitmentKind,
    Document,
    Event,
    Form,
    Interval,
    Place,
    Polarity,
    Reading,
    Span,
    Statement,
    Status,
    Versions,
)

VERSIONS = Versions(package="0.1.0", codebook="1.0", knowledge="1.0", model="3.8.0")


@dataclass(frozen=True)
class Did:
    """An event told in ``words``."""

    words: str
    type: str
    by: str
    to: str = ""
    on: str = ""
    status: Status = Status.REALISED


@dataclass(frozen=True)
class Said:
    """A statement whose cue and content are told in ``words``."""

    cue: str
    words: str
    act: Act
    by: str
    to: str = ""
    on: str = ""
    about: str = ""
    polarity: Polarity = Polarity.AFFIRMED


@dataclass(frozen=True)
class Vowed:
    """A commitment told in ``words``."""

    words: str
    by: str
    to: str = ""
    on: str = ""
    due: str = ""


@dataclass(frozen=True)
class Where:
    """A place called by ``words``."""

    words: str
    name: str


def paper(
    published: str, *units: Did | Said | Vowed | Where, outlet: str = "Norland Herald"
) -> Reading:
    """The reading of a document that tells the units, one a sentence."""
    sentences = [f"{u.cue} {u.words}" if isinstance(u, Said) else u.words for u in units]
    text = ". ".join((f"Published on {published} by {outlet}", *sentences)) + "."
    at = len(f"Published on {published} by {outlet}. ")
    statements, events, commitments, places = [], [], [], []
    for number, (unit, sentence) in enumerate(zip(units, sentences, strict=True), start=1):
        whole = Span(start=at, end=at + len(sentence))
        match unit:
            case Said():
                statements.append(_said(f"s{number}", unit, whole))
            case Did():
                events.append(_did(f"e{number}", unit, whole))
            case Vowed():
                commitments.append(_vowed(f"c{number}", unit, whole))
            case Where():
                places.append(Place(span=whole, name=unit.name))
        at += len(sentence) + 2
    document = Document(
        text=text,
        name=f"{outlet} {published}.txt",
        outlet=outlet,
        published=date.fromisoformat(published),
        published_from="option",
    )
    return Reading(
        document=document,
        statements=tuple(statements),
        events=tuple(events),
        commitments=tuple(commitments),
        places=tuple(places),
        versions=VERSIONS,
    )


def _did(id: str, unit: Did, whole: Span) -> Event:
    book = load().types[unit.type]
    return Event(
        id=id,
        type=unit.type,
        quad=book.quad,
        intensity=book.intensity,
        cameo="04",
        goldstein=0,
        actors=_parties(unit.by),
        recipients=_parties(unit.to),
        date=_days(unit.on),
        status=unit.status,
        evidence=whole,
        frame="by-hand",
        confidence=0.9,
    )


def _said(id: str, unit: Said, whole: Span) -> Statement:
    cue = Span(start=whole.start, end=whole.start + len(unit.cue))
    return Statement(
        id=id,
        speakers=_parties(unit.by),
        addressees=_parties(unit.to),
        act=unit.act,
        cue=cue,
        content=(Span(start=cue.end + 1, end=whole.end),),
        form=Form.INDIRECT,
        polarity=unit.polarity,
        date=_days(unit.on),
        issues=(unit.about,) if unit.about else (),
        confidence=0.9,
    )


def _vowed(id: str, unit: Vowed, whole: Span) -> Commitment:
    return Commitment(
        id=id,
        obligor=_parties(unit.by),
        beneficiary=_parties(unit.to),
        content=whole,
        kind=CommitmentKind.PROMISE,
        made=_days(unit.on),
        due=_days(unit.due),
    )


def _parties(codes: str) -> tuple[Actor, ...]:
    return tuple(_party(code.split()) for code in codes.split(" + ") if code)


def _party(words: Sequence[str]) -> Actor:
    return Actor(country=words[0], sector=words[1] if len(words) > 1 else "GOV")


def _days(told: str) -> Interval | None:
    """``2024-02-09``, or ``2024-02-01/2024-02-29``."""
    if not told:
        return None
    start, _, end = told.partition("/")
    return Interval(start=date.fromisoformat(start), end=date.fromisoformat(end or start))
