"""All that a document tells of anybody's doing or saying, looked back on from a place in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from dragoman.codebook import grammar
from dragoman.model import Act, Actor
from dragoman.reading.coded import Coded
from dragoman.reading.drafts import Draft
from dragoman.reading.ordered import Ordered
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import Sides, abroad, countries, of_others, opposite, others
from dragoman.reading.syntax import head_lemmas

if TYPE_CHECKING:
    from spacy.tokens import Token

_RECALLED = 200
"""Moves that are looked back on."""
_NEAR = 2
"""Sentences over which a speaker goes on about the same other side."""
_HELPING = frozenset({"AID", "AGREE"})
"""Types of what donors do."""

_AGREED = frozenset({"AGREE", "SUPPORT", "RETREAT"})
"""Types of what is agreed, signed or kept by several."""


class Move(NamedTuple):
    """What one side did or said, be it to another."""

    place: int
    """Token of its predicate."""
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    type: str
    by_equals: bool
    """Whether its actors and recipients did it together: a meeting, a deal."""
    mode: str | None = None

    def sides(self) -> Iterator[Sides]:
        """Either side with the other, where there are two; what is mutual each does to each."""
        sides = [self.actors, self.recipients]
        if not self.recipients or set(self.recipients) == set(self.actors):
            sides = [(actor,) for actor in self.actors]
        if len(sides) == 2:
            yield from permutations(sides)


class Moves:
    """The moves of one document; those of its statements as they are at the time of asking."""

    def __init__(self, parsed: Parsed, events: Sequence[Coded], drafts: Sequence[Draft]) -> None:
        self._parsed = parsed
        self._book = parsed.coding.book
        self._nouns = grammar.load().taken_up
        self._deeds = Ordered(events, lambda event: event.evidence[0])
        told: list[Coded | Draft] = [*events, *drafts]
        self._told = Ordered(told, lambda one: one.clause.root)

    def between(self, start: int, end: int) -> list[Move]:
        """The moves told between two tokens, in text order."""
        told = self._told.starting_in(start, end)
        return [move for one in told if (move := self._move(one)) is not None]

    def before(self, token: int) -> Iterator[Move]:
        """The moves told before a token, the last first, in the story that it belongs to."""
        doc = self._parsed.doc
        begins = self._parsed.story(doc[token].idx)
        for one in reversed(self._told.last_before(token, _RECALLED)):
            if doc[one.clause.root].idx < begins:
                return
            move = self._move(one)
            if move is not None:
                yield move

    def _move(self, one: Coded | Draft) -> Move | None:
        if isinstance(one, Coded):
            equals = one.type in self._book.equals or (one.type == "SUPPORT" and not one.recipients)
            return Move(
                one.clause.root, one.actors, one.recipients, one.type, equals, mode=one.mode
            )
        if not one.speakers:
            return None
        kind, aimed_at = self._book.acts.get(one.act), one.addressees
        if one.act is Act.STATE:
            aimed_at = self._blamed(one)
            kind = "ACCUSE" if aimed_at else None
        if not kind:
            return None
        return Move(one.clause.root, one.speakers, aimed_at, kind, by_equals=False)

    def _blamed(self, draft: Draft) -> tuple[Actor, ...]:
        """``said Kenyan troops had fired first``: of what deed of conflict a statement tells, and
        whose it is."""
        for start, end in draft.content:
            for deed in self._deeds.starting_in(start, end):
                if self._book.types[deed.type].hostile:
                    return abroad(deed.actors, draft.speakers)
        return ()

    def accusers(self, root: int, own: Sequence[Actor]) -> tuple[Actor, ...]:
        """Who, before a token, last accused one of the actors of something."""
        for move in self.before(root):
            if move.type == "ACCUSE" and countries(own) & countries(move.recipients):
                return of_others(move.actors, own)
        return ()

    def together(self, noun: Token, by: Sequence[Actor]) -> tuple[Actor, ...]:
        """All others who did what a noun takes up that several do together: ``the talks``, ``the
        accord``; of a visit the visitor."""
        meeting = "CONSULT" in self._parsed.coding.told_by(noun.lemma_)
        truces = grammar.load().truces
        kinds = (truces, truces | grammar.load().agreement_nouns)
        agreed = next((kind for kind in kinds if noun.lemma_ in kind), frozenset[str]())
        for move in self.before(noun.i) if meeting or agreed else ():
            sides = (*move.actors, *move.recipients)
            alike = move.type == "CONSULT" if meeting else self._is_agreed(move, agreed)
            if alike and move.by_equals and len(opposite(sides, ())) > 1:
                return abroad(move.actors if move.mode == "visit" else sides, by)
        return ()

    def _is_agreed(self, move: Move, nouns: frozenset[str]) -> bool:
        """Whether several agree, sign or keep what one of the nouns means: ``the truce``."""
        clause = self._parsed.clauses.get(move.place)
        told = clause is not None and not clause.lemmas.isdisjoint(nouns)
        return told and move.type in _AGREED

    def taken_up(self, noun: Token, by: Sequence[Actor]) -> tuple[Actor, ...]:
        """Who, other than ``by``, last did or said what a noun takes up: ``the bombing``, ``the
        charge``; to ``by`` rather than to others, and in that word rather than in others."""
        kinds, own = self._kinds(noun), countries(by)
        moves = [move for move in self.before(noun.i) if move.type in kinds] if kinds else []
        at_them = (move for move in moves if own & countries(move.recipients))
        so_called = (move for move in moves if self._is_so_called(move, noun))
        for move in (*at_them, *so_called, *moves):
            found = abroad(move.actors, by) or others(move.actors, by)
            if found:
                return found
        return ()

    def _is_so_called(self, move: Move, noun: Token) -> bool:
        clause = self._parsed.clauses.get(move.place)
        objects = clause.roles.get("patient", ()) if clause is not None else ()
        return noun.lemma_ in head_lemmas(objects, self._parsed.doc)

    def _kinds(self, noun: Token) -> frozenset[str]:
        """The types of event that a noun may take up; of a meeting all sides are doers."""
        word = noun.lemma_
        named = frozenset(kind for kind, nouns in self._nouns.items() if word in nouns)
        return named or self._parsed.coding.told_by(word) - {"CONSULT"}

    def faced(self, draft: Draft) -> tuple[Actor, ...]:
        """The other side with which a speaker has had to do last, a few sentences before."""
        root, own = draft.clause.root, draft.speakers
        for move in self.before(root):
            if self._sentences(move.place, root) > _NEAR:
                return ()
            for mine, theirs in move.sides():
                if not opposite(mine, own) and others(theirs, own) == theirs:
                    return theirs
        return ()

    def helped(self, root: int, by: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """``Oslo sent tents to Chad. Berne promised a million``: whom another party, a few
        sentences before, gave or promised something."""
        own = countries(by)
        for move in self.before(root):
            if self._sentences(move.place, root) > _NEAR:
                return ()
            sides = countries((*move.actors, *move.recipients))
            if move.type in _HELPING and move.recipients and not own & sides:
                return move.recipients
        return ()

    def _sentences(self, one: int, other: int) -> int:
        """How many sentences begin between two tokens."""
        return sum(bool(token.is_sent_start) for token in self._parsed.doc[one + 1 : other + 1])

    def disputants(self, draft: Draft) -> tuple[Actor, ...]:
        """Both sides of the last conflict between two others, for one who steps in between."""
        own = countries(draft.speakers)
        for move in self.before(draft.clause.root):
            sides = opposite((*move.actors, *move.recipients), ())
            hostile = self._book.types[move.type].hostile
            if hostile and len(sides) == 2 and not own & countries(sides):
                return sides
        return ()
