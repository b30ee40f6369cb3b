"""Readings and tables as text for people, in Rich's terms; the caller decides where it goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from io import StringIO
from typing import NamedTuple

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.model import (
    Actor,
    Commitment,
    Dating,
    Event,
    Interval,
    Polarity,
    Reading,
    Source,
    Statement,
    Status,
    Wording,
)

SNIPPET = 240
"""Characters of a text shown in one cell; the JSON form holds all of it."""

_UNLIMITED = 100_000


class Column(NamedTuple):
    """A column of a table for people.

    Where lines are folded it is no wider than ``most`` characters or, if it has a ``share``, gets
    that many parts of what width the others leave.
    """

    title: str
    most: int | None = None
    share: int | None = None
    style: str = ""


WHO = Column("who → whom", share=6)
WHEN = Column("when", most=12)
WORD = Column("on whose word", share=4)
TYPE = Column("type", most=14, style="bold")
ACT = Column("act", most=10, style="bold")
KIND = Column("kind", most=10, style="bold")
WHAT = Column("what", share=7)
DIRECTION = Column("direction", most=10, style="bold")
WORDS = Column("words", share=4)
WHOM = Column("whom", share=5)
PLAINLY = Column("plainly", share=3)

_STATEMENTS = (WHO, ACT, WHAT, WHEN, WORD, Column("evidence", share=3))
_EVENTS = (WHO, TYPE, WHEN, Column("where", share=2), WORD, Column("evidence", share=7))
_COMMITMENTS = (WHO, KIND, WHAT, Column("made", most=12), Column("due", most=10))
_WORDING = (WORDS, DIRECTION, WHOM, PLAINLY)


def plain(item: RenderableType, width: int | None) -> str:
    """``item`` without colours and rules, for pipes and files; folded to ``width`` if given."""
    out = StringIO()
    if isinstance(item, Table):
        item.box = None
        if width is None:
            _unfold(item)
    Console(file=out, width=width or _UNLIMITED, color_system=None).print(item)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def reading(found: Reading) -> Iterator[RenderableType]:
    """Head, statements, events, commitments, any wording and notices, each a paragraph."""
    yield _head(found)
    text = found.document.text
    yield from section("Statements", _STATEMENTS, [_said(s, text) for s in found.statements])
    yield from section("Events", _EVENTS, [_happened(e, text) for e in found.events])
    yield from section("Commitments", _COMMITMENTS, [_bound(c, text) for c in found.commitments])
    if found.wording:
        yield from section("Loaded wording", _WORDING, [_judged(w, text) for w in found.wording])
    for notice in found.notices:
        yield Text(f"Note: {line(notice.message)}\n")


def summary(found: Reading) -> Text:
    """A reading in one line: its document and the numbers of its units."""
    counts = (
        f"{len(units)} {name}"
        for name, units in (
            ("statements", found.statements),
            ("events", found.events),
            ("commitments", found.commitments),
        )
    )
    return Text(f"{line(found.document.name)}: {', '.join(counts)}")


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Table:
    """A table whose cells fold rather than lose words."""
    expand = any(column.share for column in columns)
    shown = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=expand)
    for column in columns:
        shown.add_column(
            Text(column.title),
            overflow="fold",
            max_width=column.most,
            ratio=column.share,
            style=column.style,
        )
    for row in rows:
        shown.add_row(*(Text(line(cell)) for cell in row))
    return shown


def section(
    title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]
) -> Iterator[RenderableType]:
    """A heading with the number of rows and their table, or that there is none."""
    if not rows:
        yield Text.assemble((f"{title}: none\n", "bold"))
        return
    yield Text.assemble((f"{title}: {len(rows)}", "bold"))
    yield table(columns, rows)
    yield Text()


def line(words: str) -> str:
    """``words`` on one line, cut to :data:`SNIPPET`, without characters that steer a terminal."""
    clean = "".join(c for c in " ".join(words.split()) if c.isprintable())
    return clean if len(clean) <= SNIPPET else clean[: SNIPPET - 1].rstrip() + "…"


def days(start: date | None, end: date | None) -> str:
    """The days from ``start`` to ``end``, both included, as short as ISO 8601 lets them be."""
    if start is None or end is None:
        return ""
    if start == end:
        return start.isoformat()
    if start.day != 1 or (end + timedelta(days=1)).day != 1:
        return f"{start} to {end.isoformat()[5:] if start.year == end.year else end}"
    length = 4 if (start.month, end.month) == (1, 12) else 7
    first, last = start.isoformat()[:length], end.isoformat()[:length]
    return first if first == last else f"{first} to {last}"


def publisher(outlet: str | None, country: str | None) -> str:
    """The outlet with its country, as far as they are known."""
    return " ".join(filter(None, (outlet, country and f"({country})"))) or "outlet unknown"


def sides(left: str, right: str) -> str:
    """``who → whom``; a question mark for an unknown left side, one name for two equal ones."""
    left = left or "?"
    return f"{left} → {right}" if right and right != left else left


def kind(name: str, mode: str | None, status: str) -> str:
    """Type, mode and, unless it is what one expects, status: ``CONSULT visit (future)``."""
    expected = status in (Status.REALISED, Polarity.AFFIRMED)
    return " ".join(filter(None, (name, mode, "" if expected else f"({status})")))


def _unfold(item: Table) -> None:
    item.expand = False
    for column in item.columns:
        column.max_width = None


def _head(found: Reading) -> Text:
    document, versions = found.document, found.versions
    outlet = publisher(document.outlet, document.outlet_country)
    day = f"{document.published} (from {document.published_from})" if document.published else ""
    origin = (outlet, day or "undated", document.name, document.id)
    made_by = (
        f"dragoman {versions.package}",
        f"codebook {versions.codebook}",
        f"knowledge {versions.knowledge}",
        f"model {versions.model}",
    )
    return Text.assemble(
        (f"{line(document.title or document.name or 'Untitled')}\n", "bold"),
        " · ".join(line(part) for part in origin if part) + "\n",
        (" · ".join(made_by) + "\n", "dim"),
    )


def _said(statement: Statement, text: str) -> tuple[str, ...]:
    unresolved = statement.speaker.of(text) if statement.speaker else ""
    speakers = _parties(statement.speakers) or unresolved
    return (
        sides(speakers, _parties(statement.addressees)),
        kind(statement.act, None, statement.polarity),
        " … ".join(span.of(text) for span in statement.content),
        _when(statement.date, statement.dating),
        _word(statement.chain),
        statement.cue.of(text),
    )


def _happened(event: Event, text: str) -> tuple[str, ...]:
    return (
        sides(_parties(event.actors), _parties(event.recipients)),
        kind(event.type, event.mode, event.status),
        _when(event.date, event.dating),
        event.place.name if event.place else "",
        _word(event.chain),
        _told(event, text),
    )


def _told(event: Event, text: str) -> str:
    """The evidence, and in brackets that of later tellings."""
    again = "; ".join(span.of(text) for span in event.told_again)
    told = event.evidence.of(text)
    return f"{told} (also told: {again})" if again else told


def _bound(commitment: Commitment, text: str) -> tuple[str, ...]:
    spans = [commitment.content]
    if commitment.condition and not commitment.condition.overlaps(commitment.content):
        spans.append(commitment.condition)
    return (
        sides(_parties(commitment.obligor), _parties(commitment.beneficiary)),
        commitment.kind.value,
        " … ".join(span.of(text) for span in sorted(spans, key=lambda span: span.start)),
        _when(commitment.made, commitment.dating),
        _interval(commitment.due),
    )


def _judged(wording: Wording, text: str) -> tuple[str, ...]:
    return (
        wording.span.of(text),
        wording.direction.value,
        _parties(wording.targets),
        wording.neutral or "",
    )


def _parties(actors: Sequence[Actor]) -> str:
    return " + ".join(
        f"{actor.name} ({actor.code})" if actor.name else actor.code for actor in actors
    )


def _when(interval: Interval | None, dating: Dating | None) -> str:
    """The days; in brackets where they are only those of publication."""
    shown = _interval(interval)
    return f"[{shown}]" if shown and dating is Dating.PUBLISHED else shown


def _interval(interval: Interval | None) -> str:
    return days(interval.start, interval.end) if interval else ""


def _word(chain: Sequence[Source]) -> str:
    return " › ".join(map(_source, chain))


def _source(source: Source) -> str:
    """The words used, with whom they mean; a person or body by the name alone."""
    if source.actors and all(actor.name for actor in source.actors):
        return _parties(source.actors)
    codes = " + ".join(actor.code for actor in source.actors)
    return f"{source.name} ({codes})" if codes else source.name
