"""JSON Lines: one document a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from reprlib import repr as shortened
from typing import Any

from dragoman.errors import DragomanError, SourceError
from dragoman.sources.document import Loaded, Metadata, SourceOptions, load
from dragoman.sources.encoding import refuse_halves


def load_lines(
    lines: Iterable[bytes], name: str, options: SourceOptions
) -> Iterator[Loaded | DragomanError]:
    """The documents of a file's lines, named by their ids; an error for each bad line.

    Where a line has no id, or that of a line before, its document is ``NAME:LINE``, from 1.
    Blank lines are passed over. As JSON must be, lines are UTF-8.
    """
    filled = False
    taken: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        filled = True
        try:
            yield _load_line(line, f"{name}:{number}", options, taken)
        except DragomanError as error:
            yield error
    if not filled:
        yield SourceError(f"{name}: no lines in it; give one JSON object a line")


def _load_line(line: bytes, name: str, options: SourceOptions, taken: set[str]) -> Loaded:
    row = _row(line, name)
    own = _id(row, options.id_field, name)
    text = _string(row, options.text_field, name)
    if text is None and options.text_field in row:
        raise SourceError(f'{name}: field "{options.text_field}" is null; give it a text')
    if text is None:
        raise SourceError(
            f'{name}: no field "{options.text_field}"; '
            f"name the one that holds the text ({_fields(row)})"
        )
    metadata = Metadata(
        published=None if options.published else _date(row, options.published_field, name),
        outlet=_string(row, options.outlet_field, name),
        outlet_country=_string(row, options.outlet_country_field, name),
        title=_string(row, options.title_field, name),
        url=_string(row, options.url_field, name),
    )
    loaded = load(text, name, options, metadata)
    if own is None or own in taken:
        return loaded
    taken.add(own)
    return replace(loaded, document=loaded.document.model_copy(update={"name": own}))


def _id(row: dict[str, Any], field: str, name: str) -> str | None:
    """What the user calls the document: a text or a whole number."""
    value = row.get(field)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not value.strip():
        return None
    refuse_halves(value, f'{name}: field "{field}"')
    return value


def _row(line: bytes, name: str) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{name}: not UTF-8 at byte {error.start} of the line; save the file as UTF-8"
        ) from error
    except (ValueError, RecursionError) as error:
        raise SourceError(
            f"{name}: not JSON ({_fault(error)}); give one JSON object a line"
        ) from error
    if not isinstance(row, dict):
        raise SourceError(f"{name}: not a JSON object; give one JSON object a line")
    return row


def _fault(error: ValueError | RecursionError) -> str:
    """What the decoder found, without its count of lines, which is of the one line."""
    match error:
        case json.JSONDecodeError():
            return f"{error.msg} at character {error.pos + 1}"
        case RecursionError():
            return "nested too deeply"
    return "a number of too many digits"


def _string(row: dict[str, Any], field: str, name: str) -> str | None:
    value = row.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise SourceError(f'{name}: field "{field}" is not a string; put its text in quotes')
    refuse_halves(value, f'{name}: field "{field}"')
    return value


def _date(row: dict[str, Any], field: str, name: str) -> date | None:
    """The day as written: a time zone does not move it."""
    value = row.get(field)
    if value is None or value == "":
        return None
    try:
        return datetime.fromisoformat(value).date()
    except (TypeError, ValueError) as error:
        raise SourceError(
            f'{name}: field "{field}" is not an ISO date: {shortened(value)}; '
            "write it as 2024-03-06"
        ) from error


def _fields(row: dict[str, Any]) -> str:
    return "it has " + (", ".join(field[:30] for field in list(row)[:10]) or "none")
