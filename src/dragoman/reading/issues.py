"""About what: named disputes and topics, and the contexts of a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from dragoman import codebook
from dragoman.knowledge import Issue, Knowledge
from dragoman.model import Actor, Document
from dragoman.reading import lexicon
from dragoman.reading.lexicon import Forms, Match, lowered
from dragoman.reading.ordered import Ordered


def _forms_of_issues(known: Knowledge) -> Iterator[tuple[str, tuple[Issue, ...]]]:
    by_form: dict[str, tuple[Issue, ...]] = {}
    for issue in known.issues.values():
        for form in issue.forms:
            by_form[form] = (*by_form.get(form, ()), issue)
    yield from by_form.items()


@cache
def _issues(known: Knowledge) -> Forms[tuple[Issue, ...]]:
    return Forms(_forms_of_issues(known))


def find_topics(text: str, known: Knowledge) -> Iterator[Match[tuple[Issue, ...]]]:
    """Every name of an issue in the text, and which issues it may mean."""
    return _issues(known).scan(lowered(text))


def find_issues(
    document: Document, parties: Iterable[Actor], known: Knowledge
) -> Ordered[Match[tuple[str, ...]]]:
    """Every issue named in the document, under whatever name: where, and the ids.

    An ambiguous name counts only where the document names a state of the issue as well, or tells
    of one of these ``parties`` that is.
    """
    named = _countries_named(document, known) | {party.country for party in parties}
    found = [
        Match(topic.start, topic.end, ids)
        for topic in find_topics(document.text, known)
        if (ids := tuple(_meant(topic, document.text, named)))
    ]
    return Ordered(found, lambda match: match.start)


def _meant(topic: Match[tuple[Issue, ...]], text: str, named: set[str]) -> Iterator[str]:
    form = lowered(text[topic.start : topic.end])
    for issue in topic.entry:
        if form not in issue.ambiguous or not named.isdisjoint(issue.states):
            yield issue.id


def _countries_named(document: Document, known: Knowledge) -> set[str]:
    """The countries and organisations that a document names."""
    words = f"{document.title or ''}\n{document.text}"
    return {match.entry.country for match in lexicon.names(known).scan(words)}


def issues_in(found: Ordered[Match[tuple[str, ...]]], start: int, end: int) -> tuple[str, ...]:
    """Ids of the issues named in ``[start, end)``, each once, in order."""
    matches = found.starting_in(start, end)
    return tuple(dict.fromkeys(issue for match in matches for issue in match.entry))


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
