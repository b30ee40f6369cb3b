"""Readings made by hand, with every kind of unit, for the tests of the record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.model import (
    Act,
    Actor,
    ActorMention,
    Commitment,
    CommitmentKind,
    DateMention,
    Direction,
    Document,
    Event,
    Form,
    Granularity,
    Interval,
    Modality,
    Notice,
    Place,
    Polarity,
    Reading,
    Source,
    SourceKind,
    Span,
    Statement,
    Status,
    Versions,
    Wording,
)

TEXT = (
    "On 3 May the foreign minister of Norland, Ada Berg, met her Sudland counterpart in Västhamn. "
    "“We ask Sudland,” Berg said, “to reopen the strait at once.” "
    "Sudland promised to reopen it by June if the patrols end, a Norland official said 🕊. "
    "Norland has not sent aid."
)
VERSIONS = Versions(package="0.1.0", codebook="1.0", knowledge="1.0", model="3.8.0")

BERG = Actor(country="NOR", name="Ada Berg", office="foreign minister")
NORLAND = Actor(country="NOR")
SUDLAND = Actor(country="SUD")
NAVY = Actor(country="SUD", sector="MIL")
PACT = Actor(country="PACT", country_class="IGO")
OFFICIAL = Source(name="a Norland official", kind=SourceKind.OFFICIAL, actors=(NORLAND,))


def span(words: str, text: str = TEXT) -> Span:
    """Where ``words`` first stand in ``text``."""
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def day(text: str) -> Interval:
    """The interval of one day."""
    return Interval(start=date.fromisoformat(text), end=date.fromisoformat(text))


def document(
    name: str = "straits.txt",
    text: str = TEXT,
    published: date | None = date(2022, 5, 5),
    outlet: str | None = "Norland Herald",
) -> Document:
    """A document with all its particulars."""
    return Document(
        text=text,
        name=name,
        title=f"Ministers meet: {name}",
        outlet=outlet,
        outlet_country="NOR",
        published=published,
        published_from="option",
        url="https://herald.example/straits",
    )


def request() -> Statement:
    """A demand whose content its cue interrupts."""
    return Statement(
        id="s1",
        speakers=(BERG, NORLAND),
        speaker=span("Berg said").model_copy(update={"end": span("Berg said").start + 4}),
        addressees=(SUDLAND,),
        act=Act.DEMAND,
        cue=span("said"),
        content=(span("We ask Sudland"), span("to reopen the strait at once")),
        form=Form.DIRECT,
        chain=(Source(name="Norland Herald", kind=SourceKind.OUTLET),),
        date=day("2022-05-03"),
        issues=("strait", "fishing"),
        confidence=0.9,
    )


def promise() -> Statement:
    """A promise at second hand, without a date of its own."""
    return Statement(
        id="s2",
        speakers=(SUDLAND,),
        addressees=(NORLAND,),
        act=Act.COMMIT,
        cue=span("promised"),
        content=(span("to reopen it by June if the patrols end"),),
        form=Form.INDIRECT,
        chain=(Source(name="Norland Herald", kind=SourceKind.OUTLET), OFFICIAL),
        polarity=Polarity.AFFIRMED,
        modality=Modality.CONDITIONAL,
        confidence=0.7,
    )


def meeting() -> Event:
    """A visit with a date and a place, on nobody's word."""
    return Event(
        id="e1",
        type="CONSULT",
        mode="visit",
        quad=1,
        intensity=4,
        cameo="04",
        goldstein=1.0,
        actors=(BERG, NORLAND),
        recipients=(SUDLAND, NAVY),
        date=Interval(start=date(2022, 5, 1), end=date(2022, 5, 3)),
        place=Place(span=span("Västhamn"), name="Västhamn", country="SUD"),
        contexts=("diplomatic", "territory"),
        issues=("strait",),
        evidence=span("met her Sudland counterpart"),
        frame="meet",
        confidence=0.95,
    )


def refused_aid() -> Event:
    """An event that did not happen, without a date of its own."""
    return Event(
        id="e2",
        type="AID",
        quad=2,
        intensity=10,
        cameo="07",
        goldstein=7.0,
        actors=(NORLAND,),
        recipients=(PACT,),
        status=Status.NEGATED,
        chain=(OFFICIAL, Source(name="Norland Herald", kind=SourceKind.OUTLET)),
        evidence=span("has not sent aid"),
        frame="send-aid",
        statement="s2",
        confidence=0.5,
    )


def bond() -> Commitment:
    """A promise with a due date and a condition."""
    return Commitment(
        id="c1",
        obligor=(SUDLAND,),
        beneficiary=(NORLAND,),
        content=span("to reopen it by June"),
        kind=CommitmentKind.PROMISE,
        due=Interval(start=date(2022, 6, 1), end=date(2022, 6, 30)),
        condition=span("if the patrols end"),
        statement="s2",
    )


def marks() -> tuple[Wording, ...]:
    """One that judges a party, and one in quotation marks that names none."""
    return (
        Wording(
            id="w1",
            span=span("promised"),
            targets=(SUDLAND,),
            direction=Direction.AGAINST,
            entry="promise",
            neutral="say",
        ),
        Wording(id="w2", span=span("patrols"), direction=Direction.DISTANCE, entry="scare-quotes"),
    )


def reading(source: Document | None = None, versions: Versions = VERSIONS) -> Reading:
    """A reading of ``TEXT`` with every kind of unit; offsets count past ``ä``, ``“`` and ``🕊``."""
    return Reading(
        document=source or document(),
        actors=(
            ActorMention(span=span("Ada Berg"), actors=(BERG,), how="name"),
            ActorMention(span=span("counterpart"), actors=(SUDLAND, NAVY), how="counterpart"),
            ActorMention(span=span("We"), how="unresolved"),
        ),
        dates=(
            DateMention(
                span=span("3 May"),
                interval=day("2022-05-03"),
                granularity=Granularity.DAY,
                value="2022-05-03",
                anchor="published",
            ),
        ),
        places=(Place(span=span("Västhamn"), name="Västhamn", country="SUD", latitude=57.5),),
        statements=(promise(), request()),
        events=(refused_aid(), meeting()),
        commitments=(bond(),),
        wording=marks(),
        notices=(Notice(code="example", message="made by hand"),),
        versions=versions,
    )


def bare(name: str, published: date | None, outlet: str = "Norland Herald") -> Reading:
    """A reading of a document that says nothing."""
    source = document(name, text=f"Nothing happened, {name} says.", published=published)
    return Reading(document=source.model_copy(update={"outlet": outlet}), versions=VERSIONS)


def batch(number: int) -> Iterator[Reading]:
    """Different documents with so many units that writing one takes a while."""
    events = tuple(meeting().model_copy(update={"id": f"e{count}"}) for count in range(20))
    statements = tuple(request().model_copy(update={"id": f"s{count}"}) for count in range(20))
    for count in range(number):
        source = document(f"{count}.txt", published=date(2022, 1, 1) + timedelta(days=count))
        units = {"events": events, "statements": statements}
        yield reading(source).model_copy(update=units)
