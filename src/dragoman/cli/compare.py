"""``dragoman compare``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeVar

import typer

from dragoman.cli.output import ReadingFormat, say, write, writing
from dragoman.cli.reading import Codebook, Knowledge, day

if TYPE_CHECKING:
    from dragoman.model import Reading
    from dragoman.views.compare import Comparison

EXAMPLE = (
    "Example: dragoman compare readout-a.txt readout-b.txt "
    "--published 2024-07-16 --outlet-country IDN --outlet-country VNM --html compared.html"
)

_T = TypeVar("_T")


class _Own(NamedTuple):
    """Folders of a user's own."""

    knowledge: Path | None
    codebook: Path | None


def _each(**more: Any) -> Any:
    help_text = more.pop("help")
    return typer.Option(help=f"{help_text}; once for both, or twice: A's, then B's.", **more)


def compare(
    a: Annotated[str, typer.Argument(metavar="A", help="A file; with --record a document.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other account, likewise.")],
    record: Annotated[
        str | None,
        typer.Option(
            help="Take A and B from this record: each by its id or name, or the start of either."
        ),
    ] = None,
    published: Annotated[
        list[date] | None, _each(parser=day, metavar="YYYY-MM-DD", help="Day of publication")
    ] = None,
    outlet: Annotated[list[str] | None, _each(metavar="NAME", help="Who published it")] = None,
    outlet_country: Annotated[
        list[str] | None, _each(metavar="CODE", help="Country of the outlet")
    ] = None,
    title: Annotated[list[str] | None, _each(metavar="TITLE", help="Title of the document")] = None,
    knowledge: Knowledge = None,
    codebook: Codebook = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a page to print to this file.")
    ] = None,
    form: Annotated[
        ReadingFormat | None,
        typer.Option("--format", help="Tables for people, or one JSON object."),
    ] = None,
) -> None:
    """Lay two accounts of one meeting side by side.

    Shows what both say and how differently, what only one says, and the names that each uses for
    the same thing. With --html nothing else is shown; give --format to see it as well.
    """
    options = [
        _two("--published", published),
        _two("--outlet", outlet),
        _two("--outlet-country", outlet_country),
        _two("--title", title),
    ]
    if record is None:
        own = _Own(knowledge, codebook)
        given = zip((a, b), *options, strict=True)
        readings = [_read(own, source, *said) for source, *said in given]
    elif any(value is not None for value in (knowledge, codebook, *chain(*options))):
        raise typer.BadParameter(
            "--published, --outlet, --outlet-country, --title, --knowledge and --codebook go with "
            "files, not --record"
        )
    else:
        readings = _recorded(record, a, b)
    from dragoman.views.compare import compare as compare_readings

    _show(compare_readings(*readings, knowledge=knowledge), html, form)


def _two(name: str, given: Sequence[_T] | None) -> tuple[_T | None, _T | None]:
    """What an option says of A and of B."""
    if not given:
        return None, None
    if len(given) > 2:
        raise typer.BadParameter(f"{name} is given more than twice")
    return given[0], given[-1]


def _read(
    own: _Own,
    source: str,
    published: date | None,
    outlet: str | None,
    outlet_country: str | None,
    title: str | None,
) -> Reading:
    from dragoman.api import read

    return read(
        source,
        published=published,
        outlet=outlet or (_government(outlet_country, own) if outlet_country else None),
        outlet_country=outlet_country,
        title=title,
        knowledge=own.knowledge,
        codebook=own.codebook,
    )


def _government(given: str, own: _Own) -> str:
    """Whose account it is where only the country is given."""
    from dragoman.knowledge import load, near

    known = load(own.knowledge)
    code = near.code(given, known) or given
    country = known.countries.get(code)
    return f"Government of {country.name}" if country else code


def _recorded(path: str, a: str, b: str) -> list[Reading]:
    from dragoman.record import Record

    with Record(path, create=False) as record:
        return [record.corrected(document) for document in (a, b)]


def _show(found: Comparison, html: Path | None, form: ReadingFormat | None) -> None:
    if html is not None:
        from dragoman.views.accounts.page import page

        with writing(html):
            html.write_text(page(found), encoding="utf-8", errors="replace")
        if form is None:
            return
    if form is ReadingFormat.JSON:
        write(found.to_json() + "\n")
        return
    from dragoman.cli.accounts import accounts

    for part in accounts(found):
        say(part)
