"""Links that sentences give, whatever was coded of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from dragoman.views.bearing import passages
from dragoman.views.bearing.corpus import Corpus
from dragoman.views.tellings import Told

SENTENCE = "sentence"
"""Stands in the place of a rule."""


def corpora(connection: sa.Connection, told: Sequence[Told]) -> Iterator[tuple[list[Told], Corpus]]:
    """Promises or demands between the same parties, and the sentences that may bear on them.

    These are of the documents in which each of the parties says or does something.
    """
    by_parties: defaultdict[frozenset[str], list[Told]] = defaultdict(list)
    for one in told:
        by_parties[one.first.sides.by | one.first.sides.to].append(one)
    for parties, together in sorted(by_parties.items(), key=lambda pair: sorted(pair[0])):
        documents = passages.documents(connection, parties)
        yield together, Corpus(passages.passages(connection, documents))
