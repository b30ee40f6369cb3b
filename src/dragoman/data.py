"""Data files: TOML, each checked as it is read."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict


class Data(BaseModel):
    """Base of what a data file holds: immutable, and closed to fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


D = TypeVar("D", bound=BaseModel)


def tables(package: str, name: str) -> dict[str, Any]:
    """What the file ``name`` of a package holds."""
    return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))


def load(package: str, name: str, kind: type[D]) -> D:
    """What the file ``name`` of a package holds, as a ``kind``."""
    return kind.model_validate(tables(package, name))
