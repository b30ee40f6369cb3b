"""Who marches, where a text names people without their state: ``students marched in Lima``."""

from __future__ import annotations

from dragoman.codebook import Frame, grammar
from dragoman.model import Actor, Place
from dragoman.reading.clauses import Clause, Phrase
from dragoman.reading.matching import heads
from dragoman.reading.ordered import Ordered
from dragoman.reading.parsed import Parsed
from dragoman.reading.phrase_parties import PhraseParties


class Natives:
    """Finds people of the state against which, or in which, they act; remembers them."""

    def __init__(self, parsed: Parsed, phrases: PhraseParties, places: tuple[Place, ...]) -> None:
        self._doc = parsed.doc
        self._known = parsed.coding.known
        self._mentions = parsed.mentions
        self._phrases = phrases
        self._grammar = grammar.load()
        self._marchers: dict[int, Actor] = {}
        self._places = Ordered(places, lambda place: place.span.start)

    def told(self, clause: Clause) -> tuple[Actor, ...]:
        """``soldiers toppled the government of Chad, jailing ministers``: the same soldiers."""
        roots = (phrase.root for phrase in clause.roles.get("agent", ()))
        return tuple(self._marchers[root] for root in roots if root in self._marchers)

    def of(self, clause: Clause, frame: Frame) -> tuple[Actor, ...]:
        """``students marched on the palace in Lima``, ``protests erupted in Lima``: people of the
        state against which, or in which, they do it."""
        state = self._state_against(clause, frame)
        if state and clause.kind == "noun" and "agent" not in clause.roles:
            return (Actor(country=state, sector="CVL"),)
        for phrase in clause.roles.get("agent", ()) if state else ():
            sector = self._sector_of_people(phrase)
            if sector:
                native = Actor(country=state, sector=sector)
                self._marchers[phrase.root] = native
                return (native,)
        return ()

    def crowd(self, clause: Clause, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """``Senegalese butchers rallied``: people, by whatever trade they are called; a
        government marches nowhere."""
        agents = [self._doc[phrase.root] for phrase in clause.roles.get("agent", ())]
        if not all(noun.tag_ == "NNS" and self._mentions.at(noun.i) is None for noun in agents):
            return actors
        return tuple(
            actor.model_copy(update={"sector": "CVL"})
            if actor.sector == "GOV" and actor.country_class is None
            else actor
            for actor in actors
        )

    def _sector_of_people(self, phrase: Phrase) -> str | None:
        """The sector of people whose state is not named: ``students``, ``thousands``."""
        mention = self._mentions.at(phrase.root)
        role = self._known.roles.get(mention.role or "") if mention else None
        if role is not None and role.sector:
            return role.sector
        noun = self._doc[phrase.root].lemma_
        crowd = noun in self._grammar.people or noun in self._grammar.quantities
        return "CVL" if crowd else None

    def _state_against(self, clause: Clause, frame: Frame) -> str | None:
        """The one state whose authorities or places the phrases around a deed name; outside another
        state's embassy only a place tells."""
        abroad_there = any(
            heads(clause, role, self._doc, self._known) & self._grammar.missions
            for role in frame.recipient
        )
        against = self._phrases.first(clause, frame.recipient)
        named = {a.country for a in against if a.country in self._known.countries}
        sentence = self._doc[clause.root].sent
        places = self._places.starting_in(sentence.start_char, sentence.end_char)
        lying = {place.country for place in places if place.country and not place.doubtful}
        found = lying - named if abroad_there else named or lying
        return found.pop() if len(found) == 1 else None
