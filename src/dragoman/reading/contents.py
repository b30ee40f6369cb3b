"""What a cue reports: the complement, the quotation or the sentence around it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.codebook import Cue, grammar
from dragoman.reading.clauses import Clause, Complement
from dragoman.reading.drafts import Draft
from dragoman.reading.parsed import Parsed
from dragoman.reading.syntax import (
    SUBJECT,
    TOPIC,
    extent,
    is_infinitival,
    is_marked,
    phrases,
    whole,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYS_MORE = ("as", "of", "for", "to", "on", "against", "about", "over")
_DOERS = ("by", "from")
_STOP = re.compile(r"[;:—–]| - ")
_LONGEST = 2_000
"""Most characters that a content grows by to take in the whole of a quotation."""

_PARTING = " ,—-\n"
LEAST = 4
"""Fewest characters beside a cue that are taken for a content."""


def outside(
    text: str, whole: tuple[int, int], hole: tuple[int, int], *, least: int = 1
) -> list[tuple[int, int]]:
    """What stands in ``whole`` before and after ``hole``, in offsets of ``text``, without the
    commas and dashes between; parts of fewer than ``least`` characters are left out."""
    before = text[whole[0] : hole[0]].rstrip(_PARTING)
    rest = text[hole[1] : whole[1]]
    after = whole[1] - len(rest.lstrip(_PARTING))
    parts = ((whole[0], whole[0] + len(before)), (after, whole[1]))
    return [part for part in parts if part[1] - part[0] >= least]


class Contents:
    """Finds the contents of the statements of one document."""

    def __init__(self, parsed: Parsed) -> None:
        self._doc = parsed.doc
        self._text = parsed.text
        self._clauses = parsed.clauses
        self._quotes = parsed.quotes
        self._telling = grammar.load().telling
        self._asking = grammar.load().asking

    def with_quotation(self, clause: Clause) -> Clause:
        """Takes the quotation or the sentence around a parenthetical cue as its complement."""
        clause = self._upright(self._unasked(clause))
        if clause.kind == "noun" or any(item.kind == "that" for item in clause.complements):
            return clause
        if not clause.complements and (
            clause.link == "parataxis" or self._is_parenthetical(clause)
        ):
            around = self._around(clause)
            if around:
                return replace(clause, complements=(*clause.complements, *around))
        quoted = self._quoted(clause)
        if not quoted or clause.complements:
            return clause
        opens = quoted[0].start <= self._doc[clause.root].sent.start_char
        if "patient" not in clause.roles or (opens and clause.lemma in self._telling):
            return replace(clause, complements=tuple(quoted))
        return clause

    def _unasked(self, clause: Clause) -> Clause:
        """``"We stay," said the envoy, asked about it``: the parser takes who speaks and what he
        was asked for a clause."""
        if clause.kind != "verb" or clause.subject or not self._quoted(clause):
            return clause
        for item in clause.complements:
            token = self._doc[item.root]
            speakers = [c for c in token.children if c.dep_ in SUBJECT and c.i < token.i]
            if item.start >= clause.end and token.tag_ in ("VBN", "VBD") and speakers:
                if not any(c.dep_ in ("aux", "auxpass", "mark") for c in token.children):
                    kept = tuple(other for other in clause.complements if other is not item)
                    roles = dict(clause.roles) | {"agent": tuple(phrases(speakers[0]))}
                    return replace(clause, complements=kept, roles=roles)
        return clause

    def _upright(self, clause: Clause) -> Clause:
        """``"We stay," recalled the envoy``: the parser takes who speaks for an object."""
        objects = clause.roles.get("patient", ())
        if clause.kind != "verb" or clause.passive or clause.infinitive or clause.gerund:
            return clause
        if clause.filled("agent") or not objects or objects[0].start < clause.end:
            return clause
        said = [*clause.complements, *self._quoted(clause)]
        if not any(part.end <= clause.start for part in said) or any(
            clause.start < part.start <= objects[-1].end + 3 for part in said
        ):
            return clause
        roles = {name: phrases for name, phrases in clause.roles.items() if name != "patient"}
        return replace(clause, roles=roles | {"agent": objects})

    def _is_parenthetical(self, clause: Clause) -> bool:
        """``The harvest, she noted, was poor``."""
        token = self._doc[clause.root]
        last = token.right_edge.i + (not token.right_edge.is_punct)
        after = self._doc[last] if last < len(self._doc) else None
        first = token.left_edge.i - (not token.left_edge.is_punct)
        before = self._doc[first] if first >= 0 else None
        if self._opens_with_as(token, clause):
            return not clause.complements
        opened = any(c.dep_ == "mark" and c.lower_ != "as" for c in token.children)
        return not opened and bool(
            token.dep_ in ("ccomp", "advcl", "conj", "parataxis")
            and any(child.dep_ in SUBJECT for child in token.children)
            and not clause.complements
            and before is not None
            and before.text in (",", "—")
            and (after is None or after.text in (",", ".", "—") or after.is_sent_start)
        )

    def _opens_with_as(self, token: Token, clause: Clause) -> bool:
        """``As the palace stated, the road is open``."""
        said = any(child.dep_ in SUBJECT for child in token.children)
        marked = any(c.dep_ == "mark" and c.lower_ == "as" for c in token.children)
        opens = token.left_edge.is_sent_start and token.dep_ == "advcl"
        return bool(said and marked and opens and "patient" not in clause.roles)

    def _around(self, clause: Clause) -> list[Complement]:
        root = self._doc[clause.root].sent.root
        parts = outside(self._text, extent(root), clause.extent, least=LEAST)
        return [Complement("that", root.i, *part) for part in parts]

    def _introduced(self, start: int, end: int) -> int:
        """Where what is said begins in ``He raged: "There is work," he said``."""
        last = self._quotes.at(end - 1)
        if last is None or not self._text[start : last.start].rstrip().endswith(":"):
            return start
        return last.start

    def _quoted(self, clause: Clause) -> list[Complement]:
        sentence = self._doc[clause.root].sent
        found: list[Complement] = []
        for quote in self._quotes.within(sentence.start_char, sentence.end_char):
            if quote.start <= clause.start < quote.end:
                continue
            found.append(Complement("quote", clause.root, quote.start, quote.end))
        return found

    def of(self, clause: Clause, cue: Cue) -> list[tuple[int, int]]:
        """Offsets of the parts of what the cue reports, in text order; empty where nothing is."""
        fronted: list[tuple[int, int]] = []
        for name in cue.content:
            if name == "complement":
                found = self._complement(clause, cue) or self._of_noun(clause, cue)
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

    def _complement(self, clause: Clause, cue: Cue) -> list[tuple[int, int]]:
        that = [item for item in clause.complements if item.kind in ("that", "quote")]
        rest = [item for item in clause.complements if item.kind in ("to", "ing", "wh")]
        told = [item for item in that if self._follows(clause, item)]
        told = told or [item for item in that if not self._stops_before(clause, item)]
        spans = [(self._asked_from(clause, item, cue), item.end) for item in (told or rest[:1])]
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
        named = clause.roles.get("patient", ()) if self._says_of_object(cue, name) else ()
        return self._beside(clause, self._onward(clause, whole(self._doc, (*named[:1], *found))))

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

    def with_preposition(self, part: tuple[int, int], draft: Draft) -> tuple[int, int]:
        """``thanked Togo for the boats``: the content opens with "for" where the cue has no part
        of it."""
        words = self._doc.char_span(*part, alignment_mode="expand")
        if draft.cue is None or words is None or not words.start:
            return part
        before = self._doc[words.start - 1]
        names = {*draft.cue.content, *(TOPIC if "topic" in draft.cue.content else ())}
        if before.dep_ not in ("prep", "agent") or before.lower_ not in names - {"by"}:
            return part
        return (before.idx, part[1]) if before.idx >= draft.cue_span[1] else part

    def widened(self, part: tuple[int, int], cue: tuple[int, int]) -> tuple[int, int]:
        """A content that begins or ends in a quotation takes all of it, marks included; where the
        cue stands in a quotation too, the content ends with it."""
        start, end = part
        around = self._quotes.at(cue[0])
        if around is not None:
            inside = max(start, around.start), min(end, around.end)
            return inside if inside[0] < inside[1] else part
        first, last = self._quotes.at(start), self._quotes.at(end - 1)
        if first is not None and start - first.start <= _LONGEST:
            start = first.start
        if last is not None and last.end - end <= _LONGEST:
            end = last.end
        return start, end
