"""Small questions about the parse: how far a phrase reaches, what a preposition governs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading.clauses import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OBJECT = frozenset({"dobj", "obj"})
THIS = frozenset({"this", "that"})
_STARTING = frozenset({"starting", "beginning", "effective"})
AUXILIARY = frozenset({"aux", "auxpass"})
PRESENT = frozenset({"VBZ", "VBP"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM"})
RELATIVE = frozenset({"WDT", "WP", "WP$"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_SIGNS = frozenset({"$", "€", "£", "¥", "US$"})
TOPIC = frozenset({"about", "on", "over", "regarding", "concerning"})


def extent(token: Token, skip: frozenset[str] = frozenset()) -> tuple[int, int]:
    """Offsets of the token's subtree without the children whose relation is in ``skip`` and
    without punctuation at either end."""
    doc = token.doc
    first, last = token.left_edge.i, token.right_edge.i
    if skip:
        kept = [c for c in token.children if c.dep_ not in skip and not c.is_space]
        first = min([token.i, *(child.left_edge.i for child in kept)])
        last = max([token.i, *(child.right_edge.i for child in kept)])
    while first < token.i and _edge_punctuation(doc[first]):
        first += 1
    while last > token.i and _edge_punctuation(doc[last]):
        last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def head_lemmas(phrases: Iterable[Phrase], doc: Doc) -> set[str]:
    """The lemmas of the words that head the phrases."""
    return {doc[phrase.root].lemma_ for phrase in phrases}


def _edge_punctuation(token: Token) -> bool:
    return bool(token.is_space or (token.is_punct and token.text not in "\"'()$"))


def named(first: Token, last: Token | None = None) -> tuple[int, int]:
    """Offsets of the words that name somebody, up to ``last`` for several, without asides."""
    start, end = extent(first, frozenset({"relcl", "punct", "conj", "cc", "acl"}))
    if last is not None and last.i != first.i:
        end = max(end, extent(last, frozenset({"relcl", "punct", "acl"}))[1])
    return min(start, end), max(start, end)


_CONJUNCTS = frozenset({"conj", "cc", "preconj", "punct", "relcl"})


def phrase(token: Token) -> Phrase:
    """The phrase headed by ``token`` without conjuncts and relative clauses."""
    start, end = extent(token, _CONJUNCTS)
    return Phrase(token.i, start, end)


def whole(doc: Doc, phrases: Sequence[Phrase]) -> tuple[int, int]:
    """Offsets from the first to the last of a role's phrases, with all that hangs on them."""
    spans = [_nominal_extent(doc[item.root]) for item in phrases]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _nominal_extent(noun: Token) -> tuple[int, int]:
    """Extent of a noun without a verb that the parser joins to it: ``took both and left``."""
    joined = next((c for c in noun.children if c.dep_ == "conj" and c.tag_ == "VBD"), None)
    start, end = extent(noun, frozenset({"punct"}))
    if joined is None or noun.pos_ not in NOMINAL:
        return start, end
    return start, extent(noun, frozenset({"punct", "conj", "cc"}))[1]


def conjuncts(token: Token) -> Iterator[Token]:
    """``token`` and the tokens conjoined to it, in text order."""
    # Not by calls of itself: a list may be longer than Python's calls go deep.
    pending = [token]
    while pending:
        item = pending.pop()
        yield item
        if not any(word.lower_ == "than" for word in item.children):
            joined = [child for child in item.children if child.dep_ == "conj"]
            pending.extend(reversed(joined))


def first_conjunct(token: Token) -> Token:
    """The first of the words to which ``token`` is joined."""
    while token.dep_ == "conj":
        token = token.head
    return token


def antecedent(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    before = token.dep_ == "pobj" and token.i < token.head.i
    stands_in = token.lower_ == "that" and (before or token.dep_ in (*SUBJECT, *OBJECT))
    if not (token.tag_ in RELATIVE or stands_in) or token.lower_.startswith("what"):
        return None
    for above in token.ancestors:
        if above.dep_ == "relcl":
            head: Token = above.head
            return head
        if above.dep_ == "ccomp" and token.dep_ in SUBJECT:
            return _picked_out(above.head)
    return None


def _picked_out(copula: Token) -> Token | None:
    """``It was Peru that left``: the noun that a cleft sentence picks out."""
    children = {child.dep_: child for child in copula.children}
    subject = children.get("nsubj")
    if copula.lemma_ != "be" or subject is None or subject.lower_ != "it":
        return None
    return children.get("attr")


def phrases(token: Token) -> list[Phrase]:
    found: list[Phrase] = []
    for item in conjuncts(token):
        noun = antecedent(item)
        if noun is not None:
            found.extend(phrase(each) for each in conjuncts(noun))
        else:
            found.append(phrase(item))
    return found


def counted(token: Token) -> Iterator[Token]:
    """What a quantity is one of: ``tonnes of rice``, ``$100 million in aid``."""
    while token.lemma_ in grammar.load().quantities or token.pos_ == "NUM":
        links = ("of", "in") if _is_money(token) else ("of",)
        of = (child for child in token.children if child.dep_ == "prep" and child.lower_ in links)
        noun = next((noun for child in of for noun in child.children), None)
        if noun is None:
            return
        yield noun
        token = noun


def _is_money(token: Token) -> bool:
    coined = token.lemma_ in grammar.load().references.currencies
    return coined or any(child.text in _SIGNS for child in token.children)


def measure_of(token: Token) -> Token:
    """The noun that says how much of something there is, or the noun itself: the ``round`` of
    ``a round of talks``."""
    quantities = grammar.load().quantities
    while token.dep_ == "pobj" and token.head.lower_ == "of":
        if token.head.head.lemma_ not in quantities:
            break
        token = token.head.head
    return token


def told_behind(noun: Token) -> Iterator[Token]:
    """The heads of the clauses behind a noun, or behind the noun that says how much of it there
    is: ``a round of talks held in Lima``."""
    for token in once(noun, measure_of(noun)):
        yield from (child for child in token.rights if child.dep_ in ("acl", "relcl"))


Roles = dict[str, list[Phrase]]


def add(roles: Roles, name: str, phrases: Iterable[Phrase]) -> None:
    known = roles.setdefault(name, [])
    known.extend(item for item in phrases if item not in known)
    if not known:
        del roles[name]


def preposition(token: Token) -> tuple[str, list[Token]]:
    """The preposition's name and its objects; ``according to`` and its like are one."""
    objects = [child for child in token.children if child.dep_ in ("pobj", "pcomp")]
    if not objects:
        for child in token.children:
            if child.dep_ == "prep":
                inner, objects = preposition(child)
                return f"{token.lower_} {inner}", objects
        if token.lower_ == "as":
            objects = [child for child in token.children if child.dep_ in ("amod", "acomp")]
    return token.lower_, objects


def prepositional(token: Token, roles: Roles) -> None:
    for item in conjuncts(token):
        if item.dep_ not in ("prep", "agent", "dative", "conj"):
            continue
        name, objects = preposition(item)
        if objects and all(is_time(each) for each in objects):
            name = "time"
        found = [entry for each in objects for entry in phrases(each)]
        add(roles, name, found)
        if name == "upon":
            add(roles, "on", found)
        if name in TOPIC:
            add(roles, "topic", found)
        if name in ("with", "alongside", "together with", "between", "among"):
            add(roles, "companion", found)
        if item.dep_ == "agent":
            add(roles, "agent", found)
        if item.dep_ == "dative":
            add(roles, "addressee", found)


def takes_up(noun: Token) -> bool:
    """Whether the article says that it is known what a noun stands for: ``the charge``."""
    return any(child.dep_ == "det" and child.lower_ in _KNOWN for child in noun.children)


def end_of_noun(noun: Token, end: int) -> int:
    """Where a noun's phrase that ends at an offset ends without the clauses behind the noun: ``an
    officer suspected of spying``."""
    said = (c for c in noun.rights if c.dep_ == "relcl" or (c.dep_ == "acl" and c.tag_ == "VBN"))
    return min([end, *(clause.left_edge.idx for clause in said)])


def is_reflexive(token: Token) -> bool:
    """``itself`` beside a subject only stresses it."""
    return token.lower_.endswith(("self", "selves"))


def once(token: Token, core: Token) -> tuple[Token, ...]:
    return (token,) if token.i == core.i else (token, core)


def is_time(token: Token) -> bool:
    """Whether a preposition's object is a date: ``on Tuesday``, ``in 1972``, ``on 6 March``."""
    if token.lower_ in grammar.load().time_nouns or token.lemma_ in grammar.load().time_nouns:
        return True
    if token.text.isdigit():
        return len(token) == 4 or any(
            near.lower_ in grammar.load().time_nouns or near.lower_ == "may"
            for near in (*token.children, token.head)
        )
    return token.text == "May"


def takes_effect(verb: Token) -> bool:
    """``will tax imports from July, as of Monday, starting next month``: whether a verb's phrases
    say from which day on it is done."""
    return any(is_time(token) and _is_first_day(token) for token in verb.subtree)


def _is_first_day(time: Token) -> bool:
    above, higher = time.head, time.head.head
    if above.lower_ in _STARTING or higher.lower_ in _STARTING:
        return True
    return above.lower_ == "from" or (above.lower_ == "of" and higher.lower_ == "as")


def is_predicate(token: Token) -> bool:
    if token.dep_ in ("aux", "auxpass", "amod", "compound", "case", "det", "punct"):
        return False
    if token.pos_ == "VERB":
        return token.dep_ != "prep"
    return bool(token.pos_ == "AUX")


def has_to(verb: Token) -> bool:
    """Whether the ``to`` of an infinitive stands before a verb."""
    return any(child.tag_ == "TO" for child in verb.children)


def is_infinitival(token: Token) -> bool:
    """``a deal to exchange prisoners``; the parser calls some of these relative clauses."""
    if token.dep_ not in ("acl", "relcl"):
        return False
    return has_to(token) and not any(
        child.dep_ in SUBJECT or child.tag_ in RELATIVE for child in token.subtree
    )


def is_let(token: Token) -> bool:
    """``let the crews go``, ``set them free``: a clause with a subject and no mark of its own."""
    let = token.dep_ == "ccomp" and token.head.lemma_ in grammar.load().letting
    return let and not any(child.dep_ in ("mark", "aux") for child in token.children)


def is_bare_infinitive(token: Token) -> bool:
    """``help Peru pay``: an infinitive with a subject of its own and without ``to``."""
    bare = token.dep_ == "ccomp" and token.tag_ == "VB"
    return bare and not any(child.dep_ in ("mark", "aux") for child in token.children)


def is_set_off(noun: Token) -> bool:
    """``…, during a call with its envoy``: behind a comma and a preposition."""
    return noun.dep_ == "pobj" and noun.head.i > 0 and noun.head.nbor(-1).text == ","


def is_no_longer(verb: Token) -> bool:
    """``no longer jams the broadcasts``: what was done before and is not now."""
    return any(child.lower_ == "longer" for child in verb.children)


def is_wanted(token: Token) -> bool:
    """``a call for Chad to pay``: what somebody else is to do."""
    marked = any(child.dep_ == "mark" and child.lower_ == "for" for child in token.children)
    return marked and has_to(token)


def ranked(infinitive: Token) -> Token | None:
    """``became the first state to sign``, ``was the only one to leave``: the noun by whose rank
    who did it, and that it was done, is told."""
    above = infinitive.head
    nouns = [above] if infinitive.dep_ in ("relcl", "acl") else []
    if infinitive.dep_ == "xcomp" and above.lemma_ in grammar.load().copulas:
        nouns = [child for child in above.children if child.dep_ in ("attr", "acomp")]
    ranks = grammar.load().ranks
    for noun in nouns if has_to(infinitive) else ():
        if noun.lower_ in ranks or any(child.lower_ in ranks for child in noun.lefts):
            return noun
    return None


def marks(token: Token) -> set[str]:
    """The words in front of a clause that say how it hangs on another."""
    return {
        child.lower_
        for child in token.children
        if child.dep_ in ("mark", "aux", "advmod") and child.i < token.i
    }


def behind(clause: Token) -> str:
    """What stands behind the last word of a clause; nothing at the end of the text."""
    return str(clause.doc[clause.right_edge.i + 1 : clause.right_edge.i + 2].text)


def is_condition(clause: Token) -> bool:
    """``if it leaves``, ``once it leaves``; not ``once it left, they met``."""
    found = marks(clause) & grammar.load().conditions.marks
    if clause.dep_ != "advcl" or not found:
        return False
    past = clause.tag_ == "VBD" or any(child.lower_ == "had" for child in clause.children)
    done = past and clause.head.tag_ == "VBD"
    return found != {"once"} or not done or has_modal(clause.head)


def has_subject(verb: Token) -> bool:
    """Whether a predicate has a subject of its own."""
    return any(child.dep_ in SUBJECT for child in verb.children)


def has_modal(verb: Token) -> bool:
    """Whether a modal verb stands with a predicate: ``must``, ``would``."""
    return any(child.tag_ == "MD" for child in verb.children)


def is_marked(token: Token) -> bool:
    """Whether ``that`` opens the clause as a mark, not as a relative pronoun."""
    return any(word.lower_ == "that" and word.dep_ == "mark" for word in token.children)


def complement_kind(token: Token) -> str:
    first_words = {child.lower_ for child in token.children if child.i < token.i}
    if token.tag_ == "VBG" and not any(
        child.dep_ in ("aux", "nsubj", "mark") for child in token.children
    ):
        return "ing"
    if has_to(token) or is_let(token):
        return "to"
    if first_words & {"whether", "if", "what", "why", "how", "who", "when", "where"}:
        return "wh"
    return "that"
