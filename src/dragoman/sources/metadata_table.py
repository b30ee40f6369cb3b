"""A CSV table that says of files what they do not say themselves."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from reprlib import repr as shortened

from dragoman.errors import SourceError
from dragoman.sources import Source
from dragoman.sources.document import SourceOptions

_FILE = "file"
_COLUMNS = (_FILE, "published", "outlet", "outlet_country", "title", "url")
_SEPARATORS = ",;\t"
"""Spreadsheet programs write what the country's habits are."""


def options_by_file(
    table: Path, given: Sequence[str], sources: Sequence[Source], options: SourceOptions
) -> tuple[dict[Source, SourceOptions], list[SourceError]]:
    """What is said of each of ``sources`` that the table has, and the rows whose file is nowhere.

    A row's file is looked for beside the table, then in the folders ``given``, beside the files
    given and in the current folder. An empty cell leaves what ``options`` say. Raises
    :class:`SourceError` for a table that does not say plainly what belongs to which file.
    """
    places = _Places(table, given, sources)
    said: dict[Source, SourceOptions] = {}
    missing: list[SourceError] = []
    for where, row in _rows(table):
        own = _options(where, row, options)
        name = row[_FILE]
        found = places.named(name)
        read = [file for file in places.read if file in found]
        if not found:
            missing.append(
                SourceError(f"{where}: {name}: no such file; name it as it lies beside the table")
            )
        elif len(read) > 1:
            among = " and ".join(str(places.read[file]) for file in read)
            raise SourceError(f"{where}: {name}: may be {among}; write its folder too")
        elif read and places.read[read[0]] in said:
            raise SourceError(f"{where}: {name}: in an earlier row too; leave it one row")
        elif read:
            said[places.read[read[0]]] = own
    return said, missing


class _Places:
    """Where the files of a table's rows may lie."""

    def __init__(self, table: Path, given: Sequence[str], sources: Sequence[Source]) -> None:
        paths = [Path(each) for each in given]
        folders = [path if path.is_dir() else path.parent for path in paths]
        self._beside = table.parent
        self._others = list(dict.fromkeys([*folders, Path()]))
        self.read = {source.resolve(): source for source in sources if source != "-"}
        """The files that are read, by their full paths."""

    def named(self, name: str) -> set[Path]:
        """Full paths of the files that may be meant."""
        if (beside := self._beside / name).is_file():
            return {beside.resolve()}
        return {path.resolve() for place in self._others if (path := place / name).is_file()}


def _rows(table: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Each filled row by its columns, and the table and row it is, as a spreadsheet counts."""
    text = _text(table)
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    header: list[str] | None = None
    try:
        for number, cells in enumerate(rows, start=1):
            stripped = [cell.strip() for cell in cells]
            if header is None:
                header = _header(table, stripped)
            elif any(stripped):
                yield _row(f"{table} row {number}", header, stripped)
    except csv.Error as error:
        raise SourceError(f"{table} line {rows.line_num}: no CSV ({error})") from error
    if header is None:
        raise SourceError(f"{table}: an empty table; its columns are {', '.join(_COLUMNS)}")


def _text(table: Path) -> str:
    try:
        return table.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SourceError(f"{table}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{table}: not UTF-8 at byte {error.start}; save it as CSV in UTF-8"
        ) from error


def _header(table: Path, columns: list[str]) -> list[str]:
    if _FILE not in columns:
        raise SourceError(f'{table}: no column "{_FILE}"; it has {", ".join(columns) or "none"}')
    for column in columns:
        if column not in _COLUMNS:
            known = ", ".join(_COLUMNS)
            raise SourceError(f'{table}: unknown column "{column}"; those it may have: {known}')
        if columns.count(column) > 1:
            raise SourceError(f'{table}: column "{column}" twice; leave it one')
    return columns


def _row(where: str, header: list[str], cells: list[str]) -> tuple[str, dict[str, str]]:
    if len(cells) != len(header):
        raise SourceError(
            f"{where}: {len(cells)} cells instead of {len(header)}; "
            "put a cell with a comma into quotation marks"
        )
    row = dict(zip(header, cells, strict=True))
    if not row[_FILE]:
        raise SourceError(f'{where}: no file; fill the column "{_FILE}"')
    return where, row


def _options(where: str, row: dict[str, str], options: SourceOptions) -> SourceOptions:
    said = replace(
        options,
        outlet=row.get("outlet") or options.outlet,
        outlet_country=row.get("outlet_country") or options.outlet_country,
        title=row.get("title") or options.title,
        url=row.get("url") or options.url,
    )
    day = row.get("published")
    if not day:
        return said
    try:
        published = datetime.fromisoformat(day).date()
    except ValueError as error:
        raise SourceError(
            f'{where}: column "published" is not an ISO date: {shortened(day)}; '
            "write it as 2024-03-06"
        ) from error
    return replace(said, published=published, published_from="table")
