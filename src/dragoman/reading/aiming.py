"""Whom a statement is aimed at, where its words leave a choice.

Every party that the sentence, those before it or the content speak of may be meant, and so may
nobody. Where each stands speaks for it or against it; ``aiming.toml`` says how much each such sign
weighs for each kind of speech act.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.model import Act, Actor
from dragoman.reading.drafts import Draft
from dragoman.reading.mentions import Mention
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries, distinct
from dragoman.reading.sides import SUBJECT

_BEFORE = 3
"""Sentences before a statement's own in which its addressee is looked for."""
_KINDS = {
    Act.STATE: "telling",
    Act.DEMAND: "asking",
    Act.THREATEN: "asking",
    Act.CRITICISE: "judging",
    Act.SUPPORT: "judging",
    Act.REJECT: "judging",
    Act.COMMIT: "giving",
    Act.CONCEDE: "giving",
}

Hints = Mapping[str, tuple[Actor, ...]]
"""Addressees that single rules suggest, by the name of the sign."""


@dataclass(frozen=True, slots=True)
class Target:
    """Parties at whom a statement may be aimed, none for nobody, and the signs for them."""

    actors: tuple[Actor, ...]
    kind: str
    signs: Mapping[str, float]

    @property
    def weight(self) -> float:
        """The logarithm of how likely it is, up to a constant."""
        weights = _weights()[self.kind]
        return sum(weights.get(name, 0.0) * value for name, value in self.signs.items())


class Aiming:
    """Weighs whom the statements of one document are aimed at."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._doc = parsed.doc

    def addressees(self, draft: Draft, hints: Hints) -> tuple[Actor, ...]:
        """The likeliest addressees; none where nobody in particular is."""
        return max(self.targets(draft, hints), key=lambda each: each.weight).actors

    def targets(self, draft: Draft, hints: Hints) -> list[Target]:
        """All that may be meant, the nearest first, and nobody."""
        kind = _KINDS[draft.act]
        own = countries(draft.speakers)
        near = list(self._near(draft))
        parties: dict[frozenset[str], tuple[Actor, ...]] = {}
        for actors in (*hints.values(), *(mention.actors for mention, _ in near)):
            others = distinct(a for a in actors if not _is_speaker(a, draft.speakers))
            if others and (not own & countries(others) or countries(others) == own):
                parties.setdefault(countries(others), others)
        found = [
            Target(actors, kind, self._signs(draft, key, near, hints) | _of_parties(actors, own))
            for key, actors in parties.items()
        ]
        clausal = float(bool(draft.content) and draft.clausal)
        nobody = {"nobody": 1.0, "nobody_clausal": clausal, "nobody_direct": float(draft.direct)}
        return [*found, Target((), kind, nobody)]

    def _near(self, draft: Draft) -> Iterator[tuple[Mention, int]]:
        """Mentions in the statement's sentence and content and in sentences before it, nearest
        sentence first, and how many sentences before."""
        spans = [(self._sentence(draft), 0)]
        start = spans[0][0][0]
        for back in range(1, _BEFORE + 1):
            before = self._doc.char_span(start - 1, start, alignment_mode="expand") if start else None
            if before is None or not len(before):
                break
            sentence = before[0].sent
            start = sentence.start_char
            spans.append(((start, sentence.end_char), back))
        first, last = spans[0][0]
        spans += [((begin, end), 0) for begin, end in draft.content if begin >= last or end <= first]
        for (begin, end), back in spans:
            for mention in self._parsed.mentions.within(begin, end):
                if mention.actors:
                    yield mention, back

    def _sentence(self, draft: Draft) -> tuple[int, int]:
        sentence = self._doc[draft.clause.root].sent
        return sentence.start_char, sentence.end_char

    def _signs(
        self,
        draft: Draft,
        party: frozenset[str],
        near: Sequence[tuple[Mention, int]],
        hints: Hints,
    ) -> dict[str, float]:
        own = [(m, back) for m, back in near if countries(m.actors) == party]
        here = [m for m, back in own if back == 0]
        inside = [m for m in here if draft.covers(m.start, m.end)]
        before = [m for m, back in own if back == 1]
        contents = [m for m, _ in near if draft.covers(m.start, m.end)]
        signs = {f"hint_{name}": float(countries(given) == party) for name, given in hints.items()}
        return {
            **signs,
            "in_content": bool(inside),
            "first_in_content": bool(inside) and inside[0] is contents[0],
            "subject_in_content": any(self._relation(m) in SUBJECT for m in inside),
            "described_in_content": all(m.attributive for m in inside) and bool(inside),
            "place_in_content": all(m.locative for m in inside) and bool(inside),
            "of_cue": any(self._hangs_on(m, draft) for m in here if m not in inside),
            "outside_content": any(m not in inside and not m.attributive for m in here),
            "before": bool(before),
            "subject_before": any(self._relation(m) in SUBJECT for m in before),
            "earlier": any(back > 1 for _, back in own),
            "often": min(len(own), 4) / 4,
        }

    def _relation(self, mention: Mention) -> str:
        token = self._doc[mention.root]
        while token.dep_ == "conj":
            token = token.head
        return str(token.dep_)

    def _hangs_on(self, mention: Mention, draft: Draft) -> bool:
        """Whether the party is an object of the cue, or stands behind its preposition."""
        token = self._doc[mention.root]
        if token.dep_ in SUBJECT:
            return False
        above = token.head
        return draft.clause.root in (above.i, above.head.i)


def _is_speaker(actor: Actor, speakers: Sequence[Actor]) -> bool:
    return any(actor.country == own.country and actor.sector == own.sector for own in speakers)


def _of_parties(actors: Sequence[Actor], own: frozenset[str]) -> dict[str, float]:
    return {
        "at_home": float(bool(own & countries(actors))),
        "several": float(len(countries(actors)) > 1),
        "organisation": float(all(actor.country_class is not None for actor in actors)),
        "people": float(all(actor.sector not in _ACTING for actor in actors)),
    }


_ACTING = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "REB", "OPP", "PTY", "PRM", "UAF"})


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    text = files("dragoman.codebook").joinpath("aiming.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
