"""Statements as JSON-LD 1.1: one object with a context and a graph of documents and statements.

Documents are described in Dublin Core terms, the words a statement rests on by the Web Annotation
vocabulary (``TextPositionSelector``: half-open, in code points), where it comes from by PROV; what
these lack has terms of our own under ``urn:dragoman:``. No claim is rated and nothing is marked as
true or false.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dragoman.model import Actor, Document, Reading, Source, Span, Statement
from dragoman.table import Row

if TYPE_CHECKING:
    from dragoman.record import Story

_Node = dict[str, Any]


def opening() -> str:
    """What stands before the nodes, which are separated by commas."""
    text = (files("dragoman.exports") / "data" / "context.json").read_text(encoding="utf-8")
    return f'{{"@context": {json.dumps(json.loads(text))},\n"@graph": ['


CLOSING = "\n]}\n"


def nodes(story: Story) -> Iterator[str]:
    """A document and its wanted statements, without those rejected, each as a line of JSON."""
    statements = {said.id: said for said in story.reading.statements}
    yield _line(_document(story.reading))
    for row in story.rows:
        said = statements.get(str(row["id"]))
        if said is not None:
            yield _line(_statement(said, row, story.reading.document))


def _line(node: _Node) -> str:
    present = {key: value for key, value in node.items() if value not in (None, "", [])}
    return json.dumps(present, ensure_ascii=False, default=str)


def _document(reading: Reading) -> _Node:
    document = reading.document
    return {
        "@id": _iri(document),
        "@type": "Document",
        "title": document.title,
        "publisher": document.outlet,
        "issued": document.published,
        "language": document.language,
        "address": document.url,
        **reading.versions.model_dump(),
    }


def _statement(said: Statement, row: Row, document: Document) -> _Node:
    return {
        "@id": f"{_iri(document)}:{said.id}",
        "@type": "Statement",
        "document": _iri(document),
        "speaker": _parties(said.speakers),
        "addressee": _parties(said.addressees),
        **{name: row[name] for name in ("act", "form", "polarity", "modality", "strength")},
        "firstDay": row["start"],
        "lastDay": row["end"],
        "dateFrom": row["date_from"],
        "issue": list(said.issues),
        "chain": [_source(source) for source in said.chain],
        "cue": _words(said.cue, document),
        "content": [_words(span, document) for span in said.content],
        "confidence": row["confidence"],
    }


def _parties(actors: Iterable[Actor]) -> list[_Node]:
    return [_party(actor) for actor in actors]


def _party(actor: Actor) -> _Node:
    named = {"name": actor.name, "office": actor.office}
    return {
        "@type": "Party",
        "code": actor.code,
        "country": actor.country,
        "sector": actor.sector,
        **{key: value for key, value in named.items() if value},
    }


def _source(source: Source) -> _Node:
    node: _Node = {"@type": "Source", "name": source.name, "kind": source.kind}
    return {**node, "party": _parties(source.actors)} if source.actors else node


def _words(span: Span, document: Document) -> _Node:
    return {
        "@type": "SpecificResource",
        "exact": span.of(document.text),
        "source": _iri(document),
        "selector": {"@type": "TextPositionSelector", "start": span.start, "end": span.end},
    }


def _iri(document: Document) -> str:
    return f"urn:dragoman:document:{document.id}"
