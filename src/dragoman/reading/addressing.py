"""Whom a statement is aimed at that names nobody, from what is told around it.

In the account of a meeting that is the other side of the table; elsewhere whoever did or said what
the statement answers, or with whom its speaker has had to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.model import Act, Actor
from dragoman.reading.discourse import Discourse
from dragoman.reading.drafts import BACKGROUND, Draft
from dragoman.reading.meetings import Meetings
from dragoman.reading.mentions import Mention
from dragoman.reading.moves import Moves
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries, distinct, opposite, others, own_government
from dragoman.reading.replies import Replies
from dragoman.reading.steps import Steps
from dragoman.reading.syntax import head_lemmas
from dragoman.reading.unattributed import is_minuted
from dragoman.reading.victims import Victims

if TYPE_CHECKING:
    from spacy.tokens import Token

_AT_HOME = frozenset({Act.CRITICISE, Act.DEMAND, Act.REJECT, Act.THREATEN})
"""Acts that people and the opposition aim at their own government, where no other is named."""
_ALWAYS_AIMED = frozenset({Act.CRITICISE, Act.DEMAND, Act.SUPPORT, Act.THREATEN})
"""Acts that are aimed at somebody even where nobody is named."""
_GOES_ON = frozenset(
    {Act.CRITICISE, Act.SUPPORT, Act.THREATEN, Act.REJECT, Act.DEMAND, Act.CONCEDE}
)
"""Acts by which a speaker goes on about the side with which it last had to do."""
_JOINTLY = frozenset({"together", "along", "jointly"})
_AT_RULERS = frozenset({Act.CRITICISE, Act.DEMAND, Act.SUPPORT})
"""Acts that a state aims at the government of another that is divided."""
_FOR_OTHERS = frozenset({Act.DEMAND, Act.COMMIT})
"""Acts of those who step in between two others."""


class Addressees:
    """Finds the addressees of one document's statements."""

    def __init__(
        self,
        parsed: Parsed,
        meetings: Meetings,
        discourse: Discourse,
        moves: Moves,
        replies: Replies,
    ) -> None:
        self._parsed = parsed
        self._moves = moves
        self._replies = replies
        self._meetings = meetings
        self._steps = Steps(parsed)
        self._victims = Victims(parsed, self._steps)
        self._official = discourse.publisher.own is not None
        self._focus = discourse.focus()
        self._topic = discourse.topic()
        words = grammar.load()
        self._telling = words.telling
        self._talk = words.relaying.talk
        self._hearers = words.relaying.hearers | words.relaying.briefings
        self._between = words.mediating | words.calming
        self._many = words.many

    def complete(self, drafts: Sequence[Draft]) -> None:
        """Completes the drafts in place, in text order."""
        told: Draft | None = None
        for draft in drafts:
            if not draft.speakers and is_minuted(draft.clause, self._parsed.doc):
                draft.speakers, draft.joint = self._all_there(draft), True
            if draft.addressees and draft.clause.lemma in self._telling:
                told = draft
            if draft.speakers and not draft.addressees and not draft.joint:
                self._address(draft, told)

    def _address(self, draft: Draft, told: Draft | None) -> None:
        if draft.clause.link in BACKGROUND:
            judged = self._replies.judged(draft) or self._replies.accused(draft)
            draft.addressees = judged or self._faced(draft)
            draft.recalled = bool(draft.addressees) and not judged
            return
        if draft.at_strangers or self._denies_talk(draft) or self._is_to_many(draft):
            return
        answered = self._replies.answered(draft)
        if answered:
            draft.addressees = answered
            draft.recalled = countries(answered) != countries(self._named_beside(draft))
        elif len(countries(draft.speakers)) == 1:
            parted = self._parted(draft)
            found = next(filter(None, self._guesses(draft, told)), ())
            if parted and not self._official and found != self._named_beside(draft):
                found = ()
            if len(found) == 1 or (found and self._binds_itself_to_all(draft)):
                draft.addressees, draft.assumed = found, True
            else:
                draft.addressees = parted
                draft.recalled = bool(parted)

    def _guesses(self, draft: Draft, told: Draft | None) -> Iterator[tuple[Actor, ...]]:
        """Whom a statement may be aimed at, the likeliest first: the one other party that the
        sentence names; whoever was just told something by the same speaker; whom the question was
        about that it answers; the other side of the meeting that it belongs to; the speaker's own
        government; the other of the two sides that the document is about; whom the paragraph names;
        with whom the speaker last had to do."""
        act = draft.act
        if act is not Act.STATE:
            yield self._named_beside(draft)
        yield self._still_told(draft, told)
        question = None if act is Act.STATE else self._parsed.exchange(draft.cue_span[0])
        if question is not None:
            yield self._last_other(draft, question)
        if act is not Act.STATE or not draft.direct:
            yield self._across(draft)
        if act is Act.STATE:
            return
        if act is Act.COMMIT:
            yield self._helped(draft)
            if self._offers_talks(draft):
                yield self._moves.faced(draft)
            return
        yield own_government(draft.speakers) if act in _AT_HOME else ()
        yield self._other_side(draft)
        yield self._faced(draft)
        if act in _ALWAYS_AIMED and not self._replies.is_bare(draft):
            yield self._last_other(draft, self._parsed.paragraph(draft.cue_span[0])[0])
        yield opposite(self._topic, draft.speakers) if act in _ALWAYS_AIMED else ()

    def _other_side(self, draft: Draft) -> tuple[Actor, ...]:
        """The other of the two sides that the document is about; of two within one state its
        government, whoever speaks from outside."""
        sides = opposite(self._focus, draft.speakers)
        torn = len(sides) > 1 and len(countries(sides)) == 1 and draft.act in _AT_RULERS
        return tuple(side for side in sides if side.sector == "GOV")[:1] if torn else sides

    def _helped(self, draft: Draft) -> tuple[Actor, ...]:
        """Whom other donors help, ``and Berne promised a million``, else the state in need that the
        document is about."""
        told = (c for part in draft.content for c in self._parsed.clauses.within(*part))
        deeds = [clause for clause in told if clause.kind == "verb"]
        helps = not deeds or any("AID" in self._steps.kinds(deed) for deed in deeds)
        if self._official or not helps:
            return ()
        before = self._moves.helped(draft.clause.root, draft.speakers)
        return before or opposite(self._topic, draft.speakers)

    def _offers_talks(self, draft: Draft) -> bool:
        """``is ready to talk``, ``promised to return to the negotiating table``."""
        told = (c for part in draft.content for c in self._parsed.clauses.within(*part))
        return any("CONSULT" in self._steps.kinds(clause) for clause in told)

    def _faced(self, draft: Draft) -> tuple[Actor, ...]:
        goes_on = draft.act in _GOES_ON and not self._names_others(draft)
        return self._moves.faced(draft) if goes_on else ()

    def _names_others(self, draft: Draft) -> bool:
        """Whether the content is about another side, or a place there: ``the coup in Benin``; what
        is threatened may be to turn to an organisation."""
        inside = (m for part in draft.content for m in self._parsed.mentions.within(*part))
        named = [actor for mention in inside for actor in mention.actors]
        if draft.act is Act.THREATEN:
            named = [actor for actor in named if actor.country_class is None]
        return bool(opposite(named, draft.speakers))

    def _parted(self, draft: Draft) -> tuple[Actor, ...]:
        """``offered to mediate``, ``urged restraint``: the two sides of the conflict told of."""
        if draft.act not in _FOR_OTHERS:
            return ()
        words = draft.clause.lemmas.union(
            token.lemma_ for token in self._parsed.tokens(draft.content)
        )
        if words.isdisjoint(self._between):
            return ()
        sides, fought = opposite(self._focus, draft.speakers), self._moves.disputants(draft)
        return fought if len(sides) < 2 or countries(sides) == countries(fought) else sides

    def _binds_itself_to_all(self, draft: Draft) -> bool:
        """``Peru will close the airstrips``, in what three states declare: towards the others."""
        told_by_another = draft.clause.link == "complement"
        return self._official and draft.act is Act.COMMIT and not told_by_another

    def _denies_talk(self, draft: Draft) -> bool:
        """``denied reports that …``: what no party has said."""
        said = head_lemmas(draft.clause.roles.get("patient", ()), self._parsed.doc)
        return draft.act is Act.REJECT and not said.isdisjoint(self._talk)

    def _last_other(self, draft: Draft, since: int) -> tuple[Actor, ...]:
        """The one party of another side that the nearest sentence since an offset names which
        names any."""
        if self._names_others(draft):
            return ()
        before = self._parsed.mentions.within(since, draft.cue_span[0])
        near: dict[int, list[Actor]] = {}
        for mention in before:
            press = any(actor.sector == "JRN" for actor in mention.actors)
            if not press and not mention.locative and not draft.covers(mention.start, mention.end):
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
            and not self._is_joined(mention)
            and not self._victims.is_one(mention, draft)
            and not (draft.act is Act.COMMIT and self._is_in_passing(draft, mention))
            for actor in mention.actors
        )
        found = opposite(named, draft.speakers)
        if draft.act is Act.COMMIT and countries(found) & countries(self._acting_beside(draft)):
            return ()
        return found if len(found) == 1 else ()

    def _is_joined(self, mention: Mention) -> bool:
        """``will answer together with Peru``: who does it with the speaker."""
        link = self._parsed.doc[mention.root].head
        before = self._parsed.doc[max(0, link.i - 1)].lower_
        return link.lower_ == "with" and before in _JOINTLY

    def _is_to_many(self, draft: Draft) -> bool:
        """``asked other donors to follow suit``, ``thanked the neighbouring countries``: parties
        that nobody names."""
        if draft.cue is None:
            return False
        named = [p for role in draft.cue.addressee for p in draft.clause.roles.get(role, ())]
        return any(self._are_many(self._parsed.doc[p.root], draft.speakers) for p in named)

    def _are_many(self, noun: Token, speakers: Sequence[Actor]) -> bool:
        others = any(child.lower_ == "other" and child.dep_ == "amod" for child in noun.children)
        mention = self._parsed.mentions.at(noun.i)
        known = mention is not None and bool(opposite(mention.actors, speakers))
        return others or (not known and noun.lower_ in self._many)

    def _acting_beside(self, draft: Draft) -> Iterator[Actor]:
        """``Peru sent tents and Chile pledged money``: who does something beside the speaker."""
        root = self._parsed.doc[draft.clause.root]
        beside = [token for token in root.children if token.dep_ == "conj"]
        if root.dep_ == "conj":
            beside.append(root.head)
        for token in beside:
            clause = self._parsed.clauses.get(token.i)
            for phrase in clause.roles.get("agent", ()) if clause is not None else ():
                mention = self._parsed.mentions.at(phrase.root)
                yield from mention.actors if mention is not None else ()

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
        for meeting in self._meetings.told_before(draft):
            if countries(draft.speakers) < countries(meeting.parties):
                return others(meeting.parties, draft.speakers)
        return ()

    def _all_there(self, draft: Draft) -> tuple[Actor, ...]:
        """All who took part in the meeting that a statement is of."""
        return next((meeting.parties for meeting in self._meetings.told_before(draft)), ())

    def _is_for_the_press(self, draft: Draft) -> bool:
        """``responding to a question``, ``at a press conference``."""
        words = draft.clause.lemmas | {
            self._parsed.doc[phrase.root].lemma_
            for phrases in draft.clause.roles.values()
            for phrase in phrases
        }
        return not words.isdisjoint(self._hearers)
