"""How strongly a statement is made: hedged, plain or emphatic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.codebook import tone
from dragoman.model import Modality, Strength
from dragoman.reading.drafts import Draft
from dragoman.reading.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYS_HOW = ("advmod", "aux", "neg")


def strength_of(draft: Draft, parsed: Parsed) -> Strength:
    """Judged by the words of the cue and by the adverbs and modals of what it reports, with the
    lists of ``tone.toml``."""
    words = set(_words(draft, parsed))
    said = " ".join(parsed.text[start:end].lower() for start, end in draft.content)
    pressed = any(f" {phrase}" in said for phrase in tone.load().emphatic_phrases)
    if pressed or words & tone.load().emphatic:
        return Strength.EMPHATIC
    if words & tone.load().hedged or draft.modality is Modality.POSSIBILITY:
        return Strength.HEDGED
    return Strength.PLAIN


def _words(draft: Draft, parsed: Parsed) -> Iterator[str]:
    cue = parsed.doc.char_span(*draft.cue_span, alignment_mode="expand")
    for token in cue or ():
        if token.dep_ not in ("aux", "auxpass"):
            yield token.lemma_
        yield from _how(token)
    if draft.clausal:
        for part in draft.content[:1]:
            inner = next(iter(parsed.clauses.within(*part)), None)
            if inner is not None:
                yield from _how(parsed.doc[inner.root])


def _how(token: Token) -> Iterator[str]:
    """``strongly`` in "strongly urged", ``grave`` in "grave concern", ``may`` in "may leave"."""
    for child in token.children:
        if child.dep_ in _SAYS_HOW or (child.dep_ == "amod" and token.pos_ == "NOUN"):
            yield child.lower_
