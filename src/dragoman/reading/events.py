"""Who did what to whom: clauses that fit a frame of the codebook, and statements that act."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.codebook import Frame, grammar
from dragoman.model import Act, Actor
from dragoman.reading import evidence, modes
from dragoman.reading.clauses import Clause
from dragoman.reading.coded import Coded, once
from dragoman.reading.drafts import Draft
from dragoman.reading.event_parties import EventParties
from dragoman.reading.idioms import is_idiom
from dragoman.reading.matching import objects, told_types
from dragoman.reading.orders import Orders
from dragoman.reading.parsed import Parsed
from dragoman.reading.plans import Plans
from dragoman.reading.rounds import Rounds
from dragoman.reading.sayings import Sayings
from dragoman.reading.sequels import Sequels
from dragoman.reading.standings import Standings
from dragoman.reading.statement_events import StatementEvents
from dragoman.reading.unnamed import Unnamed

_WITH_ARMS = {
    "ASSAULT": frozenset({"aerial", "heavy-weapons", "explosives", "firearms", "drone"}),
    "THREATEN": frozenset({"violence"}),
    "COERCE": frozenset({"seize", "restrict", "arrest"}),
}
"""Modes of what no merchant ship or airliner does, by type."""


class EventCoder:
    """Codes the events of one document; see :class:`EventParties` for its focus and topic."""

    def __init__(
        self,
        parsed: Parsed,
        drafts: list[Draft],
        focus: tuple[Actor, ...] = (),
        topic: tuple[Actor, ...] = (),
    ) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._drafts = drafts
        self._book = parsed.coding.book
        self._index = parsed.coding.frames
        self._letting = grammar.load().letting
        self._parties = EventParties(parsed, self._book, focus, topic)
        sayings = Sayings(drafts)
        self.standings = Standings(parsed, sayings)
        self._plans = Plans(parsed, sayings, self._parties)
        self._orders = Orders(parsed)
        self._rounds = Rounds(parsed, self.standings)
        self._sequels = Sequels(parsed, self.standings)
        self._unnamed = Unnamed(parsed, self.standings, focus)
        self._statements = StatementEvents(parsed, self._parties.understood, self._orders)
        self.wanting: list[Coded] = []
        """Deeds done to another state that name none, and are no events without one."""

    def framed(self) -> list[Coded]:
        """The events of clauses that are not themselves statements, or that a user's frame fits."""
        spoken = [
            draft
            for draft in self._drafts
            if draft.act is not Act.STATE and not self._orders.moved(draft)
        ]
        cues = {root for draft in spoken for root in _roots(draft)}
        phrasal = (d for d in self._drafts if d.clausal and " " in d.clause.lemma)
        cues |= {draft.clause.root for draft in phrasal}  # "shot back that the road was open"
        found: list[Coded] = []
        used: set[int] = set()
        told: set[int] = {
            root
            for draft in spoken
            if draft.cue and draft.cue.object
            for root in objects(draft.clause, self._doc)
        }
        told |= {root for draft in spoken for root in self._lifted(draft)}
        for clause in sorted(self._clauses.values(), key=lambda clause: clause.kind == "noun"):
            if clause.root in told or self._is_part_of_noun(clause) or is_idiom(clause, self._doc):
                continue
            if self._parties.brokers.is_told_of(clause):
                continue
            event = self._from_frames(clause, only_own=clause.root in cues)
            event = event or self._plans.of(clause)
            if event is not None:
                found.append(event)
                told.update(objects(clause, self._doc))
                used.update(self._uses(clause))
        events = [event for event in found if event.clause.root not in used]
        events += [*self._rounds.after(events), *self._sequels.after(events)]
        return [*events, *self._unnamed.after(events)]

    def _lifted(self, draft: Draft) -> Iterator[int]:
        """``agreed to lift its ban``: the ban is there, and none is put in place."""
        roots = {item.root for item in draft.clause.complements} | _roots(draft)
        for root in roots - {draft.clause.root}:
            inner = self._clauses.get(root)
            if inner is not None and "RETREAT" in told_types(inner, self._index, self._doc):
                yield from objects(inner, self._doc)

    def _uses(self, clause: Clause) -> Iterator[int]:
        """``hit by a missile fired by rebels``, ``let the crews leave``: what was done with the
        means, or by leave, is no other event."""
        if clause.lemma in self._letting:
            yield from (item.root for item in clause.complements)
        for phrase in clause.roles.get("by" if clause.passive else "agent", ()):
            if not clause.passive and self._mentions.at(phrase.root):
                continue  # "rebels armed by Chad attacked the port"
            yield from (child.i for child in self._doc[phrase.root].children if child.dep_ == "acl")

    def code(self, framed: list[Coded]) -> list[Coded]:
        """Those events and the ones that other statements are, in text order, each once."""
        coded = {event.clause.root for event in framed if not event.beside}
        spoken = [
            event
            for draft in self._drafts
            if coded.isdisjoint(_roots(draft)) and (event := self._statements.of(draft))
        ]
        told = (event for event in framed if event.status is not None)
        return once([*spoken, *told], self._doc, self._book.equals)

    def _from_frames(self, clause: Clause, *, only_own: bool) -> Coded | None:
        wanting: list[Coded] = []
        for frame in self._fitting(clause, only_own=only_own):
            parties = self._parties.of(clause, frame)
            event = self._realise(clause, frame, *parties) if parties is not None else None
            if event is None:
                continue
            if event.recipients or not frame.abroad:
                return event
            wanting.append(event)
        self.wanting += wanting[:1]
        return None

    def _fitting(self, clause: Clause, *, only_own: bool) -> Iterator[Frame]:
        """The frames that a clause fits; of ``fought fires`` none of those for any enemy."""
        helps = False
        for frame in self._index.match(clause, self._doc):
            hostile = self._book.types[frame.type].hostile
            helps = helps or bool(frame.object and not hostile)
            at_anybody = hostile and not frame.object
            others = only_own and frame.id not in self._book.own and not frame.beside
            if not others and not (helps and at_anybody):
                yield frame

    def _realise(
        self,
        clause: Clause,
        frame: Frame,
        actors: tuple[Actor, ...],
        recipients: tuple[Actor, ...],
    ) -> Coded | None:
        stands = self.standings.of(clause, frame)
        if stands is None:
            return None
        kind, mode = stands.type, stands.mode
        if frame.type == "PROTEST" and clause.lemma == "protest" and _are_governments(actors):
            if clause.kind == "noun" and clause.link == "in":
                return None  # "recalled its envoy in protest"
            kind, mode = "ACCUSE", "disapprove"
        if kind == "REJECT" != frame.type and "agent" in frame.recipient and recipients:
            actors, recipients = recipients, actors  # "would not receive the envoy"
        if kind != frame.type and not frame.equal:
            recipients = recipients or self._parties.understood.across(kind, actors)
        if kind == "CONSULT" and self._parties.brokers.of(clause).mediators:
            mode = mode or "third-party"
        mode = mode or modes.by_words(self._book, kind, clause.lemmas)
        mode = mode or modes.by_number(kind, actors)
        if mode in _WITH_ARMS.get(kind, ()):
            actors = self._parties.in_arms(clause, actors)
        return Coded(
            type=kind,
            mode=mode,
            actors=actors,
            recipients=recipients,
            status=stands.status,
            evidence=evidence.of_clause(clause, self._doc),
            clause=clause,
            frame=frame.id,
            beside=frame.beside,
        )

    def _is_part_of_noun(self, clause: Clause) -> bool:
        """``a ban on exports of grain to X``: the exports are no event of their own."""
        governor = self._clauses.governor(clause)
        if clause.kind != "noun" or governor is None or governor.kind != "noun":
            return False
        return not any(role in clause.roles for role in ("by", "between")) and not any(
            child.dep_ == "poss" for child in self._doc[clause.root].children
        )


def _are_governments(actors: tuple[Actor, ...]) -> bool:
    """``the minister protested against the levy``: a state does not march, it accuses."""
    return all(actor.sector == "GOV" for actor in actors)


def _roots(draft: Draft) -> set[int]:
    """The clauses that a statement's act is read from."""
    return {clause.root for clause in (draft.clause, draft.inner) if clause is not None}
