"""Commands by which people have the last word: ``correct``, ``add``, ``link``, ``remove`` …"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.judging import By
from dragoman.cli.output import Format, complain, write_table, writing
from dragoman.cli.questions import Form, RecordPath

if TYPE_CHECKING:
    from rich.table import Table as Shown

    from dragoman.table import Table

CORRECT_EXAMPLE = (
    "Example: dragoman correct china-japan.db 3f2a:s2 --type demand --actor CHN --recipient JPN"
)
ADD_EXAMPLE = (
    "Example: dragoman add china-japan.db 3f2a --quote 'the two ministers also spoke by telephone' "
    "--type CONSULT --mode phone --actor CHN --actor JPN"
)
LINK_EXAMPLE = "Example: dragoman link china-japan.db 3f2a:c1 77b0:e4 --as fulfilled"
UNLINK_EXAMPLE = "Example: dragoman unlink china-japan.db 3f2a:c1 77b0:s6"
REMOVE_EXAMPLE = "Example: dragoman remove china-japan.db 3f2a article.txt"
GOLD_EXAMPLE = "Example: dragoman gold china-japan.db --to gold"
DECISIONS_EXAMPLE = "Example: dragoman decisions china-japan.db --format csv"

Origin = Annotated[
    str,
    typer.Argument(metavar="COMMITMENT-OR-DEMAND", help="As tables name it: 3f2a:c1 or 3f2a:s2."),
]
Later = Annotated[
    str,
    typer.Argument(
        metavar="UNIT", help="The statement, event or sentence: 77b0:s6, 77b0:e4 or 77b0:150-230."
    ),
]


def correct(
    record: RecordPath,
    unit: Annotated[
        str,
        typer.Argument(
            metavar="UNIT",
            help="A statement, event or commitment, as tables name it: 3f2a:s2, 3f2a:e4, 3f2a:c1.",
        ),
    ],
    type: Annotated[
        str | None, typer.Option(help="The right act, event type or kind of commitment.")
    ] = None,
    mode: Annotated[str | None, typer.Option(help="The right mode of an event's type.")] = None,
    actor: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE", help="Who speaks, acts or is bound, once for each: CHN or 'CHN MIL'."
        ),
    ] = None,
    recipient: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE",
            help="To whom it is said, done or promised, as --actor; none for nobody.",
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(metavar="DAY[..DAY]", help="When: 2024-02-08, or 2024-02-01..2024-02-29."),
    ] = None,
    due: Annotated[
        str | None, typer.Option(metavar="DAY[..DAY]", help="When a commitment is due, as --date.")
    ] = None,
    reject: Annotated[bool, typer.Option("--reject", help="It is none at all.")] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="It is right as it stands.")] = False,
    by: By = None,
    form: Form = Format.TABLE,
) -> None:
    """Decide how a unit is to be coded, that it is none, or that it is right."""
    changes = (type, mode, actor, recipient, date, due)
    decided = reject + confirm + any(change is not None for change in changes)
    if decided > 1:
        raise typer.BadParameter("--reject, --confirm and what is right exclude each other")
    if not decided:
        raise typer.BadParameter(
            "say what is right: --type, --mode, --actor, --recipient, --date or --due; or --reject "
            "or --confirm it"
        )
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        if reject:
            found = opened.reject(unit, by=by)
        elif confirm:
            found = opened.confirm(unit, by=by)
        else:
            start, end = _days(date)
            due_start, due_end = _days(due)
            found = opened.correct(
                unit,
                type=type,
                mode=mode,
                actors=_parties(actor),
                recipients=_parties(recipient),
                start=start,
                end=end,
                due_start=due_start,
                due_end=due_end,
                by=by,
            )
        write_table(found, form, _as_it_is)


def add(
    record: RecordPath,
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="Its id or name, or the start of either.")
    ],
    quote: Annotated[
        str, typer.Option(metavar="WORDS", help="The words of the text that tell of the event.")
    ],
    type: Annotated[str, typer.Option(help="Its event type.")],
    actor: Annotated[
        list[str],
        typer.Option(metavar="CODE", help="Who acts, once for each: CHN or 'CHN MIL'."),
    ],
    mode: Annotated[str | None, typer.Option(help="Its mode.")] = None,
    recipient: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="To whom it is done, as --actor; nobody unless given."),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            metavar="DAY[..DAY]", help="When; on the day of publication unless it is given."
        ),
    ] = None,
    issue: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Id of an issue it is about, once for each: taiwan."),
    ] = None,
    which: Annotated[
        int | None,
        typer.Option(
            metavar="NUMBER", help="Which of the words, from 1, where the text has them repeatedly."
        ),
    ] = None,
    note: Annotated[str | None, typer.Option(help="Why; kept with the decision.")] = None,
    by: By = None,
    form: Form = Format.TABLE,
) -> None:
    """Write down an event that was missed in a document."""
    from dragoman.cli import answers
    from dragoman.record import Record

    start, end = _days(date)
    with Record(record, create=False) as opened:
        found = opened.add_event(
            document,
            quote,
            type=type,
            mode=mode,
            actors=actor,
            recipients=_parties(recipient) or [],
            start=start,
            end=end,
            issues=issue or [],
            which=which,
            note=note,
            by=by,
        )
        write_table(found, form, answers.events)


def link(
    record: RecordPath,
    of: Origin,
    unit: Later,
    what: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="LINK",
            help="reaffirmed, postponed, declined, fulfilled or 'called broken'; of a demand, "
            "accepted, rejected or 'under study'.",
        ),
    ],
    by: By = None,
    form: Form = Format.TABLE,
) -> None:
    """Decide what a statement, event or sentence makes of a commitment or demand."""
    from dragoman.cli import answers
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        write_table(opened.link(of, unit, what, by=by), form, answers.decisions)


def unlink(
    record: RecordPath, of: Origin, unit: Later, by: By = None, form: Form = Format.TABLE
) -> None:
    """Decide that a statement, event or sentence has nothing to do with a commitment or demand."""
    from dragoman.cli import answers
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        write_table(opened.unlink(of, unit, by=by), form, answers.decisions)


def remove(
    record: RecordPath,
    documents: Annotated[
        list[str],
        typer.Argument(
            metavar="DOCUMENT...", help="The id or name of each, or the start of either."
        ),
    ],
    form: Form = Format.TABLE,
) -> None:
    """Take documents out of a record with all that was read from them, and list what they were."""
    from dragoman.cli import answers
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        write_table(opened.remove(*documents), form, answers.documents)


def gold(
    record: RecordPath,
    to: Annotated[Path, typer.Option(metavar="DIR", help="Folder for the files, made if missing.")],
    form: Form = Format.TABLE,
) -> None:
    """Write documents of which anything was judged as gold for bench panel."""
    from dragoman.bench import gold as panel
    from dragoman.cli import answers
    from dragoman.record import Record

    with Record(record, create=False) as opened, writing(to):
        found = panel.write(opened, to)
    write_table(found, form, answers.gold, "no document of which anything was judged")
    for row in found:
        if row["file"] is None:
            complain(f"{row['name'] or row['document']}: not written, has no day of publication")


def decisions(record: RecordPath, form: Form = Format.TABLE) -> None:
    """List what was decided by hand, by whom and when, and what of it is not found any more."""
    from dragoman.cli import answers
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        write_table(opened.decisions(), form, answers.decisions)


def _days(given: str | None) -> tuple[str | None, str | None]:
    """First and last day of ``DAY[..DAY]``."""
    start, _, end = (given or "").partition("..")
    return start or None, end or None


def _parties(given: list[str] | None) -> list[str] | None:
    """Codes, of which ``none`` alone stands for nobody."""
    return [] if given == ["none"] else given


def _as_it_is(found: Table) -> Shown:
    """A unit as the table of its kind shows it."""
    from dragoman.cli import answers
    from dragoman.record import queries

    show = {
        queries.STATEMENT_COLUMNS: answers.statements,
        queries.EVENT_COLUMNS: answers.events,
        queries.COMMITMENT_COLUMNS: answers.commitments,
    }
    return show[found.columns](found)
