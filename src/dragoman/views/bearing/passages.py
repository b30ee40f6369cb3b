"""The sentences of the texts in which a promise or a demand may be taken up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

import sqlalchemy as sa

from dragoman.coreference.words import body_start, rarity, sentence_ends, singular
from dragoman.model import Dating
from dragoman.record import schema
from dragoman.record.contents import Sides
from dragoman.record.decisions import characters
from dragoman.record.fulltext import Part, Words
from dragoman.record.graph import batched
from dragoman.record.likeness import ignored, sense, stem
from dragoman.record.store import select_columns
from dragoman.record.vocabulary import words
from dragoman.record.wanted import Key
from dragoman.table import Row
from dragoman.views.bearing import marks
from dragoman.views.bearing.marks import forms
from dragoman.views.bearing.settings import bearing
from dragoman.views.linking import Unit

_KEPT = 10_000
"""Texts in memory."""

Weights = dict[str, float]
"""What each sense of a text weighs."""


class Text(NamedTuple):
    """A document and when it appeared."""

    published: date
    document: str
    outlet: str | None


class Passage:
    """A sentence of a text."""

    def __init__(self, text: Text, number: int, start: int, end: int, words: str) -> None:
        self.text = text
        self.number = number
        """Which sentence of the text it is."""
        self.start = start
        self.end = end
        self.words = words

    def unit(self) -> Unit:
        """It as a unit that is linked: nobody is said to tell it."""
        text = self.text
        row: Row = {
            "document": text.document,
            "id": f"{self.start}-{self.end}",
            "outlet": text.outlet,
            "start": text.published,
            "end": text.published,
            "date_from": Dating.PUBLISHED,
            "evidence_start": self.start,
            "evidence_end": self.end,
        }
        nobody = Sides(frozenset(), frozenset())
        return Unit(schema.Unit.SENTENCE, row, nobody, self.words, self.words)

    @cached_property
    def said(self) -> list[str]:
        """Its words, in small letters."""
        return words(self.words)

    @cached_property
    def weights(self) -> Weights:
        """What its senses weigh."""
        return _weights(self.said)

    @cached_property
    def marks(self) -> int:
        """The kinds of words that stand in it, a bit each."""
        return marks.marks(list(map(stem, self.said)))

    @cached_property
    def named(self) -> frozenset[str]:
        """Codes of the countries and organisations that it names."""
        return marks.named(self.said)


def weights(text: str) -> Weights:
    """What the senses of a text weigh, the rarer the more."""
    return _weights(words(text))


def _weights(said: Sequence[str]) -> Weights:
    none = ignored()
    return {sense(word): rarity(singular(word)) for word in said if word not in none}


class Texts:
    """The texts of a record, sentence by sentence; the last ones are kept in memory."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._kept: dict[int, list[Passage]] = {}
        self._acting_in: dict[str, frozenset[int]] = {}

    def concerning(self, parties: Collection[str]) -> list[list[Passage]]:
        """Those in which each of some countries says or does something, or all are named, and whose
        day is known, in the order of publication; none where those of two are too many."""
        acting = list(map(self._acting, parties))
        of_two = (one & other for one, other in combinations(acting, 2)) if acting[1:] else acting
        if any(len(numbers) > bearing().texts for numbers in of_two):
            return []
        numbers = frozenset.intersection(*acting) | self._naming(parties)
        if len(self._kept) > _KEPT:
            self._kept.clear()
        for some in batched(sorted(numbers - self._kept.keys())):
            self._kept |= {key: [] for key in some} | self._read(some)
        found = [self._kept[number] for number in numbers if self._kept[number]]
        return sorted(found, key=lambda text: text[0].text)

    def _acting(self, country: str) -> frozenset[int]:
        """Numbers of the documents in which a country says or does something."""
        if country not in self._acting_in:
            document, acting = schema.documents.c, schema.gists.c
            acts = sa.select(acting.document).where(acting.country == country)
            query = sa.select(document.number).where(document.id.in_(acts))
            self._acting_in[country] = frozenset(self._connection.scalars(query))
        return self._acting_in[country]

    def _naming(self, countries: Collection[str]) -> frozenset[int]:
        """Numbers of the documents that name all of some countries."""
        called = [forms(one) for one in countries]
        if not all(called):
            return frozenset()
        words = Words(tuple(Part(first, False, tuple(more)) for first, *more in called))
        query = sa.select(schema.documents.c.number).where(words.stand())
        return frozenset(self._connection.scalars(query))

    def _read(self, numbers: Sequence[int]) -> dict[int, list[Passage]]:
        column = schema.documents.c
        query = sa.select(column.number, column.published, column.id, column.outlet, column.text)
        query = query.where(column.number.in_(numbers), column.published.is_not(None))
        rows = zip(*select_columns(self._connection, query), strict=True)
        return {number: list(_sentences(Text(*of), text)) for number, *of, text in rows}


def _sentences(text: Text, words: str) -> Iterator[Passage]:
    start, number = body_start(words), 0
    for end in sentence_ends(words, start):
        sentence = words[start:end].strip()
        if sentence:
            begin = words.index(sentence, start)
            yield Passage(text, number, begin, begin + len(sentence), sentence)
            number += 1
        start = end


def named(connection: sa.Connection, keys: Iterable[Key]) -> Iterator[Passage]:
    """Sentences by document and the characters of it: ``150-230``."""
    by_document: defaultdict[str, list[str]] = defaultdict(list)
    for document, place in keys:
        by_document[document].append(place)
    column = schema.documents.c
    for some in batched(sorted(by_document)):
        query = sa.select(column.published, column.id, column.outlet, column.text)
        found = select_columns(connection, query.where(column.id.in_(some)))
        for published, document, outlet, text in zip(*found, strict=True):
            for place in by_document[document]:
                start, end = characters(place)
                yield Passage(Text(published, document, outlet), 0, start, end, text[start:end])
