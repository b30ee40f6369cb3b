"""``…, according to a note from the palace``; ``in the words of the minister, …``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.model import Act
from dragoman.reading.clauses import Clause
from dragoman.reading.drafts import Draft
from dragoman.reading.outside import LEAST, outside
from dragoman.reading.parsed import Parsed
from dragoman.reading.syntax import extent, named

if TYPE_CHECKING:
    from spacy.tokens import Token


def according(parsed: Parsed) -> Iterator[Draft]:
    """The statements whose source a phrase beside the sentence names."""
    for token in parsed.doc:
        link = _link_to_source(token)
        source = next((c for c in link.children if c.dep_ == "pobj"), None) if link else None
        if link is None or source is None:
            link, source = _view(token) or (None, None)
        if link is None or source is None:
            continue
        phrase = token.idx, token.right_edge.idx + len(token.right_edge)
        content = outside(parsed.text, extent(token.head), phrase, least=LEAST)
        if content:
            yield _draft(parsed, token, link, source, content)


def _link_to_source(token: Token) -> Token | None:
    """The preposition before whoever vouches, where the token opens such a phrase."""
    if token.lower_ not in ("according", "in"):
        return None
    following = token.doc[token.i + 1 : token.i + 4]
    words = [each.lower_ for each in following]
    if token.lower_ == "according" and words[:1] == ["to"]:
        return following[0]
    if token.lower_ == "in" and words[:1] == ["the"] and words[2:] == ["of"]:
        return following[2] if words[1] in grammar.load().vouching else None
    return None


def _view(token: Token) -> tuple[Token, Token] | None:
    """``In Chile's view``: the view and whose it is, where such a phrase opens a sentence."""
    if token.lower_ != "in" or not token.is_sent_start:
        return None
    nouns = (child for child in token.children if child.lower_ in grammar.load().vouching)
    return next(((n, c) for n in nouns for c in n.children if c.dep_ == "poss"), None)


def _draft(
    parsed: Parsed, token: Token, link: Token, source: Token, content: list[tuple[int, int]]
) -> Draft:
    mention = parsed.mentions.at(source.i)
    if mention is None:
        above = [
            parsed.mentions.at(child.i)
            for below in source.children
            if below.dep_ == "prep"
            for child in below.children
        ]
        mention = next((item for item in above if item is not None), None)
    cue = token.idx, link.idx + len(link)
    return Draft(
        clause=Clause.of_cue(token.i, cue, "according to", extent(token)),
        cue=None,
        origin="according-to",
        act=Act.STATE,
        cue_span=cue,
        content=content,
        speakers=mention.actors if mention else (),
        speaker=named(source),
    )
