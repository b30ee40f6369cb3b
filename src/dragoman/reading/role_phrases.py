"""What kind of party a phrase with a role noun brings in: an organ that every state has, somebody
new, somebody whom the text does not name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge import Sector
from dragoman.reading.chunks import Chunk
from dragoman.reading.lexicon import Role
from dragoman.reading.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATE_SECTORS: frozenset[Sector] = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP"})
"""Sectors of which a bare noun means the country's own: "the ministry", "police"."""


def is_organ(scene: Scene, chunk: Chunk, head: Token) -> bool:
    """Whether the words name an organ that every state has: ``the ministry``, ``police``."""
    organs = any(_is_of_state(role.entry) for role in chunk.roles)
    return organs and not scene.is_indefinite(head, plural=chunk.roles[-1].entry.plural)


def _is_of_state(role: Role) -> bool:
    """Whether a body is a state's own, whatever its sector in ``state television``."""
    own = role.sector in _STATE_SECTORS or role.phrase.startswith("state ")
    return role.kind == "body" and own


def is_of_organ(chunk: Chunk) -> bool:
    """Whether an official is of an organ that every state has: "a trade ministry official"."""
    return any(role.entry.is_state_body for role in chunk.roles[:-1])


def is_vague(scene: Scene, chunk: Chunk, head: Token) -> bool:
    """Whether the words bring in somebody new: ``a diplomat``, ``traders``, ``two ships``; the
    residents are of where the news is from."""
    counted = {child.dep_ for child in head.children} & {"nummod", "det"} == {"nummod"}
    plural = chunk.roles[-1].entry.plural
    if head.lemma_ in scene.words.inhabitants:
        return False
    return not chunk.proper and (counted or scene.is_indefinite(head, plural=plural))


def is_at_large(scene: Scene, role: Role, head: Token, *, vague: bool) -> bool:
    """``a diplomat``, ``one of the sources``, ``officials familiar with the matter``: whom a
    text does not name."""
    if role.sector == "UNK":
        return True
    if not vague:
        return False
    beside = {token.lemma_ for token in head.subtree if token.i > head.i}
    informed = not role.office and not beside.isdisjoint(scene.words.informed)
    return informed or head.lemma_ in scene.words.at_large


def is_regional(scene: Scene, chunk: Chunk, head: Token) -> bool:
    """``a Western diplomat``, ``European officials``, ``Arab states``: of no one state."""
    before = [child for child in head.children if child.i < chunk.first]
    words = [*before, *(scene.doc[i] for i in chunk.proper)]
    return any(word.lower_ in scene.words.regions for word in words)


def is_label(scene: Scene, chunk: Chunk) -> bool:
    """``Spokesperson:``, which opens a turn of an official transcript."""
    after = scene.doc[chunk.last + 1 : chunk.last + 2].text
    return bool(scene.doc[chunk.first].is_sent_start) and after == ":"
