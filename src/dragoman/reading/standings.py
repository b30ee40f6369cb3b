"""How the event that a frame tells stands: done, to come, refused, ended or only asked for."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.codebook import EventType, Frame, grammar
from dragoman.model import Act, Actor, Modality, Status
from dragoman.reading import evidence
from dragoman.reading.clauses import Clause
from dragoman.reading.coded import Coded
from dragoman.reading.matching import asks
from dragoman.reading.orders import is_decreed
from dragoman.reading.parsed import Parsed
from dragoman.reading.sayings import Sayings
from dragoman.reading.status import UNREAL, Realities, Reality
from dragoman.reading.syntax import is_set_off, takes_effect

_OPEN = (Act.DEMAND, Act.COMMIT, Act.THREATEN, Act.CONCEDE, Act.REJECT)
"""Acts by which what is said is not done yet."""
_ASKED_FOR = frozenset({"for", "dobj"})
"""Links of nouns that are what a verb asks for."""
_OCCASION = frozenset({"during", "at"})
"""Links of nouns at which something is done."""
_PURPOSE = ("adverbial", "purpose")


@dataclass(frozen=True, slots=True)
class Standing:
    """What an event comes to by how it stands: a refusal to pay is a REJECT."""

    type: str
    mode: str | None
    status: Status | None
    """None for what is only supposed and no event."""


class Standings:
    """Answers for the clauses of one document that fit a frame."""

    def __init__(self, parsed: Parsed, sayings: Sayings) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._sayings = sayings
        self._book = parsed.coding.book
        self._grammar = grammar.load()
        self._cues = parsed.coding.cues
        self._frames = parsed.coding.frames
        self._realities = Realities(parsed)

    def of(self, clause: Clause, frame: Frame) -> Standing | None:
        """How what the frame tells stands; None where it is only asked for or aimed at."""
        entry = self._book.types[frame.type]
        reality = self._reality(clause, entry)
        forbidden = reality is Reality.NEGATED and (
            clause.infinitive or (clause.kind == "noun" and self._will_not(clause, entry))
        )
        if (reality in UNREAL or forbidden) and self._only_asked(clause):
            return None
        if reality in UNREAL and (self._is_aim(clause, entry) or self._is_agenda(clause, frame)):
            return None
        if frame.type == "CONSULT" and self._is_occasion_to_come(clause):
            return None
        return None if self._is_wanted(clause, entry) else self.apart(clause, frame)

    def recalled(
        self,
        clause: Clause,
        frame: Frame,
        actors: tuple[Actor, ...],
        recipients: tuple[Actor, ...] = (),
    ) -> Coded | None:
        """The event that a clause tells of parties which were named before only."""
        stands = self.of(clause, frame)
        if stands is None:
            return None
        return Coded(
            type=stands.type,
            mode=stands.mode,
            actors=actors,
            recipients=recipients,
            status=stands.status,
            evidence=evidence.of_clause(clause, self._doc),
            clause=clause,
            frame=frame.id,
            recalled=True,
        )

    def apart(self, clause: Clause, frame: Frame) -> Standing:
        """How what the frame tells stands, whoever asks for it or aims at it."""
        kind, mode = frame.type, frame.mode
        entry = self._book.types[kind]
        reality = self._reality(clause, entry)
        if frame.settled:
            return Standing(kind, mode, reality.status)
        if reality is Reality.FUTURE:
            if not self._is_decided(clause, kind) and entry.future and entry.future != kind:
                kind, mode = entry.future, None
        elif reality is Reality.STOPPED:
            return _stopped(kind, entry.stopped)
        elif reality is Reality.REFUSED and entry.hostile and not entry.refused:
            return Standing(kind, mode, Status.NEGATED)
        if reality is Reality.REFUSED or self._will_not(clause, entry):
            return Standing(entry.refused or "REJECT", None, Status.REALISED)
        return Standing(kind, mode, reality.status)

    def _reality(self, clause: Clause, entry: EventType) -> Reality:
        """Cooperation that is only announced is still to come."""
        reality = self._realities.of(clause)
        governor = self._clauses.governor(clause)
        if governor is not None and is_decreed(clause, governor):
            return self._realities.of(governor)
        announced = (
            clause.kind == "noun"
            and clause.link == "support"
            and governor is not None
            and governor.lemma in self._grammar.announcing
        )
        if announced and not entry.hostile and reality is Reality.REALISED:
            return Reality.FUTURE
        if entry.future == "AGREE" and self._is_to_be_held(clause, governor):
            return Reality.FUTURE
        return reality

    def _is_to_be_held(self, clause: Clause, governor: Clause | None) -> bool:
        """``offered to host a round of talks``: no more real than their being held."""
        if clause.kind != "noun" or governor is None or not governor.infinitive:
            return False
        return governor.lemma in self._grammar.holding and self._realities.of(governor) in UNREAL

    def _is_aim(self, clause: Clause, entry: EventType) -> bool:
        """``sent police to stop the strikers``, ``committed itself to closing the camps``: what
        a deed of conflict, or a promise, is for is not done yet."""
        aimed = (clause.infinitive and clause.link == "adverbial") or clause.link == "to"
        return entry.hostile and entry.material and aimed

    def _is_agenda(self, clause: Clause, frame: Frame) -> bool:
        """``met to discuss the border``: what a meeting was for is no second one."""
        above = self._clauses.governor(clause)
        if frame.type != "CONSULT" or above is None or not clause.infinitive:
            return False
        kinds = {other.type for other in self._frames.match(above, self._doc)}
        return clause.link in _PURPOSE and "CONSULT" in kinds

    def _is_occasion_to_come(self, clause: Clause) -> bool:
        """``will sign the accord during the visit``: the visit is to come as well."""
        above = self._clauses.governor(clause)
        if clause.kind != "noun" or clause.link not in _OCCASION or above is None:
            return False
        to_come = self._realities.of(above) is Reality.FUTURE
        return to_come and not is_set_off(self._doc[clause.root])

    def _is_wanted(self, clause: Clause, entry: EventType) -> bool:
        """``demanded the release of the crew``, ``called for talks``: what is asked for is not
        done, nor is ``called for a boycott``, while the raids that somebody is asked to end are."""
        governor = self._clauses.governor(clause)
        if clause.kind != "noun" or governor is None:
            return False
        if entry.hostile and clause.link not in _ASKED_FOR:
            return False
        asked = self._sayings.by(governor.root)
        return (
            asked is not None and asked.act is Act.DEMAND and asked.covers(clause.start, clause.end)
        )

    def _is_decided(self, clause: Clause, kind: str) -> bool:
        """``will tax imports, it announced``, ``will tax imports from July``: a measure decided
        counts (codebook section 4.2)."""
        if kind != "SANCTION":
            return False
        governor, verb = self._clauses.governor(clause), self._doc[clause.root]
        above = {verb.head.lemma_, governor.lemma if governor else ""}
        decided = self._grammar.deciding | self._grammar.deciding_together
        settled = clause.condition is None and takes_effect(verb)
        return settled or not above.isdisjoint(decided)

    def _will_not(self, clause: Clause, entry: EventType) -> bool:
        """``will not lift the ban``, ``will not attend the summit``: cooperation refused for the
        time to come."""
        above = self._clauses.governor(clause)
        if clause.kind == "noun" and clause.link == "support" and above is not None:
            clause = above
        return clause.negated and clause.modality is Modality.FUTURE and not entry.hostile

    def _only_asked(self, clause: Clause) -> bool:
        """Whether the clause is no more than what somebody demands, promises or threatens, or will
        demand."""
        above = self._clauses.governor(clause)
        if is_decreed(clause, above):
            return False
        asked_for = clause.infinitive and clause.link == "complement"
        if above is not None and asked_for and asks(above, self._cues, self._doc):
            return True
        return any(draft.act in _OPEN for draft in self._sayings.over(clause.start, clause.end))


def _stopped(kind: str, ended: str | None) -> Standing:
    """The type and mode that the end of a deed is; a deed not done where it is none."""
    stopped, _, mode = (ended or kind).partition(" ")
    return Standing(stopped, mode or None, Status.REALISED if ended else Status.NEGATED)
