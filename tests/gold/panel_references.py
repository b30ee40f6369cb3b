"""Whom the words of the panels stand for: ``references`` coded by hand, beside what is read."""

from __future__ import annotations

import json
from pathlib import Path

from dragoman import codebook, knowledge
from dragoman.bench.panel_units import as_document, read_documents
from dragoman.reading.discourse import Discourse
from dragoman.reading.matching import coding
from dragoman.reading.pipeline import prepare


def references(panel: Path) -> tuple[int, int]:
    """How many references to parties have the right states and organisations, and of how many."""
    right = found = 0
    known = knowledge.load()
    by = coding(known, codebook.load())
    for gold in read_documents(panel):
        document = as_document(gold)
        parsed = prepare(document, Discourse(document, known), by)
        raw = json.loads((panel / f"{gold.id}.json").read_text(encoding="utf-8"))
        for reference in raw["references"]:
            span = parsed.doc.char_span(
                reference["start"], reference["end"], alignment_mode="expand"
            )
            mention = parsed.mentions.at(span.root.i)
            meant = {actor.country for actor in mention.actors} if mention else set()
            right += meant == {code.split()[0] for code in reference["codes"]}
            found += 1
    return right, found
