"""Who is across the table: in the account of a meeting, the other side is the addressee."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.codebook import grammar
from dragoman.model import Act, Actor
from dragoman.reading.coded import Coded
from dragoman.reading.discourse import Discourse
from dragoman.reading.drafts import Draft
from dragoman.reading.language import lemma
from dragoman.reading.mentions import Mention
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries, distinct, opposite, others, own_government
from dragoman.reading.replies import Replies
from dragoman.reading.statements import is_minuted

_AT_HOME = frozenset({Act.CRITICISE, Act.DEMAND, Act.REJECT, Act.THREATEN})
"""Acts that people and the opposition aim at their own government, where no other is named."""
_ALWAYS_AIMED = frozenset({Act.CRITICISE, Act.DEMAND, Act.SUPPORT, Act.THREATEN})
"""Acts that are aimed at somebody even where nobody is named."""
_BACKGROUND = ("adverbial", "relative")
"""Links of clauses that tell of another occasion: "as Peru promised in 2013"."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting or call told at ``offset`` between exactly two parties."""

    offset: int
    parties: tuple[Actor, ...]


def find_meetings(events: Sequence[Coded]) -> tuple[Meeting, ...]:
    """The meetings of two parties among coded events, in text order."""
    found = []
    for event in events:
        parties = distinct((*event.actors, *event.recipients))
        if event.mode == "visit" and event.clause.link in _BACKGROUND:
            continue
        if event.type == "CONSULT" and len(countries(parties)) > 1:
            found.append(Meeting(event.evidence[0], parties))
    return tuple(found)


class Table:
    """Finds whom a statement without an addressee is aimed at, from what is told around it."""

    def __init__(
        self,
        parsed: Parsed,
        meetings: Sequence[Meeting],
        discourse: Discourse,
        replies: Replies,
    ) -> None:
        self._parsed = parsed
        self._replies = replies
        self._meetings = meetings
        self._official = discourse.publisher.own is not None
        self._focus = discourse.focus()
        words = grammar.load()
        self._telling = words.telling
        self._hearers = words.relaying.hearers | words.relaying.briefings

    def address(self, drafts: Sequence[Draft]) -> None:
        """Completes the drafts in place, in text order.

        In order: whom the statement answers; the one other party that the sentence names; whoever
        was just told something by the same speaker; the other side of the meeting that the
        statement belongs to; the other of the two sides that the document is about.
        """
        told: Draft | None = None
        for draft in drafts:
            if not draft.speakers and is_minuted(draft.clause, self._parsed.doc):
                draft.speakers, draft.joint = self._all_there(draft), True
            if draft.addressees and draft.clause.lemma in self._telling:
                told = draft
            if draft.addressees or draft.joint or not draft.speakers:
                continue
            if draft.clause.link in _BACKGROUND:
                draft.addressees = self._replies.judged(draft)
                continue
            found = self._replies.answered(draft)
            if found:
                draft.addressees = found
                draft.recalled = countries(found) != countries(self._named_beside(draft))
            if found or len(countries(draft.speakers)) != 1:
                continue
            if draft.act is not Act.STATE:
                found = self._named_beside(draft)
            found = found or self._still_told(draft, told)
            if draft.act is not Act.STATE or not draft.direct:
                found = found or self._across(draft)
            if not found and draft.act not in (Act.STATE, Act.COMMIT):
                found = (
                    own_government(draft.speakers) if draft.act in _AT_HOME else ()
                ) or opposite(self._focus, draft.speakers)
            if not found and draft.act in _ALWAYS_AIMED and not self._replies.is_bare(draft):
                found = self._last_other(draft)
            if len(found) == 1 or (found and self._binds_itself_to_all(draft)):
                draft.addressees, draft.assumed = found, True

    def _binds_itself_to_all(self, draft: Draft) -> bool:
        """``Peru will close the airstrips``, in what three states declare: towards the others."""
        told_by_another = draft.clause.link == "complement"
        return self._official and draft.act is Act.COMMIT and not told_by_another

    def _last_other(self, draft: Draft) -> tuple[Actor, ...]:
        """The one party of another side that the nearest sentence of the paragraph names which
        names any."""
        inside = (m for part in draft.content for m in self._parsed.mentions.within(*part))
        if opposite((actor for m in inside for actor in m.actors), draft.speakers):
            return ()
        start, _ = self._parsed.paragraph(draft.cue_span[0])
        before = self._parsed.mentions.within(start, draft.cue_span[0])
        near: dict[int, list[Actor]] = {}
        for mention in before:
            if not mention.locative and not draft.covers(mention.start, mention.end):
                sentence = self._parsed.doc[mention.root].sent.start
                near.setdefault(sentence, []).extend(mention.actors)
        for sentence in sorted(near, reverse=True):
            found = opposite(near[sentence], draft.speakers)
            if found:
                return found if len(found) == 1 else ()
        return ()

    def _named_beside(self, draft: Draft) -> tuple[Actor, ...]:
        sentence = self._parsed.doc[draft.clause.root].sent
        named = distinct(
            actor
            for mention in self._parsed.mentions.within(sentence.start_char, sentence.end_char)
            if not mention.locative
            and mention.how != "unresolved"
            and not (draft.act is Act.COMMIT and self._is_in_passing(draft, mention))
            for actor in mention.actors
        )
        found = opposite(named, draft.speakers)
        return found if len(found) == 1 else ()

    def _still_told(self, draft: Draft, told: Draft | None) -> tuple[Actor, ...]:
        """``told Peru that …; the lake, he added, …``: said on in the same paragraph."""
        if told is None or draft.speakers != told.speakers:
            return ()
        same = self._parsed.paragraph(draft.cue_span[0]) == self._parsed.paragraph(told.cue_span[0])
        return told.addressees if same else ()

    def _is_in_passing(self, draft: Draft, mention: Mention) -> bool:
        """Whether what is promised only speaks of a party: it is not done to, for or with it."""
        inside = draft.covers(mention.start, mention.end)
        return inside and not self._parsed.mentions.is_aimed_at(mention)

    def _across(self, draft: Draft) -> tuple[Actor, ...]:
        """The other side of the meeting that a statement belongs to."""
        if self._is_for_the_press(draft):
            return ()
        for meeting in self._told_before(draft):
            if countries(draft.speakers) < countries(meeting.parties):
                return others(meeting.parties, draft.speakers)
        return ()

    def _all_there(self, draft: Draft) -> tuple[Actor, ...]:
        """All who took part in the meeting that a statement is of."""
        return next((meeting.parties for meeting in self._told_before(draft)), ())

    def _told_before(self, draft: Draft) -> Iterator[Meeting]:
        """The meetings to which a statement may belong, the last first: in an official document
        all told before it, in news only those of the same paragraph."""
        cue = draft.cue_span[0]
        reach = 0 if self._official else self._parsed.paragraph(cue)[0]
        return (m for m in reversed(self._meetings) if reach <= m.offset <= cue)

    def _is_for_the_press(self, draft: Draft) -> bool:
        """``responding to a question``, ``at a press conference``."""
        words = draft.clause.lemmas | {
            lemma(self._parsed.doc[phrase.root])
            for phrases in draft.clause.roles.values()
            for phrase in phrases
        }
        return not words.isdisjoint(self._hearers)
