"""Who did what to whom: clauses that fit a frame of the codebook, and statements that act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.codebook import Frame, grammar, tone
from dragoman.model import Act, Actor, Modality, Place, Polarity, Status
from dragoman.reading.clauses import Clause
from dragoman.reading.drafts import Draft
from dragoman.reading.event_parties import EventParties
from dragoman.reading.language import lemma
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries
from dragoman.reading.sayings import Sayings
from dragoman.reading.status import Realities, Reality

_STATUS = {
    Reality.REALISED: Status.REALISED,
    Reality.FUTURE: Status.FUTURE,
    Reality.HYPOTHETICAL: Status.HYPOTHETICAL,
    Reality.NEGATED: Status.NEGATED,
    Reality.REFUSED: Status.REALISED,
    Reality.STOPPED: Status.NEGATED,
}
EQUALS = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types whose actors and recipients are taken together (codebook section 4.2)."""
_OPEN = (Act.DEMAND, Act.COMMIT, Act.THREATEN, Act.CONCEDE)
_UNREAL = (Reality.FUTURE, Reality.HYPOTHETICAL)
_TOLD_BY = "according to"
"""The role of whoever tells of an event, and takes no part in it."""
_PLANNED = frozenset({"root", "conjunct", "relative"})
"""Links of clauses that may tell a plan of their own."""
_OPENING = 10
"""Words of a statement's content that its event's evidence shows."""
_EVIDENCE = 25
"""Most words of a clause's evidence."""


@dataclass(frozen=True, slots=True)
class Coded:
    """An event in the making; offsets are characters."""

    type: str
    mode: str | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    status: Status
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


class EventCoder:
    """Codes the events of one document; see :class:`EventParties` for its focus and places."""

    def __init__(
        self,
        parsed: Parsed,
        drafts: list[Draft],
        focus: tuple[Actor, ...] = (),
        places: tuple[Place, ...] = (),
    ) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._drafts = drafts
        self._sayings = Sayings(drafts)
        self._book = parsed.coding.book
        self._index = parsed.coding.frames
        self._grammar = grammar.load()
        self._tone = tone.load()
        self._realities = Realities(parsed)
        self._parties = EventParties(parsed, self._book, focus, places)
        self.wanting: list[Coded] = []
        """Deeds done to another state that name none, and are no events without one."""

    def framed(self) -> list[Coded]:
        """The events of clauses that are not themselves statements, or that a user's frame fits."""
        spoken = [draft for draft in self._drafts if draft.act is not Act.STATE]
        cues = {root for draft in spoken for root in _roots(draft)}
        found: list[Coded] = []
        told: set[int] = {
            root
            for draft in spoken
            if draft.cue and draft.cue.object
            for root in _objects(draft.clause)
        }
        for clause in sorted(self._clauses.values(), key=lambda clause: clause.kind == "noun"):
            if clause.root in told or self._is_part_of_noun(clause) or self._is_idiom(clause):
                continue
            event = self._from_frames(clause, only_own=clause.root in cues) or self._plan(clause)
            if event is not None:
                found.append(event)
                told.update(_objects(clause))
                told.update(self._uses(clause))
        return found

    def _uses(self, clause: Clause) -> Iterator[int]:
        """``hit by a missile fired by rebels``: what was done with the means is no other event."""
        for phrase in clause.roles.get("by", ()) if clause.passive else ():
            yield from (child.i for child in self._doc[phrase.root].children if child.dep_ == "acl")

    def code(self, framed: list[Coded]) -> list[Coded]:
        """Those events and the ones that other statements are, in text order, each once."""
        coded = {event.clause.root for event in framed if not event.beside}
        spoken = [
            event
            for draft in self._drafts
            if coded.isdisjoint(_roots(draft)) and (event := self._from_statement(draft))
        ]
        return self._once([*spoken, *framed])

    # -- statements ---------------------------------------------------------------------------

    def _from_statement(self, draft: Draft) -> Coded | None:
        kind = self._book.acts.get(draft.act)
        if not kind or not draft.speakers or draft.silent:
            return None
        start, end = draft.cue_span
        if draft.content and draft.content[0][0] >= end:
            end = max(end, self._some_words(*draft.content[0]))
        elif draft.content and draft.content[-1][1] <= start:
            start = max(draft.content[0][0], self._words_before(start))
        recipients = draft.addressees
        if kind == "AGREE" and (draft.assumed or not recipients):
            inner = draft.inner or draft.clause
            recipients = self._parties.between(inner.lemmas, draft.speakers) or recipients
        return Coded(
            type=kind,
            mode=self._mode(kind, draft.inner or draft.clause, draft),
            actors=draft.speakers,
            recipients=recipients,
            status=self._standing(draft),
            evidence=(start, end),
            clause=draft.clause,
            frame=draft.rule,
            recalled=draft.recalled,
            draft=draft,
        )

    def _standing(self, draft: Draft) -> Status:
        """A promise is made; of a plan, all is still to come."""
        if draft.polarity is Polarity.NEGATED:
            return Status.NEGATED
        planned = draft.act is Act.COMMIT and draft.clause.lemma in self._tone.planning
        return Status.FUTURE if planned else Status.REALISED

    def _mode(self, kind: str, clause: Clause, draft: Draft | None = None) -> str | None:
        words = set(clause.lemmas)
        if draft is not None:
            for start, end in draft.content:
                words |= {
                    word for clause in self._clauses.within(start, end) for word in clause.lemmas
                }
        for name, mode in self._book.types[kind].modes.items():
            if words & set(mode.words):
                return name
        return None

    # -- frames -------------------------------------------------------------------------------

    def _from_frames(self, clause: Clause, *, only_own: bool) -> Coded | None:
        wanting: list[Coded] = []
        for frame in self._index.match(clause, self._doc):
            if only_own and frame.id not in self._book.own and not frame.beside:
                continue
            parties = self._parties.of(clause, frame)
            event = self._realise(clause, frame, *parties) if parties is not None else None
            if event is None:
                continue
            if event.recipients or not frame.abroad:
                return event
            wanting.append(event)
        self.wanting += wanting[:1]
        return None

    def _plan(self, clause: Clause) -> Coded | None:
        """``Ghana will open a depot``: what a government says in its own or the writer's words that
        it will do, and no frame knows, is a plan."""
        if not self._is_plan(clause) or any(self._sayings.over(clause.start, clause.end)):
            return None
        actors = self._parties.planners(clause)
        if not actors:
            return None
        recipients = self._parties.affected(clause, actors)
        return Coded(
            type="AGREE",
            mode=None,
            actors=actors,
            recipients=recipients,
            status=Status.FUTURE,
            evidence=self._evidence(clause),
            clause=clause,
            frame="plan",
        )

    def _is_plan(self, clause: Clause) -> bool:
        governor = self._clauses.governor(clause)
        if clause.infinitive:
            announced = (
                governor is not None
                and governor.kind != "noun"
                and governor.lemma in self._grammar.planning
            )
        else:
            announced = clause.link in _PLANNED
        return (
            announced
            and self._realities.of(clause) is Reality.FUTURE
            and clause.kind == "verb"
            and not clause.passive
            and "patient" in clause.roles
            and clause.lemma not in self._tone.stative
            and not self._index.match(clause, self._doc)
        )

    def _realise(
        self,
        clause: Clause,
        frame: Frame,
        actors: tuple[Actor, ...],
        recipients: tuple[Actor, ...],
    ) -> Coded | None:
        reality = self._reality(clause, self._book.types[frame.type].quad)
        kind, mode = frame.type, frame.mode
        entry = self._book.types[kind]
        if kind == "PROTEST" and clause.lemma == "protest" and _are_governments(actors):
            kind, mode = "ACCUSE", "disapprove"
        status = _STATUS[reality]
        if reality in _UNREAL and (self._only_asked(clause) or self._is_aim(clause, entry.quad)):
            return None
        if not frame.settled:
            if reality is Reality.FUTURE and self._is_decided(clause, kind):
                pass
            elif reality is Reality.FUTURE and entry.future and entry.future != kind:
                kind, mode = entry.future, None
            elif reality is Reality.STOPPED:
                kind, _, mode = (entry.stopped or kind).partition(" ")
                status = Status.REALISED if entry.stopped else Status.NEGATED
            elif reality is Reality.REFUSED and entry.quad > 2 and not entry.refused:
                status = Status.NEGATED
            elif reality is Reality.REFUSED or self._will_not(clause, entry.quad):
                kind, mode, status = entry.refused or "REJECT", None, Status.REALISED
        if kind != frame.type and not frame.equal:
            recipients = recipients or self._parties.across(kind, actors)
        return Coded(
            type=kind,
            mode=mode or self._mode(kind, clause) or _by_number(kind, actors),
            actors=actors,
            recipients=recipients,
            status=status,
            evidence=self._evidence(clause),
            clause=clause,
            frame=frame.id,
            beside=frame.beside,
        )

    def _reality(self, clause: Clause, quad: int) -> Reality:
        """Cooperation that is only announced is still to come."""
        reality = self._realities.of(clause)
        governor = self._clauses.governor(clause)
        announced = (
            clause.kind == "noun"
            and clause.link == "support"
            and governor is not None
            and governor.lemma in self._grammar.announcing
        )
        if announced and quad <= 2 and reality is Reality.REALISED:
            return Reality.FUTURE
        return reality

    def _is_aim(self, clause: Clause, quad: int) -> bool:
        """``sent police to stop the strikers``: what a deed of conflict is for is not done yet."""
        return quad == 4 and clause.infinitive and clause.link == "adverbial"

    def _is_decided(self, clause: Clause, kind: str) -> bool:
        """``will tax imports, it announced``: a measure decided counts (codebook section 4.2)."""
        governor = self._clauses.governor(clause)
        above = {lemma(self._doc[clause.root].head), governor.lemma if governor else ""}
        return kind == "SANCTION" and not above.isdisjoint(self._grammar.deciding)

    def _will_not(self, clause: Clause, quad: int) -> bool:
        """``will not lift the ban``: cooperation refused for the time to come."""
        return clause.negated and clause.modality is Modality.FUTURE and quad <= 2

    def _is_part_of_noun(self, clause: Clause) -> bool:
        """``a ban on exports of grain to X``: the exports are no event of their own."""
        governor = self._clauses.governor(clause)
        if clause.kind != "noun" or governor is None or governor.kind != "noun":
            return False
        return not any(role in clause.roles for role in ("by", "between")) and not any(
            child.dep_ == "poss" for child in self._doc[clause.root].children
        )

    def _is_idiom(self, clause: Clause) -> bool:
        """``took office``, ``takes no position``, ``the civil war``: nobody does it to anybody."""
        if clause.kind == "noun":
            token = self._doc[clause.root]
            return any(f"{lemma(c)} {clause.lemma}" in self._grammar.idioms for c in token.children)
        objects = (self._doc[phrase.root] for phrase in clause.roles.get("patient", ()))
        return any(
            f"{clause.lemma} {lemma(token)}" in self._grammar.idioms
            and token.tag_ == "NN"
            and all(child.lower_ != "the" for child in token.children)
            for token in objects
        )

    def _only_asked(self, clause: Clause) -> bool:
        """Whether the clause is no more than what somebody demands, promises or threatens."""
        return any(
            draft.act in _OPEN or draft.act is Act.REJECT
            for draft in self._sayings.over(clause.start, clause.end)
        )

    def _evidence(self, clause: Clause) -> tuple[int, int]:
        start, end = clause.start, clause.end
        for role, phrases in clause.roles.items():
            for phrase in phrases if role != _TOLD_BY else ():
                if clause.extent[0] <= phrase.start and phrase.end <= clause.extent[1]:
                    start, end = min(start, phrase.start), max(end, phrase.end)
        if end > self._some_words(start, end, _EVIDENCE):
            start = clause.start
            end = max(clause.end, self._some_words(start, end, _EVIDENCE))
        return start, end

    def _words_before(self, end: int) -> int:
        """Where the words that fit an evidence and end at ``end`` begin."""
        span = self._doc.char_span(end, end + 1, alignment_mode="expand")
        if span is None:
            return end
        return int(self._doc[max(0, span.start - _EVIDENCE)].idx)

    def _some_words(self, start: int, end: int, count: int = _OPENING) -> int:
        """Where the first ``count`` words of ``[start, end)`` end."""
        span = self._doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            return end
        last = span[:count][-1]
        return min(end, int(last.idx + len(last)))

    # -- one event of a sentence once ---------------------------------------------------------

    def _once(self, found: list[Coded]) -> list[Coded]:
        """Those events that a sentence tells for the first time, in text order; of one told in
        and by a statement the statement's."""
        kept: dict[tuple[str, int], list[Coded]] = {}
        for event in sorted(found, key=_told_first):
            sentence = int(self._doc[event.clause.root].sent.start)
            known = kept.setdefault((event.type, sentence), [])
            if not any(_same(event, other) for other in known):
                known.append(event)
        events = [event for known in kept.values() for event in known]
        return sorted(events, key=lambda event: event.evidence)


def _told_first(event: Coded) -> tuple[bool, int, tuple[int, int]]:
    """Statements before deeds, and what names more parties before what names fewer."""
    parties = countries((*event.actors, *event.recipients))
    return event.draft is None, -len(parties), event.evidence


def _same(event: Coded, known: Coded) -> bool:
    """Whether an event of the same type and sentence has parties of the other only."""
    if event.draft is not None and known.draft is not None:
        return False
    if known.draft is not None and _is_other_plan(event, known.draft):
        return False
    if _are_two_deeds(event.clause, known.clause) or _is_in_passing(event, known):
        return False
    mine = countries((*event.actors, *event.recipients))
    return mine <= countries((*known.actors, *known.recipients))


def _is_in_passing(event: Coded, known: Coded) -> bool:
    """``toppled the government, jailing its ministers``: a deed of another mode that goes with the
    first is one of its own; whom an attack kills is no second attack."""
    clause = event.clause
    aside = clause.gerund and clause.link == "adverbial" and event.type != "ASSAULT"
    return aside and event.mode != known.mode


def _are_governments(actors: tuple[Actor, ...]) -> bool:
    """``the minister protested against the levy``: a state does not march, it accuses."""
    return all(actor.sector == "GOV" for actor in actors)


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


def _by_number(kind: str, actors: tuple[Actor, ...]) -> str | None:
    """A meeting of three or more parties is multilateral (codebook section 4.2)."""
    return "multilateral" if kind == "CONSULT" and len(countries(actors)) > 2 else None


def _roots(draft: Draft) -> set[int]:
    """The clauses that a statement's act is read from."""
    return {clause.root for clause in (draft.clause, draft.inner) if clause is not None}


def _objects(clause: Clause) -> set[int]:
    """The nouns that a verb's frame has already made part of its event."""
    return (
        {phrase.root for phrase in clause.roles.get("patient", ())}
        if clause.kind == "verb"
        else set()
    )
