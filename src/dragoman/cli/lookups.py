"""``dragoman who``, ``when`` and ``where``: what is known of a name, and how a phrase is read."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from dragoman.cli.output import Format, complain, write_table
from dragoman.cli.reading import Knowledge, day
from dragoman.table import Table

WHO_EXAMPLE = 'Example: dragoman who "Qin Gang" --on 2023-02-03'
WHEN_EXAMPLE = (
    'Example: dragoman when "They spoke on Tuesday. Two days before the call, ships had met." '
    "--published 2023-02-03"
)
WHERE_EXAMPLE = "Example: dragoman where Senkaku"

Words = Annotated[str, typer.Argument(metavar="WORDS", help="A name, title, phrase or text.")]
Form = Annotated[Format, typer.Option("--format", help="A table for people, or JSON or CSV.")]


def who(
    words: Words,
    on: Annotated[
        date | None,
        typer.Option(parser=day, metavar="YYYY-MM-DD", help="Day on which to look."),
    ] = None,
    knowledge: Knowledge = None,
    form: Form = Format.TABLE,
) -> None:
    """Say whom a name or title stands for, and why."""
    from dragoman import lookup
    from dragoman.knowledge import load

    _answer(lookup.who(words, on, load(knowledge)), f"nobody is known as “{words}”", form)


def when(
    words: Words,
    published: Annotated[
        date | None,
        typer.Option(parser=day, metavar="YYYY-MM-DD", help="Day of publication."),
    ] = None,
    form: Form = Format.TABLE,
) -> None:
    """Say which days the time expressions of a phrase or text mean, and why."""
    from dragoman import lookup

    _answer(lookup.when(words, published), f"no date in “{words}”", form)


def where(words: Words, knowledge: Knowledge = None, form: Form = Format.TABLE) -> None:
    """Say which places a name stands for, their rival names and who claims them."""
    from dragoman import lookup
    from dragoman.knowledge import load

    _answer(lookup.where(words, load(knowledge)), f"no place is known as “{words}”", form)


def _answer(found: Table, nothing: str, form: Format) -> None:
    """Writes the answer; none at all is an error for the program that asked."""
    from dragoman.cli import answers

    if found or form is not Format.TABLE:
        write_table(found, form, answers.plain)
    if not found:
        complain(nothing)
        raise typer.Exit(1)
