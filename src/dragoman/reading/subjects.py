"""Who the subject of a clause is: its own, a shared one, or whom the clause above makes do it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.model import SourceKind
from dragoman.reading.clauses import Clause, Phrase
from dragoman.reading.roles import noun_roles
from dragoman.reading.syntax import (
    OBJECT,
    SUBJECT,
    has_to,
    head_lemmas,
    is_infinitival,
    is_reflexive,
    phrase,
    phrases,
    ranked,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OF_OBJECT = frozenset({"against", "of", "from", "for", "into"})
"""Prepositions whose gerund tells what the object does: ``accused X of shelling``."""
_MEANS = frozenset({"in", "through", "by", "with", "via"})


def subject_of(
    token: Token, head: Token | None, governor: Clause | None, link: str, made: Mapping[int, Clause]
) -> list[Phrase]:
    """The phrases that are the subject; ``head`` is the verb to which this one is conjoined, and
    ``made`` are the clauses above, by their heads."""
    own = [child for child in token.children if child.dep_ in SUBJECT]
    own = [child for child in own if child.dep_ != "expl"] or own
    own = [child for child in own if not is_reflexive(child)] or own
    if own:
        return [entry for child in own for entry in phrases(child)]
    if head is not None and head.i in made:
        return _after_relative(token, head) or list(made[head.i].subject)
    first = ranked(token)
    if first is not None:
        told = first.head.i in made and first.dep_ in ("attr", "acomp")
        return list(made[first.head.i].subject) if told else [phrase(first)]
    if token.dep_ == "acl" and not has_to(token):
        return _writers(token, made) or [phrase(token.head)]
    if token.dep_ == "acl" or link == "purpose" or is_infinitival(token):
        wanted = _wanted_of(token)
        if wanted is not None:
            return [phrase(wanted)]
        return _doer_of_noun(token.head, made)
    if token.dep_ in ("xcomp", "ccomp", "advcl", "pcomp", "acomp") and governor is not None:
        return _controller(token, governor)
    if token.dep_ == "ROOT":
        return _taken_by_infinitive(token)
    return _before_aside(token) if token.dep_ == "dep" else []


def _writers(participle: Token, made: Mapping[int, Clause]) -> list[Phrase]:
    """Whose words a paper has: ``adopted a resolution condemning the raid``, ``in Mali's letter
    accusing Chad``."""
    paper = participle.head
    if participle.tag_ != "VBG" or paper.lemma_ not in grammar.load().sources[SourceKind.DOCUMENT]:
        return []
    own = noun_roles(paper).get("agent")
    if own:
        return own
    governed = paper.dep_ == "pobj"
    above = made.get(paper.head.head.i if governed else paper.head.i)
    means = governed and paper.head.lower_ in _MEANS
    if above is None or not (means or above.lemma in grammar.load().issuing):
        return []
    return list(above.roles.get("agent", ()))


def _before_aside(token: Token) -> list[Phrase]:
    """``Ms. Sato, who is in Oslo for talks to be held there, met the king``: who the long
    aside is about, where the parser loses hold of the verb after it."""
    doc = token.doc
    if token.tag_ not in ("VBD", "VBZ", "VBP") or doc[token.i - 1].text != ",":
        return []
    for word in reversed(doc[token.sent.start : token.i]):
        noun = word.head
        if word.dep_ == "relcl" and noun.pos_ == "PROPN" and noun.dep_ not in SUBJECT:
            return phrases(noun)
    return []


def _after_relative(verb: Token, before: Token) -> list[Phrase]:
    """``Chad, whose troops are there, closed the border``: who the relative clause is about, where
    the parser lets the main verb go on from it."""
    noun = before.head
    astray = before.dep_ == "relcl" and noun.dep_ == "ROOT" and noun.pos_ in ("PROPN", "NOUN")
    closed = verb.doc[verb.i - 1].text == "," and verb.tag_ in ("VBD", "VBZ", "VBP")
    return phrases(noun) if astray and closed else []


def _taken_by_infinitive(root: Token) -> list[Phrase]:
    """``the minister, in town for a forum to be held there, held talks``: a subject that the
    parser gave to the infinitive before the verb, which can have none."""
    for child in root.children:
        if child.i < root.i and child.dep_ == "advcl" and has_to(child):
            return [
                entry for sub in child.children if sub.dep_ in SUBJECT for entry in phrases(sub)
            ]
    return []


def _wanted_of(infinitive: Token) -> Token | None:
    """``the plea by Malta for Libya to pay``: whom the parser hangs on the noun."""
    before = infinitive.doc[infinitive.left_edge.i - 1]
    aim = before.head
    wanted = aim.lower_ == "for" and aim.head.i == infinitive.head.i and before.dep_ == "pobj"
    return before if wanted and before.pos_ in ("PROPN", "PRON") else None


def _doer_of_noun(noun: Token, made: Mapping[int, Clause]) -> list[Phrase]:
    """Who wishes in ``Peru's wish to …``, ``a wish by Peru to …``, ``has a wish to …``."""
    roles = noun_roles(noun)
    if roles.get("agent"):
        return roles["agent"]
    if roles.get("of"):  # "the decision of the council to leave"
        return roles["of"]
    if noun.dep_ in OBJECT and noun.head.i in made:
        above = made[noun.head.i]
        if above.lemma in grammar.load().support_verbs:
            return [*above.subject, *_partners(above, noun.doc)]
    return []


def _controller(token: Token, governor: Clause) -> list[Phrase]:
    of_object = token.dep_ == "pcomp" and token.head.lower_ in _OF_OBJECT
    given = head_lemmas(governor.roles.get("patient", ()), token.doc)
    if of_object and not governor.passive and given & grammar.load().thanking:
        return list(governor.roles.get("to", ()))  # "expressed gratitude to X for sending"
    aimed = (token.dep_ in ("xcomp", "ccomp") or of_object) and not governor.passive
    if aimed and governor.lemma not in grammar.load().own_deeds:
        through = grammar.load().asked_through.get(governor.lemma, "addressee")
        for role in ("addressee", "patient", through):
            if role in governor.roles and governor.kind == "verb":
                return list(governor.roles[role])
    if governor.kind == "noun":
        return list(governor.roles.get("agent", ()))
    return [*governor.subject, *_partners(governor, token.doc)]


def _partners(governor: Clause, doc: Doc) -> tuple[Phrase, ...]:
    """A deal with others binds them too: ``reached an accord with X to share water``."""
    for item in governor.roles.get("patient", ()):
        if doc[item.root].lemma_ in grammar.load().agreement_nouns:
            return governor.roles.get("with", ())
    return ()
