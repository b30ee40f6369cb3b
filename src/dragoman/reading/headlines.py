"""Headlines, of which the parser knows little, put as sentences for it, word for word.

``Chad, Togo to sign pact`` is parsed as ``Chad and Togo will sign pact``, and ``Chad fires
missile`` as ``Chad fired missile``: its ``fires`` may be a noun, a past never is. ``Chad Urges
Calm`` is written ``Chad urged calm`` first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from dragoman.reading.language import bases, past
from dragoman.reading.spelling import Spelling, is_titled

_LONGEST = 25
"""Words of a headline, marks counted."""
_STOPS = frozenset(".!?:;,\"'”’…")
_JOINED = frozenset({",", "and", "&"})
_BEFORE_TO = 5
"""Most words of the subject of a headline, by whose ``to`` something is to be done."""
_FUNCTION = frozenset({"a", "an", "the", "its", "his", "her", "their", "two", "three", "no"})


class Rewritten(NamedTuple):
    """A word to parse in the place of another, and its lemma; None where only its case is other."""

    place: int
    word: str
    lemma: str | None


def rewritten(
    words: Sequence[str],
    lines: Iterable[tuple[int, int]],
    names: Collection[int],
    spelling: Spelling,
) -> Iterator[Rewritten]:
    """The words of a text's headlines that are parsed as others. ``lines`` are first word and end
    of those that stand for themselves, ``names`` the words that name states."""
    for start, behind in lines:
        end = behind
        while end > start and words[end - 1].isspace():
            end -= 1
        if not start < end <= start + _LONGEST or words[end - 1] in _STOPS:
            continue
        line = list(words[start:end])
        named = {index - start for index in range(start, end) if index in names}
        found = [*_recased(line, named, spelling)]
        for word in found:
            line[word.place] = word.word
        found += _as_sentence(line, named)
        yield from (word._replace(place=start + word.place) for word in found)


def _recased(
    line: Sequence[str], names: Collection[int], spelling: Spelling
) -> Iterator[Rewritten]:
    """The words of a line in title case that are no names."""
    if is_titled([word for word in line if word[0].isalpha()]):
        for index in range(1, len(line)):
            word = line[index]
            capital = word[0].isupper() and index not in names
            if capital and spelling.is_common(word, line[index - 1]):
                yield Rewritten(index, word.lower(), None)


def _as_sentence(line: Sequence[str], names: Collection[int]) -> Iterator[Rewritten]:
    """What else a headline means by its words."""
    second = _joined(line, names)
    if second is not None:
        yield Rewritten(1, "and", "and")
    yield from _to_come(line, names, second or 0)
    for index in range(1, len(line)):
        base = _told_now(line, names, index)
        if base is not None:
            yield Rewritten(index, past(base), base)


def _joined(line: Sequence[str], names: Collection[int]) -> int | None:
    """``Chad, Togo …``: the second of two states between which a comma stands for ``and``."""
    second = 2
    if 0 not in names or line[1:second] != [","]:
        return None
    second += line[second : second + 1] == ["the"]
    behind = second + 1
    if second not in names or behind >= len(line) or line[behind] in _JOINED:
        return None
    return second


def _to_come(line: Sequence[str], names: Collection[int], first: int) -> Iterator[Rewritten]:
    """``Togo to send troops``, ``EU leaders to meet``: what is to be done."""
    for index in range(first, min(len(line) - 1, first + _BEFORE_TO)):
        if line[index] == "to" and index > first:
            if line[index + 1] in bases(line[index + 1], "verb"):
                yield Rewritten(index, "will", "will")
            return
        if index not in names and not _is_subject(line[index]):
            return


def _is_subject(word: str) -> bool:
    """Whether a word may be of a headline's subject and is no verb."""
    if not word.islower():
        return word[:1].isupper() or word in _JOINED
    return word in ("and", "the", "of") or bool(bases(word, "noun") and not bases(word, "verb"))


def _told_now(line: Sequence[str], names: Collection[int], index: int) -> str | None:
    """The base of a verb in the present, which the parser may take for the plural of a noun:
    always so where no noun is spelled alike, else behind a name with an object behind it."""
    word = line[index]
    if not word.endswith("s") or not word.islower():
        return None
    found = bases(word, "verb") - {word}
    if len(found) != 1:
        return None
    if bases(word, "noun"):
        behind = line[index + 1] if index + 1 < len(line) else ""
        object_behind = index + 1 in names or behind in _FUNCTION or behind[:1].isupper()
        if index - 1 not in names or not (object_behind or behind[:1].isdigit()):
            return None
    return next(iter(found))
