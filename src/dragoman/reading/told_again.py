"""Events that a document tells twice made one, with all their evidence (codebook section 4.2).

A later sentence tells an event again if type, mode, status, parties, days and place agree with the
first telling. It counts again if it adds something, a day, a place, a party or other words, or if
it stands in a statement that judges. Events of statements are acts of their own and always count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.model import Act, Actor, DateMention, Dating, Event, Place, Span
from dragoman.reading.clauses import Clause
from dragoman.reading.drafts import Draft
from dragoman.reading.events import Coded
from dragoman.reading.language import lemma
from dragoman.reading.mentions import Mention
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries

if TYPE_CHECKING:
    from spacy.tokens import Token

_RECALLED = 50
"""Events of a type among which the first telling of one is looked for."""
_BOTH_SIDES = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types whose actors and recipients are taken together (codebook section 4.2)."""
_JUDGING = frozenset({Act.CRITICISE, Act.SUPPORT, Act.REJECT})
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
"""Parts of speech of the words by which a telling may add something."""
_ANOTHER = "another"
_CIRCUMSTANCES = ("after", "amid", "because", "before", "despite", "following")
"""Roles that tell of something else, by which it happened."""
_LONGEST = 200
"""Most characters of the words that name a party."""
_TAKES_UP = frozenset({"the", "this", "that", "these", "those"})
_REFERS_BACK = frozenset(
    {"surname", "pronoun", "definite", "plural", "possessor", "relation", "speaker"}
)
"""How mentions are resolved whose words only stand for what was named before."""
_OF_ITS_PREDICATE = ("nsubj", "nsubjpass", "support")
"""How an event noun hangs on a clause that tells of the same event."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """One sentence's account of an event."""

    event: Event
    coded: Coded

    @property
    def clause(self) -> Clause:
        return self.coded.clause


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
        self._named: list[DateMention | Place] = [*dates, *places]
        self._words: dict[int, frozenset[str]] = {}

    def once(self, coded: Sequence[Coded], events: Sequence[Event]) -> tuple[Event, ...]:
        """For each event, in text order, the one that the document tells by it: itself, or the
        first telling with all later evidence; with ids ``e1``, ``e2`` … for those that remain."""
        tellings = [_Telling(event, item) for event, item in zip(events, coded, strict=True)]
        firsts = self._firsts(tellings)
        again: dict[int, list[Span]] = {first: [] for first in firsts}
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

    def _firsts(self, tellings: Sequence[_Telling]) -> list[int]:
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

    def _again(self, later: _Telling, first: _Telling) -> bool:
        return (
            later.coded.draft is None
            and self._sentence(later) != self._sentence(first)
            and self._takes_up(later.clause)
            and _same_kind(later.event, first.event)
            and _no_other_party(later.event, first.event)
            and self._no_other_days(later, first.event)
            and _no_other_place(later.event, first.event)
            and (later.clause.kind == "noun" or _no_other_voice(later.event, first.event))
            and not self._is_judged(later.event)
            and self._no_other_words(later, first)
        )

    def _takes_up(self, clause: Clause) -> bool:
        """Whether it may be known already: ``the visit``, ``their visit``, not ``a visit``."""
        return clause.kind != "noun" or any(
            child.dep_ == "poss" or child.lower_ in _TAKES_UP
            for child in self._parsed.doc[clause.root].children
        )

    def _no_other_days(self, later: _Telling, first: Event) -> bool:
        """Days of its own must be known; days that it only takes from around must not differ, and
        say nothing of a noun that takes up what happened before."""
        days, known = later.event.date, first.date
        governor = self._parsed.clauses.governor(later.clause)
        aside = later.clause.kind == "noun" and (
            governor is None or later.clause.link not in _OF_ITS_PREDICATE
        )
        own = (Dating.OWN,) if aside else (Dating.OWN, Dating.CLAUSE)
        if days is None or (later.event.dating not in own and later.clause.kind == "noun"):
            return True
        if later.event.dating is Dating.PUBLISHED:
            return True
        if known is None or first.dating is Dating.PUBLISHED:
            return later.event.dating not in own
        return days.start <= known.start and known.end <= days.end

    def _is_judged(self, event: Event) -> bool:
        start, end = event.evidence.start, event.evidence.end
        return any(draft.covers(start, end) for draft in self._judging)

    @cached_property
    def _judging(self) -> list[Draft]:
        return [draft for draft in self._drafts if draft.act in _JUDGING]

    # -- words --------------------------------------------------------------------------------

    def _no_other_words(self, later: _Telling, first: _Telling) -> bool:
        known = self._words_of(self._sentence(first))
        mode = self._parsed.coding.book.types[first.event.type].modes.get(first.event.mode or "")
        told = known.union(mode.words) if mode else known
        parties = countries((*first.event.actors, *first.event.recipients))
        return all(
            lemma(token) in told or self._is_named(token, parties) for token in self._telling(later)
        )

    def _telling(self, telling: _Telling) -> Iterator[Token]:
        """The words by which a telling may add something: not those that name the event, nor a
        day or place, which are compared as such, nor what else happened."""
        doc, clause = self._parsed.doc, telling.clause
        span = telling.event.evidence
        inside = doc.char_span(span.start, span.end, alignment_mode="expand")
        governor = self._parsed.clauses.governor(clause)
        heads = [clause.root]
        if governor is not None and clause.link == "support":
            heads.append(governor.root)
        beside = [child for head in heads for child in doc[head].children if child.dep_ == "advmod"]
        aside = [
            (phrase.start, phrase.end)
            for role in _CIRCUMSTANCES
            for phrase in clause.roles.get(role, ())
        ]
        for token in (*(inside or ()), *beside):
            adds = token.pos_ in _TELLING or token.lower_ == _ANOTHER
            names = token.i in heads or self._supports(token, clause) or token.idx in self._dated
            if adds and not names and not any(start <= token.idx < end for start, end in aside):
                yield token

    def _supports(self, token: Token, clause: Clause) -> bool:
        """``talks`` in ``held talks``: the noun by which a verb names its event."""
        noun = self._parsed.clauses.get(token.i)
        return noun is not None and noun.link == "support" and noun.governor == clause.root

    def _is_named(self, token: Token, parties: frozenset[str]) -> bool:
        """Whether it is part of what names one of the parties, and says no more of it."""
        if token.dep_ == "nummod":
            counted = self._parsed.mentions.at(token.head.i)
            if counted is not None and counted.how == "plural":
                return countries(counted.actors) <= parties
        return any(
            mention.start <= token.idx < mention.end and _is_plain(mention)
            for mention in self._parsed.mentions.within(token.idx - _LONGEST, token.idx + 1)
            if mention.actors and countries(mention.actors) <= parties
        )

    @cached_property
    def _dated(self) -> frozenset[int]:
        """Where the characters of the dates and places are."""
        return frozenset(
            at for named in self._named for at in range(named.span.start, named.span.end)
        )

    def _words_of(self, sentence: int) -> frozenset[str]:
        if sentence not in self._words:
            tokens = self._parsed.doc[sentence].sent
            self._words[sentence] = frozenset(lemma(token) for token in tokens)
        return self._words[sentence]

    def _sentence(self, telling: _Telling) -> int:
        """Token index at which its sentence starts."""
        return int(self._parsed.doc[telling.clause.root].sent.start)


def _same_kind(later: Event, first: Event) -> bool:
    modes = {later.mode, first.mode} - {None}
    return later.status is first.status and len(modes) < 2


def _no_other_party(later: Event, first: Event) -> bool:
    if first.type in _BOTH_SIDES:
        return _among(
            (*later.actors, *later.recipients),
            (*first.actors, *first.recipients),
        )
    return _among(later.actors, first.actors) and _among(later.recipients, first.recipients)


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
    known = [(source.actors, source.name if not source.actors else "") for source in first.chain]
    return not first.chain or known == [
        (source.actors, source.name if not source.actors else "") for source in later.chain
    ]


def _is_plain(mention: Mention) -> bool:
    """Whether the words only say which party: a name of a state, or what refers back."""
    return mention.how in _REFERS_BACK or (mention.role is None and not mention.person)
