"""Verbs that the parser hangs on the wrong verb, hung on the right one by their tense.

``announced that it would send a team and asked the army to wait``: what is asked is no part of what
is announced, for the second verb keeps the first one's tense and not the inner one's. Nor does a
clause hang on the one behind its semicolon.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading import lexicon
from dragoman.reading.matching import Coding
from dragoman.reading.syntax import (
    AUXILIARY,
    PRESENT,
    SUBJECT,
    behind,
    has_subject,
    has_to,
    is_time,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BELOW = frozenset({"ccomp", "relcl", "acl", "advcl", "pcomp", "xcomp"})
_PLACING = frozenset({"in", "at", "near", "during", "after", "before", "since", "by", "from", "on"})
"""Prepositions that say where or when something was done."""
_BETWEEN = frozenset({"PUNCT", "NUM", "ADJ", "ADV", "DET"})
_OF_PHRASE = frozenset({"NOUN", "PROPN", "ADP"})
_STOPS = frozenset({";", "—", "–", "-"})
"""Marks between clauses of which neither is part of the other."""


def reattach(doc: Doc, coding: Coding) -> None:
    """Mends the parse in place."""
    for token in doc:
        if token.tag_ == "VBG" and _is_of_paper(token):
            _let_say(token.nbor(-1), token, token.head)
        if token.pos_ not in ("VERB", "AUX"):
            continue
        if _is_hidden(token):
            _lead(token, token.head)
        if token.dep_ in ("advcl", "ccomp"):
            _relate(token)
        if token.dep_ == "advcl" and _is_told_on(token):
            token.tag_, token.dep_ = "VBD", "conj"
        subject = _strayed(token)
        if subject is not None:
            _hand_back(subject, token)
        if token.dep_ == "conj" and _is_of_noun_before(token):
            token.head, token.dep_, token.tag_ = token.nbor(-1), "acl", "VBN"
        if token.dep_ == "ccomp" and _stands_alone(token):
            _go_before(token, token.head)
        if token.dep_ == "conj":
            above = _outer(token, coding)
            if above is not None:
                _hang(token, above)


def _stands_alone(verb: Token) -> bool:
    """``Peru left; Chile stayed``: the first, taken for what the second says."""
    if verb.right_edge.i >= verb.head.i or behind(verb) not in _STOPS:
        return False
    return not _is_bare(verb) and not _is_bare(verb.head)


def _go_before(first: Token, second: Token) -> None:
    """Joins the second of two clauses to the first, which leads with all that stands before it, or
    to the verb before both: ``Peru said it had left; Chile stayed``."""
    leading = [child for child in second.lefts if child.i < first.left_edge.i]
    above = second.head
    if second.dep_ == "ROOT":
        first.head, first.dep_ = first, "ROOT"
    else:
        first.head, first.dep_ = above, second.dep_
    second.head, second.dep_ = above if above.i < first.i else first, "conj"
    for child in leading:
        child.head = first


def _is_hidden(verb: Token) -> bool:
    """``A cleric called for calm.``: the main verb of a sentence, taken for a participle that says
    more of its subject."""
    noun = verb.head
    if verb.dep_ not in ("acl", "relcl") or noun.dep_ != "ROOT" or verb.i < noun.i:
        return False
    if noun.pos_ not in ("NOUN", "PROPN") or verb.tag_ not in ("VBN", "VBD"):
        return False
    below = {child.dep_ for child in verb.children}
    if below & {*SUBJECT, *AUXILIARY, "agent", "mark"} or not _acts(verb):
        return False
    return bool(verb.sent[-1].text == ".")


def _acts(verb: Token) -> bool:
    """Whether a verb has an object or its like: ``Documents seized in Chad.`` is no sentence."""
    return any(
        child.dep_ in ("dobj", "ccomp", "xcomp", "prt", "dative")
        or (child.dep_ == "prep" and child.lower_ not in _PLACING)
        or (child.dep_ == "advcl" and has_to(child))
        for child in verb.children
    )


def _lead(verb: Token, noun: Token) -> None:
    """Makes the verb the head of the sentence and the noun its subject."""
    behind = [child for child in noun.children if child.i > verb.i]
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"
    for child in behind:
        child.head = verb


def _relate(verb: Token) -> None:
    """``hailed the summit in Lima a day earlier, at which both had agreed``: a clause of the verb,
    made one of the noun that its ``which`` stands for."""
    opening = next((child for child in verb.lefts if child.dep_ != "punct"), verb)
    if opening.dep_ != "prep" or not any(child.tag_ == "WDT" for child in opening.children):
        return
    noun = _noun_before(opening)
    if noun is not None:
        verb.head, verb.dep_ = noun, "relcl"


def _noun_before(opening: Token) -> Token | None:
    """The noun of the whole phrase before a word, but for the day between them."""
    last = opening
    while last.i and not last.is_sent_start:
        last = last.nbor(-1)
        if last.pos_ not in _BETWEEN and not is_time(last):
            break
    above = (last, *last.ancestors)
    phrase = list(takewhile(lambda word: word.pos_ in _OF_PHRASE, above))
    return next((word for word in reversed(phrase) if word.pos_ in ("NOUN", "PROPN")), None)


def _is_of_paper(participle: Token) -> bool:
    """``signed a protocol waiving visas``: a noun and its participle, taken for two adjectives."""
    if participle.dep_ != "amod" or participle.is_sent_start:
        return False
    noun, head = participle.nbor(-1), participle.head
    alike = noun.head.i == head.i > participle.i and noun.dep_ == "amod"
    return bool(alike and noun.tag_ == "NN")


def _let_say(noun: Token, participle: Token, told: Token) -> None:
    """Makes the noun what its phrase is about, and what stands behind what it tells."""
    before = [child for child in told.lefts if child.i < noun.i]
    noun.head, noun.dep_, noun.pos_ = told.head, told.dep_, "NOUN"
    participle.head, participle.dep_, participle.pos_ = noun, "acl", "VERB"
    told.head, told.dep_ = participle, "dobj"
    for child in before:
        child.head = noun


def _hang(token: Token, above: Token) -> None:
    """Joins ``token`` to ``above``, with the ``and`` before it."""
    first = token.head
    for child in list(first.children):
        if child.dep_ == "cc" and first.i < child.i < token.i:
            child.head = above
    token.head = above


def _strayed(verb: Token) -> Token | None:
    """``left on Monday and Madrid followed``: a verb's subject, joined to the noun before it."""
    if verb.tag_ not in ("VBD", "VBZ") or not verb.i or verb.dep_ == "ROOT":
        return None
    if {child.dep_ for child in verb.children} & {*SUBJECT, *AUXILIARY, "mark"}:
        return None
    name = verb.nbor(-1)
    if name.dep_ != "conj" or name.pos_ != "PROPN" or is_time(name):
        return None
    joined = name.left_edge.nbor(-1).dep_ == "cc" and verb.head.i < name.i
    other = name.head
    unlike = is_time(other) or other.pos_ == "NOUN" or other.text == name.text
    return name if joined and unlike and verb.head.pos_ == "VERB" else None


def _hand_back(subject: Token, verb: Token) -> None:
    """Gives a verb its subject, and joins it to the verb before."""
    for child in subject.head.children:
        if child.dep_ == "cc" and child.i < subject.i:
            child.head = verb.head
    subject.head, subject.dep_, verb.dep_ = verb, "nsubj", "conj"


def _is_of_noun_before(token: Token) -> bool:
    """``called for talks and respect for the truce agreed in May``: no ``and`` joins the verb."""
    before = token if token.is_sent_start else token.nbor(-1)
    bare = (
        token.tag_ in ("VBD", "VBN") and before.pos_ == "NOUN" and before.dep_ in ("dobj", "pobj")
    )
    joined = any(child.dep_ == "cc" and child.i < token.i for child in token.head.children)
    return bare and not joined and not {c.dep_ for c in token.children} & {*SUBJECT, "dobj"}


def _is_told_on(token: Token) -> bool:
    """``noted the duties, objected to the ban, and called for talks``: a participle for a verb."""
    if token.tag_ != "VBN" or token.head.tag_ != "VBD" or token.i < token.head.i:
        return False
    below = {child.dep_ for child in token.children}
    if below & {*AUXILIARY, "agent", "mark", *SUBJECT} or token.nbor(-1).text != ",":
        return False
    return any(c.dep_ == "conj" and c.tag_ == "VBD" and _is_bare(c) for c in token.children)


def _outer(token: Token, coding: Coding) -> Token | None:
    """The verb above whose tense ``token`` keeps where the verb that it is joined to does not."""
    first = token.head
    while first.dep_ == "conj" and first.pos_ in ("VERB", "AUX"):
        first = first.head
    if first.dep_ not in _BELOW or not _is_bare(token):
        return None
    if has_to(first) and _is_finite(token):
        return next((above for above in first.ancestors if _is_finite(above)), None)
    main = next((above for above in first.ancestors if above.pos_ in ("VERB", "AUX")), None)
    if main is None or main.i > first.i:
        return None
    reports = token.lemma_ in coding.cues.predicates
    if reports and _is_of_thing(first, coding) and _tense(main) == _tense(token):
        return main
    kept, joined = _tense(token), _tense(first)
    if joined is None and token.pos_ == "VERB" and reports:
        joined = "perfect" if first.dep_ in ("ccomp", "pcomp", "xcomp") else None
    if kept is None or joined is None or joined == kept or _tense(main) != kept:
        return None
    perfect = any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in first.children)
    return None if perfect and not reports else main


def _is_of_thing(verb: Token, coding: Coding) -> bool:
    """``raised the case of a ship that had sunk``: a ship says nothing."""
    noun = verb.head
    if verb.dep_ != "relcl" or noun.pos_ != "NOUN" or noun.tag_ == "NNS":
        return False
    role = lexicon.roles(coding.known).get(noun.lower_)
    mute = (role is None or role.kind == "vessel") and not grammar.load().is_source(noun.lower_)
    return mute and any(child.lower_ == "that" for child in verb.lefts)


def _is_bare(token: Token) -> bool:
    return not has_subject(token)


def _is_finite(verb: Token) -> bool:
    """Whether the verb's form, or its auxiliary's, can only be finite."""
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    tags = [child.tag_ for child in verb.children if child.dep_ in AUXILIARY] or [verb.tag_]
    return tags[0] in ("VBD", "VBZ", "MD") or (tags[0] == "VBP" and tags[0] != verb.tag_)


def _tense(verb: Token) -> str | None:
    """``past``, ``present`` or ``modal``; None for a past perfect or what has none."""
    auxiliaries = [child for child in verb.children if child.dep_ in AUXILIARY]
    tags = [child.tag_ for child in auxiliaries] or [verb.tag_]
    if tags[0] == "MD":
        return "modal"
    if tags[0] in PRESENT:
        return "present"
    if tags[0] == "VBD":
        return None if any(child.lower_ == "had" for child in auxiliaries) else "past"
    return None
