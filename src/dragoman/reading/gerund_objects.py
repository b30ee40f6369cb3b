"""``ruled out sending troops``: the parser takes what a verb with a particle is about for a
circumstance of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


def mend_gerund_objects(doc: Doc) -> None:
    """Mends the parse in place."""
    for token in doc:
        if token.dep_ == "advcl" and token.tag_ == "VBG" and token.i > 1:
            before = token.nbor(-1)
            if before.dep_ == "prt" and before.head == token.head:
                token.dep_ = "xcomp"
