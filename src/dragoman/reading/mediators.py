"""Who stands between two sides: ``a truce brokered by Oman``, ``Qatari mediators``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading.actors import Namer
from dragoman.reading.chunks import Chunk
from dragoman.reading.syntax import OBJECT, SUBJECT, first_conjunct

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OF = frozenset({"of", "by"})
_GOOD = "good"
"""``good offices``; other offices are rooms."""


class Mediators:
    """Finds the states and organisations that one document says mediate."""

    def __init__(self, doc: Doc, namer: Namer) -> None:
        self._doc = doc
        self._namer = namer
        self._words = grammar.load().mediators

    def find(self) -> frozenset[str]:
        """Their ids."""
        return frozenset(
            chunk.parties[-1].entry.country
            for chunk in self._namer.chunks
            if chunk.parties and self._mediates(chunk)
        )

    def _mediates(self, chunk: Chunk) -> bool:
        head = first_conjunct(self._namer.head(chunk))
        return (
            self._is_compounded(chunk)
            or head.lemma_ in self._words.persons
            or self._is_owner(head)
            or self._is_doer(head)
        )

    def _is_compounded(self, chunk: Chunk) -> bool:
        """``the Omani-brokered truce``."""
        behind = self._doc[chunk.last + 1 : chunk.last + 3]
        parts = [token.lower_ for token in behind] or [""]
        joined = parts[-1] if parts[0] == "-" else self._doc[chunk.last].lower_.rpartition("-")[2]
        return joined in self._words.participles

    def _is_owner(self, head: Token) -> bool:
        """``the mediation of Oman``, ``Omani good offices``."""
        noun = head.head
        if head.dep_ == "pobj" and noun.lower_ in _OF:
            noun = noun.head
        elif head.dep_ not in ("poss", "amod", "compound", "nmod"):
            return False
        return self._is_mediation(noun)

    def _is_doer(self, head: Token) -> bool:
        """``Oman mediated``, ``Oman, which hosted the talks``, ``a truce brokered by Oman``."""
        if head.dep_ == "pobj" and head.head.dep_ == "agent":
            verb = head.head.head
            return verb.lemma_ in self._words.verbs or self._hosts(verb)
        doing = [head.head] if head.dep_ in SUBJECT and head.head.tag_ != "VBN" else []
        doing += [child for child in head.rights if child.dep_ == "relcl" and _is_by(child)]
        return any(self._is_mediating(verb) for verb in doing)

    def _is_mediating(self, verb: Token) -> bool:
        """``brokered``, ``offered to mediate``, ``put forward its mediation``."""
        deeds = [verb, *(child for child in verb.rights if child.dep_ in ("xcomp", "conj"))]
        objects = [child for child in verb.rights if child.dep_ in OBJECT]
        return (
            any(deed.lemma_ in self._words.verbs for deed in deeds)
            or any(map(self._hosts, deeds))
            or any(self._is_mediation(noun) and _has_owner(noun) for noun in objects)
        )

    def _hosts(self, verb: Token) -> bool:
        """``hosted the talks``, ``talks that Oman hosted``."""
        held = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
        if verb.dep_ in ("relcl", "acl"):
            held.append(verb.head)
        talks = (noun for noun in held if noun.lemma_ in self._words.talks)
        return verb.lemma_ in self._words.hosting and any(talks)

    def _is_mediation(self, noun: Token) -> bool:
        if noun.lower_ == "offices":
            return any(child.lower_ == _GOOD for child in noun.children)
        return noun.lemma_ in self._words.nouns


def _is_by(verb: Token) -> bool:
    """``Oman, which mediated``, not ``Oman, where they mediated``."""
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECT), None)
    return subject is not None and subject.tag_ in ("WDT", "WP")


def _has_owner(noun: Token) -> bool:
    return any(child.dep_ == "poss" for child in noun.children)
