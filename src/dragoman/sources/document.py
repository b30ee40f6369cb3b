"""What every source hands over: one document, what is known of its origin, and notices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.model import Document, Notice
from dragoman.sources.dateline import dateline_day
from dragoman.sources.detect import check_english
from dragoman.sources.encoding import refuse_halves, tidy
from dragoman.sources.heading import heading_day

_HEAD = 2_000
"""Characters at the head of a text in which its day is looked for."""

_FIRST_LINES = 6
"""Non-blank lines there."""


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """What the user says about the sources; each value given here wins over the source's own."""

    published: date | None = None
    published_from: str = "option"
    """Where the user says it."""
    outlet: str | None = None
    outlet_country: str | None = None
    title: str | None = None
    url: str | None = None
    id_field: str = "id"
    text_field: str = "text"
    """JSONL field of the text; the other ``*_field`` options likewise."""
    published_field: str = "published"
    outlet_field: str = "outlet"
    outlet_country_field: str = "outlet_country"
    title_field: str = "title"
    url_field: str = "url"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document, and what its reader should know about how it was loaded."""

    document: Document
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a source says about its own document."""

    published: date | None = None
    outlet: str | None = None
    outlet_country: str | None = None
    title: str | None = None
    url: str | None = None


def load(
    text: str,
    name: str,
    options: SourceOptions,
    metadata: Metadata | None = None,
    notices: tuple[Notice, ...] = (),
) -> Loaded:
    """The document of a text; raises ``SourceError`` or ``LanguageError`` where it has none."""
    own = metadata or Metadata()
    text = tidy(text, name)
    check_english(text, name)
    published, published_from = _published(text, options, own)
    document = Document(
        text=text,
        name=name,
        title=options.title or own.title,
        outlet=options.outlet or own.outlet,
        outlet_country=options.outlet_country or own.outlet_country,
        published=published,
        published_from=published_from,
        url=options.url or own.url,
    )
    for field in ("title", "outlet", "outlet_country", "url"):
        refuse_halves(getattr(document, field) or "", f"{name}: its {field}")
    return Loaded(document, notices)


def _published(
    text: str, options: SourceOptions, metadata: Metadata
) -> tuple[date | None, str | None]:
    if options.published:
        return options.published, options.published_from
    if metadata.published:
        return metadata.published, "metadata"
    lines = _first_lines(text)
    if day := dateline_day(list(filter(None, lines))):
        return day, "dateline"
    day = heading_day(lines)
    return day, "heading" if day else None


def _first_lines(text: str) -> list[str]:
    """The first lines of a text, blank ones among them."""
    lines: list[str] = []
    filled = 0
    for line in map(str.strip, text[:_HEAD].split("\n")):
        if filled == _FIRST_LINES and line:
            break
        filled += bool(line)
        lines.append(line)
    return lines
