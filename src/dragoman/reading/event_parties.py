"""Who acts and who is acted on in a clause that fits a frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.codebook import Codebook, Frame, grammar, tone
from dragoman.knowledge import Sector
from dragoman.model import Actor, SourceKind
from dragoman.reading.brokers import Brokers
from dragoman.reading.clauses import TO_COME, Clause, Phrase
from dragoman.reading.matching import heads, told_types
from dragoman.reading.mutual import is_mutual, is_tit_for_tat
from dragoman.reading.natives import Natives
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import Sides, abroad, countries, distinct
from dragoman.reading.phrase_parties import PhraseParties
from dragoman.reading.thanks import Thanks
from dragoman.reading.understood import Understood

_MEASURES = frozenset({"SANCTION", "COERCE"})
"""Types of what a state that says it is to be done will do itself."""
_TO_ENVOYS = frozenset({("SANCTION", "expel"), ("ACCUSE", "disapprove")})
"""Types and modes of what a state does to those who are sent to it."""
_SAYING = frozenset({"say", "state", "tell", "inform", "warn", "declare", "add"})
_STATE: frozenset[Sector] = frozenset({"GOV", "MIL"})
"""Sectors that make plans for their state."""
_PLANNED_FOR = ("addressee", "patient", "to", "with", "for", "in")
"""Roles that name whom a plan is made for."""
_AT_HOME: frozenset[Sector] = frozenset({"MIL", "COP", "REB", "UAF", "PRM", "JUD", "CRM"})
"""Sectors that act in their own state where no other is named."""
_OF_NOUNS = ("agent", "by", "from", "modifier")
"""Roles in which a noun names whose deed it is: ``a Kenyan air raid hit the port``."""
_BESIDE = frozenset({"in", "at", "over", "after", "during", "through", "on", "by", "with", "amid"})
_MEETING = frozenset({"in", "at", "during", "on", "over"})
"""Prepositions with which a meeting is where something is said."""


class EventParties:
    """Finds the parties of the events of one document.

    ``focus`` are the two sides that the document is about, ``topic`` the one state that it is.
    """

    def __init__(
        self,
        parsed: Parsed,
        book: Codebook,
        focus: tuple[Actor, ...] = (),
        topic: tuple[Actor, ...] = (),
    ) -> None:
        self._doc = parsed.doc
        self._known = parsed.coding.known
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._book = book
        self._frames = parsed.coding.frames
        self._grammar = grammar.load()
        words = tone.load()
        self._envoys = words.envoys
        self._why = self._grammar.manners | words.answers | words.reprisals
        phrases = PhraseParties(parsed)
        self._first, self._role = phrases.first, phrases.role
        self._focus = focus
        self._natives = Natives(parsed, phrases, parsed.places)
        self._thanks = Thanks(parsed, phrases)
        self.brokers = Brokers(parsed, phrases)
        self.understood = Understood(parsed, phrases, self._thanks, focus, topic)

    def of(self, clause: Clause, frame: Frame) -> Sides | None:
        """Actors and recipients; None where a party that the type needs is not to be found."""
        actors = self._doers(clause, frame)
        if not actors and clause.kind == "noun":
            actors = self._first(clause, ("by", "modifier"))
        recipients = self._first(clause, frame.recipient, but=actors, aimed=True)
        kind = self._book.types[frame.type]
        if frame.beside and self._is_press(clause):
            return None
        if frame.equal:
            return self._brokered(clause, self._equals(clause, actors, recipients, frame.type))
        if not actors or ("agent" in frame.recipient and actors == self._first(clause, ("agent",))):
            return None
        if not recipients and (
            is_mutual(clause, self._doc)
            or (kind.hostile and len(countries(actors)) > 1 and is_tit_for_tat(clause, self._doc))
        ):
            recipients = actors
        if kind.hostile and countries(recipients) == countries(actors):
            recipients = self._accusers(clause, frame, actors, recipients) or recipients
        if frame.type == "AID" and countries(recipients) == countries(actors):
            recipients = self.understood.helped(clause, actors) or recipients
        if not recipients:
            recipients = self.understood.of(clause, frame, actors)
        if kind.recipient_needed and not recipients and not self._is_open(clause, frame):
            return None
        return actors, recipients

    def _accusers(
        self,
        clause: Clause,
        frame: Frame,
        actors: tuple[Actor, ...],
        recipients: tuple[Actor, ...],
    ) -> tuple[Actor, ...]:
        """``accused Chad of ramming its boats``, ``herders died when guards fired on their camp``:
        not Chad's, nor the guards'."""
        suffering = (p for role in frame.recipient for p in clause.roles.get(role, ()))
        words = (c for p in suffering for c in self._doc[p.root].children if c.dep_ == "poss")
        if not any(word.tag_ == "PRP$" and word.nbor().lower_ != "own" for word in words):
            return ()
        return tuple(
            Actor(country=owner.country, sector=recipients[0].sector)
            for owner in self.understood.accusing(clause, actors)
            or self.understood.hurt(clause, actors)
        )

    def _is_open(self, clause: Clause, frame: Frame) -> bool:
        """Whether nobody is said to suffer what is done to another state; ``in protest`` and ``in
        response`` say only why."""
        roles = (role for role in frame.recipient if role != "patient")
        return frame.abroad and all(
            heads(clause, role, self._doc, self._known) <= self._why for role in roles
        )

    def _is_press(self, clause: Clause) -> bool:
        """``told reporters by telephone``: no party hears it."""
        hearers = self._grammar.relaying.hearers | self._grammar.sources[SourceKind.OUTLET]
        told = heads(clause, "patient", self._doc, self._known)
        return "agency" in told or not hearers.isdisjoint(told)

    def _brokered(self, clause: Clause, sides: Sides | None) -> Sides | None:
        """Those sides with the mediators among them; of ``freed him after talks brokered by
        Oman`` whoever did so."""
        third = self.brokers.of(clause)
        actors, recipients = sides or ((), ())
        if third.mediators and not actors:
            actors = self.understood.above(clause)
        everyone = distinct((*actors, *third.mediators))
        return (everyone, recipients or third.hosts) if everyone else None

    def _equals(
        self, clause: Clause, actors: tuple[Actor, ...], recipients: tuple[Actor, ...], kind: str
    ) -> Sides | None:
        """All parties as actors; of COOPERATE the first named acts (codebook section 4.2)."""
        meeting = kind == "CONSULT" and not any(
            role in clause.roles for role in ("patient", "companion")
        )
        others = self._first(clause, ("companion", "with", "between"))
        everyone = distinct((*actors, *recipients, *others))
        if len(everyone) == 1:
            everyone = distinct((*everyone, *self._beside(clause), *self._spoken_to(clause)))
        if len(everyone) == 1 and kind != "SUPPORT":
            host = self._host(clause, everyone) if meeting else ()
            if host and clause.lemma in self._grammar.gathering and _is_organisation(everyone[0]):
                return everyone, ()
            body = bool(actors) and actors[0].sector == "GOV" and _is_organisation(actors[0])
            if meeting and not host and body:
                return everyone, ()  # "the Security Council met": its members, with each other
            return (everyone, host) if host else None
        if not everyone or (len(everyone) == 1 and not actors and clause.roles.get("agent")):
            return None  # "the four presidents signed a deal with Togo": nobody knows which
        return (everyone[:1], everyone[1:]) if kind == "COOPERATE" else (everyone, ())

    def _owners(self, clause: Clause, frame: Frame) -> tuple[Actor, ...]:
        """``Kenya's ban on tea was lifted``: by those who had imposed it."""
        if not clause.passive or frame.type != "RETREAT":
            return ()
        lifted = (self._clauses.get(p.root) for p in clause.roles.get("patient", ()))
        of_each = (self._first(noun, _OF_NOUNS) for noun in lifted if noun is not None)
        return next((owners for owners in of_each if owners), ())

    def _beside(self, clause: Clause) -> tuple[Actor, ...]:
        """``met Peru's minister and signed a protocol``: with whom the first was done."""
        token = self._doc[clause.root]
        before = self._clauses.get(token.head.i) if token.dep_ == "conj" else None
        if before is None:
            return ()
        met = "CONSULT" in told_types(before, self._frames, self._doc)
        return self._first(before, ("companion", "patient") if met else ("companion",))

    def _spoken_to(self, clause: Clause) -> tuple[Actor, ...]:
        """``told Peru's minister in a call``, ``in their talks the two agreed``: who speaks at a
        meeting, and to whom."""
        saying = self._clauses.governor(clause)
        if clause.kind != "noun" or clause.link not in _MEETING or saying is None:
            return ()
        told = ("addressee", "patient") if saying.lemma in self._grammar.telling else ()
        speakers = self._first(saying, ("agent",))
        others = self._first(saying, told)
        return (*speakers, *(others or (self.understood.facing(speakers) if speakers else ())))

    def _host(self, clause: Clause, guests: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The state in whose capital one party alone is said to hold talks."""
        for name in ("in", "to", "at"):
            for phrase in clause.roles.get(name, ()):
                mention = self._mentions.at(phrase.root)
                if mention is not None and mention.how in ("capital", "name"):
                    return abroad(mention.actors, guests)
        return ()

    def _doers(self, clause: Clause, frame: Frame) -> tuple[Actor, ...]:
        """The actors; of a noun that only accompanies a deed, those that stand before it:
        ``in protest at the Kenyan levy``."""
        if clause.kind == "noun" and clause.link in _BESIDE and "by" not in clause.roles:
            found = self._first(clause, ("modifier",))
            if found:
                return found
        found = (
            self._first(self._unplaced(clause, frame), frame.actor)
            or self._behind(clause, frame)
            or self._of_forces(clause, frame)
            or self._thanks.giver(clause)
            or self._announced(clause, frame)
            or self._hosts(clause, frame)
            or self._owners(clause, frame)
        )
        if found and self._is_broached(clause, frame):
            found = self._first(clause, ("by", "modifier"))
        if frame.type == "PROTEST":
            return self._natives.crowd(clause, found) or self._natives.of(clause, frame)
        if found or frame.native:
            return found or self._natives.of(clause, frame)
        return self._natives.told(clause) or self._of_topic(clause)

    def _is_broached(self, clause: Clause, frame: Frame) -> bool:
        """``raised the attacks on farmers with Chad``, ``alarm at the attacks``: whoever speaks of
        them attacks nobody."""
        above = self._clauses.governor(clause)
        speaks = above is not None and above.lemma in self._grammar.broaching
        hangs = clause.link in ("support", "at", "over", "about")
        return frame.type == "ASSAULT" and clause.kind == "noun" and speaks and hangs

    def _unplaced(self, clause: Clause, frame: Frame) -> Clause:
        """``killed in Colombia in a raid by rebels``: without the place, which attacks nobody."""
        if frame.type != "ASSAULT" or "in" not in frame.actor:
            return clause
        mentions = ((p, self._mentions.at(p.root)) for p in clause.roles.get("in", ()))
        deeds = tuple(p for p, found in mentions if found is None or not found.locative)
        return replace(clause, roles={**clause.roles, "in": deeds})

    def _of_topic(self, clause: Clause) -> tuple[Actor, ...]:
        """``soldiers fired at the crowd``: whoever is armed is of the one state that the document
        is about."""
        if len(countries(self._focus)) != 1:
            return ()
        for phrase in clause.roles.get("agent", ()):
            role = self._role(phrase)
            if role is not None and role.sector in _AT_HOME:
                return (Actor(country=self._focus[0].country, sector=role.sector),)
        return ()

    def _of_forces(self, clause: Clause, frame: Frame) -> tuple[Actor, ...]:
        """``Kenyan troops were sent to the border``: who is moved acts for the state that moves
        them."""
        moved = frame.type == "MOBILIZE" or frame.mode == "withdraw"
        return self._first(clause, ("patient",)) if moved and clause.passive else ()

    def _announced(self, clause: Clause, frame: Frame) -> tuple[Actor, ...]:
        """``the colonel announced that parliament had been dissolved``, ``said that five envoys
        would be expelled`` or that ``the ban had been lifted``: by whoever decides it."""
        above = self._clauses.governor(clause)
        if above is None:
            return ()
        measure = frame.type == "RETREAT" or (
            clause.modality in TO_COME and frame.type in _MEASURES
        )
        decided = above.lemma in self._grammar.deciding or (measure and above.lemma in _SAYING)
        if not decided or clause.link != "complement" or not clause.passive:
            return ()
        return tuple(a for a in self._first(above, ("agent",)) if a.sector in _STATE)

    def _hosts(self, clause: Clause, frame: Frame) -> tuple[Actor, ...]:
        """``Chad's envoy in Lima was called in``, ``a Chadian consul was expelled``: by the state
        to which they are sent, of the two that the document is about the other."""
        if not clause.passive or (frame.type, frame.mode) not in _TO_ENVOYS:
            return ()
        for phrase in clause.roles.get("patient", ()):
            noun, sent = self._doc[phrase.root], self._mentions.of(phrase)
            if sent and noun.lemma_ in self._envoys:
                hosts = (self._mentions.at(below.i) for below in noun.subtree if below.i > noun.i)
                there = distinct(a for mention in hosts if mention for a in mention.actors)
                return abroad(there, sent)[:1] or self.understood.facing(sent)
        return ()

    def _behind(self, clause: Clause, frame: Frame) -> tuple[Actor, ...]:
        """``agreed to a truce, which took effect``, ``was hit by a missile fired by rebels``: whose
        the deed is that is the subject, or who used what is."""
        for role in frame.actor:
            for phrase in clause.roles.get(role, ()):
                answer = self._answered_with(clause, phrase)
                if answer:
                    return answer
                means = clause.passive or frame.type in ("AID", "ASSAULT")
                for deed in self._deeds(phrase, used=means and role == "agent"):
                    if deed.kind == "verb" and not clause.passive and not self._is_of(deed, frame):
                        continue  # "rebels trained by Chad attacked the port"
                    whose = ("agent", "from") if deed.kind == "verb" else _OF_NOUNS
                    found = self._first(deed, whose)
                    if found:
                        return found
        return ()

    def _is_of(self, deed: Clause, frame: Frame) -> bool:
        """``a rocket fired by rebels hit the port``: whether another deed is of that type."""
        return frame.type in told_types(deed, self._frames, self._doc)

    def _answered_with(self, clause: Clause, means: Phrase) -> tuple[Actor, ...]:
        """``answered with rockets that hit a farm``: who used what did the deed."""
        noun = self._doc[means.root]
        if clause.link != "relative" or noun.dep_ != "pobj" or noun.head.lower_ != "with":
            return ()
        answer = self._clauses.get(noun.head.head.i)
        return self._first(answer, ("agent",)) if answer is not None else ()

    def _deeds(self, phrase: Phrase, *, used: bool) -> Iterator[Clause]:
        """The deeds that a phrase is, or with ``used`` those that made use of it."""
        noun = self._clauses.get(phrase.root)
        if noun is not None and noun.kind == "noun":
            yield noun
        for child in self._doc[phrase.root].children:
            if used and child.dep_ == "acl" and child.i in self._clauses:
                yield self._clauses[child.i]

    def in_arms(self, clause: Clause, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """``Kenyan planes bombed the town``: ships and planes that do are an army's."""
        roles = (self._role(p) for name in ("agent", "by") for p in clause.roles.get(name, ()))
        if not any(role is not None and role.kind == "vessel" for role in roles):
            return actors
        return tuple(
            actor.model_copy(update={"sector": "MIL"}) if actor.sector == "CVL" else actor
            for actor in actors
        )

    def planners(self, clause: Clause) -> tuple[Actor, ...]:
        """The governments and armies that a clause has for its doers."""
        found = self._first(clause, ("agent",))
        return found if all(actor.sector in _STATE for actor in found) else ()

    def affected(self, clause: Clause, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The other parties to, for or with whom something is planned."""
        return abroad(self._first(clause, _PLANNED_FOR, but=actors), actors)


def _is_organisation(actor: Actor) -> bool:
    return actor.country == "IGO" or actor.country_class is not None
