"""Copies of one text, found by MinHash (Broder 1997): a wire story printed with small changes."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coreference.rule import load
from dragoman.coreference.words import words


def digest(text: str) -> bytes:
    """MinHash of a text's shingles, runs of words: one unsigned 32-bit number a permutation."""
    import numpy as np
    from rensa import RMinHash

    rule = load().copies
    found = list(words(text))
    sketch = RMinHash(rule.permutations, rule.seed)
    sketch.update([" ".join(found[i : i + rule.shingle]) for i in range(len(found))])
    return np.array(sketch.digest(), dtype=np.uint32).tobytes()


def similarity(one: bytes, other: bytes) -> float:
    """Estimated share of common shingles among all of two texts (Jaccard), 0 to 1."""
    import numpy as np

    left, right = np.frombuffer(one, dtype=np.uint32), np.frombuffer(other, dtype=np.uint32)
    return float(np.mean(left == right))


def copied(digests: Sequence[bytes]) -> list[int]:
    """For each text the number of the first one that it is a copy of, over copies or directly."""
    first = list(range(len(digests)))
    for j in range(len(digests)):
        for i in range(j):
            if first[i] != first[j] and are_copies(digests[i], digests[j]):
                low, high = sorted((first[i], first[j]))
                first = [low if number == high else number for number in first]
    return first


def are_copies(one: bytes, other: bytes) -> bool:
    """Whether two texts share enough shingles."""
    return similarity(one, other) >= load().copies.similarity
