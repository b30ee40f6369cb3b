"""Whom a loaded word judges: the party found from the word by the parse, or nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.codebook.wording import Role, Wordings
from dragoman.model import Actor
from dragoman.reading.clauses import Clause
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import distinct
from dragoman.reading.syntax import conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token

Actors = tuple[Actor, ...]

_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_PREDICATES = frozenset({"acomp", "attr", "oprd"})
_DOING = frozenset({"by", "from", "between"})
_CARRYING = frozenset({"in", "into", "to", "with", "as"})
_EMPTY = frozenset({"it", "this", "that", "there", "what", "which"})
_OPPOSED = frozenset({"anti", "pro"})
_UNDERSTOOD = frozenset({"bridging", "place", "home"})
"""How mentions are resolved that are only understood: no judgement is laid on these."""
_HIGHEST = 3
"""Most steps from a word to the predicate of its clause."""


class Judged:
    """Finds the parties that the words of one document judge."""

    def __init__(self, parsed: Parsed, lexicon: Wordings) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._lexicon = lexicon
        self._party_nouns = frozenset(
            word for entry in lexicon.wording if "named" in entry.target for word in entry.words
        )
        self._finders: dict[Role, Callable[[Token], Actors]] = {
            "agent": self._agent,
            "doer": self._doer,
            "holder": self._holder,
            "named": self._named,
            "modified": self._modified,
        }

    def by(self, token: Token, roles: Iterable[Role]) -> Actors:
        """The parties in the first of the roles that is filled, each once."""
        for role in roles:
            found = distinct(self._finders[role](token))
            if found:
                return found
        return ()

    # -- predicates ---------------------------------------------------------------------------

    def clause(self, token: Token) -> Clause | None:
        """The clause whose predicate the word is, or belongs to."""
        for above in (token, *list(token.ancestors)[:_HIGHEST]):
            found = self._clauses.get(above.i)
            if found is not None and found.kind != "noun":
                return found
        return None

    def _agent(self, token: Token) -> Actors:
        clause = self.clause(token)
        return self._of_role(clause, "agent") if clause is not None else ()

    def _of_role(self, clause: Clause, role: str) -> Actors:
        heads = (self._doc[phrase.root] for phrase in clause.roles.get(role, ()))
        return tuple(actor for head in heads for actor in self._party(head))

    def _subject(self, token: Token) -> Actors:
        """The parties of which a predicate noun or adjective is said."""
        clause = self.clause(token)
        heads = [self._doc[phrase.root] for phrase in clause.subject] if clause else []
        real = (head for head in heads if head.lower_ not in _EMPTY)
        return tuple(actor for head in real for actor in self._party(head))

    # -- nouns --------------------------------------------------------------------------------

    def _party(self, noun: Token) -> Actors:
        """The party that a noun is, or whose it is."""
        return self._mentioned(noun) or self._holder(noun)

    def _mentioned(self, noun: Token) -> Actors:
        mention = self._mentions.at(noun.i)
        if mention is None or mention.locative or mention.how in _UNDERSTOOD:
            return ()
        return mention.actors

    def _holder(self, noun: Token) -> Actors:
        """``Chad's plan``, ``the Chadian plan``, ``the plan of Chad``, ``the plan by Chad``."""
        for names in (self._owners, self._attributes, self._sources):
            found = tuple(actor for head in names(noun) for actor in self._party(head))
            if found:
                return found
        return ()

    def _owners(self, noun: Token) -> Iterator[Token]:
        for child in noun.children:
            if child.dep_ == "poss":
                yield from conjuncts(child)

    def _attributes(self, noun: Token) -> Iterator[Token]:
        for child in noun.children:
            if child.dep_ in _MODIFIERS and not _is_opposed(child):
                yield from (each for each in conjuncts(child) if self._mentioned(each))

    def _sources(self, noun: Token) -> Iterator[Token]:
        doing = _DOING if noun.lemma_ in self._lexicon.done_to else _DOING | {"of"}
        for child in noun.children:
            if child.dep_ in ("prep", "agent") and child.lower_ in doing:
                for below in child.children:
                    if below.dep_ == "pobj":
                        yield from conjuncts(below)

    def _doer(self, noun: Token) -> Actors:
        """Whose conduct it is: whose noun, or who ``made``, ``engaged in`` or ``is`` it."""
        return self._holder(noun) or self._carried(noun)

    def _carried(self, noun: Token) -> Actors:
        head = noun.head
        if noun.dep_ == "attr":
            return self._subject(noun)
        if noun.dep_ == "dobj" and head.lemma_ in self._lexicon.carriers:
            return self._agent(head)
        if noun.dep_ == "pobj" and head.lower_ in _CARRYING and head.head.i in self._clauses:
            if head.head.lemma_ in self._lexicon.carriers or self._is_conduct(noun):
                return self._agent(head.head)
        return ()

    def _is_conduct(self, noun: Token) -> bool:
        return noun.lemma_ in self._lexicon.conduct

    def _named(self, noun: Token) -> Actors:
        """Who is called so: ``Chad, a bully``, ``Chad is a bully``, ``strongman Ivo Kral``."""
        if noun.dep_ == "attr":
            return self._subject(noun)
        beside = [child for child in noun.children if child.dep_ == "appos"]
        if noun.dep_ in ("appos", "compound", "amod"):
            beside.insert(0, noun.head)
        for each in beside:
            found = self._mentioned(each) or (noun.dep_ == "compound" and self._seated(each))
            if found:
                return found
        return self._seated(noun) or self._mentioned(noun)

    def _seated(self, noun: Token) -> Actors:
        """``the regime in Lima``: for a noun that means a party, the place is its own."""
        if noun.lemma_ not in self._party_nouns:
            return ()
        places = (
            self._mentions.at(below.i)
            for child in noun.children
            if child.dep_ == "prep" and child.lower_ == "in"
            for below in child.children
        )
        return next((mention.actors for mention in places if mention is not None), ())

    # -- adjectives ---------------------------------------------------------------------------

    def _modified(self, adjective: Token) -> Actors:
        """The party modified, or whose conduct is."""
        noun = noun_of(adjective)
        if noun is None:
            return self._subject(adjective)
        while noun.dep_ == "compound" and not self._mentioned(noun):
            noun = noun.head
        return (
            self._mentioned(noun) or self._holder(noun) or self._named(noun) or self._carried(noun)
        )


def _is_opposed(attribute: Token) -> bool:
    """``anti-Chadian``, ``pro-Chadian``."""
    before = attribute.doc[max(0, attribute.i - 2) : attribute.i]
    return any(token.lower_ in _OPPOSED for token in before)


def noun_of(adjective: Token) -> Token | None:
    """The noun that an adjective stands before; None for one that is a predicate."""
    while adjective.dep_ == "conj" and adjective.head.pos_ in ("ADJ", "VERB"):
        adjective = adjective.head
    if adjective.dep_ in _PREDICATES or adjective.dep_ == "ROOT":
        return None
    head: Token = adjective.head
    return head
