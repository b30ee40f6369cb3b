"""``dragoman export``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.output import Counter, complain, say
from dragoman.cli.questions import (
    Actor,
    InDocument,
    Recipient,
    RecordPath,
    Since,
    Until,
    check_parties,
)
from dragoman.errors import ExportError
from dragoman.exports import Form

if TYPE_CHECKING:
    from dragoman.exports import Exported

EXAMPLE = "Example: dragoman export china-japan.db --as gdelt2 --to events.tsv --since 2023-01-01"

_STANDARD_OUTPUT = "-"


def export(
    record: RecordPath,
    form: Annotated[
        Form,
        typer.Option(
            "--as",
            help="plover and tidy have an event a row, jsonld has statements, the others dyads.",
        ),
    ],
    to: Annotated[
        str, typer.Option(metavar="FILE", help="File to write, or - for standard output.")
    ] = _STANDARD_OUTPUT,
    actor: Actor = None,
    recipient: Recipient = None,
    since: Since = None,
    until: Until = None,
    type: Annotated[
        str | None, typer.Option(help="PLOVER type: CONSULT …; for jsonld also a speech act.")
    ] = None,
    document: InDocument = None,
    status: Annotated[str | None, typer.Option(help="realised, future or negated.")] = None,
) -> None:
    """Write a record's events in a format of the field."""
    from dragoman.exports import export as write
    from dragoman.record import Record

    if form is Form.PARQUET and to == _STANDARD_OUTPUT and sys.stdout.isatty():
        raise ExportError("Parquet is no text for a terminal; name a file with --to")
    with Record(record, create=False) as opened, Counter(away=to != _STANDARD_OUTPUT) as counter:
        check_parties(opened, actor, recipient)
        done = write(
            opened,
            form,
            to,
            actor=actor,
            recipient=recipient,
            since=since,
            until=until,
            type=type,
            document=document,
            status=status,
            advance=counter.advance,
        )
    if to != _STANDARD_OUTPUT:
        say(f"{to}: {done.rows} {'row' if done.rows == 1 else 'rows'}")
    _tell_left_out(done)


def _tell_left_out(done: Exported) -> None:
    if done.left_out:
        listed = ", ".join(f"{count} {why}" for why, count in sorted(done.left_out.items()))
        complain(f"events left out: {listed}")
