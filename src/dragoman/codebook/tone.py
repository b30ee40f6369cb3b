"""Words that show what a plain ``said`` does, read from ``tone.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict


class Tone(BaseModel):
    """Lemmas by what they make of a statement's content."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    wishes: frozenset[str]
    reproach: frozenset[str]
    denial: frozenset[str]
    praise: frozenset[str]
    harm: frozenset[str]
    stative: frozenset[str]
    silence: frozenset[str]
    anonymity: frozenset[str]
    reprisals: frozenset[str]
    firm: frozenset[str]
    answers: frozenset[str]
    warnings: frozenset[str]


@cache
def load() -> Tone:
    """The shipped lists."""
    text = files("dragoman.codebook").joinpath("tone.toml").read_text(encoding="utf-8")
    return Tone.model_validate(tomllib.loads(text))
