"""A record made by hand for the tests of exports: compound, negated, undated, named in Greek."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.model import (
    Act,
    Actor,
    ActorMention,
    Document,
    Event,
    Form,
    Interval,
    Place,
    Reading,
    Source,
    SourceKind,
    Span,
    Statement,
    Status,
    Versions,
)
from dragoman.record import Record

Write = Callable[..., Path]
"""Exports the record in a format and says where to."""

TEXT = (
    "Ministers of China, Japan and South Korea met in Tokyo on 9 February.\n"
    "Ελένη Δούκα of Greece urged Germany's government and army to open the “northern”\tport. "
    "Norway has not sent aid to Peru. Chad might free two sailors of Mali. "
    "NATO moved ships. Ghana cut trade with Togo over the winter. Kenya will visit Ghana."
)
UNDATED_TEXT = "The European Union praised Kosovo near the strait."
VERSIONS = Versions(package="0.1.0", codebook="1.1", knowledge="2026.12", model="3.8.0")

DOUKA = Actor(country="GRC", name="Ελένη Δούκα", office="foreign minister")
CODING: dict[str, dict[str, Any]] = {
    "CONSULT": {"quad": 1, "intensity": 2.5, "cameo": "04", "goldstein": 1.0},
    "REQUEST": {"quad": 3, "intensity": 0.0, "cameo": "10", "goldstein": -5.0},
    "AID": {"quad": 2, "intensity": 10.0, "cameo": "07", "goldstein": 7.0},
    "RETREAT": {"quad": 2, "intensity": 6.5, "cameo": "08", "goldstein": 5.0},
    "MOBILIZE": {"quad": 4, "intensity": -5.5, "cameo": "15", "goldstein": -7.2},
    "SANCTION": {"quad": 4, "intensity": -6.0, "cameo": "16", "goldstein": -4.0},
    "AGREE": {"quad": 1, "intensity": 2.5, "cameo": "03", "goldstein": 4.0},
    "SUPPORT": {"quad": 1, "intensity": 5.0, "cameo": "05", "goldstein": 3.5},
}


def span(words: str, text: str = TEXT) -> Span:
    """Where ``words`` first stand in ``text``."""
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def actors(*codes: str) -> tuple[Actor, ...]:
    """Actors by code."""
    pairs = (code.split() for code in codes)
    return tuple(Actor(country=country, sector=sector) for country, sector in pairs)


def days(start: str, end: str | None = None) -> Interval:
    """An interval by ISO dates."""
    return Interval(start=date.fromisoformat(start), end=date.fromisoformat(end or start))


def event(id: str, type: str, evidence: str, text: str = TEXT, **fields: Any) -> Event:
    """An event with its type's scores."""
    return Event(
        **{"id": id, "type": type, "frame": "made", "confidence": 0.8, **CODING[type], **fields},
        evidence=span(evidence, text),
    )


def meeting() -> Event:
    """Three equals in a city."""
    return event(
        "e1",
        "CONSULT",
        "met in Tokyo",
        mode="multilateral",
        intensity=4.0,
        actors=actors("CHN GOV", "JPN GOV", "KOR GOV"),
        date=days("2024-02-09"),
        place=Place(
            span=span("Tokyo"), name="Tokyo", country="JPN", latitude=35.69, longitude=139.69
        ),
        contexts=("diplomatic", "economic"),
        issues=("history-japan",),
    )


def demand() -> Event:
    """What somebody with a Greek name said to two parties of one state, within two days."""
    return event(
        "e2",
        "REQUEST",
        "urged Germany's government and army",
        actors=(DOUKA,),
        recipients=actors("DEU GOV", "DEU MIL"),
        date=days("2024-02-05", "2024-02-06"),
        statement="s1",
        chain=(
            Source(name="Meridian Press", kind=SourceKind.OUTLET),
            Source(name="Δούκα", kind=SourceKind.OFFICIAL, actors=(DOUKA,)),
        ),
    )


def others() -> tuple[Event, ...]:
    """What did not happen, twice, has one party, no month, and is to come."""
    norway, chad = actors("NOR GOV"), actors("TCD GOV")
    ghana, kenya = actors("GHA GOV"), actors("KEN GOV")
    fleet = (Actor(country="NATO", sector="MIL", country_class="IGO"),)
    negated = Status.NEGATED
    given: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
        ("e3", "AID", "sent aid", {"actors": norway, "recipients": actors("PER GOV")}),
        ("e4", "RETREAT", "free two", {"actors": chad, "recipients": actors("MLI CVL")}),
        ("e5", "MOBILIZE", "moved ships", {"actors": fleet}),
        ("e6", "SANCTION", "cut trade", {"actors": ghana, "recipients": actors("TGO GOV")}),
        ("e7", "AGREE", "will visit", {"actors": kenya, "recipients": ghana}),
    )
    more = {
        "e3": {"status": negated},
        "e4": {"status": negated},
        "e6": {"date": days("2023-12-01", "2024-02-28")},
        "e7": {"status": Status.FUTURE},
    }
    return tuple(event(id, type, at, **who, **more.get(id, {})) for id, type, at, who in given)


def said() -> Statement:
    """The statement that the demand comes from."""
    return Statement(
        id="s1",
        speakers=(DOUKA,),
        speaker=span("Ελένη Δούκα"),
        addressees=actors("DEU GOV", "DEU MIL"),
        act=Act.DEMAND,
        cue=span("urged"),
        content=(span("to open the “northern”\tport"),),
        form=Form.MIXED,
        chain=(Source(name="Meridian Press", kind=SourceKind.OUTLET),),
        date=days("2024-02-05", "2024-02-06"),
        issues=("ports",),
        confidence=0.9,
    )


def ministers() -> Reading:
    """A document of 10 February 2024."""
    return Reading(
        document=Document(
            text=TEXT,
            name="ministers.txt",
            title="Three meet, “others” wait",
            outlet="Meridian Press",
            outlet_country="IRL",
            published=date(2024, 2, 10),
            url="https://meridian.example/three",
        ),
        actors=(
            ActorMention(span=span("Ελένη Δούκα"), actors=(DOUKA,), how="name"),
            ActorMention(
                span=span("Germany's government"), actors=actors("DEU GOV"), how="possessor"
            ),
        ),
        places=(Place(span=span("Tokyo"), name="Tokyo", country="JPN"),),
        statements=(said(),),
        events=(meeting(), demand(), *others()),
        versions=VERSIONS,
    )


def undated() -> Reading:
    """A document of no known day and outlet, whose event has a place in no country."""
    union = (Actor(country="EUR", name="European Union", country_class="EUR"),)
    praise = event(
        "e1",
        "SUPPORT",
        "praised Kosovo",
        UNDATED_TEXT,
        actors=union,
        recipients=actors("XKX GOV"),
        place=Place(span=span("the strait", UNDATED_TEXT), name="Strait of Otranto"),
    )
    document = Document(text=UNDATED_TEXT, name="undated.txt")
    return Reading(document=document, events=(praise,), versions=VERSIONS)


def fill(path: Path) -> Record:
    """A record of both documents."""
    record = Record(path)
    record.add(ministers())
    record.add(undated())
    return record
