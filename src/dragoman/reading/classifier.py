"""What a source does to a target, by the model that ``training/train.py`` makes.

A small encoder reads a sentence in which two parties are marked and gives a probability to every
event type, mode and status. The names of states are exchanged for the same few names before it
reads, so that no answer depends on whom a sentence is about.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from dragoman import knowledge, networks
from dragoman.reading import lexicon
from dragoman.reading.pair_input import Offsets, encode

if TYPE_CHECKING:
    from numpy.typing import NDArray

CLASSIFIER = "events 3"
"""Name of the packaged model, with a number that grows whenever it is trained anew."""

NONE = "NONE"
"""The type of a sentence in which the source does nothing to the target."""

_KINDS = ("type", "mode", "status")
_THE = re.compile(r"\bthe $", re.IGNORECASE)
_AN = re.compile(r"\b[Aa]n $")
_ARTICLE = 4
"""Characters before a name that may be its article."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its marked parties, as offsets into ``text``, end exclusive."""

    text: str
    source: Offsets
    target: Offsets | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """Probabilities by name; each of the three sums to one."""

    types: dict[str, float]
    """By PLOVER type, and :data:`NONE`."""
    modes: dict[str, float]
    """By ``TYPE/mode``; ``TYPE/-`` where the type has no mode."""
    statuses: dict[str, float]
    """By the name of a status."""


def judge(pairs: Sequence[Pair]) -> list[Judgement]:
    """A judgement of each pair, in order.

    Every pair is run by itself (:mod:`dragoman.networks`).
    """
    return [_model().judge(pair) for pair in pairs]


class _Model:
    """The packaged model."""

    def __init__(self) -> None:
        self._session = networks.session("dragoman.reading", "events.onnx")
        self._tokenizer = networks.tokenizer()
        file = files("dragoman.reading").joinpath("model", "card.json")
        card = json.loads(file.read_text(encoding="utf-8"))
        self._labels: dict[str, list[str]] = card["labels"]
        self._temperature: float = card["temperature"]

    def judge(self, pair: Pair) -> Judgement:
        """The model's probabilities; one divisor, chosen on held-out sentences of the corpus,
        calibrates types and modes. Statuses are right more often than they say."""
        plain = exchanged(pair)
        ids = encode(plain.text, plain.source, plain.target, self._tokenize)
        given = np.array([ids], dtype=np.int64)
        (logits,) = self._session.run(["logits"], {"ids": given})
        ends = np.cumsum([len(self._labels[kind]) for kind in _KINDS])
        parts = np.split(logits[0] / self._temperature, ends[:-1])
        return Judgement(
            *(
                dict(zip(self._labels[kind], _softmax(part).tolist(), strict=True))
                for kind, part in zip(_KINDS, parts, strict=True)
            )
        )

    def _tokenize(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids)


@cache
def _model() -> _Model:
    return _Model()


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float64]:
    powers = np.exp(logits.astype(np.float64) - logits.max())
    return np.asarray(powers / powers.sum())


def exchanged(pair: Pair) -> Pair:
    """The pair with stand-ins for the names, adjectives and capitals of states."""
    bounds = {offset for span in (pair.source, pair.target) if span for offset in span}
    pieces: list[str] = []
    moved: dict[int, int] = {}
    done = length = 0
    for start, end, new in (*_stand_ins(pair.text), (len(pair.text), len(pair.text), "")):
        if any(start < bound < end for bound in bounds):
            continue
        moved.update((bound, length + bound - done) for bound in bounds if done <= bound <= start)
        pieces += [pair.text[done:start], new]
        length += start - done + len(new)
        done = end
        moved[end] = length
    source = moved[pair.source[0]], moved[pair.source[1]]
    target = pair.target and (moved[pair.target[0]], moved[pair.target[1]])
    return Pair("".join(pieces), source, target)


def _stand_ins(text: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of each name of a state, and the stand-in for it; ``an`` before a name becomes
    ``a``."""
    stand_ins = lexicon.StandIns()
    for match in lexicon.names(knowledge.load()).scan(text):
        before = text[max(0, match.start - _ARTICLE) : match.start]
        stand_in = stand_ins.of(match.entry, after_article=bool(_THE.search(before)))
        if stand_in is None:
            continue
        if _AN.search(before):
            yield match.start - 2, match.start - 1, ""
        yield match.start, match.end, stand_in
