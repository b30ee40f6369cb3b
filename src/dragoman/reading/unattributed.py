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
    """``It was agreed to meet again``, ``concern was expressed``: how the account of a meeting
    tells what all sides said."""
    subject = next((c for c in doc[clause.root].children if c.dep_ == "nsubjpass"), None)
    if subject is None or not clause.passive:
        return False
    words = grammar.load()
    if subject.lower_ == "it":
        return clause.lemma in words.minutes
    whose = {c.lower_ for c in subject.children if c.dep_ in ("det", "poss")} - {"a", "an"}
    return clause.lemma in words.minutes_of and subject.tag_.startswith("NN") and not whose
