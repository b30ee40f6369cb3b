"""The data files of this package: TOML, each checked as it is read."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ConfigDict


class Data(BaseModel):
    """Base of what a data file holds: immutable, and closed to fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


D = TypeVar("D", bound=Data)


def load(name: str, kind: type[D]) -> D:
    """What the file ``name`` holds."""
    text = files("dragoman.views").joinpath(name).read_text(encoding="utf-8")
    return kind.model_validate(tomllib.loads(text))
