"""The command line: arguments in, one call, tables out.

Commands import what they need when they run, so that ``--help`` answers at once. Exit codes:
0, 1 for data that could not be read or found, 2 for a command that was not understood, 130 when
interrupted.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import Annotated, NoReturn

import typer

from dragoman.cli import (
    bench,
    codebook,
    compare,
    deciding,
    exporting,
    judging,
    lookups,
    questions,
    reading,
    views,
)
from dragoman.cli.output import complain, write, write_json
from dragoman.errors import DragomanError, QuestionError

_NOT_UNDERSTOOD = 2
_INTERRUPTED = 130

app = typer.Typer(
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        from dragoman import __version__

        write(f"dragoman {__version__}\n")
        raise typer.Exit


@app.callback(
    invoke_without_command=True,
    epilog="Example: dragoman read article.txt --published 2024-02-09",
)
def _dragoman(
    context: typer.Context,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Read diplomatic news: who said and did what to whom, when, and on whose word."""
    if context.invoked_subcommand is None:
        write(context.get_help() + "\n")


def schema() -> None:
    """Print the JSON Schema of a reading."""
    from dragoman.model import Reading

    write_json(Reading.model_json_schema(mode="serialization"), indent=2)


app.command(epilog=reading.EXAMPLE)(reading.read)
app.command(epilog=questions.SHOW_EXAMPLE)(questions.show)
app.command(epilog=questions.DOCUMENTS_EXAMPLE)(questions.documents)
app.command(epilog=questions.EVENTS_EXAMPLE)(questions.events)
app.command(epilog=questions.STATEMENTS_EXAMPLE)(questions.statements)
app.command(epilog=questions.COMMITMENTS_EXAMPLE)(questions.commitments)
app.command(epilog=views.DEMANDS_EXAMPLE)(views.demands)
app.command(epilog=views.TIMELINE_EXAMPLE)(views.timeline)
app.command(epilog=views.POSITIONS_EXAMPLE)(views.positions)
app.command(epilog=views.NETWORK_EXAMPLE)(views.network)
app.command(epilog=views.SOURCES_EXAMPLE)(views.sources)
app.command(epilog=views.SEARCH_EXAMPLE)(views.search)
app.command(epilog=exporting.EXAMPLE)(exporting.export)
app.command(epilog=questions.WORDING_EXAMPLE)(questions.wording)
app.command(epilog=compare.EXAMPLE)(compare.compare)
app.command(epilog=judging.HAPPENINGS_EXAMPLE)(judging.happenings)
app.command(epilog=judging.MERGE_EXAMPLE)(judging.merge)
app.command(epilog=judging.SPLIT_EXAMPLE)(judging.split)
app.command(epilog=deciding.CORRECT_EXAMPLE)(deciding.correct)
app.command(epilog=deciding.ADD_EXAMPLE)(deciding.add)
app.command(epilog=deciding.LINK_EXAMPLE)(deciding.link)
app.command(epilog=deciding.UNLINK_EXAMPLE)(deciding.unlink)
app.command(epilog=deciding.REMOVE_EXAMPLE)(deciding.remove)
app.command(epilog=deciding.GOLD_EXAMPLE)(deciding.gold)
app.command(epilog=deciding.DECISIONS_EXAMPLE)(deciding.decisions)
app.command(epilog=lookups.WHO_EXAMPLE)(lookups.who)
app.command(epilog=lookups.WHEN_EXAMPLE)(lookups.when)
app.command(epilog=lookups.WHERE_EXAMPLE)(lookups.where)
app.command(epilog="Example: dragoman schema > reading.schema.json")(schema)
app.command(epilog=codebook.EXAMPLE)(codebook.codebook)
app.command(epilog=bench.EXAMPLE)(bench.bench)


def run(arguments: Sequence[str]) -> int:
    """Runs one command and gives its exit code; what went wrong is one line on standard error."""
    try:
        code = app(args=list(arguments), prog_name="dragoman", standalone_mode=False) or 0
        sys.stdout.flush()
    except DragomanError as error:
        complain(str(error))
        return _NOT_UNDERSTOOD if isinstance(error, QuestionError) else 1
    except typer.TyperException as error:
        complain(error.format_message())
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:
        # What is still in the buffer must not fail again at exit.
        os.dup2(_void(), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            complain(f"{error.filename or 'standard output'}: {error.strerror}")
        return 1
    return int(code)


def _void() -> int:
    return os.open(os.devnull, os.O_WRONLY)


def main() -> NoReturn:
    """The ``dragoman`` program; what it writes is UTF-8 everywhere."""
    # A stream that was closed before the start is None.
    sys.stdout = sys.stdout or os.fdopen(_void(), "w")
    sys.stderr = sys.stderr or os.fdopen(_void(), "w")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    interrupts = _noted_interrupts()
    try:
        code = run(sys.argv[1:])
    except Exception:
        if not interrupts:
            raise
        code = _INTERRUPTED
    if interrupts or code == _INTERRUPTED:
        _stop()
    sys.exit(code)


def _noted_interrupts() -> list[int]:
    """The interrupts from now on, also those that a library turns into an error of its own.

    A class that is being made, for one, reports an interrupt as a RuntimeError.
    """
    struck: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        struck.append(number)
        signal.default_int_handler(number, frame)

    # Where the interrupt is ignored, as behind nohup, it stays so.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, note)
    return struck


def _stop() -> NoReturn:
    """Ends at once, since after some interrupts CPython would send itself the signal again."""
    complain("interrupted")
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(_INTERRUPTED)
