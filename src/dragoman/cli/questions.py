"""Commands that ask a record: ``show``, ``documents`` and one for each kind of unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.output import Format, ReadingFormat, write_table
from dragoman.cli.reading import show as show_reading

if TYPE_CHECKING:
    from dragoman.record import Record

SHOW_EXAMPLE = "Example: dragoman show china-japan.db article.txt"
DOCUMENTS_EXAMPLE = "Example: dragoman documents china-japan.db --format csv"
EVENTS_EXAMPLE = (
    "Example: dragoman events china-japan.db --actor CHN --recipient JPN --since 2023-01-01"
)
STATEMENTS_EXAMPLE = "Example: dragoman statements china-japan.db --actor CHN --type demand"
COMMITMENTS_EXAMPLE = "Example: dragoman commitments china-japan.db JPN --to CHN --links"
WORDING_EXAMPLE = "Example: dragoman wording china-japan.db --target JPN --direction against"

RecordPath = Annotated[
    str,
    typer.Argument(
        metavar="RECORD", help="A record made by read: a file, or postgresql://user@host/database."
    ),
]
Actor = Annotated[
    str | None,
    typer.Option(
        metavar="CODE", help="Who acts or speaks: a code (CHN, 'CHN GOV') or name (China)."
    ),
]
Recipient = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="Whom it is done to, done with or said to; as --actor."),
]
Since = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="First day wanted.")]
Until = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Last day wanted.")]
InDocument = Annotated[
    str | None,
    typer.Option(metavar="DOCUMENT", help="A document's id or name, or the start of either."),
]
Form = Annotated[
    Format, typer.Option("--format", help="A table for people, or JSON or CSV with all columns.")
]


def show(
    record: RecordPath,
    document: Annotated[
        str | None,
        typer.Argument(metavar="DOCUMENT", help="Its id or name, or the start of either."),
    ] = None,
    form: Annotated[ReadingFormat, typer.Option("--format", help="As of read.")] = (
        ReadingFormat.TABLE
    ),
) -> None:
    """Show a document of a record, or list them all."""
    if document is None:
        documents(record, Format(form))
        return
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        show_reading(opened.reading(document), form)


def documents(record: RecordPath, form: Form = Format.TABLE) -> None:
    """List the documents of a record with their numbers of units."""
    from dragoman.cli import answers
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        write_table(opened.documents(), form, answers.documents)


def events(
    record: RecordPath,
    actor: Actor = None,
    recipient: Recipient = None,
    since: Since = None,
    until: Until = None,
    type: Annotated[
        str | None, typer.Option(help="Event type: CONSULT, SANCTION …, or your own.")
    ] = None,
    document: InDocument = None,
    status: Annotated[str | None, typer.Option(help="realised, future or negated.")] = None,
    form: Form = Format.TABLE,
) -> None:
    """List the events of a record."""
    from dragoman.cli import answers
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        check_parties(opened, actor, recipient)
        found = opened.events(actor, recipient, since, until, type, document, status)
        write_table(found, form, answers.events)


def statements(
    record: RecordPath,
    actor: Actor = None,
    recipient: Recipient = None,
    since: Since = None,
    until: Until = None,
    type: Annotated[
        str | None, typer.Option(help="Speech act, or the PLOVER type it codes to: REQUEST …")
    ] = None,
    document: InDocument = None,
    issue: Annotated[str | None, typer.Option(help="Id of an issue it is about.")] = None,
    form: Form = Format.TABLE,
) -> None:
    """List the statements of a record."""
    from dragoman.cli import answers
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        check_parties(opened, actor, recipient)
        found = opened.statements(actor, recipient, since, until, type, document, issue)
        write_table(found, form, answers.statements)


def commitments(
    record: RecordPath,
    party: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", help="Who is bound: JPN or 'JPN GOV'; as --actor."),
    ] = None,
    actor: Actor = None,
    recipient: Annotated[
        str | None,
        typer.Option("--to", "--recipient", metavar="CODE", help="To whom it is promised."),
    ] = None,
    since: Since = None,
    until: Until = None,
    type: Annotated[str | None, typer.Option(help="promise, agreement or plan.")] = None,
    document: InDocument = None,
    links: Annotated[
        bool, typer.Option("--links", help="List what the answer rests on, one link a row.")
    ] = False,
    form: Form = Format.TABLE,
) -> None:
    """List what was promised, and what became of it; open ones first."""
    from dragoman import views
    from dragoman.cli import viewed
    from dragoman.record import Record

    if party and actor:
        raise typer.BadParameter("give who is bound once, not also as --actor")
    with Record(record, create=False) as opened:
        check_parties(opened, party or actor, recipient)
        ask = views.commitment_links if links else views.commitments
        found = ask(
            opened,
            party or actor,
            to=recipient,
            since=since,
            until=until,
            type=type,
            document=document,
        )
        show = viewed.links if links else viewed.followed
        write_table(found, form, show, "no links" if links else "no commitments")


def wording(
    record: RecordPath,
    target: Annotated[
        str | None,
        typer.Option(
            metavar="CODE", help="Who is judged: a code (CHN, 'CHN GOV') or name (China)."
        ),
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Name of the outlet that judges.")] = None,
    since: Since = None,
    until: Until = None,
    direction: Annotated[str | None, typer.Option(help="against, for or distance.")] = None,
    document: InDocument = None,
    form: Form = Format.TABLE,
) -> None:
    """List the words of a record by which an outlet's own voice judges."""
    from dragoman.cli import answers
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        check_parties(opened, target)
        found = opened.wording(target, outlet, since, until, direction, document)
        write_table(found, form, answers.wording)


def check_parties(record: Record, *parties: str | None) -> None:
    """Raises :class:`QuestionError` for a country that neither we nor the record know."""
    from dragoman.views import asked

    for party in parties:
        asked.party(record, "", party)
