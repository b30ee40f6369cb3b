"""The chunks of a document in text order, and which stands before, beside or over which."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading.chunking import Chunker
from dragoman.reading.chunks import Chunk
from dragoman.reading.locatives import WITHIN
from dragoman.reading.matching import Coding

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 8
"""Tokens behind a role noun within which its owner is looked for."""
_OWNING = ("of", "for", "from", "at", "in", "with", "to")


class ChunkSequence:
    """The chunks of one document."""

    def __init__(self, doc: Doc, coding: Coding) -> None:
        self._doc = doc
        self.text = doc.text
        """The text, as the parser was given it."""
        self.chunks = tuple(Chunker(doc, self.text, coding).chunks())
        self._firsts = [chunk.first for chunk in self.chunks]
        self._starting = {first: index for index, first in enumerate(self._firsts)}

    def around(self, token: int) -> Chunk | None:
        """The chunk that the token is part of."""
        place = bisect_right(self._firsts, token) - 1
        found = self.chunks[place] if place >= 0 else None
        return found if found is not None and token <= found.last else None

    def between(self, first: int, end: int) -> tuple[Chunk, ...]:
        """The chunks that begin at one of these tokens."""
        return self.chunks[bisect_left(self._firsts, first) : bisect_left(self._firsts, end)]

    def starting(self, token: int) -> Chunk | None:
        """The chunk that begins at the token."""
        index = self._starting.get(token)
        return None if index is None else self.chunks[index]

    def before(self, chunk: Chunk) -> Chunk | None:
        """The chunk before this one."""
        index = self._starting[chunk.first]
        return self.chunks[index - 1] if index else None

    def behind(self, chunk: Chunk) -> Chunk | None:
        """The chunk behind this one."""
        index = self._starting[chunk.first] + 1
        return self.chunks[index] if index < len(self.chunks) else None

    def words_between(self, one: Chunk, other: Chunk) -> str:
        """What stands between two chunks, in lower case."""
        return str(self._doc[one.last + 1 : other.first].text).strip().lower()

    def head(self, chunk: Chunk) -> Token:
        """The token of the chunk that the rest of the sentence sees."""
        for i in range(chunk.last, chunk.first - 1, -1):
            token = self._doc[i]
            if not chunk.first <= token.head.i <= chunk.last or token.dep_ == "ROOT":
                return token
        return self._doc[chunk.last]

    def offsets(self, chunk: Chunk) -> tuple[int, int]:
        """Character offsets of the chunk."""
        last = self._doc[chunk.last]
        return self._doc[chunk.first].idx, last.idx + len(last)

    def owner(self, chunk: Chunk) -> Chunk | None:
        """The chunk that ``of``, ``for``, ``at`` … puts over this one."""
        i = chunk.last + 1
        if i >= len(self._doc) or self._doc[i].lower_ not in _OWNING:
            return None
        link = self._doc[i].lower_
        role = chunk.roles[-1].entry.phrase
        posted = role.rpartition(" ")[2] in grammar.load().references.posted
        if posted and (link in WITHIN or link == "to"):
            return None
        if link == "to" or (link != "of" and self._is_possessed(chunk)):
            return None
        i += 1
        while i < len(self._doc) and i not in self._starting and i <= chunk.last + _REACH:
            token = self._doc[i]
            if token.dep_ not in ("det", "amod", "nummod", "compound") and not (
                token.pos_ == "NOUN" and self._doc[i + 1 : i + 2].text == "of"
            ):
                if not (token.lower_ == "of" and i > chunk.last + 2):
                    break
            i += 1
        found = self.starting(i)
        if found is None or (found.is_place and chunk.proper and link in WITHIN):
            return None  # "received President Ana Rios at the palace"
        whose = link == "at" and self.head(found).dep_ == "poss"
        return None if whose or self.is_money(found) else found  # "freed the men at Chad's request"

    def is_money(self, chunk: Chunk) -> bool:
        """``US dollars``: a currency's country owns nothing and does nothing."""
        following = self._doc[chunk.last + 1 : chunk.last + 2]
        return any(t.lemma_ in grammar.load().references.currencies for t in following)

    def beside(self, chunk: Chunk) -> list[Chunk]:
        """The chunks that "and" joins to this one, before or behind it."""
        found: list[Chunk] = []
        before, behind = self.before(chunk), self.behind(chunk)
        if before is not None and self._are_joined(before, chunk):
            found.append(before)
        if behind is not None and self._are_joined(chunk, behind):
            found.append(behind)
        return found

    def _are_joined(self, one: Chunk, other: Chunk) -> bool:
        return self.words_between(one, other) in ("and", "and the")

    def owned_by(self, owner: Chunk) -> Chunk | None:
        """The chunk right before ``of``, ``in``, ``to`` … and this one."""
        before = self.before(owner)
        if before is None or before.last + 1 >= owner.first:
            return None
        between = self._doc[before.last + 1 : owner.first]
        linked = between[0].lower_ in _OWNING
        return before if linked and all(token.pos_ in ("ADP", "DET") for token in between) else None

    def _is_possessed(self, chunk: Chunk) -> bool:
        """``its troops from Togo`` are whose they are said to be; a counterpart is of elsewhere."""
        if chunk.roles[-1].entry.phrase.endswith("counterpart"):
            return False
        return any(child.dep_ == "poss" for child in self.head(chunk).children)
