"""Whose paper a text is by the name of a government's office that stands alone in its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.codebook import grammar
from dragoman.knowledge import Knowledge
from dragoman.model import Document
from dragoman.reading import lexicon
from dragoman.reading.layout import datelines

_LINES = 3
_LONGEST = 200
_STATES_WORDS = 4
"""Most words of a state's name or adjective before an office: ``United States``."""
_SENTENCE_END = (".", "!", "?", ";")
_WORD = re.compile(r"[\w-]+")
_PAPER = re.compile(
    r"(?:(?:weekly|daily|regular|official|press|media|news|text|transcript|full|of|the) )*"
    r"(?:statement|communiqu[eé]|release|briefing|conference|read-?out|remarks|declaration|note"
    r"|comment|transcript) (?:issued )?(?:of|by|from) "
    r"(?:(?:the )?(?:official )?spokes\w+ (?:of|for) )?",
    re.IGNORECASE,
)
"""``Weekly press briefing of the Spokesperson of``"""
_THE = re.compile(r"the ", re.IGNORECASE)
_OF = re.compile(r" of (?:the )?")
_NAME = re.compile(r"(?:[^\W\d_a-z][\w'’.-]*(?: of(?: the)?)?(?: |$)){1,4}(?:$|[,(|–—-])")
_STATE_ENDS = re.compile(
    r"\s*[,(|:–—]| - | (?:in|to|at|on|for|about|regarding|concerning|following|after) "
)


def heading(document: Document) -> Iterator[str]:
    """The title, and the first lines of a text up to its first sentence."""
    lines = (line.strip() for line in document.text[: _LINES * _LONGEST].split("\n"))
    for number, line in enumerate([document.title or "", *filter(None, lines)]):
        if number > _LINES or len(line) > _LONGEST or line.endswith(_SENTENCE_END):
            return
        yield line


def country_of(document: Document, known: Knowledge) -> tuple[str, str] | None:
    """The state whose office's paper a document is, and the line that says so.

    The line must be the office's name, alone or behind what the paper is: ``Statement by the
    Ministry of Defence of Ghana``. None where an outlet is known or a dateline shows a report.
    """
    reported = next(datelines(document.text, lexicon.states(known)), None)
    if document.outlet or reported is not None:
        return None
    for line in heading(document):
        if country := _country(line, known):
            return country, line
    return None


def names_office(line: str) -> bool:
    """Whether a line is an office's name, of whatever state: ``Ministry of Trade of Arvania``."""
    name = _without_paper(line)
    return any(
        _is_office(name[: joint.start()]) and _NAME.match(name, joint.end())
        for joint in _OF.finditer(name)
    ) or _is_office(name)


def _country(line: str, known: Knowledge) -> str | None:
    names, name = lexicon.names(known), _without_paper(line)
    body = names.get(name)
    if body is not None and body.kind in ("body", "seat") and body.sector == "GOV":
        return _only(body)
    for joint in _OF.finditer(name):
        rest = _STATE_ENDS.split(name[joint.end() :], maxsplit=1)[0]
        if _is_office(name[: joint.start()]) and (state := _state(rest, known, "country")):
            return state
    words = name.split(" ")
    for count in range(1, min(len(words), _STATES_WORDS + 1)):
        of_state = _state(" ".join(words[:count]), known, "country", "adjective")
        if of_state and _is_office(" ".join(words[count:])):
            return of_state
    return None


def _without_paper(line: str) -> str:
    paper = _PAPER.match(line)
    name = line[paper.end() :] if paper else line
    article = _THE.match(name)
    return name[article.end() :] if article else name


def _state(words: str, known: Knowledge, *kinds: str) -> str | None:
    names = lexicon.names(known)
    found = names.get(words) or names.get(f"the {words}")
    return _only(found) if found is not None and found.kind in kinds else None


def _only(party: lexicon.Party) -> str | None:
    return None if party.ambiguous or party.rivals else party.country


def _is_office(words: str) -> bool:
    """Whether words are a ministry or the like with what it is for, and nothing else."""
    known = grammar.load().references
    said = {word.lower() for word in _WORD.findall(words)}
    allowed = known.letterheads | known.letterhead_words | known.portfolios
    return bool(said & known.letterheads) and said <= allowed
