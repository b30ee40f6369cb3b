"""From files and texts to readings: sources and reading joined."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import DragomanError, SourceError
from dragoman.model import Notice, Reading
from dragoman.sources import Loaded, Source, SourceOptions, documents, expand
from dragoman.sources.document import load as load_document
from dragoman.sources.metadata_table import options_by_file

if TYPE_CHECKING:
    from dragoman.codebook import Codebook
    from dragoman.knowledge import Knowledge


def read(
    source: str | PathLike[str],
    *,
    published: date | str | None = None,
    outlet: str | None = None,
    outlet_country: str | None = None,
    title: str | None = None,
    knowledge: str | PathLike[str] | None = None,
    codebook: str | PathLike[str] | None = None,
) -> Reading:
    """The reading of the one document in a file: plain text, HTML, or one line of JSON.

    ``published`` is a day or its ISO form, ``YYYY-MM-DD``; ``outlet_country`` an ISO 3166 alpha-3
    code, an organisation's id, or a name of either. What is given here wins over what the file
    says of itself. ``knowledge`` is a folder with knowledge files of one's own, merged on top of
    the shipped ones; ``codebook`` one with event types, frames and cues of one's own, which count
    first.
    Raises :class:`DragomanError` if the file cannot be read or holds several documents.
    """
    found = read_many(
        [source],
        published=published,
        outlet=outlet,
        outlet_country=outlet_country,
        title=title,
        knowledge=knowledge,
        codebook=codebook,
    )
    first = next(found)
    if isinstance(first, DragomanError):
        raise first
    if next(found, None) is not None:
        raise DragomanError(
            f"{source}: holds several documents; use read_many(), or a record of them"
        )
    return first


def read_many(
    sources: Iterable[str | PathLike[str]],
    *,
    published: date | str | None = None,
    outlet: str | None = None,
    outlet_country: str | None = None,
    title: str | None = None,
    metadata: str | PathLike[str] | None = None,
    knowledge: str | PathLike[str] | None = None,
    codebook: str | PathLike[str] | None = None,
) -> Iterator[Reading | DragomanError]:
    """A reading, or the error in its place, for each document of files and folders.

    Takes the options of :func:`read`, for all documents alike. ``metadata`` is a CSV table that
    says of single files what differs, in the columns ``file``, ``published``, ``outlet``,
    ``outlet_country``, ``title`` and ``url``; a :class:`DragomanError` is raised for a wrong one.
    """
    options = _options(published, outlet, outlet_country, title)
    return readings(sources, options, knowledge, codebook, metadata)


def read_text(
    text: str,
    *,
    published: date | str | None = None,
    outlet: str | None = None,
    outlet_country: str | None = None,
    title: str | None = None,
    knowledge: str | PathLike[str] | None = None,
    codebook: str | PathLike[str] | None = None,
) -> Reading:
    """The reading of a text; takes the options of :func:`read` and raises the same errors."""
    from dragoman.reading.pipeline import read_document

    loaded = load_document(text, "text", _options(published, outlet, outlet_country, title))
    known = _known(knowledge)
    loaded = _of_country(loaded, known)
    return read_document(loaded.document, loaded.notices, known, _book(codebook))


def readings(
    sources: Iterable[str | PathLike[str]],
    options: SourceOptions,
    knowledge: str | PathLike[str] | None = None,
    codebook: str | PathLike[str] | None = None,
    metadata: str | PathLike[str] | None = None,
) -> Iterator[Reading | DragomanError]:
    """What :func:`read_many` gives, for all that can be said about sources.

    Sources that cannot be found come first, as errors; the rest follows in order, folders sorted
    by name. ``-`` is standard input.
    """
    from dragoman.reading.pipeline import read_documents

    known, book = _known(knowledge), _book(codebook)
    given = [str(source) for source in sources]
    found, missing = expand(given)
    yield from missing
    said: dict[Source, SourceOptions] = {}
    if metadata is not None:
        said, unfound = options_by_file(Path(metadata), given, found, options)
        yield from unfound
    waiting: deque[DragomanError | None] = deque()
    items = (item for source in found for item in documents(source, said.get(source, options)))
    sound = _sound(items, waiting, known)
    for reading in read_documents(sound, known, book):
        while (error := waiting.popleft()) is not None:
            yield error
        yield reading
    yield from (error for error in waiting if error is not None)


def _sound(
    items: Iterable[Loaded | DragomanError],
    waiting: deque[DragomanError | None],
    known: Knowledge,
) -> Iterator[Loaded]:
    """The documents among ``items``; errors are put in ``waiting``, None for each document.

    Reading runs ahead of what it has given back, by a batch, and errors must keep their place.
    """
    for item in items:
        if isinstance(item, DragomanError):
            waiting.append(item)
            continue
        try:
            found = _of_country(item, known)
        except SourceError as error:
            waiting.append(error)
            continue
        waiting.append(None)
        yield found


def _of_country(loaded: Loaded, known: Knowledge) -> Loaded:
    """A document with the code of its outlet's country, which may be given by name, else is the
    one of the ministry that heads it.

    Raises :class:`SourceError` for no country or organisation that is known.
    """
    from dragoman.knowledge import near

    document = loaded.document
    given = document.outlet_country
    if not given:
        return _by_letterhead(loaded, known)
    if given in known.codes:
        return loaded
    code = near.code(given, known)
    if code not in known.codes:
        raise SourceError(f"{document.name}: outlet_country: {near.no_party(given, known)}")
    return replace(loaded, document=document.model_copy(update={"outlet_country": code}))


def _by_letterhead(loaded: Loaded, known: Knowledge) -> Loaded:
    from dragoman.reading.letterhead import country_of

    found = country_of(loaded.document, known)
    if found is None:
        return loaded
    country, line = found
    notice = Notice(
        code="outlet-country",
        message=f'outlet country {country}, by its heading "{line}"; '
        "--outlet-country says otherwise",
    )
    document = loaded.document.model_copy(update={"outlet_country": country})
    return Loaded(document, (*loaded.notices, notice))


def _known(folder: str | PathLike[str] | None) -> Knowledge:
    from dragoman.knowledge import load

    return load(Path(folder) if folder is not None else None)


def _book(folder: str | PathLike[str] | None) -> Codebook:
    from dragoman.codebook import load

    return load(Path(folder) if folder is not None else None)


def _options(
    published: date | str | None,
    outlet: str | None,
    outlet_country: str | None,
    title: str | None,
) -> SourceOptions:
    day = _day(published)
    return SourceOptions(published=day, outlet=outlet, outlet_country=outlet_country, title=title)


def _day(published: date | str | None) -> date | None:
    if isinstance(published, datetime):
        return published.date()
    if not isinstance(published, str):
        return published
    try:
        return date.fromisoformat(published)
    except ValueError:
        raise SourceError(
            f"published: {published!r} is not a date of the form YYYY-MM-DD, such as 2024-02-09"
        ) from None
