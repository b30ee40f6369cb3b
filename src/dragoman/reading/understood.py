"""Whom a deed is done to where no phrase of its clause names anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import Frame, grammar
from dragoman.knowledge import Sector
from dragoman.model import Actor
from dragoman.reading.clauses import Clause, Phrase
from dragoman.reading.matching import heads, told_types
from dragoman.reading.ordered import Ordered
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import abroad, opposite, own_government
from dragoman.reading.phrase_parties import PhraseParties
from dragoman.reading.syntax import end_of_noun, extent
from dragoman.reading.thanks import Thanks

if TYPE_CHECKING:
    from spacy.tokens import Span

_AIMED = frozenset({"SANCTION", "COERCE", "ASSAULT", "AID"})
"""Types of deeds that are always done to somebody, whether the clause names them or not."""
_UNDONE = frozenset({"RETREAT", "CONCEDE"})
"""Types that undo what was done to somebody: ``ended its occupation of Syrian villages``."""
_FACING = frozenset({"SANCTION", "COERCE", "ASSAULT", "ACCUSE", "REJECT", "CONCEDE"})
"""Types of deeds that are done to the other side, where a document is about two."""
_STRUCK = frozenset({"SANCTION", "ASSAULT"})
"""Types of deeds that are most often told beside what the other side did."""
_FACED = ("with", "against", "from", "to", "on", "patient")
"""Roles in which a verb names whom it is aimed at."""
_MET = ("agent", "against", "on", "to", "for", "from", "in")
"""Roles in which a measure's own clause names whose it is or whom it meets."""
_ON_OWN = frozenset({"censor", "crowd-control", "curfew", "martial-law"})
"""Modes of what is done to one's own people where no other state's are named."""
_ON_PEOPLE = frozenset({"COERCE", "ASSAULT"})
"""Types of deeds that a state also does to its own people."""
_TO_PEOPLE = frozenset({"release"})
"""Modes of other types, likewise."""
_IN_ARMS: frozenset[Sector] = frozenset({"MIL", "COP", "PRM"})
"""Sectors of those in arms who are of the state that they are attacked in."""
_IN_POLITICS: frozenset[Sector] = frozenset({"OPP", "JRN", "PTY", "LAB", "REL", "EDU"})
"""Sectors of people whom their own state holds, tries or hurts."""
_AT = (
    *("patient", "to", "on", "in", "at", "near", "into", "of", "over", "against", "from", "for"),
    *("inside", "across", "within", "around", "outside"),
)
"""Roles whose places tell whom a deed strikes, the likeliest first."""
_TARGET = frozenset({"patient", "of", "on", "at"})
"""Those of them that name what an assault hits, be it in the doer's own state."""
_TO_BORDERS = ("to", "along", "on", "near", "across", "over", "at", "towards", "toward", "patient")
"""Roles that name a border which armies move to or over."""
_STRUCK_AT = ("patient", "against", "in", "at", "near")
"""Roles that say what is struck, or where."""
_GIVEN_TO = ("to", "for", "addressee", "into", "in")
"""Roles that say who is given something."""
_PURSUERS: frozenset[Sector] = frozenset({"COP", "JUD"})
"""Sectors whose deeds are done to people of their own state where no other is named."""


class Understood:
    """Finds the recipients that are only understood in one document."""

    def __init__(
        self,
        parsed: Parsed,
        phrases: PhraseParties,
        thanks: Thanks,
        focus: tuple[Actor, ...],
        topic: tuple[Actor, ...],
    ) -> None:
        self._doc = parsed.doc
        self._known = parsed.coding.known
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._phrases = phrases
        self._frames = parsed.coding.frames
        self._thanks = thanks
        self._grammar = grammar.load()
        self._focus = focus
        self._topic = topic
        self._places = Ordered(parsed.places, lambda place: place.span.start)

    def of(self, clause: Clause, frame: Frame, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Whom a deed is done to where its phrases name nobody: the state in which its object, or
        the place of a visit, lies, the other of the two sides that the document is about, the
        doer's own people; whom mediation is offered to: both sides."""
        if clause.kind == "noun" and clause.link in ("at", "under"):
            return self._asked(clause, actors)
        if frame.type == "AGREE":
            return self._parted(clause, actors) or self.between(clause.lemmas, actors)
        if frame.mode == "visit":
            return self._visited(clause, frame, actors)
        if frame.type == "MOBILIZE":
            return self._behind_border(clause, actors) or self._lying_abroad(clause, frame, actors)
        people = self._on_people(clause, frame)
        found = self._met_by_deed(clause, frame, actors, people)
        if frame.type == "ASSAULT" and self._is_hunt(clause):
            return abroad(found, actors)
        if found:
            return found
        held = frame.mode == "arrest" and actors[0].sector == "GOV" and people
        if held or frame.mode in _ON_OWN:
            return _own_people(frame, actors, people or "CVL")
        found = self._opposed(clause, frame, actors, people)
        shut = heads(clause, "patient", self._doc, self._known) & self._grammar.borders
        if found or shut or clause.lemma in self._grammar.trespasses:
            return found  # "shut the crossing", "an incursion": not to its own people
        return _own_people(frame, actors, people)

    def _met_by_deed(
        self, clause: Clause, frame: Frame, actors: tuple[Actor, ...], people: str | None
    ) -> tuple[Actor, ...]:
        """The state in which lies what the deed is done to, or that it was said to meet."""
        found: tuple[Actor, ...] = ()
        if frame.type in _UNDONE:
            about_deed = self._is_about_deed(clause)
            found = (about_deed and self._struck(clause, actors)) or self._met(clause, actors)
        if frame.type == "ASSAULT" and not people:
            found = self.hurt(clause, actors)
        if not found and frame.mode == "withdraw":
            found = self._lying_abroad(clause, frame, actors)
        if not found and frame.mode == "release":
            found = self._inhabitants(clause, actors, frame.type)
        if frame.type == "AID":
            found = self.helped(clause, actors)
        if not found and frame.type in _AIMED:
            found = self._struck(clause, actors) or self._inhabitants(clause, actors, frame.type)
            if not found and not people:
                found = self._met(clause, actors)
        return found or (() if people else self.accusing(clause, actors))

    def above(self, clause: Clause) -> tuple[Actor, ...]:
        """Whoever acts in the clause on which another hangs."""
        governor = self._clauses.governor(clause)
        return self._phrases.first(governor, ("agent",)) if governor is not None else ()

    def hurt(self, clause: Clause, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """``Chadian herders were hurt when guards opened fire``: whom it is said to have hurt."""
        harm = self._clauses.governor(clause)
        if harm is None or clause.link != "adverbial" or clause.gerund:
            return ()
        died = harm.lemma in self._grammar.dying
        hurts = harm.passive and "ASSAULT" in told_types(harm, self._frames, self._doc)
        if not died and not hurts:
            return ()
        return self._phrases.first(harm, ("agent",) if died else ("patient",), but=actors)

    def helped(self, clause: Clause, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """``tents for families who fled the fighting in Chad``: people of where what is told of
        them happened."""
        for phrase in (p for role in _GIVEN_TO for p in clause.roles.get(role, ())):
            noun = self._doc[phrase.root]
            if noun.lemma_ not in self._grammar.people:
                continue
            for told in (child for child in noun.rights if child.dep_ in ("relcl", "acl")):
                there = self._states_in(*extent(told))
                if there:
                    return abroad([Actor(country=s, sector="CVL") for s in there], actors)
        return ()

    def _states_in(self, start: int, end: int) -> list[str]:
        """The states that a stretch names or in which its places lie for sure."""
        named = [a.country for m in self._mentions.within(start, end) for a in m.actors]
        return list(dict.fromkeys([*named, *self._lying_in(start, end)]))

    def _lying_in(self, start: int, end: int) -> list[str]:
        """The states in which the places of a stretch lie for sure."""
        places = self._places.starting_in(start, end)
        return [place.country for place in places if place.country and not place.doubtful]

    def _opposed(
        self, clause: Clause, frame: Frame, actors: tuple[Actor, ...], people: str | None
    ) -> tuple[Actor, ...]:
        """The other side, as what stands around the clause has it."""
        found: tuple[Actor, ...] = ()
        given = frame.type == "AID" and (people or self._is_given(clause))
        if frame.type in _FACING or given:
            found = self._faced_before(clause, actors) or self.facing(actors)
        if not found and frame.type == "AID":
            found = self._thanks.receiver(clause, actors) or (
                abroad(self._topic, actors) if given else ()
            )
        struck = frame.type in _STRUCK or frame.mode == "seize"
        if not found and struck and not people:
            found = self._named_beside(clause, actors)
        return found

    def _is_given(self, clause: Clause) -> bool:
        """``sent a team of doctors``: whether a verb tells of a gift, and no phrase, in whatever
        words, to whom."""
        named = any(
            self._mentions.head(phrase) or phrase.root in self._clauses
            for role in _GIVEN_TO
            for phrase in clause.roles.get(role, ())
        )
        return clause.kind == "verb" and not clause.gerund and not named

    def _parted(self, clause: Clause, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """``freed captives in a swap brokered by Oman``: whoever did so."""
        if clause.link != "relative" or clause.lemmas.isdisjoint(self._grammar.mediating):
            return ()
        return abroad(self.above(clause), actors)

    def between(self, lemmas: frozenset[str], actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The document's two sides, to whom a third offers mediation."""
        if lemmas.isdisjoint(self._grammar.mediating):
            return ()
        both = opposite(self._focus, actors) == self._focus
        return self._focus if both and len(self._focus) > 1 else ()

    def across(self, kind: str, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Whom a deed of that type is done to, where it is what became of another type's:
        ``does not recognise the border`` rejects the other side."""
        return self.facing(actors) if kind in _FACING else ()

    def _is_hunt(self, clause: Clause) -> bool:
        """``hunters shot wolves``, ``the army blew up old mines``: nobody at home is attacked."""
        return not heads(clause, "patient", self._doc, self._known).isdisjoint(self._grammar.game)

    def _is_about_deed(self, clause: Clause) -> bool:
        """``ended its occupation``: whether what a verb is done to is a deed."""
        return any(phrase.root in self._clauses for phrase in clause.roles.get("patient", ()))

    def _met(self, clause: Clause, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """``lifted the tariffs it slapped on Chadian rice``: whom the measure was said to meet."""
        for phrase in clause.roles.get("patient", ()):
            for child in self._doc[phrase.root].children:
                told = self._clauses.get(child.i) if child.dep_ in ("relcl", "acl") else None
                if told is not None:
                    return abroad(self._phrases.first(told, _MET, but=actors, aimed=True), actors)
        return ()

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
        """``withdrew at Chad's request``, ``under pressure from Chad``: whoever does what is asked
        for."""
        deed = self._clauses.governor(clause)
        found = self._phrases.first(deed, ("agent",), but=actors) if deed is not None else ()
        return found or self.facing(actors)

    def _struck(self, clause: Clause, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The other state in which what the act is done to lies: ``a base in Togo``."""
        if "patient" not in clause.roles:
            return ()
        for phrase in (p for role in _STRUCK_AT for p in clause.roles.get(role, ())):
            inside = self._mentions.within(
                phrase.start, end_of_noun(self._doc[phrase.root], phrase.end)
            )
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
                people = [Actor(country=state, sector="CVL") for state in self._lying(phrase)]
                found = abroad(people, actors)
                if len(found) == 1:
                    return found
                if kind == "ASSAULT" and role in _TARGET and len(people) == 1:
                    return tuple(people)
        return ()

    def _visited(
        self, clause: Clause, frame: Frame, actors: tuple[Actor, ...]
    ) -> tuple[Actor, ...]:
        """``flew to Kraków``: the other state in which the place of a visit lies."""
        there = self._lying_abroad(clause, frame, actors)
        if there:
            return there
        named = any(role in clause.roles for role in frame.recipient)
        return () if named else self.facing(actors)

    def _lying_abroad(
        self, clause: Clause, frame: Frame, actors: tuple[Actor, ...]
    ) -> tuple[Actor, ...]:
        """``sent troops to Guayaquil``: the one other state in which the place of a deed lies."""
        for role in frame.recipient:
            for phrase in clause.roles.get(role, ()):
                there = [Actor(country=state) for state in self._lying(phrase)]
                if len(there) == 1:
                    return abroad(there, actors)
        return ()

    def _lying(self, phrase: Phrase) -> set[str]:
        """The states in which the places of a phrase lie for sure; an accord lies nowhere."""
        if self._doc[phrase.root].lemma_ in self._grammar.accords:
            return set()
        return set(self._lying_in(phrase.start, end_of_noun(self._doc[phrase.root], phrase.end)))

    def accusing(self, clause: Clause, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """``accused Chad of ramming a boat``: whose boat it was."""
        above = self._clauses.governor(clause)
        if above is None or not clause.gerund or above.lemma not in ("accuse", "blame"):
            return ()
        return abroad(self._phrases.first(above, ("agent",)), actors)

    def _behind_border(self, clause: Clause, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """``sent soldiers to its frontier with Togo``: whose the other side of it is; ``to the
        border``: that of the other side, or of the state that the document is about."""
        for role in _TO_BORDERS:
            for phrase in clause.roles.get(role, ()):
                if self._doc[phrase.root].lemma_ in self._grammar.borders:
                    inside = self._mentions.within(phrase.start, phrase.end)
                    named = abroad((a for m in inside for a in m.actors), actors)[:1]
                    return named or self.facing(actors) or abroad(self._topic, actors)
        return ()

    def _faced_before(self, clause: Clause, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """``cut its ties with Ghana and closed the border``, ``hit a farm in Ghana and killed
        two``: whom the verb before was aimed at, or where."""
        token = self._doc[clause.root]
        before = self._clauses.get(token.head.i) if token.dep_ == "conj" else None
        if before is None or before.kind != "verb":
            return ()
        named = abroad(self._phrases.first(before, _FACED, but=actors), actors)
        return named or self._struck(before, actors)

    def facing(self, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The other of the document's two sides, of a deed between states."""
        if actors[0].sector in _PURSUERS:
            return ()
        found = opposite(self._focus, actors)
        return found if len(found) == 1 and found[0].country_class is None else ()

    def _on_people(self, clause: Clause, frame: Frame) -> str | None:
        """The sector of people without a name or state to whom a deed is done."""
        for role in frame.recipient:
            for phrase in clause.roles.get(role, ()):
                sector = self._sector_of(phrase)
                if sector in _IN_ARMS | _IN_POLITICS:
                    return sector
                words = {token.lemma_ for token in self._words(phrase)}
                if words & self._grammar.fighters:
                    return "REB"
            if heads(clause, role, self._doc, self._known) & self._grammar.people:
                return "CVL"
        return None

    def _sector_of(self, phrase: Phrase) -> str | None:
        """``soldiers``, ``an army convoy``: the sector of a role noun without a state."""
        role = self._phrases.role(phrase)
        return role.sector if role is not None and role.kind != "vessel" else None

    def _words(self, phrase: Phrase) -> Span | tuple[()]:
        return self._doc.char_span(phrase.start, phrase.end, alignment_mode="expand") or ()


def _own_people(frame: Frame, actors: tuple[Actor, ...], people: str | None) -> tuple[Actor, ...]:
    """``police killed eleven people``, ``the army fights rebels``, ``rebels took the town``: no
    other state is named; ``people`` is the sector of those that it is said to be done to."""
    if frame.type == "PROTEST":
        return own_government(actors)
    if len(actors) != 1:
        return ()
    if frame.type in _ON_PEOPLE:
        if not people and frame.type == "ASSAULT" and actors[0].sector == "GOV":
            return ()  # what governments do without a word of people is done to others
        people = people or ("GOV" if actors[0].sector == "REB" else "CVL")
    elif frame.mode == "convict" and actors[0].sector == "JUD":
        people = people or "CVL"
    elif frame.mode not in _TO_PEOPLE:
        return ()
    return (Actor(country=actors[0].country, sector=people),) if people else ()
