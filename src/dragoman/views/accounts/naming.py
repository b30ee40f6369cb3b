"""What each of two accounts calls the same place or issue."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from dragoman import knowledge
from dragoman.knowledge import Issue
from dragoman.model import Reading

Named = dict[tuple[str, str, str], dict[str, str]]
"""Kind, id and neutral name of a thing, with the names used for it, as written, by lower case."""


def rival_names(
    a: Reading, b: Reading
) -> Iterator[tuple[str, str, str, tuple[str, ...], tuple[str, ...]]]:
    """Kind, id, neutral name, and the names in ``a`` and in ``b``, where both tell of a thing and
    do not use the very same names; places first, each in the order of ``a``'s neutral names.

    An issue whose names are all those of a place listed already is left out.
    """
    ours, theirs = _names(a), _names(b)
    seen: set[str] = set()
    for key in sorted(ours.keys() & theirs.keys(), key=lambda key: (key[0] != "place", key[2])):
        mine, yours = ours[key], theirs[key]
        if mine.keys() == yours.keys() or mine.keys() | yours.keys() <= seen:
            continue
        seen |= mine.keys() | yours.keys()
        yield *key, tuple(mine.values()), tuple(yours.values())


def _names(reading: Reading) -> Named:
    found: Named = defaultdict(dict)
    text = reading.document.text
    for place in reading.places:
        words = " ".join(place.span.of(text).split())
        found["place", place.name, place.name].setdefault(words.casefold(), words)
    for issue, label, words in _issues(text):
        found["issue", issue, label].setdefault(words.casefold(), words)
    return found


def _issues(text: str) -> Iterator[tuple[str, str, str]]:
    """Id, label and words of every issue named in the text, in order; the longest name counts."""
    pattern, issues = _forms()
    for found in pattern.finditer(" ".join(text.split())):
        for issue in issues.get(found[0].lower(), ()):
            yield issue.id, issue.label, found[0]


@cache
def _forms() -> tuple[re.Pattern[str], dict[str, list[Issue]]]:
    issues: dict[str, list[Issue]] = {}
    for issue in knowledge.load().issues.values():
        for form in issue.forms:
            issues.setdefault(form, []).append(issue)
    listed = "|".join(map(re.escape, sorted(issues, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE), issues
