"""What the parse says about a time expression: tense, event dated, phrase it is counted from."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.reading.date_grammar import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_VERBAL = ("VERB", "AUX")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_STEM = 4
"""Least letters that a noun shares with the verb it is made from."""
_PERFECT = ("have", "has", "had", "having", "'ve")


class Outlook(Enum):
    """Where, seen from publication, a date without a year or week is to be looked for."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"
    """Hung on a noun or on nothing: the text's tense does not decide."""


@cache
def _lemmas(table: str, key: str) -> frozenset[str]:
    return frozenset(words()[table][key])


def _path(span: Span) -> Iterator[Token]:
    token = span.root
    yield token
    while token.head.i != token.i:
        token = token.head
        yield token


def governor(span: Span) -> tuple[Token | None, bool]:
    """The predicate a time expression hangs on, and whether a noun stands between them."""
    nominal = False
    for token in _path(span):
        if span.start <= token.i < span.end or takes_up(token):
            continue
        if token.pos_ in _VERBAL or (token.pos_ == "ADJ" and _is_forward(token)):
            return token, nominal
        nominal = nominal or token.pos_ in _NOMINAL
    return None, nominal


def takes_up(verb: Token) -> bool:
    """Whether a verb stands for another clause's: the ``do`` of ``as they promised to do``."""
    bare = not any(child.dep_ == "dobj" for child in verb.children)
    return verb.dep_ == "xcomp" and verb.lemma_ == "do" and bare


def _is_forward(token: Token) -> bool:
    return token.lemma_ in _lemmas("tense", "future")


def outlook(span: Span) -> Outlook:
    """Past, future or open, by the tense of the predicate the expression hangs on."""
    path = list(_path(span))
    prepositions = [token.lower_ for token in path if token.dep_ in ("prep", "mark")]
    nearest = prepositions[0] if prepositions else ""
    if nearest in ("by", "until", "till"):
        return Outlook.OPEN if any(map(_is_before_the_past, path)) else Outlook.FUTURE
    if nearest == "since":
        return Outlook.PAST
    predicate, nominal = governor(span)
    if nearest == "for" and _is_planned(path):
        past = predicate is not None and _is_before_the_past(predicate)
        return Outlook.OPEN if past else Outlook.FUTURE
    if nearest == "to" and moves_dates(span):
        return Outlook.FUTURE
    if predicate is None:
        return Outlook.OPEN
    if nominal:
        return _nominal_outlook(predicate, path, nearest)
    if is_future(predicate):
        return Outlook.FUTURE
    return Outlook.OPEN if _looks_forward(predicate, span) else Outlook.PAST


def _is_planned(path: list[Token]) -> bool:
    """``scheduled for May``, ``promised it for May``."""
    planned = _lemmas("tense", "future_participles") | _lemmas("tense", "future")
    return any(token.lemma_ in planned for token in path)


def _is_before_the_past(verb: Token) -> bool:
    """``had promised to pay by May``: told as over, so that its term may be over too."""
    return verb.tag_ == "VBN" and any(child.lower_ == "had" for child in verb.children)


def _nominal_outlook(predicate: Token, path: list[Token], nearest: str) -> Outlook:
    """Of a date that belongs to a noun: "the June 3 hearing", "elections in October"."""
    ahead = any(token.lower_ in ("before", "ahead", "eve") for token in path)
    if ahead and path[0].dep_ in ("poss", "nmod", "compound"):
        return Outlook.FUTURE
    subject = any(token.dep_ in ("nsubj", "nsubjpass") for token in path)
    future = is_future(predicate) and predicate.tag_ not in ("VBZ", "VBP")
    if future:
        return Outlook.OPEN if subject and path[0].dep_ == "poss" else Outlook.FUTURE
    return Outlook.PAST if subject or nearest in ("after", "following") else Outlook.OPEN


def _looks_forward(predicate: Token, span: Span) -> bool:
    between = span.doc[predicate.i + 1 : span.start]
    return any(token.lemma_ in _lemmas("tense", "forward") for token in between)


def is_future(verb: Token, depth: int = 0) -> bool:
    """Whether what a verb or adjective tells is still to come."""
    if verb.pos_ == "ADJ" or depth > 8:
        return _is_forward(verb)
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    spelled = {token.lower_ for token in auxiliaries}
    if spelled.intersection(_PERFECT):
        return False
    if any(token.tag_ == "MD" for token in auxiliaries):
        return True
    if "to" in spelled:
        return verb.head.i == verb.i or verb.head.lemma_ not in _lemmas("tense", "past")
    if not auxiliaries and verb.tag_ in ("VB", "VBG") and verb.head.i != verb.i:
        inherits = verb.dep_ in ("conj", "ccomp", "xcomp", "advcl", "pcomp")
        return inherits and verb.head.pos_ in _VERBAL and is_future(verb.head, depth + 1)
    return _is_future_form(verb, spelled)


def _is_future_form(verb: Token, auxiliaries: set[str]) -> bool:
    if verb.tag_ in ("VBN", "VBD") and verb.lemma_ in _lemmas("tense", "future_participles"):
        return bool(auxiliaries) or verb.tag_ == "VBN"
    present = auxiliaries.intersection(("is", "are", "'s", "'re"))
    if verb.tag_ in ("VBN", "VBG"):
        return bool(present)
    return verb.tag_ in ("VBZ", "VBP") and verb.lemma_ not in _lemmas("tense", "report")


def moves_dates(span: Span) -> bool:
    """Whether "from … to …" tells of a date put off or brought forward, not of a range."""
    predicate, _ = governor(span)
    return predicate is not None and predicate.lemma_ in _lemmas("tense", "shifts")


def narrates(span: Span, *, done: bool = False) -> bool:
    """Whether the text's account moves to this date: it tells what happened then.

    Deadlines, plans and dates that only name something (``Monday's meeting``) do not; a plan
    does where it is ``done``, its date being over.
    """
    if any(child.dep_ == "case" for child in span.root.children):
        return False
    if span.root.dep_ in ("nmod", "compound", "poss", "nummod") and not _opens(span):
        return False
    head = span.root.head
    if head.lower_ in ("by", "until", "till", "since", "from", "for") and head.dep_ == "prep":
        return False
    predicate, _ = governor(span)
    if predicate is None or (done and predicate.tag_ == "VB"):
        return True
    return not is_future(predicate)


def _opens(span: Span) -> bool:
    """Whether a preposition opens the sentence with it, whatever the parser makes of the name
    behind: "On 3 May Lima recalled"."""
    sentence = span.sent
    return span.start == sentence.start + 1 and sentence[0].dep_ == "prep"


def event_words(span: Span) -> frozenset[str]:
    """Lemmas naming the events that a time expression may date."""
    found: set[str] = set()
    for token in _path(span):
        if span.start <= token.i < span.end:
            continue
        if token.pos_ in ("NOUN", "PROPN"):
            found.add(token.lemma_)
        elif token.pos_ in _VERBAL:
            found.add(token.lemma_)
            found.update(_argument_heads(token))
            if token.dep_ in ("acl", "relcl"):
                found.add(token.head.lemma_)
            break
    return frozenset(found)


def _argument_heads(verb: Token) -> Iterator[str]:
    for child in verb.children:
        if child.dep_ == "prep":
            yield from (inner.lemma_ for inner in child.children if inner.dep_ == "pobj")
        elif child.pos_ in ("NOUN", "PROPN"):
            yield child.lemma_


def content_words(span: Span) -> frozenset[str]:
    """Lemmas of the nouns, names and verbs in a stretch of text."""
    kinds = ("NOUN", "PROPN", "VERB", "ADJ")
    return frozenset(token.lemma_ for token in span if token.pos_ in kinds)


@lru_cache(1 << 16)
def akin(one: str, other: str) -> bool:
    """Whether two lemmas can name one event: ``call`` and ``speak``, ``evacuate`` and
    ``evacuation``."""
    return one == other or bool(_families(one) & _families(other)) or _is_derived(one, other)


@cache
def _families(word: str) -> frozenset[int]:
    families = enumerate(words()["events"]["families"])
    return frozenset(number for number, family in families if word in family)


def is_family_word(word: str) -> bool:
    """Whether a lemma names a kind of event that the codebook has a family of words for."""
    return bool(_families(word))


def _is_derived(one: str, other: str) -> bool:
    """Whether a noun is made from a verb, or the other way: ``hearing`` and ``hear``."""
    short, long = sorted((one, other), key=len)
    stem = short.removesuffix("e")
    if len(stem) < _STEM or not long.startswith(stem):
        return False
    return long[len(stem) :] in words()["events"]["suffixes"]


def reports(span: Span) -> bool:
    """Whether an expression dates what somebody said, not what it was about."""
    predicate, nominal = governor(span)
    return predicate is not None and not nominal and predicate.lemma_ in _lemmas("tense", "report")


def anchor_phrase(doc: Doc, start: int) -> Span | None:
    """The phrase from token ``start`` on that "two days before" is counted from.

    ``start`` is the token behind the preposition. The phrase ends with the sentence, before a
    comma, dash or bracket, or where the parse closes it; None where there is no phrase.
    """
    if start >= len(doc) or doc[start].is_sent_start or doc[start].is_punct:
        return None
    sentence_end = doc[start].sent.end
    stop = start
    while stop < sentence_end and not _closes(doc[stop]):
        stop += 1
    head = _phrase_head(doc, start, stop)
    if head is None:
        return None
    inside = [token.i for token in head.subtree if start <= token.i < stop]
    end = _contiguous_end(start, inside)
    while end > start and (doc[end - 1].is_space or doc[end - 1].is_punct):
        end -= 1
    return doc[start:end] if end > start else None


def _closes(token: Token) -> bool:
    return token.is_space or token.text in {
        ",",
        ";",
        ":",
        "—",
        "-",
        "--",
        "(",
        ")",
        '"',
        ".",
        "?",
        "!",
    }


def _contiguous_end(start: int, inside: list[int]) -> int:
    for here, following in pairwise(inside):
        if following != here + 1:
            return here + 1
    return inside[-1] + 1 if inside else start


def _phrase_head(doc: Doc, start: int, stop: int) -> Token | None:
    """The highest token of the phrase that begins right behind the preposition."""
    if start >= stop:
        return None
    head = doc[start]
    while head.head.i != head.i and start <= head.head.i < stop and head.dep_ != "ROOT":
        head = head.head
    return head


def anchor_event(phrase: Span) -> str:
    """Lemma of the event an anchor phrase names: its noun, or the verb of its clause."""
    return phrase.root.lemma_
