"""What an example says must be coded, taken apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.codebook.entries import EventType
from dragoman.model import Act, Polarity, Status

_EVENT = "ACTORS > RECIPIENTS TYPE [mode] [status]"
_STATEMENT = "SPEAKERS > ADDRESSEES act [polarity]"
_PARTY = re.compile(r"\S+ [A-Z]{3}")


@dataclass(frozen=True)
class Coding:
    """An example's coding; None where it leaves a thing open."""

    first: frozenset[str]
    """Codes of the actors or speakers."""
    second: frozenset[str] | None
    """Codes of the recipients or addressees."""
    type: str
    """Event type or speech act."""
    mode: str | None = None
    status: str | None = None
    """Status of the event or polarity of the statement."""


def of_event(coding: str, types: Mapping[str, EventType]) -> Coding:
    """``ACTORS > RECIPIENTS TYPE [mode] [status]``, ``-`` for no recipients.

    Raises ValueError that says what is wrong.
    """
    actors, words = _halves(coding, _EVENT)
    at = max((place for place, word in enumerate(words) if word in types), default=None)
    if at is None:
        raise ValueError(f"'{coding}' names no event type; the form is {_EVENT}")
    kind, rest = words[at], words[at + 1 :]
    mode = rest.pop(0) if rest and rest[0] in types[kind].modes else None
    status = rest.pop(0) if rest and rest[0] in set(Status) else None
    if rest:
        raise ValueError(f"'{rest[0]}' is neither a mode of {kind} nor a status")
    return Coding(_parties(actors), _parties(words[:at]), kind, mode, status)


def of_statement(coding: str) -> Coding:
    """``SPEAKERS > ADDRESSEES act [polarity]``; addressees ``-`` are left open.

    Raises ValueError that says what is wrong.
    """
    speakers, words = _halves(coding, _STATEMENT)
    polarity = words.pop() if words and words[-1] in set(Polarity) else None
    if not words or words[-1] not in set(Act):
        raise ValueError(f"'{coding}' names no speech act; the form is {_STATEMENT}")
    addressees = _parties(words[:-1])
    return Coding(_parties(speakers), addressees or None, words[-1], status=polarity)


def _halves(coding: str, form: str) -> tuple[list[str], list[str]]:
    first, arrow, second = coding.partition(" > ")
    if not arrow:
        raise ValueError(f"'{coding}' has no ' > '; the form is {form}")
    return first.split(), second.split()


def _parties(words: list[str]) -> frozenset[str]:
    """The codes in ``CHN GOV + JPN GOV``; none in ``-``."""
    if words == ["-"]:
        return frozenset()
    codes = " ".join(words).split(" + ")
    for code in codes:
        if not _PARTY.fullmatch(code):
            raise ValueError(f"'{code}' is no party like 'CHN GOV', nor '-' for none")
    return frozenset(codes)
