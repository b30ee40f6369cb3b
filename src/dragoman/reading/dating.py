"""When a statement was made or an event happened, and how that is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.model import Actor, DateMention, Dating, Interval, Span, Status
from dragoman.reading.clauses import Clause
from dragoman.reading.coded import Coded
from dragoman.reading.date_context import governor, narrates
from dragoman.reading.date_reach import counted_from, until_now
from dragoman.reading.drafts import JUDGING, Draft
from dragoman.reading.ordered import Ordered
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries, distinct

if TYPE_CHECKING:
    from spacy.tokens import Span as Words

_LATELY = 14
"""Days after which a document no longer tells of a meeting, or reacts to a deed."""
_LONGEST = 4
"""Days that a meeting lasts at most."""
_REACH = 200
"""Characters of a date at most: ``three days after the two governments signed …``."""

When = tuple[Interval | None, Dating | None]
"""Days, and how they are known; nothing where the document has no date either."""


@dataclass(frozen=True, slots=True)
class _Occasion:
    """A dated meeting or call between parties, told at ``offset``."""

    offset: int
    parties: frozenset[str]
    days: Interval


class Dater:
    """Gives every unit of one document its days: those that its own words give, else those of a
    clause it hangs on, of the meeting it belongs to, of its paragraph, of publication."""

    def __init__(
        self,
        parsed: Parsed,
        dates: Sequence[DateMention],
        published: date | None,
        events: Sequence[Coded],
        *,
        official: bool,
    ) -> None:
        self._parsed = parsed
        self._dates = dates
        self._published = Interval(start=published, end=published) if published else None
        self._official = official
        self._occasions = [
            _Occasion(event.evidence[0], countries(_parties(event)), days)
            for event in events
            if event.type == "CONSULT"
            and event.status is Status.REALISED
            and (days := self._told(event.clause, event.draft)[0]) is not None
            and not self._is_to_come(days)
            and self._is_of_late(days)
        ]

    def of_statement(self, draft: Draft) -> When:
        """When the statement was made."""
        return self._first(
            self._told(draft.clause, draft),
            self._occasion(draft.cue_span[0], countries((*draft.speakers, *draft.addressees))),
            self._reaction(draft.clause, draft.speakers),
            self._around(draft.clause, draft),
        )

    def of_event(self, event: Coded) -> When:
        """When the event happened; one still to come is dated by when that was said."""
        if event.draft is not None:
            return self.of_statement(event.draft)
        inside = self._counted_from(event.clause)
        if inside is not None:
            return inside, Dating.OWN
        days, how = self._told(event.clause)
        if days is not None and not self._is_to_come(days):
            return days, how
        if days is not None and event.status is not Status.REALISED:
            return self._first()
        if event.type == "CONSULT" or not self._official:
            return self._first(
                self._around(event.clause), self._reaction(event.clause, event.actors)
            )
        return self._first(
            self._occasion(event.evidence[0], countries(_parties(event))),
            self._around(event.clause),
        )

    def _first(self, *found: When) -> When:
        for days, how in found:
            if days is not None:
                return days, how
        return self._published, Dating.PUBLISHED if self._published else None

    def _is_to_come(self, days: Interval) -> bool:
        return self._published is not None and days.start > self._published.end

    def _is_of_late(self, days: Interval) -> bool:
        """Whether a meeting can be what a document tells of: lately, and of some days at most."""
        if (days.end - days.start).days > _LONGEST:
            return False
        return self._published is None or (self._published.end - days.end).days <= _LATELY

    def _told(self, clause: Clause, draft: Draft | None = None) -> When:
        """The date that stands in the clause, else in a clause above it; what a statement speaks
        of does not date the statement."""
        for candidate in (clause, *self._parsed.clauses.governors(clause)):
            for mention in self._dated.get(candidate.root, ()):
                if self._fits(mention, draft):
                    if candidate is not clause and clause.kind != "noun":
                        return mention.interval, Dating.CLAUSE
                    how = Dating.OWN if candidate is clause else Dating.CLAUSE
                    return until_now(mention, self._parsed.text, self._published), how
        for mention in self._shared(clause):
            if self._fits(mention, draft):
                return mention.interval, Dating.CLAUSE
        return None, None

    def _counted_from(self, clause: Clause) -> Interval | None:
        """The day of a deed from which a date is counted: ``three days after they signed``."""
        for mention in self._by_start.starting_in(clause.start - _REACH, clause.start):
            if clause.start < mention.span.end:
                return counted_from(mention, self._parsed.text)
        return None

    @cached_property
    def _by_start(self) -> Ordered[DateMention]:
        return Ordered(self._dates, lambda mention: mention.span.start)

    def _shared(self, clause: Clause) -> list[DateMention]:
        """``In May Peru seized the boat and sank it``: dates before the first of verbs in a row."""
        token = self._parsed.doc[clause.root]
        while token.dep_ == "conj" and token.head.i in self._parsed.clauses:
            token = token.head
        first = self._parsed.clauses.get(token.i, clause)
        if first is clause or first.kind == "noun":
            return []
        return [m for m in self._dated.get(first.root, ()) if m.span.end <= first.start]

    def _fits(self, mention: DateMention, draft: Draft | None) -> bool:
        """Whether a date can be that of a statement: not one that it speaks of."""
        if draft is None:
            return True
        if _trails(mention, draft) and (draft.act in JUDGING or self._tells_of_deed(draft)):
            return False
        span, words = mention.span, self._words(mention.span)
        verb, nominal = governor(words) if words else (None, False)
        own = verb is not None and verb.i == draft.clause.root
        return not nominal and (own or not draft.covers(span.start, span.end))

    def _tells_of_deed(self, draft: Draft) -> bool:
        """Whether a content is about something done: ``the arrests``, and not ``two boats``."""
        inside = (c for part in draft.content for c in self._parsed.clauses.within(*part))
        return any(clause.kind == "noun" for clause in inside)

    def _occasion(self, offset: int, parties: frozenset[str]) -> When:
        """The last dated meeting told before whose parties include these; in an official
        document the last of its first speaker."""
        if not parties or (len(parties) < 2 and not self._official):
            return None, None
        fitting = [one for one in self._occasions if parties <= one.parties]
        before = [one for one in fitting if one.offset <= offset]
        if before:
            return before[-1].days, Dating.OCCASION
        if fitting and offset < self._parsed.paragraphs[0][1]:
            return fitting[0].days, Dating.OCCASION
        return None, None

    def _reaction(self, clause: Clause, actors: tuple[Actor, ...]) -> When:
        """In news, the span until publication from the day of somebody else's deed or words: of
        those told before in the paragraph the last, else what the story begins with."""
        if self._official or self._published is None or clause.perfect:
            return None, None
        place, until = clause.start, self._published.end
        paragraph = self._parsed.paragraph(place)[0]
        sentence = self._parsed.doc[clause.root].sent.start_char
        near = self._narrated.starting_in(paragraph, place)
        told = near[::-1] or self._narrated.starting_in(self._parsed.story(place), sentence)
        for mention in told:
            day = mention.interval.start if mention.interval else until
            if day >= until:
                continue
            lately = (until - day).days <= _LATELY and mention.span.start < sentence
            if not lately or countries(actors) & self._acting(mention):
                return None, None
            return Interval(start=day, end=until), Dating.REACTION
        return None, None

    def _acting(self, mention: DateMention) -> frozenset[str]:
        """Who acts in the clause that a date stands in."""
        clause = self._clause_of(mention)
        phrases = (*clause.subject, *clause.roles.get("agent", ())) if clause else ()
        return countries(actor for each in phrases for actor in self._parsed.mentions.of(each))

    def _clause_of(self, mention: DateMention) -> Clause | None:
        root = self._nearest_clause(mention.span)
        return None if root is None else self._parsed.clauses.get(root)

    def _around(self, clause: Clause, draft: Draft | None = None) -> When:
        """The day that the account has reached in the paragraph, which background leaves."""
        if self._official or clause.perfect or clause.link == "relative":
            return None, None
        start, _ = self._parsed.paragraph(clause.start)
        for mention in reversed(self._narrated.starting_in(start, clause.start)):
            span = mention.span
            if draft is None or not draft.covers(span.start, span.end):
                return mention.interval, Dating.PARAGRAPH
        return None, None

    @cached_property
    def _narrated(self) -> Ordered[DateMention]:
        """The single days to which the account moves."""
        found = []
        for mention in self._dates:
            days = mention.interval
            words = self._words(mention.span)
            one_day = days is not None and days.start == days.end and not self._is_to_come(days)
            if one_day and words and narrates(words):
                found.append(mention)
        return Ordered(found, lambda mention: mention.span.start)

    @cached_property
    def _dated(self) -> dict[int, list[DateMention]]:
        """The resolved dates that stand in each clause, by the clause's root."""
        found: dict[int, list[DateMention]] = {}
        for mention in self._dates:
            root = self._nearest_clause(mention.span)
            if root is not None and mention.interval is not None:
                found.setdefault(root, []).append(mention)
        return found

    def _nearest_clause(self, span: Span) -> int | None:
        found = self._words(span)
        if found is None:
            return None
        clauses, doc = self._parsed.clauses, self._parsed.doc
        for token in (found.root, *found.root.ancestors):
            if token.i in clauses and clauses[token.i].kind != "noun":
                return int(token.i)
            if token.i in clauses and token is not found.root:
                return int(token.i)
        following = found.sent.end
        if following < len(doc) and doc[following - 1].text == ",":
            return int(doc[following].sent.root.i)
        return None

    def _words(self, span: Span) -> Words | None:
        return self._parsed.doc.char_span(span.start, span.end, alignment_mode="expand")


def _parties(event: Coded) -> tuple[Actor, ...]:
    return distinct((*event.actors, *event.recipients))


def _trails(mention: DateMention, draft: Draft) -> bool:
    """``expressed concern over the raids in May``: a stretch told after a content that is no clause
    dates what is spoken of."""
    days = mention.interval
    stretch = days is not None and days.start < days.end
    after = bool(draft.content) and mention.span.start >= draft.content[0][0] > draft.cue_span[0]
    return stretch and after and not draft.clausal and not draft.quoted
