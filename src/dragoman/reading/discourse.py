"""What a document has talked about so far, and whose it is: what its references are resolved by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.knowledge import Knowledge
from dragoman.model import Actor, Document
from dragoman.reading import sides
from dragoman.reading.antecedents import FAR, Antecedents
from dragoman.reading.history import History
from dragoman.reading.holders import (
    Office,
    holders_together,
    is_one_party,
    latest_holder,
    so_called,
)
from dragoman.reading.mentions import NOBODY, Meant, Mention
from dragoman.reading.parties import countries
from dragoman.reading.persons import Persons
from dragoman.reading.publisher import Publisher
from dragoman.reading.salience import Salience
from dragoman.reading.sides import Heard
from dragoman.reading.syntax import is_reflexive

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.reading.bridging import Candidate


class Discourse(History):
    """Persons introduced, parties mentioned, and whose document it is."""

    def __init__(self, document: Document, known: Knowledge) -> None:
        super().__init__()
        self.known = known
        """What the references are resolved with."""
        self.persons = Persons(document.published, known)
        self.publisher = Publisher(document, known)
        self.antecedents = Antecedents(self._history, known)
        self.weighed: dict[int, list[Candidate]] = {}
        """Whose those may be of whom no word says it, by the token that heads the words."""
        self._salience = Salience()
        self._states: frozenset[str] = frozenset()
        self._claimants: frozenset[str] = frozenset()
        self._dateline = next(iter(self.publisher.datelines.values()), None)

    def add(self, mention: Mention, token: Token) -> None:
        """Remembers a mention and counts it; ``itself`` only stands for another beside it."""
        super().add(mention, token)
        if not is_reflexive(token):
            self._salience.add(mention)

    def forget_mentions(self) -> None:
        """Keeps the persons, forgets where they were mentioned: after reading a title."""
        self._history.clear()
        self._salience.clear()
        self.weighed.clear()

    def turn_to(self, dateline: int) -> None:
        """Begin a story of its own, under the dateline at that offset: news in brief."""
        self.forget_mentions()
        self._dateline = self.publisher.datelines[dateline]

    def survey(
        self, states: frozenset[str], claimants: frozenset[str], mediators: frozenset[str]
    ) -> None:
        """Tells which states the text names at all, its places included, which of them claim a
        place that it names, and who mediates."""
        self._states = states
        self._claimants = claimants
        self._salience.mediators = mediators

    @property
    def mediators(self) -> frozenset[str]:
        """Countries and organisations that stand between the sides of the text."""
        return self._salience.mediators

    def names(self, country: str) -> bool:
        """Whether the text names that state otherwise than by the place of its dateline."""
        return country in self._states and country != self._dateline

    def focus(self) -> tuple[Actor, ...]:
        """The two sides that the document is about: named far more often than any other."""
        return self._salience.focus()

    def topic(self) -> tuple[Actor, ...]:
        """The one state that the document is about, if it is about one."""
        return self._salience.topic()

    def at_war(self, country: str) -> Meant:
        """A state's two sides: its government and the one group that stands against it."""
        return self._salience.at_war(country)

    def torn(self) -> str | None:
        """The state that fights a group of its own, where the text is about that."""
        return self._salience.civil_war()

    def holder(
        self, role: str, sector: str, key: str | None, *, unnamed: bool = False
    ) -> Meant | None:
        """Whom "the minister" means (:func:`latest_holder`)."""
        office = Office(role, sector, key)
        return latest_holder(self._history, office, self.publisher.own, unnamed=unnamed)

    def so_called(self, role: str, sector: str, key: str | None) -> Meant | None:
        """Who was introduced by these very words (:func:`holders.so_called`)."""
        return so_called(self._history, Office(role, sector, key))

    def is_only_holder(self, role: str, sector: str, key: str | None) -> bool:
        """Whether all that were introduced by such a role are of one party."""
        return is_one_party(self._history, Office(role, sector, key))

    def holders(self, role: str, key: str | None, before: int) -> Meant:
        """Whom "the ministers" mean: those, of different states, introduced by such a role."""
        return holders_together(self._history, role, key, before)

    def state(self, kinds: Sequence[str], apart: frozenset[str]) -> Actor | None:
        """The state named last; by the first of ``kinds`` that only some states are called
        (``central asian``, ``kingdom``) the last of these, wherever it was named; those ``apart``
        aside."""
        by_kind = (self._called(kind) for kind in kinds)
        called = next(filter(None, by_kind), frozenset())

        def is_meant(mention: Mention) -> bool:
            country = mention.actors[0].country
            if called or country in apart:
                return country in called - apart
            other = mention.person or mention.plural or mention.attributive
            return not (other or mention.actors[0].country_class)

        found = self.last(is_meant)
        return found.actors[0] if found is not None else None

    def _called(self, kind: str) -> frozenset[str]:
        states = self.known.countries.values()
        return frozenset(country.id for country in states if kind in country.called)

    def at_home(self) -> tuple[str | None, str | None, str | None]:
        """Whose document it is, where it is written, and where it is published, if the text speaks
        of that state."""
        own, country = self.publisher.own, self.publisher.country
        spoken = country is not None and self.names(country)
        return own.country if own else None, self._dateline, country if spoken else None

    def homes(self) -> Iterator[Actor]:
        """The states in :meth:`at_home`, and where it is published."""
        if self.publisher.own is not None:
            yield self.publisher.own
        for country in (self._dateline, self.publisher.country):
            if country is not None:
                yield Actor(country=country)

    def home(self, before: int) -> Actor | None:
        """Whose a bare "the ministry" or "police" is: of the dateline's state, else of the outlet's
        where the text speaks of it, else of the latest subject's."""
        own, country = self.publisher.own, self.publisher.country
        if self._dateline is not None:
            return Actor(country=self._told_of() or self._dateline)
        if own is not None:
            return own
        if country is not None and self._salience.speaks_of(country):
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
        if not self._history or self._dateline in sides.countries_of(self._history):
            return None
        first = self._history[0].sentence
        for mention, _, relation, begun, _ in self._history:
            if begun == first and relation in sides.SUBJECT and len(mention.actors) == 1:
                actor = mention.actors[0]
                return None if actor.country_class else actor.country
        return None

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

        Claimants are those of the disputed places that the text names; foes may be a state and
        those who stand against it.
        """
        barred = countries(but)
        heard: Sequence[Heard] = [
            item for item in self._history if item.place < before and item.mention.actors
        ]
        heard = sides.without(heard, self.mediators, number)
        if claimants:
            heard = [item for item in heard if item.mention.actors[0].country in self._claimants]
        if persons:
            heard = sides.persons_of(heard, number) or heard
        here = sides.named_in(heard, sentence, barred)
        if len(here) == number and not (states and any(actor.country_class for actor in here)):
            return Meant(here, "plural")
        torn = self.torn() if foes and number == 2 and not barred else None
        if torn is not None:
            return self.at_war(torn)
        focus = self._salience.focus() if number == 2 and not persons else ()
        found = sides.spoken_of(heard, barred, number) or sides.together(heard, barred, number)
        if found:
            bystanders = _stand_by(found, focus)
            return Meant(focus if bystanders else found, "plural", doubtful=bystanders)
        if focus and barred.isdisjoint(countries(focus)):
            return Meant(focus, "plural", doubtful=True)
        ranked = self._in_the_talk(heard, barred, states) if number == 2 else ()
        if len(ranked) > 1:
            return Meant(ranked[:2], "plural", doubtful=len(ranked) > 2)
        lately = sides.lately(heard, barred, number)
        return Meant(lately, "plural", doubtful=True) if lately else NOBODY

    def _in_the_talk(
        self, heard: Sequence[Heard], barred: frozenset[str], states: bool
    ) -> tuple[Actor, ...]:
        """The sides most in the talk lately; a document's own government is one of the two in its
        account of a meeting."""
        own = self.publisher.own
        if own is None or own.country in barred:
            return sides.in_the_talk(heard, barred, self._salience.countries, states)
        others = _latest(heard) if self.publisher.is_dialogue else self._salience.ranked()
        return (own, *(actor for actor in others if actor.country != own.country))


def _stand_by(pair: tuple[Actor, ...], focus: tuple[Actor, ...]) -> bool:
    """``Peru and Chile condemned the raid``: whether two governments named together are none of the
    two that the document is about."""
    governments = all(actor.sector == "GOV" for actor in pair)
    return bool(focus) and governments and countries(focus).isdisjoint(countries(pair))


def _latest(heard: Sequence[Heard]) -> Iterator[Actor]:
    """The states, latest first, places aside."""
    for item in reversed(heard):
        if not item.mention.locative:
            yield from (actor for actor in item.mention.actors if not actor.country_class)
