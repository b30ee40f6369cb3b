"""Time expressions: found in the text, read with the parse, given calendar days.

Codebook section 5 rules: an interval, never an invented day; what cannot be resolved says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING

from dragoman.model import DateMention
from dragoman.reading.date_account import Account, Found, is_narrated
from dragoman.reading.date_checks import is_date
from dragoman.reading.date_context import anchor_phrase, moves_dates
from dragoman.reading.date_grammar import Hit, candidates
from dragoman.reading.date_offsets import FROM_EVENTS, WITHOUT_PHRASE, is_from_publication
from dragoman.reading.date_rules import answer
from dragoman.reading.ordered import Ordered
from dragoman.reading.typography import plain

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_dates(doc: Doc, published: date | None) -> tuple[DateMention, ...]:
    """The time expressions of a document, in text order, none overlapping another.

    ``doc`` is the parse of the whole text; offsets are characters of it. ``published`` is the
    day that relative expressions count from; without it they come back unresolved. Durations,
    ages, and clock times in a sentence without a day are no dates.
    """
    account = Account(doc, plain(doc.text), published)
    account.found = _with_days(list(_accepted(account)))
    for place, found in enumerate(account.found):
        found.place = place
    _mark_datelines(account)
    _resolve(account)
    return tuple(found.mention() for found in account.found if not _is_named_only(found))


def _is_named_only(found: Found) -> bool:
    """Whether an anniversary is no more than mentioned: it has no date that the text tells."""
    return found.hit.rule == "anniversary" and found.when is None


def _accepted(account: Account) -> Iterator[Found]:
    end = 0
    hits = [part for hit in candidates(account.text) for part in _undivided(account, hit)]
    for index, hit in enumerate(hits):
        if hit.start < end:
            continue
        words = account.words(hit)
        if is_date(account.text, hit, words):
            found = Found(hit, words)
            if hit.rule in FROM_EVENTS:
                _extend(account, found, (hits[at] for at in range(index + 1, len(hits))))
            yield found
            end = found.hit.end


def _undivided(account: Account, hit: Hit) -> tuple[Hit, ...]:
    """A range as one, but two dates where something is moved from one to the other."""
    if hit.upto is not None and moves_dates(account.words(hit)):
        return hit.parted()
    return (hit,)


def _extend(account: Account, found: Found, following: Iterator[Hit]) -> None:
    """Takes the phrase that an offset is counted from into the mention."""
    hit = found.hit
    if hit.part("dir") in WITHOUT_PHRASE:
        return
    phrase = anchor_phrase(account.doc, found.words.end)
    if phrase is None:
        return
    found.counted_from = phrase
    inside = list(takewhile(lambda other: other.start < phrase.end_char, following))
    hit.end = max([phrase.end_char, *(other.end for other in inside)])
    found.words = account.words(hit)
    dated = [other for other in inside if is_date(account.text, other, account.words(other))]
    if dated:
        found.inner = Found(dated[0], account.words(dated[0]))


def _with_days(found: list[Found]) -> list[Found]:
    """Without the clock times in whose sentence no day stands."""
    days = {one.words.sent.start for one in found if one.hit.rule != "clock"}
    return [one for one in found if one.hit.rule != "clock" or one.words.sent.start in days]


_DATELINE = re.compile(
    r"""^[ ]*[A-Z][\w.'/, -]{1,60}?[,(][ ]?\(?      # LIMA,  or  LIMA (
    (?P<date>[^,()—\n]{3,22}(?:,[ ]\d{4})?)\)?      # May 14, 2024
    (?:[ ]?\([^)\n]{2,30}\))?[ ]?(?:--|—|-[ ])      # (Agency) -
    """,
    re.MULTILINE | re.VERBOSE,
)


def _mark_datelines(account: Account) -> None:
    """Datelines, and lines that hold a date alone, are dates but not part of the account."""
    places = Ordered(
        (match.span("date") for match in _DATELINE.finditer(account.text)), lambda place: place[0]
    )
    for found in account.found:
        start, end = found.hit.start, found.hit.end
        place = places.before(start)
        inside = place is not None and end <= place[1]
        found.dateline = inside or _is_line(account.text, start, end)


def _is_line(text: str, start: int, end: int) -> bool:
    before = text[text.rfind("\n", 0, start) + 1 : start]
    following = text.find("\n", end)
    behind = text[end : following if following >= 0 else None]
    return not before.strip() and not behind.strip() and following >= 0


def _resolve(account: Account) -> None:
    """First what stands by itself, so that "before the vote" may count from a later sentence."""
    later = []
    for found in account.found:
        if _is_told_from_text(found.hit):
            later.append(found)
        else:
            found.answer = answer(account, found)
    for found in later:
        if found.inner is not None:
            found.inner.place = found.place
            found.inner.answer = answer(account, found.inner)
        found.answer = answer(account, found)


def _is_told_from_text(hit: Hit) -> bool:
    if hit.rule in FROM_EVENTS:
        return not is_from_publication(hit)
    return hit.rule in ("clock", "unit") or is_narrated(hit.part("which") or hit.part("yearword"))
