"""About what: named disputes and topics, and the contexts of a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman import codebook
from dragoman.knowledge import Knowledge
from dragoman.reading.lexicon import Forms, Match, lowered
from dragoman.reading.ordered import Ordered


def _forms_of_issues(known: Knowledge) -> Iterator[tuple[str, str]]:
    for issue in known.issues.values():
        for form in issue.forms:
            yield form, issue.id


@cache
def _issues(known: Knowledge) -> Forms[str]:
    return Forms(_forms_of_issues(known))


def find_issues(text: str, known: Knowledge) -> Ordered[Match[str]]:
    """Every issue named in the text, under whatever name: where, and its id."""
    return Ordered(_issues(known).scan(lowered(text)), lambda match: match.start)


def issues_in(found: Ordered[Match[str]], start: int, end: int) -> tuple[str, ...]:
    """Ids of the issues named in ``[start, end)``, each once, in order."""
    return tuple(dict.fromkeys(match.entry for match in found.starting_in(start, end)))


@cache
def _contexts() -> Forms[str]:
    contexts = codebook.load().contexts
    return Forms(
        (form, name)
        for name, context in contexts.items()
        for word in context.words
        for form in (word, _plural(word))
    )


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def contexts_of(text: str) -> tuple[str, ...]:
    """PLOVER contexts whose words stand in a paragraph, in order of first mention."""
    return tuple(dict.fromkeys(match.entry for match in _contexts().scan(text.lower())))
