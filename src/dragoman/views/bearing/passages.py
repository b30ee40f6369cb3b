"""The sentences of the texts in which a promise or a demand may be taken up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cache, cached_property
from typing import NamedTuple

import sqlalchemy as sa

from dragoman.coreference.words import body_start, rarity, sentence_ends, singular
from dragoman.model import Dating
from dragoman.record import schema
from dragoman.record.contents import Sides
from dragoman.record.fulltext import Part, Words
from dragoman.record.graph import batched
from dragoman.record.likeness import ignored, sense, stem
from dragoman.record.store import select_columns
from dragoman.record.vocabulary import words
from dragoman.record.wanted import Key, put
from dragoman.record.wanted import table as put_down
from dragoman.table import Row
from dragoman.views.linking import Unit

_LEAST_NAME = 3
"""Letters."""

Weights = dict[str, float]
"""What each sense of a text weighs."""


class Text(NamedTuple):
    """A document and when it appeared."""

    document: str
    published: date
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
    def weights(self) -> Weights:
        """What its senses weigh."""
        return weights(self.words)

    @cached_property
    def said(self) -> list[str]:
        """The stems of all its words."""
        return list(map(stem, words(self.words)))


def weights(text: str) -> Weights:
    """What the senses of a text weigh, the rarer the more."""
    none = ignored()
    return {sense(word): rarity(singular(word)) for word in words(text) if word not in none}


def documents(connection: sa.Connection, parties: Collection[str]) -> frozenset[str]:
    """Those in which all of some countries say or do something, or are named."""
    column = schema.gists.c
    acting = [
        select_columns(connection, sa.select(column.document).where(column.country == one))[0]
        for one in sorted(parties)
    ]
    both = frozenset.intersection(*map(frozenset, acting)) if acting else frozenset()
    named = [forms for one in sorted(parties) if (forms := names(one))]
    if len(named) < max(len(parties), 1):
        return both
    words = Words(tuple(Part(first, False, tuple(more)) for first, *more in named))
    return both.union(select_columns(connection, words.documents())[0])


@cache
def names(country: str) -> list[str]:
    """What a country or organisation, its people and its capital are called, in small letters; not
    what is called so beside it, and no abbreviation that may be a word, as "US"."""
    from dragoman.knowledge import load

    known = load()
    forms: list[str] = []
    if own := known.countries.get(country):
        forms = [own.name, *own.names, *own.adjectives, *own.people, *own.capital]
        forms = [form for form in forms if form not in own.ambiguous]
    for one in known.organisations.values():
        if one.code == country:
            forms += [one.name, *one.names, *one.acronyms, *one.adjectives]
    plain = (" ".join(words(form)) for form in forms)
    return [form for form in dict.fromkeys(plain) if len(form) >= _LEAST_NAME]


def passages(connection: sa.Connection, documents: Collection[str]) -> Iterator[list[Passage]]:
    """The sentences of documents whose day is known, text by text in the order of publication."""
    column = schema.documents.c
    put(connection, [(document, "") for document in documents])
    query = (
        sa.select(column.id, column.published, column.outlet, column.text)
        .where(column.id.in_(sa.select(put_down.c.document)), column.published.is_not(None))
        .order_by(column.published, column.id)
    )
    for document, published, outlet, text in zip(*select_columns(connection, query), strict=True):
        yield list(_sentences(Text(document, published, outlet), text))


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
        query = sa.select(column.id, column.published, column.outlet, column.text)
        found = select_columns(connection, query.where(column.id.in_(some)))
        for document, published, outlet, text in zip(*found, strict=True):
            for place in by_document[document]:
                start, end = map(int, place.split("-"))
                yield Passage(Text(document, published, outlet), 0, start, end, text[start:end])
