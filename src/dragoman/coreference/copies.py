"""Copies of one text, found by MinHash (Broder 1997): a wire story printed with small changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.coreference.rule import load
from dragoman.coreference.words import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def digest(text: str) -> bytes:
    """MinHash of a text's shingles, runs of words: one unsigned 32-bit number a permutation."""
    import numpy as np
    from rensa import RMinHash

    rule = load().copies
    found = list(words(text))
    sketch = RMinHash(rule.permutations, rule.seed)
    sketch.update([" ".join(found[i : i + rule.shingle]) for i in range(len(found))])
    return np.array(sketch.digest(), dtype=np.uint32).tobytes()


def copied(digests: Sequence[bytes]) -> list[int]:
    """For each text the number of the first one that it is a copy of, over copies or directly."""
    import numpy as np

    texts = _numbers(digests)
    above = list(range(len(texts)))

    def first(text: int) -> int:
        while above[text] != text:
            text = above[text]
        return text

    for later in range(1, len(texts)):
        for earlier in np.flatnonzero(_alike(texts[:later], texts[later])).tolist():
            low, high = sorted((first(earlier), first(later)))
            above[high] = low
    return [first(text) for text in range(len(texts))]


def are_copies(one: bytes, other: bytes) -> bool:
    """Whether two texts share enough shingles."""
    first, second = _numbers([one, other])
    return bool(_alike(first, second))


def _numbers(digests: Sequence[bytes]) -> NDArray[np.uint32]:
    """The numbers of each digest, in a row."""
    import numpy as np

    joined = np.frombuffer(b"".join(digests), dtype=np.uint32)
    return joined.reshape(len(digests), load().copies.permutations)


def _alike(texts: NDArray[np.uint32], text: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Whether each of some texts shares enough shingles with one: by the share of equal numbers,
    which estimates that of common shingles among all of both (Jaccard)."""
    import numpy as np

    shares: NDArray[np.float64] = np.mean(texts == text, axis=-1)
    return shares >= load().copies.similarity
