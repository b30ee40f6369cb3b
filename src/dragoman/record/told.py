"""Which documents are in which story and close to which, in memory while stories are found."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import sqlalchemy as sa

from dragoman.record import schema
from dragoman.record.graph import batched


class Stories:
    """The stories of one transaction: what is asked for is read, and once only."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._of: dict[str, str | None] = {}
        self._members: dict[str, set[str]] = {}
        self._kin: dict[str, set[str]] = {}
        self._put: set[str] = set()

    def look_up(self, documents: Collection[str]) -> None:
        """Read the stories and the kin of documents: some queries for many of them."""
        self._read_stories(documents)
        self._read_kin(documents)

    def of(self, document: str) -> str | None:
        """The story of a document; None where it has none yet."""
        self._read_stories([document])
        return self._of[document]

    def members(self, story: str) -> list[str]:
        """The documents of a story, by id."""
        if story not in self._members:
            table = schema.stories.c
            query = sa.select(table.document).where(table.story == story)
            self._members[story] = set(self._connection.scalars(query))
        return sorted(self._members[story])

    def kin(self, documents: Collection[str]) -> set[str]:
        """Documents that are close to one of some documents."""
        self._read_kin(documents)
        return set[str]().union(*(self._kin[document] for document in documents))

    def near(self, stories: Iterable[str]) -> set[str]:
        """Documents of stories, and those that are close to one of them."""
        members = [document for story in stories for document in self.members(story)]
        return {*members, *self.kin(members)}

    def put(self, document: str, story: str) -> None:
        """Have a document in a story; :meth:`store` stores it."""
        if (before := self.of(document)) is not None:
            self.members(before)
            self._members[before].discard(document)
        self.members(story)
        self._members[story].add(document)
        self._of[document] = story
        self._put.add(document)

    def store(self) -> None:
        """Store the stories of all documents that were put into one."""
        table = schema.stories
        for some in batched(sorted(self._put)):
            self._connection.execute(sa.delete(table).where(table.c.document.in_(some)))
            rows = [
                {"document": one, "story": self._of[one], "copy_of": one, "stale": False}
                for one in some
            ]
            self._connection.execute(sa.insert(table), rows)

    def _read_stories(self, documents: Iterable[str]) -> None:
        table = schema.stories.c
        for some in batched([one for one in documents if one not in self._of]):
            query = sa.select(table.document, table.story).where(table.document.in_(some))
            found = {row.document: row.story for row in self._connection.execute(query)}
            self._of |= {document: found.get(document) for document in some}

    def _read_kin(self, documents: Iterable[str]) -> None:
        kin = schema.kin.c
        for some in batched([one for one in documents if one not in self._kin]):
            self._kin |= {document: set() for document in some}
            for one, other in ((kin.document, kin.other), (kin.other, kin.document)):
                query = sa.select(one, other).where(one.in_(some))
                for document, near in self._connection.execute(query):
                    self._kin[document].add(near)
