"""Clauses made from the parse: verbs, predicate adjectives and event nouns, governors first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading.clauses import Clause, Clauses, Phrase
from dragoman.reading.complements import complements_of, noun_complements, object_of_infinitive
from dragoman.reading.governors import governor_of, is_object_of, is_occasion, noun_governor
from dragoman.reading.mood import modality, negated
from dragoman.reading.predicates import (
    auxiliaries_of,
    core_of,
    in_one_word,
    is_passive,
    lemma_of,
    offsets_of,
    particle_of,
    shared_head,
    words_of,
)
from dragoman.reading.roles import (
    behind_other,
    below_infinitive,
    noun_roles,
    place_subject,
    verb_roles,
)
from dragoman.reading.subjects import subject_of
from dragoman.reading.syntax import Roles, add, extent, is_predicate, is_set_off, is_time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


class Builder:
    """Makes the clauses of one sentence, governors before the clauses they govern."""

    def __init__(
        self, sentence: Span, event_nouns: frozenset[str], phrasal: frozenset[str]
    ) -> None:
        self._sentence = sentence
        self._event_nouns = event_nouns
        self._phrasal = phrasal
        self._made: dict[int, Clause] = {}
        self._said: set[int] = set()
        """Nouns that a verb makes one predicate with."""

    def build(self) -> Iterator[Clause]:
        """All clauses of the sentence."""
        pending = [self._sentence.root]
        while pending:
            token = pending.pop(0)
            clause = self._clause(token)
            if clause is not None:
                self._made[clause.root] = clause
                plain = in_one_word(token)
                self._said.update(() if plain is None else (plain.noun.i,))
            pending.extend(token.children)
        return iter(self._made.values())

    def _clause(self, token: Token) -> Clause | None:
        if token.i in self._made or token.i in self._said:
            return None
        if is_predicate(token):
            return self._verbal(token)
        if token.pos_ in ("NOUN", "PROPN", "VERB") and token.lemma_ in self._event_nouns:
            if token.pos_ == "PROPN" and is_time(token):
                return None
            return self._nominal(token)
        if token.pos_ == "ADJ" and token.dep_ in ("advcl", "acl", "relcl", "conj", "ROOT"):
            if any(child.dep_ in ("xcomp", "ccomp", "prep") for child in token.children):
                return self._verbal(token)
        return None

    def _verbal(self, token: Token) -> Clause:
        core = core_of(token)
        head = shared_head(token)
        governor, link = governor_of(token, self._made)
        roles = verb_roles(token, core)
        if "patient" not in roles:
            add(roles, "patient", self._object_behind(core, roles))
        auxiliaries = auxiliaries_of(token, head)
        passive = is_passive(token, auxiliaries)
        if passive and "agent" not in roles and "by" not in roles:
            add(roles, "agent", below_infinitive(token) or behind_other(roles, token.doc))
        subject = subject_of(token, head, governor, link, self._made)
        place_subject(roles, subject, passive)
        if passive and head is not None and "agent" not in roles and head.i in self._made:
            if self._made[head.i].passive:
                add(roles, "agent", self._made[head.i].roles.get("agent", ()))
        mood, condition = modality(token, auxiliaries, governor)
        start, end = offsets_of(token, core)
        complements = complements_of(token, core)
        object_of_infinitive(core, complements, roles)
        return Clause(
            root=token.i,
            kind="adjective" if core is not token or token.pos_ == "ADJ" else "verb",
            lemma=lemma_of(core),
            start=start,
            end=end,
            extent=extent(token),
            roles={name: tuple(found) for name, found in roles.items()},
            complements=complements,
            subject=tuple(subject),
            negated=negated(token, core) or self._shares_negation(head),
            modality=mood,
            condition=condition,
            past=token.tag_ == "VBD" or any(aux.tag_ == "VBD" for aux in auxiliaries),
            perfect=any(aux.lemma_ in ("have", "having") for aux in auxiliaries),
            infinitive=any(aux.tag_ == "TO" for aux in auxiliaries),
            gerund=token.tag_ == "VBG" and not any(aux.lemma_ == "be" for aux in auxiliaries),
            passive=passive,
            governor=governor.root if governor else None,
            link=link,
            particle=particle_of(core),
            lemmas=words_of(token),
        )

    def _at_occasion(self, token: Token, governor: Clause) -> Clause:
        """``urged Chad to pay, during a call with its envoy``: set off by a comma, the occasion is
        that of what was said."""
        above = self._made.get(governor.governor) if governor.governor is not None else None
        below = governor.infinitive and governor.link == "complement"
        return above if below and above is not None and is_set_off(token) else governor

    def _nominal(self, token: Token) -> Clause:
        governor, link = noun_governor(token, self._made)
        roles = noun_roles(token)
        supported = (
            governor is not None
            and governor.kind == "verb"
            and governor.lemma in grammar.load().support_verbs
            and is_object_of(token, governor)
        )
        if supported and governor is not None:
            link = "support"
            if "agent" not in roles:
                parties = governor.roles.get("agent") or governor.roles.get("between", ())
                add(roles, "agent", parties)
            for name, phrases in governor.roles.items():
                if name not in roles and name not in ("patient", "addressee", "agent"):
                    add(roles, name, [item for item in phrases if item.root != token.i])
        if "agent" not in roles and governor is not None and link == "with":
            if governor.lemma in grammar.load().answering:
                add(roles, "agent", governor.roles.get("agent", ()))
        if "agent" not in roles and governor is not None and is_occasion(token, governor):
            add(roles, "agent", self._at_occasion(token, governor).subject)
        if token.dep_ == "appos":
            link = "appos"
        start, end = extent(
            token, frozenset({"conj", "cc", "punct", "prep", "relcl", "acl", "poss"})
        )
        return Clause(
            root=token.i,
            kind="noun",
            lemma=token.lemma_,
            start=start,
            end=end,
            extent=extent(token),
            roles={name: tuple(found) for name, found in roles.items()},
            complements=noun_complements(token),
            negated=any(child.lower_ in ("no", "neither") for child in token.children),
            governor=governor.root if governor else None,
            link=link,
            lemmas=words_of(token),
        )

    def _object_behind(self, core: Token, roles: Roles) -> list[Phrase]:
        """``came up with a plan``: what the preposition of a phrasal verb governs."""
        bases = {lemma_of(core), f"{core.lemma_} {particle_of(core)}"}
        for name, found in roles.items():
            if any(f"{base} {name}" in self._phrasal for base in bases):
                return found
        return []

    def _shares_negation(self, head: Token | None) -> bool:
        """``neither wrote nor called``, ``did not write or call``."""
        if head is None or head.i not in self._made or not self._made[head.i].negated:
            return False
        return any(child.lower_ in ("or", "nor") for child in head.children if child.dep_ == "cc")


def find_clauses(
    doc: Doc, event_nouns: frozenset[str], phrasal: frozenset[str] = frozenset()
) -> Clauses:
    """The clauses of a parsed document; ``event_nouns`` are the lemmas of nouns read as clauses,
    ``phrasal`` verbs of several words, whose last may be a preposition."""
    found: list[Clause] = []
    for sentence in doc.sents:
        found.extend(Builder(sentence, event_nouns, phrasal).build())
    return Clauses(found)
