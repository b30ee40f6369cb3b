"""Which phrases fill the roles of a verb, an adjective or an event noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading.clauses import Phrase
from dragoman.reading.predicates import in_one_word
from dragoman.reading.syntax import (
    NOMINAL,
    OBJECT,
    RELATIVE,
    SUBJECT,
    Roles,
    add,
    antecedent,
    counted,
    extent,
    is_let,
    is_marked,
    is_wanted,
    marks,
    once,
    phrase,
    phrases,
    prepositional,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AIMS = frozenset({"on", "at", "against"})
_TOLD = frozenset({"dative", "iobj"})
_LIFTED = (
    ("of", ("by", "from", "to")),
    ("by", ("on", "to", "against", "of")),
    ("on", ("between", "with")),
    ("about", ("between", "with")),
    ("over", ("between", "with")),
)
"""Prepositions behind an event noun, and those that the parser may hang on what they govern."""
_BEFORE_DOER = ("to", "on", "upon", "from", "against", "in", "into")
"""Prepositions of phrases that may stand between a passive and who did it."""


def verb_roles(token: Token, core: Token) -> Roles:
    """The roles of a verb, or of the predicate adjective ``core``, all but the subject."""
    roles: Roles = {}
    plain = in_one_word(token)
    if plain is not None:
        add(roles, "patient", [entry for each in plain.objects for entry in phrases(each)])
    for source in once(token, core):
        given = _given_to(source)
        for child in source.children:
            if plain is not None and plain.noun.i in (child.i, *(c.i for c in child.children)):
                continue
            if given is not None and child.i == given.i:
                add(roles, "addressee", phrases(child))
            elif child.dep_ in OBJECT or (child.dep_ == "attr" and child.pos_ in NOMINAL):
                add(roles, "patient", phrases(child))
            elif child.dep_ in _TOLD and child.pos_ != "ADP":
                add(roles, "addressee", phrases(child))
            elif child.dep_ in ("prep", "agent", "dative"):
                prepositional(child, roles)
            elif child.dep_ == "prt":  # "sealed off the road", with the road behind "off"
                below = (each for each in child.children if each.dep_ == "pobj")
                add(roles, "patient", [entry for each in below for entry in phrases(each)])
            elif child.dep_ == "advmod" and child.lower_ in grammar.load().particles:
                for each in child.children:  # "handed the base back to Chad"
                    if each.dep_ == "prep":
                        prepositional(each, roles)
            elif child.dep_ == "oprd":
                add(roles, "patient" if _is_called(child) else "as", phrases(child))
            elif is_wanted(child):
                add(roles, "for", [Phrase(child.i, *extent(child))])
    voiced = voiced_object(token)
    if voiced is not None:
        add(roles, "patient", phrases(voiced))
    add(roles, "patient", _let(core))
    _of_object(roles, token.doc)
    _told_of(core, roles)
    _predicated(core, roles)
    _of_means(roles, token.doc)
    _relative_gap(token, core, roles)
    if "patient" not in roles and core is token:
        add(roles, "patient", _shared_object(token))
    return roles


def _is_called(name: Token) -> bool:
    """``called Foreign Minister Ana Rios``, ``called home its consul``: whoever is called there is
    not what somebody is called."""
    others = {child.dep_ for child in name.head.children}
    if not others.isdisjoint({*OBJECT, "nsubjpass", "auxpass"}):
        return False
    before = name.doc[name.left_edge.i - 1]
    particle = before.lower_ in grammar.load().particles and before.head == name.head
    return (name.pos_ == "PROPN" and name.is_title) or (name.pos_ == "NOUN" and particle)


def _given_to(verb: Token) -> Token | None:
    """``gave Chad and Mali rice``: the first of two objects, where the parser takes both for what
    is given."""
    objects = [child for child in verb.children if child.dep_ in OBJECT and child.i > verb.i]
    return objects[0] if len(objects) > 1 and objects[0].pos_ in ("PROPN", "PRON") else None


def noun_roles(token: Token) -> Roles:
    """The roles of an event noun: ``the bombing of the embassy by rebels``."""
    roles: Roles = {}
    for child in token.children:
        if child.dep_ == "poss":
            add(roles, "agent", phrases(child))
        elif child.dep_ in ("prep", "agent"):
            prepositional(child, roles)
        elif child.dep_ in ("amod", "compound", "nmod"):
            add(roles, "modifier", phrases(child))
        elif is_wanted(child):
            add(roles, "for", [Phrase(child.i, *extent(child))])
        elif child.dep_ == "acl" and child.lemma_ in grammar.load().support_verbs:
            _of_support(child, roles)
    _lift(roles, token.doc)
    for name in ("between", "among", "by"):
        add(roles, "agent", roles.get(name, ()))
    if "of" in roles:
        add(roles, "patient", roles["of"])
    return roles


def place_subject(roles: Roles, subject: list[Phrase], passive: bool) -> None:
    """Gives the subject the role of who acts or, of a passive, of whom it is done to."""
    if not subject:
        return
    if not passive:
        roles.pop("agent", None)  # a "by" that the parser took for a passive's
        add(roles, "agent", subject)
    else:
        role = "addressee" if "patient" in roles else "patient"
        add(roles, role, subject)
        if "agent" not in roles:
            add(roles, "agent", roles.get("by", ()))


def behind_other(roles: Roles, doc: Doc) -> list[Phrase]:
    """``a note was handed to Chad's envoy by the ministry``: the parser hangs the doer of a passive
    on the phrase before it."""
    return [
        entry
        for name in _BEFORE_DOER
        for item in roles.get(name, ())
        for word in doc[item.root].children
        if word.lower_ == "by" and word.i > item.root
        for doer in word.children
        if doer.dep_ == "pobj" and doer.pos_ in ("PROPN", "NOUN")
        for entry in phrases(doer)
    ]


def below_infinitive(passive: Token) -> list[Phrase]:
    """``was told to leave the country by Chad``: the parser hangs the doer on the inner verb."""
    return [
        entry
        for verb in passive.children
        if verb.dep_ in ("xcomp", "advcl") and verb.tag_ == "VB"
        for word in (*verb.children, *(below for each in verb.children for below in each.children))
        if word.lower_ == "by" and word.i > verb.i
        for doer in word.children
        if doer.dep_ == "pobj" and doer.pos_ in ("PROPN", "NOUN")
        for entry in phrases(doer)
    ]


def voiced_object(token: Token) -> Token | None:
    """``expressed regret over the harm caused``: the parser takes the object for a clause's
    subject."""
    if token.lemma_ not in grammar.load().voicing:
        return None
    for child in token.children:
        bare = not any(c.dep_ in ("aux", "auxpass", "mark") for c in child.children)
        if child.dep_ == "ccomp" and child.tag_ in ("VBN", "VBD") and child.i > token.i and bare:
            return next((c for c in child.children if c.dep_ in SUBJECT), None)
    return None


def _let(verb: Token) -> list[Phrase]:
    """``let the crews go``, ``set them free``: the parser takes who is let go for a subject."""
    return [
        entry
        for below in verb.children
        if is_let(below)
        for child in below.children
        if child.dep_ in SUBJECT
        for entry in phrases(child)
    ]


def _predicated(core: Token, roles: Roles) -> None:
    """``called the step hasty``: the parser hangs what the step is called on the step."""
    if "as" in roles or core.lemma_ not in grammar.load().naming:
        return
    for item in roles.get("patient", ()):
        for child in core.doc[item.root].children:
            if child.i > item.root and child.dep_ == "amod" and child.pos_ == "ADJ":
                add(roles, "as", phrases(child))
    for child in core.children:
        if child.dep_ == "advcl" and child.tag_ in ("VBN", "JJ") and marks(child) == {"as"}:
            add(roles, "as", phrases(child))
    if "as" not in roles:
        _after_aside(core, roles)


def _after_aside(core: Token, roles: Roles) -> None:
    """``described the halt, which left ships idle, as an attack``: the parser hangs the last
    words on the aside."""
    for word in core.subtree:
        after_comma = word.i > core.i and word.nbor(-1).text == ","
        if word.lower_ == "as" and word.dep_ == "prep" and after_comma:
            if any(above.dep_ == "relcl" for above in word.ancestors if above.i > core.i):
                prepositional(word, roles)


def _shared_object(token: Token) -> list[Phrase]:
    """``sign and ratify the treaty``: what stands behind the second verb belongs to both."""
    if token.i + 2 >= len(token.doc) or token.nbor(1).dep_ != "cc":
        return []
    second = token.nbor(2)
    if second.dep_ != "conj" or second.head.i != token.i:
        return []
    return [entry for c in second.children if c.dep_ in OBJECT for entry in phrases(c)]


def _of_object(roles: Roles, doc: Doc) -> None:
    """What stands behind an object may belong to the verb: ``sent aid to Yemen``."""
    below: Roles = {}
    for item in roles.get("patient", ()):
        for noun in (doc[item.root], *counted(doc[item.root])):
            for child in noun.children:
                if child.dep_ == "prep":
                    prepositional(child, below)
    for name, found in below.items():
        if name not in roles and name not in ("of", "between"):
            add(roles, name, found)


def _told_of(core: Token, roles: Roles) -> None:
    """``informed his counterpart of the talks``: the parser hangs what is told on who is told."""
    if "of" in roles or core.lemma_ not in grammar.load().telling:
        return
    persons = grammar.load().references.related_persons
    for item in roles.get("patient", ()):
        told = core.doc[item.root]
        for child in told.children if told.pos_ == "PRON" or told.lemma_ in persons else ():
            if child.dep_ == "prep" and child.lower_ == "of":
                prepositional(child, roles)


def _of_means(roles: Roles, doc: Doc) -> None:
    """``opened up with mortars on the school``: the parser hangs the aim on the means."""
    for item in roles.get("with", ())[:1]:
        for child in doc[item.root].children:
            if child.dep_ == "prep" and child.lower_ in _AIMS and child.lower_ not in roles:
                prepositional(child, roles)


def _relative_gap(token: Token, core: Token, roles: Roles) -> None:
    if token.dep_ != "relcl" or "patient" in roles or core is not token:
        return
    if any(child.dep_ == "mark" for child in token.children) and not _is_lent(token):
        return
    pronouns = [word for word in token.subtree if word.tag_ in RELATIVE]
    found = [antecedent(word) for word in pronouns]
    if any(noun is not None and noun.i == token.head.i for noun in found):
        return
    if any(child.dep_ in SUBJECT for child in token.children):
        add(roles, "patient", [phrase(token.head)])


def _is_lent(verb: Token) -> bool:
    """``the blockade that it had mounted``: the parser may take ``that`` for a mark."""
    words = grammar.load()
    return (
        is_marked(verb)
        and verb.lemma_ in words.support_verbs
        and verb.head.lemma_ not in words.summing_up
    )


def _of_support(verb: Token, roles: Roles) -> None:
    """``a strike launched by rebels against the port``."""
    for child in verb.children:
        if child.dep_ in ("prep", "agent") and child.lower_ not in roles:
            prepositional(child, roles)


def _lift(roles: Roles, doc: Doc) -> None:
    """``the bombing of the embassy by rebels``, ``the attack by rebels on the embassy``, ``a deal
    on water between Peru and Chile``."""
    for name, lifted in _LIFTED:
        for item in roles.get(name, ()):
            for child in doc[item.root].children:
                wanted = child.dep_ in ("prep", "agent") and child.lower_ in lifted
                if wanted and child.lower_ not in roles:
                    prepositional(child, roles)
