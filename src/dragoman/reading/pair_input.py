"""A sentence with a marked source and target as the classifier's input: one encoding for training
and for reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence

OPEN_SOURCE, CLOSE_SOURCE, OPEN_TARGET, CLOSE_TARGET = 1, 2, 3, 4
"""Ids of ``[unused0]`` to ``[unused3]`` in BERT's vocabulary, which mark the two parties."""
CLS, SEP, PAD = 101, 102, 0
LONGEST = 112
"""Most tokens of an input; what is farther from the parties is cut."""

Offsets = tuple[int, int]


def encode(
    text: str,
    source: Offsets,
    target: Offsets | None,
    tokenize: Callable[[str], Sequence[int]],
) -> list[int]:
    """Token ids of ``text`` with marks around the spans, which are offsets into it.

    Spans that overlap are both marked at their own ends; ``tokenize`` gives ids without special
    tokens.
    """
    marks = [(source[0], 1, OPEN_SOURCE), (source[1], 0, CLOSE_SOURCE)]
    if target is not None:
        marks += [(target[0], 1, OPEN_TARGET), (target[1], 0, CLOSE_TARGET)]
    ids: list[int] = []
    done = 0
    for at, _, mark in sorted(marks):
        ids += tokenize(text[done:at])
        ids.append(mark)
        done = at
    ids += tokenize(text[done:])
    return [CLS, *_around_marks(ids), SEP]


def _around_marks(ids: list[int]) -> list[int]:
    """As many tokens around the marks as the input holds."""
    room = LONGEST - 2
    if len(ids) <= room:
        return ids
    marked = [place for place, token in enumerate(ids) if OPEN_SOURCE <= token <= CLOSE_TARGET]
    spare = max(0, room - (marked[-1] - marked[0] + 1))
    start = min(max(0, marked[0] - spare // 2), len(ids) - room)
    return ids[start : start + room]
