"""What time expressions look like: one scan over the text for candidates, no parse needed.

The words come from ``codebook/dates.toml``. A candidate has a core (``Thursday``, ``the same
day``, ``two days before``), may have modifiers before it (``early on``, ``the last week of``)
and may join another into a range.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from dragoman import data

_GAP = r"(?:[^\S\n]+|[^\S\n]*\n(?-i:(?=[a-z])))"
"""Space between two words of one expression; a line break only before a lower-case word."""

# Patterns below: a space is a gap between words, «name» a fragment.
_FRAGMENTS = {
    "year": r"(?P<year>(?:1[5-9]|2[01])\d\d)(?![\d%\w]|[.,:/]\d|-\d)",
    "year2": r"(?P<year2>(?:19|20)\d\d)\b",
    "day": r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%\w/]|[.,:]\d)",
    "day2": r"(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%\w/]|[.,:]\d)",
    "to": r"(?: ?[-—] ?| (?:to|through|until) )",
    "deictic": r"last|this past|this coming|this|next",
    "narrated": r"that|the (?:previous|preceding|prior|(?:very )?next|(?:very )?same|following)",
    "which": r"(?P<which>«deictic»|«narrated»)",
    "yearword": r"(?P<yearword>«deictic»|«narrated»|the last) year\b",
    "of_year": r"(?:«year»|«yearword»)",
    "with_weekday": r"(?:«any_weekday»,? (?:the )?)?",
    "and": r" and (?=\d{1,2}(?:[.,;)]|$| (?:in|at|to|for|on)\b))",
    "month_day": r"«month» (?:the )?«day»(?:(?:«to»|«and»)«day2»(?! (?-i:[A-Z])))?(?:,? «year»)?",
    "day_month": r"«day»(?:(?:«to»| and )«day2»)? (?:of )?«month»(?:,? «year»)?",
    "some": r"(?P<vague>a few|several|some|many|a couple of|dozens of|a number of)",
    "zone": r"(?: ?\([A-Z]{2,4} ?[+-]\d\d?\)| (?:local time|[A-Z]{2,3}T|UTC|GMT))?",
}

_DAY_RULES = {
    "iso": r"(?P<year>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d|-)",
    "numeric": r"(?P<a>\d{1,2})(?:/(?P<b>\d{1,2})/(?P<y>\d{4}|\d\d)"
    r"|\.(?P<b2>\d{1,2})\.(?P<y2>\d{4}))(?![\d/])",
    "bracketed": r"«any_weekday» \((?P<inner>(?:«month_day»))\)",
    "bracketed_2": r"«any_weekday» \((?P<inner>(?:«day_month»))\)",
    "between_days": r"(?<=between\x20)«day» and «day2» «month»(?:,? «year»)?",
    "between_month_days": r"(?<=between\x20)«month» «day» and «day2»(?:,? «year»)?",
    "month_day": r"«with_weekday»«month_day»",
    "day_month": r"«with_weekday»(?:the (?=\d+[a-z]))?«day_month»",
    "which_month": r"«which» «month»",
    "month": r"«month»(?:,? (?:of )?«of_year»)?",
    "which_weekday": r"«which» «weekday»(?: «daypart»)?",
    "event_weekday": r"the «weekday» (?P<dir>before|after|following)\b",
    "weekday": r"«weekday»(?: «daypart»)?(?: (?:of )?(?P<week>last|this|next) week)?",
    "deictic": r"(?P<word>the day before yesterday|the day after tomorrow|today|yesterday"
    r"|tomorrow|tonight)\b(?: «daypart»)?",
    "overnight": r"overnight\b(?!-)",
}
_OFFSET_RULES = {
    "anniversary": r"(?:the )?(?:(?P<nth>«ranks»|\d{1,3}(?:st|nd|rd|th)) )?anniversary of\b",
    "offset": r"(?:(?P<exact>exactly|precisely) )?(?:(?:«some»|«number») )?"
    r"(?P<unit>second|minute|hour|day|week|fortnight|month|quarter|year|decade)s?\b "
    r"(?P<to_the_day>to the day )?"
    r"(?P<dir>ago|earlier|later(?: than)?|before|afterwards?|after|prior to|previously"
    r"|beforehand|thereafter|ahead of|following|into|from now|on)\b",
    "eve": r"the (?P<unit>day|week|month|year|morning|afternoon|evening|night) "
    r"(?P<dir>before|after|following|of(?! (?:\d|«dated»)))\b|the (?P<eve>eve) of\b",
}
_PERIOD_RULES = {
    "fiscal": r"(?:(?:(?:«deictic»|the)(?: current)? )?(?:fiscal|financial) (?:year )?«year»"
    r"|(?:«deictic»|the) (?:current )?(?:fiscal|financial) year"
    r"|FY ?(?P<fy>\d{4}|\d\d))\b(?:[-/]\d\d(?:\d\d)?)?",
    "quarter": r"(?:the )?(?:(?P<nth>«ordinal») (?P<kind>quarter|half)"
    r"(?: of «of_year»|(?! of «dated»))"
    r"|(?-i:(?P<code>[QH][1-4])))(?![\w-])(?: «year2»)?",
    "relative": r"(?P<which>«deictic»|«narrated»|the last(?= quarter)) "
    r"(?P<unit>day|date|weekend|week|month|quarter|year|decade|morning|afternoon|evening|night"
    r"|«seasons»)\b(?!-| of\b)",
    "vague": r"(?:the )?(?P<ref>recent|coming) (?:days|weeks|months|years|decades)\b",
    "season": r"(?:the )?(?P<season>«seasons»)\b(?: (?:of )?«of_year»)?",
    "decade": r"(?:the )?(?:(?P<third>early|mid|late)[-\x20])?"
    r"(?P<decade>(?:1[5-9]|20)\d0|'?[1-9]0)'?s\b",
    "years": r"(?:the years? )?(?P<year>(?:1[5-9]|20)\d\d)(?P<dash>[-—/])"
    r"(?P<to>(?:1[5-9]|20)\d\d|\d\d)(?![\d%\w/-])",
    "year": r"(?:the year )?«year»",
    "short_year": r"'(?P<yy>\d\d)(?![\w'])",
    "unit": r"the (?P<unit>day|weekend|week|month|year|decade)\b(?!-)",
}
_CLOCK_RULES = {
    "clock": r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])\.?m(?:\.|\b)«zone»"
    r"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:])«zone»"
    r"|(?P<hhmm>[0-2]\d[0-5]\d) (?:GMT|UTC)\b|(?P<name>noon|midday|midnight)\b",
}
_RULES = _DAY_RULES | _OFFSET_RULES | _PERIOD_RULES | _CLOCK_RULES
"""In order: where two match at one place, the earlier counts."""
_MODIFIER = (
    r"(?<![\w-])(?:(?P<mod>early|late|earlier|later|mid)(?:-| (?:(?:on|in) )?)"
    r"|(?P<edge>the (?:very )?(?:beginning|start|end|close|middle|turn)) of "
    r"|(?P<nth>the (?:«ordinal»|last|final) (?:day|week|weekend|half|quarter)) of "
    r"|(?P<part>(?:the )?(?:mid-|(?:early|late) )?(?:«dayparts»)) (?:of|on) )$"
)
_GUARD = r"(?<![\w$€£#])(?<!\d[.,/:-])"
"""No expression begins inside a word, an amount of money or a longer number."""

_NOBODY = r"(?!(?<=\b(?:Jan|Jun)) (?-i:[A-Z]))"
"""No month is what may be somebody's first name: ``Jan Nowak``."""


@cache
def words() -> dict[str, Any]:
    """The tables of ``codebook/dates.toml``."""
    return data.tables("dragoman.codebook", "dates.toml")


@cache
def _index(table: str) -> dict[str, int]:
    return {
        form.lower(): number
        for number, forms in enumerate(words()[table].values())
        for form in forms
    }


def month_number(name: str) -> int:
    """1 to 12."""
    return _index("months")[name.lower().rstrip(".")] + 1


def weekday_number(name: str) -> int:
    """Monday 0 to Sunday 6."""
    return _index("weekdays")[name.lower().rstrip(".")]


def number(written: str) -> int | None:
    """What a number in digits or words is; None for any other word."""
    found = written if written.isdigit() else words()["numbers"].get(written.lower())
    return int(found) if found else None


@dataclass(slots=True)
class Hit:
    """A candidate: characters ``start`` to ``end``, the rule of its core, the core's parts."""

    start: int
    end: int
    rule: str
    parts: dict[str, str]
    core: int
    """Where the core starts, behind any modifier."""
    core_end: int
    modifiers: list[tuple[str, str]] = field(default_factory=list)
    """Kind and words, innermost first: ``mod``, ``edge``, ``nth``, ``part``."""
    upto: Hit | None = None
    """The end of a range of which this is the start."""
    clock: str | None = None
    """A time of day joined to this day."""

    def part(self, name: str) -> str:
        """A part of the core in lower case with single spaces; empty where there is none."""
        return " ".join(self.parts.get(name, "").lower().split())

    def has(self, *names: str) -> bool:
        """Whether the core has one of these parts."""
        return any(name in self.parts for name in names)

    def parted(self) -> tuple[Hit, ...]:
        """A range as its two ends; anything else as itself."""
        if self.upto is None:
            return (self,)
        return replace(self, end=self.core_end, upto=None), self.upto


def _either(alternatives: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, alternatives), key=len, reverse=True))


def _names(table: str, *, short: bool) -> str:
    forms: list[str] = []
    for name, spellings in words()[table].items():
        chosen = spellings if short else [name]
        for form in chosen:
            stop = r"\.?" if form != name else ""
            forms += [form + stop, form.upper() + stop]
    return "|".join(sorted(forms, key=len, reverse=True))


@cache
def _fragments() -> dict[str, str]:
    table = words()
    weekdays, months = _names("weekdays", short=False), _names("months", short=False)
    return _FRAGMENTS | {
        "month": rf"(?P<month>(?-i:{_names('months', short=True)}))(?!\w){_NOBODY}",
        "weekday": rf"(?P<weekday>(?-i:{weekdays}))(?!\w)",
        "any_weekday": rf"(?:(?-i:{_names('weekdays', short=True)})(?!\w))",
        "dated": rf"(?-i:{months}|{weekdays})",
        "daypart": r"(?P<part>«dayparts»)\b",
        "dayparts": _either(table["dayparts"]),
        "number": rf"(?P<n>\d{{1,3}}|{_either(table['numbers'])})",
        "ordinal": _either(table["ordinals"]),
        "ranks": _either(table["ranks"]),
        "seasons": _either(table["seasons"]),
    }


def _expanded(pattern: str) -> str:
    while "«" in pattern:
        pattern = re.sub("«(\\w+)»", lambda match: _fragments()[match[1]], pattern)
    return pattern.replace("\\ ", " ").replace(" ", _GAP)


@cache
def _rules() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(_expanded(rule), re.IGNORECASE) for name, rule in _RULES.items()}


@cache
def _scanner() -> re.Pattern[str]:
    """All rules in one, each a group by its name; the parts are found by the rule itself."""
    rules = (
        f"(?P<{name}>{re.sub(r'[(][?]P<[a-z0-9_]+>', '(?:', rule.pattern)})"
        for name, rule in _rules().items()
    )
    return re.compile(f"{_GUARD}(?:{'|'.join(rules)})", re.IGNORECASE)


@cache
def _modifier() -> re.Pattern[str]:
    return re.compile(_expanded(_MODIFIER), re.IGNORECASE)


_REACH = 48
"""Characters before a core in which a modifier may stand."""


def _hit(text: str, match: re.Match[str], floor: int) -> Hit:
    name = match.lastgroup or ""
    core = _rules()[name].match(text, match.start())
    parts = {part: found for part, found in core.groupdict().items() if found} if core else {}
    hit = Hit(match.start(), match.end(), name, parts, match.start(), match.end())
    while modifier := _modifier().search(text[max(floor, hit.start - _REACH) : hit.start]):
        kind = modifier.lastgroup or ""
        hit.modifiers.append((kind, " ".join(modifier[kind].lower().split())))
        hit.start -= len(modifier[0])
    return hit


def _scan(text: str) -> Iterator[Hit]:
    floor = 0
    for match in _scanner().finditer(text):
        hit = _hit(text, match, floor)
        floor = hit.end
        yield hit


_LINK = re.compile(rf"(?:{_GAP}(?:to|through|until|till){_GAP}|{_GAP}?[-—]{_GAP}?)")
_AND = re.compile(rf"{_GAP}and{_GAP}")
_BETWEEN = re.compile(rf"\bbetween{_GAP}$", re.IGNORECASE)
_CLOCK_DAY = re.compile(rf"{_GAP}(?:on{_GAP})?")
_DAY_CLOCK = re.compile(rf"{_GAP}(?:at{_GAP}(?:around{_GAP}|about{_GAP})?)?")
_RANGED = {
    "iso": "day",
    "month_day": "day",
    "day_month": "day",
    "weekday": "weekday",
    "month": "month",
    "year": "year",
    "clock": "clock",
}
DAYS = {
    "iso",
    "month_day",
    "day_month",
    "weekday",
    "which_weekday",
    "bracketed",
    "bracketed_2",
    "deictic",
}
"""Rules whose expression is one day to which a clock time can be joined."""


def _is_range(text: str, first: Hit, second: Hit) -> bool:
    kind = _RANGED.get(first.rule)
    if kind is None or kind != _RANGED.get(second.rule) or second.start != second.core:
        return False
    between = text[first.end : second.start]
    if _LINK.fullmatch(between):
        return "\n" not in between
    opened = _BETWEEN.search(text[max(0, first.start - 12) : first.start])
    return bool(opened and _AND.fullmatch(between))


def _joined(text: str, first: Hit, second: Hit) -> Hit | None:
    if _is_range(text, first, second):
        first.upto, first.end = second, second.end
        return first
    between = text[first.end : second.start]
    if first.rule == "clock" and second.rule in DAYS and _CLOCK_DAY.fullmatch(between):
        second.clock = text[first.start : first.end]
        second.start = first.start
        return second
    if second.rule == "clock" and first.rule in DAYS and _DAY_CLOCK.fullmatch(between):
        first.clock = text[second.start : second.end]
        first.end = second.end
        return first
    return None


def candidates(text: str) -> list[Hit]:
    """Everything that looks like a time expression, in text order, ranges joined."""
    hits: list[Hit] = []
    for hit in _scan(text):
        joined = _joined(text, hits[-1], hit) if hits and hits[-1].upto is None else None
        if joined:
            hits[-1] = joined
        else:
            hits.append(hit)
    return hits


def clock_value(clock: str) -> str:
    """The TIMEX3 time of a clock expression, e.g. ``T16:20`` for ``4:20 p.m.``."""
    match = _rules()["clock"].search(clock)
    assert match is not None
    found = match.groupdict()
    if found["name"]:
        return {"midnight": "T24:00"}.get(found["name"].lower(), "T12:00")
    universal = "Z" if clock.endswith(("UTC", "GMT")) else ""
    if found["hhmm"]:
        return f"T{found['hhmm'][:2]}:{found['hhmm'][2:]}Z"
    if found["hour24"]:
        return f"T{int(found['hour24']):02}:{found['minute24']}{universal}"
    hour = int(found["hour"]) % 12 + (12 if found["half"].lower() == "p" else 0)
    return f"T{hour:02}:{found['minute'] or '00'}{universal}"
