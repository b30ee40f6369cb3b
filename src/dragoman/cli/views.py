"""Commands that answer questions about a record: one for each view."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.cli.output import Format, write_table, writing
from dragoman.cli.questions import Actor, Form, Recipient, RecordPath, Since, Until, check_parties

TIMELINE_EXAMPLE = "Example: dragoman timeline china-japan.db CHN JPN --by month --plot months.svg"
POSITIONS_EXAMPLE = "Example: dragoman positions china-japan.db taiwan --since 2023-01-01"
DEMANDS_EXAMPLE = "Example: dragoman demands china-japan.db CHN --to JPN --links"
NETWORK_EXAMPLE = (
    "Example: dragoman network china-japan.db --since 2023-01-01 --until 2023-12-31 "
    "--graphml 2023.graphml"
)
SOURCES_EXAMPLE = "Example: dragoman sources china-japan.db --names --issue taiwan"
SEARCH_EXAMPLE = (
    "Example: dragoman search china-japan.db '\"joint patrol\" fish*' --in statements --actor CHN"
)

Issue = Annotated[str | None, typer.Option(metavar="ID", help="Id of an issue: taiwan.")]
Plot = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Draw it too: a .png or .svg file (extra 'plot')."),
]
Links = Annotated[
    bool, typer.Option("--links", help="List what the answer rests on, one link a row.")
]
Asking = Annotated[str | None, typer.Argument(metavar="[CODE]", help="Who asks: CHN or 'CHN GOV'.")]
Asked = Annotated[str | None, typer.Option("--to", metavar="CODE", help="Of whom it is asked.")]


def timeline(
    record: RecordPath,
    one: Annotated[str, typer.Argument(metavar="ONE", help="A party: CHN, 'CHN GOV' or China.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Another one.")],
    by: Annotated[
        str | None,
        typer.Option(metavar="PERIOD", help="Count by day, week, month or year instead."),
    ] = None,
    since: Since = None,
    until: Until = None,
    type: Annotated[str | None, typer.Option(help="Event type: CONSULT, SANCTION …")] = None,
    issue: Issue = None,
    once: Annotated[
        bool, typer.Option("--once", help="An event that many documents report is one.")
    ] = False,
    plot: Plot = None,
    form: Form = Format.TABLE,
) -> None:
    """List what two parties did to and with each other, or count it by period."""
    from dragoman import views
    from dragoman.cli import viewed
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        check_parties(opened, one, other)
        asked: dict[str, Any] = {"since": since, "until": until, "type": type}
        asked |= {"issue": issue, "once": once}
        counted = (
            views.periods(opened, one, other, by=by or "month", **asked) if by or plot else None
        )
        if plot and counted is not None:
            from dragoman.views import plots

            with writing(plot):
                plots.periods(counted, one, other, plot)
        if by and counted is not None:
            write_table(counted, form, viewed.periods, f"no events of {one} and {other}")
        else:
            found = views.timeline(opened, one, other, **asked)
            write_table(found, form, viewed.timeline, f"no events of {one} and {other}")


def positions(
    record: RecordPath,
    issue: Annotated[
        str | None,
        typer.Argument(metavar="[ISSUE]", help="Id of an issue: taiwan; none lists the issues."),
    ] = None,
    actor: Actor = None,
    since: Since = None,
    until: Until = None,
    plot: Plot = None,
    form: Form = Format.TABLE,
) -> None:
    """Show who says what on an issue, and whose tone has changed."""
    from dragoman import views
    from dragoman.cli import answers, viewed
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        if issue is None:
            given = {"--actor": actor, "--since": since, "--until": until, "--plot": plot}
            _go_with("an issue", False, dict(given))
            write_table(views.issues(opened), form, answers.plain, "no issues")
            return
        check_parties(opened, actor)
        found = views.positions(opened, issue, actor=actor, since=since, until=until)
        if plot:
            from dragoman.views import plots

            with writing(plot):
                plots.positions(found, issue, plot)
        write_table(found, form, viewed.positions, f"no statements on {issue}")


def demands(
    record: RecordPath,
    actor: Asking = None,
    to: Asked = None,
    issue: Issue = None,
    since: Since = None,
    until: Until = None,
    links: Links = False,
    form: Form = Format.TABLE,
) -> None:
    """List what was asked of whom, and how it was answered; unanswered ones first."""
    from dragoman import views
    from dragoman.cli import viewed
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        check_parties(opened, actor, to)
        ask = views.demand_links if links else views.demands
        found = ask(opened, actor, to=to, issue=issue, since=since, until=until)
        show = viewed.links if links else viewed.demands
        write_table(found, form, show, "no answers" if links else "no demands")


def network(
    record: RecordPath,
    actor: Actor = None,
    recipient: Recipient = None,
    since: Since = None,
    until: Until = None,
    type: Annotated[str | None, typer.Option(help="Event type: CONSULT, SANCTION …")] = None,
    issue: Issue = None,
    least: Annotated[int, typer.Option(min=1, help="Fewest events of a dyad.")] = 1,
    graphml: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the network as GraphML too.")
    ] = None,
    plot: Plot = None,
    form: Form = Format.TABLE,
) -> None:
    """Weigh the dyads of a record: how many events, of which kind."""
    from dragoman import views
    from dragoman.cli import answers
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        check_parties(opened, actor, recipient)
        found = views.network(
            opened,
            actor=actor,
            recipient=recipient,
            since=since,
            until=until,
            type=type,
            issue=issue,
            least=least,
        )
    if graphml:
        with writing(graphml):
            graphml.write_text(views.graphml(found), encoding="utf-8")
    if plot:
        from dragoman.views import plots

        with writing(plot):
            plots.network(found, plot)
    write_table(found, form, answers.plain, "no events of two parties")


def sources(
    record: RecordPath,
    actor: Actor = None,
    recipient: Recipient = None,
    issue: Issue = None,
    target: Annotated[
        str | None, typer.Option(metavar="CODE", help="Who is judged: goes with --wording.")
    ] = None,
    since: Since = None,
    until: Until = None,
    names: Annotated[
        bool, typer.Option("--names", help="List the rival names that each outlet uses instead.")
    ] = False,
    wording: Annotated[
        bool, typer.Option("--wording", help="List whom each outlet judges, and how, instead.")
    ] = False,
    form: Form = Format.TABLE,
) -> None:
    """Compare the outlets of a record: what only they report, which names and wording they use."""
    from dragoman import views
    from dragoman.cli import answers
    from dragoman.record import Record

    _go_with("--names", names, {"--issue": issue})
    _go_with("--wording", wording, {"--target": target})
    plain = not (names or wording)
    _go_with("neither --names nor --wording", plain, {"--actor": actor, "--recipient": recipient})
    days = {"since": since, "until": until}
    with Record(record, create=False) as opened:
        check_parties(opened, actor, recipient, target)
        if names:
            found, nothing = views.names(opened, issue=issue, **days), "no rival names"
        elif wording:
            found, nothing = views.wording(opened, target=target, **days), "no loaded wording"
        else:
            found = views.sources(opened, actor=actor, recipient=recipient, **days)
            nothing = "no documents"
        write_table(found, form, answers.plain, nothing)


def _go_with(what: str, is_given: bool, options: dict[str, object]) -> None:
    """Raises an error for options that go with something else only."""
    for name, value in options.items():
        if value is not None and not is_given:
            raise typer.BadParameter(f"{name} goes with {what}")


def search(
    record: RecordPath,
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help='Words, "phrases" and beginnings: fish*.')
    ],
    within: Annotated[
        str, typer.Option("--in", metavar="KIND", help="documents, statements or events.")
    ] = "documents",
    actor: Actor = None,
    recipient: Recipient = None,
    since: Since = None,
    until: Until = None,
    type: Annotated[str | None, typer.Option(help="Speech act or event type.")] = None,
    issue: Issue = None,
    outlet: Annotated[str | None, typer.Option(help="Name of an outlet.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Most rows shown.")] = 50,
    form: Form = Format.TABLE,
) -> None:
    """Find words in the documents, statements or events of a record, latest first."""
    from dragoman import views
    from dragoman.cli import viewed
    from dragoman.record import Record

    with Record(record, create=False) as opened:
        check_parties(opened, actor, recipient)
        found = views.search(
            opened,
            words,
            within=within,
            actor=actor,
            recipient=recipient,
            since=since,
            until=until,
            type=type,
            issue=issue,
            outlet=outlet,
            limit=limit,
        )
    write_table(found, form, viewed.hits, f"nothing found for {words}")
