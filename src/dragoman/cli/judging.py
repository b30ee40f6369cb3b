"""Commands that tell events apart, by rule and by hand: ``happenings``, ``merge``, ``split`` …"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.output import Format, complain, write_table
from dragoman.cli.questions import Actor, Form, InDocument, Recipient, RecordPath, Since, Until

HAPPENINGS_EXAMPLE = "Example: dragoman happenings china-japan.db --actor CHN --since 2023-01-01"
MERGE_EXAMPLE = "Example: dragoman merge china-japan.db 3f2a:e4 77b0:e1"
SPLIT_EXAMPLE = "Example: dragoman split china-japan.db 77b0:e1"
CORRECT_EXAMPLE = (
    "Example: dragoman correct china-japan.db 3f2a:e4 --type SANCTION --mode expel --actor CHN"
)
GOLD_EXAMPLE = "Example: dragoman gold china-japan.db --to gold"
DECISIONS_EXAMPLE = "Example: dragoman decisions china-japan.db --format csv"

EventName = Annotated[
    str,
    typer.Argument(
        metavar="EVENT",
        help="DOCUMENT:EVENT, as tables name it; DOCUMENT alone is what that leads with.",
    ),
]
By = Annotated[str | None, typer.Option(help="Who decides; the login name unless given.")]


def happenings(
    record: RecordPath,
    event: Annotated[
        str | None,
        typer.Argument(metavar="EVENT", help="Show the reports of the happening it is one of."),
    ] = None,
    actor: Actor = None,
    recipient: Recipient = None,
    since: Since = None,
    until: Until = None,
    type: Annotated[str | None, typer.Option(help="Event type of a report of it.")] = None,
    document: InDocument = None,
    form: Form = Format.TABLE,
) -> None:
    """List the events of the world that a record has reports of, each once, with its sources."""
    from dragoman.cli import answers
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        if event is not None:
            write_table(opened.reports(event), form, answers.reports)
            return
        found = opened.happenings(actor, recipient, since, until, type, document)
        write_table(found, form, answers.happenings)


def merge(
    record: RecordPath,
    events: Annotated[
        list[str], typer.Argument(metavar="EVENT...", help="Two events or more, DOCUMENT:EVENT.")
    ],
    by: By = None,
    form: Form = Format.TABLE,
) -> None:
    """Decide that reports are of one event, and show all that are now."""
    from dragoman.cli import answers
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        write_table(opened.merge(*events, by=by), form, answers.reports)


def split(record: RecordPath, event: EventName, by: By = None, form: Form = Format.TABLE) -> None:
    """Decide that a report is of another event than those it was counted with."""
    from dragoman.cli import answers
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        write_table(opened.split(event, by=by), form, answers.reports)


def correct(
    record: RecordPath,
    event: Annotated[
        str, typer.Argument(metavar="EVENT", help="A coded event, as tables name it: 3f2a:e4.")
    ],
    type: Annotated[str | None, typer.Option(help="The right type.")] = None,
    mode: Annotated[str | None, typer.Option(help="The right mode of the type.")] = None,
    actor: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="Who acts, once for each: CHN or 'CHN MIL'."),
    ] = None,
    recipient: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="Whom it is done to, as --actor; none for nobody."),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(metavar="DAY[..DAY]", help="When: 2024-02-08, or 2024-02-01..2024-02-29."),
    ] = None,
    reject: Annotated[bool, typer.Option("--reject", help="It is no event at all.")] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="It is right as it stands.")] = False,
    by: By = None,
    form: Form = Format.TABLE,
) -> None:
    """Decide how an event is to be coded, that it is none, or that it is right."""
    changes = (type, mode, actor, recipient, date)
    if reject + confirm + any(change is not None for change in changes) > 1:
        raise typer.BadParameter("--reject, --confirm and what is right exclude each other")
    from dragoman.cli import answers
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        if reject:
            found = opened.reject(event, by=by)
        elif confirm:
            found = opened.confirm(event, by=by)
        else:
            start, _, end = (date or "").partition("..")
            found = opened.correct(
                event,
                type=type,
                mode=mode,
                actors=actor,
                recipients=[] if recipient == ["none"] else recipient,
                start=start or None,
                end=end or None,
                by=by,
            )
        write_table(found, form, answers.events)


def gold(
    record: RecordPath,
    to: Annotated[Path, typer.Option(metavar="DIR", help="Folder for the files, made if missing.")],
    form: Form = Format.TABLE,
) -> None:
    """Write documents of which events were judged as gold for bench panel."""
    from dragoman.bench import gold as panel
    from dragoman.cli import answers
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        found = panel.write(opened, to)
    write_table(found, form, answers.plain, "no document of which an event was judged")
    for row in found:
        if row["file"] is None:
            complain(f"{row['name'] or row['document']}: not written, has no day of publication")


def decisions(record: RecordPath, form: Form = Format.TABLE) -> None:
    """List what was decided by hand, by whom and when; without an event where it is not found."""
    from dragoman.cli import answers
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        write_table(opened.decisions(), form, answers.decisions)
