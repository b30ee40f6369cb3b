"""Three hundred phrases for parties in sentences, written apart from the code, each with the
parties it stands for: none where a careful reader could not tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest
from gold import cases, document, place

from dragoman.model import ActorMention
from dragoman.reading.pipeline import read_document

CASES = cases("actors.jsonl")
FLOOR = 0.95


def meant(case: dict[str, Any]) -> set[str]:
    """The parties of the mention that ends where the phrase does, else of one over its head."""
    start, end = place(case["text"], case["phrase"], case["nth"])
    found: Sequence[ActorMention] = read_document(document(case)).actors
    ending = [mention for mention in found if mention.span.end == end]
    over = [m for m in found if m.span.start < end and start < m.span.end]
    best = max(ending or over, key=lambda m: m.span.start <= start, default=None)
    return {actor.code for actor in best.actors} if best else set()


@pytest.fixture(scope="module")
def answers() -> list[set[str]]:
    return [meant(case) for case in CASES]


def test_there_are_three_hundred() -> None:
    assert len(CASES) == 300
    assert all(re.fullmatch(r"[A-Z]{3,8} [A-Z]{3}", code) for c in CASES for code in c["actors"])


def test_nearly_all_are_right(answers: list[set[str]]) -> None:
    right = [set(case["actors"]) == found for case, found in zip(CASES, answers, strict=True)]
    assert sum(right) >= FLOOR * len(CASES)


def test_what_cannot_be_told_is_never_guessed(answers: list[set[str]]) -> None:
    guessed = [
        case["text"]
        for case, found in zip(CASES, answers, strict=True)
        if found > set(case["actors"]) == set()
    ]
    assert guessed == []
