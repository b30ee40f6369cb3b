"""Which frames and cues a clause fits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from dragoman.codebook import Codebook, Cue, Frame, Pattern
from dragoman.knowledge import Knowledge
from dragoman.model import Act
from dragoman.reading import lexicon
from dragoman.reading.clauses import Clause
from dragoman.reading.syntax import counted

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

P = TypeVar("P", bound=Pattern)

_NATIONALS = ("citizen", "national")
PLACE = "PLACE"
"""Entity type of tokens that head the name of a place in one state."""
_TOWN = "town"
_PERSON = "PERSON"
"""How a pattern asks for any noun that means human beings."""
_SOMEBODY = frozenset({"person", "people"})
"""Kinds of role noun that mean human beings."""


class Index(Generic[P]):
    """Patterns by predicate: a user's ``own`` by their ids first, then the most demanding.

    ``known`` says which nouns of a clause mean human beings.
    """

    def __init__(self, patterns: Iterable[P], known: Knowledge, own: Collection[str] = ()) -> None:
        self._known = known
        self._by_lemma: dict[str, list[P]] = {}
        for pattern in patterns:
            for predicate in pattern.predicate:
                self._by_lemma.setdefault(predicate, []).append(pattern)
        self._own = frozenset(own)
        self._opening = {words.split()[0] for words in self._by_lemma if " " in words}
        """First words of the predicates that are of several."""
        for found in self._by_lemma.values():
            found.sort(key=self._rank, reverse=True)

    def _rank(self, pattern: P) -> tuple[bool, int]:
        return pattern.id in self._own, demands(pattern)

    @property
    def nouns(self) -> frozenset[str]:
        """Lemmas that some pattern wants as an event noun."""
        return frozenset(
            predicate.rpartition(" ")[2]
            for predicate, patterns in self._by_lemma.items()
            if any(pattern.kind in ("noun", "any") for pattern in patterns)
        )

    @cached_property
    def predicates(self) -> frozenset[str]:
        """All lemmas that some pattern has for its predicate."""
        return frozenset(self._by_lemma)

    def of_noun(self, noun: str) -> list[P]:
        """The patterns that have a noun for their predicate, whatever else they ask for."""
        return [p for p in self._by_lemma.get(noun, ()) if p.kind in ("noun", "any")]

    def match(self, clause: Clause, doc: Doc) -> list[P]:
        """The patterns that the clause fits, the first to count first."""
        candidates = self._by_lemma.get(clause.lemma, [])
        keys: Iterable[str] = ()
        if clause.kind == "noun":
            keys = (f"{clause.link} {clause.lemma}",)
        elif clause.kind == "verb" and clause.lemma.split(" ")[0] in self._opening:
            keys = _with_roles(clause, doc)
        whole = [pattern for key in keys for pattern in self._by_lemma.get(key, ())]
        if whole:
            candidates = sorted([*whole, *candidates], key=self._rank, reverse=True)
        offered = _Offered(clause, doc, self._known)
        return [pattern for pattern in candidates if offered.fit(pattern)]


def _with_roles(clause: Clause, doc: Doc) -> Iterator[str]:
    """``pull back``, ``come up with``, ``give way``, ``put in place``: a verb with its particle,
    and with the preposition or the object that makes one predicate with it."""
    bases = [clause.lemma]
    if clause.particle:
        bases.append(f"{clause.lemma} {clause.particle}")
        yield bases[1]
    for base in bases:
        end = clause.root + base.count(" ") + 1
        behind = doc[end : end + 1].text
        for role, phrases in clause.roles.items():
            nouns = dict.fromkeys(doc[phrase.root].lower_ for phrase in phrases)
            if role == "patient":
                yield from (f"{base} {noun}" for noun in nouns)
            else:
                if role == behind:
                    yield f"{base} {role}"
                yield from (f"{base} {role} {noun}" for noun in nouns)


def demands(pattern: Pattern) -> int:
    """How much a pattern asks of a clause."""
    return (
        4 * (pattern.negated is not None)
        + 3 * bool(pattern.object)
        + 2 * bool(pattern.words)
        + len(pattern.has)
        + bool(pattern.lacks)
    )


class _Offered:
    """What a clause has of all that patterns may ask for."""

    def __init__(self, clause: Clause, doc: Doc, known: Knowledge) -> None:
        self._clause = clause
        self._doc = doc
        self._known = known
        self._filled = clause.filled

    @cached_property
    def _objects(self) -> set[str]:
        return heads(self._clause, "patient", self._doc, self._known)

    def fit(self, pattern: Pattern) -> bool:
        """Whether the clause is what the pattern asks for."""
        clause = self._clause
        return (
            pattern.kind in ("any", clause.kind)
            and pattern.negated in (None, clause.negated)
            and self._filled >= pattern.has
            and self._filled.isdisjoint(pattern.lacks)
            and not (pattern.words and clause.lemmas.isdisjoint(pattern.words))
            and not (pattern.object and self._objects.isdisjoint(pattern.object))
        )


def told_types(clause: Clause, frames: Index[Frame], doc: Doc) -> frozenset[str]:
    """The types of event that a clause itself tells by its frames."""
    return frozenset(frame.type for frame in frames.match(clause, doc))


def heads(clause: Clause, role: str, doc: Doc, known: Knowledge) -> set[str]:
    """Lemmas of the words that head a role's phrases, of the titles before names, and of what they
    are the number of; ``Chileans`` are citizens, ``gendarmes`` and ``lawyer Ana Rios`` persons,
    ``Arica`` is a town.

    A relative clause may be about any of the nouns before it: ``the halt to the transit of crude
    that Peru imposed``; so the nouns on which a patient before the clause hangs count too.
    """
    found: set[str] = set()
    for phrase in clause.roles.get(role, ()):
        token = doc[phrase.root]
        found.add(token.lemma_)
        found.update(noun.lemma_ for noun in counted(token))
        if token.tag_ == "NNPS" and token.text in _peoples(known):
            found.update(_NATIONALS)
        if token.ent_type_ == PLACE:
            found.add(_TOWN)
        titles = _titles(token, known)
        if titles:
            found.add(_PERSON)
            found.update(titles)
        if clause.link == "relative" and phrase.root < clause.root:
            found.update(_above(token))
    return found


def objects(clause: Clause, doc: Doc) -> set[int]:
    """The nouns that a verb's pattern makes part of what it tells; token indices."""
    if clause.kind != "verb":
        return set()
    nouns = [doc[phrase.root] for phrase in clause.roles.get("patient", ())]
    return {each.i for noun in nouns for each in (noun, *counted(noun))}


def _above(token: Token) -> Iterator[str]:
    """The nouns on which a noun hangs by prepositions, nearest first; the parser may hang the
    preposition on the verb that has the noun for its object."""
    while token.dep_ in ("pobj", "conj"):
        token = token.head.head if token.dep_ == "pobj" else token.head
        if token.pos_ == "VERB":
            yield from (child.lemma_ for child in token.children if child.dep_ == "dobj")
        elif token.pos_ in ("NOUN", "PROPN"):
            yield token.lemma_


def _titles(noun: Token, known: Knowledge) -> list[str]:
    """The words for human beings that a noun is, or that stand before a name."""
    before = [child for child in noun.lefts if child.dep_ in ("compound", "nmod", "amod")]
    words = [noun, *before] if noun.pos_ == "PROPN" else [noun]
    nouns = lexicon.roles(known)
    roles = ((word.lower_, nouns.get(word.lower_)) for word in words)
    return [word for word, role in roles if role is not None and role.kind in _SOMEBODY]


@cache
def _peoples(known: Knowledge) -> frozenset[str]:
    """What the people of a state are called: ``Chileans``."""
    return frozenset(form for state in known.countries.values() for form in state.people)


@dataclass(frozen=True)
class Coding:
    """What a text is read by: the knowledge, and the codebook indexed for matching."""

    known: Knowledge
    book: Codebook
    frames: Index[Frame]
    cues: Index[Cue]
    event_nouns: frozenset[str]
    """Lemmas of the nouns that are read as clauses."""
    phrasal: frozenset[str]
    """Predicates of three words, whose last may be a preposition: ``come up with``."""

    def told_by(self, noun: str) -> frozenset[str]:
        """The types of event that a noun can tell, whatever else its frames ask for."""
        return frozenset(frame.type for frame in self.frames.of_noun(noun))


@cache
def coding(known: Knowledge, book: Codebook) -> Coding:
    """The knowledge and the codebook, indexed once a process."""
    frames, cues = Index(book.frames, known, book.own), Index(book.cues, known, book.own)
    phrasal = frozenset(p for p in frames.predicates | cues.predicates if p.count(" ") > 1)
    return Coding(known, book, frames, cues, frames.nouns | cues.nouns, phrasal)


def asks(clause: Clause, cues: Index[Cue], doc: Doc) -> bool:
    """Whether a verb asks for what its complement tells, whenever that is."""
    return any(cue.act is Act.DEMAND for cue in cues.match(clause, doc))
