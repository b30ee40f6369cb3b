"""The text as a parse: one spaCy ``Doc`` a document, whose offsets are the document's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman import codebook, knowledge
from dragoman.reading import lexicon, progress
from dragoman.reading.language import pipeline, tokenizer
from dragoman.reading.masking import Masking
from dragoman.reading.matching import Coding, coding
from dragoman.reading.spelling import Spelling, without_capitals
from dragoman.reading.typography import plain

if TYPE_CHECKING:
    from spacy.tokens import Doc

CHUNK = 20_000
"""Characters given to the parser at a time; cut at line breaks."""

_ABBREVIATED = 4
"""Letters under which a title in capitals is an abbreviation."""
_BATCH = 4
"""Chunks parsed at once: more cost memory and gain no speed."""
_TOO_LONG = re.compile(r"\S{500}")
"""More than any word; the tokenizer's time grows with the square of a run of punctuation."""


def parse(text: str, by: Coding | None = None, below: str | None = None) -> Doc:
    """The parse of ``text``; ``token.idx`` counts characters of ``text`` itself.

    The names of states are masked (:mod:`dragoman.reading.masking`). What it is read ``by`` is the
    shipped knowledge and codebook where it is None. A title shows by the text ``below`` it which
    of its words are names.
    """
    from spacy.tokens import Doc

    by = by or coding(knowledge.load(), codebook.load())
    words = tokenizer(by.known, by.book)
    names, roles = lexicon.names(by.known), lexicon.roles(by.known)

    def is_short(word: str) -> bool:
        """``UN``, ``PM``: whether a word in capitals is short for something."""
        return bool(names.get(word) or (len(word) < _ABBREVIATED and roles.get(word.lower())))

    straight = without_capitals(plain(text), is_short)
    spelling = Spelling(plain(below) if below else straight, by)
    maskings = [Masking(words(chunk), by, spelling) for chunk in _chunks(straight)]
    parsed = pipeline().pipe((each.masked() for each in maskings), batch_size=_BATCH)
    docs = []
    for number, (each, doc) in enumerate(zip(maskings, parsed, strict=True), start=1):
        docs.append(each.unmasked(doc))
        progress.tell(progress.PARSED * number / len(maskings))
    if len(docs) == 1:
        return docs[0]
    joined = Doc.from_docs(docs, ensure_whitespace=False)
    assert joined is not None
    return joined


def _chunks(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > CHUNK:
        cut = text.rfind("\n", start, start + CHUNK) + 1
        if cut <= start:
            cut = text.rfind(" ", start, start + CHUNK) + 1
        if cut <= start:
            cut = start + CHUNK
        yield from _bites(text[start:cut])
        start = cut
    yield from _bites(text[start:])


def _bites(chunk: str) -> Iterator[str]:
    """The chunk, cut also within what is too long for a word."""
    start = 0
    for run in _TOO_LONG.finditer(chunk):
        yield chunk[start : run.end()]
        start = run.end()
    if start < len(chunk) or not chunk:
        yield chunk[start:]
