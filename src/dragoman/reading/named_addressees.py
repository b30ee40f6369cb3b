"""Whom a statement is aimed at by the words of its own clause: ``told the envoy``, ``deplored the
shelling by Chile``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import Cue, grammar
from dragoman.model import BINDING, Act, Actor
from dragoman.reading.clauses import PURPOSES, Clause, Phrase
from dragoman.reading.drafts import JUDGING, Draft
from dragoman.reading.matching import asks
from dragoman.reading.mutual import is_mutual
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import abroad, others
from dragoman.reading.steps import Steps
from dragoman.reading.victims import Victims

if TYPE_CHECKING:
    from spacy.tokens import Token

_AIMED = JUDGING | {Act.THREATEN}
"""Acts whose addressee may stand in any phrase of the cue's content."""
_REACHED = ("patient", "companion")
_DIRECT = ("addressee", "patient")
_KNOWN = frozenset({"the", "this", "that", "these", "those", "both", "each", "all", "our", "your"})
"""Words before a noun for somebody of whom the text may have spoken."""


class NamedAddressees:
    """Finds them in the clauses of one document."""

    def __init__(self, parsed: Parsed) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._cues = parsed.coding.cues
        self._mentions = parsed.mentions
        self._victims = Victims(parsed, Steps(parsed))
        self._telling = grammar.load().telling
        self._reaching = grammar.load().reaching

    def of(self, clause: Clause, cue: Cue, draft: Draft) -> tuple[Actor, ...]:
        """The parties in the first phrase of the cue that names others than the speakers."""
        roles = cue.addressee
        if draft.act in _AIMED and not roles:
            roles = ("addressee", "patient", *cue.content)
        for role in roles:
            found = [self._in_phrase(phrase, draft) for phrase in clause.roles.get(role, ())]
            apart = others if role in ("addressee", "patient", "to", "on") else abroad
            actors = apart((actor for group in found for actor in group), draft.speakers)
            if clause.lemma in self._telling:
                actors = tuple(a for a in actors if not _is_audience(a, draft.speakers))
            if actors:
                return actors
        mutual = len(draft.speakers) > 1 and is_mutual(clause, self._doc)
        return draft.speakers if mutual else self._reached(clause, draft) or self._askers(draft)

    def are_strangers(self, clause: Clause, cue: Cue) -> bool:
        """``blamed smugglers``, ``cautioned its allies``: whether the words that say at whom a
        statement is aimed name no party, and none spoken of before; whoever is only told something
        is an audience."""
        if cue.act is Act.STATE:
            return False
        told = next((name for name in cue.content if _has(clause, name)), None)
        aimed = (name for name in _DIRECT if name in cue.addressee and name != told)
        return any(
            self._is_stranger(self._doc[phrase.root])
            for name in aimed
            for phrase in clause.roles.get(name, ())
        )

    def _is_stranger(self, noun: Token) -> bool:
        words = grammar.load()
        if noun.pos_ != "NOUN" or noun.i in self._clauses or words.is_source(noun.lemma_):
            return False
        if noun.lemma_ in words.relaying.hearers | words.references.movements:
            return False
        mention = self._mentions.at(noun.i)
        known = mention is not None and bool(mention.actors)
        return not known and not any(child.lower_ in _KNOWN for child in noun.lefts)

    def _reached(self, clause: Clause, draft: Draft) -> tuple[Actor, ...]:
        """``called the ambassador to explain the rule``: whom the speaker turns to for it."""
        above = self._clauses.governor(clause)
        aimed = clause.infinitive and clause.link in PURPOSES
        if above is None or not aimed or above.lemma not in self._reaching:
            return ()
        reached = (phrase for name in _REACHED for phrase in above.roles.get(name, ()))
        return others((a for phrase in reached for a in self._mentions.of(phrase)), draft.speakers)

    def _askers(self, draft: Draft) -> tuple[Actor, ...]:
        """``agreed to an appeal by the clergy``: whose wish is granted."""
        if draft.act not in BINDING:
            return ()
        granted = (self._clauses.get(phrase.root) for phrase in draft.clause.roles.get("to", ()))
        found = (
            actor
            for noun in granted
            if noun is not None and asks(noun, self._cues, self._doc)
            for phrase in noun.roles.get("agent", ())
            for actor in self._mentions.of(phrase)
        )
        return others(found, draft.speakers)

    def _in_phrase(self, phrase: Phrase, draft: Draft) -> tuple[Actor, ...]:
        doers = self._doers(phrase, draft) or self._victims.rulers(phrase, draft)
        if doers:
            return doers
        mention = self._mentions.head(phrase)
        suffers = mention is not None and self._victims.is_one(mention, draft)
        return () if suffers else self._mentions.of(phrase)

    def _doers(self, phrase: Phrase, draft: Draft) -> tuple[Actor, ...]:
        """``deplored the shelling of a town by Chile``: who did what is judged."""
        noun = self._clauses.get(phrase.root)
        if draft.act not in JUDGING or noun is None or noun.kind != "noun":
            return ()
        return tuple(
            actor for item in noun.roles.get("by", ()) for actor in self._mentions.of(item)
        )


def _is_audience(actor: Actor, speakers: tuple[Actor, ...]) -> bool:
    """Whether somebody is told something only so that others hear it: the press, the speaker's own
    parliament."""
    own = any(actor.country == speaker.country for speaker in speakers)
    return actor.sector == "JRN" or (actor.sector == "LEG" and own)


def _has(clause: Clause, name: str) -> bool:
    return bool(clause.complements) if name == "complement" else name in clause.roles
