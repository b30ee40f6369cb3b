"""Abbreviations that a text explains: ``fighters of the Northern Movement (NM)``, ``the NM``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.model import Actor
from dragoman.reading.chunks import Chunk

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.reading.scene import Scene

_LONGEST = 6
"""Letters of an abbreviation."""
_REACH = 10
"""Tokens before the bracket among which its words stand."""


class Abbreviations:
    """Looks them up in one document."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._known: dict[str, Actor] = {}

    def note(self, chunk: Chunk) -> None:
        """Takes down what a name in brackets is short for."""
        doc, first = self._scene.doc, chunk.first
        behind = doc[chunk.last + 1 : chunk.last + 2].text
        if first < 2 or doc[first - 1].text != "(" or behind != ")":
            return
        before = doc[max(0, first - 1 - _REACH) : first - 1]
        initials = {token.text[0].upper() for token in before}
        if chunk.words.isupper() and len(chunk.words) <= _LONGEST and set(chunk.words) <= initials:
            party = self._party(doc[first - 2], before.start)
            if party is not None:
                self._known[chunk.words] = party

    def party(self, words: str) -> Actor | None:
        """Whom an abbreviation stands for that was explained before."""
        return self._known.get(words)

    def _party(self, last: Token, since: int) -> Actor | None:
        """The party that the words before the bracket are, or belong to: whose fighters they are
        is as the fighters are."""
        for token in (last, *last.ancestors):
            found = self._scene.found.get(token.i)
            if token.i < since or token.pos_ == "VERB":
                return None
            if found is not None and found.actors and not found.locative:
                return found.actors[-1].model_copy(update={"name": None, "office": None})
        return None
