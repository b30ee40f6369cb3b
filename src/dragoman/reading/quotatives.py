"""Cues that stand beside or inside what they report: ``The harvest, she noted, was poor``.

The parser hangs such a cue on what is said, or takes who speaks for an object; here the clause of
the cue is given what it reports as its complement.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading.clauses import Clause, Complement
from dragoman.reading.outside import LEAST, outside
from dragoman.reading.parsed import Parsed
from dragoman.reading.syntax import SUBJECT, extent, phrases

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINED = frozenset({"cc", "conj"})


class Quotatives:
    """Sets the clauses of one document right that may be such cues."""

    def __init__(self, parsed: Parsed) -> None:
        self._doc = parsed.doc
        self._text = parsed.text
        self._clauses = parsed.clauses
        self._quotes = parsed.quotes
        self._telling = grammar.load().telling

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
                return replace(clause, complements=tuple(around))
        quoted = self._quoted(clause)
        if quoted and self._says_besides(clause):
            quoted = [item for item in quoted if item.start >= clause.end]
        if not quoted or clause.complements:
            return clause
        opens = quoted[0].start <= self._doc[clause.root].sent.start_char
        if "patient" not in clause.roles or (opens and clause.lemma in self._telling):
            return replace(clause, complements=tuple(quoted))
        return clause

    def quoting(self, clause: Clause) -> Clause | None:
        """``"We stay," he shrugged``: with what the parser takes for a clause as a quotation; None
        where it stands in no quotation marks."""
        said = clause.complements
        if len(said) != 1 or said[0].kind != "that" or self._quotes.at(said[0].start) is None:
            return None
        return replace(clause, complements=(replace(said[0], kind="quote"),))

    def _says_besides(self, clause: Clause) -> bool:
        """``"We stay," he said, warning of a raid``: the quotation is of the verb above."""
        above = self._clauses.governor(clause)
        if above is None or not clause.gerund or clause.link != "adverbial":
            return False
        return any(item.kind in ("that", "quote") for item in above.complements)

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
        if "agent" in clause.roles or not objects or objects[0].start < clause.end:
            return clause
        said = [*clause.complements, *self._quoted(clause)]
        if not any(part.end <= clause.start for part in said) or any(
            clause.start < part.start <= objects[-1].end + 3 for part in said
        ):
            return clause
        roles = {name: filled for name, filled in clause.roles.items() if name != "patient"}
        return replace(clause, roles=roles | {"agent": objects})

    def _is_parenthetical(self, clause: Clause) -> bool:
        """``The harvest, she noted, was poor``."""
        token = self._doc[clause.root]
        last = token.right_edge.i + (not token.right_edge.is_punct)
        after = self._doc[last] if last < len(self._doc) else None
        first = token.left_edge.i - (not token.left_edge.is_punct)
        before = self._doc[first] if first >= 0 else None
        if self._opens_with_as(token, clause):
            return True
        opened = any(c.dep_ == "mark" and c.lower_ != "as" for c in token.children)
        return not opened and bool(
            token.dep_ in ("ccomp", "advcl", "conj", "parataxis")
            and any(child.dep_ in SUBJECT for child in token.children)
            and before is not None
            and before.text in (",", "—")
            and (after is None or after.text in (",", ".", "—") or after.is_sent_start)
        )

    def _opens_with_as(self, token: Token, clause: Clause) -> bool:
        """``As the palace stated, the road is open``."""
        said = any(child.dep_ in SUBJECT for child in token.children)
        opens = token.left_edge.is_sent_start and _is_likened(token)
        return bool(said and opens and "patient" not in clause.roles)

    def _around(self, clause: Clause) -> list[Complement]:
        """The sentence around; of ``Peru left, as it had promised, and Chad stayed`` what stands
        before the clause with ``as`` and not what is joined behind."""
        token = self._doc[clause.root]
        root, likened = token.sent.root, _is_likened(token) and token.i > token.head.i
        whole = extent(token.head, _JOINED) if likened else extent(root)
        parts = outside(self._text, whole, clause.extent, least=LEAST)
        return [Complement("that", root.i, *part) for part in parts]

    def _quoted(self, clause: Clause) -> list[Complement]:
        sentence = self._doc[clause.root].sent
        return [
            Complement("quote", clause.root, quote.start, quote.end)
            for quote in self._quotes.within(sentence.start_char, sentence.end_char)
            if not quote.start <= clause.start < quote.end
        ]


def _is_likened(token: Token) -> bool:
    """``as it had promised``."""
    marked = any(child.dep_ == "mark" and child.lower_ == "as" for child in token.children)
    return marked and token.dep_ == "advcl"
