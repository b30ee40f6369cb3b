"""Whose office it is, where several share it: ``leaders of the miners and of the dockers``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.chunk_sequence import ChunkSequence
from dragoman.reading.chunks import Chunk

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OWNERS = 12
"""Most owners in one list: the leaders of a whole bloc."""
_JOINING = frozenset({"and", ",", "of", "the"})


class Owners:
    """Lists the owners of the role nouns of one document."""

    def __init__(self, doc: Doc, chunks: ChunkSequence) -> None:
        self._doc = doc
        self._chunks = chunks

    def of(self, chunk: Chunk) -> list[Chunk]:
        """``leaders of the miners and of the dockers``: each that ``of`` governs."""
        found: list[Chunk] = []
        owner = self._chunks.owner(chunk)
        while owner is not None and len(found) < _OWNERS:
            found.append(owner)
            owner = self._next(chunk, owner)
        return found

    def _next(self, chunk: Chunk, owner: Chunk) -> Chunk | None:
        """The owner of the same kind that "and", or a comma in a list, joins to this one."""
        i = self._after_name(owner) + 1
        words = [token.lower_ for token in self._doc[i : i + 4]]
        if not words or words[0] not in ("and", ","):
            return None
        skip = next((n for n, word in enumerate(words) if word not in _JOINING), len(words))
        following = self._chunks.starting(i + skip)
        if following is None or bool(following.parties) != bool(owner.parties):
            return None
        joined = words[0] == "and" or self._is_list(owner, following)
        return following if joined and self._is_shared(chunk, following) else None

    def _after_name(self, owner: Chunk) -> int:
        """The token before what follows: ``the Presidents of Peru, Ana Rios, and of Chile``."""
        following = self._chunks.behind(owner)
        if following is None or not following.is_bare_name or following.parties:
            return owner.last
        if self._chunks.words_between(owner, following) != ",":
            return owner.last
        after = [token.lower_ for token in self._doc[following.last + 1 : following.last + 4]]
        return following.last if after[:1] == [","] and "of" in after else owner.last

    def _is_list(self, owner: Chunk, following: Chunk) -> bool:
        """``Egypt, Jordan and Qatar``: names of states between commas, as far as the "and"."""
        after = self._doc[following.last + 1 : following.last + 2].text
        return owner.is_bare_place and following.is_bare_place and after in ("and", ",")

    def _is_shared(self, chunk: Chunk, following: Chunk) -> bool:
        """Whether the parser, too, takes the second owner for a conjunct inside the phrase."""
        return self._chunks.head(chunk).right_edge.i >= following.last
