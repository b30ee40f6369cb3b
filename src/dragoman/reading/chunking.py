"""How names, titles and role nouns that stand side by side are joined into chunks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading.chunks import Chunk
from dragoman.reading.lexicon_matches import LexiconMatches
from dragoman.reading.matching import Coding
from dragoman.reading.spelling import Spelling
from dragoman.reading.syntax import is_time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BEFORE_DAYS = frozenset(
    {"on", "in", "since", "until", "from", "last", "this", "next", "late", "early"}
)
_WITHIN_TITLES = frozenset({"of", "for", "and", "the", "&", ","})


class Chunker:
    """Finds the chunks of a parsed document."""

    def __init__(self, doc: Doc, text: str, coding: Coding) -> None:
        self._doc = doc
        self._words = grammar.load().references
        self._capitalised = {
            token.text
            for token in doc
            if token.pos_ == "PROPN" and not token.is_sent_start and len(token) > 2
        }
        matches = LexiconMatches(doc, text, coding.known)
        self._parties, self._roles = matches.parties, matches.roles
        self._taken = matches.party_tokens | matches.role_tokens
        self._spelling, self._titled = Spelling(text, coding), matches.titled

    def chunks(self) -> Iterator[Chunk]:
        """Chunks in text order."""
        i = 0
        while i < len(self._doc):
            stop = self._extend(i)
            if stop == i:
                i += 1
                continue
            yield self._chunk(i, stop)
            i = stop

    def _segment(self, i: int) -> int:
        """Where the segment that starts at token ``i`` ends; ``i`` if none does."""
        if i in self._parties:
            return self._parties[i][1][1]
        if i in self._roles:
            return self._roles[i][1][1]
        return i + 1 if self._is_proper(self._doc[i]) else i

    def _is_proper(self, token: Token) -> bool:
        if not token.text[:1].isupper():
            return False
        if token.i in self._taken or self._is_day(token):
            return False
        if token.pos_ == "PROPN":
            return True
        if token.is_sent_start:
            return token.text in self._capitalised
        return token.pos_ in ("ADJ", "NOUN", "VERB") and not self._is_only_titled(token)

    def _is_only_titled(self, token: Token) -> bool:
        """Whether a word that is no name has its capital of a line in title case."""
        before = self._doc[token.i - 1].text if token.i else ""
        return self._titled.covers(token.idx) and self._spelling.is_common(token.text, before)

    def _is_day(self, token: Token) -> bool:
        """``On Friday Kenya condemned the raid``, ``on 5 May ministers met``: when they did, and no
        part of a name."""
        before = self._doc[token.i - 1] if token.i else None
        if before is None or not (before.lower_ in _BEFORE_DAYS or before.is_digit):
            return False
        return is_time(token)

    def _extend(self, i: int) -> int:
        stop = self._with_portfolio(i, self._segment(i))
        if stop == i:
            return i
        while stop < len(self._doc) and not self._doc[stop].is_sent_start:
            following = self._with_portfolio(stop, self._segment(stop))
            if following > stop:
                stop = following
            elif self._doc[stop].text in ("'s", "'") and self._doc[stop].tag_ == "POS":
                after = stop + 1
                if after in self._roles and self._has_party(i, stop):
                    stop = after
                else:
                    break
            elif self._is_particle(stop):
                stop += 1
            elif self._is_hyphen(stop):
                stop = max(stop + 2, self._segment(stop + 1))
            else:
                break
        return stop

    def _with_portfolio(self, first: int, stop: int) -> int:
        """Where a title ends with all that the office is for: ``Minister of Trade and Tourism``."""
        if first not in self._roles or not self._words.portfolio_holders & {
            token.lower_ for token in self._doc[first:stop]
        }:
            return stop
        end = i = stop
        while i < len(self._doc) and not self._doc[i].is_sent_start and i not in self._roles:
            token = self._doc[i]
            if i > stop and self._is_joined_portfolio(i):
                i = self._parties.pop(i)[1][1]
                continue
            if token.lower_ in self._words.portfolios and token.text[:1].isupper():
                end = i + 1
            elif token.lower_ not in _WITHIN_TITLES:
                break
            i += 1
        self._taken.update(range(stop, end))
        return end

    def _is_joined_portfolio(self, i: int) -> bool:
        """``Minister for Foreign Affairs, European Union and Cooperation``: a bloc that is part of
        what the office is for."""
        if i not in self._parties or self._parties[i][0].entry.kind != "organisation":
            return False
        behind = self._doc[self._parties[i][1][1] :][:2]
        joined = [token.lower_ for token in behind]
        return joined[:1] == ["and"] and joined[-1] in self._words.portfolios

    def _is_particle(self, i: int) -> bool:
        """``von der`` between the parts of a name."""
        particles = self._words.name_particles
        j = i
        while j < len(self._doc) and self._doc[j].text in particles:
            j += 1
        if self._doc[j - 1 : j].text in ("al", "el") and self._doc[j : j + 1].text == "-":
            j += 1
        return (
            j > i
            and j < len(self._doc)
            and self._is_proper(self._doc[j])
            and (self._is_proper(self._doc[i - 1]) or self._doc[i - 1].text in (*particles, "-"))
        )

    def _is_hyphen(self, i: int) -> bool:
        """A hyphen inside a name: ``Ho-jin``, ``Secretary-General``."""
        if self._doc[i].text != "-" or i + 1 >= len(self._doc):
            return False
        before, following = self._doc[i - 1], self._doc[i + 1]
        tight = not before.whitespace_ and not self._doc[i].whitespace_
        return tight and before.text[:1].isupper() and following.text[:1].isalpha()

    def _has_party(self, first: int, stop: int) -> bool:
        return any(i in self._parties for i in range(first, stop)) and not any(
            self._is_proper(self._doc[i]) for i in range(first, stop)
        )

    def _chunk(self, first: int, stop: int) -> Chunk:
        words = self._doc[first:stop]
        inside = range(first, stop)
        titled = {i for i in inside if i in self._parties and self._is_of_name(i, first, stop)}
        return Chunk(
            first=first,
            last=stop - 1,
            parties=tuple(
                self._parties[i][0] for i in inside if i in self._parties and i not in titled
            ),
            roles=tuple(self._roles[i][0] for i in inside if i in self._roles),
            proper=tuple(sorted({*self._own_name(first, stop), *titled})),
            words=words.text,
            possessive=any(token.tag_ == "POS" for token in words),
            governed=first > 0 and self._doc[first - 1].pos_ == "ADP",
        )

    def _is_of_name(self, i: int, first: int, stop: int) -> bool:
        """``Finance Minister Victoria Rios``, ``Judge Ana Jordan``: a place that is part of a
        person's name."""
        match, (_, end) = self._parties[i]
        before = [self._roles[j] for j in range(first, i) if j in self._roles]
        if match.entry.kind not in ("country", "capital") or not before:
            return False
        role, (_, behind) = before[-1]
        if role.entry.kind != "person" or any(not self._is_proper(t) for t in self._doc[behind:i]):
            return False
        return (end < stop and self._is_proper(self._doc[end])) or behind < i

    def _own_name(self, first: int, stop: int) -> tuple[int, ...]:
        """The words that look like a person's own name; behind the roles, if any stand there."""
        inside = range(first, stop)
        proper = tuple(
            i
            for i in inside
            if self._is_proper(self._doc[i])
            or (
                i - 1 > first and self._doc[i - 1].text == "-" and self._is_proper(self._doc[i - 2])
            )
        )
        held = max((self._roles[i][1][1] for i in inside if i in self._roles), default=first)
        return tuple(i for i in proper if i >= held) or proper
