"""What ``he``, ``it`` and ``they`` refer back to, among what a document has spoken of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.knowledge import Knowledge
from dragoman.reading import sides
from dragoman.reading.lexicon import head_noun
from dragoman.reading.mentions import Mention
from dragoman.reading.parties import countries, distinct
from dragoman.reading.roster import folded
from dragoman.reading.sides import Heard
from dragoman.reading.syntax import first_conjunct, is_reflexive

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MARKS = frozenset({'"', "“", "”"})
FAR = 60
"""Tokens after which a reference no longer prefers a subject to a nearer mention."""


class Antecedents:
    """Looks pronouns up in ``history``, the mentions so far, which the caller lengthens."""

    def __init__(self, history: Sequence[Heard], known: Knowledge) -> None:
        self._history = history
        self._known = known
        self._genders: dict[str, str] = {}

    def person_subject(
        self, token: Token, subjects: Mapping[int, int], gender: str, faced: frozenset[str]
    ) -> Mention | None:
        """The person ``he`` or ``her`` refers to: of the pronoun's gender or of none known, and
        not of the states that are ``faced``, with which whoever it is deals."""
        found = self._pronoun(
            token,
            subjects,
            lambda m: m.person and self._gender(m) in (gender, None) and not _is_of(m, faced),
        )
        if found is None or self._is_one_of_several(found):
            return None
        if found.root == subjects.get(token.i):
            self._genders[_identity(found)] = gender
        return found

    def _is_one_of_several(self, mention: Mention) -> bool:
        """Whether a person is named together with one of another party, so that "he" may be
        either; unless the other's gender is known to differ."""
        gender = self._gender(mention)
        return mention.group is not None and any(
            other.group == mention.group
            and other.person
            and not countries(other.actors) & countries(mention.actors)
            and (gender is None or self._gender(other) in (gender, None))
            for other, *_ in self._history
            if other.actors
        )

    def _gender(self, mention: Mention) -> str | None:
        told = grammar.load().references.titled(head_noun(mention.role or ""))
        return told or self._genders.get(_identity(mention)) or self._by_name(mention)

    def _by_name(self, mention: Mention) -> str | None:
        """The gender that a person's first name tells."""
        name = mention.actors[-1].name if mention.person and len(mention.actors) == 1 else None
        if name is None or " " not in name:
            return None
        given = self._known.given_names.get(folded(name.split()[0]))
        return None if given is None else given.gender

    def thing(
        self, token: Token, subjects: Mapping[int, int], faced: frozenset[str]
    ) -> Mention | None:
        """The state, body or organisation ``it`` or ``its`` refers to, likewise."""
        return self._pronoun(
            token, subjects, lambda m: not m.person and not m.plural and not _is_of(m, faced)
        )

    def several(self, token: Token, subjects: Mapping[int, int]) -> Mention | None:
        """The parties ``they`` or ``their`` refers to."""
        together = self._coordinated(token.i)
        subject = subjects.get(token.i)
        if together is not None and token.tag_ == "PRP$" and together.group is not None:
            if subject in (together.root, together.group):
                return together
        found = self._pronoun(token, subjects, lambda m: m.plural and m.how != "speaker")
        if together is not None and (found is None or found.root < together.root):
            return together
        met = self._face_to_face(token)
        if met is not None and (found is None or found.root < met.root):
            return met
        return found or self._pronoun(token, subjects, lambda m: not m.person)

    def _face_to_face(self, token: Token) -> Mention | None:
        """Two persons of whom the words before a token say that one met or spoke to the other,
        as one mention: ``Mr Rios received Ms Doe. They agreed``, ``met Ms Doe, their first talks``.
        """
        here = token.sent.start
        before = token.doc[here - 1].sent.start if here else -1
        return self._facing(here, token.doc) or self._facing(before, token.doc)

    def _facing(self, sentence: int, doc: Doc) -> Mention | None:
        told = (h for h in self._history if h.sentence == sentence)
        last = [h for h in told if h.mention.person and h.mention.actors]
        for one in last:
            verb = doc[one.place].head
            if one.relation not in sides.SUBJECT or verb.pos_ != "VERB":
                continue
            for other in last:
                above = doc[other.place].head
                faced = above.i == verb.i or (above.lower_ == "with" and verb in above.ancestors)
                actors = distinct((*one.mention.actors, *other.mention.actors))
                if other.place > verb.i and faced and len(countries(actors)) > 1:
                    return replace(one.mention, actors=actors, plural=True, how="plural")
        return None

    def _coordinated(self, before: int) -> Mention | None:
        """The latest parties joined by ``and``, as one mention: ``Peru and Chile``."""
        for place in range(len(self._history) - 1, -1, -1):
            mention, index, _, begun, _ = self._history[place]
            if index >= before or before - index > 2 * FAR:
                continue
            group = [
                m
                for m, _, _, start, _ in self._history
                if start == begun and m.group == mention.group
            ]
            actors = distinct(actor for member in group for actor in member.actors)
            if mention.group is not None and len(countries(actors)) > 1:
                return replace(mention, actors=actors, plural=True, how="plural")
        return None

    def _pronoun(
        self, token: Token, subjects: Mapping[int, int], fits: Callable[[Mention], bool]
    ) -> Mention | None:
        by_root = {index: mention for mention, index, *_ in self._history}
        own_subject = by_root.get(subjects.get(token.i, -1))
        own = token.tag_ == "PRP$" or is_reflexive(token)
        if own and own_subject is not None and own_subject.actors and fits(own_subject):
            return own_subject
        barred = {_qualified(token)}
        if token.tag_ != "PRP$":
            barred.add(subjects.get(token.i, -1))
        best: tuple[float, Mention] | None = None
        sentence = token.sent.start
        for heard in reversed(self._history):
            mention, index, relation, begun, _ = heard
            if token.i - index > 3 * FAR:
                break
            known = mention.actors or (mention.person and _is_new(token.doc[index]))
            if not known or not fits(mention) or mention.locative or index in barred:
                continue
            if begun == sentence and _is_quoted_apart(token, index):
                continue
            score = -(token.i - index) / FAR
            score += 0.8 if relation in sides.SUBJECT else 0.0
            score += 0.3 if _leads(heard, token) else 0.0
            score -= 0.5 if mention.attributive else 0.0
            score += 0.3 if begun == sentence else 0.0
            if best is None or score > best[0]:
                best = (score, mention)
        return best[1] if best and best[1].actors else None


def _is_of(mention: Mention, states: frozenset[str]) -> bool:
    """Whether a party is of these states alone, and speaks for them."""
    official = all(actor.sector == "GOV" for actor in mention.actors)
    return bool(mention.actors) and official and countries(mention.actors) <= states


def _leads(heard: Heard, token: Token) -> bool:
    """Whether it is the subject of its sentence's main clause; where the pronoun stands below a
    clause joined to that, of this one: ``Chad left, and Togo sold the boats that it held``."""
    verbs = [above for above in token.ancestors if above.pos_ in ("VERB", "AUX")]
    own = next((verb for verb in verbs[1:] if _is_joined_before(verb, token)), None)
    if own is None or heard.sentence != token.sent.start:
        return heard.main
    return heard.relation in sides.SUBJECT and first_conjunct(token.doc[heard.place]).head == own


def _is_joined_before(verb: Token, token: Token) -> bool:
    """Whether a verb is joined to another and has its own subject, which stands before a word."""
    subjects = (child for child in verb.lefts if child.dep_ in sides.SUBJECT)
    return verb.dep_ == "conj" and any(each.right_edge.i < token.i for each in subjects)


def _qualified(subject: Token) -> int:
    """``the crews whom they hold``: the noun that a clause qualifies is not its subject too."""
    verb = subject.head
    apart = subject.dep_ in sides.SUBJECT and verb.dep_ == "relcl"
    return verb.head.i if apart else -1


def _is_quoted_apart(token: Token, index: int) -> bool:
    """``"We may move to Mexico," its chairman said``: one within quotation marks, the other not."""
    return sum(word.text in _MARKS for word in token.doc[index : token.i]) % 2 == 1


def _is_new(noun: Token) -> bool:
    """``a diplomat``: somebody whom the text brings in, though it does not say of which state."""
    return any(child.lower_ in ("a", "an", "another") for child in noun.children)


def _identity(mention: Mention) -> str:
    """What tells one person from another within a document."""
    if not mention.actors:
        return f"somebody at {mention.root}"
    actor = mention.actors[-1]
    return f"{actor.code} {actor.name or mention.role}"
