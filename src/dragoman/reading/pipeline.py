"""Document in, Reading out: the order of the steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from dragoman import codebook, knowledge
from dragoman.codebook import Codebook
from dragoman.knowledge import Knowledge
from dragoman.model import Document, Notice, Place, Reading, Versions
from dragoman.reading import progress
from dragoman.reading.addressing import Addressees
from dragoman.reading.assembly import Assembly
from dragoman.reading.building import find_clauses
from dragoman.reading.classifier import CLASSIFIER
from dragoman.reading.clauses import Clauses
from dragoman.reading.colons import introduced
from dragoman.reading.dates import find_dates
from dragoman.reading.discourse import Discourse
from dragoman.reading.drafts import Draft
from dragoman.reading.events import EventCoder
from dragoman.reading.first_person import speak_for_themselves
from dragoman.reading.floating import go_on
from dragoman.reading.issues import find_issues
from dragoman.reading.language import PARSER
from dragoman.reading.layout import headline
from dragoman.reading.matching import PLACE, Coding, coding
from dragoman.reading.meetings import Meetings
from dragoman.reading.mentions import Mentions
from dragoman.reading.moves import Moves
from dragoman.reading.parsed import Parsed
from dragoman.reading.parsing import parse
from dragoman.reading.places import find_places
from dragoman.reading.quotes import find_quotes
from dragoman.reading.references import find_mentions
from dragoman.reading.replies import Replies
from dragoman.reading.second_look import look_again
from dragoman.reading.statements import StatementReader
from dragoman.reading.trust import Signs
from dragoman.reading.unsigned import unsigned
from dragoman.reading.voice import run_on
from dragoman.reading.wording import find_wording

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dragoman.sources import Loaded


@cache
def versions(known: Knowledge, book: Codebook) -> Versions:
    """What readings made here and now are stamped with."""
    from importlib.metadata import version

    return Versions(
        package=version("dragoman"),
        codebook=book.version,
        knowledge=known.version,
        model=f"{PARSER}, {CLASSIFIER}",
    )


def subjects(doc: Doc, clauses: Clauses) -> dict[int, int]:
    """For each token that hangs directly on a clause, the head of that clause's subject."""
    heads: dict[int, int] = {}
    for clause in clauses.values():
        if clause.kind == "noun" or not clause.subject:
            continue
        pending = list(doc[clause.root].children)
        while pending:
            token = pending.pop()
            if token.i in clauses and clauses[token.i].kind != "noun":
                continue
            heads[token.i] = clause.subject[0].root
            pending.extend(token.children)
    return heads


def read_document(
    document: Document,
    notices: tuple[Notice, ...] = (),
    known: Knowledge | None = None,
    book: Codebook | None = None,
) -> Reading:
    """The reading of one document; a pure function of it and of :func:`versions`.

    ``known`` and ``book`` are the shipped knowledge and codebook where they are None.
    """
    return read_with_signs(document, notices, known, book)[0]


def read_with_signs(
    document: Document,
    notices: tuple[Notice, ...] = (),
    known: Knowledge | None = None,
    book: Codebook | None = None,
) -> tuple[Reading, list[Signs]]:
    """What :func:`read_document` gives, and the signs by which its events are believed."""
    known = known or knowledge.load()
    book = book or codebook.load()
    progress.tell(0)
    discourse = Discourse(document, known)
    parsed = prepare(document, discourse, coding(known, book))
    progress.tell(progress.UNDERSTOOD)
    drafts = say(parsed, discourse)
    progress.tell(progress.SAID)
    coder = EventCoder(parsed, drafts, discourse.focus() or discourse.topic(), discourse.topic())
    framed = coder.framed()
    moves = Moves(parsed, framed, drafts)
    replies = Replies(parsed, moves, drafts)
    meetings = Meetings(parsed, framed, official=discourse.publisher.own is not None)
    Addressees(parsed, meetings, discourse, moves, replies).complete(drafts)
    progress.tell(progress.ADDRESSED)
    framed = [*replies.aimed(framed), *replies.completed(coder.wanting)]
    named = (actor for mention in parsed.mentions for actor in mention.actors)
    assembly = Assembly(
        document=document,
        parsed=parsed,
        dates=find_dates(parsed.doc, document.published),
        places=parsed.places,
        issues=find_issues(document, named, known),
        wording=find_wording(parsed, drafts, discourse.publisher.own),
        official=discourse.publisher.own is not None,
    )
    events = look_again(parsed, coder.code(framed))
    notices = (*notices, *unsigned(parsed, discourse.publisher))
    return assembly.reading(drafts, events, notices, versions(known, book)), assembly.signs


def _mark(places: Iterable[Place], mentions: Mentions, doc: Doc) -> None:
    """Tells the patterns which tokens name places and not governments: ``captured Arica``."""
    for place in places:
        words = doc.char_span(place.span.start, place.span.end)
        if words is not None and place.country and mentions.at(words.root.i) is None:
            words.root.ent_type_ = PLACE


def prepare(document: Document, discourse: Discourse, coding: Coding) -> Parsed:
    """The document's parse, clauses, mentions and quotations; the title introduces persons."""
    if document.title:
        title = parse(document.title, coding, document.text)
        places = find_places(document.title, discourse.known)
        find_mentions(title, document, discourse, {}, places, coding, len(document.title))
        discourse.forget_mentions()
    doc = parse(document.text, coding)
    clauses = find_clauses(doc, coding.event_nouns, coding.phrasal)
    places = find_places(document.text, discourse.known)
    heading = headline(document.text)
    governing = subjects(doc, clauses)
    mentions = find_mentions(doc, document, discourse, governing, places, coding, heading)
    _mark(places, mentions, doc)
    quotes = find_quotes(document.text)
    return Parsed(doc, document.text, clauses, mentions, quotes, coding, places)


def say(parsed: Parsed, discourse: Discourse) -> list[Draft]:
    """The document's statements, without those of a headline that its text makes again; read twice
    where a quoted ``we`` becomes known by the first."""
    reader = StatementReader(parsed)
    drafts = _told(parsed, reader)
    if speak_for_themselves(parsed.mentions, drafts, parsed.quotes):
        drafts = _told(parsed, reader)
    drafts = run_on(parsed, drafts, discourse.publisher.own)
    end = headline(parsed.text)
    below = [draft for draft in drafts if draft.cue_span[0] >= end]
    return [
        draft
        for draft in drafts
        if draft.cue_span[0] >= end or not any(map(draft.is_made_by, below))
    ]


def _told(parsed: Parsed, reader: StatementReader) -> list[Draft]:
    drafts = reader.read()
    drafts += introduced(parsed, drafts)
    drafts.sort(key=lambda draft: draft.cue_span)
    for draft in go_on(parsed, drafts):
        reader.reread(draft)
    return drafts


def read_documents(loaded: Iterable[Loaded], known: Knowledge, book: Codebook) -> Iterator[Reading]:
    """The readings of many documents, one by one."""
    for item in loaded:
        yield read_document(item.document, item.notices, known, book)
