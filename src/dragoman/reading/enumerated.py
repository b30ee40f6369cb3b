"""Promises told in one breath: ``agreed to open the port, to share radar data and to meet``."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.model import Span
from dragoman.reading.clauses import Clauses
from dragoman.reading.syntax import complement_kind, has_to, is_marked

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_JOINING = frozenset({"conj", "advcl"})
"""How the parser hangs the second of such clauses on the first."""


def parts(content: Span, clauses: Clauses, doc: Doc) -> list[Span]:
    """The clauses of a content that open alike, each with ``to`` or ``that``; else the whole."""
    inside = clauses.within(content.start, content.end)
    heads = [doc[clause.root] for clause in inside if clause.kind != "noun"]
    if not heads or not _opens(heads[0]):
        return [content]
    starts = [_opening(each) for each in heads[1:] if _is_joined(each, heads[0])]
    cuts = [content.start, *(start for start in starts if start > content.start), content.end]
    return [_trimmed(start, end, doc) for start, end in pairwise(cuts)]


def _opens(verb: Token) -> bool:
    return has_to(verb) or is_marked(verb)


def _is_joined(verb: Token, first: Token) -> bool:
    """Whether a clause with the same mark stands in a row with the first, behind a comma or
    ``and``."""
    if not _opens(verb) or complement_kind(verb) != complement_kind(first):
        return False
    before = verb.doc[_mark(verb).i - 1]
    if before.text not in (",", ";") and before.dep_ != "cc":
        return False
    above = verb
    while above.dep_ in _JOINING and above.i > first.i:
        above = above.head
    return bool(above.i == first.i)


def _mark(verb: Token) -> Token:
    """The ``to`` or ``that`` of a clause that has one."""
    return next(c for c in verb.children if c.tag_ == "TO" or c.lower_ == "that")


def _opening(verb: Token) -> int:
    return int(_mark(verb).idx)


def _trimmed(start: int, end: int, doc: Doc) -> Span:
    """Without the comma or ``and`` behind the last word."""
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None:
        return Span(start=start, end=end)
    last = words.end - 1
    while last > words.start and (doc[last].dep_ == "cc" or doc[last].text in (",", ";")):
        last -= 1
    return Span(start=start, end=min(end, doc[last].idx + len(doc[last])))
