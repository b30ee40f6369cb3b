"""Events in the making; and of those that a sentence tells several times, one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.model import Actor, Status
from dragoman.reading.clauses import Clause
from dragoman.reading.drafts import Draft
from dragoman.reading.parties import countries

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Coded:
    """An event in the making; offsets are characters."""

    type: str
    mode: str | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    status: Status | None
    """None for what is only supposed and no event (codebook section 4.2)."""
    evidence: tuple[int, int]
    clause: Clause
    frame: str
    draft: Draft | None = None
    judged: float | None = None
    """Probability of the type by frame and classifier, where both were asked."""
    recalled: bool = False
    """Whether a party stands in the sentence before only."""
    beside: bool = False
    """Whether the clause's statement is another event: ``told him by telephone``."""


def once(found: Iterable[Coded], doc: Doc, equals: Collection[str]) -> list[Coded]:
    """Those events that a sentence tells for the first time, in text order; of one told in
    and by a statement the statement's. Events of ``equals`` are the same with sides exchanged."""
    kept: dict[tuple[str, int], list[Coded]] = {}
    for event in sorted(found, key=_told_first):
        sentence = int(doc[event.clause.root].sent.start)
        known = kept.setdefault((event.type, sentence), [])
        if not any(_same(event, other, equals) for other in known):
            known.append(event)
    events = [event for known in kept.values() for event in known]
    return sorted(events, key=lambda event: event.evidence)


def _told_first(event: Coded) -> tuple[bool, int, tuple[int, int]]:
    """Statements before deeds, and what names more parties before what names fewer."""
    parties = countries((*event.actors, *event.recipients))
    return event.draft is None, -len(parties), event.evidence


def _same(event: Coded, known: Coded, equals: Collection[str]) -> bool:
    """Whether an event of the same type and sentence has parties of the other only."""
    if event.draft is not None and known.draft is not None:
        return False
    if known.draft is not None and _is_other_plan(event, known.draft):
        return False
    if _are_two_deeds(event.clause, known.clause) or _is_in_passing(event, known):
        return False
    if event.type not in equals and _is_paid_back(event, known):
        return False
    mine = countries((*event.actors, *event.recipients))
    return mine <= countries((*known.actors, *known.recipients))


def _is_paid_back(event: Coded, known: Coded) -> bool:
    """``Kenya expelled an envoy, and Uganda expelled one too``: verbs whose sides are exchanged."""
    did, suffered = countries(event.actors), countries(event.recipients)
    first, hit = countries(known.actors), countries(known.recipients)
    if event.clause.infinitive and event.clause.governor == known.clause.root:
        return False  # "summoned the envoy to protest"
    verbs = event.clause.kind == known.clause.kind == "verb"
    return verbs and did <= hit and suffered <= first and not did & first


def _is_in_passing(event: Coded, known: Coded) -> bool:
    """``toppled the government, jailing its ministers``: a deed of another mode that goes with the
    first is one of its own; whom an attack kills is no second attack."""
    clause = event.clause
    aside = clause.gerund and clause.link == "adverbial" and event.type != "ASSAULT"
    return aside and event.mode != known.mode


def _is_other_plan(event: Coded, draft: Draft) -> bool:
    """``accepted the offer to visit Lima, where it will sign a treaty``: a verb's plan that the
    statement does not hold."""
    clause = event.clause
    planned = event.status is Status.FUTURE and clause.kind == "verb" and not clause.infinitive
    return planned and not draft.covers(clause.start, clause.end)


def _are_two_deeds(one: Clause, other: Clause) -> bool:
    """``halted trade and recalled its envoy``: verbs of one standing tell two things."""
    verbs = one.kind == other.kind == "verb" and one.lemma != other.lemma
    return verbs and one.governor == other.governor and one.link == other.link
