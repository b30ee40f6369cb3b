"""On whose word something stands that no reading has coded."""

from __future__ import annotations

import itertools

from dragoman.model import Reading, Source, SourceKind, Span, Statement


def chain(words: Span, reading: Reading) -> tuple[Source, ...]:
    """Those who say what some words of a text are part of, outermost first."""
    around = [said for said in reading.statements if _holds(said, words)]
    if not around:
        return ()
    inner = min(around, key=_length)
    return (*inner.chain, _speaker(inner, reading))


def _holds(said: Statement, words: Span) -> bool:
    content = said.content
    return bool(content) and content[0].start <= words.start and words.end <= content[-1].end


def _length(said: Statement) -> int:
    return said.content[-1].end - said.content[0].start


def _speaker(said: Statement, reading: Reading) -> Source:
    """Who makes a statement: as the reading has that source elsewhere, if it does."""
    span = said.speaker or said.cue
    chains = [unit.chain for unit in reading.statements]
    chains += [event.chain for event in reading.events]
    for source in itertools.chain.from_iterable(chains):
        if source.span == span:
            return source
    if said.speaker is None:
        kind = SourceKind.UNSPECIFIED
    else:
        kind = SourceKind.OFFICIAL if said.speakers else SourceKind.ANONYMOUS
    return Source(name=span.of(reading.document.text), kind=kind, span=span, actors=said.speakers)
