"""Quotations after a colon that no cue introduces: ``In Lima nobody gave way. The envoy: "No."``"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.model import Act, Actor
from dragoman.reading.clauses import Clause
from dragoman.reading.drafts import Draft
from dragoman.reading.parsed import Parsed
from dragoman.reading.quotes import Quote
from dragoman.reading.sayings import Sayings

Speaker = tuple[tuple[int, int], tuple[Actor, ...]]


def introduced(parsed: Parsed, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The statements whose only cue is the colon before their quotation.

    The person named last before the colon speaks, else the subject of the sentence.
    """
    sayings = Sayings(drafts)
    for quote in parsed.quotes:
        colon = _before(parsed.text, quote.start)
        mark = parsed.doc.char_span(colon, colon + 1) if parsed.text[colon] == ":" else None
        if mark is None or sayings.over(quote.start, quote.end):
            continue
        start = mark.sent.start_char
        if sayings.cued_in(start, quote.start) or parsed.label(parsed.paragraph(colon)):
            continue
        speaker = _person(parsed, start, colon) or _subject(parsed, start, colon)
        if speaker is not None:
            yield _draft(mark[0].i, colon, quote, speaker)


def _before(text: str, offset: int) -> int:
    """Offset of the last character before that is no space; 0 where there is none."""
    at = max(0, offset - 1)
    while at and text[at].isspace():
        at -= 1
    return at


def _person(parsed: Parsed, start: int, colon: int) -> Speaker | None:
    """Offsets of the words for whoever is named right before the colon, and who that is."""
    named = [m for m in parsed.mentions.within(start, colon) if m.end == colon and m.person]
    return ((named[-1].start, colon), named[-1].actors) if named else None


def _subject(parsed: Parsed, start: int, colon: int) -> Speaker | None:
    clauses = parsed.clauses.within(start, colon)
    for phrase in (phrase for clause in clauses for phrase in clause.subject):
        mention = parsed.mentions.head(phrase)
        if mention is not None and phrase.end <= colon:
            return (phrase.start, phrase.end), mention.actors
    return None


def _draft(root: int, colon: int, quote: Quote, speaker: Speaker) -> Draft:
    at = (colon, colon + 1)
    return Draft(
        clause=Clause.of_cue(root, at, ":"),
        cue=None,
        origin="colon",
        act=Act.STATE,
        cue_span=at,
        content=[(quote.start, quote.end)],
        speakers=speaker[1],
        speaker=speaker[0],
        quoted=True,
    )
