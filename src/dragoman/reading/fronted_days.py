"""``On Monday Peru agreed``: the parser takes the day and who acts on it for one name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dragoman.reading.date_grammar import words
from dragoman.reading.syntax import SUBJECT

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INSIDE = frozenset({"compound", "nummod", "nmod"})


def mend_fronted_days(doc: Doc) -> None:
    """Mends the parse in place."""
    for token in doc:
        if token.dep_ in _INSIDE and token.i + 1 == token.head.i and token.text in _days():
            if _lacks_subject(token.head):
                _part(token, token.head)


def _lacks_subject(name: Token) -> bool:
    """Whether a name stands behind a preposition, right before a verb without a subject."""
    before = name.head
    if name.dep_ != "pobj" or name.pos_ != "PROPN" or before.i > before.head.i:
        return False
    verb = before.head
    bare = not any(child.dep_ in SUBJECT for child in verb.children)
    return bare and verb.pos_ in ("VERB", "AUX") and verb.tag_ in ("VBD", "VBZ", "VBP", "VBN")


def _part(day: Token, name: Token) -> None:
    preposition = name.head
    for child in list(name.lefts):
        if child.i < day.i:
            child.head = day
    name.head, name.dep_ = preposition.head, "nsubj"
    day.head, day.dep_ = preposition, "pobj"


@cache
def _days() -> frozenset[str]:
    """Names of days and months, long and short."""
    lists = (*words()["weekdays"].values(), *words()["months"].values())
    return frozenset(name for names in lists for name in names)
