"""Events that a document tells twice made one, with all their evidence (codebook section 4.2).

A later sentence tells an event again if type, mode, status, parties, days and place agree with the
first telling. It counts again if it adds something, a day, a place, a party or other words, or if
it stands in a statement that judges. Events of statements are acts of their own and always count.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from dragoman.model import Actor, DateMention, Dating, Event, Place, Span
from dragoman.reading.clauses import Clause
from dragoman.reading.coded import Coded
from dragoman.reading.drafts import JUDGING, Draft
from dragoman.reading.layout import headline
from dragoman.reading.ordered import Ordered
from dragoman.reading.parsed import Parsed
from dragoman.reading.syntax import takes_up
from dragoman.reading.told_words import Telling, Words

_RECALLED = 50
"""Events of a type among which the first telling of one is looked for."""
OF_ITS_PREDICATE = ("nsubj", "nsubjpass", "support")
"""How an event noun hangs on a clause that tells of the same event."""


class Retellings:
    """Finds what one document tells twice."""

    def __init__(
        self,
        parsed: Parsed,
        drafts: Sequence[Draft],
        dates: Sequence[DateMention],
        places: Sequence[Place],
    ) -> None:
        self._parsed = parsed
        self._drafts = drafts
        self._words = Words(parsed, [*dates, *places])

    def once(self, coded: Sequence[Coded], events: Sequence[Event]) -> tuple[Event, ...]:
        """For each event, in text order, the one that the document tells by it: itself, or the
        first telling below a headline with all other evidence; with ids ``e1``, ``e2`` … for those
        that remain."""
        tellings = [Telling(event, item) for event, item in zip(events, coded, strict=True)]
        firsts = self._below_headline(self._firsts(tellings), tellings)
        again: dict[int, list[Span]] = {first: [] for first in sorted(firsts)}
        for at, first in enumerate(firsts):
            if at != first:
                again[first].append(events[at].evidence)
        kept = {
            first: events[first].model_copy(
                update={"id": f"e{number}", "told_again": tuple(again[first])}
            )
            for number, first in enumerate(again, start=1)
        }
        return tuple(kept[first] for first in firsts)

    def _firsts(self, tellings: Sequence[Telling]) -> list[int]:
        """For each telling the place of the first one of the same event."""
        firsts: list[int] = []
        by_type: dict[str, list[int]] = {}
        for at, telling in enumerate(tellings):
            known = by_type.setdefault(telling.event.type, [])
            found = next(
                (i for i in reversed(known[-_RECALLED:]) if self._again(telling, tellings[i])), at
            )
            firsts.append(found)
            if found == at:
                known.append(at)
        return firsts

    def _below_headline(self, firsts: Sequence[int], tellings: Sequence[Telling]) -> list[int]:
        """The same, but for what a headline tells the place of its first telling below, which says
        more of it."""
        end = headline(self._parsed.text)
        above = [at for at, one in enumerate(tellings) if one.event.evidence.start < end]
        below = [at for at in range(len(above), len(tellings)) if firsts[at] == at]
        instead: dict[int, int] = {}
        for at in above:
            same = (b for b in below if self._is_told_by(tellings[at].event, tellings[b].event))
            instead[at] = next(same, at)
        return [instead.get(first, first) for first in firsts]

    def _again(self, later: Telling, first: Telling) -> bool:
        if self._goes_on(later, first):
            return True
        return (
            later.coded.draft is None
            and self._sentence(later) != self._sentence(first)
            and (later.clause.kind != "noun" or self._is_known(later.clause))
            and _same_kind(later.event, first.event)
            and self._no_other_party(later.event, first.event)
            and self._no_other_days(later, first.event)
            and _no_other_place(later.event, first.event)
            and (later.clause.kind == "noun" or _no_other_voice(later.event, first.event))
            and not self._is_judged(later.event)
            and self._words.none_added(later, first)
        )

    def _goes_on(self, later: Telling, first: Telling) -> bool:
        """``held a meeting and discussed the dam``: one meeting."""
        verb = self._parsed.doc[later.clause.root]
        joined = verb.dep_ == "conj" and self._sentence(later) == self._sentence(first)
        meeting = later.event.type == "CONSULT" and later.clause.kind == "verb"
        if not (joined and meeting and _same_kind(later.event, first.event)):
            return False
        above = self._parsed.doc[first.clause.root]
        return verb.head in (above, above.head) and self._no_other_party(later.event, first.event)

    def _is_told_by(self, headline: Event, below: Event) -> bool:
        """Whether a text tells below what its headline does, with as many parties or more or
        fewer."""
        parties = self._no_other_party(headline, below) or self._no_other_party(below, headline)
        return headline.type == below.type and _same_kind(below, headline) and parties

    def _no_other_party(self, later: Event, first: Event) -> bool:
        if first.type in self._parsed.coding.book.equals:
            return _among(
                (*later.actors, *later.recipients),
                (*first.actors, *first.recipients),
            )
        return _among(later.actors, first.actors) and _among(later.recipients, first.recipients)

    def _is_known(self, noun: Clause) -> bool:
        """``the visit``, ``their visit``, not ``a visit``."""
        token = self._parsed.doc[noun.root]
        return takes_up(token) or any(child.dep_ == "poss" for child in token.children)

    def _no_other_days(self, later: Telling, first: Event) -> bool:
        """Days of its own must be known; days that it only takes from around must not differ, and
        say nothing of a noun that takes up what happened before."""
        days, known, dating = later.event.date, first.date, later.event.dating
        own = dating is Dating.OWN or (dating is Dating.CLAUSE and self._shares_days(later.clause))
        if days is None or dating is Dating.PUBLISHED:
            return True
        if not own and later.clause.kind == "noun":
            return True
        if known is None or first.dating is Dating.PUBLISHED:
            return not own
        return days.start <= known.start and known.end <= days.end

    def _shares_days(self, clause: Clause) -> bool:
        """Whether the days of the clause above are its own: ``the talks began on Monday``, not
        ``it left on Monday, before the talks``."""
        above = self._parsed.clauses.governor(clause)
        return clause.kind != "noun" or (above is not None and clause.link in OF_ITS_PREDICATE)

    def _is_judged(self, event: Event) -> bool:
        start, end = event.evidence.start, event.evidence.end
        near = self._judging.starting_in(start - self._longest, start + 1)
        return any(end <= last for _, last in near)

    @cached_property
    def _longest(self) -> int:
        return max((last - first for first, last in self._judging), default=0)

    @cached_property
    def _judging(self) -> Ordered[tuple[int, int]]:
        """Offsets of what is judged."""
        parts = (part for d in self._drafts if d.act in JUDGING for part in d.content)
        return Ordered(parts, lambda part: part[0])

    def _sentence(self, telling: Telling) -> int:
        """Token index at which its sentence starts."""
        return int(self._parsed.doc[telling.clause.root].sent.start)


def _same_kind(later: Event, first: Event) -> bool:
    modes = {later.mode, first.mode} - {None}
    return later.status is first.status and len(modes) < 2


def _among(parties: Sequence[Actor], known: Sequence[Actor]) -> bool:
    return all(any(_is_named_by(party, other) for other in known) for party in parties)


def _is_named_by(party: Actor, known: Actor) -> bool:
    """Whether ``known`` says all that ``party`` does: an army its state, a person an office."""
    return (
        party.country == known.country
        and party.sector in (known.sector, "GOV")
        and party.name in (known.name, None)
    )


def _no_other_place(later: Event, first: Event) -> bool:
    if later.place is None:
        return True
    return first.place is not None and later.place.name == first.place.name


def _no_other_voice(later: Event, first: Event) -> bool:
    """Whether it stands on no word but that on which it is told already."""
    return not first.chain or _voices(later) == _voices(first)


def _voices(event: Event) -> list[tuple[tuple[Actor, ...], str]]:
    """The sources of an event, by whom they are or, where that is unknown, by name."""
    return [(source.actors, "" if source.actors else source.name) for source in event.chain]
