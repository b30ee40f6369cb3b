"""What texts say, as vectors, by all-MiniLM-L6-v2 (``training/encoder.py`` exports it)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman import networks
from dragoman.reading.pair_input import CLS, SEP

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST = 254
"""Most tokens of a text; what comes after them is cut."""


def vectors(texts: Sequence[str]) -> NDArray[np.float64]:
    """A vector of length 1 for each text, one a row."""
    return np.concatenate([_vector(text) for text in texts]).astype(np.float64)


def _vector(text: str) -> NDArray[np.float32]:
    tokens = networks.tokenizer().encode(text, add_special_tokens=False).ids[:LONGEST]
    ids = np.array([[CLS, *tokens, SEP]], dtype=np.int64)
    (found,) = _session().run(["vectors"], {"ids": ids})
    return np.asarray(found)


@cache
def _session() -> Any:
    return networks.session("dragoman.views.accounts", "sentences.onnx")
