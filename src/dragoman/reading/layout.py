"""The layout of a text: its lines, and the datelines, bullets and speaker labels that open them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from dragoman.reading.typography import plain

_DATELINE = re.compile(
    r"[ ]*[A-Z][A-Za-zÀ-ž.'’/ -]*(?:,[^\n—]{0,60}?)?"
    r"(?:\([A-Za-z][^)\n]{1,40}\)[ ]*\.?[ ]*)?(?:--+|—|–|(?<=[ .])-)[ ]"
)
_DATED_LINE = re.compile(
    r"[ ]*[A-ZÀ-Ž][A-ZÀ-Ž.'’/ -]+,[ ]"
    r"(?:[A-Z][a-z]{2,8}\.?[ ]\d{1,2}|\d{1,2}[ ][A-Z][a-z]{2,8})(?:,?[ ]\d{4})?"
    r"(?:[ ]\([A-Z][^)\n]{1,40}\):?|\.[ ]/[A-Z][^/\n]{1,40}/\.?|[.:])[ ]"
)
"""``ROME, May 3 (AGENCY) Italy's``: no dash stands behind it."""
_PLACE_IN_CAPITALS = re.compile(r"[ ]*[A-ZÀ-Ž][A-ZÀ-Ž.'’/ -]{2,}(?=[ ]*[,(—-])")
_PLACE_AND_DATE = re.compile(
    r"[ ]*[A-Z][A-Za-zÀ-ž.'’/ -]{2,40},[ ](?:on[ ])?(?:[A-Z][a-z]{2,5}day,[ ])?"
    r"(?:\d{1,2}[ ][A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.?[ ]\d{1,2})(?:,?[ ]\d{4})?"
    r"[ ]?(?:\([A-Z][^)\n]{1,40}\)[ ]?)?(?:--+|—|-|:)[ ]"
)
"""``Kuwait City, 21 November 2023 — ``, at the head of a press release."""
_LABEL = re.compile(
    r"[ ]*(?:[A-Z][\w.'’-]*(?:[ ](?:[A-Z][\w.'’-]*|of|for|de|al|bin|van|von|the)){0,5}"
    r"|The (?:deputy )?(?:spokes\w+|minister|president|secretary|ambassador|moderator|chair\w*)"
    r"|[QA])"
    r"(?: \([^()\n]{1,40}\))?:[ ]"
)
_FIRST_LINES = 3
"""Lines that may stand above the first dateline."""
_LONGEST_DATELINE = 100
_BULLET = re.compile(r"[ ]*(?:\(?\d{1,2}[.)]|[-*•▪◦·])[ ]+")
_ADVERBS = re.compile(r"(?:(?:[A-Z][a-z]+ly|Also|Further|Once again),?[ ](?:further |also )?)?")
_GOES_ON = re.compile(r"(?:[,;]|;? (?:and|or))$")
_LONGEST_RESOLUTION = 400
"""Lines, empty ones among them."""
_LEADING_DATE = re.compile(
    r"(?:^|(?<=[.!?\"] ))(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|\d+) "
    r"(?:minute|hour|day|week|month|year)s? (?:before|after) [^,.\n]{3,80}, (?=[A-Z])",
    re.IGNORECASE | re.MULTILINE,
)
"""A dated phrase in front of a sentence, which the parser takes for its subject."""
_CLOSED = re.compile(r"[.!?:;…\"')\]][ ]*$")
_HEADLINE = re.compile(r"(?:[^\n]{0,200}[^\s.!?:;…\"”’)][ \t]*\n[ \t]*\n){1,3}")
_SHORT_LINE = 50
"""Characters up to which a line is complete, and not hard-wrapped."""


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the lines that stand for themselves; a hard-wrapped line goes on in the next."""
    start = position = 0
    for raw in text.splitlines(keepends=True):
        position += len(raw)
        body = raw.rstrip("\r\n")
        following = text[position : position + 1]
        wrapped = (
            len(body) > _SHORT_LINE
            and not _CLOSED.search(body)
            and following not in ("", "\n", "\r")
            and not _BULLET.match(text, position)
        )
        if not wrapped:
            if text[start:position].strip():
                yield start, position
            start = position
    if text[start:].strip():
        yield start, len(text)


def headline(text: str) -> int:
    """Where the headline ends, with what stands above and below it: up to three first lines, each
    without a stop and with an empty line below it."""
    found = _HEADLINE.match(text)
    return found.end() if found else 0


def sentence_starts(text: str) -> frozenset[int]:
    """Offsets at which a sentence must start: where a line does, and behind what opens one."""
    starts: set[int] = set()
    for start, end in lines(text):
        for offset in _openers(text, start, end):
            while offset < end and text[offset].isspace():
                offset += 1
            starts.add(offset)
    starts.update(match.end() for match in _LEADING_DATE.finditer(text))
    return frozenset(starts)


def _openers(text: str, start: int, end: int) -> Iterator[int]:
    """Where the line ``[start, end)`` starts, and its bullet, dateline and speaker label end."""
    yield start
    bullet = _BULLET.match(text, start, end)
    position = bullet.end() if bullet else start
    yield position
    released = _PLACE_AND_DATE.match(text, position, min(end, position + _LONGEST_DATELINE))
    for opener in (_dateline(text, position, end) or released, _LABEL.match(text, position, end)):
        if opener:
            yield opener.end()


def _dateline(text: str, start: int, end: int) -> re.Match[str] | None:
    """The dateline that opens the line ``[start, end)``, if one does."""
    end = min(end, start + _LONGEST_DATELINE)
    found = _DATELINE.match(text, start, end) or _DATED_LINE.match(text, start, end)
    return found if found and _PLACE_IN_CAPITALS.match(text, start, found.end()) else None


def lead_in(text: str, item: int) -> tuple[int, int] | None:
    """For what opens an item of a list: where the line above the list starts, and its colon."""
    start = text.rfind("\n", 0, item) + 1
    bullet = _BULLET.match(text, start)
    if bullet is None or bullet.end() != item:
        return None
    for above, end in _lines_above(text, start):
        line = text[above:end].rstrip()
        if line and _BULLET.match(text, above, end) is None:
            return (above, above + len(line) - 1) if line.endswith(":") else None
    return None


def heads_resolution(text: str, item: int) -> tuple[int, int] | None:
    """For what opens a paragraph of a resolution, with or without an adverb before it: the line
    ``The Security Council,`` above all its paragraphs, of which each but the last goes on."""
    start = text.rfind("\n", 0, item) + 1
    bullet = _BULLET.match(text, start)
    if not _ADVERBS.fullmatch(text, bullet.end() if bullet else start, item):
        return None
    head = None
    for number, (above, end) in enumerate(_lines_above(text, start)):
        if number == _LONGEST_RESOLUTION:
            return None
        line = text[above:end].rstrip()
        if line and not _GOES_ON.search(line):
            break
        head = (above, above + len(line)) if line else head
    return head


def _lines_above(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Offsets of the lines above one, the nearest first."""
    while start > 0:
        end = start - 1
        start = text.rfind("\n", 0, end) + 1
        yield start, end


def _named_by(label: re.Match[str] | None, states: Container[str]) -> tuple[str, ...]:
    """The states whose names a label is, as in news in brief: ``CHAD:``, ``Chad-Niger:``."""
    names = re.split(r"[-–/]", label.group().strip(" :")) if label else []
    known = all(" ".join(name.split()).casefold() in states for name in names)
    return tuple(name.strip().title() for name in names) if known else ()


def datelines(text: str, states: Container[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where lines with a dateline start, and its cities, capitals lowered: ``New Delhi``; of an
    item of news in brief its states.

    The first stands in one of the first lines. ``states`` has the names of states, case folded.
    """
    straight = plain(text)
    found = False
    for number, (start, end) in enumerate(lines(straight)):
        dateline = _dateline(straight, start, end)
        if dateline:
            cities = re.split(r"[,(]", dateline.group())[0]
            yield start, tuple(city.strip(" -—").title() for city in cities.split("/"))
            found = True
        elif named := _named_by(_LABEL.match(straight, start, end), states):
            yield start, named
            found = True
        if not found and number >= _FIRST_LINES:
            return


def label_of(text: str, start: int, end: int, states: Container[str]) -> tuple[int, int] | None:
    """The speaker label (``Name:``) that opens the line, colon included; the name of one of the
    ``states``, case folded, is none."""
    label = _LABEL.match(text, start, end)
    if not label or not text[label.end() : end].strip() or _named_by(label, states):
        return None
    found = label.group()
    return label.start() + len(found) - len(found.lstrip()), label.end() - 1
