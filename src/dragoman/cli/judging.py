"""Commands that tell events apart, by rule and by hand: ``happenings``, ``merge``, ``split``."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.output import Format, write_table
from dragoman.cli.questions import (
    Actor,
    Form,
    InDocument,
    Recipient,
    RecordPath,
    Since,
    Until,
    check_parties,
)

HAPPENINGS_EXAMPLE = "Example: dragoman happenings china-japan.db --actor CHN --since 2023-01-01"
MERGE_EXAMPLE = "Example: dragoman merge china-japan.db 3f2a:e4 77b0:e1"
SPLIT_EXAMPLE = "Example: dragoman split china-japan.db 77b0:e1"

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
        check_parties(opened, actor, recipient)
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
