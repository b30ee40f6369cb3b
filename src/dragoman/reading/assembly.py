"""Drafts made into the nouns of the model: spans, dates, places, issues, contexts, chains."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.model import (
    Act,
    ActorMention,
    DateMention,
    Document,
    Event,
    Notice,
    Place,
    Reading,
    Span,
    Statement,
    Versions,
    Wording,
)
from dragoman.reading import trust
from dragoman.reading.agreements import Agreements
from dragoman.reading.chains import Chains
from dragoman.reading.clauses import Clause
from dragoman.reading.coded import Coded
from dragoman.reading.commitments import Bond, commitments, of_statement
from dragoman.reading.dating import Dater
from dragoman.reading.drafts import Draft, form_of
from dragoman.reading.issues import contexts_of, issues_in
from dragoman.reading.lexicon import Match
from dragoman.reading.ordered import Ordered
from dragoman.reading.parsed import Parsed
from dragoman.reading.places import where
from dragoman.reading.sayings import Sayings
from dragoman.reading.strength import strength_of
from dragoman.reading.told_again import OF_ITS_PREDICATE, Retellings

_NO_DATE = Notice(
    code="no-publication-date",
    message="no publication date: dates such as 'on Thursday' or 'last month' stay unresolved",
)


@dataclass
class Assembly:
    """Everything found in one document, waiting to be put together."""

    document: Document
    parsed: Parsed
    dates: tuple[DateMention, ...]
    places: tuple[Place, ...]
    issues: Ordered[Match[tuple[str, ...]]]
    wording: tuple[Wording, ...]
    official: bool
    """Whether the document is a government's or organisation's own."""
    signs: list[trust.Signs] = field(default_factory=list)
    """By what each event of the finished reading is believed, and each that was told again."""

    def reading(
        self, drafts: list[Draft], events: list[Coded], notices: tuple[Notice, ...], stamp: Versions
    ) -> Reading:
        """The finished reading."""
        self._chains = Chains(self.parsed, Sayings(drafts))
        self._dater = Dater(
            self.parsed, self.dates, self.document.published, events, official=self.official
        )
        self._contexts: dict[tuple[int, int], tuple[str, ...]] = {}
        spoken = [draft for draft in drafts if not draft.silent]
        ids = {id(draft): f"s{index + 1}" for index, draft in enumerate(spoken)}
        statements = tuple(self._statement(draft, ids[id(draft)]) for draft in spoken)
        coded = Retellings(self.parsed, drafts, self.dates, self.places).once(
            events, [self._event(event, ids, f"e{at + 1}") for at, event in enumerate(events)]
        )
        agreed = Agreements(self.parsed, self._dater)
        return Reading(
            document=self.document,
            actors=tuple(
                ActorMention(
                    span=Span(start=m.start, end=m.end),
                    actors=m.actors,
                    how=m.how,
                    doubtful=m.doubtful,
                    roster=m.roster,
                )
                for m in self.parsed.mentions
                if not m.locative
            ),
            dates=self.dates,
            places=self.places,
            statements=statements,
            events=tuple({event.id: event for event in coded}.values()),
            commitments=commitments(
                [*self._promises(spoken, statements, coded), *agreed.bonds(events, coded)],
                self.parsed,
                self.dates,
            ),
            wording=self.wording,
            notices=(*notices, *self._notices()),
            versions=stamp,
        )

    def _promises(
        self, drafts: list[Draft], statements: tuple[Statement, ...], events: tuple[Event, ...]
    ) -> Iterator[Bond]:
        told = {event.statement: event.id for event in events if event.statement}
        for draft, statement in zip(drafts, statements, strict=True):
            if draft.cue is not None and not draft.cue.binding:
                continue
            lemma = (draft.inner or draft.clause).lemma
            bond = of_statement(statement, lemma, told.get(statement.id), self.parsed.clauses)
            if bond is not None:
                yield bond

    def _notices(self) -> list[Notice]:
        found = []
        if self.document.published is None and any(d.interval is None for d in self.dates):
            found.append(_NO_DATE)
        if self.parsed.quotes.unpaired:
            count = self.parsed.quotes.unpaired
            message = f"{count} quotation mark(s) without a partner were passed over"
            found.append(Notice(code="unpaired-quotation-marks", message=message))
        return [*found, *self._roster_conflicts()]

    def _roster_conflicts(self) -> Iterator[Notice]:
        """Persons whom the text makes somebody else than the table of office-holders does."""
        told: set[str] = set()
        for mention in self.parsed.mentions:
            held = mention.roster
            if held is None or held.name in told:
                continue
            told.add(held.name or "")
            message = (
                f"{held.name} is {mention.actors[-1].code} by the text; the table of "
                f"office-holders has {held.code} ({held.office}) under this name"
            )
            yield Notice(code="roster-conflict", message=message)

    # -- statements -------------------------------------------------------------------------

    def _statement(self, draft: Draft, name: str) -> Statement:
        speaker = draft.speaker
        days, dating = self._dater.of_statement(draft)
        confidence = 0.9 if draft.speakers else 0.5
        if draft.act is not Act.STATE and (draft.recalled or not draft.addressees):
            confidence -= 0.15
        return Statement(
            id=name,
            speakers=draft.speakers,
            speaker=Span(start=speaker[0], end=speaker[1]) if speaker else None,
            addressees=draft.addressees,
            act=draft.act,
            cue=Span(start=draft.cue_span[0], end=draft.cue_span[1]),
            content=tuple(Span(start=start, end=end) for start, end in draft.content),
            form=form_of(draft, self.parsed.quotes),
            chain=self._chains.of_statement(draft),
            polarity=draft.polarity,
            modality=draft.modality,
            strength=strength_of(draft, self.parsed),
            date=days,
            dating=dating,
            issues=self._issues_of(draft),
            confidence=round(confidence, 2),
        )

    def _issues_of(self, draft: Draft) -> tuple[str, ...]:
        start, end = draft.content[0][0], draft.content[-1][1]
        return issues_in(self.issues, start, end)

    # -- events -----------------------------------------------------------------------------

    def _event(self, coded: Coded, ids: dict[int, str], name: str) -> Event:
        kind = self.parsed.coding.book.types[coded.type]
        mode = kind.modes.get(coded.mode or "")
        start, end = coded.evidence
        days, dating = self._dater.of_event(coded)
        chain = self._chains.of_words(start, end, but=coded.draft)
        found = trust.signs(self.parsed, coded, reported=bool(chain))
        self.signs.append(found)
        return Event(
            id=name,
            type=coded.type,
            mode=coded.mode,
            quad=kind.quad,
            intensity=mode.intensity if mode else kind.intensity,
            cameo=kind.cameo,
            goldstein=kind.goldstein,
            actors=coded.actors,
            recipients=coded.recipients,
            status=coded.status,
            date=days,
            dating=dating,
            place=self._place(coded.clause),
            contexts=self._contexts_at(start),
            issues=self._issues_of(coded.draft)
            if coded.draft
            else issues_in(self.issues, start, end),
            chain=chain,
            evidence=Span(start=start, end=end),
            frame=coded.frame,
            statement=ids.get(id(coded.draft)) if coded.draft else None,
            confidence=round(trust.believed(found), 2),
        )

    def _contexts_at(self, offset: int) -> tuple[str, ...]:
        paragraph = self.parsed.paragraph(offset)
        if paragraph not in self._contexts:
            words = self.document.text[paragraph[0] : paragraph[1]]
            self._contexts[paragraph] = contexts_of(words)
        return self._contexts[paragraph]

    def _place(self, clause: Clause) -> Place | None:
        """Where it happened; an event noun happens where its own predicate does."""
        text, governor = self.document.text, self.parsed.clauses.governor(clause)
        found = where(self._placed.starting_in(*clause.extent), text)
        if found is None and governor is not None and clause.link in OF_ITS_PREDICATE:
            return where(self._placed.starting_in(*governor.extent), text)
        return found

    @cached_property
    def _placed(self) -> Ordered[Place]:
        return Ordered(self.places, lambda place: place.span.start)
