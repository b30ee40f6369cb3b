"""What each of two accounts calls the same place or issue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dragoman.knowledge import Knowledge
from dragoman.model import Reading
from dragoman.reading.issues import find_issues

Named = dict[tuple[str, str, str], dict[str, str]]
"""Kind, id and neutral name of a thing, with the names used for it, as written, by lower case."""


def rival_names(
    a: Reading, b: Reading, known: Knowledge
) -> Iterator[tuple[str, str, str, tuple[str, ...], tuple[str, ...]]]:
    """Kind, id, neutral name, and the names in ``a`` and in ``b``, where both tell of a thing and
    do not use the very same names; places first, each in the order of ``a``'s neutral names.

    An issue whose names are all those of a place listed already is left out.
    """
    ours, theirs = _names(a, known), _names(b, known)
    seen: set[str] = set()
    for key in sorted(ours.keys() & theirs.keys(), key=lambda key: (key[0] != "place", key[2])):
        mine, yours = ours[key], theirs[key]
        if mine.keys() == yours.keys() or mine.keys() | yours.keys() <= seen:
            continue
        seen |= mine.keys() | yours.keys()
        yield *key, tuple(mine.values()), tuple(yours.values())


def _names(reading: Reading, known: Knowledge) -> Named:
    found: Named = defaultdict(dict)
    text = reading.document.text
    for place in reading.places:
        words = " ".join(place.span.of(text).split())
        found["place", place.name, place.name].setdefault(words.casefold(), words)
    for issue, label, words in _issues(reading, known):
        found["issue", issue, label].setdefault(words.casefold(), words)
    return found


def _issues(reading: Reading, known: Knowledge) -> Iterator[tuple[str, str, str]]:
    """Id, label and words of every issue that the reading's document names, in order."""
    text = reading.document.text
    parties = (actor for mention in reading.actors for actor in mention.actors)
    for found in find_issues(reading.document, parties, known):
        for issue in found.entry:
            label = known.issues[issue].label
            yield issue, label, " ".join(text[found.start : found.end].split())
