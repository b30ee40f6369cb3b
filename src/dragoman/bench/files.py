"""Benchmark files in: JSON and JSON lines, checked against a gold model."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, model_validator

from dragoman.errors import BenchError
from dragoman.model import Span


class Gold(BaseModel):
    """Base of all gold models: immutable, and blind to fields a score does not need."""

    model_config = ConfigDict(frozen=True, extra="ignore")


def _span(value: Any) -> Any:
    if isinstance(value, list) and len(value) == 2:
        return {"start": value[0], "end": value[1]}
    if isinstance(value, dict):
        return {key: value[key] for key in ("start", "end") if key in value}
    return value


GoldSpan = Annotated[Span, BeforeValidator(_span)]
"""``[start, end]`` or an object with ``start`` and ``end``: characters, end exclusive."""


class Marked(Gold):
    """A gold unit that gives its own ``start`` and ``end``, kept as ``span``."""

    span: GoldSpan

    @model_validator(mode="before")
    @classmethod
    def _offsets(cls, value: Any) -> Any:
        return {**value, "span": value} if isinstance(value, dict) else value


M = TypeVar("M", bound=Gold)


def read_text(path: Path) -> str:
    """The UTF-8 text of ``path``; raises :class:`BenchError` where there is none."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8 text"
        raise BenchError(f"{path}: cannot be read: {reason}") from error


def parse_json(text: str, where: str) -> Any:
    """``text`` as JSON; ``where`` names it in the :class:`BenchError`."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise BenchError(f"{where}: not JSON: {error}") from error


def check(model: type[M], value: Any, where: str) -> M:
    """``value`` as ``model``; ``where`` names it in the :class:`BenchError`."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "object"
        raise BenchError(f"{where}: {place}: {first['msg']}") from error


def read_lines(path: Path, model: type[M]) -> list[tuple[str, M]]:
    """The rows of a JSON lines file, each with ``path:line`` for messages; blank lines pass."""
    rows = []
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if line.strip():
            where = f"{path}:{number}"
            rows.append((where, check(model, parse_json(line, where), where)))
    if not rows:
        raise BenchError(f"{path}: holds no rows")
    return rows


def check_spans(spans: Sequence[Span], text: str, where: str) -> None:
    """Raises :class:`BenchError` where a span reaches past the end of ``text``."""
    for span in spans:
        if span.end > len(text):
            raise BenchError(
                f"{where}: span [{span.start}, {span.end}) ends after the text ({len(text)})"
            )
