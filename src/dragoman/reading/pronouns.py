"""Whom ``he``, ``it``, ``their`` and ``we`` stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.model import Actor
from dragoman.reading import lexicon
from dragoman.reading.blocks import Block, find_blocks, issuer
from dragoman.reading.dealings import faced_by
from dragoman.reading.layout import label_of, lines
from dragoman.reading.mentions import NOBODY, Meant, Mention
from dragoman.reading.ordered import Ordered
from dragoman.reading.parties import countries, distinct
from dragoman.reading.scene import Scene
from dragoman.reading.sides import SUBJECT
from dragoman.reading.syntax import OBJECT

if TYPE_CHECKING:
    from spacy.tokens import Token


_OPENING = 60
"""Tokens among which a declaration says who makes it."""
_OWN_WE = ("speaker", "unresolved")


class Pronouns:
    """Resolves the pronouns of one document."""

    def __init__(self, scene: Scene, subjects: Mapping[int, int]) -> None:
        self._scene = scene
        self._subjects = subjects
        self._words = scene.words
        self._lines = Ordered(lines(scene.text), lambda line: line[0])
        self._labels = dict(self._find_labels())
        self._blocks = find_blocks(scene.text, lexicon.states(scene.discourse.known))

    def resolve(self, token: Token) -> None:
        """Files what a pronoun stands for, known or not; a dummy ``it`` stands for nothing."""
        word = token.lower_
        if token.i in self._scene.found or (word in self._words.it and self._is_dummy(token)):
            return
        meant = self._meant(token, word)
        self._scene.add(
            Mention(
                root=token.i,
                start=token.idx,
                end=token.idx + len(token),
                actors=meant.actors,
                how=meant.how,
                person=word in self._words.he,
                plural=word in self._words.they or word in ("we", "our", "us"),
                doubtful=meant.doubtful,
            )
        )

    def declare(self) -> None:
        """``We, the leaders of Peru and Chile, …``: whoever is named there says ``we`` throughout,
        where these are of several states."""
        for token in self._scene.doc[:_OPENING]:
            if token.lower_ == "we" and token.nbor().text == ",":
                verb = token.head.i if token.head.i > token.i else token.sent.end
                named = (self._scene.found.get(i) for i in range(token.i + 1, verb))
                actors = distinct(a for mention in named if mention for a in mention.actors)
                states = tuple(actor for actor in actors if actor.country_class is None)
                if len(countries(states)) > 1:
                    self._say_we(states)
                return

    def _say_we(self, actors: tuple[Actor, ...]) -> None:
        for root, mention in self._scene.found.items():
            if self._scene.doc[root].lower_ in self._words.we and mention.how in _OWN_WE:
                self._scene.found[root] = replace(mention, actors=actors, how="speaker")

    def look_ahead(self) -> None:
        """Gives a pronoun without antecedent the subject that its sentence goes on to name:
        "Before he left, the Peruvian minister signed"."""
        for mention in list(self._scene.found.values()):
            token = self._scene.doc[mention.root]
            if mention.how != "unresolved" or token.lower_ not in self._words.pronouns:
                continue
            root = token.sent.root
            for child in root.children:
                subject = self._scene.found.get(child.i)
                if child.dep_ != "nsubj" or child.i < token.i or root.i < token.i:
                    continue
                if subject is not None and subject.actors and subject.person == mention.person:
                    self._scene.found[token.i] = replace(
                        mention, actors=subject.actors, how="pronoun", doubtful=True
                    )

    def _meant(self, token: Token, word: str) -> Meant:
        if word in self._words.we:
            return self._speaker_here(token)
        discourse, subjects = self._scene.discourse, self._subjects
        told = self._spoken_for(token) if word in self._words.he else self._accused(token)
        told = told or self._asked(token)
        if told is not None:
            return Meant(told.actors, "pronoun")
        faced = faced_by(token, self._scene, named=False)
        if word in self._words.he:
            gender = self._words.gender(word)
            found = discourse.antecedents.person_subject(token, subjects, gender, faced)
        elif word in self._words.it:
            found = discourse.antecedents.thing(token, subjects, faced)
        else:
            found = discourse.antecedents.several(token, subjects)
        return Meant(found.actors, "pronoun") if found else NOBODY

    def _spoken_for(self, token: Token) -> Mention | None:
        """``the president's spokesman said she would come``: whom a spokesman speaks for."""
        above = next((t for t in token.ancestors if t.dep_ == "ccomp"), None)
        if above is None:
            return None
        for subject in above.head.lefts:
            if subject.dep_ == "nsubj" and subject.lemma_ in grammar.load().spokesmen:
                found = self._scene.possessor(subject)
                if any(child.dep_ == "poss" and child.tag_ == "NN" for child in subject.children):
                    found = found or self._scene.found.get(subject.i)
                return found if found is not None and found.person and found.actors else None
        return None

    def _accused(self, token: Token) -> Mention | None:
        """``Peru accused Chile of spying, a charge it denies``: whoever is charged denies it."""
        verb, words = token.head, grammar.load()
        noun = verb.head
        denying = words.complements.denied | words.complements.refused
        if verb.dep_ != "relcl" or verb.lemma_ not in denying:
            return None
        if token.dep_ not in SUBJECT or noun.lemma_ not in words.taken_up["ACCUSE"]:
            return None
        blamed = {child.dep_: child for child in token.sent.root.children}
        charged = blamed.get("nsubjpass", blamed.get("dobj"))
        return None if charged is None else self._scene.found.get(charged.i)

    def _asked(self, token: Token) -> Mention | None:
        """``Malta asked Libya for help. It refused``: whoever is asked answers."""
        verb = token.head
        if verb.lemma_ not in self._words.answers or token.dep_ not in SUBJECT:
            return None
        start = token.sent.start
        joined = verb.dep_ == "conj" and verb.head.i < token.i
        before = verb.head if joined else token.doc[start - 1].sent.root if start else verb
        if before.lemma_ not in self._words.asks:
            return None
        objects = (child for child in before.rights if child.dep_ in OBJECT and child.i < token.i)
        found = (self._scene.found.get(child.i) for child in objects)
        return next((mention for mention in found if mention and mention.actors), None)

    def _is_dummy(self, token: Token) -> bool:
        """``It is doubtful whether``, ``it is important to``."""
        verb = token.head
        if token.dep_ == "expl":
            return True
        if token.dep_ != "nsubj":
            return False
        if verb.lemma_ in self._words.dummy:
            return True
        return bool(
            verb.lemma_ in self._words.dummy_before_clauses
            and any(child.dep_ in ("ccomp", "xcomp", "advcl", "acomp") for child in verb.children)
            and not any(
                child.dep_ == "acomp" and child.lemma_ in self._words.ready
                for child in verb.children
            )
        )

    def _speaker_here(self, token: Token) -> Meant:
        """Who says ``we`` outside quotation marks: the labelled speaker, whose paper it is, else
        the document's own government. Inside them the statement's speaker is put in later."""
        label = self._labels.get(self._line_of(token.idx))
        labelled = self._scene.found.get(label) if label is not None else None
        if labelled is not None and labelled.actors:
            return Meant(labelled.actors, "speaker")
        for block in self._blocks:
            if block.start <= token.idx < block.end:
                return self._issuer(block)
        publisher = self._scene.discourse.publisher
        if publisher.own is not None:
            return Meant((publisher.own,), "speaker")
        if publisher.country is None or self._scene.quotes.at(token.idx) is not None:
            return NOBODY  # a columnist's "we" stands in no quotation marks
        return Meant((Actor(country=publisher.country),), "speaker", doubtful=True)

    def _issuer(self, block: Block) -> Meant:
        heading = self._scene.doc.char_span(*block.heading, alignment_mode="expand") or ()
        found = issuer(self._scene.found[t.i] for t in heading if t.i in self._scene.found)
        return Meant(found.actors, "speaker") if found is not None else NOBODY

    def _find_labels(self) -> list[tuple[int, int]]:
        """The offset of each labelled line, and the token that ends its speaker label."""
        labels = []
        text, states = self._scene.text, lexicon.states(self._scene.discourse.known)
        for start, end in self._lines:
            label = label_of(text, start, end, states)
            token = self._scene.token_ending(label[1] - 1) if label is not None else None
            if token is not None:
                labels.append((start, token.i))
        return labels

    def _line_of(self, offset: int) -> int:
        line = self._lines.before(offset)
        return line[0] if line else 0
