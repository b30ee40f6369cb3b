"""The event type of a sentence whose source and target somebody has marked already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dragoman import codebook, knowledge
from dragoman.codebook import grammar
from dragoman.model import Act, Actor, Document, Modality, Span, Status
from dragoman.reading.building import find_clauses
from dragoman.reading.classifier import NONE, Judgement, Pair, judge
from dragoman.reading.clauses import Clause
from dragoman.reading.coded import Coded
from dragoman.reading.discourse import Discourse
from dragoman.reading.drafts import Draft
from dragoman.reading.events import EventCoder
from dragoman.reading.matching import coding, demands
from dragoman.reading.mentions import Mention, Mentions
from dragoman.reading.parsed import Parsed
from dragoman.reading.parsing import parse
from dragoman.reading.places import find_places
from dragoman.reading.quotes import find_quotes
from dragoman.reading.references import find_mentions
from dragoman.reading.statements import StatementReader
from dragoman.reading.weighing import weigh

if TYPE_CHECKING:
    from spacy.tokens import Doc

SOURCE = Actor(country="SOURCE", sector="UNK")
TARGET = Actor(country="TARGET", sector="UNK")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A parsed sentence with its marked parties."""

    parsed: Parsed
    drafts: list[Draft]
    coder: EventCoder
    events: list[Coded]


class Answer(NamedTuple):
    """What a sentence's source does to its target."""

    type: str
    """One of the 16 PLOVER types."""
    mode: str | None
    """Its mode, where it has one."""
    promised: bool
    """Whether it is so far only promised, agreed to or announced."""


def classify_pair(sentence: str, source: Span | None, target: Span | None) -> Answer:
    """What ``source`` does to ``target``, by frames and classifier together.

    Spans are offsets into ``sentence``; None for a party that is not marked.
    """
    found = _read(sentence, source, target)
    framed, closeness = _answer(found)
    marked = Pair(
        sentence,
        (source.start, source.end) if source else (0, 0),
        (target.start, target.end) if target else None,
    )
    judged = judge([marked])[0]
    given = {kind: share for kind, share in judged.types.items() if kind != NONE}
    shares = weigh(given, framed, closeness)
    kind = max(shares, key=lambda kind: shares[kind])
    best = max(found.events, key=_closeness, default=None)
    if best is None or not _closeness(best):
        promised = judged.statuses[Status.FUTURE] > judged.statuses[Status.REALISED]
    else:
        promised = _is_promised(best)
    return Answer(kind, _mode(kind, best, judged), promised)


def _mode(kind: str, event: Coded | None, judged: Judgement) -> str | None:
    """The mode of the frames' event where it is of that type, else the classifier's."""
    if event is not None and _closeness(event) and event.type == kind and event.mode:
        return event.mode
    names = [name for name in judged.modes if name.startswith(f"{kind}/")]
    mode = max(names, key=lambda name: judged.modes[name]).removeprefix(f"{kind}/")
    return None if mode == "-" else mode


def _is_promised(event: Coded) -> bool:
    draft = event.draft
    if draft is None or draft.modality is Modality.FUTURE:
        return draft is not None or event.status is Status.FUTURE
    if draft.clause.lemma in grammar.load().deciding:
        return False  # a measure decided counts (codebook section 4.2)
    return draft.inner is not None or (draft.cue is not None and draft.cue.act is Act.COMMIT)


def frames_answer(
    sentence: str, source: Span | None, target: Span | None
) -> tuple[str | None, float]:
    """The type that the frames give, and how close the event is to the marked parties.

    The event between the two counts first, then one of either, then the frame of the clause
    nearest to them.
    """
    return _answer(_read(sentence, source, target))


def _answer(found: _Sentence) -> tuple[str | None, float]:
    best = max(found.events, key=_closeness, default=None)
    if best is not None and _closeness(best) > 0:
        return best.type, _closeness(best)
    return next(_types_without_parties(found), None), 0.0


def _read(sentence: str, source: Span | None, target: Span | None) -> _Sentence:
    known, document = knowledge.load(), Document(text=sentence)
    coded_by = coding(known, codebook.load())
    doc = parse(sentence, coded_by)
    clauses = find_clauses(doc, coded_by.event_nouns, coded_by.phrasal)
    discourse, places = Discourse(document, known), find_places(sentence, known)
    mentions = find_mentions(doc, document, discourse, {}, places, coded_by)
    for span, actor in ((source, SOURCE), (target, TARGET)):
        if span is not None:
            _mark(doc, mentions, span, actor)
    quotes = find_quotes(sentence)
    parsed = Parsed(doc, sentence, clauses, mentions, quotes, coded_by, places)
    drafts = StatementReader(parsed).read()
    coder = EventCoder(parsed, drafts)
    return _Sentence(parsed, drafts, coder, coder.code(coder.framed()))


def _mark(doc: Doc, mentions: Mentions, span: Span, actor: Actor) -> None:
    """Every word of the span stands for the marked party."""
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    for token in words or ():
        mentions.put(Mention(token.i, span.start, span.end, (actor,), "given"))


def _closeness(event: Coded) -> float:
    actors, recipients = set(event.actors), set(event.recipients)
    if SOURCE in actors and TARGET in recipients:
        return 4
    if {SOURCE, TARGET} <= actors:
        return 3
    if SOURCE in actors and not recipients:
        return 2
    if SOURCE in actors:
        return 1.5
    if TARGET in recipients:
        return 1.2
    return 1.0 if TARGET in actors else 0.0


def _types_without_parties(found: _Sentence) -> Iterator[str]:
    """Types of clauses by what they are about, the ones nearest to the marked parties first."""
    frames, acts = found.parsed.coding.frames, found.parsed.coding.book.acts
    spoken = {draft.clause.root: draft for draft in found.drafts}
    for clause in sorted(found.parsed.clauses.values(), key=lambda clause: _rank(clause, found)):
        draft = spoken.get(clause.root)
        if draft is not None and draft.act is not Act.STATE:
            yield acts[draft.act] or ""
        matches = frames.match(clause, found.parsed.doc)
        if matches:
            yield found.coder.standings.apart(clause, max(matches, key=demands)).type


def _rank(clause: Clause, found: _Sentence) -> tuple[int, int, int]:
    """Fewer marked parties in its roles, a noun, a deeper clause: later."""
    parties = {
        actor
        for phrases in clause.roles.values()
        for phrase in phrases
        for actor in found.parsed.mentions.of(phrase, aimed=True)
    }
    depth = sum(1 for _ in found.parsed.clauses.governors(clause))
    return -len(parties & {SOURCE, TARGET}), int(clause.kind == "noun"), depth
