"""When a paper was made in which, or under which, somebody binds itself: ``signed an accord on
2 March … Under it Chad undertook to free the crew``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.model import Interval, SourceKind
from dragoman.reading.clause_dates import ClauseDates
from dragoman.reading.clauses import Clause
from dragoman.reading.parsed import Parsed
from dragoman.reading.predicates import first_in_row

if TYPE_CHECKING:
    from spacy.tokens import Token

_FAR = 120
"""Tokens back in which a paper is looked for."""
_LINKS = ("under", "in")


class Papers:
    """Finds the days of the papers of one document."""

    def __init__(self, parsed: Parsed, dates: ClauseDates) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._dates = dates
        words = grammar.load()
        self._nouns = words.agreement_nouns | words.sources[SourceKind.DOCUMENT] | {"text"}

    def day(self, clause: Clause) -> Interval | None:
        """When the paper was made under which a clause, or the first of verbs in a row, tells
        something."""
        first = self._clauses.get(first_in_row(self._doc[clause.root]).i, clause)
        phrases = (phrase for link in _LINKS for phrase in first.roles.get(link, ()))
        named = [self._doc[phrase.root] for phrase in phrases]
        if not any(self._takes_up(token) for token in named):
            return None
        start = named[0].i
        for token in reversed(self._doc[max(0, start - _FAR) : start]):
            if token.pos_ == "NOUN" and token.lemma_ in self._nouns:
                return self._made(token)
        return None

    def _takes_up(self, token: Token) -> bool:
        """``it``, ``the accord``."""
        known = any(child.lower_ in ("the", "this", "that") for child in token.children)
        bare = all(child.dep_ == "det" for child in token.children)
        return token.lower_ == "it" or (known and bare and token.lemma_ in self._nouns)

    def _made(self, noun: Token) -> Interval | None:
        """The day in the paper's own name, else of the clause that first tells of it."""
        inside = self._dates.within(noun.left_edge.idx, noun.idx)
        if inside is not None:
            return inside
        above = next((self._clauses[t.i] for t in noun.ancestors if t.i in self._clauses), None)
        return self._dates.told(above)[0] if above is not None else None
