"""Kinds of column that keep a record small; in Python their values are what they stand for.

Those that stand in most rows give SQLAlchemy the function that it calls for each value: what a
TypeDecorator makes of ``process_result_value`` takes three times as long.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import DDLCompiler
from sqlalchemy.types import TypeDecorator

from dragoman.record.damage import DamagedError

_Process = Callable[[Any], Any]

Text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Words, ordered by their code points in every database."""


class Bytes(sa.types.UserDefinedType[bytes]):
    """Bytes as they are: to wrap each value, as SQLAlchemy's own type does, takes long."""

    cache_ok = True


@compiles(Bytes)
def _blob(_type: Bytes, _compiler: DDLCompiler, **_: object) -> str:
    return "BLOB"


@compiles(Bytes, "postgresql")
def _bytea(_type: Bytes, _compiler: DDLCompiler, **_: object) -> str:
    return "BYTEA"


class Fingerprint(TypeDecorator[str]):
    """A document's id, 16 hexadecimal digits, kept as eight bytes: it stands in most rows."""

    impl = Bytes
    cache_ok = True

    def bind_processor(self, _dialect: Dialect) -> _Process:
        """Gives the bytes; raises ValueError for what is no row of hexadecimal digits."""
        return lambda digits: None if digits is None else bytes.fromhex(digits)

    def result_processor(self, _dialect: Dialect, _coltype: object) -> _Process:
        """Gives the digits."""
        return lambda kept: None if kept is None else kept.hex()


_OFTEN = files("dragoman.record").joinpath("often.txt").read_bytes()
"""What compression may take as read: pieces of a reading's JSON, the most frequent last.

A record cannot be read with other bytes than it was written with: they change with the schema's
version only.
"""


class Packed(TypeDecorator[str]):
    """A reading's JSON, kept compressed (zlib, of its UTF-8)."""

    impl = Bytes
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> bytes | None:
        """The compressed bytes."""
        if value is None:
            return None
        packer = zlib.compressobj(zdict=_OFTEN)
        return packer.compress(value.encode()) + packer.flush()

    def process_result_value(self, value: bytes | None, _dialect: Dialect) -> str | None:
        """The text; raises DamagedError where the bytes are damaged."""
        try:
            return (
                None
                if value is None
                else zlib.decompressobj(zdict=_OFTEN).decompress(value).decode()
            )
        except (zlib.error, UnicodeDecodeError) as error:
            raise DamagedError(str(error)) from error


class Spans(TypeDecorator[tuple[tuple[int, int], ...]]):
    """Half-open intervals of code points, in order, kept as ``12-40 52-60``."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(
        self, value: tuple[tuple[int, int], ...] | None, _dialect: Dialect
    ) -> str | None:
        """The intervals in words."""
        return None if value is None else " ".join(f"{start}-{end}" for start, end in value)

    def result_processor(self, _dialect: Dialect, _coltype: object) -> _Process:
        """Gives the intervals; raises DamagedError where the words are damaged."""
        return _spans


def _spans(kept: str | None) -> tuple[tuple[int, int], ...] | None:
    if kept is None:
        return None
    pairs = [pair.split("-") for pair in kept.split()]
    try:
        return tuple([(int(start), int(end)) for start, end in pairs])
    except ValueError as error:
        raise DamagedError(str(error)) from error


class _Meanings(dict[Any, Any]):
    """What kept numbers stand for."""

    def __missing__(self, value: object) -> None:
        known = ", ".join(str(one) for one in self if one is not None)
        raise DamagedError(f"{value!r} is none of {known}")


class Choice(TypeDecorator[str]):
    """One of some words, kept as its number among them, from 0.

    New words must come last, else the numbers of a record would change their meaning.
    """

    impl = sa.SmallInteger
    cache_ok = True

    def __init__(self, choices: Iterable[str]) -> None:
        super().__init__()
        self.choices = tuple(map(str, choices))

    def bind_processor(self, _dialect: Dialect) -> _Process:
        """Gives the number; raises KeyError for what is none of the choices."""
        numbers: dict[Any, Any] = {word: number for number, word in enumerate(self.choices)}
        return {None: None, **numbers}.__getitem__

    def result_processor(self, _dialect: Dialect, _coltype: object) -> _Process:
        """Gives the word; raises DamagedError where the number is damaged."""
        words: dict[Any, Any] = dict(enumerate(self.choices))
        return _Meanings({None: None, **words}).__getitem__


class Day(TypeDecorator[date]):
    """A calendar day, kept as its number in the proleptic Gregorian calendar (``toordinal``)."""

    impl = sa.Integer
    cache_ok = True

    def bind_processor(self, _dialect: Dialect) -> _Process:
        """Gives the number."""
        return lambda day: None if day is None else day.toordinal()

    def result_processor(self, _dialect: Dialect, _coltype: object) -> _Process:
        """Gives the day; raises DamagedError where the number is damaged."""
        return _day


@lru_cache(maxsize=1 << 14, typed=True)
def _day(kept: object) -> date | None:
    if kept is None:
        return None
    if not isinstance(kept, int) or not 0 < kept <= date.max.toordinal():
        raise DamagedError(f"{kept!r} is no day")
    return date.fromordinal(kept)
