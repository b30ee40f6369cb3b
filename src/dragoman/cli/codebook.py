"""``dragoman codebook``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.output import Format, complain, write, write_table
from dragoman.cli.reading import Knowledge

EXAMPLE = "Example: dragoman codebook examples/mediate"


def codebook(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="Folder of event types, frames and cues.", readable=False
        ),
    ],
    knowledge: Knowledge = None,
    form: Annotated[
        Format, typer.Option("--format", help="A table for people, or JSON or CSV.")
    ] = Format.TABLE,
) -> None:
    """Check a codebook folder: is every example coded as it says?"""
    from dragoman import examples
    from dragoman.cli import answers
    from dragoman.codebook import load
    from dragoman.knowledge import load as load_knowledge

    book = load(folder)
    found = examples.table(book.own_entries, book, load_knowledge(knowledge))
    if found or form is not Format.TABLE:
        write_table(found, form, answers.examples)
    wrong = sum(not row["right"] for row in found)
    if form is Format.TABLE:
        right = len(found) - wrong
        write(f"codebook {book.version}: {right} of {len(found)} examples coded as they say\n")
    if wrong:
        complain(f"{folder}: {wrong} of {len(found)} examples not coded as they say")
        raise typer.Exit(1)
