"""Who did what to whom: clauses that fit a frame of the codebook, and statements that act."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.codebook import Frame, grammar, tone
from dragoman.model import Act, Actor, Modality, Place, Polarity, Status
from dragoman.reading import evidence
from dragoman.reading.clauses import Clause
from dragoman.reading.coded import Coded, once
from dragoman.reading.drafts import Draft
from dragoman.reading.event_parties import EventParties
from dragoman.reading.language import lemma
from dragoman.reading.matching import objects
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries
from dragoman.reading.sayings import Sayings
from dragoman.reading.status import Realities, Reality

_OPEN = (Act.DEMAND, Act.COMMIT, Act.THREATEN, Act.CONCEDE)
_UNREAL = (Reality.FUTURE, Reality.HYPOTHETICAL)
_PLANNED = frozenset({"root", "conjunct", "relative"})
"""Links of clauses that may tell a plan of their own."""


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
            for root in objects(draft.clause, self._doc)
        }
        for clause in sorted(self._clauses.values(), key=lambda clause: clause.kind == "noun"):
            if clause.root in told or self._is_part_of_noun(clause) or self._is_idiom(clause):
                continue
            event = self._from_frames(clause, only_own=clause.root in cues) or self._plan(clause)
            if event is not None:
                found.append(event)
                told.update(objects(clause, self._doc))
                told.update(self._uses(clause))
        return found

    def _uses(self, clause: Clause) -> Iterator[int]:
        """``hit by a missile fired by rebels``, ``let the crews leave``: what was done with the
        means, or by leave, is no other event."""
        if clause.lemma in self._grammar.letting:
            yield from (item.root for item in clause.complements)
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
        return once([*spoken, *framed], self._doc)

    # -- statements ---------------------------------------------------------------------------

    def _from_statement(self, draft: Draft) -> Coded | None:
        kind = self._book.acts.get(draft.act)
        if not kind or not draft.speakers or draft.silent:
            return None
        recipients = draft.addressees
        if kind == "AGREE" and (draft.assumed or not recipients):
            inner = draft.inner or draft.clause
            recipients = (
                self._parties.understood.between(inner.lemmas, draft.speakers) or recipients
            )
        return Coded(
            type=kind,
            mode=self._mode(kind, draft.inner or draft.clause, draft),
            actors=draft.speakers,
            recipients=recipients,
            status=self._standing(draft),
            evidence=evidence.of_statement(draft, self._doc),
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
        it will do, and no frame codes, is a plan, if it is no conflict."""
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
            evidence=evidence.of_clause(clause, self._doc),
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
            and all(self._cooperates(frame) for frame in self._index.match(clause, self._doc))
        )

    def _cooperates(self, frame: Frame) -> bool:
        return self._book.types[frame.type].quad <= 2

    def _realise(
        self,
        clause: Clause,
        frame: Frame,
        actors: tuple[Actor, ...],
        recipients: tuple[Actor, ...],
    ) -> Coded | None:
        quad = self._book.types[frame.type].quad
        reality = self._reality(clause, quad)
        if reality in _UNREAL and (self._only_asked(clause) or self._is_aim(clause, quad)):
            return None
        kind, mode, status = self._as_it_stands(clause, frame, reality)
        if frame.type == "PROTEST" and clause.lemma == "protest" and _are_governments(actors):
            kind, mode = "ACCUSE", "disapprove"
        if kind != frame.type and not frame.equal:
            recipients = recipients or self._parties.understood.across(kind, actors)
        return Coded(
            type=kind,
            mode=mode or self._mode(kind, clause) or _by_number(kind, actors),
            actors=actors,
            recipients=recipients,
            status=status,
            evidence=evidence.of_clause(clause, self._doc),
            clause=clause,
            frame=frame.id,
            beside=frame.beside,
        )

    def type_of(self, clause: Clause, frame: Frame) -> str:
        """The type of what a frame tells in a clause, whoever takes part."""
        reality = self._reality(clause, self._book.types[frame.type].quad)
        return self._as_it_stands(clause, frame, reality)[0]

    def _as_it_stands(
        self, clause: Clause, frame: Frame, reality: Reality
    ) -> tuple[str, str | None, Status]:
        """Type, mode and status of what a frame tells, by whether it was done, is to come, was
        refused or has ended."""
        kind, mode = frame.type, frame.mode
        entry = self._book.types[kind]
        if frame.settled:
            return kind, mode, reality.status
        if reality is Reality.FUTURE:
            if not self._is_decided(clause, kind) and entry.future and entry.future != kind:
                kind, mode = entry.future, None
        elif reality is Reality.STOPPED:
            kind, _, mode = (entry.stopped or kind).partition(" ")
            return kind, mode, Status.REALISED if entry.stopped else Status.NEGATED
        elif reality is Reality.REFUSED and entry.quad > 2 and not entry.refused:
            return kind, mode, Status.NEGATED
        if reality is Reality.REFUSED or self._will_not(clause, entry.quad):
            return entry.refused or "REJECT", None, Status.REALISED
        return kind, mode, reality.status

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
        """``sent police to stop the strikers``, ``committed itself to closing the camps``: what
        a deed of conflict, or a promise, is for is not done yet."""
        aimed = (clause.infinitive and clause.link == "adverbial") or clause.link == "to"
        return quad == 4 and aimed

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


def _are_governments(actors: tuple[Actor, ...]) -> bool:
    """``the minister protested against the levy``: a state does not march, it accuses."""
    return all(actor.sector == "GOV" for actor in actors)


def _by_number(kind: str, actors: tuple[Actor, ...]) -> str | None:
    """A meeting of three or more parties is multilateral (codebook section 4.2)."""
    return "multilateral" if kind == "CONSULT" and len(countries(actors)) > 2 else None


def _roots(draft: Draft) -> set[int]:
    """The clauses that a statement's act is read from."""
    return {clause.root for clause in (draft.clause, draft.inner) if clause is not None}
