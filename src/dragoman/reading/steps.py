"""What kind of step a clause tells: one that gives way, that does harm, or that works together."""

from __future__ import annotations

from dragoman.codebook import grammar, tone
from dragoman.reading.clauses import Clause
from dragoman.reading.matching import heads
from dragoman.reading.parsed import Parsed
from dragoman.reading.syntax import is_no_longer


class Steps:
    """Judges the steps that the clauses of one document tell, whoever takes them."""

    def __init__(self, parsed: Parsed) -> None:
        self._doc = parsed.doc
        self._known = parsed.coding.known
        self._text = parsed.text
        self._clauses = parsed.clauses
        self._frames = parsed.coding.frames
        self._told_by = parsed.coding.told_by
        self._book = parsed.coding.book
        self._tone = tone.load()
        self._stopped = grammar.load().complements.stopped
        self._kinds_of: dict[tuple[int, bool], frozenset[str]] = {}

    def eases(self, clause: Clause) -> bool:
        """Whether a step gives something up: ``lift the ban``, ``put off the duty``, ``bring home
        the troops``."""
        if clause.lemma in self._tone.swapping:
            return False
        objects = self.objects(clause)
        if clause.lemma in self._tone.releasing and objects & self._tone.goods:
            return False
        if self.likeliest(clause) == "SANCTION" and clause.lemma not in self._tone.deferring:
            return False  # "withdraw from the pact", not from the town
        if self.kinds(clause) & {"RETREAT", "CONCEDE"}:
            return True
        if clause.lemma in self._tone.deferring and objects & self._tone.burdens:
            return True
        if clause.lemma in self._tone.reopening and objects & self._tone.passages:
            return True
        if clause.lemma in self._tone.bringing and not objects & self._tone.forces:
            return False  # "bring home the stranded crew"
        return (
            clause.lemma in self._tone.easing
            or any(f"{clause.lemma} {word}" in self._tone.easing for word in clause.lemmas)
            or self.leaves_off(clause)
        )

    def leaves_off(self, clause: Clause) -> bool:
        """``stop bombing the port``, ``no longer block the bid``."""
        if clause.negated:
            hostile = clause.lemma in self._tone.thwarting or self.is_conflict(clause)
            return hostile and is_no_longer(self._doc[clause.root])
        if clause.lemma not in self._stopped:
            return False
        done = (self._clauses.get(item.root) for item in clause.complements)
        return any(deed is not None and deed.gerund and self.is_conflict(deed) for deed in done)

    def refrains(self, inner: Clause) -> bool:
        """``would not shell the port``; not ``will not stop the patrols``."""
        return inner.negated and inner.lemma not in self._stopped and self.is_conflict(inner)

    def harms(self, inner: Clause) -> bool:
        """Whether a step hurts: ``will shell the port``."""
        kinds = self.kinds(inner)
        if kinds == {"MOBILIZE"} and inner.lemma in self._tone.giving | self._tone.keeping:
            return False  # "will deliver two batteries", "will keep its frigate there"
        harm = self._tone.harm
        return (
            any(map(self._hurts, kinds))
            or inner.lemma in harm
            or bool(inner.lemmas & harm and inner.condition)
        )

    def is_conflict(self, inner: Clause) -> bool:
        """Whether the first frame that a deed fits is one of material conflict."""
        likeliest = self.likeliest(inner)
        return bool(likeliest) and self._hurts(likeliest)

    def is_hostile(self, noun: str) -> bool:
        """Whether a noun can tell a deed of material conflict: ``raid``, ``ban``."""
        return any(map(self._hurts, self._told_by(noun)))

    def cooperates(self, inner: Clause) -> bool:
        """Whether all that a step does is cooperation."""
        kinds = self.kinds(inner)
        return bool(kinds) and not any(self._book.types[kind].hostile for kind in kinds)

    def is_ultimatum(self, inner: Clause) -> bool:
        """``unless it pays``, ``if it does not pay``."""
        return not self._tone.ultimatum.isdisjoint(self._condition(inner).split())

    def is_awaited(self, inner: Clause) -> bool:
        """``once the tests are over``, ``provided that it pays``: a condition that a speaker waits
        for, and does not fear."""
        return self._condition(inner).startswith(self._tone.awaiting)

    def _condition(self, inner: Clause) -> str:
        """The words of its condition, in small letters; none where it has none."""
        return "" if inner.condition is None else self._text[slice(*inner.condition)].lower()

    def _hurts(self, kind: str) -> bool:
        """Whether a type is material conflict."""
        entry = self._book.types[kind]
        return entry.hostile and entry.material

    def likeliest(self, inner: Clause) -> str:
        """The type by the first frame that a deed fits; empty for none."""
        return next((frame.type for frame in self._frames.match(inner, self._doc)), "")

    def kinds(self, inner: Clause) -> frozenset[str]:
        """Types of the events that the clause and its object tell."""
        known = self._kinds_of.get((inner.root, inner.negated))
        if known is None:
            objects = (self._clauses.get(p.root) for p in inner.roles.get("patient", ()))
            told = (inner, *(noun for noun in objects if noun is not None))
            known = frozenset(
                frame.type for clause in told for frame in self._frames.match(clause, self._doc)
            )
            self._kinds_of[inner.root, inner.negated] = known
        return known

    def objects(self, inner: Clause) -> set[str]:
        """The lemmas of what the step is done to."""
        return heads(inner, "patient", self._doc, self._known)


def is_agentless(inner: Clause) -> bool:
    """Whether nobody is said to take the step: ``the road will be shut``."""
    return inner.passive and not inner.roles.get("agent")
