"""What a link by a sentence names: the statement or event that is coded there, if its party may be
the one to tell it, or else the sentence itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

import sqlalchemy as sa

from dragoman.model import Act
from dragoman.record import queries
from dragoman.record.conditions import Filter
from dragoman.record.graph import batched
from dragoman.record.schema import REJECTED
from dragoman.views import linking
from dragoman.views.bearing.passages import Passage
from dragoman.views.linking import Unit

_ASKING = (Act.DEMAND, Act.THREATEN)
"""Acts that tell of nothing that was done or answered."""


class Coded:
    """The statements and events that some documents tell."""

    def __init__(self, connection: sa.Connection, documents: Collection[str]) -> None:
        self._by_document: defaultdict[str, list[Unit]] = defaultdict(list)
        for some in batched(sorted(documents)):
            for unit in _coded(connection, Filter(documents=some)):
                self._by_document[unit.document].append(unit)

    def of(self, passage: Passage, party: frozenset[str]) -> Unit:
        """The first that stands in a sentence and is said or done by a party, statements first; the
        sentence where there is none."""
        for unit in self._by_document[passage.text.document]:
            inside = passage.start <= unit.place and unit.ends <= passage.end
            if inside and unit.days() and not unit.sides.by.isdisjoint(party):
                return unit
        return passage.unit()


def _coded(connection: sa.Connection, wanted: Filter) -> Iterator[Unit]:
    for row in queries.statements(connection, wanted):
        if row["decided"] != REJECTED and row["act"] not in _ASKING:
            yield linking.statement(row)
    for row in queries.events(connection, wanted):
        if row["decided"] != REJECTED:
            yield linking.event(row)
