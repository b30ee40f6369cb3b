"""What parties do to each other: ``accused each other``, ``expelled one another's envoys`` and
``traded insults``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading.clauses import Clause

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PAIRS = ({"each", "other"}, {"one", "another"})


def is_mutual(clause: Clause, doc: Doc) -> bool:
    """Whether those who act in a clause are also those acted on."""
    if clause.lemma in grammar.load().exchanging and "with" not in clause.roles:
        return True
    return any(
        _is_reciprocal(token) or any(c.dep_ == "poss" and _is_reciprocal(c) for c in token.children)
        for role, phrases in clause.roles.items()
        if role != "agent"
        for token in (doc[phrase.root] for phrase in phrases)
    )


def is_tit_for_tat(clause: Clause, doc: Doc) -> bool:
    """``Peru and Chile each expelled a diplomat``: whether each of those who act does it."""
    words = (doc[clause.root], *(doc[phrase.root] for phrase in clause.roles.get("agent", ())))
    return any(child.lower_ == "each" for word in words for child in word.children)


def _is_reciprocal(token: Token) -> bool:
    """``each other``, ``one another``; ``the other`` where the sentence has spoken of each."""
    words = {token.lower_, *(child.lower_ for child in token.children)}
    if any(pair <= words for pair in _PAIRS):
        return True
    before = token.doc[token.sent.start : token.i]
    return {"the", "other"} <= words and any(other.lower_ == "each" for other in before)
