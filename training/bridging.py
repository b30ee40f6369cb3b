"""Of which state somebody is of whom no word says it: counts how much each sign weighs.

``python training/bridging.py PANEL ... NEWS > src/dragoman/codebook/bridging.toml`` reads the
panels and the half of the news items that is read, and fits the weights of the signs in
:mod:`dragoman.reading.bridging`: multinomial logistic regression over the candidates, shrunk
towards 0 (ridge). Of panels the ``references`` coded by hand are taken or, where there are none,
the speakers of statements; of news items the subjects and objects of the gold's evidence, which are
of the countries of its actors and recipients.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from spacy.tokens import Doc, Token

from dragoman import codebook, knowledge
from dragoman.bench.panel_units import as_document, read_documents
from dragoman.model import Document
from dragoman.reading.bridging import Candidate
from dragoman.reading.discourse import Discourse
from dragoman.reading.matching import coding
from dragoman.reading.pipeline import prepare

SHRINK = 2.0
ORGANISATION = "IGO"
NOBODY: frozenset[str | None] = frozenset({None})
SIDES = {
    "nsubj": "actors",
    "nsubjpass": "recipients",
    "dobj": "recipients",
    "dative": "recipients",
}
"""What the parser's relations make of a noun."""

Choice = tuple[list[dict[str, float]], int]
"""Signs of each candidate, and the place of the right one."""
Meant = tuple[Token, frozenset[str | None]]
"""The head of words for a party, and the countries that the gold gives it."""


def choices(path: Path) -> Iterator[Choice]:
    """What had to be chosen from in a panel's folder or a file of news items, where one candidate
    is right."""
    panel = path.is_dir()
    for document, meant_in in in_panel(path) if panel else in_news(path):
        known = knowledge.load()
        discourse = Discourse(document, known)
        doc = prepare(document, discourse, coding(known, codebook.load())).doc
        for token, meant in meant_in(doc):
            weighed = discourse.weighed.get(token.i, ())
            # Events have actors: news items say nothing of those who are of no state.
            found = [each for each in weighed if panel or each.country is not None]
            right = [place for place, each in enumerate(found) if is_meant(each, meant)]
            if len(right) == 1:
                yield [dict(each.signs) for each in found], right[0]


def is_meant(candidate: Candidate, meant: frozenset[str | None]) -> bool:
    """Whether a candidate is what the gold gives; ``IGO`` stands there for any organisation."""
    if candidate.country_class and meant == {ORGANISATION}:
        return True
    return {candidate.country} == meant


def in_panel(folder: Path) -> Iterator[tuple[Document, Callable[[Doc], Iterator[Meant]]]]:
    """Its documents with the references coded by hand, or the speakers where there are none."""
    for gold in read_documents(folder):
        raw = json.loads((folder / f"{gold.id}.json").read_text(encoding="utf-8"))
        yield (
            as_document(gold),
            partial(referred, raw["references"] if "references" in raw else list(speaking(raw))),
        )


def speaking(raw: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The words for the speakers of a text's statements, as references; each word once."""
    known: set[int] = set()
    for statement in raw["statements"]:
        span = statement["speaker"]
        if span is not None and span["start"] not in known:
            known.add(span["start"])
            yield {**span, "codes": statement["speakers"]}


def referred(references: Sequence[Mapping[str, Any]], doc: Doc) -> Iterator[Meant]:
    """What each reference means."""
    for reference in references:
        token = head(doc, reference["start"], reference["end"])
        yield token, frozenset(code.split()[0] for code in reference["codes"]) or NOBODY


def head(doc: Doc, start: int, end: int) -> Token:
    """What heads some characters of a text."""
    span = doc.char_span(start, end, alignment_mode="expand")
    assert span is not None, "offsets lie in the text"
    return span.root


def in_news(path: Path) -> Iterator[tuple[Document, Callable[[Doc], Iterator[Meant]]]]:
    """Its items that are read."""
    for row in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(row)
        if item["part"] == "read":
            document = Document(
                text=item["text"],
                published=date.fromisoformat(item["published"]),
                published_from="option",
                outlet_country=item["outlet_country"],
            )
            yield document, partial(acting, item)


def acting(item: Mapping[str, Any], doc: Doc) -> Iterator[Meant]:
    """Subjects and objects of the verbs that head the evidence of events; each word once."""
    found: dict[int, Meant] = {}
    for event in item["events"]:
        start = item["text"].index(event["evidence"])
        verb = head(doc, start, start + len(event["evidence"]))
        sides = {
            side: frozenset(code.split()[0] for code in event[side])
            for side in ("actors", "recipients")
        }
        for token, side in arguments(verb):
            if len(sides[side]) == 1:
                found.setdefault(token.i, (token, sides[side]))
    yield from found.values()


def arguments(verb: Token) -> Iterator[tuple[Token, str]]:
    """Who acts and on whom, by the parse of a verb."""
    if verb.pos_ not in ("VERB", "AUX"):
        return
    for child in verb.children:
        if child.dep_ in SIDES:
            yield child, SIDES[child.dep_]
        elif child.dep_ in ("prep", "agent"):
            side = "actors" if child.dep_ == "agent" else "recipients"
            yield from ((below, side) for below in child.children if below.dep_ == "pobj")
    if verb.dep_ == "conj" and not any(child.dep_ in SIDES for child in verb.lefts):
        yield from ((child, "actors") for child in verb.head.lefts if child.dep_ == "nsubj")


def fitted(known: list[Choice]) -> dict[str, float]:
    """The weights that make the right candidates likeliest."""
    names = sorted({name for rows, _ in known for row in rows for name in row})
    tables = [
        np.array([[row.get(name, 0.0) for name in names] for row in rows]) for rows, _ in known
    ]
    rights = [right for _, right in known]

    def cost(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total = SHRINK * float(weights @ weights)
        slope = 2 * SHRINK * weights
        for table, right in zip(tables, rights, strict=True):
            scores = table @ weights
            powers = np.exp(scores - scores.max())
            shares = powers / powers.sum()
            total -= float(np.log(shares[right]))
            slope += shares @ table - table[right]
        return total, slope

    found = minimize(cost, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return dict(zip(names, found.x.tolist(), strict=True))


def share_right(known: list[Choice], weights: dict[str, float]) -> float:
    """The share of choices in which the right candidate weighs most."""
    right = 0
    for rows, place in known:
        scores = [
            sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in rows
        ]
        right += scores.index(max(scores)) == place
    return right / max(1, len(known))


def main(paths: list[Path]) -> None:
    """Prints the data file."""
    by_panel = [list(choices(path)) for path in paths]
    known = [choice for panel in by_panel for choice in panel]
    for path, own in zip(paths, by_panel, strict=True):
        others = [choice for panel in by_panel if panel is not own for choice in panel]
        held_out = share_right(own, fitted(others))
        print(f"{path.name}: {held_out:.3f} of {len(own)} right, left out", file=sys.stderr)
    print("# Of which state somebody is of whom no word says it: weights of the signs, logarithms,")
    print(
        f"# counted by training/bridging.py on {len(known)} references in panels and news items of"
        " tests/gold."
    )
    print("[signs]")
    for name, value in fitted(known).items():
        print(f"{name} = {value:.2f}")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
