"""Whom a chunk with a title and no country beside it means: ``the kings of both countries``, ``the
Afghan interim authorities``, ``the Peruvian's counterpart``, ``the Forum``."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dragoman.reading.chunks import Chunk
from dragoman.reading.lexicon import head_noun
from dragoman.reading.mentions import NOBODY, Meant, Mention
from dragoman.reading.role_nouns import RoleNouns
from dragoman.reading.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token


class Titles:
    """Resolves titles in one document; ``ahead`` resolves another chunk before its turn."""

    def __init__(
        self, scene: Scene, nouns: RoleNouns, ahead: Callable[[Chunk], Mention | None]
    ) -> None:
        self._scene = scene
        self._namer = scene.namer
        self._nouns = nouns
        self._ahead = ahead

    def of(self, chunk: Chunk, name: str | None) -> Meant:
        """Whom the title means; ``name`` is the person's, if the chunk has one."""
        if not chunk.roles:
            return NOBODY
        head = self._namer.head(chunk)
        if chunk.words in self._scene.words.short_names:
            short = self.short(chunk)
            if short.actors:
                return short
        meant = (
            self._owned(chunk) or self._described(chunk, head) or self._nouns.of_chunk(chunk, head)
        )
        if name and meant.actors:
            named = (actor.model_copy(update={"name": name}) for actor in meant.actors)
            return meant._replace(actors=tuple(named))
        return meant

    def short(self, chunk: Chunk) -> Meant:
        """``the Forum``, for an organisation named in full before."""
        article = chunk.first > 0 and self._scene.doc[chunk.first - 1].lower_ == "the"
        code = self._scene.words.short_names.get(chunk.words)
        found = self._scene.discourse.short_name(chunk.words, code) if article else None
        return Meant(found.actors, "definite") if found is not None else NOBODY

    def _owned(self, chunk: Chunk) -> Meant | None:
        """``the kings of both countries``: whom the phrase behind ``of`` refers to."""
        owner = self._namer.owner(chunk)
        found = self._ahead(owner) if owner is not None and not owner.parties else None
        if owner is None or found is None or not found.actors:
            return None
        seated = (self._namer.seat(actor, chunk, owner) for actor in found.actors)
        return Meant(tuple(seated), "title", found.doubtful)

    def _described(self, chunk: Chunk, head: Token) -> Meant | None:
        """``the Afghan interim authorities``: of the state of an adjective before another one."""
        for child in head.children:
            state = self._namer.around(child.i)
            if state is None or child.dep_ not in ("amod", "compound", "nmod"):
                continue
            if state.parties and not state.roles and state.last < chunk.first:
                party = state.parties[-1].entry
                return Meant(
                    (self._namer.make(chunk, party.country, party.country_class),), "title"
                )
        return None

    def counterpart(self, chunk: Chunk, head: Token) -> Meant | None:
        """``the Peruvian's counterpart`` is not the Peruvian."""
        if not chunk.roles or not chunk.parties or not chunk.possessive:
            return None
        if chunk.roles[-1].start < chunk.parties[-1].end:
            return None
        if head_noun(chunk.roles[-1].entry.phrase) not in self._scene.words.relational:
            return None
        actors, how = self._namer.actors(chunk)
        start, end = self._namer.offsets(chunk)
        return self._nouns.related(Mention(head.i, start, end, actors, how), head)
