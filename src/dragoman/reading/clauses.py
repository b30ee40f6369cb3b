"""The parse made plain: who does what to whom in every clause.

A clause is a finite or infinitival verb, a predicate adjective, or an event noun, with its
participants by role. Passives are undone, conjoined subjects and objects shared out, control,
raising and relative clauses resolved. Statements and events read clauses, never the parse.

Roles: ``agent``, ``patient``, ``addressee``, ``companion``, ``topic``, ``modifier`` (what stands
before an event noun) and every preposition under its own name. Phrases and clauses give character
offsets ``[start, end)`` into the document's text; ``root`` is a token index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.model import Modality
from dragoman.reading.ordered import Ordered

PURPOSES = frozenset({"adverbial", "complement", "purpose"})
"""Links by which the parser may hang on a verb what it was done for."""
TO_COME = (Modality.FUTURE, Modality.CONDITIONAL)
"""Modalities of what is said to come about, be it on a condition."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A constituent without its conjuncts: head token and character offsets."""

    root: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Complement:
    """What a predicate says, asks or intends: ``that``, ``to``, ``ing`` or ``wh`` clause."""

    kind: str
    root: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate with its participants."""

    root: int
    kind: str
    """``verb``, ``adjective`` or ``noun``."""
    lemma: str
    start: int
    end: int
    """Offsets of the predicate with its auxiliaries, negation and particle."""
    extent: tuple[int, int]
    """Offsets of everything that hangs on the predicate."""
    roles: Mapping[str, tuple[Phrase, ...]]
    complements: tuple[Complement, ...] = ()
    subject: tuple[Phrase, ...] = ()
    """Surface subject, found or inherited: the patient of a passive, else the agent."""
    negated: bool = False
    modality: Modality | None = None
    """What its auxiliaries, or the condition it stands under, make of it; None for plain fact."""
    condition: tuple[int, int] | None = None
    """Offsets of the if-clause it depends on."""
    past: bool = False
    perfect: bool = False
    infinitive: bool = False
    gerund: bool = False
    passive: bool = False
    governor: int | None = None
    """Root of the clause this one hangs on."""
    link: str = "root"
    """How it hangs there: ``complement``, ``relative``, ``adverbial``, ``condition``, a role, or
    ``root``."""
    particle: str = ""
    """Adverb behind the verb that may make one predicate with it (``pull back``), where the parser
    has no particle."""
    lemmas: frozenset[str] = field(default_factory=frozenset)
    """Lemmas of the words that belong to this clause and to no clause below it, and of the noun
    that a relative clause is about."""

    @classmethod
    def of_cue(
        cls, root: int, cue: tuple[int, int], lemma: str = "", extent: tuple[int, int] | None = None
    ) -> Clause:
        """The clause of a cue that is no predicate: a label, a colon, ``according to``."""
        return cls(
            root=root,
            kind="verb",
            lemma=lemma,
            start=cue[0],
            end=cue[1],
            extent=extent or cue,
            roles={},
        )

    @property
    def filled(self) -> set[str]:
        """Names of the roles, prepositions and kinds of complement that are present;
        ``complement`` for any."""
        kinds = [item.kind for item in self.complements]
        return {*self.roles, *kinds, "complement"} if kinds else set(self.roles)


class Clauses(Mapping[int, Clause]):
    """The clauses of a document by the token index of their predicate, in text order."""

    def __init__(self, found: Iterable[Clause]) -> None:
        self._by_root = {clause.root: clause for clause in sorted(found, key=lambda c: c.root)}
        self._ordered = Ordered(self._by_root.values(), lambda clause: clause.start)

    def __getitem__(self, root: int) -> Clause:
        return self._by_root[root]

    def __iter__(self) -> Iterator[int]:
        return iter(self._by_root)

    def __len__(self) -> int:
        return len(self._by_root)

    def within(self, start: int, end: int) -> list[Clause]:
        """The clauses whose predicate starts in ``[start, end)``, in text order."""
        return self._ordered.starting_in(start, end)

    def governor(self, clause: Clause) -> Clause | None:
        """The clause on which ``clause`` hangs."""
        return None if clause.governor is None else self._by_root.get(clause.governor)

    def governors(self, clause: Clause) -> Iterator[Clause]:
        """The clauses above ``clause``, nearest first."""
        above = self.governor(clause)
        while above is not None:
            yield above
            above = self.governor(above)
