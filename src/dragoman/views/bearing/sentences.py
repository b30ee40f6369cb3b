"""Links that sentences give, whatever was coded of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from dragoman.views.bearing.chances import borne
from dragoman.views.bearing.corpus import Corpus
from dragoman.views.bearing.evidence import Coded
from dragoman.views.bearing.passages import Texts
from dragoman.views.bearing.settings import Measure
from dragoman.views.linking import Link, Side
from dragoman.views.tellings import Told

SENTENCE = "sentence"
"""Stands in the place of a rule."""


def corpora(connection: sa.Connection, told: Sequence[Told]) -> Iterator[tuple[list[Told], Corpus]]:
    """Promises or demands between the same parties, and the sentences that may bear on them."""
    by_parties: defaultdict[frozenset[str], list[Told]] = defaultdict(list)
    for one in told:
        if parties := one.first.sides.by | one.first.sides.to:
            by_parties[parties].append(one)
    texts = Texts(connection)
    for parties, together in sorted(by_parties.items(), key=lambda pair: sorted(pair[0])):
        yield together, Corpus(texts.concerning(parties))


def links(
    connection: sa.Connection, told: Sequence[Told], measures: Sequence[Measure]
) -> list[Link]:
    """What sentences make of promises or demands, one link of a kind to one text, the surest."""
    side_of = {one.link: one.by for one in measures}
    made: list[Link] = []
    for together, corpus in corpora(connection, told):
        found = borne(together, corpus, measures)
        surest = {
            (one.origin, corpus.passages[one.place].text.document, one.link): one
            for one in sorted(found, key=lambda one: (one.chance, -one.place))
        }
        documents = {document for _, document, _ in surest}
        coded = Coded(connection, documents)
        for one in surest.values():
            first = together[one.origin].first
            party = first.sides.by if side_of[one.link] is Side.MAKER else first.sides.to
            unit = coded.of(corpus.passages[one.place], party)
            made.append(Link(first, unit, one.link, SENTENCE, one.chance))
    return made
