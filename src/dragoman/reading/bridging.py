"""Of which state somebody is of whom no word says it: ``the ministry``, ``Minister Ana Rios``.

Every state and organisation spoken of so far may be meant. Where each stands in the text speaks for
it or against it; ``bridging.toml`` says how much each such sign weighs.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dragoman.model import Actor
from dragoman.reading.lexicon import head_noun
from dragoman.reading.sides import SUBJECT, Heard

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.reading.scene import Scene

HINTS = ("holder", "organ", "people_of_place", "where", "agent", "conjoined")
"""Signs that single references give, see :class:`Nameless`."""
_FRONT = 4
"""Tokens at the head of a sentence in which its place may be set: ``In the capital Lima, …``."""
_WITHIN = frozenset({"in", "at", "from", "across", "inside", "near"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A state or organisation that may be meant, or None for one that the text does not name, and
    the signs that speak for it."""

    actor: Actor | None
    signs: Mapping[str, float]

    @property
    def weight(self) -> float:
        """The logarithm of how likely it is, up to a constant."""
        weights = _weights()
        return sum(weights.get(name, 0.0) * value for name, value in self.signs.items())


@dataclass(frozen=True, slots=True)
class Nameless:
    """Words for a party that do not say of which state it is."""

    head: Token
    sector: str
    role: str
    """Phrase of the role noun; empty for a bare name."""
    represents: str
    """What the role speaks for: ``state``, ``organisation`` …"""
    organ: bool
    """Whether every state has such a body: ``the army``."""
    vague: bool
    """Whether the words bring in somebody new: ``a diplomat``, ``traders``."""
    named: bool
    """Whether a person's name follows: ``Foreign Minister Ana Rios``."""
    hints: Mapping[str, str]
    """Countries that single references suggest, by the name of the sign."""


class Bridging:
    """Weighs the states and organisations of one document."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._discourse = scene.discourse
        doc = scene.doc
        self._paragraphs = [0, *(t.i + 1 for t in doc if t.is_space and "\n" in t.text)]

    def owner(self, party: Nameless) -> Actor | None:
        """The state or organisation of a party; None where the text does not tell."""
        return max(self.candidates(party), key=lambda each: each.weight).actor

    def candidates(self, party: Nameless) -> list[Candidate]:
        """All that may be meant, in the order in which they were first spoken of."""
        head = party.head
        heard = [h for h in self._discourse.heard() if h.place < head.i and h.mention.actors]
        ahead = list(self._ahead(head))
        actors = {
            actor.country: Actor(country=actor.country, country_class=actor.country_class)
            for actor in (
                *(actor for item in heard for actor in item.mention.actors),
                *(actor for actor, _ in ahead),
                *self._discourse.homes(),
            )
        }
        counts = Counter(actor.country for item in heard for actor in item.mention.actors)
        signs = _Signs(party, heard, ahead, self._paragraph(head.i))
        found = [
            Candidate(
                actor,
                {
                    **signs.of(country),
                    **self._of_document(country),
                    "share": counts[country] / max(1, counts.total()),
                    "organisation": float(actor.country_class is not None),
                },
            )
            for country, actor in actors.items()
            if _may_be(party, actor)
        ]
        nobody = {"nobody": 1.0, "vague": float(party.vague), "named": float(party.named)}
        return [*found, Candidate(None, nobody)]

    def _of_document(self, country: str) -> dict[str, float]:
        own, dateline, outlet = self._discourse.at_home()
        organised = own is not None and own not in self._discourse.known.countries
        return {
            "own": float(country == own and not organised),
            "own_organisation": float(country == own and organised),
            "dateline": float(own is None and country == dateline),
            "outlet": float(own is None and dateline is None and country == outlet),
        }

    def _paragraph(self, token: int) -> int:
        return self._paragraphs[bisect_right(self._paragraphs, token) - 1]

    def _ahead(self, head: Token) -> Iterator[tuple[Actor, bool]]:
        """Parties that the rest of the sentence names, and whether as the place of what the noun
        does: ``the minister told reporters in Lima``."""
        for chunk in self._scene.namer.chunks:
            if head.i < chunk.first < head.sent.end and chunk.parties:
                party = chunk.parties[-1].entry
                actor = Actor(country=party.country, country_class=party.country_class)
                place = self._scene.namer.head(chunk)
                here = (
                    chunk.is_bare_place
                    and place.head.lower_ in _WITHIN
                    and head.dep_ in SUBJECT
                    and head.head.i in {a.i for a in list(place.ancestors)[:2]}
                )
                yield actor, here


def _may_be(party: Nameless, actor: Actor) -> bool:
    """No state has a secretary-general, and few organisations have an army."""
    organised = actor.country_class is not None
    return organised if party.represents == "organisation" else not (organised and party.organ)


class _Signs:
    """Where the states stand in the text around one noun."""

    def __init__(
        self,
        party: Nameless,
        heard: Sequence[Heard],
        ahead: Sequence[tuple[Actor, bool]],
        paragraph: int,
    ) -> None:
        sentence = party.head.sent.start
        self._party = party
        self._heard = heard
        self._here = [item for item in heard if item.sentence == sentence]
        earlier = [i for i in heard if paragraph <= i.sentence < sentence]
        last = max((item.sentence for item in earlier), default=-1)
        self._before = [item for item in earlier if item.sentence == last]
        self._paragraph = [item for item in heard if item.sentence >= paragraph]
        self._ahead = ahead

    def of(self, country: str) -> dict[str, float]:
        """The signs that speak for a state or organisation."""
        sector, noun = self._party.sector, head_noun(self._party.role)
        return {
            **dict.fromkeys(HINTS, 0.0),
            **{name: float(hint == country) for name, hint in self._party.hints.items()},
            "place_in_front": any(
                _is_place(i) and i.place - i.sentence < _FRONT for i in _of(self._here, country)
            ),
            "place_here": any(_is_place(i) for i in _of(self._here, country))
            or any(here and a.country == country for a, here in self._ahead),
            "subject_here": any(i.relation in SUBJECT for i in _of(self._here, country)),
            "named_here": any(map(_is_plain, _of(self._here, country))),
            "described_here": any(i.mention.attributive for i in _of(self._here, country)),
            "named_ahead": any(not here and a.country == country for a, here in self._ahead),
            "place_before": any(_is_place(i) for i in _of(self._before, country)),
            "subject_before": any(i.main for i in _of(self._before, country)),
            "named_before": any(map(_is_plain, _of(self._before, country))),
            "opens_paragraph": _is_first(self._paragraph, country),
            "subject_of_paragraph": _is_last_subject(self._paragraph, country),
            "first": _is_first([i for i in self._heard if i.relation in SUBJECT], country),
            "last": _is_first(self._heard[::-1], country),
            "last_subject": _is_last_subject(self._heard, country),
            "same_sector": _is_first(
                [i for i in self._heard[::-1] if i.mention.actors[-1].sector == sector], country
            ),
            "same_role": _is_first(
                [i for i in self._heard[::-1] if noun and head_noun(i.mention.role or "") == noun],
                country,
            ),
        }


def _of(heard: Sequence[Heard], country: str) -> Iterator[Heard]:
    return (i for i in heard if any(actor.country == country for actor in i.mention.actors))


def _is_place(item: Heard) -> bool:
    return item.mention.locative


def _is_plain(item: Heard) -> bool:
    """Neither subject, nor place, nor adjective."""
    mention = item.mention
    return not (mention.locative or mention.attributive or item.relation in SUBJECT)


def _is_first(heard: Sequence[Heard], country: str) -> bool:
    return any(actor.country == country for item in heard[:1] for actor in item.mention.actors)


def _is_last_subject(heard: Sequence[Heard], country: str) -> bool:
    return _is_first([i for i in reversed(heard) if i.relation in SUBJECT], country)


@cache
def _weights() -> Mapping[str, float]:
    text = files("dragoman.codebook").joinpath("bridging.toml").read_text(encoding="utf-8")
    return {name: float(value) for name, value in tomllib.loads(text)["signs"].items()}
