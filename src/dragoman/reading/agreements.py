"""What is agreed or planned by being told: ``reached a deal to …``, ``a pact under which Chad will
…``, ``under the accord it is to …``, ``the truce obliges both to …``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.model import Actor, Event, Modality, Span, Status
from dragoman.reading.clauses import TO_COME, Clause, Complement, Phrase
from dragoman.reading.coded import Coded
from dragoman.reading.commitments import Bond
from dragoman.reading.dating import Dater
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import abroad, distinct
from dragoman.reading.predicates import first_in_row
from dragoman.reading.syntax import conjuncts, has_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNDER = ("under", "by", "in", "through")
_PLAN = "plan"
_TO_DO = (*TO_COME, Modality.OBLIGATION)


@dataclass(frozen=True, slots=True)
class _Term:
    """What somebody is bound to by a paper; offsets are characters."""

    clause: Clause
    """What is to be done."""
    told_by: Clause
    """What says that it is to be done."""
    bound: tuple[Phrase, ...]
    content: tuple[int, int]


class Agreements:
    """Finds what the parties of one document are bound to without a promise of their own."""

    def __init__(self, parsed: Parsed, dater: Dater) -> None:
        self._parsed = parsed
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._dater = dater
        words = grammar.load()
        self._nouns = words.accords
        self._unsure = words.supposed | words.coming
        self._binding = words.binding

    def bonds(self, coded: Sequence[Coded], events: Sequence[Event]) -> Iterator[Bond]:
        """All of them."""
        told = {item.clause.root: event.id for item, event in zip(coded, events, strict=True)}
        terms = {term.clause.root: term for term in self._terms()}
        for term in terms.values():
            yield from self._of_term(term, told.get(term.clause.root))
        for item, event in zip(coded, events, strict=True):
            spoken = item.draft is not None or event.status is Status.NEGATED
            if not spoken and item.clause.root not in terms:
                yield from self._of_event(item, event)

    # -- deals and plans that are events ----------------------------------------------------

    def _of_event(self, item: Coded, event: Event) -> Iterator[Bond]:
        """``reached a deal to …``, ``signed a pact to …``, ``will meet``."""
        planned = event.status is Status.FUTURE
        content = self._agreed(item)
        if content is None and planned and self._is_plan(item, event):
            content = Span(start=item.clause.start, end=item.clause.extent[1])
        if content is not None:
            lemma = _PLAN if planned else item.clause.lemma
            made, dating = event.date, event.dating
            yield Bond(item.actors, item.recipients, content, lemma, made, dating, event=event.id)

    def _is_plan(self, item: Coded, event: Event) -> bool:
        """``will meet``; what a party concedes only if it is told on nobody else's word, and under
        no mere proposal."""
        if item.type == "CONCEDE":
            return not event.chain and "under" not in item.clause.roles
        return item.type == "AGREE"

    def _agreed(self, item: Coded) -> Span | None:
        """What is behind the verb that tells the event, or behind the paper that is signed."""
        clause = item.clause
        papers = [p for p in clause.roles.get("patient", ()) if self._is_paper(p)]
        found: list[Complement] = [*clause.complements] if item.type == "AGREE" else []
        for phrase in clause.roles.get("patient", ()) if item.type == "AGREE" else papers:
            noun = self._clauses.get(phrase.root)
            found.extend(noun.complements if noun is not None else ())
        first = next((each for each in found if each.kind == "to"), None)
        return None if first is None else Span(start=first.start, end=first.end)

    # -- terms of a paper -------------------------------------------------------------------

    def _terms(self) -> Iterator[_Term]:
        for clause in self._clauses.values():
            if self._is_under_paper(clause):
                yield self._under(clause)
            if clause.lemma in self._binding and self._is_agreed(clause.roles.get("agent", ())):
                yield from self._duties(clause)

    def _is_under_paper(self, clause: Clause) -> bool:
        """``under the deal Chad will …``, ``a pact by which Chad is to …``, the second of such
        clauses in a row too."""
        if clause.kind == "noun" or clause.infinitive or clause.gerund:
            return False
        if clause.modality not in _TO_DO and not _is_to(clause):
            return False
        first = self._clauses.get(first_in_row(self._doc[clause.root]).i, clause)
        return self._is_agreed([p for link in _UNDER for p in first.roles.get(link, ())])

    def _under(self, clause: Clause) -> _Term:
        deed = self._clauses.get(clause.complements[0].root) if _is_to(clause) else None
        if deed is None:
            return _Term(clause, clause, clause.subject, (clause.start, self._end(clause)))
        return _Term(deed, clause, clause.subject, (deed.extent[0], self._end(clause)))

    def _duties(self, clause: Clause) -> Iterator[_Term]:
        """``obliges Chad to …``, ``provides that Chad will … and that …``."""
        roots = (
            *(item.root for item in clause.complements),
            *(phrase.root for phrase in clause.roles.get("for", ())),
        )
        for root in roots:
            for verb in conjuncts(self._doc[root]):
                duty = self._clauses.get(verb.i)
                if duty is not None and duty.kind != "noun":
                    bound = duty.subject or duty.roles.get("agent", ())
                    yield _Term(duty, clause, bound, (duty.extent[0], self._end(duty)))

    def _of_term(self, term: _Term, event: str | None) -> Iterator[Bond]:
        obligor = self._parties(term.bound)
        if not obligor or term.told_by.negated or term.clause.negated:
            return
        yield Bond(
            obligor,
            abroad(self._partners(term.told_by), obligor),
            Span(start=term.content[0], end=term.content[1]),
            term.told_by.lemma,
            *self._dater.of_term(term.told_by),
            event=event,
            agreed=True,
        )

    def _partners(self, clause: Clause) -> tuple[Actor, ...]:
        """Those who made the paper, where the sentence tells it."""
        above = self._clauses.governor(clause)
        return self._parties(above.roles.get("agent", ())) if above is not None else ()

    def _parties(self, phrases: Sequence[Phrase]) -> tuple[Actor, ...]:
        return distinct(actor for phrase in phrases for actor in self._parsed.mentions.of(phrase))

    def _end(self, clause: Clause) -> int:
        """Where a clause ends without the next of a row."""
        verb = self._doc[clause.root]
        joined = (child for child in verb.rights if child.dep_ == "conj" and has_subject(child))
        return min([clause.extent[1], *(_before(child) for child in joined)])

    def _is_agreed(self, phrases: Sequence[Phrase]) -> bool:
        return any(map(self._is_paper, phrases))

    def _is_paper(self, phrase: Phrase) -> bool:
        """``the accord``; not ``a possible accord``."""
        noun = self._doc[phrase.root]
        words = {word for child in noun.lefts for word in (child.lemma_, child.lower_)}
        return noun.lemma_ in self._nouns and self._unsure.isdisjoint(words)


def _is_to(clause: Clause) -> bool:
    """``is to leave``, ``was to leave``."""
    return clause.lemma == "be" and any(item.kind == "to" for item in clause.complements)


def _before(clause: Token) -> int:
    """The end of what stands before a clause and its ``and``."""
    at = clause.left_edge.i - 1
    while clause.doc[at].dep_ == "cc" or clause.doc[at].is_punct:
        at -= 1
    return int(clause.doc[at].idx + len(clause.doc[at]))
