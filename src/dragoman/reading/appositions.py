"""What stands beside a person's name and says who that is: a title set off by a comma, or a clause
that tells what the person leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading.actors import Namer
from dragoman.reading.chunks import Chunk

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_CLOSING = frozenset({",", ".", ";", ")", "—", ":"})


class Appositions:
    """Looks beside the name chunks of one document."""

    def __init__(self, doc: Doc, namer: Namer) -> None:
        self._doc = doc
        self._namer = namer
        self._leading = grammar.load().references.leading

    def title_of(self, chunk: Chunk) -> Chunk | None:
        """The chunk whose role noun is apposed to the name: behind it, else before it."""
        return self._behind(chunk) or self._before(chunk) or self._parsed(chunk)

    def led_by(self, chunk: Chunk) -> Chunk | None:
        """What the person leads, or is a member of: ``Ana Rios, who heads the dockers' union``,
        ``Ana Rios, Member of the Senate of Chile``."""
        words = self._doc[chunk.last + 1 : chunk.last + 4]
        if [word.lower_ for word in words] == [",", "member", "of"]:
            body = self._namer.between(words.end, words.end + 2)
            return body[0] if body and self._namer.actors(body[0])[0] else None
        if len(words) < 3 or words[0].text != "," or words[1].lower_ != "who":
            return None
        if words[2].lemma_ not in self._leading:
            return None
        for child in words[2].children:
            if child.dep_ == "dobj":
                owners = (each.i for each in child.children if each.dep_ in ("poss", "compound"))
                near = (self._namer.around(i) for i in (child.i, *owners))
                return next((each for each in near if each is not None), None)
        return None

    def _behind(self, chunk: Chunk) -> Chunk | None:
        """``Ana Rios, the Peruvian foreign minister``: a phrase that begins behind the comma."""
        start = chunk.last + 2
        if start >= len(self._doc) or self._doc[chunk.last + 1].text != ",":
            return None
        governed = bool(chunk.first) and self._doc[chunk.first - 1].pos_ == "ADP"
        for token in self._doc[start : start + 8]:
            if (token.is_punct and token.text != "-") or token.tag_ in _FINITE:
                return None
            other = self._namer.around(token.i)
            if other is None or not _is_title(other):
                continue
            sound = not other.proper and self._is_closed(other)
            if governed:
                sound = sound and self._ends_sentence(other)
            return other if sound and self._begins(other, start) else None
        return None

    def _begins(self, other: Chunk, start: int) -> bool:
        """Whether a title's phrase begins at a token."""
        before = self._doc[start : other.first]
        return all(
            token.pos_ in ("DET", "ADJ", "ADV", "NOUN", "PROPN", "PART", "PRON", "VERB")
            for token in before
        )

    def _is_closed(self, other: Chunk) -> bool:
        """Whether a title's phrase ends in punctuation or a relative clause: where a verb follows
        at once, the title is that verb's subject and nobody's apposition."""
        for token in self._doc[other.last + 1 : other.last + 12]:
            if token.is_punct or token.is_space or token.lower_ in ("who", "whose", "and"):
                return True
            if token.tag_ in _FINITE and token.dep_ not in ("amod", "compound"):
                return False
        return True

    def _ends_sentence(self, other: Chunk) -> bool:
        """Whether nothing but its own phrase stands between a title and the full stop, so that it
        is not the next clause's subject: ``after talks with Ana Rios, the envoy said``."""
        rest = self._doc[other.last + 1 : other.last + 24]
        stop = next((i for i, token in enumerate(rest) if token.text in (".", ";", ")")), None)
        return stop is not None and not any(t.text == "," or t.tag_ in _FINITE for t in rest[:stop])

    def _before(self, chunk: Chunk) -> Chunk | None:
        """``Peru's envoy in Lima, Ana Rios,``: the name ends the phrase or the clause."""
        start = chunk.first
        if chunk.roles and start and self._doc[start - 1].lower_ == "the":
            start -= 1  # "the Hon. Ana Rios"
        if start < 2 or self._doc[start - 1].text != ",":
            return None
        following = self._doc[chunk.last + 1] if chunk.last + 1 < len(self._doc) else None
        if following is not None and following.text not in _CLOSING:
            if following.pos_ not in ("VERB", "AUX"):
                return None
        other = self._namer.around(start - 2)
        if other is not None and other.parties and not other.roles:
            other = self._namer.owned_by(other)
        return other if other is not None and _is_title(other) and not other.proper else None

    def _parsed(self, chunk: Chunk) -> Chunk | None:
        """What the parser takes for an apposition."""
        head = self._namer.head(chunk)
        near = [child for child in head.children if child.dep_ == "appos"]
        if head.dep_ == "appos":
            near.append(head.head)
        for token in near:
            other = self._namer.around(token.i)
            if other is not None and other.roles and other.last != chunk.last:
                return other
        return None


def _is_title(chunk: Chunk) -> bool:
    """Whether a chunk ends in a role noun for one person."""
    return (
        bool(chunk.roles)
        and chunk.roles[-1].entry.kind == "person"
        and not (chunk.roles[-1].entry.plural)
    )
