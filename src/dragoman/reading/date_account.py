"""The document's time expressions in order, and the date that its account has reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from dragoman.model import DateMention, Granularity, Span
from dragoman.reading import calendar
from dragoman.reading.calendar import When
from dragoman.reading.date_context import narrates
from dragoman.reading.date_grammar import Hit

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Words


@dataclass(frozen=True, slots=True)
class Answer:
    """What an expression means; ``when`` is None where that cannot be known."""

    when: When | None
    anchor: str
    granularity: Granularity = Granularity.VAGUE
    """Of an expression without days."""
    value: str | None = None
    """TIMEX3 value of an expression without days."""
    origin: Span | None = None
    """The words of the text that it was counted from."""


@dataclass(frozen=True, slots=True)
class Base:
    """What an expression is counted from."""

    when: When
    anchor: str
    """``published``, ``date`` or ``event``, as in :class:`dragoman.model.DateMention`."""
    origin: Span | None = None
    """The words that give it; None for publication."""

    def gives(self, when: When) -> Answer:
        """The answer counted from here."""
        return Answer(when, self.anchor, origin=self.origin)


@dataclass(frozen=True, slots=True)
class Telling:
    """What the text tells on a date."""

    predicate: int | None
    """The token of the predicate that the date hangs on."""
    told: frozenset[str]
    """Lemmas naming the events that it may date."""
    around: frozenset[str]
    """The nouns, names and verbs of its sentence."""
    reports: bool
    """Whether it dates what somebody said."""


UNRESOLVED = Answer(None, "unresolved")


@dataclass(slots=True)
class Found:
    """A candidate accepted as a date."""

    hit: Hit
    words: Words
    """Its words in the parse, the whole phrase of an offset among them."""
    place: int = 0
    """Its number among the document's dates."""
    dateline: bool = False
    counted_from: Words | None = None
    """The phrase an offset is counted from ("the vote")."""
    inner: Found | None = None
    """A date inside that phrase."""
    answer: Answer | None = None

    @property
    def when(self) -> When | None:
        """The days it means, once known."""
        return self.answer.when if self.answer else None

    @property
    def day(self) -> When | None:
        """The single day it means, once known; None for weeks, months, ranges."""
        when = self.when
        return when if when and when.first == when.last else None

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(start=self.hit.start, end=self.hit.end)

    def mention(self) -> DateMention:
        """The expression as a model noun."""
        answer = self.answer or UNRESOLVED
        when = answer.when
        return DateMention(
            span=self.span,
            interval=when.interval if when else None,
            granularity=when.granularity if when else answer.granularity,
            type=when.type if when else "TIME" if self.hit.rule == "overnight" else "DATE",
            value=when.value if when else answer.value,
            anchor=answer.anchor,
            origin=answer.origin,
        )


@dataclass(slots=True)
class Account:
    """One document: its text with straight quotation marks, parse and dates in text order."""

    doc: Doc
    text: str
    published: date | None
    found: list[Found] = field(default_factory=list)
    tellings: dict[tuple[int, int], Telling] = field(default_factory=dict)
    """By the tokens of a date's words."""

    def words(self, hit: Hit) -> Words:
        """The tokens under a candidate."""
        span = self.doc.char_span(hit.start, hit.end, alignment_mode="expand")
        assert span is not None
        return span

    def today(self) -> Base | None:
        """The publication day."""
        return Base(calendar.day(self.published), "published") if self.published else None

    def before(self, found: Found) -> Iterator[Found]:
        """The dates before one, nearest first, datelines left out."""
        return (one for one in reversed(self.found[: found.place]) if not one.dateline)

    def narrated(self, found: Found, *, fine: bool = True) -> Base | None:
        """The date that the account has reached before a mention, else publication.

        ``fine`` asks for a single day; else any month, year or week will do.
        """
        for one in self.before(found):
            when = one.day if fine else one.when
            if when is not None and narrates(one.words, done=self._is_over(when)):
                return Base(when, "date", one.span)
        return None if self._is_background(found) else self.today()

    def _is_over(self, when: When) -> bool:
        return self.published is not None and when.last < self.published

    def _is_background(self, found: Found) -> bool:
        """Whether the paragraph tells, before a mention, of weeks, months or years gone by."""
        start = self.text.rfind("\n", 0, found.hit.start)
        return self.published is not None and any(
            one.when.last < self.published
            for one in self.before(found)
            if one.hit.start > start and one.when is not None and one.day is None
        )

    def base(self, found: Found, which: str, *, fine: bool = False) -> Base | None:
        """What "last", "this" (publication) or "that", "the following" (the account) count from."""
        return self.narrated(found, fine=fine) if is_narrated(which) else self.today()


def is_narrated(which: str) -> bool:
    """Whether a determiner points to a date of the account, not to publication."""
    return which == "that" or (which.startswith("the ") and which != "the last")
