"""Days that belong to what is told and not to the telling: ``condemns the raid on 3 May``."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from dragoman.reading.syntax import OBJECT, PRESENT, is_time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def mend_told_days(doc: Doc, reporting: Container[str]) -> None:
    """Mends the parse in place: what is said in the present was not said on a day that follows;
    its object was of that day. ``reporting`` are the predicates of cues."""
    for token in doc:
        if token.tag_ in PRESENT and token.lemma_ in reporting:
            _date(token)


def _date(verb: Token) -> None:
    for child in verb.rights:
        if child.dep_ == "prep" and any(is_time(below) for below in child.children):
            told = (above for above in _phrase_before(child) if above.dep_ in OBJECT)
            noun = next(told, None)
            if noun is not None and verb in noun.ancestors:
                child.head = noun


def _phrase_before(opening: Token) -> list[Token]:
    """The nouns of the whole phrase before a word, the last first."""
    last = opening.nbor(-1)
    return [word for word in (last, *last.ancestors) if word.pos_ in ("NOUN", "PROPN")]
