"""Which characters of a text stand in quotation marks, and what form that gives a content."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.model import Form, Span

_OPENING, _CLOSING, _BOTH = "“„«", "”»", '"'
_WORD = re.compile(r"\w+")


def quoted(text: str) -> list[bool]:
    """For every character of ``text``, whether it stands between double quotation marks.

    Every line starts outside: a quotation over several paragraphs opens each anew. Single marks
    are not counted, for the apostrophe is one of them.
    """
    inside, flags = False, []
    for character in text:
        if character == "\n" or character in _CLOSING:
            inside = False
        elif character in _OPENING:
            inside = True
        elif character in _BOTH:
            inside = not inside
        flags.append(inside)
    return flags


def form_of(content: Sequence[Span], text: str, flags: Sequence[bool]) -> Form:
    """``direct`` where every word of ``content`` is quoted, ``indirect`` where none is."""
    words = [
        flags[span.start + word.start()]
        for span in content
        for word in _WORD.finditer(span.of(text))
    ]
    if words and all(words):
        return Form.DIRECT
    return Form.MIXED if any(words) else Form.INDIRECT
