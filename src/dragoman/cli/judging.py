"""Commands that tell events apart, by rule and by hand: ``happenings``, ``merge``, ``split``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.output import Format, complain, write_table
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

if TYPE_CHECKING:
    from dragoman.table import Row, Table

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
        merged = opened.merge(*events, by=by)
        write_table(merged, form, answers.reports)
    _tell_differing(merged)


def split(record: RecordPath, event: EventName, by: By = None, form: Form = Format.TABLE) -> None:
    """Decide that a report is of another event than those it was counted with."""
    from dragoman.cli import answers
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        before = opened.reports(event)
        alone = opened.split(event, by=by)
        write_table(alone, form, answers.reports)
        taken = {row["id"] for row in alone}
        left = [opened.reports(str(row["id"])) for row in before if row["id"] not in taken]
    _tell_left(left)


def _tell_differing(merged: Table) -> None:
    """Says what was made one event although its reports code other types or days."""
    from dragoman.cli import cells

    coded = [row for row in merged if row["type"]]
    told = {f"{row['type']} {_days(row)}": cells.named(row, "id") for row in reversed(coded)}
    if len(told) > 1:
        listed = ", ".join(f"{name} {what}" for what, name in reversed(told.items()))
        complain(f"one event now, though coded otherwise: {listed}")


def _days(row: Row) -> str:
    first, last = row["start"], row["end"]
    return str(first or "undated") if first == last else f"{first} to {last}"


def _tell_left(left: Sequence[Table]) -> None:
    """Says what a report was taken from, by the events that this is now."""
    from dragoman.cli import cells

    events = dict.fromkeys(" + ".join(cells.named(row, "id") for row in found) for found in left)
    if events:
        complain(f"left of the event it was counted with: {'; '.join(events)}")
