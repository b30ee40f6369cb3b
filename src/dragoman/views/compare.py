"""Two accounts of one meeting, side by side: what both say, what only one says, in which words.

``docs/compare.md`` explains the rule and how often it is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from dragoman.knowledge import load
from dragoman.model import (
    Act,
    Actor,
    Interval,
    Modality,
    Noun,
    Polarity,
    Reading,
    Span,
    Statement,
    Strength,
)
from dragoman.views import cited
from dragoman.views.accounts.alignment import align, compared
from dragoman.views.accounts.naming import rival_names
from dragoman.views.accounts.terms import terms

__all__ = ["Account", "Comparison", "Difference", "Naming", "Pair", "Said", "Which", "compare"]

_ORDER = (Strength.HEDGED, Strength.PLAIN, Strength.EMPHATIC)


class Which(StrEnum):
    """The first or the second account."""

    A = "a"
    B = "b"


class Difference(StrEnum):
    """In what the two statements of a pair differ."""

    SPEAKERS = "speakers"
    ADDRESSEES = "addressees"
    ACT = "act"
    STRENGTH = "strength"
    POLARITY = "polarity"
    MODALITY = "modality"
    TERM = "term"
    """By when, from when or when something is to be done."""


class Account(Noun):
    """One of the two documents."""

    document: str
    """Its id."""
    name: str
    title: str | None
    outlet: str | None
    outlet_country: str | None
    published: date | None
    statements: int
    """How many of its statements were compared."""


class Said(Noun):
    """A statement as one account has it."""

    statement: str
    """Its id in the reading."""
    speakers: tuple[Actor, ...]
    addressees: tuple[Actor, ...]
    act: Act
    strength: Strength
    polarity: Polarity
    modality: Modality
    issues: tuple[str, ...]
    cue: str
    content: str
    """The words of the content; `` … `` stands for what interrupts it."""
    evidence: tuple[Span, ...]
    """Cue and content in the account's text, in text order."""

    @property
    def cue_alone(self) -> str:
        """The cue without words that the content has as well."""
        return cited.alone(self.cue, self.content)


class Pair(Noun):
    """A statement of each account that tell the same."""

    a: Said
    b: Said
    likeness: float
    """Between 0 and 1, by the rule of alignment."""
    differences: tuple[Difference, ...]
    stronger: Which | None
    """Which account puts it more strongly."""


class Naming(Noun):
    """One thing and what each account calls it."""

    kind: str
    """``place`` or ``issue``."""
    id: str
    name: str
    """The neutral name."""
    a: tuple[str, ...]
    b: tuple[str, ...]


class Comparison(Noun):
    """The answer; a statement stands in ``both``, as often as it has partners, or in ``only``."""

    a: Account
    b: Account
    both: tuple[Pair, ...]
    only_a: tuple[Said, ...]
    only_b: tuple[Said, ...]
    names: tuple[Naming, ...]

    def to_json(self, *, indent: int | None = None) -> str:
        """One JSON object; the same bytes for equal readings."""
        return self.model_dump_json(indent=indent)


def compare(a: Reading, b: Reading, *, knowledge: str | PathLike[str] | None = None) -> Comparison:
    """Aligns the statements of two readings; with the readings exchanged, sides are exchanged.

    Statements in a headline are left out: they retell the body. ``knowledge`` is the folder of
    one's own that the accounts were read with: its issues have names, too.
    """
    known = load(Path(knowledge) if knowledge is not None else None)
    ours = [_told(a, statement) for statement in compared(a)]
    theirs = [_told(b, statement) for statement in compared(b)]
    links = align(a, b)
    left, right = {i for i, _, _ in links}, {j for _, j, _ in links}
    return Comparison(
        a=_account(a, len(ours)),
        b=_account(b, len(theirs)),
        both=tuple(_pair(ours[i], theirs[j], likeness) for i, j, likeness in links),
        only_a=tuple(one.said for i, one in enumerate(ours) if i not in left),
        only_b=tuple(one.said for j, one in enumerate(theirs) if j not in right),
        names=tuple(
            Naming(kind=kind, id=id, name=name, a=mine, b=yours)
            for kind, id, name, mine, yours in rival_names(a, b, known)
        ),
    )


def _account(reading: Reading, statements: int) -> Account:
    document = reading.document
    return Account(
        document=document.id,
        name=document.name,
        title=document.title,
        outlet=document.outlet,
        outlet_country=document.outlet_country,
        published=document.published,
        statements=statements,
    )


class _Told(NamedTuple):
    """A statement, and when what it tells of is to be done."""

    said: Said
    terms: frozenset[Interval]


def _told(reading: Reading, statement: Statement) -> _Told:
    return _Told(_said(reading, statement), terms(reading, statement))


def _said(reading: Reading, statement: Statement) -> Said:
    text = reading.document.text
    words = (part.of(text) for part in statement.content)
    evidence = sorted((statement.cue, *statement.content), key=lambda span: span.start)
    return Said(
        statement=statement.id,
        speakers=statement.speakers,
        addressees=statement.addressees,
        act=statement.act,
        strength=statement.strength,
        polarity=statement.polarity,
        modality=statement.modality,
        issues=statement.issues,
        cue=_line(statement.cue.of(text)),
        content=" … ".join(map(_line, words)),
        evidence=tuple(evidence),
    )


def _pair(one: _Told, other: _Told, likeness: float) -> Pair:
    a, b = one.said, other.said
    differences = [*_differences(a, b)]
    if one.terms != other.terms:
        differences.append(Difference.TERM)
    side = Which.A if _ORDER.index(a.strength) > _ORDER.index(b.strength) else Which.B
    return Pair(
        a=a,
        b=b,
        likeness=likeness,
        differences=tuple(differences),
        stronger=None if a.strength is b.strength else side,
    )


def _differences(a: Said, b: Said) -> Iterator[Difference]:
    """What an account leaves open, the addressee for one, differs in nothing."""
    if _codes(a.speakers) != _codes(b.speakers):
        yield Difference.SPEAKERS
    if a.addressees and b.addressees and _codes(a.addressees) != _codes(b.addressees):
        yield Difference.ADDRESSEES
    if a.act is not b.act:
        yield Difference.ACT
    if a.strength is not b.strength:
        yield Difference.STRENGTH
    if a.polarity is not b.polarity:
        yield Difference.POLARITY
    # The modality mostly follows from the act.
    if a.act is b.act and a.modality is not b.modality:
        yield Difference.MODALITY


def _codes(actors: tuple[Actor, ...]) -> set[str]:
    return {actor.code for actor in actors}


def _line(words: str) -> str:
    return " ".join(words.split())
