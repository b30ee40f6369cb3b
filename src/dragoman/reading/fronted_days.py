"""``On Monday Peru agreed``: the parser takes the day and who acts on it for one name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dragoman.reading.date_grammar import words
from dragoman.reading.syntax import has_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INSIDE = frozenset({"compound", "nummod", "nmod"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})


def mend_fronted_days(doc: Doc) -> None:
    """Mends the parse in place."""
    for token in doc:
        if token.dep_ in _INSIDE and token.i + 1 == token.head.i and token.text in _days():
            verb = _subjectless(token.head)
            if verb is not None:
                _part(token, token.head, verb)


def _subjectless(name: Token) -> Token | None:
    """The verb without a subject before which a name stands, behind a preposition."""
    if name.dep_ != "pobj" or name.pos_ not in ("PROPN", "NOUN"):
        return None
    verb = next((above for above in name.ancestors if above.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.i < name.i or verb.tag_ not in _FINITE:
        return None
    return None if has_subject(verb) else verb


def _part(day: Token, name: Token, verb: Token) -> None:
    day.head, day.dep_ = name.head, "pobj"
    for child in list(name.lefts):
        if child.i < day.i:
            child.head = day
    name.head, name.dep_ = verb, "nsubj"


@cache
def _days() -> frozenset[str]:
    """Names of days and months, long and short."""
    lists = (*words()["weekdays"].values(), *words()["months"].values())
    return frozenset(name for names in lists for name in names)
