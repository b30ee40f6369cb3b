"""What the resolution of references works on: one parsed document and what is found in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.codebook.grammar import References
from dragoman.model import Actor, Place
from dragoman.reading.actors import Namer
from dragoman.reading.discourse import Discourse
from dragoman.reading.mentions import Mention
from dragoman.reading.ordered import Ordered
from dragoman.reading.parties import distinct
from dragoman.reading.quotes import Quotes, find_quotes
from dragoman.reading.syntax import conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INDEFINITE = ("a", "an", "any", "another", "each", "every", "no")


@dataclass
class Scene:
    """One document while its references are being resolved."""

    doc: Doc
    namer: Namer
    discourse: Discourse
    places: Ordered[Place]
    """The location expressions of the text."""
    heading: int
    """Where the headline or title ends: a guess made there is not kept for what follows."""
    subjects: Mapping[int, int]
    """The subject of the clause that a token stands in, by their indices."""
    found: dict[int, Mention] = field(default_factory=dict)
    """The mentions so far, by the token that heads them."""

    @property
    def text(self) -> str:
        """The text, as the parser was given it."""
        return self.namer.text

    @cached_property
    def quotes(self) -> Quotes:
        """What stands in quotation marks."""
        return find_quotes(self.text)

    @property
    def words(self) -> References:
        """The codebook's closed word classes."""
        return grammar.load().references

    def add(self, mention: Mention) -> None:
        """Files a mention and tells the discourse of it."""
        self.found[mention.root] = mention
        self.discourse.add(mention, self.doc[mention.root])

    def rename(self, title: Mention, person: Actor) -> None:
        """Gives the title before a comma the name behind it: ``the minister, Ana Rios``."""
        named = replace(title, actors=(person,))
        self.found[title.root] = named
        self.discourse.rename(named)

    def subject_of(self, head: Token) -> tuple[Actor, ...]:
        """The parties that are the subject of the clause, where the noun is no part of it: whoever
        warns both sides, or the country, is none of them. What two do of both sides is theirs."""
        found = self.found.get(self.subjects.get(head.i, -1))
        if found is None or found.root == head.i or len(found.actors) != 1:
            return ()
        listed = (self.found.get(each.i) for each in conjuncts(self.doc[found.root]))
        together = distinct(a for mention in listed if mention for a in mention.actors)
        owned = head.dep_ == "poss" or (head.dep_ == "pobj" and head.head.lower_ == "of")
        return () if owned and len(together) > 1 else together

    def token_ending(self, end: int) -> Token | None:
        """The token that ends at a character offset."""
        span = self.doc.char_span(end - 1, end, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None

    def alike(self, token: Token) -> list[Token]:
        """All tokens of the text that are the same word, as written."""
        return [self.doc[place] for place in self._places_of[token.text]]

    @cached_property
    def _places_of(self) -> Mapping[str, Sequence[int]]:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for token in self.doc:
            places[token.text].append(token.i)
        return places

    def possessor(self, head: Token) -> Mention | None:
        """The resolved mention that owns a noun: ``its soldiers``, ``Peru's allies``."""
        for child in head.children:
            if child.dep_ == "poss":
                whose = self._antecedent(child) if child.lower_ == "whose" else child
                found = self.found.get(whose.i)
                if found is not None and found.actors:
                    return found
        return None

    def _antecedent(self, relative: Token) -> Token:
        """The noun before a relative clause: ``Chile, whose minister …``."""
        token = relative
        while token.dep_ != "relcl" and token.head.i != token.i:
            token = token.head
        return token.head if token.dep_ == "relcl" else relative

    def state_of_place(self, head: Token, *, before: bool = False) -> str | None:
        """The one state in which the places of a token's sentence lie, or those that it opens with
        where they must stand ``before``: ``In Lima, prosecutors …``."""
        sentence = head.sent
        if before and sentence[0].lower_ not in ("in", "at"):
            return None
        places = self.places.starting_in(
            sentence.start_char, head.idx if before else sentence.end_char
        )
        countries = {place.country for place in places}
        return countries.pop() if len(countries) == 1 else None

    def is_definite(self, head: Token) -> bool:
        """Whether an article or demonstrative points a noun out, or it stands alone for an office,
        as a name does: ``PM``, ``Foreign Secretary``."""
        if head.tag_ in ("NN", "NNP") and self._stands_alone(head):
            return True
        return any(
            child.lower_ in ("the", "this", "that", "these", "those") for child in head.children
        )

    def _stands_alone(self, head: Token) -> bool:
        words = self.doc[head.left_edge.i : head.i + 1]
        return head.text.isupper() if len(words) == 1 else all(word.is_title for word in words)

    def is_indefinite(self, head: Token, *, plural: bool) -> bool:
        """Whether a noun brings in somebody new: ``a minister``, ``ministers``."""
        first = self.doc[head.left_edge.i]
        if first.lower_ in _INDEFINITE:
            return True
        articles = ("det", "poss", "nummod")
        return plural and not any(child.dep_ in articles for child in head.children)
