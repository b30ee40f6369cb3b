"""Clauses made from the parse: verbs, predicate adjectives and event nouns, governors first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading.clauses import Clause, Clauses, Complement, Phrase
from dragoman.reading.language import lemma
from dragoman.reading.mood import modality, negated
from dragoman.reading.syntax import (
    NOMINAL,
    OBJECT,
    RELATIVE,
    SUBJECT,
    Roles,
    add,
    antecedent,
    complement_kind,
    extent,
    is_infinitival,
    is_marked,
    is_predicate,
    is_reflexive,
    is_time,
    marks,
    once,
    phrase,
    phrases,
    prepositional,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_OF_OBJECT = frozenset({"against", "of", "from", "for", "into"})
"""Prepositions whose gerund tells what the object does: ``accused X of shelling``."""
_AT_EVENTS = frozenset({"in", "at", "during", "after", "before", "following"})
_AIMS = frozenset({"on", "at", "against"})
_TOLD = frozenset({"dative", "iobj"})


class Builder:
    """Makes the clauses of one sentence, governors before the clauses they govern."""

    def __init__(self, sentence: Span, event_nouns: frozenset[str]) -> None:
        self._sentence = sentence
        self._event_nouns = event_nouns
        self._grammar = grammar.load()
        self._made: dict[int, Clause] = {}

    def build(self) -> Iterator[Clause]:
        """All clauses of the sentence."""
        pending = [self._sentence.root]
        while pending:
            token = pending.pop(0)
            clause = self._clause(token)
            if clause is not None:
                self._made[clause.root] = clause
            pending.extend(token.children)
        return iter(self._made.values())

    def _clause(self, token: Token) -> Clause | None:
        if token.i in self._made:
            return None
        if is_predicate(token):
            return self._verbal(token)
        if token.pos_ in ("NOUN", "PROPN", "VERB") and lemma(token) in self._event_nouns:
            if token.pos_ == "PROPN" and is_time(token):
                return None
            return self._nominal(token)
        if token.pos_ == "ADJ" and token.dep_ in ("advcl", "acl", "relcl", "conj", "ROOT"):
            if any(child.dep_ in ("xcomp", "ccomp", "prep") for child in token.children):
                return self._verbal(token)
        return None

    # -- verbs and adjectives -------------------------------------------------------------

    def _verbal(self, token: Token) -> Clause:
        core = self._core(token)
        head = self._shared_head(token)
        governor, link = self._governor(token)
        roles = self._roles(token, core)
        auxiliaries = self._auxiliaries(token, head)
        passive = self._is_passive(token, auxiliaries)
        subject = self._subject(token, head, governor, link)
        self._place_subject(roles, subject, passive)
        if passive and head is not None and "agent" not in roles and head.i in self._made:
            if self._made[head.i].passive:
                add(roles, "agent", self._made[head.i].roles.get("agent", ()))
        mood, condition = modality(token, auxiliaries, governor)
        start, end = self._predicate(token, core)
        complements = self._complements(token, core)
        self._object_of_infinitive(core, complements, roles)
        return Clause(
            root=token.i,
            kind="adjective" if core is not token or token.pos_ == "ADJ" else "verb",
            lemma=self._lemma(core),
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
            perfect=any(lemma(aux) in ("have", "having") for aux in auxiliaries),
            infinitive=any(aux.tag_ == "TO" for aux in auxiliaries),
            gerund=token.tag_ == "VBG" and not any(lemma(aux) == "be" for aux in auxiliaries),
            passive=passive,
            governor=governor.root if governor else None,
            link=link,
            particle=self._particle(core),
            lemmas=self._words(token),
        )

    def _core(self, token: Token) -> Token:
        """The predicate adjective after a copula, else the token itself."""
        if lemma(token) in self._grammar.copulas:
            for child in token.children:
                if child.dep_ in ("acomp", "oprd") and child.pos_ in ("ADJ", "VERB"):
                    found: Token = child
                    return found
        return token

    def _lemma(self, token: Token) -> str:
        base = lemma(token)
        particles = [child.lower_ for child in token.children if child.dep_ == "prt"]
        return " ".join([base, *particles[:1]])

    def _particle(self, token: Token) -> str:
        """``pulled back reinforcements``, ``handed the base back``: an adverb that makes one
        predicate with the verb."""
        behind = token.nbor(1) if token.i + 1 < len(token.doc) else None
        near = (behind,) if behind is not None and behind.dep_ in ("advmod", "prt", "prep") else ()
        later = (child for child in token.children if child.dep_ == "advmod" and child.i > token.i)
        for word in (*near, *later):
            if word.lower_ in self._grammar.particles:
                return str(word.lower_)
        return ""

    def _shared_head(self, token: Token) -> Token | None:
        """The verb whose auxiliaries and subject a conjoined verb shares."""
        if token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX"):
            head: Token = token.head
            return head
        return None

    def _has_aux(self, token: Token) -> bool:
        return any(child.dep_ in ("aux", "auxpass") for child in token.children)

    def _auxiliaries(self, token: Token, head: Token | None) -> list[Token]:
        own = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
        if own or head is None or token.tag_ not in ("VB", "VBN", "VBG"):
            return own
        if any(child.dep_ in SUBJECT for child in token.children):
            return own
        return self._auxiliaries(head, self._shared_head(head))

    def _is_passive(self, token: Token, auxiliaries: list[Token]) -> bool:
        if any(aux.dep_ == "auxpass" for aux in auxiliaries) and not self._has_said(token):
            return token.tag_ == "VBN" or self._has_aux(token)
        return token.tag_ == "VBN" and token.dep_ in ("acl", "advcl") and not self._has_aux(token)

    def _has_said(self, token: Token) -> bool:
        """``he's said he'll stay``: whoever says something is not said; "it's said" is."""
        by_role = {child.dep_: child for child in token.children}
        subject, aux = by_role.get("nsubjpass"), by_role.get("auxpass")
        if subject is None or aux is None or "ccomp" not in by_role:
            return False
        persons = self._grammar.references.he | self._grammar.references.they
        return aux.lower_ in ("'s", "’s") and subject.lower_ in persons

    def _roles(self, token: Token, core: Token) -> Roles:
        roles: Roles = {}
        for source in once(token, core):
            for child in source.children:
                if child.dep_ in OBJECT or (child.dep_ == "attr" and child.pos_ in NOMINAL):
                    add(roles, "patient", phrases(child))
                elif child.dep_ in _TOLD and child.pos_ != "ADP":
                    add(roles, "addressee", phrases(child))
                elif child.dep_ in ("prep", "agent", "dative"):
                    prepositional(child, roles)
                elif child.dep_ == "prt":  # "sealed off the road", with the road behind "off"
                    below = (each for each in child.children if each.dep_ == "pobj")
                    add(roles, "patient", [entry for each in below for entry in phrases(each)])
                elif child.dep_ == "advmod" and child.lower_ in self._grammar.particles:
                    for each in child.children:  # "handed the base back to Chad"
                        if each.dep_ == "prep":
                            prepositional(each, roles)
                elif child.dep_ == "oprd":
                    add(roles, "as", phrases(child))
        voiced = self._voiced(token)
        if voiced is not None:
            add(roles, "patient", phrases(voiced))
        self._of_object(roles)
        self._predicated(core, roles)
        self._of_means(roles)
        self._relative_gap(token, roles)
        if "patient" not in roles and core is token:
            add(roles, "patient", self._shared_object(token))
        return roles

    def _voiced(self, token: Token) -> Token | None:
        """``expressed regret over the harm caused``: the parser takes the object for a clause's
        subject."""
        if lemma(token) not in self._grammar.voicing:
            return None
        for child in token.children:
            bare = not any(c.dep_ in ("aux", "auxpass", "mark") for c in child.children)
            if (
                child.dep_ == "ccomp"
                and child.tag_ in ("VBN", "VBD")
                and child.i > token.i
                and bare
            ):
                return next((c for c in child.children if c.dep_ in SUBJECT), None)
        return None

    def _predicated(self, core: Token, roles: Roles) -> None:
        """``called the step hasty``: the parser hangs what the step is called on the step."""
        if "as" in roles or lemma(core) not in self._grammar.naming:
            return
        doc = self._sentence.doc
        for item in roles.get("patient", ()):
            for child in doc[item.root].children:
                if child.i > item.root and child.dep_ == "amod" and child.pos_ == "ADJ":
                    add(roles, "as", phrases(child))
        for child in core.children:
            if child.dep_ == "advcl" and child.tag_ in ("VBN", "JJ") and marks(child) == {"as"}:
                add(roles, "as", phrases(child))
        if "as" not in roles:
            self._after_aside(core, roles)

    def _after_aside(self, core: Token, roles: Roles) -> None:
        """``described the halt, which left ships idle, as an attack``: the parser hangs the last
        words on the aside."""
        for word in core.subtree:
            after_comma = word.i > core.i and word.nbor(-1).text == ","
            if word.lower_ == "as" and word.dep_ == "prep" and after_comma:
                if any(above.dep_ == "relcl" for above in word.ancestors if above.i > core.i):
                    prepositional(word, roles)

    def _shared_object(self, token: Token) -> list[Phrase]:
        """``sign and ratify the treaty``: what stands behind the second verb belongs to both."""
        if token.i + 2 >= len(token.doc) or token.nbor(1).dep_ != "cc":
            return []
        second = token.nbor(2)
        if second.dep_ != "conj" or second.head.i != token.i:
            return []
        return [entry for c in second.children if c.dep_ in OBJECT for entry in phrases(c)]

    def _of_object(self, roles: Roles) -> None:
        """What stands behind an object may belong to the verb: ``sent aid to Yemen``."""
        doc = self._sentence.doc
        below: Roles = {}
        for item in roles.get("patient", ()):
            for child in doc[item.root].children:
                if child.dep_ == "prep":
                    prepositional(child, below)
        for name, found in below.items():
            if name not in roles and name not in ("of", "between"):
                add(roles, name, found)

    def _of_means(self, roles: Roles) -> None:
        """``opened up with mortars on the school``: the parser hangs the aim on the means."""
        doc = self._sentence.doc
        for item in roles.get("with", ())[:1]:
            for child in doc[item.root].children:
                if child.dep_ == "prep" and child.lower_ in _AIMS and child.lower_ not in roles:
                    prepositional(child, roles)

    def _relative_gap(self, token: Token, roles: Roles) -> None:
        if token.dep_ != "relcl" or "patient" in roles or self._core(token) is not token:
            return
        if any(child.dep_ == "mark" for child in token.children):
            return
        pronouns = [word for word in token.subtree if word.tag_ in RELATIVE]
        found = [antecedent(word) for word in pronouns]
        if any(noun is not None and noun.i == token.head.i for noun in found):
            return
        if any(child.dep_ in SUBJECT for child in token.children):
            add(roles, "patient", [phrase(token.head)])

    def _governor(self, token: Token) -> tuple[Clause | None, str]:
        """The clause above, and how the token's clause hangs on it."""
        if token.dep_ == "conj" and token.head.i in self._made:
            head = self._made[token.head.i]
            return self._made.get(head.governor if head.governor is not None else -1), head.link
        link = {
            "ccomp": "complement",
            "xcomp": "complement",
            "relcl": "relative",
            "acl": "relative",
            "advcl": "adverbial",
            "parataxis": "parataxis",
            "conj": "conjunct",
        }.get(token.dep_, "root")
        if token.dep_ == "advcl" and marks(token) & self._grammar.conditions.marks:
            link = "condition"
        above = token
        while above.dep_ != "ROOT":
            if above is not token and link == "root" and above.dep_ == "prep":
                link = above.lower_
            above = above.head
            if above.i in self._made:
                if is_infinitival(token) or (token.dep_ == "acl" and "that" in marks(token)):
                    link = "complement"
                return self._made[above.i], link
            if (
                above.pos_ == "NOUN"
                and token.dep_ == "acl"
                and any(child.tag_ == "TO" for child in token.children)
            ):
                link = "purpose"
        return None, link

    def _subject(
        self, token: Token, head: Token | None, governor: Clause | None, link: str
    ) -> list[Phrase]:
        own = [child for child in token.children if child.dep_ in SUBJECT]
        own = [child for child in own if child.dep_ != "expl"] or own
        own = [child for child in own if not is_reflexive(child)] or own
        if own:
            return [entry for child in own for entry in phrases(child)]
        if head is not None and head.i in self._made:
            return list(self._made[head.i].subject)
        if token.dep_ == "acl" and not any(child.tag_ == "TO" for child in token.children):
            return [phrase(token.head)]
        if token.dep_ == "acl" or link == "purpose" or is_infinitival(token):
            return self._doer_of_noun(token.head)
        if token.dep_ in ("xcomp", "ccomp", "advcl", "pcomp", "acomp") and governor is not None:
            return self._controller(token, governor)
        if token.dep_ == "ROOT":
            return self._taken_by_infinitive(token)
        return self._before_aside(token) if token.dep_ == "dep" else []

    def _before_aside(self, token: Token) -> list[Phrase]:
        """``Ms. Sato, who is in Oslo for talks to be held there, met the king``: who the long
        aside is about, where the parser loses hold of the verb after it."""
        doc = self._sentence.doc
        if token.tag_ not in ("VBD", "VBZ", "VBP") or doc[token.i - 1].text != ",":
            return []
        for word in reversed(doc[self._sentence.start : token.i]):
            noun = word.head
            if word.dep_ == "relcl" and noun.pos_ == "PROPN" and noun.dep_ not in SUBJECT:
                return phrases(noun)
        return []

    def _taken_by_infinitive(self, root: Token) -> list[Phrase]:
        """``the minister, in town for a forum to be held there, held talks``: a subject that the
        parser gave to the infinitive before the verb, which can have none."""
        for child in root.children:
            infinitive = any(word.tag_ == "TO" for word in child.children)
            if child.i < root.i and child.dep_ == "advcl" and infinitive:
                return [
                    entry for sub in child.children if sub.dep_ in SUBJECT for entry in phrases(sub)
                ]
        return []

    def _doer_of_noun(self, noun: Token) -> list[Phrase]:
        """Who wishes in ``Peru's wish to …``, ``a wish by Peru to …``, ``has a wish to …``."""
        roles = self._noun_roles(noun)
        if roles.get("agent"):
            return roles["agent"]
        if noun.dep_ in OBJECT and noun.head.i in self._made:
            above = self._made[noun.head.i]
            if above.lemma in self._grammar.support_verbs:
                return [*above.subject, *self._partners(above)]
        return []

    def _controller(self, token: Token, governor: Clause) -> list[Phrase]:
        of_object = token.dep_ == "pcomp" and token.head.lower_ in _OF_OBJECT
        aimed = (token.dep_ in ("xcomp", "ccomp") or of_object) and not governor.passive
        if aimed and governor.lemma not in self._grammar.own_deeds:
            through = self._grammar.asked_through.get(governor.lemma, "addressee")
            for role in ("addressee", "patient", through):
                if role in governor.roles and governor.kind == "verb":
                    return list(governor.roles[role])
        if governor.kind == "noun":
            return list(governor.roles.get("agent", ()))
        return [*governor.subject, *self._partners(governor)]

    def _partners(self, governor: Clause) -> tuple[Phrase, ...]:
        """A deal with others binds them too: ``reached an accord with X to share water``."""
        doc = self._sentence.doc
        for item in governor.roles.get("patient", ()):
            if lemma(doc[item.root]) in self._grammar.agreement_nouns:
                return governor.roles.get("with", ())
        return ()

    def _place_subject(self, roles: Roles, subject: list[Phrase], passive: bool) -> None:
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

    def _object_of_infinitive(
        self, core: Token, complements: tuple[Complement, ...], roles: Roles
    ) -> None:
        """``want Peru to pay``: the infinitive's own subject is whom the verb is aimed at."""
        if "addressee" in roles or core.pos_ != "VERB":
            return
        doc = self._sentence.doc
        for item in complements:
            if item.kind != "to":
                continue
            for child in doc[item.root].children:
                if child.dep_ in ("nsubj", "nsubjpass"):
                    add(roles, "addressee", phrases(child))

    def _complements(self, token: Token, core: Token) -> tuple[Complement, ...]:
        found: list[Complement] = []
        if self._voiced(token) is not None:
            return ()
        for source in (token,) if core is token else (core, token):
            for child in source.children:
                if child.dep_ in ("ccomp", "xcomp", "pcomp") or (
                    child.dep_ == "advcl" and self._purpose_of_speech(child)
                ):
                    start, end = extent(child)
                    kind = complement_kind(child)
                    found.append(Complement(kind, child.i, start, end))
                elif child.dep_ in OBJECT and self._lemma(core) in self._grammar.telling:
                    found.extend(self._told(child, person=True))
                elif child.dep_ in OBJECT and is_time(child):
                    found.extend(self._told(child))
        return tuple(found or self._in_writing(token))

    def _in_writing(self, token: Token) -> Iterator[Complement]:
        """``said in a statement that …``: the parser hangs the clause on the statement."""
        for child in token.children:
            if child.dep_ == "prep":
                for noun in child.children:
                    yield from self._told(noun)

    def _told(self, noun: Token, *, person: bool = False) -> Iterator[Complement]:
        """``told the conference that …``, ``said in a note seen by X that …``: the parser hangs the
        clause on the one told, on the paper, or on what is said of it; whoever is told something
        has no relative clause with ``that``."""
        for child in noun.children:
            if child.dep_ == "appos":
                yield from self._told(child, person=person)
            below = child.children if child.dep_ == "acl" and child.tag_ == "VBN" else (child,)
            for clause in below:
                opens = is_marked(clause) or (person and self._opens_with_that(clause))
                subject = any(word.dep_ in SUBJECT for word in clause.children)
                if clause.dep_ in ("relcl", "acl", "ccomp") and opens and subject:
                    yield Complement("that", clause.i, *extent(clause))

    def _opens_with_that(self, token: Token) -> bool:
        first = token.doc[token.left_edge.i]
        return first.lower_ == "that" and first.dep_ not in SUBJECT

    def _purpose_of_speech(self, token: Token) -> bool:
        """Some infinitives that are asked for are parsed as purposes (``pledged … to``)."""
        return any(child.tag_ == "TO" for child in token.children) and token.i > token.head.i

    # -- event nouns ----------------------------------------------------------------------

    def _nominal(self, token: Token) -> Clause:
        governor, link = self._noun_governor(token)
        roles = self._noun_roles(token)
        supported = (
            governor is not None
            and governor.kind == "verb"
            and governor.lemma in self._grammar.support_verbs
            and self._object_of(token, governor)
        )
        if supported and governor is not None:
            link = "support"
            if "agent" not in roles:
                parties = governor.roles.get("agent") or governor.roles.get("between", ())
                add(roles, "agent", parties)
            for name, phrases in governor.roles.items():
                if name not in roles and name not in ("patient", "addressee", "agent"):
                    add(roles, name, [item for item in phrases if item.root != token.i])
        if "agent" not in roles and governor is not None and self._occasion(token, governor):
            add(roles, "agent", governor.subject)
        if token.dep_ == "appos":
            link = "appos"
        start, end = extent(
            token, frozenset({"conj", "cc", "punct", "prep", "relcl", "acl", "poss"})
        )
        complements = [
            Complement(kind, child.i, *extent(child))
            for child in token.children
            if (child.dep_ in ("acl", "ccomp", "relcl") or is_infinitival(child))
            and ((kind := complement_kind(child)) == "to" or is_marked(child))
        ]
        return Clause(
            root=token.i,
            kind="noun",
            lemma=lemma(token),
            start=start,
            end=end,
            extent=extent(token),
            roles={name: tuple(found) for name, found in roles.items()},
            complements=tuple(complements),
            negated=any(child.lower_ in ("no", "neither") for child in token.children),
            governor=governor.root if governor else None,
            link=link,
            lemmas=self._words(token),
        )

    def _noun_governor(self, token: Token) -> tuple[Clause | None, str]:
        link = "root"
        above = token
        while above.dep_ == "conj":
            above = above.head
        while above.dep_ != "ROOT":
            if link == "root":
                link = above.lower_ if above.dep_ == "prep" else above.dep_
                if above.dep_ in ("pobj", "conj"):
                    link = "root"
            above = above.head
            if above.i in self._made:
                return self._made[above.i], link
        return None, "root"

    def _object_of(self, token: Token, governor: Clause) -> bool:
        """Whether the noun is what the verb governs, directly or through a preposition."""
        above = token
        while above.dep_ == "conj":
            above = above.head
        if above.dep_ == "pobj" and above.head.dep_ == "prep":
            return bool(
                above.head.head.i == governor.root and above.head.lower_ in ("in", "to", "into")
            )
        if above.dep_ not in (*OBJECT, "nsubjpass", "attr"):
            return False
        return bool(above.head.i == governor.root)

    def _occasion(self, token: Token, governor: Clause) -> bool:
        """Whether a clause tells what its subject did at the event: ``said in a phone call``."""
        if token.dep_ != "pobj":
            return False
        on = token.head.lower_ == "on" and lemma(token) in self._grammar.occasions
        if token.head.lower_ not in _AT_EVENTS and not on:
            return False
        above = token.head.head.i
        whose = above == governor.root or any(item.root == above for item in governor.subject)
        return governor.kind != "noun" and whose

    def _noun_roles(self, token: Token) -> Roles:
        roles: Roles = {}
        for child in token.children:
            if child.dep_ == "poss":
                add(roles, "agent", phrases(child))
            elif child.dep_ in ("prep", "agent"):
                prepositional(child, roles)
            elif child.dep_ in ("amod", "compound", "nmod"):
                add(roles, "modifier", phrases(child))
            elif child.dep_ == "acl" and lemma(child) in self._grammar.support_verbs:
                self._of_support(child, roles)
        self._lift(roles)
        for name in ("between", "among", "by"):
            add(roles, "agent", roles.get(name, ()))
        if "of" in roles:
            add(roles, "patient", roles["of"])
        return roles

    def _of_support(self, verb: Token, roles: Roles) -> None:
        """``a strike launched by rebels against the port``."""
        for child in verb.children:
            if child.dep_ in ("prep", "agent") and child.lower_ not in roles:
                prepositional(child, roles)

    def _lift(self, roles: Roles) -> None:
        """``the bombing of the embassy by rebels``, ``the attack by rebels on the embassy``."""
        doc = self._sentence.doc
        for name, lifted in (("of", ("by", "from", "to")), ("by", ("on", "to", "against", "of"))):
            for item in roles.get(name, ()):
                for child in doc[item.root].children:
                    wanted = child.dep_ in ("prep", "agent") and child.lower_ in lifted
                    if wanted and child.lower_ not in roles:
                        prepositional(child, roles)

    def _shares_negation(self, head: Token | None) -> bool:
        """``neither wrote nor called``, ``did not write or call``."""
        if head is None or head.i not in self._made or not self._made[head.i].negated:
            return False
        return any(child.lower_ in ("or", "nor") for child in head.children if child.dep_ == "cc")

    # -- words ----------------------------------------------------------------------------

    def _predicate(self, token: Token, core: Token) -> tuple[int, int]:
        """Offsets of the predicate with adjacent auxiliaries, negation, adverbs and particle."""
        doc = token.doc
        belonging = {token.i, core.i}
        for source in (token, core):
            for child in source.children:
                if child.dep_ in ("aux", "auxpass", "neg", "prt") and child.tag_ != "TO":
                    belonging.add(child.i)
        first, last = min(belonging), max(belonging)
        return doc[first].idx, doc[last].idx + len(doc[last])

    def _words(self, token: Token) -> frozenset[str]:
        words: set[str] = {lemma(token.head)} if token.dep_ in ("relcl", "acl") else set()
        pending = [token]
        while pending:
            item = pending.pop()
            words.add(lemma(item))
            pending.extend(
                child
                for child in item.children
                if not (is_predicate(child) and child.dep_ not in ("pcomp",))
            )
        return frozenset(words)


def find_clauses(doc: Doc, event_nouns: frozenset[str]) -> Clauses:
    """The clauses of a parsed document; ``event_nouns`` are the lemmas of nouns read as clauses."""
    found: list[Clause] = []
    for sentence in doc.sents:
        found.extend(Builder(sentence, event_nouns).build())
    return Clauses(found)
