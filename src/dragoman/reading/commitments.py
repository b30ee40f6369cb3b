"""What a party has bound itself to: promises, agreements and announced plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.codebook import grammar
from dragoman.model import (
    BINDING,
    Act,
    Actor,
    Commitment,
    CommitmentKind,
    DateMention,
    Dating,
    Granularity,
    Interval,
    Polarity,
    Span,
    Statement,
)
from dragoman.reading.clauses import Clauses
from dragoman.reading.deadlines import deadline
from dragoman.reading.enumerated import parts
from dragoman.reading.ordered import Ordered
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries

_NEAR = 20
"""Characters before a date in which the word that governs it stands."""


@dataclass(frozen=True, slots=True)
class Bond:
    """A statement or event by which somebody may be bound, with the words that bind."""

    obligor: tuple[Actor, ...]
    beneficiary: tuple[Actor, ...]
    content: Span
    lemma: str
    made: Interval | None
    dating: Dating | None
    statement: str | None = None
    event: str | None = None
    agreed: bool = False
    """Whether it is a term of something agreed."""


def of_statement(
    statement: Statement, lemma: str, event: str | None, clauses: Clauses
) -> Bond | None:
    """What a promise or a concession to come binds its speaker to; ``lemma`` is its cue's."""
    if statement.act not in BINDING or statement.polarity is Polarity.NEGATED:
        return None
    if not statement.speakers or not _binds(statement, clauses):
        return None
    content = Span(start=statement.content[0].start, end=statement.content[-1].end)
    return Bond(
        statement.speakers,
        statement.addressees,
        content,
        lemma,
        statement.date,
        statement.dating,
        statement.id,
        event,
    )


def commitments(
    bonds: Sequence[Bond], parsed: Parsed, dates: Sequence[DateMention]
) -> tuple[Commitment, ...]:
    """The commitments, in text order, one a content."""
    clauses = parsed.clauses
    found: list[Commitment] = []
    planned = grammar.load().planning
    dated = Ordered(dates, lambda mention: mention.span.start)
    for bond in sorted(_each(bonds, parsed), key=lambda one: (one.content.start, one.content.end)):
        if (
            found
            and found[-1].content.overlaps(bond.content)
            and (found[-1].obligor == bond.obligor)
        ):
            continue
        several = len(countries(bond.obligor)) > 1
        agreed = several or bond.agreed
        kind = CommitmentKind.AGREEMENT if agreed else CommitmentKind.PROMISE
        if bond.lemma in planned and not bond.agreed:
            kind = CommitmentKind.PLAN
        found.append(
            Commitment(
                id=f"c{len(found) + 1}",
                obligor=bond.obligor,
                beneficiary=bond.obligor if several else bond.beneficiary,
                content=bond.content,
                kind=kind,
                made=bond.made,
                dating=bond.dating,
                due=_due(bond, parsed.text, dated),
                condition=_condition(bond.content, clauses),
                statement=bond.statement,
                event=bond.event,
            )
        )
    return tuple(found)


def _each(bonds: Iterable[Bond], parsed: Parsed) -> Iterator[Bond]:
    """One for each of the promises that are told in a row."""
    for bond in bonds:
        for part in parts(bond.content, parsed.clauses, parsed.doc):
            yield replace(bond, content=part)


def _binds(statement: Statement, clauses: Clauses) -> bool:
    """A concession binds only where it announces what is to come."""
    if statement.act is Act.COMMIT:
        return True
    start, end = statement.content[0].start, statement.content[-1].end
    inside = clauses.within(start, end)
    return any(clause.infinitive or clause.modality is not None for clause in inside)


def _due(bond: Bond, text: str, dates: Ordered[DateMention]) -> Interval | None:
    """The first day in its content that is not over when the promise is made or, if the text tells
    no day of that but its own (``promised to pay by May 15``, told on May 20), the first one."""
    content, made = bond.content, bond.made
    told = [
        (days, mention.granularity)
        for mention in dates.starting_in(content.start, content.end)
        if (days := mention.interval) is not None and not _is_past(mention, text)
    ]
    to_come = [days for days, _ in told if made is None or days.end >= made.start]
    if to_come:
        return to_come[0]
    over = [days for days, unit in told if unit is not Granularity.YEAR]
    if over and bond.dating is Dating.PUBLISHED:
        return over[0]
    return None if made is None else deadline(content.of(text), made)


def _is_past(mention: DateMention, text: str) -> bool:
    """``the boats, held since May, will be returned``."""
    start = mention.span.start
    return text[max(0, start - _NEAR) : start].rstrip().lower().endswith("since")


def _condition(content: Span, clauses: Clauses) -> Span | None:
    for clause in clauses.within(content.start, content.end):
        if clause.condition and content.start <= clause.condition[0] < content.end:
            return Span(start=clause.condition[0], end=clause.condition[1])
    return None
