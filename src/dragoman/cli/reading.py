"""``dragoman read``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.output import Counter, ReadingFormat, complain, say, write
from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.cli.notes import Notes
    from dragoman.model import Document, Reading
    from dragoman.record import Record

EXAMPLE = "Example: dragoman read article.txt --published 2024-02-09 --record china-japan.db"


Knowledge = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR", help="Folder of knowledge files of your own, merged on top of the shipped."
    ),
]


Codebook = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR", help="Folder of event types, frames and cues of your own, which count first."
    ),
]


def day(value: str) -> date:
    """A day from the command line."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is not a day of the form YYYY-MM-DD") from None


def _field(name: str) -> Any:
    return typer.Option(metavar="FIELD", help=f"Field of a JSONL line that holds the {name}.")


def read(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Files (text, HTML, JSON Lines), folders, or - for standard input.",
        ),
    ],
    published: Annotated[
        date | None,
        typer.Option(parser=day, metavar="YYYY-MM-DD", help="Day of publication."),
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    outlet_country: Annotated[
        str | None,
        typer.Option(
            metavar="CODE", help="Country of the outlet: CHN or China, or an organisation."
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title of the document.")] = None,
    metadata: Annotated[
        Path | None,
        typer.Option(
            metavar="CSV",
            help="Table of what differs by file: file, published, outlet, outlet_country, title, "
            "url.",
        ),
    ] = None,
    id_field: Annotated[str, _field("name, where it is unique in its file")] = "id",
    text_field: Annotated[str, _field("text")] = "text",
    published_field: Annotated[str, _field("day of publication")] = "published",
    outlet_field: Annotated[str, _field("outlet")] = "outlet",
    outlet_country_field: Annotated[str, _field("outlet's country")] = "outlet_country",
    title_field: Annotated[str, _field("title")] = "title",
    url_field: Annotated[str, _field("address")] = "url",
    record: Annotated[
        str | None,
        typer.Option(
            help="Add the readings to this record, made where there is none: a file, or "
            "postgresql://user@host/database."
        ),
    ] = None,
    knowledge: Knowledge = None,
    codebook: Codebook = None,
    form: Annotated[
        ReadingFormat | None,
        typer.Option("--format", help="Tables for people, or one JSON object a document and line."),
    ] = None,
) -> None:
    """Read documents and show who said and did what to whom.

    With --record each document is shown in one line; give --format to see it whole.
    """
    from dragoman.api import readings
    from dragoman.cli.notes import Notes
    from dragoman.sources import SourceOptions

    options = SourceOptions(
        published=published,
        outlet=outlet,
        outlet_country=outlet_country,
        title=title,
        id_field=id_field,
        text_field=text_field,
        published_field=published_field,
        outlet_field=outlet_field,
        outlet_country_field=outlet_country_field,
        title_field=title_field,
        url_field=url_field,
    )
    failed: list[DragomanError] = []
    notes = Notes()
    try:
        found = readings(sources, options, knowledge, codebook, metadata)
        _read_all(found, record, form, failed, notes)
    finally:
        notes.tell()
        for error in failed:
            complain(str(error))
    if failed:
        raise typer.Exit(1)


def _read_all(
    found: Iterator[Reading | DragomanError],
    path: str | None,
    form: ReadingFormat | None,
    failed: list[DragomanError],
    notes: Notes,
) -> None:
    from dragoman.reading.progress import heard_by

    with _open(path) as record, Counter() as counter, heard_by(counter.within):
        added: set[str] = set()
        for item in found:
            counter.advance()
            if isinstance(item, DragomanError):
                failed.append(item)
            elif record is None:
                show(item, form or ReadingFormat.TABLE)
            elif _add(item, record, form, notes):
                added.add(item.document.id)
        if record is not None and added:
            _report_lost(record, added)


def _report_lost(record: Record, documents: set[str]) -> None:
    """Says how many decisions by hand nothing in a new reading answers to."""
    rows = record.decisions()
    lost = [row for row in rows if row["id"] is None and row["document"] in documents]
    if lost:
        complain(
            f"{record.name}: decisions by hand that find nothing in the new readings, "
            f"and are kept: {len(lost)}"
        )


def _open(path: str | None) -> Record | nullcontext[None]:
    if path is None:
        return nullcontext()
    from dragoman.record import Record

    return Record(path)


def _add(reading: Reading, record: Record, form: ReadingFormat | None, notes: Notes) -> bool:
    """Adds a reading, shows it and notes what a user should know; says whether it was new."""
    from dragoman.record import queries, repeated

    document = reading.document
    known = record.ask(queries.document_ids, document.id)
    before = record.reading(document.id) if known else None
    earlier = None if before else record.ask(repeated.of_text, document)
    added = record.add(reading)
    if earlier is not None:
        notes.add_repeated(document, earlier, record.name)
    became = _what_became(reading, before)
    if before is not None and not added:
        kept = _under_name_of(document, before)
        if not _is_same(kept, reading):
            notes.add_kept(document, record.name)
        reading = kept
    if form is None:
        from dragoman import render

        say(render.summary(reading).append(f" ({became})"))
        notes.add(reading)
    else:
        show(reading, form)
    return added


def _under_name_of(document: Document, before: Reading) -> Reading:
    """A reading in the record, told of the file that was read now."""
    named = before.document.model_copy(
        update={"name": document.name, "published_from": document.published_from}
    )
    return before.model_copy(update={"document": named})


def _is_same(kept: Reading, now: Reading) -> bool:
    """Whether two readings differ in nothing but what is said of how the file was read."""
    return kept == now.model_copy(update={"notices": kept.notices})


def _what_became(reading: Reading, before: Reading | None) -> str:
    """What the record does with a reading of a document that it had read ``before``."""
    if before is None:
        return "added"
    then, now = before.versions.model_dump(), reading.versions.model_dump()
    if then != now:
        others = (f"{what} {then[what]}" for what in then if then[what] != now[what])
        return f"read again, before by {', '.join(others)}"
    name = before.document.name
    return "already in the record" + (f" as {name}" if name != reading.document.name else "")


def show(reading: Reading, form: ReadingFormat) -> None:
    """Writes a whole reading to standard output."""
    if form is ReadingFormat.JSON:
        write(reading.to_json() + "\n")
        return
    from dragoman import render

    for part in render.reading(reading):
        say(part)
