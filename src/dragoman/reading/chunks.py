"""Unbroken runs of names, titles, role nouns and capitalised words: ``Kenya's coast guard``."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from dragoman.codebook import grammar
from dragoman.knowledge import Knowledge
from dragoman.reading import lexicon
from dragoman.reading.issues import find_issues
from dragoman.reading.lexicon import Match, Party, Role
from dragoman.reading.parties import AGAINST
from dragoman.reading.places import features

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

T = TypeVar("T")

_OF_STATES = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "PTY", "UNK"})
_WITHIN_TITLES = frozenset({"of", "for", "and", "the", "&", ","})


@dataclass(frozen=True, slots=True)
class Chunk:
    """An unbroken run of names, role nouns and capitalised words."""

    first: int
    last: int
    parties: tuple[Match[Party], ...]
    roles: tuple[Match[Role], ...]
    proper: tuple[int, ...]
    """Token indices of the words that look like a person's own name."""
    words: str
    possessive: bool
    """Whether a possessive 's stands inside it."""
    governed: bool
    """Whether ``of``, ``in`` or another preposition stands right before it."""

    def sector_on(self, day: date | None) -> str:
        """The first sector that is not plain government, else government; that of ``source`` only
        where no other role is named, as ``government source`` does. Whoever arms or governs for a
        group that stands against its state is of the group."""
        group = next((m.entry for m in self.parties if m.entry.kind == "group"), None)
        if group is not None and all(role.entry.sector in _OF_STATES for role in self.roles):
            if group.sector_on(day) in AGAINST:
                return group.sector_on(day)
        sectors = [role.entry.sector for role in self.roles if role.entry.kind != "honorific"]
        sectors = [sector for sector in sectors if sector != "UNK"] or sectors
        sectors += [match.entry.sector_on(day) for match in self.parties]
        return next((sector for sector in sectors if sector != "GOV"), "GOV")

    @property
    def is_bare_name(self) -> bool:
        """Whether it can be a person's name without a title, be a part of it a country's name as
        well: ``Ana Rios``, ``Georgia Rios``."""
        if not self.proper or self.roles or self.possessive:
            return False
        places = all(match.entry.kind in ("country", "capital") for match in self.parties)
        return not self.parties or (places and (self.is_given_name or self._is_surname))

    @property
    def _is_surname(self) -> bool:
        """Whether a country's name ends it, behind a word that is nobody's name: ``Ana Jordan``."""
        return self.proper[0] == self.first and self.proper[-1] < self.last

    @property
    def is_bare_place(self) -> bool:
        """Whether it is nothing but a country's or capital's name."""
        kinds = [match.entry.kind for match in self.parties]
        return kinds in (["country"], ["capital"]) and not self.roles and not self.proper

    @property
    def is_given_name(self) -> bool:
        """Whether it opens with a country's name that is a given name too."""
        first = self.parties[0] if self.parties else None
        return bool(
            first is not None
            and first.entry.ambiguous
            and self.proper
            and self.proper[0] > self.first
            and not self.governed
        )

    @property
    def office(self) -> str | None:
        """The phrase of the last role that introduces a holder."""
        offices = [role.entry.phrase for role in self.roles if role.entry.office]
        return offices[-1] if offices else None

    @property
    def is_office(self) -> bool:
        """Whether it is a title of office, be it a named holder's."""
        return bool(self.roles) and self.roles[-1].entry.office

    @property
    def person(self) -> bool:
        """Whether the chunk stands for one human being."""
        kinds = {role.entry.kind for role in self.roles[-1:]}
        return (bool(self.proper) and not kinds & {"body", "vessel"}) or bool(kinds & {"person"})


class Chunker:
    """Finds the chunks of a parsed document."""

    def __init__(self, doc: Doc, known: Knowledge) -> None:
        self._doc = doc
        text = doc.text
        self._titles = lexicon.titles(known)
        topics = [(span.start, span.end) for span in features(text, known)]
        topics += [(match.start, match.end) for match in find_issues(text, known)]
        self._capitalised = {
            token.text
            for token in doc
            if token.pos_ == "PROPN" and not token.is_sent_start and len(token) > 2
        }
        named = self._by_token(lexicon.names(known).scan(text))
        offices = list(lexicon.roles(known).scan(lexicon.lowered(text)))
        self._named = {i for _, span in named.values() for i in range(*span)}
        self._parties = {
            i: (match, span)
            for i, (match, span) in named.items()
            if not any(start <= match.start and match.end < end for start, end in topics)
            and not self._is_part(match.entry, span)
            and not (match.entry.kind in ("organisation", "body") and _is_within(match, offices))
        }
        sure = {
            match.entry.country
            for match, _ in self._parties.values()
            if not match.entry.ambiguous and not match.entry.rivals
        }
        self._parties = {
            i: (_told_apart(match, sure), span) for i, (match, span) in self._parties.items()
        }
        self._parties = {
            i: (match, span)
            for i, (match, span) in self._parties.items()
            if not match.entry.ambiguous
            or match.entry.kind != "body"
            or match.entry.country in sure
        }
        taken = {i for match, span in self._parties.values() for i in range(*span)}
        self._taken = taken
        masked = _without(lexicon.lowered(text), [match for match, _ in self._parties.values()])
        roles = self._by_token(lexicon.roles(known).scan(masked))
        self._roles = {
            i: (match, span)
            for i, (match, span) in roles.items()
            if self._doc[span[1] - 1].pos_ in ("NOUN", "PROPN", "ADJ")
            and not self._is_own_name(match.entry, span)
        }
        self._role_tokens = {i for _, span in self._roles.values() for i in range(*span)}

    def _by_token(self, matches: Iterator[Match[T]]) -> dict[int, tuple[Match[T], tuple[int, int]]]:
        found: dict[int, tuple[Match[T], tuple[int, int]]] = {}
        for match in matches:
            span = self._doc.char_span(match.start, match.end, alignment_mode="expand")
            if span is not None and span.start_char == match.start:
                found[span.start] = (match, (span.start, span.end))
        return found

    def _is_part(self, party: Party, span: tuple[int, int]) -> bool:
        """A ``National Security Council`` is not the Security Council, a ``South American`` bloc
        not of the United States."""
        if self._doc[span[0]].is_sent_start:
            return False
        before = self._doc[span[0] - 1]
        if party.kind == "adjective":
            return before.text in grammar.load().references.region_prefixes
        if party.kind not in ("organisation", "body"):
            return False
        titled = before.lower_ in self._titles or before.i in self._named
        return before.tag_ == "NNP" and before.is_title and not titled

    def _is_own_name(self, role: Role, span: tuple[int, int]) -> bool:
        """``Gang`` in a name is no gang: capitals inside a sentence make plain nouns proper."""
        word = self._doc[span[0]]
        if word.pos_ == "ADJ" and span[1] - span[0] == 1 and role.kind != "honorific":
            return True
        if span[1] - span[0] > 1 or role.office or word.is_sent_start:
            return False
        if not word.text[:1].isupper() or role.kind not in ("person", "people", "body"):
            return False
        if role.kind != "body":
            return True
        before = self._doc[span[0] - 1]
        return before.pos_ == "PROPN" and before.i not in self._taken

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
        if token.i in self._taken or token.i in self._role_tokens:
            return False
        if token.pos_ == "PROPN":
            return True
        if token.is_sent_start:
            return token.text in self._capitalised
        return token.pos_ in ("ADJ", "NOUN", "VERB")

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
        words = grammar.load().references
        if first not in self._roles or not words.portfolio_holders & {
            token.lower_ for token in self._doc[first:stop]
        }:
            return stop
        end = i = stop
        while i < len(self._doc) and not self._doc[i].is_sent_start and i not in self._roles:
            token = self._doc[i]
            if token.lower_ in words.portfolios and token.text[:1].isupper():
                end = i + 1
            elif token.lower_ not in _WITHIN_TITLES:
                break
            i += 1
        self._role_tokens.update(range(stop, end))
        return end

    def _is_particle(self, i: int) -> bool:
        """``von der`` between the parts of a name."""
        particles = grammar.load().references.name_particles
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
        parties = [self._parties[i][0] for i in range(first, stop) if i in self._parties]
        roles = [self._roles[i][0] for i in range(first, stop) if i in self._roles]
        proper = tuple(
            i
            for i in range(first, stop)
            if self._is_proper(self._doc[i])
            or (
                i - 1 > first and self._doc[i - 1].text == "-" and self._is_proper(self._doc[i - 2])
            )
        )
        ends = (self._roles[i][1][1] for i in range(first, stop) if i in self._roles)
        held = max(ends, default=first)
        proper = tuple(i for i in proper if i >= held) or proper
        words = self._doc[first:stop]
        possessive = any(token.tag_ == "POS" for token in words)
        return Chunk(
            first=first,
            last=stop - 1,
            parties=tuple(parties),
            roles=tuple(roles),
            proper=proper,
            words=words.text,
            possessive=possessive,
            governed=first > 0 and self._doc[first - 1].pos_ == "ADP",
        )


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
