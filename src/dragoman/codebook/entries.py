"""What stands in the files of a codebook: types with their modes, contexts, frames and cues."""

from __future__ import annotations

from functools import cache, cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from dragoman import data
from dragoman.data import Data
from dragoman.model import Act, Modality

Score = Annotated[float, Field(ge=-10, le=10)]
"""An intensity or a Goldstein value, from conflict to cooperation."""
Words = Annotated[str, StringConstraints(pattern=r"\S")]
ModeName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]


class _Roles(Data):
    """What may be a role's name."""

    roles: frozenset[str]
    complements: frozenset[str]
    prepositions: frozenset[str]


@cache
def _roles() -> _Roles:
    return data.load("dragoman.codebook", "roles.toml", _Roles)


def _is_role(name: str) -> str:
    known = _roles()
    if name not in known.roles | known.complements and not known.prepositions >= {*name.split()}:
        raise ValueError(f"{name!r} is no role, complement or preposition")
    return name


Role = Annotated[Words, AfterValidator(_is_role)]
"""A role, preposition or kind of complement (``that``, ``to``, ``ing``), of ``roles.toml``."""


class Mode(Data):
    """One mode of an event type, with the words of a clause that choose it."""

    intensity: Score
    words: tuple[str, ...] = ()


class EventType(Data):
    """One event type: PLOVER's, or a user's own."""

    quad: int = Field(ge=1, le=4)
    intensity: Score
    cameo: str = Field(pattern=r"^(0[1-9]|1\d|20)$")
    """CAMEO root, two digits."""
    goldstein: Score
    equal: bool = False
    """Whether its actors and recipients are taken together (codebook section 4.2): told with its
    sides exchanged it is the same event. Which clause names equals, its frame says."""
    recipient_needed: bool = False
    future: str | None = None
    """Type that the same event takes when it is still to come; None where it stays."""
    refused: str | None = None
    """Type that the same event takes when it is refused; of cooperation REJECT where none is given,
    while a conflict refused is only negated."""
    stopped: str | None = None
    """Type, and mode behind a space, that ending it is; None where that is no event of its own."""
    modes: dict[ModeName, Mode] = Field(default_factory=dict)

    @property
    def hostile(self) -> bool:
        """Whether it is conflict and no cooperation, in word or deed (codebook section 4.1)."""
        return self.quad in (3, 4)

    @property
    def material(self) -> bool:
        """Whether it is a deed and no words (codebook section 4.1)."""
        return self.quad in (2, 4)


class Context(Data):
    """One PLOVER context, with the words of a paragraph that raise it."""

    words: tuple[str, ...] = ()


class Example(Data):
    """A sentence written for this project and what must be coded from it."""

    text: Words
    coding: str
    """``ACTORS > RECIPIENTS TYPE [mode] [status]`` for a frame, with actors joined by `` + ``
    and ``-`` for none; ``SPEAKERS > ADDRESSEES act [polarity]`` for a cue."""


class Pattern(Data):
    """What a clause must look like to be taken by a frame or a cue."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    kind: Literal["verb", "noun", "adjective", "any"] = "verb"
    predicate: tuple[Words, ...] = Field(min_length=1)
    """Lemmas; a verb's particle follows it (``carry out``), a noun's preposition stands before it
    (``at request``)."""
    object: frozenset[str] = frozenset()
    """Where given, the patient's head must be one of these lemmas; ``PERSON`` stands for every noun
    that means human beings."""
    has: frozenset[Role] = frozenset()
    """What must be filled."""
    lacks: frozenset[Role] = frozenset()
    """What must not be filled."""
    words: frozenset[str] = frozenset()
    """Where given, one of these lemmas must stand in the clause."""
    negated: bool | None = None
    """Where given, whether the clause must be negated; the negation is then part of the pattern."""
    example: Example


class Frame(Pattern):
    """A clause pattern that codes to an event type."""

    type: str
    mode: str | None = None
    actor: tuple[Role, ...] = ("agent",)
    """Roles in which the actor is looked for, in order; the first filled one counts."""
    recipient: tuple[Role, ...] = ("patient",)
    """Roles in which the recipient is looked for, in order."""
    equal: bool = False
    """All parties are actors of one event, whatever role they fill."""
    settled: bool = False
    """Keeps its type whatever the clause's tense or negation (``refuse``, ``threaten``)."""
    native: bool = False
    """Is done to the doers' own state: where their words name none, it is the one it is done to."""
    beside: bool = False
    """Is an event of its own beside the statement that the same clause makes."""
    abroad: bool = False
    """Is done to another state: where none is named, the sentence before may name it."""


class Cue(Pattern):
    """A clause pattern that reports speech."""

    act: Act
    speaker: tuple[Role, ...] = ("agent",)
    addressee: tuple[Role, ...] = ("addressee",)
    content: tuple[Role, ...] = ("complement",)
    """In order; the first filled one is the content."""
    modality: Modality | None = None
    binding: bool = True
    """Whether a promise or concession so reported binds its speaker: an invitation does not."""


class Codebook(Data):
    """The whole codebook, checked; a user's own types, modes, frames and cues come first."""

    version: str
    """That of the shipped files, with ``+`` and a fingerprint of a user's own where given."""
    types: dict[str, EventType]
    acts: dict[Act, str]
    """Verbal event type of each act; empty for ``state``, which is no event."""
    contexts: dict[str, Context]
    frames: tuple[Frame, ...]
    cues: tuple[Cue, ...]
    own: frozenset[str] = frozenset()
    """Ids of the frames and cues of a user's folder; they count before all others."""

    @cached_property
    def equals(self) -> frozenset[str]:
        """The types whose actors and recipients are taken together."""
        return frozenset(name for name, kind in self.types.items() if kind.equal)

    @property
    def own_entries(self) -> tuple[Frame | Cue, ...]:
        """The frames and cues of a user's folder."""
        entries: tuple[Frame | Cue, ...] = (*self.frames, *self.cues)
        return tuple(entry for entry in entries if entry.id in self.own)

    def __hash__(self) -> int:
        """By the version, which no two codebooks share."""
        return hash(self.version)
