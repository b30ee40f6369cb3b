"""What makes up a predicate: its core, particle, auxiliaries and voice, and the words around it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from dragoman.codebook import grammar
from dragoman.reading.syntax import OBJECT, SUBJECT, is_predicate, preposition

if TYPE_CHECKING:
    from spacy.tokens import Token


_APART = frozenset({"advmod", "ccomp", "acomp", "oprd"})
_BEHIND = _APART | {"prt", "prep"}


def core_of(token: Token) -> Token:
    """The predicate adjective after a copula, else the token itself."""
    if token.lemma_ in grammar.load().copulas:
        for child in token.children:
            if child.dep_ in ("acomp", "oprd") and child.pos_ in ("ADJ", "VERB"):
                found: Token = child
                return found
    return token


def lemma_of(token: Token) -> str:
    """The lemma of a predicate, with the first particle that the parser gives it."""
    plain = in_one_word(token)
    if plain is not None:
        return plain.lemma
    base = token.lemma_
    particles = [child.lower_ for child in token.children if child.dep_ == "prt"]
    return " ".join([base, *particles[:1]])


class Plain(NamedTuple):
    """A verb that says as much as several words: ``end`` for ``put an end to``."""

    lemma: str
    noun: Token
    objects: list[Token]
    """What it is done to, where a preposition of the words governs it."""


def in_one_word(verb: Token) -> Plain | None:
    """``put an end to the raids``, ``brought the raids to a halt``."""
    words = grammar.load().paraphrases
    base = verb.lemma_
    if base not in _paraphrased():
        return None
    for noun in (child for child in verb.children if child.dep_ in OBJECT):
        for prep in (*noun.children, *verb.children):
            found = words.get(f"{base} {noun.lemma_} {prep.lower_}")
            if found:
                return Plain(found, noun, preposition(prep)[1])
    for prep in verb.subtree:
        for noun in prep.children if prep.dep_ == "prep" else ():
            found = words.get(f"{base} {prep.lower_} {noun.lemma_}")
            if found:
                return Plain(found, noun, [])
    return None


@cache
def _paraphrased() -> frozenset[str]:
    """The verbs with which some paraphrase opens."""
    return frozenset(words.split()[0] for words in grammar.load().paraphrases)


def particle_of(token: Token) -> str:
    """``pulled back reinforcements``, ``handed the base back``: an adverb that makes one
    predicate with the verb."""
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else None
    near = (behind,) if behind is not None and behind.dep_ in _BEHIND else ()
    later = (c for c in token.children if c.dep_ in _APART and c.i > token.i)
    for word in (*near, *later):
        if word.lower_ in grammar.load().particles:
            return str(word.lower_)
    return ""


def shared_head(token: Token) -> Token | None:
    """The verb whose auxiliaries and subject a conjoined verb shares."""
    if token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX"):
        head: Token = token.head
        return head
    return None


def first_in_row(verb: Token) -> Token:
    """The first of the verbs to which one is conjoined: ``seized`` in ``seized and sank``."""
    while (head := shared_head(verb)) is not None:
        verb = head
    return verb


def auxiliaries_of(token: Token, head: Token | None) -> list[Token]:
    """The auxiliaries of a verb, or those of ``head``, to which it is conjoined."""
    own = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
    if own or head is None or token.tag_ not in ("VB", "VBN", "VBG"):
        return own
    if any(child.dep_ in SUBJECT for child in token.children):
        return own
    return auxiliaries_of(head, shared_head(head))


def is_passive(token: Token, auxiliaries: list[Token]) -> bool:
    """Whether the subject of a verb suffers what the verb tells."""
    if any(aux.dep_ == "auxpass" for aux in auxiliaries) and not _has_said(token):
        return token.tag_ == "VBN" or _has_aux(token)
    return token.tag_ == "VBN" and token.dep_ in ("acl", "advcl") and not _has_aux(token)


def _has_said(token: Token) -> bool:
    """``he's said he'll stay``: whoever says something is not said; "it's said" is."""
    by_role = {child.dep_: child for child in token.children}
    subject, aux = by_role.get("nsubjpass"), by_role.get("auxpass")
    if subject is None or aux is None or "ccomp" not in by_role:
        return False
    persons = grammar.load().references.he | grammar.load().references.they
    return aux.lower_ in ("'s", "’s") and subject.lower_ in persons


def _has_aux(token: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") for child in token.children)


def offsets_of(token: Token, core: Token) -> tuple[int, int]:
    """Offsets of the predicate with adjacent auxiliaries, negation, adverbs and particle."""
    doc = token.doc
    belonging = {token.i, core.i}
    for source in (token, core):
        for child in source.children:
            if child.dep_ in ("aux", "auxpass", "neg", "prt") and child.tag_ != "TO":
                belonging.add(child.i)
    first, last = min(belonging), max(belonging)
    return doc[first].idx, doc[last].idx + len(doc[last])


def words_of(token: Token) -> frozenset[str]:
    """The lemmas of a clause without the clauses below it, and of the noun that it qualifies;
    with the verb of what somebody is let do: ``let them go``."""
    words: set[str] = {token.head.lemma_} if token.dep_ in ("relcl", "acl") else set()
    if token.lemma_ in grammar.load().letting:
        words.update(child.lemma_ for child in token.children if child.dep_ in ("ccomp", "xcomp"))
    pending = [token]
    while pending:
        item = pending.pop()
        words.add(item.lemma_)
        pending.extend(
            child
            for child in item.children
            if not (is_predicate(child) and child.dep_ not in ("pcomp",))
        )
    return frozenset(words)
