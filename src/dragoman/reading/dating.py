"""When a statement was made or an event happened, and how that is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dragoman.model import Actor, DateMention, Dating, Interval, Status
from dragoman.reading.clause_dates import ClauseDates, When
from dragoman.reading.clauses import Clause
from dragoman.reading.coded import Coded
from dragoman.reading.date_context import narrates
from dragoman.reading.drafts import Draft
from dragoman.reading.ordered import Ordered
from dragoman.reading.papers import Papers
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries, distinct
from dragoman.reading.syntax import takes_up

_LATELY = 14
"""Days after which a document no longer tells of a meeting, or reacts to a deed."""
_RECALLED = 20
"""Deeds that are looked back on."""
_LONGEST = 4
"""Days that a meeting lasts at most."""

Deeds = tuple[str, frozenset[str]]
"""A type of event, and the countries of its parties."""


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
        self._in_clauses = ClauseDates(parsed, dates, self._published)
        self._papers = Papers(parsed, self._in_clauses)
        self._official = official
        self._coded = frozenset(event.clause.root for event in events)
        self._deeds = self._by_sides(events)
        self._occasions = [
            _Occasion(event.evidence[0], countries(_parties(event)), days)
            for event in events
            if event.type == "CONSULT"
            and not event.recalled
            and event.status is Status.REALISED
            and (days := self._in_clauses.told(event.clause, event.draft)[0]) is not None
            and not self._in_clauses.is_to_come(days)
            and self._is_of_late(days)
        ]

    def of_statement(self, draft: Draft) -> When:
        """When the statement was made."""
        inside = self._in_clauses.counted_from(draft.clause)
        if inside is not None:
            return inside, Dating.OWN
        return self._first(
            self._in_clauses.told(draft.clause, draft),
            self._on_paper(draft.clause),
            self._occasion(draft.cue_span[0], countries((*draft.speakers, *draft.addressees))),
            self._reaction(draft.clause, draft.speakers),
            self._around(draft.clause, draft),
        )

    def of_event(self, event: Coded) -> When:
        """When the event happened; one still to come is dated by when that was said."""
        if event.draft is not None:
            return self.of_statement(event.draft)
        inside = self._in_clauses.counted_from(event.clause)
        if inside is not None:
            return inside, Dating.OWN
        plan = event.status is not Status.REALISED
        days, how = self._in_clauses.told(event.clause, plan=plan)
        if days is not None and not self._in_clauses.is_to_come(days):
            return days, how
        if days is not None and plan:
            return self._first()
        if self._in_clauses.is_earlier(event.clause):
            return self._first()
        trailing = self._in_clauses.trailing(event.clause, self._coded)
        if trailing is not None and not self._in_clauses.is_to_come(trailing):
            return trailing, Dating.OWN
        days, how = self._told_before(event)
        if days is not None:
            return days, how
        if not self._is_official(event.clause):
            return self._first(
                self._around(event.clause), self._reaction(event.clause, event.actors)
            )
        return self._first(
            self._occasion(event.evidence[0], countries(_parties(event))),
            self._around(event.clause),
        )

    def of_term(self, clause: Clause) -> When:
        """When the paper was made whose term a clause is."""
        days, how = self._in_clauses.told(clause, plan=True)
        told = (days, how) if days and not self._in_clauses.is_to_come(days) else (None, None)
        return self._first(told, self._on_paper(clause))

    def _by_sides(self, events: Sequence[Coded]) -> dict[Deeds, Ordered[Coded]]:
        """What was done of material conflict, by its type and between whom."""
        found: dict[Deeds, list[Coded]] = {}
        for event in events:
            kind = self._parsed.coding.book.types[event.type]
            if kind.hostile and kind.material and event.status is Status.REALISED:
                found.setdefault((event.type, countries(_parties(event))), []).append(event)
        return {key: Ordered(deeds, lambda one: one.clause.root) for key, deeds in found.items()}

    def _told_before(self, event: Coded) -> When:
        """Of a deed that somebody gives an account of or that a noun takes up, the day on which
        the text has told of one of that type between the same sides."""
        noun = event.clause.kind == "noun" and takes_up(self._parsed.doc[event.clause.root])
        quoted = self._parsed.quotes.at(event.evidence[0]) is not None
        if event.clause.link != "complement" and not noun and not quoted:
            return None, None
        deeds = self._deeds.get((event.type, countries(_parties(event))))
        for deed in reversed(deeds.last_before(event.clause.root, _RECALLED) if deeds else ()):
            days, how = self._first_told(deed)
            if days is not None:
                return days, how
        return None, None

    def _first_told(self, deed: Coded) -> When:
        """The days of a deed by its own words or by the account before it; ``accused Chad on Monday
        of shelling the port`` does not tell."""
        if deed.clause.gerund and deed.clause.link != "adverbial":
            return None, None
        days, how = self._in_clauses.told(deed.clause)
        return (days, how) if days is not None else self._around(deed.clause)

    def _on_paper(self, clause: Clause) -> When:
        days = self._papers.day(clause)
        return (days, Dating.CLAUSE) if days is not None else (None, None)

    def _first(self, *found: When) -> When:
        for days, how in found:
            if days is not None:
                return days, how
        return self._published, Dating.PUBLISHED if self._published else None

    def _is_of_late(self, days: Interval) -> bool:
        """Whether a meeting can be what a document tells of: lately, and of some days at most."""
        if (days.end - days.start).days > _LONGEST:
            return False
        return self._published is None or (self._published.end - days.end).days <= _LATELY

    def _occasion(self, offset: int, parties: frozenset[str]) -> When:
        """The last dated meeting told before whose parties include these; in an official
        document the last of its first speaker."""
        if not parties or (len(parties) < 2 and not self._official):
            return None, None
        fitting = [one for one in self._occasions if parties <= one.parties]
        before = [one for one in fitting if one.offset <= offset]
        if before:
            return before[-1].days, Dating.OCCASION
        if fitting and offset < self._lead:
            return fitting[0].days, Dating.OCCASION
        return None, None

    @cached_property
    def _lead(self) -> int:
        """Where the words end that sum up what follows: in news the first sentence."""
        first = self._parsed.paragraphs[0]
        sentence = next(iter(self._parsed.doc.sents))
        return first[1] if self._official else min(first[1], sentence.end_char)

    def _reaction(self, clause: Clause, actors: tuple[Actor, ...]) -> When:
        """In news, the span until publication from the day of somebody else's deed or words: of
        those told before in the paragraph the last, else what the story begins with."""
        if self._is_official(clause) or self._published is None or clause.perfect:
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
            if not lately or {actor.code for actor in actors} & self._acting(mention):
                return None, None
            return Interval(start=day, end=until), Dating.REACTION
        return None, None

    def _acting(self, mention: DateMention) -> frozenset[str]:
        """The codes of those who act in the clause that a date stands in."""
        clause = self._in_clauses.clause_of(mention)
        phrases = (*clause.subject, *clause.roles.get("agent", ())) if clause else ()
        return frozenset(actor.code for each in phrases for actor in self._parsed.mentions.of(each))

    def _is_official(self, clause: Clause) -> bool:
        """Whether a clause is an office's own word: not what journalists put to its spokesman."""
        return self._official and not self._parsed.asks(clause.start)

    def _around(self, clause: Clause, draft: Draft | None = None) -> When:
        """The day that the account has reached in the paragraph, which background leaves."""
        if self._is_official(clause) or clause.perfect or clause.link == "relative":
            return None, None
        start, _ = self._parsed.paragraph(clause.start)
        for mention in reversed(self._narrated.starting_in(start, clause.start)):
            span = mention.span
            if self._is_aside(mention, clause):
                continue
            if draft is None or not draft.covers(span.start, span.end):
                return mention.interval, Dating.PARAGRAPH
        return None, None

    def _is_aside(self, mention: DateMention, clause: Clause) -> bool:
        """``Chad, which shut its port on Monday, recalled its envoy``, ``"We met on Monday," he
        said``: days told in passing, which move the account no further; not ``in a statement
        carried on Monday``."""
        quote = self._parsed.quotes.at(mention.span.start)
        if quote is not None and not quote.start <= clause.start < quote.end:
            return True
        within = self._in_clauses.clause_of(mention)
        return within is not None and self._parsed.doc[within.root].dep_ == "relcl"

    @cached_property
    def _narrated(self) -> Ordered[DateMention]:
        """The single days to which the account moves."""
        found = []
        for mention in self._dates:
            days = mention.interval
            words = self._in_clauses.words(mention.span)
            one_day = days is not None and days.start == days.end
            past = days is not None and not self._in_clauses.is_to_come(days)
            if one_day and past and words and narrates(words):
                found.append(mention)
        return Ordered(found, lambda mention: mention.span.start)


def _parties(event: Coded) -> tuple[Actor, ...]:
    return distinct((*event.actors, *event.recipients))
