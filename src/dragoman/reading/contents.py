"""What a cue reports: its complement, the quotation or the sentence around it, or a role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.codebook import Cue, grammar
from dragoman.reading.clauses import Clause, Complement, Phrase
from dragoman.reading.outside import outside
from dragoman.reading.parsed import Parsed
from dragoman.reading.syntax import RELATIVE, extent, is_infinitival, is_marked, whole

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYS_MORE = ("as", "of", "for", "to", "on", "against", "about", "over")
_DOERS = ("by", "from")
_ASIDE = frozenset({"relcl", "punct"})
_STOP = re.compile(r"[;:—–]| - ")


class Contents:
    """Finds the contents of the statements of one document."""

    def __init__(self, parsed: Parsed) -> None:
        self._doc = parsed.doc
        self._text = parsed.text
        self._clauses = parsed.clauses
        self._quotes = parsed.quotes
        self._telling = grammar.load().telling
        self._asking = grammar.load().asking

    def of(self, clause: Clause, cue: Cue) -> list[tuple[int, int]]:
        """Offsets of the parts of what the cue reports, in text order; empty where nothing is."""
        fronted: list[tuple[int, int]] = []
        for name in cue.content:
            if name == "complement":
                found = self._complement(clause, cue) or self._of_noun(clause, cue)
            elif name in cue.addressee and self._is_you(clause, name):
                continue  # "Thank you all."
            else:
                found = self._role_content(clause, cue, name)
            if found and name == "topic" and found[-1][1] <= clause.start:
                fronted = found  # "regarding the haze, it voiced anger at the delay"
            elif found:
                return found
        if fronted:
            return fronted
        if clause.kind == "noun" and clause.lemma:
            return []
        if cue.object and "patient" in clause.roles:
            phrase = clause.roles["patient"][0]
            return [(phrase.start, phrase.end)]
        return []

    def _is_you(self, clause: Clause, name: str) -> bool:
        return any(self._doc[phrase.root].lower_ == "you" for phrase in clause.roles.get(name, ()))

    def _complement(self, clause: Clause, cue: Cue) -> list[tuple[int, int]]:
        that = [item for item in clause.complements if item.kind in ("that", "quote")]
        rest = [item for item in clause.complements if item.kind in ("to", "ing", "wh")]
        told = [item for item in that if self._follows(clause, item)]
        told = told or [item for item in that if not self._stops_before(clause, item)]
        spans = [(self._asked_from(clause, item, cue), item.end) for item in told]
        if not told:
            spans = [
                self._to_the_point(
                    self._asked_from(clause, item, cue), self._on_condition(clause, item.end)
                )
                for item in rest[:1]
            ]
        around = {self._with_its_speaker(span, clause) for span in spans}
        return sorted(part for span in around for part in self._beside(clause, span))

    def _of_noun(self, clause: Clause, cue: Cue) -> list[tuple[int, int]]:
        """``renewed its offer to help``, ``noted with joy that …``: what hangs on the noun of the
        cue, or on whoever is told: ``assured deputies that …``."""
        nouns = clause.roles.get("patient", ())[:1] if self._may_hang(clause, cue) else ()
        if cue.words and not nouns:
            nouns = clause.roles.get("with", ())[:1]
        return [
            extent(child)
            for phrase in nouns
            for child in self._doc[phrase.root].children
            if child.dep_ in ("acl", "ccomp", "relcl")
            and (is_marked(child) or is_infinitival(child))
        ][:1]

    def _may_hang(self, clause: Clause, cue: Cue) -> bool:
        return bool(cue.object) or clause.lemma in self._telling

    def _follows(self, clause: Clause, item: Complement) -> bool:
        """``they begged; we worried that it would go on``: what a mark opens after the cue."""
        return item.start >= clause.end and is_marked(self._doc[item.root])

    def _stops_before(self, clause: Clause, item: Complement) -> bool:
        """``they begged; we said no``: a stop parts what comes before the cue from it."""
        between = self._text[item.end : max(item.end, clause.start)]
        return item.kind != "quote" and bool(_STOP.search(between))

    def _beside(self, clause: Clause, span: tuple[int, int]) -> list[tuple[int, int]]:
        """``a step that the firm said could hurt``: who says it stands inside what is said."""
        if not span[0] < clause.start < span[1]:
            return [(self._introduced(*span), span[1])] if span[1] <= clause.start else [span]
        if clause.passive and clause.link == "relative":
            return outside(self._text, (span[0], clause.start), (clause.start, clause.start))[:1]
        own = [phrase.start for phrase in clause.subject if span[0] <= phrase.start < clause.start]
        return outside(self._text, span, (min(own, default=clause.start), clause.end))

    def _introduced(self, start: int, end: int) -> int:
        """Where what is said begins in ``He raged: "There is work," he said``."""
        last = self._quotes.at(end - 1)
        if last is None or not self._text[start : last.start].rstrip().endswith(":"):
            return start
        return last.start

    def _with_its_speaker(self, span: tuple[int, int], clause: Clause) -> tuple[int, int]:
        """``The line holds, the envoy said, the agency reported``: the agency reports both."""
        for child in self._doc[clause.root].children:
            inner = self._clauses.get(child.i) if child.dep_ == "parataxis" else None
            if inner is not None and inner.subject and span[1] <= inner.extent[0]:
                if inner.extent[1] <= clause.start:
                    return span[0], inner.extent[1]
        return span

    def _asked_from(self, clause: Clause, item: Complement, cue: Cue) -> int:
        """``pressed the minister to resign``: who is asked is no part of what is asked, but what
        is asked for is: ``asked for time to find a replacement``."""
        token = self._doc[item.root]
        if item.kind != "to" or not cue.addressee:
            return item.start
        for phrase in clause.roles.get("for", ()) if clause.lemma in self._asking else ():
            before = clause.end <= phrase.start <= item.start and phrase.root != item.root
            if before and "patient" not in clause.roles:
                return self._doc[phrase.root].head.idx
        if not any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children):
            return item.start
        if any(child.dep_ == "mark" and child.lower_ == "for" for child in token.children):
            return item.start
        return next((child.idx for child in token.children if child.tag_ == "TO"), item.start)

    def _role_content(self, clause: Clause, cue: Cue, name: str) -> list[tuple[int, int]]:
        found = clause.roles.get(name, ())
        if not found:
            kinds = [item for item in clause.complements if item.kind == name]
            return [(item.start, item.end) for item in kinds[:1]]
        if clause.link == "relative" and found[-1].end <= clause.start:
            return [self._antecedent(found)]
        named = clause.roles.get("patient", ()) if self._says_of_object(cue, name) else ()
        return self._beside(clause, self._onward(clause, whole(self._doc, (*named[:1], *found))))

    def _antecedent(self, found: Sequence[Phrase]) -> tuple[int, int]:
        """``the presence of troops from abroad, which it opposes``: after a comma the whole phrase
        is meant, whichever noun of it the parser hangs the clause on."""
        first, last = self._doc[found[0].root], self._doc[found[-1].root]
        pronoun = next((child for child in last.children if child.dep_ == "relcl"), last).left_edge
        if pronoun.i and self._doc[pronoun.i - 1].lower_ == ",":
            first = _outermost(first)
        start = extent(first, _ASIDE)[0]
        return start, extent(last, _ASIDE)[1]

    def _to_the_point(self, start: int, end: int) -> tuple[int, int]:
        """``to rein in the fleet, whose catch has doubled``: what is asked, not what is told of
        it besides."""
        for comma in self._doc.char_span(start, end, alignment_mode="expand") or ():
            if comma.lower_ != "," or comma.i + 1 == len(self._doc):
                continue
            clause = _relative(self._doc[comma.i + 1])
            if clause is not None and extent(clause)[1] >= end:
                return start, self._doc[comma.i - 1].idx + len(self._doc[comma.i - 1])
        return start, end

    def _on_condition(self, clause: Clause, end: int) -> int:
        """``is ready to act, should the raids go on``: the condition is part of what is said."""
        if clause.condition is None or self._text[end : clause.condition[0]].strip(" ,"):
            return end
        return max(end, clause.condition[1])

    def _says_of_object(self, cue: Cue, name: str) -> bool:
        """``described the step as hasty``, ``put the cost at a million``: both are said."""
        both = {name, "patient"} <= set(cue.has) and "patient" in cue.content
        return name == "as" or (both and "patient" not in cue.addressee)

    def _onward(self, clause: Clause, span: tuple[int, int]) -> tuple[int, int]:
        """``slammed the shift as a conversion``: with what says more of it and follows at once,
        whatever the parser hangs it on."""
        end = span[1]
        for name in (*_SAYS_MORE, *(() if clause.passive else _DOERS)):
            for phrase in clause.roles.get(name, ()):
                start, stop = whole(self._doc, (phrase,))
                if end <= start and self._text[end:start].strip().lower() == name:
                    end = stop
        return span[0], end


def _relative(pronoun: Token) -> Token | None:
    """The clause that a pronoun opens after a comma: ``, which``, ``, whose``, ``, where``."""
    if pronoun.tag_ not in RELATIVE and pronoun.lower_ != "where":
        return None
    return next((above for above in pronoun.ancestors if above.dep_ == "relcl"), None)


def _outermost(noun: Token) -> Token:
    """The noun on which another hangs by prepositions; ``of arming rebels in the north, which``:
    the deed."""
    above = noun
    while above.dep_ in ("pobj", "prep") or (above.dep_ == "dobj" and above.head.dep_ == "pcomp"):
        above = above.head
        if above.pos_ in ("NOUN", "PROPN") or above.dep_ == "pcomp":
            noun = above
    return noun
