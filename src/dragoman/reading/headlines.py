"""Headlines, of which the parser knows little, put as sentences for it, word for word.

``Chad, Togo to sign pact`` is parsed as ``Chad and Togo will sign pact``, and ``Chad fires
missile`` as ``Chad fired missile``: its ``fires`` may be a noun, a past never is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from dragoman.reading.language import bases, past

_LONGEST = 25
"""Words of a headline, marks counted."""
_STOPS = frozenset(".!?:;,\"'”’…")
_JOINED = frozenset({",", "and", "&"})
_BEFORE_TO = 5
"""Most words of the subject of a headline, by whose ``to`` something is to be done."""
_FUNCTION = frozenset({"a", "an", "the", "its", "his", "her", "their", "two", "three", "no"})


class Rewritten(NamedTuple):
    """A word to parse in the place of another, and its lemma."""

    place: int
    word: str
    lemma: str


def rewritten(
    words: Sequence[str], lines: Iterable[tuple[int, int]], names: Collection[int]
) -> Iterator[Rewritten]:
    """The words of a text's headlines that are parsed as others. ``lines`` are first word and end
    of those that stand for themselves, ``names`` the words that name states."""
    for start, behind in lines:
        end = behind
        while end > start and words[end - 1].isspace():
            end -= 1
        if not start < end <= start + _LONGEST or words[end - 1] in _STOPS:
            continue
        second = _joined(words, names, start, end)
        if second is not None:
            yield Rewritten(start + 1, "and", "and")
        yield from _to_come(words, names, second or start, min(end - 1, start + _BEFORE_TO))
        for index in range(start + 1, end):
            base = _told_now(words, names, index, end)
            if base is not None:
                yield Rewritten(index, past(base), base)


def _joined(words: Sequence[str], names: Collection[int], start: int, end: int) -> int | None:
    """``Chad, Togo …``: the second of two states between which a comma stands for ``and``."""
    second = start + 2
    if start not in names or words[start + 1 : second] != [","]:
        return None
    second += words[second : second + 1] == ["the"]
    behind = second + 1
    if second not in names or behind >= end or words[behind] in _JOINED:
        return None
    return second


def _to_come(
    words: Sequence[str], names: Collection[int], first: int, last: int
) -> Iterator[Rewritten]:
    """``Togo to send troops``, ``EU leaders to meet``: what is to be done."""
    for index in range(first, last):
        if words[index] == "to" and index > first:
            if words[index + 1] in bases(words[index + 1], "verb"):
                yield Rewritten(index, "will", "will")
            return
        if index not in names and not _is_subject(words[index]):
            return


def _is_subject(word: str) -> bool:
    """Whether a word may be of a headline's subject and is no verb."""
    if not word.islower():
        return word[:1].isupper() or word in _JOINED
    return word in ("and", "the", "of") or bool(bases(word, "noun") and not bases(word, "verb"))


def _told_now(words: Sequence[str], names: Collection[int], index: int, end: int) -> str | None:
    """The base of a verb in the present, which the parser may take for the plural of a noun:
    always so where no noun is spelled alike, else behind a name with an object behind it."""
    word = words[index]
    if not word.endswith("s") or not word.islower():
        return None
    found = bases(word, "verb") - {word}
    if len(found) != 1:
        return None
    if bases(word, "noun"):
        behind = words[index + 1] if index + 1 < end else ""
        object_behind = index + 1 in names or behind in _FUNCTION or behind[:1].isupper()
        if index - 1 not in names or not (object_behind or behind[:1].isdigit()):
            return None
    return next(iter(found))
