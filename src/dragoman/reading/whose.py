"""Whose deed a content tells: the speaker's own, or another party's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import tone
from dragoman.model import Act, Actor
from dragoman.reading.clauses import Clause
from dragoman.reading.mentions import Mention
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import abroad, distinct, of_others, others
from dragoman.reading.steps import Steps
from dragoman.reading.syntax import conjuncts, head_lemmas
from dragoman.reading.victims import Victims

if TYPE_CHECKING:
    from dragoman.reading.drafts import Draft

_SELF = frozenset({"i", "we", "he", "she", "it", "they"})


class Whose:
    """Answers for the drafts of one document."""

    def __init__(self, parsed: Parsed) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self.steps = Steps(parsed)
        self._victims = Victims(parsed, self.steps)
        self._tone = tone.load()

    def subject(self, clause: Clause) -> tuple[Actor, ...]:
        """The parties that the clause is about."""
        return distinct(actor for phrase in clause.subject for actor in self._mentions.of(phrase))

    def doers(self, clause: Clause) -> tuple[Actor, ...]:
        """The parties that do what the clause tells."""
        roles = ("agent", "by") if clause.passive else ("agent",)
        phrases = (phrase for role in roles for phrase in clause.roles.get(role, ()))
        return distinct(actor for phrase in phrases for actor in self._mentions.of(phrase))

    def own(self, draft: Draft, clause: Clause) -> bool:
        """Whether the clause's subject is the speaker."""
        words = {self._doc[phrase.root].lower_ for phrase in clause.subject}
        if words & {"i", "we"}:
            return True
        subject = self.subject(clause)
        owners = {c.lower_ for p in clause.subject for c in self._doc[p.root].children}
        if draft.quoted and owners & {"our", "my"}:
            return not self.is_counterpart(clause)
        if not subject or not draft.speakers:
            return bool(words & _SELF) and not subject
        return not others(subject, draft.speakers)

    def is_counterpart(self, clause: Clause) -> bool:
        """``our neighbours``, ``our friends across the river``: others, whoever they are."""
        heads = head_lemmas(clause.subject, self._doc)
        return bool(heads & self._tone.counterparts)

    def named_in(self, draft: Draft) -> tuple[Actor, ...]:
        """The first other party that the content names, with those joined to it; one that is only
        supposed (``the men``) where no word names another."""
        supposed: tuple[Actor, ...] = ()
        for start, end in draft.content:
            for mention in self._mentions.within(start, end):
                aimed = of_others(self._joined(mention), draft.speakers)
                placed = mention.locative and draft.act is not Act.COMMIT
                if not aimed or placed or self._is_beside(mention, draft):
                    continue
                if mention.how != "bridging":
                    return aimed
                supposed = supposed or aimed
        return supposed

    def states_in(self, draft: Draft) -> tuple[Actor, ...]:
        """The first other states that the content names, no organisation."""
        for start, end in draft.content:
            for mention in self._mentions.within(start, end):
                states = [a for a in self._joined(mention) if a.country_class is None]
                if found := abroad(states, draft.speakers):
                    return found
        return ()

    def _joined(self, mention: Mention) -> tuple[Actor, ...]:
        """``Peru and Chile``: the parties of a list that a mention begins."""
        listed = (self._mentions.at(token.i) for token in conjuncts(self._doc[mention.root]))
        beside = (actor for other in listed if other for actor in other.actors)
        return distinct((*mention.actors, *beside))

    def _is_beside(self, mention: Mention, draft: Draft) -> bool:
        """Whether the content names a party at which the statement is not aimed."""
        if draft.act is Act.COMMIT:
            return not self._mentions.is_aimed_at(mention)
        if draft.act is Act.THREATEN:
            return self._is_forum(mention)
        return self._victims.is_one(mention, draft)

    def _is_forum(self, mention: Mention) -> bool:
        """``would take the case to the Council``: where a threat is carried out, not at whom."""
        noun = self._doc[mention.root]
        behind = noun.dep_ == "pobj" and noun.head.lower_ in ("to", "before")
        return behind and any(actor.country_class for actor in mention.actors)

    def spoken_of(self, draft: Draft) -> tuple[Actor, ...]:
        """``said of the boarding by the navy``: the other party that the cue names."""
        found = [
            actor
            for phrase in draft.clause.roles.get("of", ())
            for actor in self._mentions.of(phrase, aimed=True)
        ]
        return others(found, draft.speakers)

    def cue_words(self, draft: Draft) -> set[str]:
        """The lemmas that make the cue: its predicate, and the object of "voiced the hope"."""
        objects = draft.clause.roles.get("patient", ()) if draft.cue and draft.cue.object else ()
        return {draft.clause.lemma, *head_lemmas(objects, self._doc)}
