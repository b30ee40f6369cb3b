"""Loaded wording in sixty sentences, half of them without any, written before the code."""

from __future__ import annotations

from typing import Any

from gold import cases, document

from dragoman.model import Wording
from dragoman.reading.pipeline import read_document

CASES = cases("wording.jsonl")


def marked(case: dict[str, Any]) -> dict[str, Wording]:
    """The marks by their words."""
    return {mark.span.of(case["text"]): mark for mark in read_document(document(case)).wording}


def test_nine_in_ten_marks_are_right_and_are_found() -> None:
    found = right = wanted = judged = 0
    for case in CASES:
        marks = marked(case)
        gold = {mark["words"]: mark for mark in case["marks"]}
        found += len(marks)
        wanted += len(gold)
        for words in marks.keys() & gold.keys():
            right += 1
            judged += marks[words].direction == gold[words]["direction"] and {
                actor.code for actor in marks[words].targets
            } == set(gold[words]["targets"])
    assert right >= 0.9 * found
    assert right >= 0.9 * wanted
    assert judged >= 0.95 * right


def test_plain_sentences_have_no_mark() -> None:
    plain = [case for case in CASES if not case["marks"]]
    assert len(plain) == len(CASES) / 2
    assert [case["text"] for case in plain if marked(case)] == []
