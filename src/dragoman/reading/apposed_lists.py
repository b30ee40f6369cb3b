"""``Peru's minister, Ana Rios, and her Chilean counterpart``: the parser takes the second person
for another name of the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLURAL = frozenset({"NNS", "NNPS"})


def mend_apposed_lists(doc: Doc) -> None:
    """Mends the parse in place."""
    for token in doc:
        if token.dep_ == "conj" and token.i > 1 and _is_name_beside(token.head):
            joint = next((c for c in token.head.rights if c.dep_ == "cc" and c.i < token.i), None)
            if joint is not None and joint.nbor(-1).text == ",":
                token.head = joint.head = token.head.head


def _is_name_beside(name: Token) -> bool:
    """Whether a name stands behind what one person is called, between commas."""
    title = name.head
    one = name.dep_ == "appos" and title.pos_ == "NOUN" and title.tag_ not in _PLURAL
    return (
        one
        and name.pos_ == "PROPN"
        and name.left_edge.i > 0
        and name.left_edge.nbor(-1).text == ","
    )
