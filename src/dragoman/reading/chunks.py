"""Unbroken runs of names, titles, role nouns and capitalised words: ``Kenya's coast guard``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from dragoman.codebook import grammar
from dragoman.reading import lexicon
from dragoman.reading.issues import find_issues
from dragoman.reading.lexicon import Match, Party, Role
from dragoman.reading.places import features

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Chunk:
    """An unbroken run of names, role nouns and capitalised words."""

    first: int
    last: int
    parties: tuple[Match[Party], ...]
    roles: tuple[Match[Role], ...]
    proper: tuple[int, ...]
    """Token indices of the words that look like a person's own name."""

    def sector_on(self, day: date | None) -> str:
        """The first sector that is not plain government, else government."""
        sectors = [role.entry.sector for role in self.roles if role.entry.kind != "honorific"]
        sectors += [match.entry.sector_on(day) for match in self.parties]
        return next((sector for sector in sectors if sector != "GOV"), "GOV")

    @property
    def office(self) -> str | None:
        """The phrase of the last role that introduces a holder."""
        offices = [role.entry.phrase for role in self.roles if role.entry.office]
        return offices[-1] if offices else None

    @property
    def person(self) -> bool:
        """Whether the chunk stands for one human being."""
        kinds = {role.entry.kind for role in self.roles[-1:]}
        return (bool(self.proper) and not kinds & {"body", "vessel"}) or bool(kinds & {"person"})


class Chunker:
    """Finds the chunks of a parsed document."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._at = {token.idx: token.i for token in doc}
        text = doc.text
        topics = [(place.span.start, place.span.end) for place in features(text)]
        topics += [(match.start, match.end) for match in find_issues(text)]
        self._capitalised = {
            token.text
            for token in doc
            if token.pos_ == "PROPN" and not token.is_sent_start and len(token) > 2
        }
        named = self._by_token(lexicon.names().scan(text))
        self._named = {i for _, span in named.values() for i in range(*span)}
        self._parties = {
            i: (match, span)
            for i, (match, span) in named.items()
            if not any(start <= match.start and match.end < end for start, end in topics)
            and not self._is_part(match.entry, span)
        }
        sure = {m.entry.country for m, _ in self._parties.values() if not m.entry.ambiguous}
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
        roles = self._by_token(lexicon.roles().scan(masked))
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
            first = self._at.get(match.start)
            if first is None:
                continue
            last = first
            while last + 1 < len(self._doc) and self._doc[last + 1].idx < match.end:
                last += 1
            found[first] = (match, (first, last + 1))
        return found

    def _is_part(self, party: Party, span: tuple[int, int]) -> bool:
        """A ``National Security Council`` is not the Security Council."""
        if party.kind not in ("organisation", "body") or self._doc[span[0]].is_sent_start:
            return False
        before = self._doc[span[0] - 1]
        known = before.lower_ in lexicon.titles() or before.i in self._named
        return before.tag_ == "NNP" and before.is_title and not known

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
        stop = self._segment(i)
        if stop == i:
            return i
        while stop < len(self._doc) and not self._doc[stop].is_sent_start:
            following = self._segment(stop)
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

    def _is_particle(self, i: int) -> bool:
        """``von der`` between the parts of a name."""
        particles = grammar.load().references.name_particles
        j = i
        while j < len(self._doc) and self._doc[j].text in particles:
            j += 1
        return (
            j > i
            and j < len(self._doc)
            and self._is_proper(self._doc[j])
            and (self._is_proper(self._doc[i - 1]) or self._doc[i - 1].text in particles)
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
        return Chunk(first, stop - 1, tuple(parties), tuple(roles), proper)


def _without(text: str, matches: list[Match[Party]]) -> str:
    """The text with the matches blanked out, at the same offsets."""
    pieces: list[str] = []
    done = 0
    for match in sorted(matches, key=lambda m: m.start):
        pieces += [text[done : match.start], "\x00" * (match.end - match.start)]
        done = match.end
    return "".join([*pieces, text[done:]])
