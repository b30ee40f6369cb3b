"""Source chains: on whose word something stands, from the source nearest to the reader inwards."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.codebook import grammar
from dragoman.model import Actor, Source, SourceKind, Span
from dragoman.reading.drafts import Draft
from dragoman.reading.parsed import Parsed
from dragoman.reading.relays import Relay
from dragoman.reading.sayings import Sayings
from dragoman.reading.syntax import named

_NEAR = 2_000
"""Characters before a pronoun in which what it refers back to is looked for."""


class Chains:
    """The chains of a document's statements and events."""

    def __init__(self, parsed: Parsed, sayings: Sayings) -> None:
        self._doc = parsed.doc
        self._text = parsed.text
        self._mentions = parsed.mentions
        self._sayings = sayings
        self._words = grammar.load()

    def of_statement(self, draft: Draft) -> tuple[Source, ...]:
        """Who passes a statement on; its own speaker is no part of it."""
        outer = self._sayings.over(*draft.cue_span, but=draft)
        return _once([*self._through(outer), *map(self._relay, draft.relays)])

    def of_words(self, start: int, end: int, but: Draft | None = None) -> tuple[Source, ...]:
        """Everybody on whose word ``[start, end)`` stands; ``but`` is the act that it is itself."""
        passed_on = map(self._relay, but.relays) if but is not None else ()
        return _once([*self._through(self._sayings.over(start, end, but=but)), *passed_on])

    def _through(self, drafts: list[Draft]) -> Iterator[Source]:
        for draft in drafts:
            yield from map(self._relay, draft.relays)
            yield self._speaker(draft)

    def _relay(self, relay: Relay) -> Source:
        if relay.vague:
            return self._source((relay.start, relay.end), (), SourceKind.UNSPECIFIED)
        return self._source((relay.start, relay.end), relay.actors, None)

    def _speaker(self, draft: Draft) -> Source:
        """Where nobody is named, the words that say so: ``it was reported``."""
        if draft.speaker is None:
            return self._source(draft.cue_span, draft.speakers, SourceKind.UNSPECIFIED)
        return self._source(draft.speaker, draft.speakers, None)

    def _source(
        self, at: tuple[int, int], actors: tuple[Actor, ...], kind: SourceKind | None
    ) -> Source:
        span = Span(start=at[0], end=at[1])
        name = self._named(span, actors)
        return Source(name=name, kind=kind or self._kind(name, actors), span=span, actors=actors)

    def _named(self, span: Span, actors: tuple[Actor, ...]) -> str:
        """The words of the span; a pronoun's source by the words that it refers back to."""
        words = span.of(self._text)
        if words.lower() not in self._words.references.pronouns:
            return words
        if not actors:
            return self._paper_before(span) or words
        before = [
            mention
            for mention in self._mentions.within(max(0, span.start - _NEAR), span.start)
            if mention.actors == actors and mention.how != "pronoun"
        ]
        return self._text[before[-1].start : before[-1].end] if before else words

    def _paper_before(self, span: Span) -> str | None:
        """``The cable is long. It quotes …``: the paper that leads the sentence before."""
        words = self._doc.char_span(span.start, span.end, alignment_mode="expand")
        if words is None or not words.sent.start:
            return None
        papers = self._words.sources[SourceKind.DOCUMENT]
        for token in self._doc[words.sent.start - 1].sent:
            if token.dep_ in ("nsubj", "nsubjpass") and token.lemma_ in papers:
                start, end = named(token)
                return self._text[start:end]
        return None

    def _kind(self, name: str, actors: tuple[Actor, ...]) -> SourceKind:
        papers = self._words.sources[SourceKind.DOCUMENT]
        if grammar.singulars(name.split()[-1]) & papers:
            return SourceKind.DOCUMENT
        press = self._words.press(name)
        if press is not None:
            return press
        named = grammar.singulars(name)
        for kind in (SourceKind.DOCUMENT, SourceKind.UNSPECIFIED):
            if named & self._words.sources[kind]:
                return kind
        if any(actor.sector == "JRN" for actor in actors):
            return SourceKind.OUTLET
        known = actors or named & self._words.references.offices
        return (
            SourceKind.OFFICIAL
            if known and not named & self._words.unnamed
            else SourceKind.ANONYMOUS
        )


def _once(sources: list[Source]) -> tuple[Source, ...]:
    """Each link once, where it stands first."""
    return tuple(dict.fromkeys(sources))
