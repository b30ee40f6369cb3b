"""Who acts and who is acted on in a clause that fits a frame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman import knowledge
from dragoman.codebook import Codebook, Frame, grammar
from dragoman.model import Actor, Place, SourceKind
from dragoman.reading.clauses import Clause, Phrase
from dragoman.reading.language import lemma
from dragoman.reading.matching import heads
from dragoman.reading.mutual import is_mutual
from dragoman.reading.ordered import Ordered
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import abroad, distinct, opposite, own_government

if TYPE_CHECKING:
    from spacy.tokens import Span

Sides = tuple[tuple[Actor, ...], tuple[Actor, ...]]

_AIMED = frozenset({"SANCTION", "COERCE", "ASSAULT", "AID"})
"""Types of deeds that are always done to somebody, whether the clause names them or not."""
_UNDONE = frozenset({"RETREAT", "CONCEDE"})
"""Types that undo what was done to somebody: ``ended its occupation of Syrian villages``."""
_FACING = frozenset({"SANCTION", "COERCE", "ASSAULT", "ACCUSE", "REJECT", "CONCEDE"})
"""Types of deeds that are done to the other side, where a document is about two."""
_STATE = frozenset({"GOV", "MIL"})
"""Sectors that make plans for their state."""
_PLANNED_FOR = ("addressee", "patient", "to", "with", "for", "in")
"""Roles that name whom a plan is made for."""
_STRUCK = frozenset({"SANCTION", "ASSAULT"})
"""Types of deeds that are most often told beside what the other side did."""
_FACED = ("with", "against", "from", "to", "on", "patient")
"""Roles in which a verb names whom it is aimed at."""
_AT_HOME = frozenset({"curfew", "martial-law"})
"""Modes of what a state does to its own people only."""
_ON_PEOPLE = frozenset({"COERCE", "ASSAULT"})
"""Types of deeds that a state also does to its own people."""
_BESIDE = frozenset({"in", "at", "over", "after", "during", "through", "on", "by", "with", "amid"})
_MEETING = frozenset({"in", "during", "on", "over"})
"""Prepositions with which a meeting is where something is said."""
_AT = ("patient", "to", "on", "in", "at", "near", "into", "of", "over", "against", "from")
"""Roles whose places tell whom a deed strikes, the likeliest first."""
_TARGET = frozenset({"patient", "of", "on", "at"})
"""Those of them that name what an assault hits, be it in the doer's own state."""
_PURSUERS = frozenset({"COP", "JUD"})
"""Sectors whose deeds are done to people of their own state where no other is named."""


class EventParties:
    """Finds the parties of the events of one document.

    ``focus`` are the two sides that the document is about, ``places`` its location expressions.
    """

    def __init__(
        self,
        parsed: Parsed,
        book: Codebook,
        focus: tuple[Actor, ...] = (),
        places: tuple[Place, ...] = (),
    ) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._book = book
        self._grammar = grammar.load()
        self._focus = focus
        self._known_natives: dict[int, Actor] = {}
        self._places = Ordered(places, lambda place: place.span.start)

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
            return self._equals(clause, actors, recipients, frame.type)
        if not actors or ("agent" in frame.recipient and actors == self._first(clause, ("agent",))):
            return None
        if not recipients and is_mutual(clause, self._doc):
            recipients = actors
        if not recipients:
            recipients = self._understood(clause, frame, actors)
        if kind.recipient_needed and not recipients and not _is_open(clause, frame):
            return None
        return actors, recipients

    def _is_press(self, clause: Clause) -> bool:
        """``told reporters by telephone``: no party hears it."""
        hearers = self._grammar.relaying.hearers | self._grammar.sources[SourceKind.OUTLET]
        told = heads(clause, "patient", self._doc)
        return "agency" in told or not hearers.isdisjoint(told)

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
            return (everyone, host) if host else None
        if not everyone:
            return None
        return (everyone[:1], everyone[1:]) if kind == "COOPERATE" else (everyone, ())

    def _beside(self, clause: Clause) -> tuple[Actor, ...]:
        """``met Peru's minister and signed a protocol``: with whom the first was done."""
        token = self._doc[clause.root]
        before = self._clauses.get(token.head.i) if token.dep_ == "conj" else None
        return self._first(before, ("companion",)) if before is not None else ()

    def _spoken_to(self, clause: Clause) -> tuple[Actor, ...]:
        """``told Peru's minister in a call``, ``in their talks the two agreed``: who speaks at a
        meeting, and to whom."""
        saying = self._clauses.governor(clause)
        if clause.kind != "noun" or clause.link not in _MEETING or saying is None:
            return ()
        told = ("addressee", "patient") if saying.lemma in self._grammar.telling else ()
        return (*self._first(saying, ("agent",)), *self._first(saying, told))

    def _host(self, clause: Clause, guests: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The state in whose capital one party alone is said to hold talks."""
        for name in ("in", "to", "at"):
            for phrase in clause.roles.get(name, ()):
                mention = self._mentions.at(phrase.root)
                if mention is not None and mention.how in ("capital", "name"):
                    return abroad(mention.actors, guests)
        return ()

    def _first(
        self,
        clause: Clause,
        roles: tuple[str, ...],
        but: tuple[Actor, ...] = (),
        *,
        aimed: bool = False,
    ) -> tuple[Actor, ...]:
        """The parties of the first role that names any other than ``but``."""
        own = {actor.code for actor in but}
        for role in roles:
            found = [
                actor
                for phrase in clause.roles.get(role, ())
                for actor in self._partners(phrase) or self._mentions.of(phrase, aimed=aimed)
            ]
            apart = [actor for actor in found if actor.code not in own]
            if apart:
                return distinct(apart)
        return ()

    def _doers(self, clause: Clause, frame: Frame) -> tuple[Actor, ...]:
        """The actors; of a noun that only accompanies a deed, those that stand before it:
        ``in protest at the Kenyan levy``."""
        if clause.kind == "noun" and clause.link in _BESIDE and "by" not in clause.roles:
            found = self._first(clause, ("modifier",))
            if found:
                return found
        found = (
            self._first(clause, frame.actor)
            or self._behind(clause, frame)
            or self._of_forces(clause, frame)
            or self._thanked(clause)
            or self._announced(clause)
        )
        native = frame.native or frame.type == "PROTEST"
        return found or (self._natives(clause, frame) if native else self._told_natives(clause))

    def _of_forces(self, clause: Clause, frame: Frame) -> tuple[Actor, ...]:
        """``Kenyan troops were sent to the border``: who is moved acts for the state that moves
        them."""
        moved = frame.type == "MOBILIZE" or frame.mode == "withdraw"
        return self._first(clause, ("patient",)) if moved and clause.passive else ()

    def _announced(self, clause: Clause) -> tuple[Actor, ...]:
        """``the colonel announced that parliament had been dissolved``: by whoever decides it."""
        above = self._clauses.governor(clause)
        decided = above is not None and above.lemma in self._grammar.deciding
        if above is None or not decided or clause.link != "complement" or not clause.passive:
            return ()
        return tuple(a for a in self._first(above, ("agent",)) if a.sector in _STATE)

    def _told_natives(self, clause: Clause) -> tuple[Actor, ...]:
        """``soldiers toppled the government of Chad, jailing ministers``: the same soldiers."""
        roots = (phrase.root for phrase in clause.roles.get("agent", ()))
        return tuple(self._known_natives[root] for root in roots if root in self._known_natives)

    def _natives(self, clause: Clause, frame: Frame) -> tuple[Actor, ...]:
        """``students marched on the palace in Lima``, ``protests erupted in Lima``: people of the
        state against which, or in which, they do it."""
        state = self._state_against(clause, frame)
        if state and clause.kind == "noun" and "agent" not in clause.roles:
            return (Actor(country=state, sector="CVL"),)
        for phrase in clause.roles.get("agent", ()) if state else ():
            sector = self._sector_of_people(phrase)
            if sector:
                native = Actor(country=state, sector=sector)
                self._known_natives[phrase.root] = native
                return (native,)
        return ()

    def _sector_of_people(self, phrase: Phrase) -> str | None:
        """The sector of people whose state is not named: ``students``, ``thousands``."""
        mention = self._mentions.at(phrase.root)
        role = knowledge.load().roles.get(mention.role or "") if mention else None
        if role is not None and role.sector:
            return role.sector
        noun = lemma(self._doc[phrase.root])
        crowd = noun in self._grammar.people or noun in self._grammar.quantities
        return "CVL" if crowd else None

    def _state_against(self, clause: Clause, frame: Frame) -> str | None:
        """The one state whose authorities or places the phrases around a deed name."""
        abroad_there = any(
            heads(clause, role, self._doc) & self._grammar.missions for role in frame.recipient
        )
        if abroad_there:
            return None
        against = {actor.country for actor in self._first(clause, frame.recipient)}
        sentence = self._doc[clause.root].sent
        places = self._places.starting_in(sentence.start_char, sentence.end_char)
        lying = {place.country for place in places if place.country and not place.doubtful}
        found = against or lying
        return found.pop() if len(found) == 1 else None

    def _behind(self, clause: Clause, frame: Frame) -> tuple[Actor, ...]:
        """``agreed to a truce, which took effect``, ``was hit by a missile fired by rebels``: whose
        the deed is that is the subject, or who used what is."""
        for role in frame.actor:
            for phrase in clause.roles.get(role, ()):
                means = clause.passive or frame.type == "AID"
                for deed in self._deeds(phrase, used=means and role == "agent"):
                    found = self._first(deed, ("agent",))
                    if found:
                        return found
        return ()

    def _deeds(self, phrase: Phrase, *, used: bool) -> Iterator[Clause]:
        """The deeds that a phrase is, or with ``used`` those that made use of it."""
        noun = self._clauses.get(phrase.root)
        if noun is not None and noun.kind == "noun":
            yield noun
        for child in self._doc[phrase.root].children:
            if used and child.dep_ == "acl" and child.i in self._clauses:
                yield self._clauses[child.i]

    def between(self, lemmas: frozenset[str], actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The document's two sides, to whom a third offers mediation."""
        if lemmas.isdisjoint(self._grammar.mediating):
            return ()
        return self._focus if opposite(self._focus, actors) == self._focus else ()

    def _partners(self, phrase: Phrase) -> tuple[Actor, ...]:
        """``talks between Chad and Libya``: all of them."""
        noun = self._clauses.get(phrase.root)
        between = noun.roles.get("between", ()) if noun is not None else ()
        return tuple(actor for item in between for actor in self._mentions.of(item))

    def planners(self, clause: Clause) -> tuple[Actor, ...]:
        """The governments and armies that a clause has for its doers."""
        found = self._first(clause, ("agent",))
        return found if all(actor.sector in _STATE for actor in found) else ()

    def affected(self, clause: Clause, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The other parties to, for or with whom something is planned."""
        return abroad(self._first(clause, _PLANNED_FOR, but=actors), actors)

    def across(self, kind: str, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Whom a deed of that type is done to, where it is what became of another type's:
        ``does not recognise the border`` rejects the other side."""
        return self._other_side(actors) if kind in _FACING else ()

    # -- recipients that no phrase names ------------------------------------------------------

    def _understood(
        self, clause: Clause, frame: Frame, actors: tuple[Actor, ...]
    ) -> tuple[Actor, ...]:
        """Whom a deed is done to where its phrases name nobody: the state in which its object
        lies, the other of the two sides that the document is about, the doer's own people; whom
        mediation is offered to: both sides."""
        if clause.kind == "noun" and clause.link == "at":
            return self._asked(clause, actors)
        if frame.type == "AGREE":
            return self.between(clause.lemmas, actors)
        if frame.mode in _AT_HOME:
            return ()
        found: tuple[Actor, ...] = ()
        if frame.type in _UNDONE and self._is_about_deed(clause):
            found = self._struck(clause, actors)
        if frame.type in _AIMED:
            found = self._struck(clause, actors) or self._inhabitants(clause, actors, frame.type)
        aid = frame.type == "AID" and self._on_people(clause, frame)
        if not found and (frame.type in _FACING or aid):
            found = self._faced_before(clause, actors) or self._other_side(actors)
        if not found and frame.type == "AID":
            found = self._thankful(clause, actors)
        found = found or self._own_people(clause, frame, actors)
        return found or (self._named_beside(clause, actors) if frame.type in _STRUCK else ())

    def _is_about_deed(self, clause: Clause) -> bool:
        """``ended its occupation``: whether what a verb is done to is a deed."""
        return any(phrase.root in self._clauses for phrase in clause.roles.get("patient", ()))

    def _thankful(self, clause: Clause, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """``thanked Chad for sending doctors``: they were sent to whoever gives thanks."""
        thanks = self._thanks(clause)
        return abroad(self._first(thanks, ("agent",)), actors) if thanks is not None else ()

    def _thanked(self, clause: Clause) -> tuple[Actor, ...]:
        """``thanked Chad for the tents delivered in May``: who gave what nobody is said to give."""
        thanks = self._thanks(clause) if clause.passive and "agent" not in clause.roles else None
        if thanks is None:
            return ()
        return self._first(
            thanks, ("patient", "addressee", "to"), but=self._first(thanks, ("agent",))
        )

    def _thanks(self, clause: Clause) -> Clause | None:
        """The thanks that are given for a deed or for what is said to have been given."""
        above = self._clauses.governor(clause)
        if above is None or clause.link not in ("for", "relative"):
            return None
        words = {above.lemma, *heads(above, "patient", self._doc)}
        return None if words.isdisjoint(self._grammar.thanking) else above

    def _named_beside(self, clause: Clause, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The one other state that the sentence of a verb has for a party."""
        if clause.kind != "verb" or "agent" not in clause.roles:
            return ()
        sentence = self._doc[clause.root].sent
        named = (
            actor
            for mention in self._mentions.within(sentence.start_char, sentence.end_char)
            if not mention.locative and not mention.attributive and mention.how != "unresolved"
            if not any(own.start <= mention.start < own.end for own in clause.roles["agent"])
            for actor in mention.actors
        )
        found = opposite(named, actors)
        return found if len(found) == 1 and found[0].sector == "GOV" else ()

    def _asked(self, clause: Clause, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """``withdrew at Chad's request``: whoever does what is asked for."""
        deed = self._clauses.governor(clause)
        found = self._first(deed, ("agent",), but=actors) if deed is not None else ()
        return found or self._other_side(actors)

    def _struck(self, clause: Clause, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The other state in which what the act is done to lies: ``a base in Togo``."""
        if "patient" not in clause.roles:
            return ()
        for phrase in (
            p for role in ("patient", "in", "at", "near") for p in clause.roles.get(role, ())
        ):
            inside = self._mentions.within(phrase.start, phrase.end)
            found = abroad((actor for mention in inside for actor in mention.actors), actors)
            if found:
                return found[:1]
        return ()

    def _inhabitants(
        self, clause: Clause, actors: tuple[Actor, ...], kind: str
    ) -> tuple[Actor, ...]:
        """``families in Batken``, ``the shelling of Kharkiv``: people of the state it lies in."""
        for role in _AT:
            for phrase in clause.roles.get(role, ()):
                lying = {
                    place.country
                    for place in self._places.starting_in(phrase.start, phrase.end)
                    if place.country and not place.doubtful
                }
                people = [Actor(country=state, sector="CVL") for state in lying]
                found = abroad(people, actors)
                if len(found) == 1:
                    return found
                if kind == "ASSAULT" and role in _TARGET and len(people) == 1:
                    return tuple(people)
        return ()

    def _faced_before(self, clause: Clause, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """``cut its ties with Ghana and closed the border``: whom the verb before was aimed at."""
        token = self._doc[clause.root]
        before = self._clauses.get(token.head.i) if token.dep_ == "conj" else None
        if before is None or before.kind != "verb":
            return ()
        return abroad(self._first(before, _FACED, but=actors), actors)

    def _other_side(self, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The other of the document's two sides, of a deed between states."""
        if actors[0].sector in _PURSUERS:
            return ()
        found = opposite(self._focus, actors)
        return found if len(found) == 1 else ()

    def _own_people(
        self, clause: Clause, frame: Frame, actors: tuple[Actor, ...]
    ) -> tuple[Actor, ...]:
        """``police killed eleven people``, ``the army fights rebels``, ``rebels took the town``: no
        other state is named."""
        if frame.type == "PROTEST":
            return own_government(actors)
        if frame.type not in _ON_PEOPLE or len(actors) != 1:
            return ()
        anybody = "GOV" if actors[0].sector == "REB" else "CVL"
        sector = self._on_people(clause, frame) or anybody
        return (Actor(country=actors[0].country, sector=sector),)

    def _on_people(self, clause: Clause, frame: Frame) -> str | None:
        """The sector of people without a name or state to whom a deed is done."""
        for role in frame.recipient:
            for phrase in clause.roles.get(role, ()):
                words = {lemma(token) for token in self._words(phrase)}
                if words & self._grammar.fighters:
                    return "REB"
            if heads(clause, role, self._doc) & self._grammar.people:
                return "CVL"
        return None

    def _words(self, phrase: Phrase) -> Span | tuple[()]:
        return self._doc.char_span(phrase.start, phrase.end, alignment_mode="expand") or ()


def _is_organisation(actor: Actor) -> bool:
    return actor.country == "IGO" or actor.country_class is not None


def _is_open(clause: Clause, frame: Frame) -> bool:
    """Whether nobody is said to suffer what is done to another state."""
    return frame.abroad and not any(
        role in clause.roles for role in frame.recipient if role != "patient"
    )
