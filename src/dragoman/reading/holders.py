"""Whom "the minister" means: who was introduced as holder of such an office in the document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.codebook import grammar
from dragoman.model import Actor
from dragoman.reading import sides
from dragoman.reading.lexicon import head_noun
from dragoman.reading.mentions import NOBODY, Meant, Mention
from dragoman.reading.sides import Heard

_NAMELESS = {"name": None, "office": None}


class Office(NamedTuple):
    """An office as a text speaks of it."""

    role: str
    """Phrase of the role noun."""
    sector: str
    key: str | None
    """The kind of office, where the roster of office-holders knows it."""

    def is_held(self, mention: Mention) -> bool:
        """Whether a mention, of one, was introduced by that role, in that sector."""
        if len(mention.actors) > 1:
            return False
        noun = head_noun(self.role)
        held = [mention.role or "", *(actor.office or "" for actor in mention.actors)]
        alike = noun if noun == self.role else None
        titled = (self.key is not None and mention.role_key == self.key) or any(
            item == self.role or head_noun(item) == alike or _is_envoy(noun, head_noun(item))
            for item in held
            if item
        )
        return titled and any(actor.sector == self.sector for actor in mention.actors)

    def is_called_by(self, mention: Mention) -> bool:
        """Whether its holder was introduced by the very words, if they say which office it is:
        ``the foreign minister`` is none who is called secretary of state, though ``the secretary
        of state`` may be one for foreign affairs."""
        held = (mention.role, *(actor.office for actor in mention.actors))
        return " " in self.role and any(
            title == self.role or title.startswith(f"{self.role} for ") for title in held if title
        )

    def is_held_by_stranger(self, mention: Mention) -> bool:
        """Whether somebody of that role was spoken of whose state is not known: ``a diplomat``."""
        alike = head_noun(mention.role or "") == head_noun(self.role)
        return alike and not mention.actors and not mention.plural


def _is_envoy(noun: str, other: str) -> bool:
    """``the envoy``, who was introduced as an ambassador."""
    posted = grammar.load().references.posted
    return noun in posted and other in posted


def latest_holder(
    history: Sequence[Heard], office: Office, own: Actor | None, *, unnamed: bool
) -> Meant | None:
    """The latest holder, of the ``own`` government rather than another; None where there is none,
    nobody where a stranger came since or the same sentence named two of different parties.

    With ``unnamed`` only one without a name counts, and neither strangers nor ``own`` matter.
    """
    holding: list[Heard] = []
    for item in reversed(history):
        if office.is_held(item.mention) and not (unnamed and _is_taken(item.mention)):
            holding.append(item)
        elif not unnamed and office.is_held_by_stranger(item.mention):
            if not holding:
                return NOBODY
            break
    if not holding:
        return None
    called = [item for item in holding if office.is_called_by(item.mention)]
    holding = called or holding
    ours = [i for i in holding if own and i.mention.actors[0].country == own.country]
    if ours and not unnamed:
        return Meant(ours[0].mention.actors, "definite")
    return _foremost([item for item in holding if item.sentence == holding[0].sentence])


def so_called(history: Sequence[Heard], office: Office) -> Meant | None:
    """The latest holder who was introduced by the very words."""
    for item in reversed(history):
        if office.is_held(item.mention) and office.is_called_by(item.mention):
            return Meant(item.mention.actors, "definite")
    return None


def _is_taken(mention: Mention) -> bool:
    """Whether it is several, or one with a name."""
    return mention.plural or any(actor.name for actor in mention.actors)


def _foremost(holding: Sequence[Heard]) -> Meant:
    """Of the holders in one sentence the subject; nobody where that is two of different parties."""
    subjects = [item for item in holding if item.relation in sides.SUBJECT] or holding
    if len(sides.countries_of(subjects)) > 1:
        return NOBODY
    doubtful = len(sides.countries_of(holding)) > 1
    return Meant(subjects[0].mention.actors, "definite", doubtful=doubtful)


def is_one_party(history: Sequence[Heard], office: Office) -> bool:
    """Whether all its holders are of one party."""
    holding = (i for i in history if not i.mention.plural and office.is_held(i.mention))
    return len(sides.countries_of(holding)) == 1


def holders_together(history: Sequence[Heard], role: str, key: str | None, before: int) -> Meant:
    """Those of different states that "the ministers" mean, introduced before that token."""
    noun = head_noun(role)
    found: dict[str, Actor] = {}
    for mention, place, *_ in history:
        known = key is not None and mention.role_key is not None
        alike = mention.role_key == key if known else head_noun(mention.role or "") == noun
        if place < before and alike and (mention.person or len(mention.actors) > 1):
            found |= {actor.country: actor for actor in mention.actors}
    if len(found) < 2:
        return NOBODY
    return Meant(tuple(a.model_copy(update=_NAMELESS) for a in found.values()), "plural")
