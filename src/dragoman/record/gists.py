"""What each country says and does in each document, in short: to choose from very many units.

A gist tells of statements or events, of those that have a day, were not rejected by hand and, if
events, are said to have happened. It is a row of whole numbers (:mod:`dragoman.record.varints`):
how many units there are, then one after the other the columns of :class:`_Fields`, then the words
of each unit: countries that it is aimed at, words of the cue, words of the content. Words, types
and countries stand there by their numbers (:mod:`dragoman.record.vocabulary`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from dragoman.model import Status
from dragoman.record import conditions, schema, varints, vocabulary
from dragoman.record.conditions import Kind
from dragoman.record.finding import countries
from dragoman.record.schema import REJECTED
from dragoman.record.store import insert_all, select_columns
from dragoman.record.vocabulary import words

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

_Row = Mapping[str, Any]
KINDS = (conditions.STATEMENTS, conditions.EVENTS)
"""Of what there are gists."""


class _Fields(NamedTuple):
    """What is told of a unit beside its words."""

    number: int
    type: int
    day: int
    """The first one, as :class:`dragoman.record.columns.Day` counts them."""
    days: int
    """From the first to the last one."""
    aims: int
    """Countries that it is aimed at."""
    cue: int
    """Words of its cue."""
    content: int
    """Words of its content."""


_Counted = tuple[_Fields, list[int]]
"""What is told of a unit, and the numbers of its words."""


class _Gist(NamedTuple):
    """A unit with its words, which have no numbers yet."""

    number: int
    type: str
    first: date
    last: date
    by: Sequence[str]
    to: Sequence[str]
    cue: Sequence[str]
    content: Sequence[str]

    def counted(self, numbers: Mapping[str, int]) -> _Counted:
        day, last = self.first.toordinal(), self.last.toordinal()
        lengths = map(len, (self.to, self.cue, self.content))
        fields = _Fields(self.number, numbers[self.type], day, last - day, *lengths)
        return fields, [numbers[word] for word in chain(self.to, self.cue, self.content)]

    def named(self) -> Iterable[str]:
        """All that has to have a number."""
        return chain((self.type,), self.to, self.cue, self.content)


def write(connection: sa.Connection, kind: Kind, rows: Iterable[_Row]) -> None:
    """Write the gists of documents, which have none, given the rows of their units of a kind."""
    told = [(row["document"], _gist(kind, row)) for row in rows if _may_follow(row)]
    named = {word for _, gist in told for word in gist.named()}
    numbers = vocabulary.numbered(connection, named)
    by_country: defaultdict[tuple[str, str], list[_Counted]] = defaultdict(list)
    for document, gist in told:
        counted = gist.counted(numbers)
        for country in gist.by:
            by_country[country, document].append(counted)
    found = [
        {
            "country": country,
            "role": kind.actor.role,
            "document": document,
            "units": _packed(units),
        }
        for (country, document), units in sorted(by_country.items(), key=itemgetter(0))
    ]
    if found:
        insert_all(connection, schema.gists, found)


def renew(connection: sa.Connection, kind: Kind, document: str) -> None:
    """Write the gists of a document anew, of which rows have changed."""
    gists = schema.gists.c
    is_it = (gists.document == document) & (gists.role == kind.actor.role)
    connection.execute(sa.delete(schema.gists).where(is_it))
    query = sa.select(kind.table).where(kind.table.c.document == document)
    found = connection.execute(query.order_by(kind.table.c.number))
    write(connection, kind, [dict(row) for row in found.mappings()])


def _may_follow(row: _Row) -> bool:
    """Whether something can be said of a unit by its days, and it counts."""
    happened = row.get("status", Status.REALISED) == Status.REALISED
    return happened and row["start_date"] is not None and row.get("decided") != REJECTED


def _gist(kind: Kind, row: _Row) -> _Gist:
    told = kind is conditions.STATEMENTS
    cue, content = (row["cue"], row["content"]) if told else ("", row["evidence"])
    by, to = (countries(row[side.column]) for side in kind.sides)
    days = row["start_date"], row["end_date"]
    return _Gist(row["number"], str(row[kind.type]), *days, by, to, words(cue), words(content))


def _packed(units: Sequence[_Counted]) -> bytes:
    columns = zip(*(fields for fields, _ in units), strict=True)
    return varints.packed(chain((len(units),), *columns, *(numbers for _, numbers in units)))


class Gists(NamedTuple):
    """Many units, column by column, and the words of all of them."""

    number: Ints
    type: Ints
    first: Ints
    """Their first days, as :class:`dragoman.record.columns.Day` counts them."""
    last: Ints
    begins: Ints
    """Where in ``words`` those of a unit begin."""
    aims: Ints
    """How many of these are countries at which it is aimed."""
    cue: Ints
    """How many, behind those, are its cue."""
    content: Ints
    """How many, behind those, are its content."""
    words: Ints

    def only(self, chosen: Flags) -> Gists:
        """Some of the units, by whether each is chosen."""
        return self._at(np.flatnonzero(chosen))

    def each_once(self) -> Gists:
        """Units that several countries say or do, once, in the order of their numbers."""
        return self._at(np.unique(self.number, return_index=True)[1])

    def are_aimed_at(self, countries: Sequence[int]) -> Flags:
        """Which units are aimed at one of some countries, given their numbers in the vocabulary."""
        places, unit = ranges(self.begins, self.aims)
        found = np.zeros(len(self.number), dtype=np.bool_)
        found[unit[np.isin(self.words[places], countries)]] = True
        return found

    def _at(self, places: Ints) -> Gists:
        columns = {name: getattr(self, name)[places] for name in self._fields if name != "words"}
        return self._replace(**columns)


def ranges(begins: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """The whole numbers of many ranges one after another, and which range each is of."""
    which = np.repeat(np.arange(len(lengths)), lengths)
    return begins[which] + np.arange(len(which)) - (np.cumsum(lengths) - lengths)[which], which


def read(connection: sa.Connection, kind: Kind, country: str | None) -> Gists:
    """The units that a country, or any country, says or does; each once."""
    column = schema.gists.c
    query = sa.select(column.units).where(column.role == kind.actor.role)
    if country is not None:
        return _unpacked(*select_columns(connection, query.where(column.country == country)))
    return _unpacked(*select_columns(connection, query)).each_once()


def _unpacked(pieces: Iterable[bytes]) -> Gists:
    numbers, begins = varints.unpacked(pieces)
    units, width = numbers[begins], len(_Fields._fields)
    first, piece = ranges(begins + 1, units)
    columns = (numbers[first + place * units[piece]] for place in range(width))
    number, type_, day, days, aims, cue, content = columns
    lengths = aims + cue + content
    before = np.concatenate([[0], np.cumsum(lengths)])
    of_piece = np.concatenate([[0], np.cumsum(units)])[:-1]
    return Gists(
        number=number,
        type=type_,
        first=day,
        last=day + days,
        begins=(begins + 1 + width * units - before[of_piece])[piece] + before[:-1],
        aims=aims,
        cue=cue,
        content=content,
        words=numbers,
    )
