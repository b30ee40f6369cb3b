"""Reporting clauses that stand without a source: rumours, and the accounts of meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.reading.clauses import Clause

if TYPE_CHECKING:
    from spacy.tokens import Doc


def goes_about(clause: Clause, doc: Doc) -> bool:
    """``rumours that …``, ``complaints that …``: told by nobody in particular."""
    noun = doc[clause.root]
    bare = noun.tag_ == "NNS" and not any(c.dep_ in ("det", "poss") for c in noun.children)
    return clause.kind == "noun" and "that" in clause.filled and bare


def is_rumour(clause: Clause) -> bool:
    """``it is said that``, ``the envoy is said to have left``."""
    told = "to" in clause.filled and clause.lemma in grammar.load().relaying.rumour
    return told or "that" in clause.filled


def is_minuted(clause: Clause, doc: Doc) -> bool:
    """``It was agreed to meet again``: how the account of a meeting tells what all sides said."""
    if not clause.passive or clause.lemma not in grammar.load().minutes:
        return False
    subject = next((c for c in doc[clause.root].children if c.dep_ == "nsubjpass"), None)
    return subject is not None and subject.lower_ == "it"
