"""Whether the names of states tell an event's type: they must not.

``python training/names.py`` prints how often naive Bayes on the names in source and target alone is
right in the corpus's test part, beside always giving the commonest type.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log

from corpus import Sentence, sentences

from dragoman import knowledge
from dragoman.reading import lexicon
from dragoman.reading.classifier import NONE

NAMES = lexicon.names(knowledge.load())


def states(sentence: Sentence) -> list[tuple[str, str]]:
    """The states named in source and target, with the side."""
    return [
        (side, match.entry.country)
        for side, span in (("source", sentence.source), ("target", sentence.target))
        if span
        for match in NAMES.scan(sentence.text[span[0] : span[1]])
    ]


def by_names(train: Sequence[Sentence], test: Sequence[Sentence]) -> tuple[float, float]:
    """Share right by names alone, and by the commonest type."""
    types = Counter(sentence.template.type for sentence in train)
    seen: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for sentence in train:
        seen[sentence.template.type].update(states(sentence))
    known = len({state for counts in seen.values() for state in counts})

    def likelihood(kind: str, found: Sequence[tuple[str, str]]) -> float:
        total = seen[kind].total() + known
        return log(types[kind]) + sum(log((seen[kind][state] + 1) / total) for state in found)

    right = 0
    for sentence in test:
        found = states(sentence)
        right += max(types, key=lambda kind: likelihood(kind, found)) == sentence.template.type
    common = types.most_common(1)[0][0]
    return right / len(test), sum(s.template.type == common for s in test) / len(test)


def main() -> None:
    """Prints one line with and one without the sentences that code to nothing."""
    corpus = list(sentences(0))
    for name, kept in (
        ("all", corpus),
        ("events", [s for s in corpus if s.template.type != NONE]),
    ):
        parts = [[s for s in kept if s.template.part == part] for part in ("train", "test")]
        names, common = by_names(parts[0], parts[1])
        print(f"{name:<8}names alone {names:.1%}  commonest type {common:.1%}")


if __name__ == "__main__":
    main()
