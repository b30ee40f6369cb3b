"""What a document has talked about so far: the memory that references are looked up in."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.knowledge import Knowledge
from dragoman.model import Actor, Document
from dragoman.reading import sides
from dragoman.reading.antecedents import FAR, Antecedents
from dragoman.reading.lexicon import head_noun
from dragoman.reading.mentions import NOBODY, Meant, Mention
from dragoman.reading.parties import AGAINST, countries, side
from dragoman.reading.persons import Persons
from dragoman.reading.publisher import Publisher
from dragoman.reading.sides import Heard

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.reading.bridging import Candidate

_OFTEN = 4
"""Mentions that make a party one of the two that a document is about."""
_MEMORY = 400
"""Mentions that are remembered as possible antecedents."""
_NAMELESS = {"name": None, "office": None}


class Discourse:
    """Persons introduced, parties mentioned, and whose document it is."""

    def __init__(self, document: Document, known: Knowledge) -> None:
        self.known = known
        """What the references are resolved with."""
        self.persons = Persons(document.published, known)
        self.publisher = Publisher(document, known)
        self._states: frozenset[str] = frozenset()
        self._claimants: frozenset[str] = frozenset()
        self._counts: Counter[str] = Counter()
        self._history: deque[Heard] = deque(maxlen=_MEMORY)
        self._sides: dict[str, Actor] = {}
        self._side_counts: Counter[str] = Counter()
        self._dateline = next(iter(self.publisher.datelines.values()), None)
        self.antecedents = Antecedents(self._history)
        self.weighed: dict[int, list[Candidate]] = {}
        """Whose those may be of whom no word says it, by the token that heads the words."""

    def add(self, mention: Mention, token: Token) -> None:
        """Remembers a mention, with the grammatical relation of its head: whoever does what is
        told in the passive counts as its subject."""
        above = token
        while above.dep_ == "conj":
            above = above.head
        joined = above.i != token.i or any(child.dep_ == "conj" for child in token.children)
        if joined and not mention.attributive:
            mention = replace(mention, group=above.i)
        if not mention.locative:
            self._counts.update(actor.country for actor in mention.actors)
        for actor in mention.actors:
            self._sides.setdefault(side(actor), actor)
            self._side_counts[side(actor)] += 1
        relation, verb = above.dep_, above.head
        if relation == "pobj" and verb.dep_ == "agent" and verb.head.pos_ == "VERB":
            relation, verb = "nsubj", verb.head
        main = relation in sides.SUBJECT and verb.dep_ == "ROOT"
        self._history.append(Heard(mention, token.i, relation, token.sent.start, main))

    def forget_mentions(self) -> None:
        """Keeps the persons, forgets where they were mentioned: after reading a title."""
        self._history.clear()
        self.weighed.clear()
        self._sides.clear()
        self._side_counts.clear()
        self._counts.clear()

    def turn_to(self, dateline: int) -> None:
        """Begin a story of its own, under the dateline at that offset: news in brief."""
        self.forget_mentions()
        self._dateline = self.publisher.datelines[dateline]

    def heard(self) -> Iterator[Heard]:
        """The mentions so far, in text order."""
        return iter(self._history)

    def at_home(self) -> tuple[str | None, str | None, str | None]:
        """Whose document it is, where it is written, and where it is published, if the text speaks
        of that state."""
        own, country = self.publisher.own, self.publisher.country
        spoken = country is not None and self.names(country)
        return own.country if own else None, self._dateline, country if spoken else None

    def just_named(self, sentence: int, *, persons: bool) -> frozenset[str]:
        """The parties named together in the last sentence before one that names any, with
        ``persons`` only as persons: ``Peru's and Chile's envoys``."""
        before = [h for h in self._history if h.sentence < sentence and h.mention.actors]
        last = [h.mention for h in before if h.sentence == before[-1].sentence]
        together = (
            m for m in last if (m.role and m.plural) or (not persons and m.group is not None)
        )
        return countries(actor for mention in together for actor in mention.actors)

    def homes(self) -> Iterator[Actor]:
        """The states in :meth:`at_home`, and where it is published."""
        if self.publisher.own is not None:
            yield self.publisher.own
        for country in (self._dateline, self.publisher.country):
            if country is not None:
                yield Actor(country=country)

    def person_of(self, country: str) -> Actor | None:
        """The person of that country spoken of last: "the Brazilian"."""
        found = self.last(lambda m: m.person and m.actors[-1].country == country)
        return found.actors[-1] if found is not None else None

    def last(self, wanted: Callable[[Mention], bool]) -> Mention | None:
        """The latest resolved mention of that description."""
        for mention in self._resolved():
            if wanted(mention):
                return mention
        return None

    def _resolved(self) -> Iterator[Mention]:
        return (mention for mention, *_ in reversed(self._history) if mention.actors)

    def organ_near(self, sector: str, before: int) -> Actor | None:
        """The party of that sector named shortly before; the only one that stands against a state
        may have been named long before."""
        opposed = sector in AGAINST
        heard = [
            (place, mention.actors[-1])
            for mention, place, *_ in reversed(self._history)
            if place < before and mention.actors and mention.actors[-1].sector == sector
        ]
        if heard and before - heard[0][0] <= FAR:
            return heard[0][1]
        return heard[0][1] if opposed and len({a.country for _, a in heard}) == 1 else None

    def office_near(self, since: int) -> Actor | None:
        """The ministry or other office named last, in a sentence that starts no earlier than the
        token ``since``: a bare "senior official" speaks for it."""
        for mention, _, _, begun, _ in reversed(self._history):
            if begun < since:
                return None
            noun = head_noun(mention.role or "")
            if mention.actors and noun in grammar.load().references.offices:
                return mention.actors[0]
        return None

    def state_in(self, sentence: int) -> Actor | None:
        """The state that is the subject of this sentence's main clause."""
        for mention, _, _, begun, main in reversed(self._history):
            if begun < sentence:
                return None
            if main and mention.actors and not mention.person and not mention.plural:
                return mention.actors[0]
        return None

    def holder(
        self, role: str, sector: str, key: str | None, *, unnamed: bool = False
    ) -> Meant | None:
        """Whom "the minister" means: the latest mention introduced by such a role; nobody where
        the same sentence named two of different parties."""
        holding: list[Heard] = []
        for item in reversed(self._history):
            mention = item.mention
            taken = mention.plural or any(actor.name for actor in mention.actors)
            if mention.actors and not (unnamed and taken) and _holds(mention, role, sector, key):
                holding.append(item)
            elif not unnamed and _is_unknown(mention, role):
                if not holding:
                    return NOBODY
                break
        if not holding:
            return None
        own = self.publisher.own
        ours = [i for i in holding if own and i.mention.actors[0].country == own.country]
        if ours and not unnamed:
            return Meant(ours[0].mention.actors, "definite")
        found = [item for item in holding if item.sentence == holding[0].sentence]
        rivals = sides.countries_of(found)
        subjects = [item for item in found if item.relation in sides.SUBJECT] or found
        if len(rivals) > 1 and len(sides.countries_of(subjects)) > 1:
            return NOBODY
        return Meant(subjects[0].mention.actors, "definite", doubtful=len(rivals) > 1)

    def is_only_holder(self, role: str, sector: str, key: str | None) -> bool:
        """Whether all that were introduced by such a role are of one party."""
        holding = (i for i in self._history if i.mention.actors and not i.mention.plural)
        return (
            len(sides.countries_of(i for i in holding if _holds(i.mention, role, sector, key))) == 1
        )

    def holders(self, role: str, key: str | None, before: int) -> Meant:
        """Whom "the ministers" mean: those, of different states, introduced by such a role."""
        noun = head_noun(role)
        found: dict[str, Actor] = {}
        for mention, place, *_ in self._history:
            known = key is not None and mention.role_key is not None
            alike = mention.role_key == key if known else head_noun(mention.role or "") == noun
            if place < before and alike and (mention.person or len(mention.actors) > 1):
                found |= {actor.country: actor for actor in mention.actors}
        if len(found) < 2:
            return NOBODY
        return Meant(tuple(a.model_copy(update=_NAMELESS) for a in found.values()), "plural")

    def recent_parties(self, before: int) -> tuple[Actor, ...]:
        """Distinct parties mentioned so far, latest first."""
        seen: dict[str, Actor] = {}
        for mention, index, *_ in reversed(self._history):
            if index >= before or mention.how == "plural":
                continue
            for actor in reversed(mention.actors):
                seen.setdefault(actor.country, actor)
        return tuple(seen.values())

    def organisation(self, noun: str) -> Mention | None:
        """The organisation named last, one with the noun in its name rather than another."""
        named = self.last(
            lambda m: any(a.country_class and noun in (a.name or "").lower() for a in m.actors)
        )
        return named or self.last(lambda m: any(actor.country_class for actor in m.actors))

    def standing_against(self) -> Mention | None:
        """The latest mention of a group that stands against a state."""
        return self.last(lambda m: m.actors[-1].sector in AGAINST)

    def short_name(self, word: str, code: str | None) -> Mention | None:
        """The latest organisation or body whose name ends in that word ("the Forum"), else the
        latest of that code."""
        named = self.last(lambda m: any((a.name or "").endswith(f" {word}") for a in m.actors))
        return named or self.last(lambda m: any(a.country == code for a in m.actors))

    def called(self, noun: str) -> Mention | None:
        """The latest mention whose own noun it was: "the group" for "a rebel group"."""
        return self.last(lambda m: head_noun(m.role or "") == noun)

    def state(self, kinds: Sequence[str]) -> Actor | None:
        """The state named last; by the first of ``kinds`` that only some states are called
        (``central asian``, ``kingdom``) the last of these, wherever it was named."""
        by_kind = (self._called(kind) for kind in kinds)
        called = next(filter(None, by_kind), frozenset())
        found = self.last(
            lambda m: (
                m.actors[0].country in called
                if called
                else not (m.person or m.plural or m.attributive or m.actors[0].country_class)
            )
        )
        return found.actors[0] if found is not None else None

    def _called(self, kind: str) -> frozenset[str]:
        states = self.known.countries.values()
        return frozenset(country.id for country in states if kind in country.called)

    def survey(self, states: frozenset[str], claimants: frozenset[str]) -> None:
        """Tells which states the text names at all, its places included, and which of them claim
        a place that it names."""
        self._states = states
        self._claimants = claimants

    def names(self, country: str) -> bool:
        """Whether the text names that state otherwise than by the place of its dateline."""
        return country in self._states and country != self._dateline

    def group(
        self,
        number: int,
        before: int,
        sentence: int,
        but: tuple[Actor, ...] = (),
        *,
        states: bool = False,
        claimants: bool = False,
        persons: bool = False,
        foes: bool = False,
    ) -> Meant:
        """Whom "the two sides" or "all three" mean, ``but`` whoever faces them: those named in the
        sentence, else the last group of that number spoken of or named together, else, of two,
        those most in the talk lately.

        A document's own government is one of the two in its account of a meeting; claimants are
        those of the disputed places that the text names; foes may be a state and those who stand
        against it.
        """
        barred = frozenset(actor.country for actor in but)
        heard: Sequence[Heard] = [
            item for item in self._history if item.place < before and item.mention.actors
        ]
        if claimants:
            heard = [item for item in heard if item.mention.actors[0].country in self._claimants]
        if persons:
            heard = sides.persons_of(heard, number) or heard
        here = sides.named_in(heard, sentence, barred)
        if len(here) == number and not (states and any(actor.country_class for actor in here)):
            return Meant(here, "plural")
        if foes and number == 2:
            at_war = self._civil_war()
            if at_war is not None and not barred:
                return self.at_war(at_war)
        found = sides.spoken_of(heard, barred, number) or sides.together(heard, barred, number)
        if found:
            return Meant(found, "plural")
        if number == 2:
            ranked = sides.in_the_talk(heard, barred, self._counts, states)
            own = self.publisher.own
            if own is not None and own.country not in barred:
                others = _latest(heard) if self.publisher.is_dialogue else self._often_named()
                ranked = (own, *(a for a in others if a.country != own.country))
            if len(ranked) > 1:
                return Meant(ranked[:2], "plural", doubtful=len(ranked) > 2)
        lately = sides.lately(heard, barred, number)
        return Meant(lately, "plural", doubtful=True) if lately else NOBODY

    def _civil_war(self) -> str | None:
        """The state that fights a group of its own, where the text names that group as often as
        any other state."""
        named = [s for s in self._sides.values() if s.sector in AGAINST and not s.country_class]
        if len(named) != 1:
            return None
        own, group = named[0].country, self._side_counts[side(named[0])]
        others = (n for s, n in self._side_counts.items() if self._sides[s].country != own)
        return own if own in self._sides and group >= max(others, default=0) else None

    def at_war(self, country: str) -> Meant:
        """A state's two sides: its government and the one group that stands against it."""
        groups = [s for s in self._sides.values() if s.sector in AGAINST and s.country == country]
        if len(groups) != 1:
            return NOBODY
        state = self._sides.get(country) or Actor(country=country)
        return Meant((state, groups[0]), "plural", doubtful=True)

    def _often_named(self) -> Iterator[Actor]:
        """The sides of the text, those named most often first."""
        return (self._sides[side] for side, _ in self._side_counts.most_common())

    def focus(self) -> tuple[Actor, ...]:
        """The two sides that the document is about: named far more often than any other."""
        ranked = self._side_counts.most_common(3)
        if len(ranked) < 2 or ranked[1][1] < _OFTEN:
            return ()
        if len(ranked) > 2 and ranked[2][1] > 0.75 * ranked[1][1]:
            return ()
        return self._sides[ranked[0][0]], self._sides[ranked[1][0]]

    def home(self, before: int) -> Actor | None:
        """Whose a bare "the ministry" or "police" is: of the dateline's state, else of the outlet's
        where the text speaks of it, else of the latest subject's."""
        own, country = self.publisher.own, self.publisher.country
        if self._dateline is not None:
            return Actor(country=self._told_of() or self._dateline)
        if own is not None:
            return own
        if country is not None and country in {actor.country for actor in self._sides.values()}:
            return Actor(country=country)
        for mention, place, relation, *_ in reversed(self._history):
            fits = place < before and before - place < FAR
            if fits and relation in (*sides.SUBJECT, "poss") and mention.actors:
                if mention.actors[0].country_class is None:
                    return Actor(country=mention.actors[0].country)
        return Actor(country=country) if country else None

    def _told_of(self) -> str | None:
        """The state of which a story first tells something, where it never names that of its
        dateline: a bureau abroad."""
        named = sides.countries_of(self._history)
        if self._dateline in named:
            return None
        first = self._history[0].sentence if self._history else 0
        for mention, _, relation, begun, _ in self._history:
            if begun == first and relation in sides.SUBJECT and len(mention.actors) == 1:
                actor = mention.actors[0]
                return None if actor.country_class else actor.country
        return None


def _holds(mention: Mention, role: str, sector: str, key: str | None) -> bool:
    """Whether a mention was introduced by that role, in that sector."""
    noun = head_noun(role)
    held = [mention.role or "", *(actor.office or "" for actor in mention.actors)]
    alike = noun if noun == role else None
    titled = (key is not None and mention.role_key == key) or any(
        item == role or head_noun(item) == alike for item in held if item
    )
    return titled and any(actor.sector == sector for actor in mention.actors)


def _is_unknown(mention: Mention, role: str) -> bool:
    """Whether somebody of that role was spoken of whose state is not known: ``a diplomat``."""
    alike = head_noun(mention.role or "") == head_noun(role)
    return alike and not mention.actors and not mention.plural


def _latest(heard: Sequence[Heard]) -> Iterator[Actor]:
    """The states, latest first, places aside."""
    for item in reversed(heard):
        if not item.mention.locative:
            yield from (actor for actor in item.mention.actors if not actor.country_class)
