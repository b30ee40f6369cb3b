"""Orders that are deeds by being given: an envoy told to leave, an army sent to the border."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.codebook import tone
from dragoman.model import Act, Actor
from dragoman.reading.clauses import Clause, Phrase
from dragoman.reading.drafts import Draft
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import abroad


def is_decreed(clause: Clause, above: Clause | None) -> bool:
    """``ordered the border to be closed``: what is ordered of nobody is done by whoever orders
    it."""
    if above is None or above.lemma != "order" or above.passive or above.negated:
        return False
    return clause.link == "complement" and clause.passive and "agent" not in clause.roles


class Orders:
    """Tells such orders among the statements of one document."""

    def __init__(self, parsed: Parsed) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._frames = parsed.coding.frames
        self._tone = tone.load()

    def decrees(self, draft: Draft) -> bool:
        """``ordered the border to be closed``."""
        asked = (self._clauses.get(item.root) for item in draft.clause.complements)
        return draft.act is Act.DEMAND and any(
            is_decreed(deed, draft.clause) and self._frames.match(deed, self._doc)
            for deed in asked
            if deed is not None
        )

    def expels(self, draft: Draft) -> bool:
        """``ordered two Chadian diplomats to leave``, ``told Chad to cut its embassy staff``."""
        if draft.act is not Act.DEMAND or draft.clause.lemma not in self._tone.commanding:
            return False
        if not abroad(draft.addressees, draft.speakers):
            return False
        asked = [self._clauses.get(item.root) for item in draft.clause.complements]
        leave = any(deed is not None and deed.lemma in self._tone.leaving for deed in asked)
        if leave and self._are_envoys(_ordered(draft)):
            return True
        trimmed = (d for d in asked if d is not None and d.lemma in self._tone.trimming)
        return any(self._are_envoys(deed.roles.get("patient", ())) for deed in trimmed)

    def _are_envoys(self, phrases: Iterable[Phrase]) -> bool:
        """``two diplomats``, ``an embassy employee``."""
        heads = [self._doc[phrase.root] for phrase in phrases]
        words = {word.lemma_ for head in heads for word in (head, *head.lefts)}
        return not words.isdisjoint(self._tone.envoys)

    def moved(self, draft: Draft) -> tuple[Actor, ...]:
        """``ordered two brigades to the border with Togo``: the speaker's own forces."""
        if draft.act is not Act.DEMAND:
            return ()
        moves = any(
            frame.type == "MOBILIZE" for frame in self._frames.match(draft.clause, self._doc)
        )
        ordered = [actor for phrase in _ordered(draft) for actor in self._mentions.of(phrase)]
        if not moves or abroad(ordered, draft.speakers):
            return ()
        return tuple(Actor(country=speaker.country, sector="MIL") for speaker in draft.speakers)


def _ordered(draft: Draft) -> tuple[Phrase, ...]:
    roles = draft.clause.roles
    return (*roles.get("addressee", ()), *roles.get("patient", ()))
