"""A statement in the making, as the steps of reading hand it on."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.codebook import Cue
from dragoman.model import Act, Actor, Form, Modality, Polarity
from dragoman.reading.clauses import Clause
from dragoman.reading.parties import countries
from dragoman.reading.quotes import Quotes
from dragoman.reading.relays import Relay

JUDGING = frozenset({Act.CRITICISE, Act.SUPPORT, Act.REJECT})
"""Acts that judge what somebody else did or said."""

BACKGROUND = ("adverbial", "relative")
"""Links of clauses that tell of another occasion: "as Peru promised in 2013"."""


@dataclass(slots=True)
class Draft:
    """A statement in the making; offsets are characters, ``clause`` is where its cue stands."""

    clause: Clause
    cue: Cue | None
    """None where no cue of the codebook does: a speaker label, a modal, ``according to``."""
    act: Act
    cue_span: tuple[int, int]
    content: list[tuple[int, int]]
    speakers: tuple[Actor, ...] = ()
    speaker: tuple[int, int] | None = None
    addressees: tuple[Actor, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.FACT
    clausal: bool = True
    """Whether its content is a clause or a quotation: only then is what is told in it hearsay."""
    quoted: bool = False
    inner: Clause | None = None
    """The clause of the content that gave the act, where the cue alone did not."""
    direct: bool = False
    """Whether it stands in a speaker's own voice without quotation marks, as in a transcript."""
    at_strangers: bool = False
    """Whether it is aimed at somebody of whom nobody knows whose they are: ``blamed smugglers``."""
    assumed: bool = False
    """Whether the addressee is only the other side of the meeting that is told of."""
    recalled: bool = False
    """Whether the addressee stands in the sentence before only."""
    joint: bool = False
    """Whether it stands in a paper of several, which is addressed to none of them."""
    origin: str = "own-voice"
    """Name of the rule that made it, where no cue did."""
    relays: list[Relay] = field(default_factory=list)
    """Who passes it on in its own clause, the one nearest to the reader first."""
    silent: bool = False
    """Whether it only lends its speaker to the chain of what it covers: a question put."""

    @property
    def rule(self) -> str:
        """Id of the cue or rule that made it."""
        return self.cue.id if self.cue is not None else self.origin

    def is_made_by(self, other: Draft) -> bool:
        """Whether another one is the same act of the same side."""
        return self.act is other.act and not countries(self.speakers).isdisjoint(
            countries(other.speakers)
        )

    def covers(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` lies in the content."""
        return any(first <= start and end <= last for first, last in self.content)


def form_of(draft: Draft, quotes: Quotes) -> Form:
    """Whether the content stands wholly, partly or not at all in quotation marks."""
    if draft.direct:
        return Form.DIRECT
    total = sum(end - start for start, end in draft.content)
    covered = sum(quotes.share(start, end) * (end - start) for start, end in draft.content)
    if covered > 0.95 * total:
        return Form.DIRECT
    return Form.MIXED if covered > 0.02 * total else Form.INDIRECT
