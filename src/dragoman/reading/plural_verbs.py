"""Verbs that the parser takes for plurals: ``welcomes the release and thanks Togo``, ``4. Demands
that all sides lay down their arms;``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.syntax import OBJECT, is_marked

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OPENING = frozenset({"DET", "PROPN"})
_JOINED = frozenset({"conj", "appos", "npadvmod", "dep"})


def mend_plural_verbs(doc: Doc) -> None:
    """Mends the parse in place: a plural that heads a line and has what only verbs have is one,
    and so is one that is joined to what stands before and has an object."""
    for token in doc:
        if token.tag_ == "NNS" and token.dep_ == "ROOT" and _opens_item(token):
            token.tag_, token.pos_ = "VBZ", "VERB"
        if token.tag_ != "NNS" or token.dep_ != "conj" or not 0 < token.i < len(doc) - 1:
            continue
        verb = _present(token)
        if verb is None:
            continue
        if any(child.dep_ in OBJECT for child in token.children):
            _join(token, verb)
        elif (noun := _object_behind(token)) is not None:
            _join(token, verb)
            noun.head, noun.dep_ = token, "dobj"
            _take_what_follows(token, noun)


def _opens_item(token: Token) -> bool:
    """Whether nothing but marks and adverbs stands before it, and behind it what it tells."""
    alone = all(child.pos_ in ("PUNCT", "ADV", "SPACE") for child in token.lefts)
    told = any(
        child.dep_ in OBJECT or (child.dep_ == "ccomp" and is_marked(child))
        for child in token.rights
    )
    return bool(token.is_title) and alone and told


def _present(token: Token) -> Token | None:
    """The verb in the present tense above."""
    return next((above for above in token.ancestors if above.tag_ == "VBZ"), None)


def _object_behind(plural: Token) -> Token | None:
    """The noun that begins right behind, and that the parser joins to the same list."""
    behind = plural.nbor(1)
    if plural.nbor(-1).lower_ != "and" or behind.pos_ not in _OPENING:
        return None
    noun = behind
    while noun.dep_ in ("det", "compound", "amod", "nmod", "poss") and noun.head.i > noun.i:
        noun = noun.head
    alike = noun.head.i in (plural.i, plural.head.i) and noun.dep_ in _JOINED
    return noun if alike else None


def _join(token: Token, verb: Token) -> None:
    before = token.nbor(-1)
    if before.dep_ == "cc":
        before.head = verb
    token.head, token.dep_, token.tag_, token.pos_ = verb, "conj", "VBZ", "VERB"


def _take_what_follows(token: Token, noun: Token) -> None:
    """``thanks Togo for the boats``: hung on a verb before."""
    after = noun.right_edge.i + 1
    if after < len(token.doc):
        link = token.doc[after]
        if link.dep_ == "prep" and link.head.i < token.i:
            link.head = token
