"""Places in the text that name or refer to parties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dragoman.codebook import grammar
from dragoman.model import Actor, SourceKind
from dragoman.reading.clauses import Phrase
from dragoman.reading.ordered import Ordered
from dragoman.reading.parties import distinct
from dragoman.reading.syntax import (
    SUBJECT,
    antecedent,
    conjuncts,
    end_of_noun,
    is_bare_infinitive,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Meant(NamedTuple):
    """Whom some words stand for, and how that is known."""

    actors: tuple[Actor, ...] = ()
    how: str = "unresolved"
    doubtful: bool = False
    """Whether the text leaves room for another reading."""


NOBODY = Meant()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that names or refers to a party; offsets are characters."""

    root: int
    start: int
    end: int
    actors: tuple[Actor, ...]
    how: str
    person: bool = False
    plural: bool = False
    locative: bool = False
    """Whether the words name a place rather than its government ("in Beijing")."""
    role: str | None = None
    """Phrase of the role noun, if any."""
    role_key: str | None = None
    """The kind of office, where the roster of office-holders knows it."""
    group: int | None = None
    """Head of the coordination it is part of (``Peru and Chile``); a token index."""
    attributive: bool = False
    """Whether it stands before a noun as its modifier ("Chinese exports")."""
    doubtful: bool = False
    roster: Actor | None = None
    """Who the table of office-holders says that person is, where the text says otherwise."""


_BELONGING = ("of", "from", "in")
_ALONG = ("on", "along", "at", "near", "of")
_AIMING = frozenset({"to", "for", "with", "against", "between", "from"})
"""Prepositions behind which stands to, for or with whom something is done."""


class Mentions:
    """The mentions of a document, by the token that heads them."""

    def __init__(self, doc: Doc, found: Iterable[Mention]) -> None:
        self._doc = doc
        self._by_root: dict[int, Mention] = {}
        self._ordered: Ordered[Mention] | None = None
        for mention in found:
            self._by_root.setdefault(mention.root, mention)

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._in_order())

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that start in ``[start, end)``, in text order."""
        return self._in_order().starting_in(start, end)

    def _in_order(self) -> Ordered[Mention]:
        if self._ordered is None:
            by_end = sorted(self._by_root.values(), key=lambda mention: mention.end)
            self._ordered = Ordered(by_end, lambda mention: mention.start)
        return self._ordered

    def at(self, root: int) -> Mention | None:
        """The mention headed by that token."""
        return self._by_root.get(root)

    def put(self, mention: Mention) -> None:
        """Adds a mention, or replaces the one with the same head."""
        self._by_root[mention.root] = mention
        self._ordered = None

    def word(self, mention: Mention) -> str:
        """The word that heads a mention, in lower case."""
        return str(self._doc[mention.root].lower_)

    def is_aimed_at(self, mention: Mention) -> bool:
        """Whether something is done to, for or with a party rather than said in passing of it."""
        head = self._doc[mention.root]
        while head.dep_ in ("poss", "compound", "amod") or _is_of_noun(head):
            head = head.head if head.dep_ != "pobj" else head.head.head
        if head.dep_ in ("dobj", "dative"):
            return not any(actor.country_class for actor in mention.actors)
        if head.dep_ in SUBJECT:
            return is_bare_infinitive(head.head)
        borders = grammar.load().borders
        if head.lemma_ in borders and head.i != mention.root and head.head.lower_ in _ALONG:
            return True
        across = head.head.lower_ == "with" and head.head.head.lemma_ in borders
        return head.dep_ == "pobj" and head.head.lower_ in _AIMING and not across

    def of(self, phrase: Phrase, *, aimed: bool = False) -> tuple[Actor, ...]:
        """The parties that a phrase stands for or speaks of, nearest to its head first.

        Its head if that is a party; else what its possessor, its modifiers or the phrase after
        ``of``, ``by`` or ``from`` name, with those joined to them; where ``aimed``, the first party
        named inside it else.
        """
        mention = self.head(phrase)
        if mention is not None and mention.actors and mention.root != phrase.root:
            joined = (self._by_root.get(each.i) for each in _listed(self._doc[mention.root]))
            return distinct(actor for other in joined if other for actor in other.actors)
        if (mention is not None and mention.actors) or not aimed:
            return mention.actors if mention else ()
        for other in self.within(phrase.start, end_of_noun(self._doc[phrase.root], phrase.end)):
            if other.actors and not other.locative and not self._is_said_of(other, phrase):
                return other.actors
        return ()

    def _is_said_of(self, mention: Mention, phrase: Phrase) -> bool:
        """``a resolution condemning Togo``: whom a paper speaks of."""
        papers = grammar.load().sources[SourceKind.DOCUMENT]
        if self._doc[phrase.root].lemma_ not in papers:
            return False
        root = self._doc[mention.root]
        if root.dep_ == "pobj" and root.head.lower_ == "by":
            return False  # "a resolution tabled by Togo"
        return any(token.dep_ == "acl" for token in root.ancestors)

    def head(self, phrase: Phrase) -> Mention | None:
        """The mention that :meth:`of` takes the parties from."""
        found = self._by_root.get(phrase.root)
        if found is not None:
            return found
        return self._inside(self._doc[phrase.root], 0)

    def _inside(self, token: Token, depth: int) -> Mention | None:
        children = list(token.children)
        supposed: Mention | None = None
        for relations in (
            ("poss",),
            ("amod", "compound", "nmod", "nummod", "appos"),
            ("prep", "agent"),
        ):
            for child in children:
                if child.dep_ not in relations:
                    continue
                if child.dep_ in ("prep", "agent") and child.lower_ not in (
                    "of",
                    "by",
                    "from",
                    "between",
                ):
                    continue
                below = [each for each in child.children if each.dep_ == "pobj"]
                for each in below if child.dep_ in ("prep", "agent") else [child]:
                    item = antecedent(each) or each
                    found = self._by_root.get(item.i)
                    if found is not None and found.actors:
                        if found.how != "bridging" or child.dep_ != "compound":
                            return found
                        supposed = supposed or found
                    if depth < 2:
                        found = self._inside(item, depth + 1)
                        if found is not None:
                            return found
        return supposed


def _listed(token: Token) -> Iterator[Token]:
    """``Serbian, Bosnian and Kosovar``: the words that stand in one list with ``token``."""
    for each in token.head.children:
        if each.i == token.i or (
            each.dep_ == token.dep_ and each.i > token.i and each.nbor(-1).text == ","
        ):
            yield from conjuncts(each)


def _is_of_noun(token: Token) -> bool:
    """``the power stations of Latvia``, ``villages on Latvia's border``: what belongs to another
    noun."""
    links = _ALONG if token.lemma_ in grammar.load().borders else _BELONGING
    behind = token.dep_ == "pobj" and token.head.lower_ in links
    return behind and token.head.head.pos_ in ("NOUN", "PROPN")
