"""Which room writes which format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from dragoman.exports import (
    Exported,
    Form,
    gdelt,
    icews,
    jsonld,
    layout,
    plover,
    polecat,
    tidy,
    writers,
)
from dragoman.exports.coded import Coded, coded
from dragoman.exports.dyad_month import Panel
from dragoman.exports.dyads import Dyad, dyads
from dragoman.exports.layout import Column
from dragoman.table import Row

if TYPE_CHECKING:
    from dragoman.record import Story

T = TypeVar("T")

_DYADIC: dict[Form, Callable[[Dyad], Row]] = {
    Form.POLECAT: polecat.row,
    Form.ICEWS: icews.row,
    Form.GDELT1: gdelt.row,
    Form.GDELT2: gdelt.row,
}
_WITHOUT_HEADER = frozenset({Form.GDELT1, Form.GDELT2})
_WITHOUT_COLUMNS = frozenset({Form.PLOVER, Form.JSONLD})


def columns(form: Form) -> tuple[Column, ...]:
    """The columns of a table's format; none for what is no table."""
    if form in _WITHOUT_COLUMNS:
        return ()
    if form is Form.GDELT1:
        return gdelt.columns1()
    return layout.columns("tidy" if form is Form.PARQUET else form.value)


def write(form: Form, stories: Iterable[Story], out: BinaryIO) -> Exported:
    """Writes documents' units in a format."""
    done = Exported()
    match form:
        case Form.PLOVER:
            with writers.text(out) as stream:
                stream.writelines(_noted(map(plover.line, coded(stories)), done))
        case Form.JSONLD:
            _graph(stories, out, done)
        case Form.TIDY:
            rows = _noted(map(tidy.row, coded(stories)), done)
            writers.commas(rows, columns(form), out)
        case Form.PARQUET:
            rows = _noted(map(tidy.row, coded(stories)), done)
            writers.parquet(rows, columns(form), out)
        case Form.DYAD_MONTH:
            writers.commas(_noted(_panel(stories, done), done), columns(form), out)
        case _:
            found = (dyad for event in _countable(stories, done) for dyad in dyads(event))
            rows = _noted(map(_DYADIC[form], found), done)
            writers.tabs(rows, columns(form), out, header=form not in _WITHOUT_HEADER)
    return done


def counted(stories: Iterable[Story], advance: Callable[[], None]) -> Iterator[Story]:
    """The same documents; calls ``advance`` after each."""
    for story in stories:
        yield story
        advance()


def _countable(stories: Iterable[Story], done: Exported) -> Iterator[Coded]:
    """Events that are counted; notes the status of the others."""
    for event in coded(stories):
        if event.counts:
            yield event
        else:
            done.left_out[str(event.row["status"])] += 1


def _panel(stories: Iterable[Story], done: Exported) -> Iterator[Row]:
    panel = Panel()
    for event in _countable(stories, done):
        lacking = panel.add(event)
        if lacking:
            done.left_out[lacking] += 1
    return panel.rows()


def _graph(stories: Iterable[Story], out: BinaryIO, done: Exported) -> None:
    with writers.text(out) as stream:
        stream.write(jsonld.opening())
        before = "\n"
        for story in stories:
            for node in jsonld.nodes(story):
                stream.write(before + node)
                before = ",\n"
            done.rows += len(story.rows)
        stream.write(jsonld.CLOSING)


def _noted(items: Iterable[T], done: Exported) -> Iterator[T]:
    for item in items:
        done.rows += 1
        yield item
