"""What the frames' answers are worth: counts it on ``corpus/sentences.jsonl``.

``python training/worth.py`` prints, for each closeness of an event to the marked parties, the
logarithms that ``dragoman.reading.weighing`` adds: how much likelier the frames give a type where
it is right than where a type of the other polarity is, and the same for the right polarity alone.
Only the part ``test`` counts: frames were made from what the others showed to be missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import log

from corpus import sentences

from dragoman import codebook
from dragoman.model import Span
from dragoman.reading.classifier import NONE
from dragoman.reading.pairs import frames_answer

CLOSENESS = (3.0, 1.0, 0.0)
RELATIONS = ("same", "side", "other")
QUADS = {name: entry.quad for name, entry in codebook.load().types.items()}


def answers() -> Iterator[tuple[float, str, str]]:
    """Least closeness, the frames' type and the right one of each sentence they answer."""
    for sentence in sentences(0):
        right = sentence.template.type
        if right == NONE or sentence.template.part != "test":
            continue
        source, target = (
            Span(start=span[0], end=span[1]) if span else None
            for span in (sentence.source, sentence.target)
        )
        given, closeness = frames_answer(sentence.text, source, target)
        if given is not None:
            yield next(least for least in CLOSENESS if closeness >= least), given, right


def relation(given: str, right: str) -> str:
    """``same``, ``side`` (another type of its polarity) or ``other``."""
    if given == right:
        return "same"
    return "side" if (QUADS[given] > 2) == (QUADS[right] > 2) else "other"


def main() -> None:
    """Prints one line a closeness."""
    seen: Counter[tuple[float, str]] = Counter()
    possible: Counter[tuple[float, str]] = Counter()
    for closeness, given, right in answers():
        seen[closeness, relation(given, right)] += 1
        possible.update((closeness, relation(other, right)) for other in QUADS)
    for closeness in CLOSENESS:
        share = {name: seen[closeness, name] / possible[closeness, name] for name in RELATIONS}
        print(closeness, *(round(log(share[name] / share["other"]), 2) for name in RELATIONS[:2]))


if __name__ == "__main__":
    main()
