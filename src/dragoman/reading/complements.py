"""The clauses that complete a verb or an event noun: what is said, asked or agreed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading.clauses import Complement
from dragoman.reading.predicates import lemma_of
from dragoman.reading.roles import voiced_object
from dragoman.reading.syntax import (
    OBJECT,
    SUBJECT,
    Roles,
    add,
    complement_kind,
    extent,
    has_to,
    is_bare_infinitive,
    is_infinitival,
    is_marked,
    is_time,
    is_wanted,
    phrases,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


def complements_of(token: Token, core: Token) -> tuple[Complement, ...]:
    """The complements of a verb, or of the predicate adjective ``core``."""
    found: list[Complement] = []
    if voiced_object(token) is not None:
        return ()
    for source in (token,) if core is token else (core, token):
        for child in source.children:
            said = child.dep_ in ("ccomp", "xcomp", "pcomp")
            if said or (child.dep_ == "advcl" and _purpose_of_speech(child)):
                start, end = extent(child)
                kind = complement_kind(child)
                if kind == "to" and child.left_edge.tag_ == "WRB" and start < token.idx:
                    start = _behind(token, child)  # "where they agreed to meet"
                found.append(Complement(kind, child.i, start, end))
            elif child.dep_ in OBJECT and lemma_of(core) in grammar.load().telling:
                found.extend(_told(child, person=True))
            elif child.dep_ in OBJECT and is_time(child):
                found.extend(_told(child))
    return tuple(found or _in_writing(token))


def _behind(verb: Token, infinitive: Token) -> int:
    """Where an infinitive begins behind its verb."""
    return min(int(each.idx) for each in infinitive.subtree if each.i > verb.i)


def noun_complements(token: Token) -> tuple[Complement, ...]:
    """The clauses that hang on an event noun: ``a deal to …``, ``the charge that …``."""
    return tuple(
        Complement(kind, child.i, *extent(child))
        for child in token.children
        if (child.dep_ in ("acl", "ccomp", "relcl") or is_infinitival(child) or is_wanted(child))
        and ((kind := complement_kind(child)) == "to" or is_marked(child))
    )


def object_of_infinitive(core: Token, complements: tuple[Complement, ...], roles: Roles) -> None:
    """``want Peru to pay``, ``help Peru pay``: the infinitive's own subject is whom the verb is
    aimed at."""
    if "addressee" in roles or core.pos_ != "VERB":
        return
    for item in complements:
        below = core.doc[item.root]
        if item.kind == "to" or is_bare_infinitive(below):
            for child in below.children:
                if child.dep_ in SUBJECT:
                    add(roles, "addressee", phrases(child))


def _in_writing(token: Token) -> Iterator[Complement]:
    """``said in a statement that …``: the parser hangs the clause on the statement."""
    for child in token.children:
        if child.dep_ == "prep":
            for noun in child.children:
                yield from _told(noun)


def _told(noun: Token, *, person: bool = False) -> Iterator[Complement]:
    """``told the conference that …``, ``said in a note seen by X that …``: the parser hangs the
    clause on the one told, on the paper, or on what is said of it; whoever is told something
    has no relative clause with ``that``."""
    for child in noun.children:
        if child.dep_ == "appos":
            yield from _told(child, person=person)
        below = child.children if child.dep_ == "acl" and child.tag_ == "VBN" else (child,)
        for clause in below:
            opens = is_marked(clause) or (person and _opens_with_that(clause))
            subject = any(word.dep_ in SUBJECT for word in clause.children)
            if clause.dep_ in ("relcl", "acl", "ccomp") and opens and subject:
                yield Complement("that", clause.i, *extent(clause))


def _opens_with_that(token: Token) -> bool:
    first = token.doc[token.left_edge.i]
    return first.lower_ == "that" and first.dep_ not in SUBJECT


def _purpose_of_speech(token: Token) -> bool:
    """Some infinitives that are asked for are parsed as purposes (``pledged … to``)."""
    return has_to(token) and token.i > token.head.i
