"""Which candidates are dates after all: not the modal "may", not "2000 soldiers", not a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from dragoman.reading.date_grammar import Hit, words

if TYPE_CHECKING:
    from spacy.tokens import Span

_REACH = 24
"""Characters looked at before and behind a candidate for its neighbours."""
_YEAR_CUES = frozenset(
    (
        "in",
        "since",
        "by",
        "until",
        "till",
        "from",
        "before",
        "after",
        "during",
        "of",
        "for",
        "through",
        "throughout",
        "to",
        "and",
        "early",
        "late",
        "mid",
        "between",
        "around",
        "circa",
        "about",
    )
)
_MONTH_CUES = _YEAR_CUES | {"last", "next", "this", "on", "every", "as", "or", "end"}
_ARTICLES = frozenset(("a", "an", "the"))
_DETERMINERS = _ARTICLES | {"its", "their", "his", "her", "this", "that", "our"}
_DURATIVE = frozenset(("for", "within", "during", "every", "than", "the", "of"))
_MODIFYING = ("amod", "compound", "nmod")


@dataclass(frozen=True)
class _Site:
    """A candidate where it stands: text with straight quotation marks, words in the parse."""

    text: str
    hit: Hit
    span: Span

    @cached_property
    def previous(self) -> str:
        """The word before, in lower case, on the same line."""
        before = self.text[max(0, self.hit.start - _REACH) : self.hit.start]
        match = re.search(r"([\w'$€£]+)[^\S\n]*$", before)
        return match[1].lower() if match else ""

    @cached_property
    def following(self) -> str:
        """The word behind, on the same line and with nothing but space between."""
        match = re.match(r"[^\S\n]+([\w%]+)", self.text[self.hit.end : self.hit.end + _REACH])
        return match[1] if match else ""


def is_date(text: str, hit: Hit, span: Span) -> bool:
    """Whether a candidate, standing over ``span`` of the parse, is a date."""
    check = _CHECKS.get(hit.rule)
    return check is None or check(_Site(text, hit, span))


def _month(site: _Site) -> bool:
    if site.hit.has("year", "yearword") or site.hit.modifiers or site.hit.upto:
        return True
    name = site.hit.part("month").rstrip(".")
    if name not in words()["ambiguous"]["months"]:
        return site.span.root.pos_ not in ("VERB", "AUX")
    if site.span[-1].tag_ in ("MD", "VB", "VBP"):
        return False
    if site.previous in _MONTH_CUES:
        return not _is_surname(site.text, site.hit.parts["month"])
    return site.previous in _ARTICLES and site.following[:1].islower()


@lru_cache(maxsize=8)
def _is_surname(text: str, month: str) -> bool:
    """Whether the text elsewhere gives a month's name to somebody: "Ada May"."""
    return any(
        match[1].lower().rstrip(".") not in _MONTH_CUES
        for match in re.finditer(rf"\b([A-Z][a-z]+\.?) {re.escape(month)}\b(?! \d)", text)
    )


def _weekday(site: _Site) -> bool:
    names = words()["names"]
    if site.previous in names["before"] or site.following.lower() in names["after"]:
        return False
    return site.previous not in ("a", "every", "each")


def _year(site: _Site) -> bool:
    if site.hit.modifiers or site.hit.upto or site.hit.core < site.hit.end - 4:
        return True
    if site.following in ("GMT", "UTC", "hours", "percent", "local") or _is_quantity(site):
        return False
    if site.previous in _YEAR_CUES or site.following in ("and", "or"):
        return True
    return not site.following or site.previous in _DETERMINERS or site.previous.endswith("'s")


def _is_quantity(site: _Site) -> bool:
    nouns = words()["quantities"]["nouns"]
    head, doc = site.span.root.head, site.span.doc
    if site.span.root.dep_ == "nummod" and head.lemma_ in nouns:
        return True
    if site.span.end >= len(doc):
        return False
    following = doc[site.span.end]
    named = site.previous in _DETERMINERS
    return following.lemma_ in nouns or (
        following.tag_ == "NNS" and following == head and not named
    )


def _unit(site: _Site) -> bool:
    """ "the day", "the week": only where a modifier or the verb makes it a date."""
    if site.hit.modifiers:
        return True
    root = site.span.root
    if site.hit.part("unit") == "weekend":
        return not site.following or root.dep_ not in _MODIFYING
    if site.hit.part("unit") != "day":
        return False
    closing = root.head.lemma_ in words()["days"]["framing"]
    return (closing and root.dep_ == "dobj") or (site.previous == "for" and not site.following)


def _season(site: _Site) -> bool:
    fall = site.hit.part("season") == "fall"
    if site.hit.has("year", "yearword") or site.hit.modifiers:
        return not fall or bool(site.hit.modifiers) or not site.following
    if fall or site.span.root.dep_ in _MODIFYING:
        return False
    return site.previous in _YEAR_CUES and site.span.root.pos_ in ("NOUN", "PROPN")


def _relative(site: _Site) -> bool:
    which, unit = site.hit.part("which"), site.hit.part("unit")
    if which == "that":
        offset = site.hit.core - site.hit.start
        that = site.span.char_span(offset, offset + len("that"), alignment_mode="expand")
        return that is not None and that.root.dep_ == "det"
    if unit in ("date", "day"):
        return which not in ("this", "last", "next")
    return unit not in ("night", "evening", "afternoon", "morning") or which != "next"


def _offset(site: _Site) -> bool:
    first = site.text[site.hit.start : site.hit.end].lower().split()[0]
    if not site.hit.has("n", "vague") and not first.endswith("s"):
        return False
    direction = site.hit.part("dir")
    if direction == "on" and (site.following == "end" or any(site.span[-1].children)):
        return False
    if direction in ("into", "following", "after", "before") and site.previous in _DURATIVE:
        return False
    return direction != "into" or site.hit.part("unit") not in ("second", "minute")


def _decade(site: _Site) -> bool:
    written = site.hit.parts["decade"]
    if len(written.strip("'")) == 4 or written.startswith("'"):
        return True
    before = site.text[max(0, site.hit.start - _REACH) : site.hit.end].lower()
    return site.previous not in ("his", "her", "their", "my", "in") and "the " in before


def _short_year(site: _Site) -> bool:
    return site.previous in ("in", "since", "of", "from", "until", "by")


def _quarter(site: _Site) -> bool:
    return site.hit.part("kind") != "half" or site.hit.has("year", "year2", "yearword")


def _adverb(site: _Site) -> bool:
    return site.span.root.dep_ not in _MODIFYING


_CHECKS: dict[str, Callable[[_Site], bool]] = {
    "month": _month,
    "weekday": _weekday,
    "year": _year,
    "unit": _unit,
    "season": _season,
    "relative": _relative,
    "offset": _offset,
    "decade": _decade,
    "short_year": _short_year,
    "quarter": _quarter,
    "overnight": _adverb,
}
