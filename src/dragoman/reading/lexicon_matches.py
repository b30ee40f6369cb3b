"""Which names of parties and role nouns of the lexicon a text uses, by token.

A name that is part of another name, of a place, of a topic or of an office is none, and a name
that several parties share is told apart by the countries that the text names for sure.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from dragoman.codebook import grammar
from dragoman.knowledge import Knowledge
from dragoman.reading import lexicon
from dragoman.reading.issues import find_topics
from dragoman.reading.lexicon import Match, Party, Role
from dragoman.reading.places import features
from dragoman.reading.spelling import Titled

if TYPE_CHECKING:
    from spacy.tokens import Doc

T = TypeVar("T")
Found = dict[int, tuple[Match[T], tuple[int, int]]]
"""Matches by their first token, each with its tokens ``[first, end)``."""


class LexiconMatches:
    """The names and role nouns of one document."""

    def __init__(self, doc: Doc, text: str, known: Knowledge) -> None:
        self._doc = doc
        self._text = text
        self._titles = lexicon.titles(known)
        self.titled = Titled(text)
        """Lines in title case, where a capital tells nothing."""
        self._features = [(span.start, span.end) for span in features(text, known)]
        named = self._by_token(lexicon.names(known).scan(text))
        self._named = _tokens(named)
        self.parties = _settled(self._whole(named, known))
        """Parties by the first token of their names."""
        self.party_tokens = _tokens(self.parties)
        masked = _without(lexicon.lowered(text), [match for match, _ in self.parties.values()])
        roles = self._by_token(lexicon.roles(known).scan(masked))
        self.roles = {
            i: (match, span)
            for i, (match, span) in roles.items()
            if doc[span[1] - 1].pos_ in ("NOUN", "PROPN", "ADJ")
            and not self._is_own_name(match.entry, span)
            and not self._is_stance(match.entry, span)
            and not any(start < match.start < end for start, end in self._features)
        }
        """Role nouns by their first token."""
        self.role_tokens = _tokens(self.roles)

    def _whole(self, named: Found[Party], known: Knowledge) -> Found[Party]:
        """The names that are no part of a longer name, of a topic or of an office; a topic that
        is somebody (``Chinese warships``) or somebody's (``Russian oil``) names a party all the
        same."""
        text = self._text
        offices = list(lexicon.roles(known).scan(lexicon.lowered(text)))
        topics = self._features + [
            (topic.start, topic.end)
            for topic in find_topics(text, known)
            if not any(topic.start <= role.start < topic.end for role in offices)
        ]
        return {
            i: (match, span)
            for i, (match, span) in named.items()
            if not any(
                start <= match.start and match.end < end and not self._is_whose(match, end)
                for start, end in topics
            )
            and not self._is_part(match.entry, span)
            and not (match.entry.kind in ("organisation", "body") and _is_within(match, offices))
        }

    def _is_whose(self, match: Match[Party], end: int) -> bool:
        """``Israeli settlements`` are Israel's; the ``Syrian conflict`` is nobody's in
        particular."""
        words = self._text[match.end : end].lower().split()
        situations = grammar.load().references.situations
        return match.entry.kind == "adjective" and situations.isdisjoint(words)

    def _by_token(self, matches: Iterator[Match[T]]) -> Found[T]:
        found: Found[T] = {}
        for match in matches:
            span = self._doc.char_span(match.start, match.end, alignment_mode="expand")
            if span is not None and span.start_char == match.start:
                found[span.start] = (match, (span.start, span.end))
        return found

    def _is_part(self, party: Party, span: tuple[int, int]) -> bool:
        """A ``National Security Council`` is not the Security Council, a ``South American`` bloc
        not of the United States, the ``Vienna Convention`` nothing of Austria's, ``Paris Street``
        nothing of France's, ``the South Pacific`` nothing of South Korea's."""
        behind = self._doc[span[1] : span[1] + 1].text
        words = grammar.load().references
        if words.is_street(behind):
            return True
        if party.kind in ("capital", "seat") and behind in words.papers:
            return True
        if party.kind == "body" and self._doc[span[1] - 1].text in words.region_prefixes:
            return behind.istitle()
        if self._doc[span[0]].is_sent_start:
            return False
        before = self._doc[span[0] - 1]
        if party.kind == "adjective":
            return before.text in words.region_prefixes
        if party.kind not in ("organisation", "body"):
            return False
        titled = before.lower_ in self._titles or before.i in self._named
        return before.tag_ == "NNP" and before.is_title and not titled

    def _is_stance(self, role: Role, span: tuple[int, int]) -> bool:
        """``reiterated its opposition to the base``: what somebody is against, and no party."""
        behind = self._doc[span[1] : span[1] + 2]
        if role.phrase != "opposition" or behind[:1].text != "to":
            return False
        return self._doc[max(0, span[0] - 1)].lower_ != "the" or behind[-1].tag_ == "DT"

    def _is_own_name(self, role: Role, span: tuple[int, int]) -> bool:
        """``Gang`` in a name is no gang: capitals inside a sentence make plain nouns proper."""
        word = self._doc[span[0]]
        if word.pos_ == "ADJ" and span[1] - span[0] == 1 and role.kind != "honorific":
            return True
        if span[1] - span[0] > 1 or role.office or word.is_sent_start:
            return False
        if not word.text[:1].isupper() or role.kind not in ("person", "people", "body"):
            return False
        if self.titled.covers(word.idx):
            return False
        if role.kind != "body":
            return True
        before = self._doc[span[0] - 1]
        return before.pos_ == "PROPN" and before.i not in self.party_tokens


def _tokens(found: Found[T]) -> set[int]:
    """The tokens of all matches."""
    return {i for _, span in found.values() for i in range(*span)}


def _settled(found: Found[Party]) -> Found[Party]:
    """The parties, those told apart that share a name, without bodies of doubtful name whose
    country the text does not name for sure."""
    sure = {
        match.entry.country
        for match, _ in found.values()
        if not match.entry.ambiguous and not match.entry.rivals
    }
    apart = {i: (_told_apart(match, sure), span) for i, (match, span) in found.items()}
    return {
        i: (match, span)
        for i, (match, span) in apart.items()
        if not match.entry.ambiguous or match.entry.kind != "body" or match.entry.country in sure
    }


def _without(text: str, matches: list[Match[Party]]) -> str:
    """The text with the matches blanked out, at the same offsets."""
    pieces: list[str] = []
    done = 0
    for match in sorted(matches, key=lambda m: m.start):
        pieces += [text[done : match.start], "\x00" * (match.end - match.start)]
        done = match.end
    return "".join([*pieces, text[done:]])


def _is_within(match: Match[Party], offices: list[Match[Role]]) -> bool:
    """Whether a name is part of a longer role noun: ``Security Council`` in ``National Security
    Council``."""
    at = bisect_right(offices, match.start, key=lambda office: office.start) - 1
    return at >= 0 and match.end <= offices[at].end and offices[at].start < match.start


def _told_apart(match: Match[Party], sure: set[str]) -> Match[Party]:
    """The match with the party, of several of that name, whose country the text names otherwise."""
    if match.entry.country in sure:
        return match
    rival = next((party for party in match.entry.rivals if party.country in sure), None)
    return replace(match, entry=rival) if rival is not None else match
