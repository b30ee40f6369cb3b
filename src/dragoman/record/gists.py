"""What each country says and does in each document, in short: to choose from very many units.

A gist tells of statements, events or commitments, of those that have a day, were not rejected by
hand and, if events, are said to have happened or, if commitments, consist in no statement. It is
two rows of whole numbers (:mod:`dragoman.record.varints`). The first one says how many units there
are, the least of their numbers and of their days, then one after the other the columns of
:class:`_Fields`, then the countries that each unit is aimed at. The second one are the words of
each unit, of the cue and of the content, which are read of few units only. Words, types and
countries stand there by their numbers (:mod:`dragoman.record.vocabulary`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
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
KINDS = (conditions.STATEMENTS, conditions.EVENTS, conditions.COMMITMENTS)
"""Of what there are gists."""

_HAPPENED = Status.REALISED
_HEAD = 3
"""Numbers that stand before the columns."""


class _Fields(NamedTuple):
    """What is told of a unit beside its words."""

    number: int
    """Behind the least one of the gist."""
    type: int
    day: int
    """The first one, behind the least one of the gist."""
    days: int
    """From the first to the last one."""
    aims: int
    """Countries that it is aimed at."""
    cue: int
    """Words of its cue."""
    content: int
    """Words of its content."""
    size: int
    """Bytes of its words."""


class _Counted(NamedTuple):
    """A unit in numbers."""

    fields: _Fields
    """With its own number and day."""
    aims: list[int]
    words: bytes


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

    def counted(self, numbers: Mapping[str, int], packed: Mapping[str, bytes]) -> _Counted:
        """By the numbers of words, and their bytes."""
        day, last = self.first.toordinal(), self.last.toordinal()
        lengths = (len(self.to), len(self.cue), len(self.content))
        words = b"".join(map(packed.__getitem__, chain(self.cue, self.content)))
        fields = (self.number, numbers[self.type], day, last - day, *lengths, len(words))
        return _Counted(_Fields(*fields), [numbers[country] for country in self.to], words)


def write(connection: sa.Connection, kind: Kind, rows: Iterable[_Row]) -> None:
    """Write the gists of documents, which have none, given the rows of their units of a kind."""
    told = [(row["document"], _gist(kind, row)) for row in rows if _may_follow(kind, row)]
    named = {gist.type for _, gist in told}
    named.update(*(words for _, gist in told for words in (gist.to, gist.cue, gist.content)))
    numbers = vocabulary.numbered(connection, named)
    packed = {word: varints.packed([number]) for word, number in numbers.items()}
    by_country: defaultdict[tuple[str, str], list[_Counted]] = defaultdict(list)
    for document, gist in told:
        counted = gist.counted(numbers, packed)
        for country in gist.by:
            by_country[country, document].append(counted)
    found = [
        {
            "country": country,
            "role": kind.actor.role,
            "document": document,
            "units": _packed(units),
            "words": b"".join([unit.words for unit in units]),
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


def _may_follow(kind: Kind, row: _Row) -> bool:
    """Whether something can be said of a unit by its days, and it counts."""
    if kind is conditions.COMMITMENTS and row["statement"] is not None:
        return False
    happened = row.get("status", _HAPPENED) == _HAPPENED
    return happened and row["start_date"] is not None and row.get("decided") != REJECTED


def _gist(kind: Kind, row: _Row) -> _Gist:
    content = row["evidence" if kind is conditions.EVENTS else "content"]
    by, to = (countries(row[side.column]) for side in kind.sides)
    days = row["start_date"], row["end_date"]
    cue = words(row["cue"]) if kind is conditions.STATEMENTS else []
    return _Gist(row["number"], str(row[kind.type]), *days, by, to, cue, words(content))


def _packed(units: Sequence[_Counted]) -> bytes:
    number = min([unit.fields.number for unit in units])
    day = min([unit.fields.day for unit in units])
    behind = (_behind(unit.fields, number, day) for unit in units)
    aims = (unit.aims for unit in units)
    return varints.packed(chain((len(units), number, day), *zip(*behind, strict=True), *aims))


def _behind(fields: _Fields, number: int, day: int) -> tuple[int, ...]:
    return (fields.number - number, fields.type, fields.day - day, *fields[3:])


class Gists(NamedTuple):
    """Many units, column by column, with the countries and the words of all of them."""

    number: Ints
    type: Ints
    first: Ints
    """Their first days, as :class:`dragoman.record.columns.Day` counts them."""
    last: Ints
    aims: Ints
    """How many countries each is aimed at."""
    aimed: Ints
    """Where in ``countries`` those of a unit begin."""
    cue: Ints
    """How many of its words are its cue."""
    content: Ints
    """How many, behind those, are its content."""
    begins: Ints
    """Where in ``bytes`` the words of a unit begin."""
    size: Ints
    """How many bytes they take."""
    countries: Ints
    bytes: varints.Bytes

    def only(self, chosen: Flags) -> Gists:
        """Some of the units, by whether each is chosen."""
        return self._at(np.flatnonzero(chosen))

    def each_once(self) -> Gists:
        """Units that several countries say or do, once, in the order of their numbers."""
        return self._at(np.unique(self.number, return_index=True)[1])

    def are_aimed_at(self, countries: Sequence[int]) -> Flags:
        """Which units are aimed at one of some countries, given their numbers in the vocabulary."""
        places, unit = ranges(self.aimed, self.aims)
        found = np.zeros(len(self.number), dtype=np.bool_)
        found[unit[np.isin(self.countries[places], countries)]] = True
        return found

    def words(self) -> Ints:
        """The words of all units, one unit after another, by their numbers."""
        places, _ = ranges(self.begins, self.size)
        return varints.numbers(self.bytes[places])

    def _at(self, places: Ints) -> Gists:
        shared = ("countries", "bytes")
        own = [name for name in self._fields if name not in shared]
        return self._replace(**{name: getattr(self, name)[places] for name in own})


def ranges(begins: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """The whole numbers of many ranges one after another, and which range each is of."""
    which = np.repeat(np.arange(len(lengths)), lengths)
    return np.arange(len(which)) + (begins - starts(lengths))[which], which


def starts(lengths: Ints) -> Ints:
    """Where each of some things begins that stand one behind the other."""
    return np.cumsum(lengths) - lengths


def read(connection: sa.Connection, kind: Kind, countries: Collection[str] | None) -> Gists:
    """The units that one of some countries, or any country, says or does; each once."""
    column = schema.gists.c
    query = sa.select(column.units, column.words).where(column.role == kind.actor.role)
    if countries is not None:
        query = query.where(column.country.in_(sorted(countries)))
    found = _unpacked(*select_columns(connection, query))
    return found if countries is not None and len(countries) == 1 else found.each_once()


def _unpacked(pieces: Sequence[bytes], words: Sequence[bytes]) -> Gists:
    """The units of many gists, given both parts of each."""
    numbers, begins = varints.unpacked(pieces)
    units, width = numbers[begins], len(_Fields._fields)
    places, piece = ranges(begins + _HEAD, units)
    columns = (numbers[places + place * units[piece]] for place in range(width))
    number, type_, day, days, aims, cue, content, size = columns
    first = day + numbers[begins + 2][piece]
    return Gists(
        number=number + numbers[begins + 1][piece],
        type=type_,
        first=first,
        last=first + days,
        aims=aims,
        aimed=starts(aims) + (_HEAD * (piece + 1) + width * np.cumsum(units)[piece]),
        cue=cue,
        content=content,
        begins=starts(size),
        size=size,
        countries=numbers,
        bytes=np.frombuffer(b"".join(words), dtype=np.uint8),
    )
